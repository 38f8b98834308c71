"""The commands that bind several answers into one document."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from terminal.delivering import Day, Language, Out, Parameters, chosen_format, opened_as_of, parsed, save
from terminal.shared import GRAPH, GraphFile

reporting = typer.Typer()


@reporting.command()
def report(
    name: Annotated[str, typer.Argument(help="A report; `policygraph reports` lists them.")],
    parameter: Parameters = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="md, html, xlsx or docx; else as --out ends, or md.")
    ] = None,
    out: Out = None,
    lang: Language = "zh",
    as_of: Day = None,
    graph: GraphFile = GRAPH,
) -> None:
    """Bind several answers into one document, with sources and cited sentences."""
    from views.reports.binding import FORMATS, make, write
    from views.reports.definitions import find

    given = parsed(parameter)
    find(name)
    chosen = chosen_format(format, out, FORMATS, "md")
    with opened_as_of(graph, as_of, lang) as (store, remarks):
        made = make(name, store, lang, made=date.today(), remarks=remarks, **given)
    save(write(made, chosen), out)


@reporting.command()
def reports(lang: Language = "zh") -> None:
    """List the reports and their parameters."""
    from graph.result import Result
    from terminal.printing import print_table
    from views.reports.definitions import definitions

    rows = tuple(
        (name, definition.title[lang].format_map({key: f"{{{key}}}" for key in definition.parameters}),
         definition.intro[lang].format_map({key: f"{{{key}}}" for key in definition.parameters}),
         ", ".join(definition.parameters))
        for name, definition in definitions().items()
    )  # fmt: skip
    headings = {"zh": ("名称", "标题", "内容", "参数"), "en": ("Name", "Title", "Content", "Parameters")}
    print_table(Result(("name", "title", "content", "parameters"), rows), headings[lang])
