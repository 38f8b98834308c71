"""JSON-LD: the linked data of `graph.exchange.linked` as one file."""

from __future__ import annotations

import json
from pathlib import Path

from graph.exchange.linked import linked
from graph.statement import Graph


def export(graph: Graph, out: Path) -> None:
    """Write the file `out`."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(linked(graph), file, ensure_ascii=False, indent=1)
