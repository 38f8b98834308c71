"""Reading the canned questions, and being told what is wrong with one."""

import re
from pathlib import Path

import pytest

from graph.fields import FieldError
from graph.ontology import Ontology
from graph.store.base import Store
from queries.catalogue import Parameter, QueryError, catalogue, choices, run

QUESTION = """/*
title: {zh: 地区, en: Regions}
question: {zh: 有哪些地区？, en: Which regions are there?}
topic: parks
parameters:
  name: {type: string, default: "", title: {zh: 名称, en: Name}}
columns:
  name: {zh: 名称, en: Name}
omits: {zh: 无, en: Nothing}
*/
MATCH (n:Region) RETURN n.name AS name
"""


def parameter(type_: str) -> Parameter:
    return Parameter("p", type_, "", {}, {}, "")


def test_a_question_of_ones_own_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "regions.cypher").write_text(QUESTION, encoding="utf-8")
    question = catalogue(tmp_path)["regions"]
    assert question.statement == "MATCH (n:Region) RETURN n.name AS name"
    assert question.parameters["name"].default == ""


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("*/", "", "does not begin with its front matter"),
        ("topic: parks\n", "", "queries/regions.cypher: topic: is missing"),
        ("topic", "topics", "topic: is missing"),
        ("topic: parks", "topic: park", "topic: unknown 'park'; nearest: parks"),
        ("Name}\nomits", "Name, names: label}\nomits", "columns.name: names: unknown 'label'; nearest: labels"),
        ("Name}\nomits", "Name, values: {yes: {zh: 是, en: so}}}\nomits", "values: True: is no text in YAML"),
        ("omits:", "note: x\nomits:", "note: unknown key"),
        ("type: string", "type: text", "parameters.name: type: unknown 'text'"),
        ('default: ""', "default: 3", "parameters.name: default: expected str"),
        (", en: Name}\nomits", "}\nomits", "columns.name: en: is missing"),
        ("omits:", "asked: [3]\nomits:", "asked: expected a list of texts, found 3"),
        ("omits:", "asked: ['{nome}在哪']\nomits:", "asked: no parameter 'nome'; nearest: name"),
    ],
)
def test_an_error_names_the_file_and_the_key(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in QUESTION
    (tmp_path / "regions.cypher").write_text(QUESTION.replace(right, wrong), encoding="utf-8")
    with pytest.raises(FieldError) as caught:
        catalogue(tmp_path)
    assert message in str(caught.value)


def test_an_unknown_question_or_parameter_is_told_the_nearest(sample_store: Store) -> None:
    with pytest.raises(QueryError, match="nearest: contractor-samples"):
        run("contractors-sample", sample_store)
    with pytest.raises(QueryError, match="nearest: contractor\nIt has: contractor"):
        run("contractor-samples", sample_store, contractors="蓝卓科技")
    with pytest.raises(QueryError, match="parameter contractor: 3 is not of type string"):
        run("contractor-samples", sample_store, contractor=3)


@pytest.mark.parametrize(
    ("type_", "given", "value"),
    [
        ("string", "3", "3"),
        ("integer", "3", 3),
        ("integer", 3, 3),
        ("number", "2.5", 2.5),
        ("number", 2.5, 2.5),
        ("boolean", "是", True),
        ("boolean", "False", False),
        ("boolean", True, True),
    ],
)
def test_a_value_is_parsed(type_: str, given: object, value: object) -> None:
    assert parameter(type_).parse(given) == value


@pytest.mark.parametrize(
    ("type_", "given"),
    [
        ("integer", "drei"),
        ("integer", 2.5),
        ("integer", True),
        ("number", "x"),
        ("boolean", "maybe"),
        ("string", None),
    ],
)
def test_a_value_of_another_type_is_refused(type_: str, given: object) -> None:
    with pytest.raises(QueryError, match=f"not of type {type_}"):
        parameter(type_).parse(given)


def test_choices_come_from_the_graph(sample_store: Store) -> None:
    offered = choices(catalogue()["contractor-samples"].parameters["contractor"], sample_store)
    assert offered == ["", "久一智能", "蓝卓科技"]
    assert choices(catalogue()["who-is-named-where"].parameters["name"], sample_store) == []


@pytest.mark.parametrize(
    ("question", "given", "suggested"),
    [
        ("contractor-samples", {"contractor": "蓝桌科技"}, {"蓝桌科技": ["蓝卓科技"]}),
        ("who-is-named-where", {"name": "祈禧电器"}, {"祈禧电器": ["祈禧牌电器"]}),
        ("who-is-named-where", {"label": "Enterprize"}, {"Enterprize": ["Enterprise"]}),
        ("contractor-samples", {"contractor": "东南复合"}, {}),  # is there, and is no contractor
        ("contractor-samples", {"contractor": "蓝卓科技"}, {}),
    ],
)
def test_an_unknown_value_is_told_the_nearest(
    sample_store: Store, question: str, given: dict[str, str], suggested: dict[str, list[str]]
) -> None:
    assert run(question, sample_store, **given).suggestions == suggested


def test_codes_are_shown_in_words(sample_store: Store) -> None:
    answer = run("honour-holders", sample_store)
    assert ("获评", "东南复合", "企业") in [row[2:5] for row in answer.worded("zh").rows]
    assert ("Candidate for", "高松技术", "Enterprise") in [row[2:5] for row in answer.worded("en").rows]
    assert {row[2] for row in answer.table.rows} == {"AWARDED", "CANDIDATE_FOR"}


@pytest.mark.parametrize(
    ("name", "edge", "start"),
    [
        ("institutes", "f", "ResearchInstitute"),
        ("parks", "r", "IndustrialPark"),
        ("shortest-connection", "r", ""),
    ],
)
def test_labels_that_only_make_an_answer_lighter_leave_out_no_end(
    ontology: Ontology, name: str, edge: str, start: str
) -> None:
    pattern = rf"\(\w:?([\w|]*)\)(<?)-\[{edge}:([\w|]+)\]-(>?)\(\w:([\w|]+)\)"
    ((here, to_here, relations, to_there, there),) = re.findall(pattern, catalogue()[name].statement)
    pairs = {pair for relation in relations.split("|") for pair in ontology.relations[relation].ends}
    joined = (set() if to_here else pairs) | (set() if to_there else {(end, source) for source, end in pairs})
    allowed = [pair for pair in joined if start in ("", pair[0])]
    assert {one for one, _ in allowed} <= set((here or start).split("|"))
    assert {other for _, other in allowed} <= set(there.split("|"))
