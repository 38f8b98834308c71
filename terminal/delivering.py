"""How an answer leaves the command line: as a table on the terminal, or in a format, to a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.fields import LANGUAGES
from graph.nearest import nearest
from queries.catalogue import QueryError
from terminal.shared import opened

if TYPE_CHECKING:
    from graph.store.base import Store
    from queries.catalogue import Answer

TABLE = "table"
BINARY = ("xlsx", "docx")  # these would only garble a terminal


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise QueryError(f"--lang {value}: no such language; there are {' and '.join(LANGUAGES)}")
    return value


Parameters = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", metavar="KEY=VALUE", help="May be given several times.")
]
Format = Annotated[
    str | None,
    typer.Option(metavar="FORMAT", help="table, csv, json, jsonl, md, xlsx or html; else as --out ends, or a table."),
]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="The file to write.", dir_okay=False)]
Language = Annotated[str, typer.Option("--lang", metavar="zh|en", help="zh or en.", callback=_language)]
Day = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what had been stated by this day, month or year.")
]
Cite = Annotated[bool, typer.Option("--cite", help="Add the sentences that state the answer.")]


def parsed(pairs: Collection[str] | None) -> dict[str, str]:
    """Return the parameters given as KEY=VALUE; raises `QueryError` for one that is not."""
    given: dict[str, str] = {}
    for pair in pairs or ():
        key, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"-p {pair}: is not KEY=VALUE")
        given[key] = value
    return given


def chosen_format(format: str | None, out: Path | None, formats: Collection[str], usual: str = TABLE) -> str:
    """Return the format to write: the one given, else that of the file's ending, else the usual one.

    Raises `QueryError` for one that is not among `formats`, and for one that is no text when there is neither a file
    nor a pipe to take it. A table is for the terminal only.
    """
    chosen = format or (out.suffix.lstrip(".").lower() if out else usual)
    if chosen not in formats and (chosen != usual or out):
        among = [*formats, *([TABLE] if usual == TABLE and not out else [])]
        raise QueryError(f"no format {chosen!r}{nearest(chosen, among)}\nThere are: {', '.join(among)}")
    if chosen in BINARY and out is None and sys.stdout.isatty():
        raise QueryError(f"{chosen} is no text for a terminal; name a file: --out answer.{chosen}")
    return chosen


@contextmanager
def opened_as_of(graph: str, when: str | None, language: str) -> Iterator[tuple[Store, tuple[str, ...]]]:
    """Open a graph as it is, or as it stood at the end of a day, and say which documents are not in it.

    Raises `QueryError` when the day is none.
    """
    with opened(graph) as store:
        if when is None:
            yield store, ()
            return
        from rich.progress import Progress

        from loaders.as_of import as_of, last_day
        from terminal.printing import errors
        from views.as_of import remarks

        try:
            day = last_day(when)
        except ValueError:
            raise QueryError(f"--as-of {when}: is no day; write it as 2023-12-31, 2023-12 or 2023") from None
        with ExitStack() as open_until_asked:
            with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
                task = progress.add_task("Reading")
                reading = as_of(store, day, lambda done, all_: progress.update(task, completed=done, total=all_))
                then = open_until_asked.enter_context(reading)
            yield then.store, remarks(then, day, language)


def deliver(
    answer: Answer,
    store: Store,
    format: str,
    out: Path | None,
    language: str,
    *,
    cite: bool,
    remarks: Sequence[str] = (),
) -> None:
    """Print or write an answer, with the sentences that state it if these are asked for, and remarks on all of it."""
    if format == TABLE:
        from terminal.answering import print_answer

        print_answer(store, answer, language, cite=cite, remarks=remarks)
        return
    from views.answers import write

    save(write(answer, format, language, citing=store if cite else None, remarks=remarks), out)


def save(content: bytes, out: Path | None) -> None:
    """Write a content into a file, making its folder, or to the standard output."""
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from terminal.printing import errors, say

    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    say(f"written: {out}", errors)
