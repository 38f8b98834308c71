"""Ways through any store, a step at a time: nodes by what they are, what is around them, how two are connected.

Each step is one statement that both engines understand; neither's own search for paths is shared by the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from graph.nearest import nearest
from graph.ontology import Ontology
from graph.result import Cell, Result
from graph.statement import Edge, Node, Scalar
from graph.store.base import Store, StoreError
from graph.store.cypher import quote

Key = tuple[str, str, str]

_STEP = (
    "MATCH (n)-[r]-(other) WHERE n.id IN $ids AND NOT n.id STARTS WITH 'Chunk:' "
    "AND NOT other.id STARTS WITH 'Chunk:' RETURN DISTINCT r, other"
)


def matching(
    store: Store, ontology: Ontology, label: str = "", properties: Mapping[str, Scalar] | None = None
) -> tuple[Node, ...]:
    """Return the nodes of a label with these properties, by name; passages only when asked for by label.

    Args:
        store: the graph.
        ontology: what labels and properties there are.
        label: a label or its Chinese title; empty for any.
        properties: values by name; `name` is met by an alias as well.

    Raises `StoreError` with the nearest names for a label or property that does not exist.
    """
    titles = {each.title["zh"]: name for name, each in ontology.labels.items()}
    label = titles.get(label, label)
    if label and label not in ontology.labels:
        raise StoreError(f"no label {label!r}{nearest(label, [*ontology.labels, *titles])}")
    labels = [ontology.labels[label]] if label else ontology.labels.values()
    declared = {**ontology.node, **{name: one for each in labels for name, one in each.properties.items()}}
    conditions = [] if label else ["NOT n.id STARTS WITH 'Chunk:'"]
    values: dict[str, object] = {}
    for place, (name, value) in enumerate((properties or {}).items()):
        if name not in declared:
            raise StoreError(f"{label or 'nodes'}: no property {name!r}{nearest(name, declared)}")
        values[given := f"value{place}"] = value
        alias = f" OR ${given} IN n.aliases" if name == "name" else ""
        conditions.append(f"(n.{quote(name)} = ${given}{alias})")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return store.run(f"MATCH (n{label and ':' + quote(label)}){where} RETURN n ORDER BY n.name, n.id", values).nodes


def document(store: Store, file: str) -> tuple[str, tuple[Node, ...]]:
    """Return the text of a document and its passages; the text is empty when the graph keeps none."""
    text = store.run("MATCH (d:Document) WHERE d.file = $file RETURN d.text AS text", {"file": file}).evaluate()
    return str(text or ""), store.run("MATCH (c:Chunk) WHERE c.document = $file RETURN c", {"file": file}).nodes


def neighbourhood(store: Store, node: Node, depth: int = 1) -> Result:
    """Return the relations within `depth` steps of a node, in rows of source, relation and target.

    Mentions and passages are left out: they would connect whatever one document names.
    """
    rows: tuple[tuple[Cell, ...], ...] = ()
    for known, edges in islice(_walk(store, node), depth):
        rows = tuple((known[edge.source], edge, known[edge.target]) for edge in edges.values())
    return Result(("source", "relation", "target"), rows)


def connections(store: Store, source: Node, target: Node, longest: int = 6) -> Result:
    """Return all shortest paths between two nodes, direction aside and mentions left out.

    Each row has the number of `steps` and the `path`: node, relation, node and so on, where two nodes may
    have several relations. There is no row when more than `longest` steps would be needed.
    """
    import networkx

    rows: list[tuple[Cell, ...]] = []
    for known, edges in islice(_walk(store, source), longest):
        if target.id in known:
            network = networkx.Graph((edge.source, edge.target) for edge in edges.values())
            between: dict[frozenset[str], list[Edge]] = defaultdict(list)
            for edge in edges.values():
                between[frozenset((edge.source, edge.target))].append(edge)
            for ids in sorted(networkx.all_shortest_paths(network, source.id, target.id)):
                path: list[Cell] = [known[ids[0]]]
                for one, other in pairwise(ids):
                    path += [*between[frozenset((one, other))], known[other]]
                rows.append((len(ids) - 1, path))
            break
    return Result(("steps", "path"), tuple(rows))


def _walk(store: Store, node: Node) -> Iterator[tuple[dict[str, Node], dict[Key, Edge]]]:
    """Yield all nodes and edges within one step, then within two, until a step leads to nothing new."""
    known, edges = {node.id: node}, dict[Key, Edge]()
    border = [node.id]
    while border:
        found = store.run(_STEP, {"ids": border})
        edges.update((edge.key, edge) for edge in sorted(found.edges, key=lambda edge: edge.key))
        border = [other.id for other in found.nodes if other.id not in known]
        known.update((other.id, other) for other in found.nodes)
        yield known, edges
