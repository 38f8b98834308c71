"""The command line: builds a graph, asks it, and prints answers with the sentences that state them.

What the commands need is imported when they run, so that each starts at once.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli_reading import reading
from cli_shared import GRAPH, GraphFile, fail, opened
from graph.check import StatementError, check
from graph.fields import FieldError
from graph.ontology import load
from graph.store.base import StoreError
from queries.catalogue import QueryError

app = typer.Typer(
    help="Chinese official documents as a knowledge graph in which every fact cites its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
app.add_typer(reading)


def main() -> None:
    """Run a command; what goes wrong is said in one to three lines, and the exit code is 1 or 2."""
    try:
        app()
    except (StoreError, QueryError, StatementError, FieldError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")


@app.command()
def stats(graph: GraphFile = GRAPH) -> None:
    """Count nodes by label and edges by type."""
    from graph.store.read import counts
    from printing import print_counts, say

    ontology = load()
    with opened(graph) as store:
        nodes, edges = counts(store, ontology)
    print_counts(nodes, edges, ontology)
    say(f"nodes: {sum(nodes.values())}, edges: {sum(edges.values())}")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name or alias, or a part of one.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Print all relations of a type, not the first ten.")
    ] = False,
    graph: GraphFile = GRAPH,
) -> None:
    """Print what the graph knows by a name: the node, its relations, and the sentences that state them."""
    from graph.nearest import nearest
    from graph.store import read
    from printing import print_names, print_node

    with opened(graph) as store:
        nodes = read.named(store, name)
        if not nodes:
            fail(f"{graph}: nothing is named {name!r}{nearest(name, read.names(store))}")
        if len(nodes) > 10:
            print_names(nodes, load())
            return
        for node in nodes:
            print_node(store, node, load(), None if everything else 10)


@app.command()
def cypher(statement: Annotated[str, typer.Argument(help="One reading statement.")], graph: GraphFile = GRAPH) -> None:
    """Ask the graph in Cypher, reading only."""
    from printing import print_table, say

    with opened(graph) as store:
        result = store.run(statement)
    print_table(result, result.columns)
    say(f"rows: {len(result.rows)}")


@app.command()
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
    from printing import print_passages, print_table, say
    from queries.catalogue import find, run

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
        say(f"\n注：{answer.question.omits['zh']}")
        if cite:
            print_passages(store, answer.result.evidence)


@app.command()
def queries() -> None:
    """List the canned questions and their parameters."""
    from graph.result import Result
    from printing import print_table
    from queries.catalogue import catalogue

    rows = tuple(
        (name, question.title["zh"], question.question["zh"], ", ".join(question.parameters))
        for name, question in catalogue().items()
    )
    print_table(Result(("name", "title", "question", "parameters"), rows), ("名称", "标题", "问题", "参数"))


@app.command()
def export(
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.")],
    format_: Annotated[str, typer.Option("--format", help="The exchange format: jsonl.")] = "jsonl",
    graph: GraphFile = GRAPH,
) -> None:
    """Write the graph for other programs."""
    from graph.exchange import jsonl
    from graph.store.read import everything
    from printing import say

    if format_ != "jsonl":
        fail(f"--format {format_}: no such format; there is jsonl")
    with opened(graph) as store:
        whole = everything(store, load())
    jsonl.export(whole, out)
    say(f"nodes.jsonl: {len(whole.nodes)}, edges.jsonl: {len(whole.edges)}")
    say(f"written: {out}")


@app.command()
def validate(graph: GraphFile = GRAPH) -> None:
    """Hold every statement of a graph file against the ontology and the documents kept in it."""
    from graph.store.read import everything
    from printing import say

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


@app.command(name="app")
def page(
    graph: GraphFile = GRAPH,
    port: Annotated[int, typer.Option(help="Where the page is served on this computer.")] = 8501,
) -> None:
    """Open the page that draws and asks, in a browser on this computer."""
    opened(graph).close()
    options = {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    script = str(Path(__file__).with_name("app.py"))
    command = [sys.executable, "-m", "streamlit", "run", script, *flags, "--", str(graph)]
    raise SystemExit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
