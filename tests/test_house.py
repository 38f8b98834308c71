"""The house holds together: who may import whom, and what an installed copy carries."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.identity import JUDGEMENTS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
FACES = ("app", "cli", "terminal")
ROOMS = {
    "graph": ("graph",),
    "queries": ("graph", "queries"),
    "loaders": ("graph", "loaders"),
    "views": ("graph", "queries", "loaders", "views"),
    "interactive": ("graph", "queries", "loaders", "views", "interactive"),
}
# `from graph import open_graph` is what a notebook types; only a call of it reaches up.
EXCEPTION = "graph/__init__.py imports interactive"


def imported(module: Path) -> Iterator[str]:
    """Yield the top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    ours = {*ROOMS, *FACES}
    wrong = {
        f"{module.relative_to(ROOT).as_posix()} imports {name}"
        for module in (ROOT / room).rglob("*.py")
        for name in ours.intersection(imported(module)).difference(ROOMS[room])
    }
    assert wrong <= {EXCEPTION}


def test_every_package_is_installed() -> None:
    packages = {
        ".".join(module.parent.relative_to(ROOT).parts)
        for room in (*ROOMS, "terminal")
        for module in (ROOT / room).rglob("*.py")
    }
    assert packages <= set(SETUPTOOLS["packages"])


def test_every_file_that_the_code_reads_is_installed() -> None:
    carried = {
        path
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    beside_code = {
        path
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert beside_code <= carried
    assert JUDGEMENTS in carried


def test_the_dependencies_are_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower().replace("_", "-")
    project = PROJECT["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {name.split(">")[0].split("<")[0].lower().replace("_", "-") for name in wanted}
    assert not {name for name in names if f"[{name}](https://pypi.org/project/{name}/)" not in explained}
