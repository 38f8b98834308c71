"""What the modules of the command line share: the graph, and how a command says that it failed."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from graph.store.base import Store

GRAPH = "build/policy.lbug"
GraphFile = Annotated[
    str,
    typer.Option(
        "--graph", metavar="FILE|neo4j://…", envvar="POLICYGRAPH_URI", help="The graph file, or server, to ask."
    ),
]


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message to the standard error and end with an exit code."""
    print(message, file=sys.stderr)
    raise SystemExit(code)


def opened(where: str) -> Store:
    """Open a graph for reading; the password of a server is asked for where the environment has none."""
    from graph.store.opening import is_address, open_store

    if is_address(where):
        ask_password(where)
    return open_store(where)


def ask_password(address: str) -> None:
    """Ask for the password of a server, unless it is in the environment already or nobody is there to ask."""
    if "NEO4J_PASSWORD" not in os.environ and sys.stdin.isatty():
        # Kept where the page of `policygraph app`, a process of its own, finds it too.
        os.environ["NEO4J_PASSWORD"] = getpass(f"Password for {address}: ")
