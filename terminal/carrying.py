"""The commands that carry a graph elsewhere, or hold it against its documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.check import check
from graph.exchange import FORMATS
from graph.nearest import nearest
from graph.ontology import load
from terminal.shared import GRAPH, GraphFile, fail, opened

carrying = typer.Typer()
FORMATS_HELP = "; ".join(f"{format_.name}: {format_.title['en']}" for format_ in FORMATS.values())


@carrying.command()
def export(
    out: Annotated[Path, typer.Option(metavar="DIR|FILE", help="The folder or the file to write.")],
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"What to write; {FORMATS_HELP}.")
    ] = "jsonl",
    graph: GraphFile = GRAPH,
) -> None:
    """Write the graph for other programs."""
    from graph.store.read import everything
    from terminal.printing import say

    if format_ not in FORMATS:
        fail(f"--format {format_}: no such format{nearest(format_, FORMATS)}; there are {', '.join(FORMATS)}")
    with opened(graph) as store:
        whole = everything(store, load())
    written = FORMATS[format_].write(whole, out)
    say(f"nodes: {len(whole.nodes)}, edges: {len(whole.edges)}")
    say(f"written: {written}")


@carrying.command()
def validate(graph: GraphFile = GRAPH) -> None:
    """Hold every statement of a graph file against the ontology and the documents kept in it."""
    from graph.store.read import everything
    from terminal.printing import say

    ontology = load()
    with opened(graph) as store:
        whole = everything(store, ontology)
    texts = {
        str(node.properties["file"]): str(node.properties.get("text", ""))
        for node in whole.nodes
        if node.label == "Document" and node.properties.get("in_corpus")
    }
    check(whole, texts, ontology)
    quotes = sum(len(node.evidence) for node in whole.nodes) + sum(len(edge.evidence) for edge in whole.edges)
    say(f"in order: {len(whole.nodes)} nodes, {len(whole.edges)} edges, {quotes} quotes")
