"""What is drawn, and where."""

import os
import subprocess
import sys
from itertools import combinations, permutations
from math import dist
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.layout import positions
from graph.ontology import Ontology
from graph.picture import network
from graph.statement import Edge, Graph, Node


def joins(count: int) -> list[tuple[str, str]]:
    draw = Random(7)
    return [(str(draw.randrange(count)), str(draw.randrange(count))) for _ in range(count * 3 // 2)]


@pytest.mark.parametrize("count", [1, 2, 30, 150])
def test_no_name_lies_on_another(count: int) -> None:
    places = positions(map(str, range(count)), joins(count))
    assert len(places) == count
    assert not [1 for (a, b), (c, d) in combinations(places.values(), 2) if abs(a - c) < 110 and abs(b - d) < 50]


def test_neighbours_are_nearer_than_others() -> None:
    places = positions(map(str, range(60)), joins(60))

    def far(pairs: list[tuple[str, str]]) -> float:
        return sum(dist(places[a], places[b]) for a, b in pairs) / len(pairs)

    assert far(joins(60)) < 0.7 * far(list(combinations(places, 2)))


@pytest.mark.parametrize("count", range(2, 9))
def test_no_line_of_a_star_runs_behind_another_node(count: int) -> None:
    ends = [str(number) for number in range(count)]
    places = positions(["hub", *ends], [("hub", end) for end in ends])
    away = {end: complex(*places[end]) - complex(*places["hub"]) for end in ends}
    for one, other in permutations(away.values(), 2):
        beside = one / other  # how far along the other line, and beside it, as parts of its length
        assert not (0 < beside.real < 1 and abs(beside.imag * abs(other)) < 16)


def test_places_are_the_same_from_run_to_run() -> None:
    """Of several parts, too, for each of which a process has a set whose order is its own."""
    draw = """
from graph.layout import positions
joins = [(f"{part}{n}", f"{part}{m}") for part in (4, 9, 14) for n in range(part) for m in range(n) if (n + m) % 3 == 1]
print(sorted(positions([end for join in joins for end in join], joins).items()))
"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", draw], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_places_do_not_depend_on_the_order() -> None:
    ids = [str(number) for number in range(40)]
    assert positions(ids, joins(40)) == positions(reversed(ids), [(b, a) for a, b in reversed(joins(40))])


def test_who_joins_leaves_the_others_where_they_were() -> None:
    before = positions(map(str, range(40)), joins(40))
    after = positions(map(str, range(60)), joins(60), held=before)
    assert len(after) == 60
    assert {id_: after[id_] for id_ in before} == before
    pairs = ((after[one], after[other]) for one, other in combinations(after, 2) if not {one, other} <= before.keys())
    assert not [1 for (a, b), (c, d) in pairs if abs(a - c) < 110 and abs(b - d) < 50]


def test_nothing_has_no_places() -> None:
    assert positions([], [("a", "b")]) == {}


def test_every_node_and_edge_is_drawn_in_its_colour(sample_graph: Graph, ontology: Ontology) -> None:
    picture = network(sample_graph.nodes, sample_graph.edges)
    colours = {drawing["id"]: drawing["color"] for drawing in picture.nodes}
    assert colours == {node.id: ontology.labels[node.label].colour for node in sample_graph.nodes}
    assert {tuple(drawing["id"].split(" ")) for drawing in picture.edges} == {edge.key for edge in sample_graph.edges}


def test_a_candidacy_is_dashed_and_a_lead_is_bold(sample_graph: Graph) -> None:
    picture = network(sample_graph.nodes, sample_graph.edges)
    assert {drawing["kind"] for drawing in picture.edges if drawing["dashes"]} == {"CANDIDATE_FOR"}
    names = {node.id: node.name for node in sample_graph.nodes}
    assert [names[drawing["from"]] for drawing in picture.edges if drawing["width"] > 2] == ["蓝卓科技"]


def test_relations_are_named_in_either_language(sample_graph: Graph) -> None:
    for language, title in (("zh", "总包商"), ("en", "General contractor for")):
        assert title in {
            drawing["label"] for drawing in network(sample_graph.nodes, sample_graph.edges, language).edges
        }


@given(st.text(max_size=60))
def test_any_name_is_two_lines_of_text(name: str) -> None:
    (drawing,) = network([Node.of("Region", name, key="x")], []).nodes
    assert drawing["label"].count("\n") <= 1
    assert len(drawing["label"]) <= 21
    assert not set(drawing["label"]) & set("\u202e\u2067\x00\r")


def test_an_edge_out_of_the_picture_is_left_out() -> None:
    node = Node.of("Region", "慈溪市")
    assert network([node], [Edge(node.id, "PART_OF", "Region:0")]).edges == []
