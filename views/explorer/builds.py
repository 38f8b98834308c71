"""The builds of a graph file: the file itself, and those that documents were added to in the explorer.

They stand in a folder beside the file, each complete, and none is ever changed: a former one can be chosen again.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from graph.store.opening import is_address

ORIGINAL = "original"  # the name of the file itself


def builds(where: str) -> dict[str, Path]:
    """Return the builds of a graph file by name, the newest first; none where a server keeps the graph."""
    if is_address(where):
        return {}
    found = {path.stem: path for path in _folder(where).glob("[0-9]*.lbug")}
    if Path(where).is_file():
        found[ORIGINAL] = Path(where)
    return dict(sorted(found.items(), key=lambda build: (-build[1].stat().st_mtime_ns, build[0])))


def chosen(where: str, name: str) -> str:
    """Return where the graph of a build is: the one of this name, else the newest.

    >>> chosen("neo4j://localhost", "20260101-000000"), chosen("none.lbug", "../other")
    ('neo4j://localhost', 'none.lbug')
    """
    known = builds(where)
    return str(known.get(name) or next(iter(known.values()), where))


def earlier(where: str, name: str) -> str:
    """Return when the build of this name was made, where it is there and not the newest; else nothing."""
    known = builds(where)
    return made(known[name]) if name in list(known)[1:] else ""


def made(path: Path) -> str:
    """Return when a build was made, in the time of this computer."""
    return f"{datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d %H:%M:%S}"


def accept(where: str, graph: Path) -> str:
    """Put a graph file among the builds of another, and return its name."""
    folder = _folder(where)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{datetime.now():%Y%m%d-%H%M%S-%f}"
    # Copied under a name that nobody looks for, then complete at once under its own.
    beside = folder / f".{name}.lbug"
    shutil.copyfile(graph, beside)
    beside.replace(folder / f"{name}.lbug")
    return name


def _folder(where: str) -> Path:
    return Path(f"{where}.builds")
