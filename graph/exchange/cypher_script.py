"""A script of Cypher statements, a line each, that fills a Neo4j or brings it up to date."""

from __future__ import annotations

from pathlib import Path

from graph.ontology import load
from graph.statement import Graph
from graph.store.neo4j_script import script


def export(graph: Graph, out: Path) -> None:
    """Write the file `out`; `cypher-shell -f` runs it, and so does any client that splits it at the semicolons."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{statement};\n" for statement in script(graph, load()))
