"""The canned questions on the five documents of the corpus."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx
import pytest

from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from queries.catalogue import catalogue, choices, run


@pytest.fixture(scope="module")
def store(graph_file: Path) -> Iterator[Store]:
    with LadybugStore.open(graph_file) as opened:
        yield opened


@pytest.mark.parametrize("name", catalogue())
def test_every_question_answers_with_its_defaults_and_cites(store: Store, name: str) -> None:
    answer = run(name, store)
    assert answer.table.rows
    assert answer.result.evidence
    assert answer.table.columns == tuple(answer.question.columns)


@pytest.mark.parametrize("name", catalogue())
def test_every_question_answers_with_its_choices(store: Store, name: str) -> None:
    for parameter in catalogue()[name].parameters.values():
        offered = choices(parameter, store)
        assert parameter.default in offered or not parameter.choices
        for value in offered[1:3]:
            answer = run(name, store, **{parameter.name: value})
            assert answer.table.rows
            assert answer.result.evidence


@pytest.mark.parametrize(
    ("name", "parameter"), [(name, p) for name, question in catalogue().items() for p in question.parameters]
)
def test_every_question_answers_nothing_for_what_is_not_there(store: Store, name: str, parameter: str) -> None:
    nothing = {"string": "不存在", "integer": 999_999}[catalogue()[name].parameters[parameter].type]
    answer = run(name, store, **{parameter: nothing})
    assert answer.table.rows == ()
    assert answer.table.columns == tuple(answer.question.columns)


def test_each_contractor_is_joined_to_the_samples_of_its_programme(store: Store) -> None:
    rows = run("contractor-samples", store).table.rows
    direct = {(contractor, lead, enterprise) for contractor, lead, _, enterprise, *_, same, _ in rows if same}
    car_parts = {"东南复合", "高松技术", "广联汽配"}
    appliances = {"瑞卡电器", "祈禧股份"}
    assert direct == {
        *(("蓝卓科技", True, firm) for firm in car_parts),
        *(("久一智能", False, firm) for firm in car_parts),
        *(("浙江云络", True, firm) for firm in appliances),
        *(("广深科技", False, firm) for firm in appliances),
        *(("联创软件", False, firm) for firm in appliances),
    }


def test_a_sample_of_a_wider_programme_is_told_apart(store: Store) -> None:
    answer = run("contractor-samples", store, contractor="浙江云络")
    rows = [row for row in answer.table.rows if row[3] == "洛卡特"]
    told = {(document, same) for *_, document, same, _ in rows}
    assert told == {("慈经信建〔2025〕15号", False)}
    assert "cixi-2025-reply-362.txt" in {passage.document for passage in answer.result.evidence}


def test_every_reply_names_its_proposal_and_deputy(store: Store) -> None:
    rows = run("documents-and-proposals", store).table.rows
    deputies = {number: deputy for *_, number, _, deputy in rows}
    assert deputies == {"366": "岑国建", "9": "黄新华", "362": "陈迪飞", "367": "章卫军", "": ""}


def test_a_target_of_the_plan_stands_beside_what_a_later_reply_reports(store: Store) -> None:
    rows = run("plan-vs-actual", store, indicator="数字经济核心产业增加值").table.rows
    assert [row[3:8] for row in rows] == [(330.0, "2025", 206.7, "2023", "亿元")]


def test_connections_are_as_short_as_a_breadth_first_search_finds(store: Store) -> None:
    statement = catalogue()["shortest-connection"].statement
    (relations,) = set(re.findall(r"\[\w?:([A-Z_|]+)\]", statement))
    edges = store.run(f"MATCH (a)-[:{relations}]->(b) RETURN a.id, b.id").rows
    names = {str(id_): str(name) for id_, name in store.run("MATCH (n) RETURN n.id, n.name").rows}
    network = networkx.Graph(edges)
    alone = [id_ for id_ in sorted(network) if list(names.values()).count(names[id_]) == 1]
    for one, other in combinations(alone[::61], 2):
        steps = networkx.single_source_shortest_path_length(network, one, cutoff=4).get(other)
        found = run("shortest-connection", store, **{"from": names[one], "to": names[other]}).result
        assert {row[2] for row in found.rows} == ({steps} if steps else set()), (names[one], names[other])
        assert len(found.nodes) == (steps + 1 if steps else 0)
