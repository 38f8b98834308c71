"""The handbook of the questions, docs/queries.md: what can be asked, and what is answered on the graph at hand."""

from __future__ import annotations

from collections.abc import Iterator

from graph.result import Result
from graph.store.base import Store
from graph.store.read import passages
from graph.store.sources import sources
from queries.catalogue import Answer, Question, catalogue, run, topics
from views.cells import heading, shown
from views.citation import cite
from views.reports.markdown import escaped, table_line

ROWS = 5  # so many rows of an answer are shown
OPENING = """# 可以问的问题 · The questions

每个问题是 `queries/` 中的一个 `.cypher` 文件，用 `policygraph query 名称 -p 参数=值` 提问。
下面的答案出自 `data/documents/` 的五份文件，是不给参数时的前几行，引文是第一行的依据。
本页由 `policygraph queries --markdown` 生成。

Each question is one `.cypher` file in `queries/`, asked with `policygraph query NAME -p KEY=VALUE`. The answers below
are the first rows, without parameters, from the five documents in `data/documents/`; the passage quoted states the
first of them. This page is made by `policygraph queries --markdown`.
"""


def handbook(store: Store) -> str:
    """Return the handbook as Markdown, in Chinese and English, with an answer of this store to each question.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    return "\n".join(_lines(store))


def _lines(store: Store) -> Iterator[str]:
    yield OPENING
    questions = catalogue().values()
    for topic, title in topics().items():
        names = "、".join(f"[{q.title['zh']}](#{q.name})" for q in questions if q.topic == topic)
        yield f"- **{title['zh']}** {title['en']}：{names}"
    for topic, title in topics().items():
        yield f"\n## {title['zh']} · {title['en']}"
        for question in questions:
            if question.topic == topic:
                yield from _question(question, store)


def _question(question: Question, store: Store) -> Iterator[str]:
    yield f"\n### {question.name}\n"
    for language in ("zh", "en"):
        yield f"**{escaped(question.title[language])}** {escaped(question.question[language])}\n"
    for parameter in question.parameters.values():
        told = "；".join(filter(None, (parameter.help["zh"], parameter.help["en"])))
        yield f"- `{parameter.name}` {escaped(parameter.title['zh'])} {escaped(parameter.title['en'])}：{escaped(told)}"
    if question.parameters:
        yield ""
    answer = run(question.name, store)
    yield from _table(answer)
    yield f"\n> {_proof(answer, store)}"
    yield f"\n注：{escaped(question.omits['zh'])}"
    yield f"\nNote: {escaped(question.omits['en'])}"


def _table(answer: Answer) -> Iterator[str]:
    columns = answer.question.columns.values()
    headings = [f"{heading(column.title['zh'], column.unit)} {column.title['en']}" for column in columns]
    yield table_line([escaped(both) for both in headings])
    yield table_line(["---"] * len(columns))
    rows = answer.worded("zh").rows
    for row in rows[:ROWS]:
        yield table_line([escaped(shown(cell)) for cell in row])
    if len(rows) > ROWS:
        yield f"\n共 {len(rows)} 行，{len(rows)} rows in all."


def _proof(answer: Answer, store: Store) -> str:
    """Return the fullest passage that states the first row, and where it stands."""
    places = [answer.result.columns.index(name) for name in answer.question.columns]
    first = answer.table.rows[0]
    stating = tuple(row for row in answer.result.rows if tuple(row[place] for place in places) == first)
    fullest = max(Result(answer.result.columns, stating).evidence, key=lambda piece: len(piece.quote))
    (passage,) = passages(store, [fullest])
    citation = cite(passage, sources(store, [passage.evidence.document]))
    return f"{escaped(passage.sentence)} —— {escaped(citation)}"
