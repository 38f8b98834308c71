"""The command that takes a question in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from terminal.delivering import TABLE, Cite, Day, Format, Language, Out, chosen_format, deliver, opened_as_of
from terminal.shared import GRAPH, GraphFile, fail

if TYPE_CHECKING:
    from queries.asking import Interpretation

WORDS = {
    "zh": {
        "understood": "理解为：{}",
        "heard": "（{}）",
        "is": "：",
        "between": "、",
        "unused": "没有用上：{}",
        "same": "相当于：{}\n",
        "others": "\n也可能是：",
        "nothing": "没有听懂“{}”。\n上面列出了可以问的问题；policygraph show 按名称查找。",
    },
    "en": {
        "understood": "Understood as: {}",
        "heard": " ({})",
        "is": ": ",
        "between": ", ",
        "unused": "Not used: {}",
        "same": "The same as: {}\n",
        "others": "\nOr did you mean:",
        "nothing": "“{}” was not understood.\nWhat can be asked is listed above; policygraph show finds names.",
    },
}

understanding = typer.Typer()


@understanding.command()
def ask(
    words: Annotated[str, typer.Argument(help="A question in Chinese, English or pinyin.")],
    format: Format = None,
    out: Out = None,
    lang: Language = "zh",
    as_of: Day = None,
    cite: Cite = False,
    graph: GraphFile = GRAPH,
) -> None:
    """Ask in your own words: finds the canned question and its names, and says what it understood."""
    from queries.asking import Interpreter
    from queries.catalogue import run
    from terminal.answering import print_questions
    from terminal.printing import console, errors, say
    from views.answers import FORMATS

    said, chosen = WORDS[lang], chosen_format(format, out, FORMATS)
    aside = console if chosen == TABLE else errors  # an answer for another program stays free of remarks
    with opened_as_of(graph, as_of, lang) as (store, remarks):
        found = Interpreter(store).understand(words)
        if not found:
            if chosen == TABLE:
                print_questions(lang)
            fail(said["nothing"].format(words))
        best, *others = found
        say(said["understood"].format(_meaning(best, lang)), aside)
        if best.unused:
            say(said["unused"].format(said["between"].join(best.unused)), aside)
        say(said["same"].format(_command(best)), aside)
        deliver(run(best.question.name, store, **best.parameters), store, chosen, out, lang, cite=cite, remarks=remarks)
        if others:
            say(said["others"], aside)
        for other in others:
            say(f"{_meaning(other, lang)}  {_command(other)}", aside, indent=2)


def _meaning(one: Interpretation, language: str) -> str:
    """Return the title of the question, and which words were taken for which of its parameters."""
    said, parameters = WORDS[language], one.question.parameters
    heard = [f"{parameters[name].title[language]}{said['is']}{value}" for name, value in one.parameters.items()]
    return one.question.title[language] + (said["heard"].format(said["between"].join(heard)) if heard else "")


def _command(one: Interpretation) -> str:
    """Return the command that asks the same."""
    given = (f' -p "{name}={value}"' for name, value in one.parameters.items())
    return f"policygraph query {one.question.name}{''.join(given)}"
