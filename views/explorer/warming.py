"""What pages need is loaded while the browser still loads the frame around them, for the first visitor as well.

The server answers from the start; who comes sooner than all is loaded waits for the rest of it. Only one thread at
a time loads modules, for two that load the same ones from different ends can find them half made.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from threading import Thread

_PAGE, _TABLES = "views.explorer.pages.explore", "pandas"  # streamlit takes the latter for the data of components
_threads: list[Thread] = []


@asynccontextmanager
async def beside(where: str) -> AsyncGenerator[None]:
    """Load beside a server what pages of the graph at `where` need."""
    thread = Thread(target=_load, args=(where,), name="warming", daemon=True)
    _threads.append(thread)
    thread.start()
    yield


def wait() -> None:
    """Return when all is loaded; at once where nothing is being loaded."""
    for thread in _threads:
        thread.join()


def _load(where: str) -> None:
    for name in (_PAGE, _TABLES):
        import_module(name)
    from graph.store.base import StoreError
    from views.explorer import builds
    from views.explorer.access import access

    with suppress(StoreError):  # the page says what is wrong
        opened = access(builds.chosen(where, ""))
        _ = opened.names, opened.sources
