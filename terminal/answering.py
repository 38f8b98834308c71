"""How the answer to a canned question is printed, and the questions there are."""

from __future__ import annotations

from graph.result import Result
from graph.store.base import Store
from queries.catalogue import Answer, catalogue
from terminal.printing import print_passages, print_table, say


def print_answer(store: Store, answer: Answer, *, cite: bool) -> None:
    """Print the question, its table, what it does not tell, and with `cite` the sentences that state it."""
    say(answer.question.question["zh"])
    if answer.table.rows:
        print_table(answer.worded("zh"), [column.title["zh"] for column in answer.question.columns.values()])
    else:
        say("没有符合条件的内容。")
        for value, near in answer.suggestions.items():
            say(f"没有“{value}”；最接近的是：{'、'.join(near)}")
    say(f"\n注：{answer.question.omits['zh']}")
    if cite:
        print_passages(store, answer.result.evidence)


def print_questions() -> None:
    """Print all canned questions with their parameters."""
    rows = tuple(
        (name, question.title["zh"], question.question["zh"], ", ".join(question.parameters))
        for name, question in catalogue().items()
    )
    print_table(Result(("name", "title", "question", "parameters"), rows), ("名称", "标题", "问题", "参数"))
