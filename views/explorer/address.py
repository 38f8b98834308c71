"""The state of a view is its address: what is in the URL is all there is, so every view is a link.

Controls take their value from the URL and write it back when they change; nothing else is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

import streamlit as st

Value = str | int | bool | list[str] | None
KEPT = ("lang", "asof", "build")  # what a new page keeps of the old one's address


class Control(TypedDict):
    """What ties a control of Streamlit to the URL."""

    key: str
    on_change: Callable[..., None]
    args: tuple[str]


def get(name: str, default: str = "") -> str:
    """Return what the URL says under `name`."""
    return str(st.query_params.get(name, default))


def many(name: str) -> list[str]:
    """Return the list that the URL says under `name`, parted by commas there."""
    return [item for item in get(name).split(",") if item]


def put(**changes: Value) -> None:
    """Change the URL; what is empty is taken out of it."""
    for name, value in changes.items():
        text = ",".join(value) if isinstance(value, list) else "" if value in (None, False) else str(value)
        if text:
            st.query_params[name] = text
        elif name in st.query_params:
            del st.query_params[name]


def go(page: str, **parameters: Value) -> None:
    """Turn to another page: of the old address only language, day and build are kept."""
    kept = {name: get(name) for name in KEPT}
    st.query_params.clear()
    put(page=page, **kept, **parameters)


def link(page: str, **parameters: Value) -> str:
    """Return the address of a page as a relative link.

    >>> link("explore", names=["Region:1"])
    '?page=explore&names=Region%3A1'
    """
    from urllib.parse import urlencode

    texts = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in parameters.items()}
    return "?" + urlencode({"page": page, **{name: text for name, text in texts.items() if text}})


def bound(name: str, value: object) -> Control:
    """Return what ties a control to the parameter `name` of the URL, showing `value` now."""
    key = f"at.{name}"
    st.session_state[key] = value
    return Control(key=key, on_change=_write, args=(name,))


def _write(name: str) -> None:
    put(**{name: st.session_state[f"at.{name}"]})
