"""The commands around reading: build a graph, and see how well and why it was read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from graph.check import check
from graph.ontology import load
from terminal.delivering import Language
from terminal.shared import GRAPH, GraphFile, fail, opened

if TYPE_CHECKING:
    from loaders.cache import Cache
    from loaders.corpus import Corpus

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


def _read(
    paths: list[Path] | None, out: Path, judgements: Path | None = None, jobs: int = 1, cache: Cache | None = None
) -> tuple[Corpus, int]:
    """Return what documents state, checked, and how many files there were; say what could not be read."""
    from rich.progress import Progress

    from loaders import corpus
    from loaders.identity import JUDGEMENTS, JudgementError
    from loaders.rulebook import RuleError
    from terminal.printing import errors, say

    try:
        files = corpus.find(paths or [DOCUMENTS])
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("Reading", total=len(files))
            found = corpus.read_corpus(
                files,
                lambda _: progress.advance(task),
                judgements=judgements or JUDGEMENTS,
                jobs=jobs,
                cache=cache,
            )
    except (corpus.LoadError, JudgementError, RuleError) as error:
        fail(str(error))
    for message in (*found.skipped, *found.warnings):
        say(message, errors)
    if not found.texts:
        fail(f"No document could be read; {out} is left as it was.")
    check(found.graph, found.texts, load())
    return found, len(files)


@reading.command()
def build(
    paths: Paths = None,
    out: Annotated[Path, typer.Option(metavar="FILE", dir_okay=False, help="The graph file to write.")] = Path(GRAPH),
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="How many processes read; 0 for one a core.")] = 1,
    judgements: Judgements = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every document anew, and write in any case.")] = False,
) -> None:
    """Read documents into a graph file, replacing it when all is well.

    What each document stated is kept in FILE.cache, so that the next build reads only those that changed.
    """
    from graph.store.ladybug_build import write
    from loaders.cache import Cache
    from loaders.identity import JUDGEMENTS
    from terminal.printing import print_counts, say

    started = perf_counter()
    ontology, table = load(), judgements or JUDGEMENTS
    cache = Cache(out.with_name(f"{out.name}.cache"), fresh=fresh)
    found, files = _read(paths, out, table, jobs, cache)
    unchanged = not fresh and cache.wrote(out, table)
    if not unchanged:
        write(found.graph, out, ontology)
        cache.record(out, table)
        cache.forget_others()
    nodes = dict.fromkeys(ontology.labels, 0)
    for node in found.graph.nodes:
        nodes[node.label] += 1
    edges = dict.fromkeys(ontology.relations, 0)
    for edge in found.graph.edges:
        edges[edge.type] += 1
    print_counts(nodes, edges, ontology)
    unread = files - len(found.texts)
    say(
        f"documents: {len(found.texts)}, skipped: {unread}, "
        f"warnings: {len(found.skipped) + len(found.warnings) - unread}, "
        f"nodes: {sum(nodes.values())}, edges: {sum(edges.values())}, {perf_counter() - started:.1f} s"
    )
    say(f"unchanged: {out}" if unchanged else f"written: {out}")
    if found.skipped:
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
    from terminal.printing import say
    from views.review import page

    found, _ = _read(paths, out)
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
