"""The commands that ask a graph: counts, names, canned questions and Cypher."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.ontology import load
from queries.catalogue import QueryError
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
    name: Annotated[str, typer.Argument(help="A name or alias, or a part of one.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Print all relations of a type, not the first ten.")
    ] = False,
    graph: GraphFile = GRAPH,
) -> None:
    """Print what the graph knows by a name: the node, its relations, and the sentences that state them."""
    from graph.search import NameIndex
    from graph.store import read
    from terminal.printing import print_names, print_node

    with opened(graph) as store:
        names = NameIndex.of(store)
        nodes = read.nodes(store, (found.id for found in names.named(name)))
        if not nodes:
            near = ", ".join(names.nearest(name))
            fail(f"{graph}: nothing is named {name!r}{near and f'; nearest: {near}'}")
        if len(nodes) > 10:
            print_names(nodes, load())
            return
        for node in nodes:
            print_node(store, node, load(), None if everything else 10)


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
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", metavar="KEY=VALUE", help="May be given several times."),
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Also print the sentences that state the answer.")] = False,
    graph: GraphFile = GRAPH,
) -> None:
    """Ask a canned question."""
    from queries.catalogue import find, run
    from terminal.printing import print_passages, print_table, say

    given: dict[str, str] = {}
    for pair in parameter or ():
        key, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"-p {pair}: is not KEY=VALUE")
        given[key] = value
    find(name)
    with opened(graph) as store:
        answer = run(name, store, **given)
        columns = answer.question.columns.values()
        say(answer.question.question["zh"])
        if answer.table.rows:
            print_table(answer.table, [column.title["zh"] for column in columns])
        else:
            say("没有符合条件的内容。")
            for unknown, near in answer.suggestions.items():
                say(f"没有“{given[unknown]}”；最接近的是：{'、'.join(near)}")
        say(f"\n注：{answer.question.omits['zh']}")
        if cite:
            print_passages(store, answer.result.evidence)


@asking.command()
def queries() -> None:
    """List the canned questions and their parameters."""
    from graph.result import Result
    from queries.catalogue import catalogue
    from terminal.printing import print_table

    rows = tuple(
        (name, question.title["zh"], question.question["zh"], ", ".join(question.parameters))
        for name, question in catalogue().items()
    )
    print_table(Result(("name", "title", "question", "parameters"), rows), ("名称", "标题", "问题", "参数"))
