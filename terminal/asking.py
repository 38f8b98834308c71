"""The commands that ask a graph: counts, names, canned questions and Cypher."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.ontology import load
from terminal.delivering import (
    Cite,
    Day,
    Format,
    Language,
    Out,
    Parameters,
    chosen_format,
    deliver,
    opened_as_of,
    parsed,
)
from terminal.shared import GRAPH, GraphFile, fail, opened

asking = typer.Typer()


@asking.command()
def stats(graph: GraphFile = GRAPH) -> None:
    """Count nodes by label and edges by type."""
    from graph.store.read import counts
    from terminal.printing import print_counts, say

    ontology = load()
    with opened(graph) as store:
        nodes, edges = counts(store, ontology)
    print_counts(nodes, edges, ontology)
    say(f"nodes: {sum(nodes.values())}, edges: {sum(edges.values())}")


@asking.command()
def show(
    name: Annotated[str, typer.Argument(help="A name or alias, a part of one, or its pinyin.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Print all relations of a type, not the first ten.")
    ] = False,
    lang: Language = "zh",
    as_of: Day = None,
    graph: GraphFile = GRAPH,
) -> None:
    """Print what the graph knows by a name: the node, its relations, and the sentences that state them."""
    from graph.search import NameIndex
    from graph.store import read
    from terminal.printing import print_names, say
    from terminal.printing_node import print_node

    with opened_as_of(graph, as_of, lang) as (store, remarks):
        names = NameIndex.of(store)
        nodes = read.nodes(store, (found.id for found in names.named(name)))
        if not nodes:
            near = ", ".join(names.nearest(name))
            fail(
                f"{graph}: nothing is named {name!r}{near and f'; nearest: {near}'}\n"
                "Try a part of the name; policygraph stats tells what the graph holds."
            )
        if len(nodes) > 10:
            print_names(nodes, load(), lang)
            return
        for node in nodes:
            print_node(store, node, load(), None if everything else 10, lang)
    for remark in remarks:
        say(remark)


@asking.command()
def cypher(statement: Annotated[str, typer.Argument(help="One reading statement.")], graph: GraphFile = GRAPH) -> None:
    """Ask the graph in Cypher, reading only."""
    from terminal.printing import print_table, say

    with opened(graph) as store:
        result = store.run(statement)
    print_table(result, result.columns)
    say(f"rows: {len(result.rows)}")


@asking.command()
def query(
    name: Annotated[str, typer.Argument(help="A canned question; `policygraph queries` lists them.")],
    parameter: Parameters = None,
    format: Format = None,
    out: Out = None,
    lang: Language = "zh",
    cite: Cite = False,
    as_of: Day = None,
    graph: GraphFile = GRAPH,
) -> None:
    """Ask a canned question."""
    from queries.catalogue import find, run
    from views.answers import FORMATS

    given = parsed(parameter)
    find(name)
    chosen = chosen_format(format, out, FORMATS)
    with opened_as_of(graph, as_of, lang) as (store, remarks):
        deliver(run(name, store, **given), store, chosen, out, lang, cite=cite, remarks=remarks)


@asking.command()
def queries(
    lang: Language = "zh",
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the handbook instead: all about each, with an answer.")
    ] = False,
    graph: GraphFile = GRAPH,
) -> None:
    """List the canned questions and their parameters."""
    from terminal.answering import print_questions
    from views.handbook import handbook

    if not markdown:
        print_questions(lang)
        return
    with opened(graph) as store:
        typer.echo(handbook(store))
