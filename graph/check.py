"""Holds every statement against the documents and the ontology before it may enter a graph file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

from graph.nearest import nearest
from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Evidence, Graph, Node, Value

INT64 = range(-(2**63), 2**63)


class StatementError(ValueError):
    """A statement that must not enter the graph; the message says which, and what is wrong with it."""


def check(graph: Graph, texts: Mapping[str, str], ontology: Ontology) -> None:
    """Raise `StatementError` at the first statement that its documents or the ontology do not bear out.

    `texts` holds the text of each document by the name that evidence uses. Checked are: quotes and
    offsets, missing evidence, labels, types, ends and properties, and ids that are double or lead nowhere.
    Takes one pass over the statements.

    >>> from graph.ontology import load
    >>> region = Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
    >>> check(Graph((region,), ()), {"a.txt": "慈溪市文件"}, load())
    """
    nodes: dict[str, Node] = {}
    for node in graph.nodes:
        what = f"{node.label} {node.name!r} ({node.id})"
        if node.label not in ontology.labels:
            raise StatementError(f"{what}: no such label{nearest(node.label, ontology.labels)}")
        if node.id in nodes:
            raise StatementError(f"{what}: the id is taken by {nodes[node.id].name!r}")
        _check_properties(what, node.properties, ontology.labels[node.label].properties)
        _check_evidence(what, node.evidence, texts)
        nodes[node.id] = node
    keys: set[tuple[str, str, str]] = set()
    for edge in graph.edges:
        what = f"({_name(nodes, edge.source)})-[{edge.type}]->({_name(nodes, edge.target)})"
        _check_ends(what, edge, nodes, ontology)
        if edge.key in keys:
            raise StatementError(f"{what}: stated twice; one edge holds all evidence")
        keys.add(edge.key)
        _check_properties(what, edge.properties, ontology.of_edge(edge.type))
        _check_chunks(what, edge, nodes)
        _check_evidence(what, edge.evidence, texts)


def _name(nodes: Mapping[str, Node], id_: str) -> str:
    return nodes[id_].name if id_ in nodes else id_


def _check_ends(what: str, edge: Edge, nodes: Mapping[str, Node], ontology: Ontology) -> None:
    if edge.type not in ontology.relations:
        raise StatementError(f"{what}: no such relation type{nearest(edge.type, ontology.relations)}")
    for id_ in (edge.source, edge.target):
        if id_ not in nodes:
            raise StatementError(f"{what}: no node has the id {id_}")
    ends = (nodes[edge.source].label, nodes[edge.target].label)
    if ends not in ontology.relations[edge.type].ends:
        raise StatementError(f"{what}: {edge.type} does not lead from {ends[0]} to {ends[1]}")


def _check_chunks(what: str, edge: Edge, nodes: Mapping[str, Node]) -> None:
    chunks = edge.properties.get("chunks", ())
    for id_ in chunks if isinstance(chunks, tuple) else ():
        if id_ not in nodes or nodes[str(id_)].label != "Chunk":
            raise StatementError(f"{what}: chunks: no Chunk has the id {id_}")


def _check_properties(what: str, values: Mapping[str, Value], declared: Properties) -> None:
    for name, value in values.items():
        if name not in declared:
            raise StatementError(f"{what}: no such property: {name}{nearest(name, declared)}")
        if not _fits(value, declared[name].type):
            raise StatementError(f"{what}: {name}: {value!r} is not of type {declared[name].type}")
        if declared[name].values and value not in declared[name].values:
            raise StatementError(f"{what}: {name}: {value!r} is none of {', '.join(declared[name].values)}")


def _fits(value: object, type_: str) -> bool:
    if type_ == "strings":
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    if type_ == "string":
        return isinstance(value, str)
    # True and False are integers to Python, but not here.
    if isinstance(value, bool) or type_ == "boolean":
        return isinstance(value, bool) and type_ == "boolean"
    if type_ == "integer":
        return isinstance(value, int) and value in INT64
    return isinstance(value, int | float) and isfinite(value)


def _check_evidence(what: str, evidence: Iterable[Evidence], texts: Mapping[str, str]) -> None:
    passage = None
    for passage in evidence:
        where = f"{passage.document} at {passage.start}–{passage.end}"
        text = texts.get(passage.document)
        if text is None:
            raise StatementError(f"{what}: {where}: no such document{nearest(passage.document, texts)}")
        # A negative offset would count from the end of the text.
        found = text[passage.start : passage.end] if passage.start >= 0 else ""
        if not passage.quote or found != passage.quote:
            raise StatementError(
                f"{what}: the quote is not the text of {where}\n"
                f"  quoted: {passage.quote!r:.120}\n  found:  {found!r:.120}"
            )
    if passage is None:
        raise StatementError(f"{what}: no evidence; each statement quotes the characters that state it")
