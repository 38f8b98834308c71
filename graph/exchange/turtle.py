"""RDF as Turtle: the triples of `graph.exchange.linked`, as rdflib reads them from JSON-LD."""

from __future__ import annotations

import json
from pathlib import Path

import rdflib

from graph.exchange.linked import linked
from graph.statement import Graph


def export(graph: Graph, out: Path) -> None:
    """Write the file `out`. Slow: some seconds for 1,000 nodes with their relations and passages."""
    triples = rdflib.Graph().parse(data=json.dumps(linked(graph)), format="json-ld")
    triples.serialize(out, format="turtle", encoding="utf-8")
