"""The command line: builds a graph, asks it, and prints answers with the sentences that state them.

What the commands need is imported when they run, so that each starts at once.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.check import StatementError
from graph.fields import FieldError
from graph.store.base import StoreError
from queries.catalogue import QueryError
from terminal.asking import asking
from terminal.carrying import carrying
from terminal.loading import loading
from terminal.reading import reading
from terminal.reporting import reporting
from terminal.shared import GRAPH, GraphFile, fail, opened
from terminal.understanding import understanding

app = typer.Typer(
    help="Chinese official documents as a knowledge graph in which every fact cites its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
for commands in (reading, asking, reporting, understanding, carrying, loading):
    app.add_typer(commands)


def main() -> None:
    """Run a command; what goes wrong is said in one to three lines, and the exit code is 1 or 2."""
    # Statements, a hundred thousand for 150 documents, make no cycles; looking for some took a quarter of their build.
    gc.set_threshold(100_000)
    try:
        app()
    except (StoreError, QueryError, StatementError, FieldError) as error:
        fail(str(error))
    except OSError as error:
        fail(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))


@app.command(name="app")
def page(
    graph: GraphFile = GRAPH,
    port: Annotated[int, typer.Option(min=1024, max=65535, help="Where the page is served on this computer.")] = 8501,
) -> None:
    """Open the page that draws and asks, in a browser on this computer."""
    from views import explorer

    opened(graph).close()
    settings = Path(explorer.__file__).with_name("streamlit.toml").read_text("utf-8")
    flags = [f"--{name}={value}" for name, value in _flat(tomllib.loads(settings))]
    script = str(Path(__file__).with_name("app.py"))
    command = [sys.executable, "-m", "streamlit", "run", script, *flags, f"--server.port={port}", "--", graph]
    raise SystemExit(subprocess.run(command, check=False).returncode)


def _flat(settings: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield settings by their full names, sections parted by dots."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


if __name__ == "__main__":
    main()
