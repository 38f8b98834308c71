"""How the pages reach the graph: one store for all visitors, for opening a file takes room; what is asked is theirs.

A build puts a new file in the place of the old one. The signature of the file tells, so that the next run of a
page opens the new one; the old one is let go when nobody asks it any more. A server does not say when its graph has
changed; what is known of it is kept for a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from graph.search import NameIndex
from graph.store.base import Store
from graph.store.opening import is_address, open_store
from graph.store.read import Name, names
from graph.store.sources import Source, sources

if TYPE_CHECKING:
    from loaders.as_of import AsOf

T = TypeVar("T")
Signature = tuple[str, int, int, int, str]
TIME = 20.0  # seconds that one statement may take
_KEPT = 64  # answers kept for all sessions, of each kind


class Access:
    """A store and what is known of it; `then` tells what an earlier day leaves out of it."""

    def __init__(self, store: Store, signature: Signature, then: AsOf | None, held: ExitStack) -> None:
        """Wrap an open store; see `access`."""
        self.store = store
        self.signature = signature
        self.then = then
        self._held = held  # closes the store when the last reference to it is gone

    def kept(self, name: str, make: Callable[[Store], T], *key: object) -> T:
        """Return what `make` makes of the store; made once for this file, `name` and `key`, for all sessions."""
        return _kept(self.signature, name, key, lambda: make(self.store))

    @property
    def names(self) -> NameIndex:
        """The names of the graph, ready to be searched."""
        return self.kept("names", lambda _: NameIndex(self.named.values()))

    @property
    def named(self) -> dict[str, Name]:
        """The names of all nodes but passages, and how many edges each node has, by id."""
        return self.kept("named", lambda store: {name.id: name for name in names(store)})

    @property
    def sources(self) -> dict[str, Source]:
        """The documents of the graph by file name."""
        return self.kept("sources", sources)


def access(where: str, day: date | None = None) -> Access:
    """Return the access to the graph at `where`, opened again where it is another now.

    Args:
        where: a path, or the address of a server.
        day: only what was stated by the end of this day; its documents are read anew, which takes seconds.

    Raises `graph.store.base.StoreError` when there is none, or it can't be read now.
    """
    return _opened((*_signature(where), str(day or "")), where, day)


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened(signature: Signature, where: str, day: date | None) -> Access:
    with ExitStack() as closing:
        store = closing.enter_context(open_store(where, TIME))
        if not day:
            return Access(store, signature, None, closing.pop_all())
        from loaders.as_of import as_of  # all of reading, which no other page needs

        then = closing.enter_context(as_of(store, day))
        return Access(then.store, signature, then, closing.pop_all())


def _signature(where: str) -> tuple[str, int, int, int]:
    """Return what changes when the graph may have changed."""
    if is_address(where):
        return where, int(time() // 60), 0, 0
    path = Path(where)
    state = path.stat() if path.is_file() else None
    return (where, state.st_ino, state.st_size, state.st_mtime_ns) if state else (where, 0, 0, 0)


@st.cache_resource(max_entries=_KEPT * 4, show_spinner=False)
def _kept(signature: Signature, name: str, key: tuple[object, ...], _make: Callable[[], T]) -> T:
    return _make()
