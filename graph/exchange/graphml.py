"""GraphML: for yEd, igraph, Cytoscape and others; NetworkX reads it back whole."""

from __future__ import annotations

from pathlib import Path

import networkx

from graph.exchange.flat import flattened
from graph.statement import Graph


def export(graph: Graph, out: Path) -> None:
    """Write the file `out`; see `graph.exchange.flat` for its attributes.

    >>> from tempfile import TemporaryDirectory
    >>> from graph.statement import Node
    >>> region = Node.of("Region", "慈溪市")
    >>> with TemporaryDirectory() as folder:
    ...     export(Graph((region,), ()), Path(folder) / "a.graphml")
    ...     network = networkx.read_graphml(Path(folder) / "a.graphml")
    >>> network.nodes[region.id]["name"]
    '慈溪市'
    """
    networkx.write_graphml(flattened(graph), out, named_key_ids=True)
