"""How the answer to a canned question is printed, and the questions there are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.result import Result
from graph.store.base import Store
from queries.catalogue import Answer, catalogue
from terminal.printing import print_passages, print_table, say
from views.cells import heading

WORDS = {
    "zh": {"nothing": "没有符合条件的内容。", "near": "没有“{}”；最接近的是：{}", "between": "、", "note": "注："},
    "en": {"nothing": "Nothing fits.", "near": "There is no “{}”; nearest: {}", "between": ", ", "note": "Note: "},
}
QUESTIONS = {"zh": ("名称", "标题", "问题", "参数"), "en": ("Name", "Title", "Question", "Parameters")}


def print_answer(
    store: Store, answer: Answer, language: str = "zh", *, cite: bool, remarks: Iterable[str] = ()
) -> None:
    """Print the question, its table, what it does not tell, remarks, and with `cite` the sentences that state it."""
    question, words = answer.question, WORDS[language]
    say(question.question[language])
    if answer.table.rows:
        headings = [heading(column.title[language], column.unit, language) for column in question.columns.values()]
        print_table(answer.worded(language), headings, language)
    else:
        say(words["nothing"])
        for value, near in answer.suggestions.items():
            say(words["near"].format(value, words["between"].join(near)))
    say(f"\n{words['note']}{question.omits[language]}")
    for remark in remarks:
        say(remark)
    if cite:
        print_passages(store, answer.result.evidence, language)


def print_questions(language: str = "zh") -> None:
    """Print all canned questions with their parameters."""
    rows = tuple(
        (name, question.title[language], question.question[language], ", ".join(question.parameters))
        for name, question in catalogue().items()
    )
    print_table(Result(("name", "title", "question", "parameters"), rows), QUESTIONS[language])
