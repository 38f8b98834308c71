"""Opens a graph wherever it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.store.base import Store

if TYPE_CHECKING:
    import py2neo


def open_store(where: str | Path, timeout: float = 60) -> Store:
    """Open a graph file, or the graph that a Neo4j server keeps, for reading.

    Args:
        where: a path, or an address such as `neo4j://localhost:7687/DATABASE` (also `neo4j+s://`, `bolt://` and the
            like). User and password of a server come from `NEO4J_USERNAME` and `NEO4J_PASSWORD`.
        timeout: seconds after which a statement is stopped.

    Raises:
        StoreError: there is no graph, or it can't be read; the message says what to do.

    >>> from tempfile import TemporaryDirectory
    >>> from graph.ontology import load
    >>> from graph.statement import Graph, Node
    >>> from graph.store.ladybug_build import write
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "policy.lbug"
    ...     write(Graph((Node.of("Region", "慈溪市"),), ()), path, load())
    ...     with open_store(path) as store:
    ...         store.run("MATCH (n:Region) RETURN n.name AS name").rows
    (('慈溪市',),)
    """
    # Each engine is imported only by those who use it.
    if is_address(where):
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore.open(str(where), timeout)
    from graph.store.ladybug import LadybugStore

    return LadybugStore.open(Path(where), timeout)


def as_store(graph: Store | py2neo.Graph) -> Store:
    """Return an open store as it is, and a `py2neo.Graph` as a store.

    Raises `TypeError` for anything else.
    """
    if isinstance(graph, Store):
        return graph
    # Who holds such a graph has the package; nobody else needs it.
    if type(graph).__module__.partition(".")[0] == "py2neo":
        from graph.store.py2neo import Py2neoStore

        return Py2neoStore(graph)
    raise TypeError(f"expected an open store or a py2neo.Graph, found {type(graph).__name__}")


def is_address(where: str | Path) -> bool:
    """Tell the address of a server from a path.

    >>> is_address("neo4j://localhost"), is_address("build/policy.lbug")
    (True, False)
    """
    return "://" in str(where)
