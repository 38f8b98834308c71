"""The rules run their own examples, and no rule knows a firm of the documents."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import loaders
from loaders.corpus import Corpus
from loaders.phrases import find_phrases, phrases
from loaders.rulebook import rules
from tests.loaders.reading import reading, stated

HERE = Path(loaders.__file__).parent
Entry = dict[str, Any]
# Words of official prose that are also names of firms.
EVERYDAY = {"先锋"}


def entries(*, names: bool) -> list[tuple[str, Entry]]:
    """Return (file and id, entry) of the phrases that find names, or of the rules that state relations."""
    found = []
    for path in sorted((HERE / "rules" / "names" if names else HERE / "rules").glob("*.yaml")):
        found += [(f"{path.stem}/{e['id']}", e) for e in yaml.safe_load(path.read_text("utf-8"))]
    return found


def examples(*, names: bool) -> list[Any]:
    return [
        pytest.param(entry, example, id=f"{where}-{number}")
        for where, entry in entries(names=names)
        for number, example in enumerate(entry["examples"], start=1)
    ]


RELATIONS, PHRASES = entries(names=False), entries(names=True)


@pytest.mark.parametrize(("rule", "example"), examples(names=False))
def test_a_rule_states_what_its_example_says(rule: Entry, example: Entry) -> None:
    found = reading(example["says"], home=rule.get("home", ""), title=rule.get("document", ""))
    assert stated(found, rule["id"]) == set(example["states"])
    assert len(set(example["states"])) == len(example["states"])


@pytest.mark.parametrize(("phrase", "example"), examples(names=True))
def test_a_phrase_names_what_its_example_says(phrase: Entry, example: Entry) -> None:
    found = [mention.name for where, mention in find_phrases(example["says"]) if where == phrase["id"]]
    assert found == example["names"]


@pytest.mark.parametrize("rule", [pytest.param(entry, id=where) for where, entry in RELATIONS])
def test_a_rule_has_an_example_that_fires_and_one_that_does_not(rule: Entry) -> None:
    assert all(set(example) == {"says", "states"} for example in rule["examples"])
    assert any(example["states"] for example in rule["examples"])
    assert any(not example["states"] for example in rule["examples"])


@pytest.mark.parametrize("phrase", [pytest.param(entry, id=where) for where, entry in PHRASES])
def test_a_phrase_has_an_example_that_names_and_one_that_does_not(phrase: Entry) -> None:
    assert all(set(example) == {"says", "names"} for example in phrase["examples"])
    assert any(example["names"] for example in phrase["examples"])
    assert any(not example["names"] for example in phrase["examples"])


@pytest.mark.parametrize("found", [RELATIONS, PHRASES], ids=["rules", "phrases"])
def test_ids_are_unique(found: list[tuple[str, Entry]]) -> None:
    ids = [entry["id"] for _, entry in found]
    assert sorted(ids) == sorted(set(ids))


def test_each_entry_of_the_files_is_compiled() -> None:
    assert [rule.id for rule in rules()] == [entry["id"] for _, entry in RELATIONS]
    assert [phrase.id for phrase in phrases()] == [entry["id"] for _, entry in PHRASES]


def written() -> Iterator[tuple[str, str]]:
    """Yield (place, text) of all the loaders are made of: the data, and the strings of the code that are no docs."""
    for path in sorted(HERE.rglob("*.yaml")):
        yield path.name, path.read_text("utf-8")
    for path in sorted(HERE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        # A string that is a statement of its own is a docstring.
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield f"{path.name}, line {node.lineno}", node.value


def test_nothing_in_the_loaders_knows_a_firm_or_the_city_of_the_documents(five: Corpus) -> None:
    firms = [node for node in five.graph.nodes if node.label in ("Enterprise", "ServiceProvider")]
    known = {name for node in firms for name in (node.name, *node.aliases)} | {"慈溪"}
    assert len(known) > 30
    assert not [(place, name) for place, text in written() for name in known - EVERYDAY if name in text]
