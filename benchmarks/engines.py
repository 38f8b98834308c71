"""The same load and the same questions on LadybugDB, Neo4j and NetworkX, at several times the five documents.

    scripts/neo4j start
    python benchmarks/engines.py [TIMES …]         default: 1 30

**Empties the database of the Neo4j server**, which is the one of the tests. Seconds are of the wall clock, from the
call to the finished `Result` with its nodes, edges and evidence; of each question the median of the rounds, after one
that warms up. Engines take turns question by question, so that whatever else the machine does meets them alike. A
question that offers choices is asked for the first two of them as well as for everything. NetworkX answers two
questions, by plain loops over its edges: it has no language to ask in.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import networkx

from graph.networks import to_networkx
from graph.ontology import load
from graph.statement import Edge, Evidence, Graph, Node, Value, node_id
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from loaders.corpus import find, read_corpus
from queries.catalogue import catalogue, choices, run
from tests.server import emptied, found

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"
SEED = 20240501
SHARED = frozenset({"Industry", "Honour", "Indicator"})  # the same for every city
SYLLABLES = "安百昌德恩丰光海恒宏华嘉建江金景凯康力联龙明宁鹏启瑞盛泰天通万祥新兴亚益永宇远泽正中"
TIMEOUT = 600.0  # seconds
Ask = Callable[[], int]  # asks once, and returns how many rows there were


def times(graph: Graph, many: int) -> Graph:
    """Return the graph with copies of it under other names, of other documents and with other figures.

    A name gets three syllables of its own; industries, honours and indicators stay one node for all copies, with the
    passages of the first.
    """
    chance = random.Random(SEED)
    copies = [graph, *(_copy(graph, number, chance) for number in range(1, many))]
    return Graph(
        tuple(sorted((node for copy in copies for node in copy.nodes), key=lambda node: node.id)),
        tuple(sorted((edge for copy in copies for edge in copy.edges), key=lambda edge: edge.key)),
    )


def _copy(graph: Graph, number: int, chance: random.Random) -> Graph:
    ids = {
        node.id: node.id if node.label in SHARED else node_id(node.label, f"{node.id}/{number}") for node in graph.nodes
    }

    def moved(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(passage, document=f"{number}-{passage.document}") for passage in evidence)

    def changed(properties: Mapping[str, Value]) -> dict[str, Value]:
        values = dict(properties)
        for name in ("file", "document", "region"):
            if name in values:
                values[name] = f"{number}-{values[name]}"
        if isinstance(values.get("value"), int | float):
            values["value"] = round(float(str(values["value"])) * chance.uniform(0.5, 1.5), 2)
        if isinstance(chunks := values.get("chunks"), tuple):
            values["chunks"] = tuple(ids[str(chunk)] for chunk in chunks)
        return values

    nodes = [
        Node(
            ids[node.id],
            node.label,
            node.name + "".join(chance.choices(SYLLABLES, k=3)),
            node.aliases,
            changed(node.properties),
            moved(node.evidence),
        )
        for node in graph.nodes
        if node.label not in SHARED
    ]
    edges = [
        Edge(ids[edge.source], edge.type, ids[edge.target], changed(edge.properties), moved(edge.evidence))
        for edge in graph.edges
        if not {edge.source.partition(":")[0], edge.target.partition(":")[0]} <= SHARED
    ]
    return Graph(tuple(nodes), tuple(edges))


def honours(network: networkx.MultiDiGraph) -> int:
    """Count the rows of the question honours-of, asked for everything."""
    found = {
        (network.nodes[source]["name"], network.nodes[target]["name"], type_, data["properties"].get("year"))
        for source, target, type_, data in network.edges(keys=True, data=True)
        if type_ in ("AWARDED", "CANDIDATE_FOR")
    }
    return len(found)


def mentions(network: networkx.MultiDiGraph) -> int:
    """Count the rows of the question who-is-named-where, asked for everything."""
    documents = {
        chunk: document for chunk, document, type_ in network.edges(keys=True) if type_ == "FROM_DOCUMENT"
    }  # fmt: skip
    counted: Counter[tuple[str, str, str]] = Counter()
    for source, chunk, type_ in network.edges(keys=True):
        node = network.nodes[source]
        if type_ == "FROM_CHUNK" and node["label"] not in ("Observation", "Incentive"):
            counted[node["name"], node["label"], network.nodes[documents[chunk]]["name"]] += 1
    return len(counted)


WALKS = {"honours-of": honours, "who-is-named-where": mentions}


def asked(ladybug: Store, neo4j: Store, network: networkx.MultiDiGraph) -> Iterator[tuple[str, dict[str, Ask]]]:
    """Yield each question, with the values it is asked for, and how each engine is asked."""
    for name, question in catalogue().items():
        settings: list[dict[str, object]] = [{}]
        for parameter in question.parameters.values():
            settings += [{parameter.name: value} for value in choices(parameter, ladybug)[1:3]]
        for given in settings:
            engines: dict[str, Ask] = {
                engine: lambda store=store, name=name, given=given: len(run(name, store, **given).result.rows)  # type: ignore[misc]
                for engine, store in (("LadybugDB", ladybug), ("Neo4j", neo4j))
            }
            if not given and name in WALKS:
                engines["NetworkX"] = lambda walk=WALKS[name]: walk(network)  # type: ignore[misc]
            yield " ".join([name, *map(str, given.values())]), engines


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def measure(graph: Graph, many: int, address: str) -> None:
    """Load and ask `many` times the graph, and print what it took."""
    ontology = load()
    big = times(graph, many)
    print(f"\n## {many}×: {len(big.nodes):,} nodes, {len(big.edges):,} edges\n", flush=True)
    rounds = 9 if many < 10 else 3
    network = to_networkx(big.nodes, big.edges)
    with TemporaryDirectory() as folder, emptied(address):
        path = Path(folder) / "graph.lbug"
        loads = {
            "LadybugDB": seconds(lambda: write(big, path, ontology)),
            "Neo4j": seconds(lambda: load_graph(big, address, ontology)),
            "NetworkX": seconds(lambda: to_networkx(big.nodes, big.edges)),
        }
        print(
            "load: " + ", ".join(f"{engine} {taken:.1f} s" for engine, taken in loads.items()), end="\n\n", flush=True
        )
        print("| question | rows | LadybugDB ms | Neo4j ms | NetworkX ms | Neo4j / LadybugDB |")
        print("|---|---:|---:|---:|---:|---:|")
        ratios = []
        with LadybugStore.open(path, TIMEOUT) as ladybug, Neo4jStore.open(address, TIMEOUT) as neo4j:
            for name, engines in asked(ladybug, neo4j, network):
                rows = {ask() for ask in engines.values()}
                if len(rows) != 1:
                    print(f"{name}: the engines do not give as many rows: {sorted(rows)}", file=sys.stderr)
                taken = {engine: [0.0] * rounds for engine in engines}
                for place in range(rounds):
                    for engine, ask in engines.items():
                        taken[engine][place] = seconds(ask)
                medians = {engine: median(each) * 1000 for engine, each in taken.items()}
                ratios.append(medians["Neo4j"] / medians["LadybugDB"])
                walked = f"{medians['NetworkX']:.1f}" if "NetworkX" in medians else ""
                print(
                    f"| {name} | {max(rows)} | {medians['LadybugDB']:.1f} | {medians['Neo4j']:.1f} | {walked} "
                    f"| {ratios[-1]:.1f} |",
                    flush=True,
                )
        print(f"\nNeo4j / LadybugDB at the median of {len(ratios)} askings: {median(ratios):.1f}", flush=True)


def main() -> None:
    """Measure and print."""
    address = found()
    if address is None:
        sys.exit("No Neo4j server; have one with: scripts/neo4j start")
    graph = read_corpus(find([DOCUMENTS])).graph
    for many in map(int, sys.argv[1:] or ["1", "30"]):
        measure(graph, many, address)


if __name__ == "__main__":
    main()
