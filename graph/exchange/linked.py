"""The graph as linked data: JSON-LD, with PROV for where a statement comes from and selectors of Web Annotation.

A relation stands there twice: as a triple, for asking, and as an `rdf:Statement` that has its properties and its
passages. A passage is an `oa:SpecificResource`: its document, its offsets, its words, and 20 characters before and
after, by which it is found again when the document has changed. The context is part of the data: nothing is fetched.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from graph.fields import Text
from graph.ontology import Ontology, Property, load
from graph.ontology.schema import Properties
from graph.statement import Edge, Evidence, Graph, Node, Value

Object = dict[str, Any]
AROUND = 20  # characters of the text before and after a passage
VOCABULARY, THINGS = "urn:policygraph:ontology:", "urn:policygraph:"
_TYPES = {"integer": "xsd:integer", "number": "xsd:double", "boolean": "xsd:boolean"}


def linked(graph: Graph) -> Object:
    """Return a graph as one JSON-LD object, with the ontology's titles, every node, relation and passage once.

    The words around a passage come from the text of its document in the graph; without one it has none.

    >>> at = Evidence("a.txt", 0, 3, "慈溪市")
    >>> document = Node.of("Document", "通知", properties={"file": "a.txt", "text": "慈溪市文件"}, evidence=[at])
    >>> passage = linked(Graph((document,), ()))["@graph"][-1]
    >>> passage["oa:hasSelector"][1]
    {'@type': 'oa:TextQuoteSelector', 'oa:exact': '慈溪市', 'oa:prefix': '', 'oa:suffix': '文件'}
    """
    ontology = load()
    documents = {
        str(node.properties["file"]): node
        for node in graph.nodes
        if node.label == "Document" and "file" in node.properties
    }
    passages = {passage for node in graph.nodes for passage in node.evidence}
    passages |= {passage for edge in graph.edges for passage in edge.evidence}
    targets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edge in graph.edges:
        targets[edge.source][edge.type].append(THINGS + edge.target)
    return {
        "@context": _context(ontology),
        "@graph": [
            *_vocabulary(ontology),
            *({**_node(node, ontology.labels[node.label].properties), **targets[node.id]} for node in graph.nodes),
            *(_statement(edge, ontology.of_edge(edge.type)) for edge in graph.edges),
            *(_passage(passage, documents) for passage in sorted(passages)),
        ],
    }


def _context(ontology: Ontology) -> Object:
    """Return how the names in the data become IRIs and typed values; a name without an entry is of the vocabulary."""
    declared = [label.properties for label in ontology.labels.values()]
    declared += [ontology.of_edge(type_) for type_ in ontology.relations]
    return {
        "@vocab": VOCABULARY,
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "oa:start": {"@type": "xsd:nonNegativeInteger"},
        "oa:end": {"@type": "xsd:nonNegativeInteger"},
        "chunks": {"@type": "@id"},
        **{
            name: {"@type": _TYPES[property_.type]}
            for properties in declared
            for name, property_ in properties.items()
            if property_.type in _TYPES
        },
        **{type_: {"@type": "@id"} for type_ in ontology.relations},
    }


def _vocabulary(ontology: Ontology) -> Iterator[Object]:
    for name, label in ontology.labels.items():
        described = {"rdfs:label": _text(label.title), "rdfs:comment": _text(label.description)}
        yield {"@id": VOCABULARY + name, "@type": "rdfs:Class", **described}
    for type_, relation in ontology.relations.items():
        yield {"@id": VOCABULARY + type_, "@type": "rdf:Property", "rdfs:label": _text(relation.title)}


def _text(text: Text) -> list[Object]:
    return [{"@value": wording, "@language": language} for language, wording in text.items()]


def _node(node: Node, declared: Properties) -> Object:
    return {
        "@id": THINGS + node.id,
        "@type": [node.label, "prov:Entity"],
        "rdfs:label": node.name,
        "skos:altLabel": list(node.aliases),
        **_plain(node.properties, declared),
        **_derived(node),
    }


def _statement(edge: Edge, declared: Properties) -> Object:
    return {
        "@id": f"{THINGS}statement:{edge.source}:{edge.type}:{edge.target}",
        "@type": ["rdf:Statement", "prov:Entity"],
        "rdf:subject": {"@id": THINGS + edge.source},
        "rdf:predicate": {"@id": VOCABULARY + edge.type},
        "rdf:object": {"@id": THINGS + edge.target},
        **_plain(edge.properties, declared),
        **_derived(edge),
    }


def _plain(properties: Mapping[str, Value], declared: Properties) -> Object:
    return {name: _typed(value, declared[name]) for name, value in properties.items()}


def _typed(value: Value, property_: Property) -> Any:
    if property_.name == "chunks" and isinstance(value, tuple):
        return [THINGS + str(chunk) for chunk in value]
    # A reading gives 12 where the store gives 12.0: both are the same number here.
    return float(value) if property_.type == "number" and not isinstance(value, tuple) else value


def _derived(statement: Node | Edge) -> Object:
    return {"prov:wasDerivedFrom": [{"@id": _passage_id(passage)} for passage in statement.evidence]}


def _passage(passage: Evidence, documents: Mapping[str, Node]) -> Object:
    document = documents.get(passage.document)
    text = str(document.properties.get("text", "")) if document else ""
    source = THINGS + (document.id if document else f"file:{quote(passage.document)}")
    words = {"@type": "oa:TextQuoteSelector", "oa:exact": passage.quote}
    if text:
        words["oa:prefix"] = text[max(0, passage.start - AROUND) : passage.start]
        words["oa:suffix"] = text[passage.end : passage.end + AROUND]
    return {
        "@id": _passage_id(passage),
        "@type": ["oa:SpecificResource", "prov:Entity"],
        "oa:hasSource": {"@id": source},
        "prov:wasQuotedFrom": {"@id": source},
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": passage.start, "oa:end": passage.end},
            words,
        ],
    }


def _passage_id(passage: Evidence) -> str:
    place = f"{passage.document}\x1f{passage.start}\x1f{passage.end}"
    return f"{THINGS}passage:{hashlib.blake2b(place.encode(), digest_size=8).hexdigest()}"
