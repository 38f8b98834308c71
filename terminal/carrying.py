"""The commands that carry a graph elsewhere, or hold it against its documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from graph import exchange
from graph.check import check
from graph.exchange import Format
from graph.fields import LANGUAGES
from graph.nearest import nearest
from graph.ontology import load
from graph.statement import Graph
from graph.store.base import StoreError
from terminal.shared import GRAPH, GraphFile, fail, opened

carrying = typer.Typer()
_PICTURE = {
    "zh": "单个网页：图，以及每条关系的原文",
    "en": "one page: the picture, with the sentences of each relation",
}
FORMATS = {**exchange.FORMATS, "html": Format("html", "views.standalone", ".html", _PICTURE)}
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
    try:
        written = FORMATS[format_].write(whole, out)
    except FileExistsError:
        fail(f"--out {out}: is a file; {format_} writes a folder, so name another place.")
    say(f"nodes: {len(whole.nodes)}, edges: {len(whole.edges)}")
    say(f"written: {written}")
    if then := FORMATS[format_].then:
        say(f"then: {then}")


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


@carrying.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A graph file or server, or the folder of an export as jsonl.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another one.")],
    lang: Annotated[str, typer.Option(metavar="zh|en", help="zh or en.")] = "zh",
    as_json: Annotated[bool, typer.Option("--json", help="Print every change as JSON.")] = False,
) -> None:
    """Tell what came, went and changed between two graphs; ends with 0 when nothing did, with 1 otherwise."""
    from graph import diff as differing
    from graph.exchange.jsonl import ExportError
    from terminal.printing_diff import print_difference

    if lang not in LANGUAGES:
        fail(f"--lang {lang}: no such language; there are {' and '.join(LANGUAGES)}", code=2)
    try:
        former, present = _statements(old), _statements(new)
    except (StoreError, ExportError) as error:
        fail(str(error), code=2)
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", code=2)
    found = differing.diff(former, present)
    if as_json:
        typer.echo(json.dumps(found.data(), ensure_ascii=False))
    else:
        print_difference(found, former, present, load(), lang)
    if found:
        raise SystemExit(1)


def _statements(where: str) -> Graph:
    """Return the graph of a graph file, a server, or an exported folder."""
    from graph.exchange import jsonl
    from graph.store.read import everything

    if Path(where).is_dir():
        return jsonl.load(Path(where))
    with opened(where) as store:
        return everything(store, load())
