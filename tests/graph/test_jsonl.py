"""What goes through a store and out again is the graph that went in."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.diff import changes
from graph.exchange.jsonl import export, load
from graph.ontology import Property
from graph.ontology import load as load_ontology
from graph.statement import Edge, Evidence, Graph, Node, Value
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import update, write
from graph.store.read import everything

ONTOLOGY = load_ontology()
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "string": TEXT,
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "strings": st.lists(TEXT, max_size=3).map(tuple),
}
EVIDENCE = st.lists(
    st.builds(Evidence, document=TEXT, start=st.integers(0, 99), end=st.integers(0, 99), quote=TEXT),
    unique=True,
    max_size=3,
).map(lambda found: tuple(sorted(found)))


def properties(declared: Mapping[str, Property]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({}, optional={name: VALUES[p.type] for name, p in sorted(declared.items())})


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for type_ in draw(st.lists(st.sampled_from(sorted(ONTOLOGY.relations)), max_size=4)):
        ends = []
        for label in draw(st.sampled_from(sorted(ONTOLOGY.relations[type_].ends))):
            values = draw(properties(ONTOLOGY.labels[label].properties))
            node = Node.of(
                label,
                draw(st.text(ascii_lowercase, min_size=1, max_size=2)),
                aliases=draw(st.lists(TEXT, max_size=2)),
                properties=values,
                evidence=draw(EVIDENCE),
            )
            ends.append(nodes.setdefault(node.id, node).id)
        edge = Edge(ends[0], type_, ends[1], draw(properties(ONTOLOGY.of_edge(type_))), draw(EVIDENCE))
        edges.setdefault(edge.key, edge)
    return Graph(
        tuple(sorted(nodes.values(), key=lambda node: node.id)),
        tuple(sorted(edges.values(), key=lambda edge: edge.key)),
    )


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_a_graph_survives_the_store_and_the_exchange_format(graph: Graph) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.lbug"
        write(graph, path, ONTOLOGY)
        with LadybugStore.open(path) as store:
            stored = everything(store, ONTOLOGY)
        assert stored == graph
        export(stored, Path(folder) / "stored")
        export(graph, Path(folder) / "given")
        assert load(Path(folder) / "stored") == graph
        assert contents(Path(folder) / "stored") == contents(Path(folder) / "given")


@settings(max_examples=15, deadline=None)
@given(graphs(), graphs(), st.randoms(use_true_random=False))
def test_what_changed_makes_a_file_what_writing_all_of_the_new_graph_makes_it(
    former: Graph, other: Graph, random: Random
) -> None:
    # Some of the former edges stay, their ends as they were or as others say.
    edges = {edge.key: edge for edge in (*(e for e in former.edges if random.random() < 0.6), *other.edges)}
    nodes = {node.id: node for node in other.nodes}
    for node in former.nodes:
        if any(node.id in (source, target) for source, _, target in edges):
            properties = {name: value for name, value in node.properties.items() if random.random() < 0.6}
            nodes.setdefault(node.id, replace(node, properties=properties))
    present = Graph(
        tuple(sorted(nodes.values(), key=lambda node: node.id)),
        tuple(sorted(edges.values(), key=lambda edge: edge.key)),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.lbug"
        write(former, path, ONTOLOGY)
        update(*changes(former, present), path, ONTOLOGY)
        with LadybugStore.open(path) as store:
            assert everything(store, ONTOLOGY) == present


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_bytes_do_not_depend_on_the_order_of_the_statements(sample_graph: Graph, tmp_path: Path) -> None:
    nodes, edges = list(sample_graph.nodes), list(sample_graph.edges)
    Random(7).shuffle(nodes)
    Random(7).shuffle(edges)
    export(sample_graph, tmp_path / "one")
    export(Graph(tuple(nodes), tuple(edges)), tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_the_layout_is_that_of_the_exchange_format(sample_graph: Graph, tmp_path: Path) -> None:
    export(sample_graph, tmp_path)
    lines = (tmp_path / "edges.jsonl").read_text("utf-8").splitlines()
    line = next(line for line in lines if '"GENERAL_CONTRACTOR_FOR"' in line and '"lead": true' in line)
    assert line.startswith('{"source": "ServiceProvider:')
    assert '"evidence": [{"document": "reply-9.txt", "start": ' in line
    assert "evidence_quote" not in line
    assert "蓝卓科技" in line
