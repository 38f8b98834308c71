from dataclasses import replace

import pytest

from graph.check import StatementError, check
from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node, Value
from tests.sample import TEXTS, quoted

REGION = Node.of("Region", "慈溪市", evidence=[quoted("reply-9.txt", "慈溪市")])
PERSON = Node.of("Person", "黄新华", evidence=[quoted("reply-9.txt", "黄新华")])
HONOUR = Node.of("Honour", "省级智能工厂", evidence=[quoted("reply-9.txt", "省级智能工厂")])
AWARD = Edge(REGION.id, "AWARDED", HONOUR.id, {"year": 2024}, HONOUR.evidence)


def graph(*items: Node | Edge) -> Graph:
    return Graph(
        tuple(item for item in items if isinstance(item, Node)),
        tuple(item for item in items if isinstance(item, Edge)),
    )


def test_a_graph_that_its_documents_bear_out_passes(sample_graph: Graph, ontology: Ontology) -> None:
    check(sample_graph, TEXTS, ontology)
    check(graph(REGION, HONOUR, AWARD), TEXTS, ontology)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([replace(REGION, evidence=())], "no evidence"),
        ([replace(REGION, evidence=(Evidence("reply-9.txt", 1, 4, "慈溪市"),))], "found:  '溪市经'"),
        ([replace(REGION, evidence=(Evidence("reply-9.txt", 3, 3, ""),))], "is not the text"),
        ([replace(REGION, evidence=(Evidence("reply-9.txt", -2, -1, "。"),))], "is not the text"),
        ([replace(REGION, evidence=(Evidence("reply-8.txt", 0, 3, "慈溪市"),))], "nearest: reply-9.txt"),
        ([replace(REGION, label="Regoin")], "no such label; nearest: Region"),
        ([REGION, replace(REGION, name="宁波市")], "the id is taken by '慈溪市'"),
        ([REGION, HONOUR, replace(AWARD, type="AWARD")], "nearest: AWARDED"),
        ([REGION, AWARD], f"no node has the id {HONOUR.id}"),
        ([REGION, PERSON, replace(AWARD, target=PERSON.id)], "does not lead from Region to Person"),
        ([REGION, HONOUR, AWARD, AWARD], "stated twice"),
        ([REGION, HONOUR, replace(AWARD, evidence=())], "no evidence"),
        ([REGION, HONOUR, replace(AWARD, properties={"chunks": (REGION.id,)})], "no Chunk has the id"),
    ],
)
def test_each_wrong_statement_is_named(wrong: list[Node | Edge], message: str, ontology: Ontology) -> None:
    with pytest.raises(StatementError) as caught:
        check(graph(*wrong), TEXTS, ontology)
    assert message in str(caught.value)
    assert len(str(caught.value).splitlines()) <= 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "2024"),
        ("year", True),
        ("year", 2024.0),
        ("year", 2**63),
        ("in_corpus", 1),
        ("number", 9),
        ("number", ("9",)),
        ("nunber", "9"),
    ],
)
def test_a_property_has_its_declared_type(name: str, value: Value, ontology: Ontology) -> None:
    document = Node.of("Document", "答复", properties={name: value}, evidence=REGION.evidence)
    with pytest.raises(StatementError, match=name):
        check(graph(document), TEXTS, ontology)


def test_a_number_may_be_written_as_an_integer_but_not_be_infinite(ontology: Ontology) -> None:
    def observation(value: float) -> Graph:
        return graph(Node.of("Observation", "13%", properties={"value": value}, evidence=REGION.evidence))

    check(observation(13), TEXTS, ontology)
    with pytest.raises(StatementError, match="value"):
        check(observation(float("nan")), TEXTS, ontology)


def test_a_value_is_one_of_those_declared(ontology: Ontology) -> None:
    observation = Node.of("Observation", "13%", properties={"kind": "hoped"}, evidence=REGION.evidence)
    with pytest.raises(StatementError, match="kind: 'hoped' is none of actual, target"):
        check(graph(observation), TEXTS, ontology)
