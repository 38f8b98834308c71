"""What the modules of the command line share: the graph file, and how a command says that it failed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from graph.store.ladybug import LadybugStore

GRAPH = Path("build/policy.lbug")
GraphFile = Annotated[Path, typer.Option("--graph", metavar="FILE", help="The graph file to ask.")]


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message to the standard error and end with an exit code."""
    print(message, file=sys.stderr)
    raise SystemExit(code)


def opened(path: Path) -> LadybugStore:
    """Open a graph file for reading."""
    from graph.store.ladybug import LadybugStore

    return LadybugStore.open(path)
