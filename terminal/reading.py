"""The commands around reading: build a graph, and see how well and why it was read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from graph.check import check
from graph.ontology import load
from terminal.delivering import Language
from terminal.shared import GRAPH, GraphFile, fail, opened

reading = typer.Typer()
identity = typer.Typer(help="Which names are one entity: what is judged, and what might be.", no_args_is_help=True)
reading.add_typer(identity, name="identity")
DOCUMENTS = Path("data/documents")
Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATHS]...", help="Documents, or folders of them.", show_default=str(DOCUMENTS)),
]
Judgements = Annotated[
    Path | None,
    typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Another table than data/judgements.csv."),
]


@contextmanager
def _progress(paths: list[Path] | None) -> Iterator[tuple[list[Path], Callable[[str], None]]]:
    """Give the files to read, and what shows that one was; end with a message when reading can't go on."""
    from rich.progress import Progress

    from loaders import corpus
    from loaders.identity import JudgementError
    from loaders.rulebook import RuleError
    from terminal.printing import errors

    try:
        files = corpus.find(paths or [DOCUMENTS])
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("Reading", total=len(files))
            yield files, lambda _: progress.advance(task)
    except (corpus.LoadError, JudgementError, RuleError) as error:
        fail(str(error))


@reading.command()
def build(
    paths: Paths = None,
    out: Annotated[Path, typer.Option(metavar="FILE", dir_okay=False, help="The graph file to write.")] = Path(GRAPH),
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="How many processes read; 0 for one a core.")] = 1,
    judgements: Judgements = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every document anew, and write in any case.")] = False,
) -> None:
    """Read documents into a graph file, replacing it when all is well.

    What each document stated is kept in FILE.readings, so that the next build reads and writes only what changed. It
    may write that to FILE.wal, which then belongs to the graph: take it along when you carry FILE elsewhere.
    """
    from loaders.building import rebuild
    from loaders.identity import JUDGEMENTS
    from terminal.printing import errors, print_counts, say

    started = perf_counter()
    ontology = load()
    with _progress(paths) as (files, on_document):
        built = rebuild(files, out, on_document, judgements=judgements or JUDGEMENTS, jobs=jobs, fresh=fresh)
    for message in (*built.skipped, *built.warnings):
        say(message, errors)
    if not built.documents:
        fail(f"No document could be read; {out} is left as it was.")
    nodes = {label: built.counts.get(label, 0) for label in ontology.labels}
    edges = {type_: built.counts.get(type_, 0) for type_ in ontology.relations}
    print_counts(nodes, edges, ontology)
    unread = len(files) - built.documents
    say(
        f"documents: {built.documents}, skipped: {unread}, "
        f"warnings: {len(built.skipped) + len(built.warnings) - unread}, "
        f"nodes: {sum(nodes.values())}, edges: {sum(edges.values())}, {perf_counter() - started:.1f} s"
    )
    say(f"written: {out}" if built.written else f"unchanged: {out}")
    if built.skipped:
        raise SystemExit(1)


