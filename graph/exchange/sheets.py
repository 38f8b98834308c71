"""A graph as sheets for people: one a label, one a relation type, and one with every passage.

Headings, truth values and the values that a property may have are in Chinese, as the ontology has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import Ontology, load
from graph.ontology.schema import Properties, Property
from graph.statement import Edge, Evidence, Graph, Node, Scalar, Value

Row = tuple[Scalar | None, ...]
_PASSAGES = ("依据条数", "首条依据文件", "首条依据原文")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, which no other sheet has, headings, and as many cells a row."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[Row]


def sheets(graph: Graph) -> Iterator[Sheet]:
    """Yield a sheet for each label and each type of the ontology, also where it has no rows, then the passages.

    A node or an edge shows its first passage; all of them stand in the last sheet.

    >>> region = Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
    >>> for sheet in sheets(Graph((region,), ())):
    ...     for row in sheet.rows:
    ...         print(sheet.title, row[1:])
    地区 Region ('慈溪市', '', None, 1, 'a.txt', '慈溪市')
    依据 Evidence ('慈溪市', 'a.txt', 0, 3, '慈溪市')
    """
    ontology = load()
    names = {node.id: node.name for node in graph.nodes}
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    for name, label in ontology.labels.items():
        headings = (*map(_heading, [*ontology.node.values(), *label.properties.values()]), *_PASSAGES)
        yield Sheet(
            f"{label.title['zh']} {name}", headings, [_node_row(node, label.properties) for node in nodes[name]]
        )
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.type].append(edge)
    for type_, relation in ontology.relations.items():
        declared = ontology.of_edge(type_)
        headings = ("起点", "终点", *map(_heading, declared.values()), *_PASSAGES, "起点标识", "终点标识")
        title = f"{relation.title['zh']} {type_}"
        yield Sheet(title, headings, [_edge_row(edge, declared, names) for edge in edges[type_]])
    columns = ("标识", "内容", *map(_heading, ontology.evidence.values()))
    yield Sheet("依据 Evidence", columns, list(_passages(graph, names, ontology)))


def _heading(property_: Property) -> str:
    return property_.title["zh"] + (f"（{property_.unit}）" if property_.unit else "")


def _node_row(node: Node, declared: Properties) -> Row:
    return (node.id, node.name, "、".join(node.aliases), *_cells(node.properties, declared), *_first(node.evidence))


def _edge_row(edge: Edge, declared: Properties, names: Mapping[str, str]) -> Row:
    cells = _cells(edge.properties, declared)
    return (names[edge.source], names[edge.target], *cells, *_first(edge.evidence), edge.source, edge.target)


def _cells(properties: Mapping[str, Value], declared: Properties) -> Iterator[Scalar | None]:
    for name, property_ in declared.items():
        value = properties.get(name)
        match value:
            case tuple():
                yield "、".join(map(str, value))
            case bool():
                yield "是" if value else "否"
            case str() if value in property_.values:
                yield property_.values[value]["zh"]
            case float() if value.is_integer():
                yield int(value)
            case _:
                yield value


def _first(evidence: tuple[Evidence, ...]) -> Row:
    return (len(evidence), evidence[0].document, evidence[0].quote) if evidence else (0, None, None)


def _passages(graph: Graph, names: Mapping[str, str], ontology: Ontology) -> Iterator[Row]:
    for node in graph.nodes:
        for passage in node.evidence:
            yield node.id, node.name, passage.document, passage.start, passage.end, passage.quote
    for edge in graph.edges:
        reading = ontology.relations[edge.type].reading(names[edge.source], names[edge.target], "zh")
        for passage in edge.evidence:
            yield " ".join(edge.key), reading, passage.document, passage.start, passage.end, passage.quote
