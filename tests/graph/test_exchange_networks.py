"""GraphML and GEXF: NetworkX reads back every node, edge, property and passage."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange import FORMATS
from graph.exchange.characters import for_xml
from graph.exchange.flat import OWN
from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node, Value

READERS: dict[str, Callable[[Path], networkx.MultiDiGraph]] = {
    "graphml": lambda path: networkx.read_graphml(path, force_multigraph=True),
    "gexf": networkx.read_gexf,
}
ADDED = {"id", "label", "category", "relation", "name", "aliases", "evidence"}
"""Attributes that are no properties; a reader adds ids of edges."""


def read_back(format_: str, graph: Graph, folder: Path) -> Graph:
    network = READERS[format_](FORMATS[format_].write(graph, folder))
    nodes = [
        Node(
            id_,
            found["category"],
            found["name"],
            tuple(json.loads(found["aliases"])),
            properties(found),
            passages(found),
        )
        for id_, found in network.nodes(data=True)
    ]
    edges = [
        Edge(source, found["relation"], target, properties(found), passages(found))
        for source, target, found in network.edges(data=True)
    ]
    return sorted_graph(nodes, edges)


def properties(found: dict[str, Any]) -> dict[str, Value]:
    return {
        name.removesuffix("_"): tuple(json.loads(value)) if name == "chunks" else value
        for name, value in found.items()
        if name not in ADDED
    }


def passages(found: dict[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*passage) for passage in json.loads(found["evidence"]))


def sorted_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    return Graph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(edges, key=lambda e: e.key)))


@pytest.mark.parametrize("format_", READERS)
def test_networkx_reads_back_the_whole_graph(format_: str, sample_graph: Graph, tmp_path: Path) -> None:
    assert read_back(format_, sample_graph, tmp_path) == sample_graph


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("name", ["</node>&amp;", "第一页\f第二页", "行\r\n\t行", "引\"号'", "𠮷\x00\x85\u2028"])
def test_no_text_breaks_a_file(format_: str, name: str, tmp_path: Path) -> None:
    node = Node.of("Region", name, aliases=[f"{name}, 又名"], evidence=[Evidence(name, 0, len(name), name)])
    (found,) = read_back(format_, Graph((node,), ()), tmp_path).nodes
    assert found.name == for_xml(name)
    assert len(found.name) == len(name)
    assert found.aliases == node.aliases
    assert found.evidence == node.evidence


def test_no_property_has_a_name_that_is_taken(ontology: Ontology) -> None:
    declared = [label.properties for label in ontology.labels.values()]
    declared += [ontology.of_edge(type_) for type_ in ontology.relations]
    names = {name for properties in declared for name in properties}
    assert {"start", "end"} <= names & OWN  # so that the rule has something to do
    assert not (ADDED - OWN) & names
    assert not any(name.endswith("_") for name in names)


@given(st.text(st.characters(codec=None)))
def test_what_xml_forbids_is_replaced_one_for_one(text: str) -> None:
    assert len(for_xml(text)) == len(text)
    assert for_xml(for_xml(text)) == for_xml(text)