@reading.command()
def evaluate(
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help="The folder of an exported graph.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold: DOCUMENT.entities.jsonl and so on.")],
    documents: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also hold every quote against the documents in this folder.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Also list what was missed and what is wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score an exported graph against gold: precision, recall and F1 by label and type."""
    from graph.exchange import jsonl
    from loaders import corpus, text
    from loaders.evaluate import GoldError, false_quotes, score
    from terminal.printing import say
    from terminal.printing_reading import print_score

    try:
        graph = jsonl.load(export)
        found = score(graph, gold)
        texts = {path.name: text.read(path) for path in corpus.find([documents])} if documents else {}
    except (jsonl.ExportError, GoldError, corpus.LoadError) as error:
        fail(str(error))
    false, held = false_quotes(graph, texts)
    if as_json:
        figures = found.figures(misses=misses)
        if documents:
            figures["quotes"] = {"false": false, "held": held}
        typer.echo(json.dumps(figures, ensure_ascii=False))
    else:
        print_score(found, load(), misses=misses)
        if documents:
            say(f"quotes that are not the text of their document: {false} of {held}")
    if documents and (false or not held):
        raise SystemExit(1)


@reading.command()
def rules(
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="TEXT", help="Show how this text is read; - reads the standard input."),
    ] = None,
) -> None:
    """List the rules of reading, or show which of them fire on a text, and on what."""
    from loaders import explain as explaining
    from loaders import text
    from loaders.phrases import phrases
    from loaders.rulebook import RuleError
    from loaders.rulebook import rules as all_rules
    from terminal.printing import say
    from terminal.printing_reading import print_explained, print_rules

    try:
        if explain is None:
            print_rules(phrases(), all_rules())
            return
        pasted = text.decode(sys.stdin.buffer.read(), "standard input") if explain == "-" else explain
        title, sentences = explaining.explain(pasted)
    except (RuleError, text.LoadError) as error:
        fail(str(error))
    if title:
        say(f"标题：{title}")
    for sentence in sentences:
        print_explained(sentence, load())
    if not sentences:
        say("没有可读的句子。")


@reading.command()
def review(
    paths: Paths = None,
    out: Annotated[Path, typer.Option(metavar="FILE", dir_okay=False, help="The page to write.")] = Path("review.html"),
    lang: Language = "zh",
) -> None:
    """Write one page that shows each document with what was read in it, to be checked in a browser."""
    from loaders.corpus import read_corpus
    from terminal.printing import errors, say
    from views.review import page

    with _progress(paths) as (files, on_document):
        found = read_corpus(files, on_document)
    for message in (*found.skipped, *found.warnings):
        say(message, errors)
    if not found.texts:
        fail(f"No document could be read; {out} is left as it was.")
    check(found.graph, found.texts, load())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(found.graph, found.texts, lang), "utf-8")
    say(f"written: {out}")
    if found.skipped:
        raise SystemExit(1)


@identity.command()
def suggest(
    graph: GraphFile = GRAPH,
    label: Annotated[str | None, typer.Option(metavar="LABEL", help="Only entities of this label.")] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="How many to print.")] = 20,
    judgements: Judgements = None,
) -> None:
    """Suggest names that may be one entity, with their sentences and the line that would record it."""
    from graph.nearest import nearest
    from graph.store.read import everything
    from loaders import suggest as suggesting
    from loaders.identity import JUDGEMENTS, JudgementError, read_judgements
    from terminal.printing import say
    from terminal.printing_reading import print_suggestion

    ontology = load()
    if label and label not in ontology.labels:
        fail(f"--label {label}: no such label{nearest(label, ontology.labels)}")
    try:
        judged = read_judgements(judgements or JUDGEMENTS)
    except JudgementError as error:
        fail(str(error))
    with opened(graph) as store:
        found = suggesting.suggest(everything(store, ontology), judged)
        chosen = [pair for pair in found if label in (None, pair.one.label)]
        for pair in chosen[:most]:
            print_suggestion(pair, store, ontology)
    say(f"suggestions: {len(chosen)}, printed: {len(chosen[:most])}; none is applied before it is in the table")


@identity.command(name="list")
def list_(judgements: Judgements = None) -> None:
    """List the judgements made."""
    from graph.result import Result
    from loaders.identity import JUDGEMENTS, JudgementError, read_judgements
    from terminal.printing import print_table, say

    try:
        rows = read_judgements(judgements or JUDGEMENTS)
    except JudgementError as error:
        fail(str(error))
    columns = ("label", "name", "other", "judgement", "reason")
    cells = tuple((row.label, row.name, row.other, row.judgement, row.reason) for row in rows)
    print_table(Result(columns, cells), ("类别", "名称", "另一名称", "判断", "理由"))
    say(f"judgements: {len(rows)}")
