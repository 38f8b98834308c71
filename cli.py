"""The command line: builds a graph, asks it, and prints answers with the sentences that state them.

What the commands need is imported when they run, so that each starts at once.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from graph.check import StatementError, check
from graph.fields import FieldError
from graph.ontology import load
from graph.store.base import StoreError
from queries.catalogue import QueryError

if TYPE_CHECKING:
    from graph.store.ladybug import LadybugStore

app = typer.Typer(
    help="Chinese official documents as a knowledge graph in which every fact cites its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
DOCUMENTS = Path("data/documents")
GraphFile = Annotated[Path, typer.Option("--graph", metavar="FILE", help="The graph file to ask.")]
GRAPH = Path("build/policy.lbug")


def main() -> None:
    """Run a command; what goes wrong is said in one to three lines, and the exit code is 1 or 2."""
    try:
        app()
    except (StoreError, QueryError, StatementError, FieldError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")


def fail(message: str) -> NoReturn:
    """Print a message to the standard error and end with exit code 1."""
    print(message, file=sys.stderr)
    raise SystemExit(1)


def opened(path: Path) -> LadybugStore:
    """Open a graph file for reading."""
    from graph.store.ladybug import LadybugStore

    return LadybugStore.open(path)


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS]...", help="Documents, or folders of them.", show_default=str(DOCUMENTS)),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The graph file to write.")] = GRAPH,
) -> None:
    """Read documents into a graph file, replacing it when all is well."""
    from rich.progress import Progress

    from graph.store.ladybug_build import write
    from loaders import corpus
    from printing import errors, print_counts, say

    started = perf_counter()
    try:
        files = corpus.find(paths or [DOCUMENTS])
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("Reading", total=len(files))
            reading = corpus.read_corpus(files, lambda _: progress.advance(task))
    except corpus.LoadError as error:
        fail(str(error))
    for message in (*reading.skipped, *reading.warnings):
        say(message, errors)
    if not reading.texts:
        fail(f"No document could be read; {out} is left as it was.")
    ontology = load()
    check(reading.graph, reading.texts, ontology)
    write(reading.graph, out, ontology)
    nodes = dict.fromkeys(ontology.labels, 0)
    for node in reading.graph.nodes:
        nodes[node.label] += 1
    edges = dict.fromkeys(ontology.relations, 0)
    for edge in reading.graph.edges:
        edges[edge.type] += 1
    print_counts(nodes, edges, ontology)
    say(
        f"documents: {len(reading.texts)}, skipped: {len(reading.skipped)}, "
        f"warnings: {len(reading.warnings)}, nodes: {sum(nodes.values())}, edges: {sum(edges.values())}, "
        f"{perf_counter() - started:.1f} s"
    )
    say(f"written: {out}")
    if reading.skipped:
        raise SystemExit(1)


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
