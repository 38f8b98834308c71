"""What can't be done is said in Chinese too: for each kind of message, with what is particular to the case."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from views.explorer.troubles import wordings

ROOT = Path(__file__).parents[3]
SOURCES = [
    *(ROOT / "loaders").rglob("*.py"),
    *(ROOT / "graph" / "store").glob("*.py"),
    ROOT / "queries" / "catalogue.py",
]
ZH = wordings()["zh"]


def said() -> Iterator[tuple[str, set[str]]]:
    """Yield the kind of each message in the sources, and the names of its values."""
    for path in SOURCES:
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            match call.func.id, call.args:
                case "LoadError" | "StoreError" | "QueryError", [_, ast.Constant(str(kind))]:
                    yield kind, {str(value.arg) for value in call.keywords}
                case "Message", [_, ast.Constant(str(kind)), ast.Dict(names)]:
                    yield kind, {name.value for name in names if isinstance(name, ast.Constant)}  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "values"), list(said()))
def test_each_kind_has_words_that_its_values_fill(kind: str, values: set[str]) -> None:
    assert {name for _, name, _, _ in Formatter().parse(ZH[kind]) if name} <= values


def test_no_words_are_left_over() -> None:
    sources = "".join(path.read_text("utf-8") for path in SOURCES)
    assert [kind for kind in ZH if f'"{kind}"' not in sources] == []
