"""The frame of every page: title, pages, language, and what is said when the graph can't be read."""

from __future__ import annotations

import logging
from contextlib import nullcontext, suppress
from datetime import date
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from graph.fields import LANGUAGES
from graph.store.base import StoreError
from queries.catalogue import QueryError
from views.explorer import address, builds
from views.explorer.access import access
from views.explorer.troubles import worded
from views.explorer.visit import Visit
from views.explorer.words import words

if TYPE_CHECKING:
    from loaders.as_of import AsOf

PAGES = ("overview", "explore", "questions", "indicators", "originals", "adding", "cypher")
_LOG = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_FIRST, _LAST = date(1949, 10, 1), date(2099, 12, 31)
_NAMES = {"zh": "中文", "en": "English"}


def run(where: str) -> None:
    """Show the page that the URL asks for, of the graph at `where`; the first page where it asks for none."""
    st.set_page_config(page_title="政策图谱 · Policy Graph", page_icon=str(_HERE / "icon.svg"), layout="wide")
    st.html(f"<style>{(_HERE / 'style.css').read_text('utf-8')}</style>")
    language = address.get("lang", "zh")
    language = language if language in LANGUAGES else "zh"
    page = address.get("page", "overview")
    page = page if page in PAGES else "overview"
    day = _bar(page, language)
    try:
        with st.spinner(words(language)["reading"], show_time=True) if day else nullcontext():
            opened = access(builds.chosen(where, address.get("build")), day)
        earlier = builds.earlier(where, address.get("build"))
        if earlier or opened.then:
            with st.container(key="above"):
                if earlier:
                    st.caption(words(language)["build_shown"].format(name=earlier))
                if opened.then and day:
                    _left_out(opened.then, day, language)
        # A page is imported when it is asked for: charts and spreadsheets take longer to load than the rest.
        import_module(f"views.explorer.pages.{page}").show(Visit(opened, language, where))
    except StoreError as error:
        _trouble(worded(error.message, language), language)
    except QueryError as error:
        st.warning(worded(error.message, language))
    except Exception:  # a fault of ours: for the log, while the visitor keeps the frame of the page
        _LOG.exception("the page %s failed", page)
        _trouble(words(language)["fault"], language)


def _left_out(then: AsOf, day: date, language: str) -> None:
    """Say of which day the graph is; which documents that leaves out is a click away."""
    from views.as_of import remarks

    until, *rest = map(escape, remarks(then, day, language))
    count = words(language)["left_out"].format(count=len(then.later) + len(then.undated))
    listed = f"<summary>{until} {escape(count)}</summary>{'<br>'.join(rest)}"
    st.html(f'<details class="pg-quiet">{listed}</details>' if rest else f'<p class="pg-quiet">{until}</p>')


def _bar(page: str, language: str) -> date | None:
    """Show title, pages, day and language; return the day."""
    said = words(language)
    st.session_state["bar.page"] = page
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.html(f'<h1 class="pg-title">{escape(said["title"])}</h1>', width="content")
        st.segmented_control(
            said["pages"],
            PAGES,
            format_func=lambda name: said[name],
            label_visibility="collapsed",
            required=True,
            key="bar.page",
            on_change=_turn,
        )
        st.space("stretch")
        st.caption(said["as_of"], width="content")
        day = st.date_input(
            said["as_of"],
            min_value=_FIRST,
            max_value=_LAST,
            format="YYYY-MM-DD",
            help=said["as_of_help"],
            width=170,
            label_visibility="collapsed",
            **address.bound("asof", _day(address.get("asof"))),
        )
        st.segmented_control(
            said["language"],
            list(LANGUAGES),
            format_func=lambda name: _NAMES[name],
            label_visibility="collapsed",
            required=True,
            **address.bound("lang", language),
        )
    return day


def _day(text: str) -> date | None:
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return day if _FIRST <= day <= _LAST else None
    return None


def _turn() -> None:
    address.go(st.session_state["bar.page"])


def _trouble(message: str, language: str) -> None:
    """Say that the graph can't be read now, and offer to try again; nothing of the page is lost by it."""
    said = words(language)
    st.error(f"**{said['trouble']}**", icon=":material/database_off:")
    st.text(message)
    st.button(said["again"], type="primary")
