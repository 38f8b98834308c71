"""JSON-LD and RDF, read by rdflib: relations can be asked, and every passage found again in its text."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from graph.exchange import FORMATS
from graph.statement import Edge, Evidence, Node
from graph.statement import Graph as Statements
from tests.sample import TEXTS

PG, THING = Namespace("urn:policygraph:ontology:"), Namespace("urn:policygraph:")
QUOTES = """
SELECT ?file ?text ?start ?end ?exact ?prefix ?suffix WHERE {
  ?passage oa:hasSource ?document ; oa:hasSelector ?position, ?quote .
  ?document <urn:policygraph:ontology:file> ?file ; <urn:policygraph:ontology:text> ?text .
  ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
}
"""
STATED = """
SELECT ?contractor ?exact WHERE {
  ?statement rdf:predicate pg:GENERAL_CONTRACTOR_FOR ; rdf:subject/rdfs:label ?contractor ; pg:lead true ;
    prov:wasDerivedFrom/oa:hasSelector/oa:exact ?exact .
}
"""


@pytest.fixture(scope="module")
def triples(sample_graph: Statements, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return Graph().parse(FORMATS["rdf"].write(sample_graph, tmp_path_factory.mktemp("rdf")), format="turtle")


def asked(triples: Graph, question: str) -> list[tuple[Any, ...]]:
    """Return the rows of an answer as values of Python."""
    triples.bind("pg", PG)
    rows = cast(Iterable[tuple[Literal, ...]], triples.query(question))
    return [tuple(cell.toPython() for cell in row) for row in rows]


def test_both_files_hold_the_same_triples(triples: Graph, sample_graph: Statements, tmp_path: Path) -> None:
    path = FORMATS["jsonld"].write(sample_graph, tmp_path)
    assert isomorphic(Graph().parse(path, format="json-ld"), triples)


def test_every_relation_is_a_triple_and_a_statement(triples: Graph, sample_graph: Statements) -> None:
    for edge in sample_graph.edges:
        triple = THING[edge.source], PG[edge.type], THING[edge.target]
        assert triple in triples
        statement = THING[f"statement:{':'.join(edge.key)}"]
        assert tuple(triples.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)) == triple
    assert len(list(triples.subjects(RDF.type, RDF.Statement))) == len(sample_graph.edges)


def test_properties_have_their_types(triples: Graph, sample_graph: Statements) -> None:
    values = {triples.value(THING[n.id], PG.value) for n in sample_graph.nodes if n.label == "Observation"}
    assert {value.value for value in values if isinstance(value, Literal)} == {13.0, 14.5}
    (reply,) = triples.subjects(PG.number, Literal("慈经信建〔2024〕1号"))
    assert triples.value(reply, PG.year) == Literal(2024)
    assert triples.value(reply, PG.in_corpus) == Literal(True)
    assert Literal("祈禧") in set(triples.objects(predicate=URIRef("http://www.w3.org/2004/02/skos/core#altLabel")))


def test_a_statement_leads_to_its_words(triples: Graph) -> None:
    ((contractor, exact),) = asked(triples, STATED)
    assert contractor == "蓝卓科技"
    assert exact.startswith("确定了蓝卓科技和久一智能")


def test_every_passage_is_found_by_position_and_by_words(triples: Graph, sample_graph: Statements) -> None:
    rows = asked(triples, QUOTES)
    for file, text, start, end, exact, prefix, suffix in rows:
        assert text == TEXTS[file]
        assert text[start:end] == exact
        assert prefix == text[max(0, start - 20) : start]
        assert suffix == text[end : end + 20]
    given = {(p.document, p.start, p.end) for node in sample_graph.nodes for p in node.evidence}
    given |= {(p.document, p.start, p.end) for edge in sample_graph.edges for p in edge.evidence}
    assert {(file, start, end) for file, _, start, end, *_ in rows} == given


def test_no_text_breaks_a_file(tmp_path: Path) -> None:
    name = '"""<script>\\u0041\x07\u2028@prefix 𠮷 {"@id": "x"}'
    node = Node.of("Region", name, evidence=[Evidence(f"{name}> .txt", 0, len(name), name)])
    graph = Statements((node,), (Edge(node.id, "PART_OF", node.id),))
    for format_, reader in (("jsonld", "json-ld"), ("rdf", "turtle")):
        triples = Graph().parse(FORMATS[format_].write(graph, tmp_path), format=reader)
        assert Literal(name) in set(triples.objects(THING[node.id]))


def test_nothing_needs_to_be_fetched(sample_graph: Statements, tmp_path: Path) -> None:
    data = json.loads(FORMATS["jsonld"].write(sample_graph, tmp_path).read_text("utf-8"))
    assert isinstance(data["@context"], dict)
