"""GEXF: for Gephi; NetworkX reads it back whole."""

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
    ...     export(Graph((region,), ()), Path(folder) / "a.gexf")
    ...     network = networkx.read_gexf(Path(folder) / "a.gexf")
    >>> network.nodes[region.id]["label"], network.nodes[region.id]["category"]
    ('慈溪市', 'Region')
    """
    networkx.write_gexf(flattened(graph), out)
