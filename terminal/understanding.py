"""The command that takes a question in one's own words."""

from __future__ import annotations

from typing import Annotated

import typer

from queries.asking import Interpretation, Interpreter
from queries.catalogue import run
from terminal.shared import GRAPH, GraphFile, fail, opened

understanding = typer.Typer()


@understanding.command()
def ask(
    words: Annotated[str, typer.Argument(help="A question in Chinese, English or pinyin.")],
    cite: Annotated[bool, typer.Option("--cite", help="Also print the sentences that state the answer.")] = False,
    graph: GraphFile = GRAPH,
) -> None:
    """Ask in your own words: finds the canned question and its names, and says what it understood."""
    from terminal.answering import print_answer, print_questions
    from terminal.printing import say

    with opened(graph) as store:
        found = Interpreter(store).understand(words)
        if not found:
            print_questions()
            fail(f"没有听懂“{words}”。以上问题都可以问。\nNot understood; what can be asked is listed above.")
        best, *others = found
        say(f"理解为：{best.question.title['zh']}{_heard(best)}")
        if best.unused:
            say(f"没有用上：{'、'.join(best.unused)}")
        say(f"相当于：{_command(best)}\n")
        print_answer(store, run(best.question.name, store, **best.parameters), cite=cite)
        if others:
            say("\n也可能是：")
        for other in others:
            say(f"{other.question.title['zh']}：{_command(other)}", indent=2)


def _heard(one: Interpretation) -> str:
    """Return which words were taken for which name, in brackets."""
    parameters = one.question.parameters
    heard = [f"{parameters[name].title['zh']}：{value}" for name, value in one.parameters.items()]
    return f"（{'，'.join(heard)}）" if heard else ""


def _command(one: Interpretation) -> str:
    """Return the command that asks the same."""
    given = (f' -p "{name}={value}"' for name, value in one.parameters.items())
    return f"policygraph query {one.question.name}{''.join(given)}"
