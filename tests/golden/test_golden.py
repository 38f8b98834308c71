"""How much of what careful people read in labelled documents is found; see score.py."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.check import check
from graph.ontology import Ontology
from graph.statement import Edge
from loaders import firms
from loaders.corpus import find, read_corpus
from loaders.evaluate import ALL, score
from tests.golden.score import SETS, gold_lines, result

LEAST = yaml.safe_load((Path(__file__).parent / "thresholds.yaml").read_text("utf-8"))
CASES = [pytest.param(name, kind, id=f"{name}-{kind}") for name, kinds in LEAST.items() for kind in kinds]
ANSWERED = ("cixi-2024-reply-009", "cixi-2025-reply-362")
PROGRAMME_ROLES = ("GENERAL_CONTRACTOR_FOR", "SAMPLE_ENTERPRISE_OF")


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_scores_stay_above_their_thresholds(name: str, kind: str) -> None:
    tally = dict(result(name).tallies())[kind]
    assert tally.gold
    assert tally.f1 >= LEAST[name][kind], "\n".join([*tally.missed, *tally.wrong])


@pytest.mark.parametrize("name", SETS)
def test_each_document_of_a_set_is_labelled_and_each_quote_is_its_text(name: str, ontology: Ontology) -> None:
    read = result(name).read
    labelled = {path.name.removesuffix(".entities.jsonl") for path in SETS[name][1].glob("*.entities.jsonl")}
    assert {Path(document).stem for document in read.texts} == labelled
    assert not read.skipped
    check(read.graph, read.texts, ontology)


@pytest.mark.parametrize("name", SETS)
def test_each_quote_of_the_gold_stands_in_its_document(name: str) -> None:
    texts = result(name).read.texts
    for path in SETS[name][1].glob("*.jsonl"):
        text = texts[f"{path.name.partition('.')[0]}.txt"]
        astray = [line["quote"] for line in gold_lines(path) if not line["quote"] or line["quote"] not in text]
        assert not astray, path.name


def sought(role: str) -> list[Any]:
    """Return the lines of gold that give firms a role in a programme, of the two replies that tell of them."""
    found = []
    for stem in ANSWERED:
        lines = gold_lines(SETS["cixi"][1] / f"{stem}.relations.jsonl")
        found += [pytest.param(stem, line, id=f"{stem}-{line['source']}") for line in lines if line["type"] == role]
    return found


def stated(stem: str, line: dict[str, Any]) -> Edge:
    """Return the edge that states a line of gold in its document."""
    graph = result("cixi").read.graph
    called = {node.id: {node.name, *node.aliases} for node in graph.nodes}
    return next(
        edge
        for edge in graph.edges
        if edge.type == line["type"]
        and line["source"] in called[edge.source]
        and line["target"] in called[edge.target]
        and any(evidence.document == f"{stem}.txt" for evidence in edge.evidence)
    )


@pytest.mark.parametrize(("stem", "line"), sought("GENERAL_CONTRACTOR_FOR"))
def test_every_general_contractor_is_found_and_the_lead_told_from_the_others(stem: str, line: dict[str, Any]) -> None:
    assert stated(stem, line).properties["lead"] is line["properties"]["lead"]


@pytest.mark.parametrize(("stem", "line"), sought("SAMPLE_ENTERPRISE_OF"))
def test_every_sample_enterprise_is_found_with_its_status(stem: str, line: dict[str, Any]) -> None:
    assert line["properties"]["status"] in str(stated(stem, line).properties["status"])


@pytest.mark.parametrize("role", PROGRAMME_ROLES)
def test_no_firm_has_a_role_in_a_programme_that_no_gold_gives_it(role: str) -> None:
    assert not result("cixi").score.relations[role].wrong


def test_names_that_taggers_miss_are_read() -> None:
    firms = {
        name
        for node in result("cixi").read.graph.nodes
        if node.label in ("Enterprise", "ServiceProvider")
        for name in (node.name, *node.aliases)
    }
    assert {"AMD", "久一智能", "清醒异构", "联创软件", "萃锦半导体"} <= firms


def test_reading_does_not_rest_on_what_was_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, gold = SETS["cixi"]
    monkeypatch.setattr(firms, "find_household", lambda text: iter(()))
    bare = read_corpus(find([documents]), judgements=tmp_path / "none.csv")
    with_rows = dict(result("cixi").tallies())["entities"].f1
    assert score(bare.graph, gold).entities[ALL].f1 >= with_rows - 0.05
