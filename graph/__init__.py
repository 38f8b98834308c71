"""What the graph is and where it is kept; knows nothing of how documents are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interactive.opened import OpenGraph

__all__ = ["open_graph"]


def open_graph(source: str | Path = "build/policy.lbug") -> OpenGraph:
    """Open a graph for a notebook or a Python prompt.

    Args:
        source: a graph file, or the address of a Neo4j server; see `graph.store.opening.open_store`.

    Returns:
        A graph with `run`, `cypher`, `nodes`, `neighbourhood` and `path`; a context manager that closes itself.

    Raises `graph.store.base.StoreError` when there is no such graph, or it can't be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from graph.ontology import load
        >>> from graph.statement import Graph, Node
        >>> from graph.store.ladybug_build import write
        >>> with TemporaryDirectory() as folder:
        ...     write(Graph((Node.of("Region", "慈溪市", aliases=["慈溪"]),), ()), Path(folder) / "a.lbug", load())
        ...     with open_graph(Path(folder) / "a.lbug") as graph:
        ...         graph.nodes.match("Region", name="慈溪").first()
        <Region 慈溪市>
    """
    # What is returned stands above the questions and the views, and those above this package. It is offered
    # here, where it is looked for, but only a call reaches up: `import graph` stays light and imports nothing.
    from interactive.opened import OpenGraph

    return OpenGraph.open(source)
