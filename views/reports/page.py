"""A report as one HTML page that stands alone: no script, nothing fetched, ready to print."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from rich.cells import cell_len

from graph.exchange.characters import for_xml
from views.cells import is_number, shown
from views.reports.drawing import svg
from views.reports.model import HERE, Report

SHORT = 16  # characters of half width that stay on one line: eight Chinese ones, or a date


def write(report: Report) -> bytes:
    """Return a report as an HTML page; text of documents is escaped, so that none of it is markup."""
    style = (HERE / "page.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            words=report.words,
            lang={"zh": "zh-Hans"}.get(report.language, report.language),
            picture=lambda chart: f"data:image/svg+xml;base64,{b64encode(svg(chart).encode()).decode()}",
            shown=lambda cell: for_xml(shown(cell, report.language)),
            kind=lambda cell: "number" if is_number(cell) else "short" if cell_len(shown(cell)) <= SHORT else "",
            style=Markup(style),
            # Nothing but this style is obeyed, and pictures are part of the page.
            policy=f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'",
        )
        .encode()
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: for_xml(value) if type(value) is str else value,
    )
