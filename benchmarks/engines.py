"""The same load and the same questions on LadybugDB, Neo4j and NetworkX, at several times the five documents.

    scripts/neo4j start
    python -m benchmarks.engines [TIMES …]        default: 1 30

**Empties the database of the Neo4j server**, which is the one of the tests. Seconds are of the wall clock, from the
call to the finished `Result` with its nodes, edges and evidence; of each question the median of the rounds, after two
that warm up: a graph file keeps the nodes and edges it met in the first, and in the second the engine plans how to say
which ones they are (`graph/store/shortening.py`); a server sends them each time. Engines take turns question by
question, so that whatever else the machine does meets them alike. A question that offers choices is asked for the first
two of them (from 100 times on, the first) as well as for everything. An asking that an engine gives up, after `LIMIT`
seconds or for want of memory, is not repeated there; of the ratios it counts as one of at least, or at most, `LIMIT`,
and not at all where both give up. NetworkX answers two questions, by plain loops over its edges: it has no language to
ask in, and is left out from 100 times on, where it would need more memory than the two others together.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import networkx

from graph.networks import to_networkx
from graph.ontology import load
from graph.statement import Edge, Evidence, Graph, Node, Value, node_id
from graph.store.base import Store, StoreError
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from loaders.corpus import find, read_corpus
from queries.catalogue import catalogue, choices
from tests.server import emptied, found

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"
SEED = 20240501
SHARED = frozenset({"Industry", "Honour", "Indicator"})  # the same for every city
SYLLABLES = "安百昌德恩丰光海恒宏华嘉建江金景凯康力联龙明宁鹏启瑞盛泰天通万祥新兴亚益永宇远泽正中"
ENGINES = ("LadybugDB", "Neo4j", "NetworkX")
LIMIT = 20.0  # seconds that a statement may take
WARMING = 2  # rounds that are not counted
MANY = 100  # times the documents, from which on fewer things are asked fewer times
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

    documents = {passage.document: f"{number}-{passage.document}" for node in graph.nodes for passage in node.evidence}

    def moved(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(passage, document=documents[passage.document]) for passage in evidence)

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
        if type_ == "FROM_CHUNK" and node["label"] not in ("Observation", "Incentive", "Indicator"):
            counted[node["name"], node["label"], network.nodes[documents[chunk]]["name"]] += 1
    return len(counted)


WALKS = {"honours-of": honours, "who-is-named-where": mentions}


def asked(stores: Mapping[str, Store], patient: Store, values: int) -> Iterator[tuple[str, dict[str, Ask]]]:
    """Yield each question, with the values it is asked for, so many a parameter, and how each store is asked.

    The values are those that the store `patient` offers.
    """
    for name, question in catalogue().items():
        parameters = question.parameters.values()
        everything = {parameter.name: parameter.parse(parameter.default) for parameter in parameters}
        settings = [("", everything)]
        for parameter in parameters:
            try:
                offered = choices(parameter, patient)[1 : 1 + values]
            except StoreError as error:  # Too many to be offered.
                print(f"{name}, {parameter.name}: {str(error).splitlines()[0][:100]}", file=sys.stderr)
                continue
            settings += [(f" {value}", {**everything, parameter.name: value}) for value in offered]
        for given, setting in settings:
            yield (
                name + given,
                {
                    engine: lambda store=store, question=question, setting=setting: len(  # type: ignore[misc]
                        store.run(question.statement, setting).rows
                    )
                    for engine, store in stores.items()
                },
            )


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def timed(name: str, engines: Mapping[str, Ask], rounds: int) -> dict[str, float]:
    """Return the median seconds of each engine, infinite for one that gives up."""
    taken: dict[str, list[float]] = {engine: [] for engine in engines}
    rows: dict[str, int] = {}
    for _ in range(WARMING + rounds):
        for engine, each in list(taken.items()):
            started = perf_counter()
            try:
                rows[engine] = engines[engine]()
            except StoreError as error:
                print(f"{name}: {engine}: {str(error).splitlines()[0][:100]}", file=sys.stderr)
                del taken[engine]
            else:
                each.append(perf_counter() - started)
    if len(set(rows.values())) > 1:
        print(f"{name}: the engines do not give as many rows: {rows}", file=sys.stderr)
    return {engine: median(taken[engine][WARMING:]) if engine in taken else inf for engine in engines}


def _shown(taken: float | None) -> str:
    """Return seconds as the cell of a table."""
    return "" if taken is None else "gave up" if taken == inf else f"{taken * 1000:.1f}"


def filled(graph: Graph, many: int, path: Path, address: str) -> networkx.MultiDiGraph | None:
    """Load `many` times the graph into each engine, print what that took, and return that of NetworkX."""
    ontology = load()
    big = times(graph, many)
    print(f"\n## {many}×: {len(big.nodes):,} nodes, {len(big.edges):,} edges\n", flush=True)
    print(f"load: LadybugDB {seconds(lambda: write(big, path, ontology)):.1f} s", flush=True)
    print(f"load: Neo4j {seconds(lambda: load_graph(big, address, ontology)):.1f} s", flush=True)
    if many >= MANY:
        return None
    started = perf_counter()
    network = to_networkx(big.nodes, big.edges)
    print(f"load: NetworkX {perf_counter() - started:.1f} s", flush=True)
    return network


def measure(graph: Graph, many: int, address: str) -> None:
    """Load and ask `many` times the graph, and print what it took."""
    rounds = 9 if many < 10 else 3 if many < MANY else 1
    with TemporaryDirectory() as folder, emptied(address):
        path = Path(folder) / "graph.lbug"
        network = filled(graph, many, path, address)
        print("\n| question | LadybugDB ms | Neo4j ms | NetworkX ms | Neo4j / LadybugDB |")
        print("|---|---:|---:|---:|---:|")
        ratios: list[float] = []
        with (
            LadybugStore.open(path, LIMIT) as ladybug,
            LadybugStore.open(path, 100 * LIMIT) as patient,
            Neo4jStore.open(address, LIMIT) as neo4j,
        ):
            for name, engines in asked({"LadybugDB": ladybug, "Neo4j": neo4j}, patient, 2 if many < MANY else 1):
                if network is not None and name in WALKS:
                    engines["NetworkX"] = partial(WALKS[name], network)
                taken = timed(name, engines, rounds)
                cells = [_shown(taken.get(engine)) for engine in ENGINES]
                if min(taken["LadybugDB"], taken["Neo4j"]) < inf:
                    ratios.append(min(taken["Neo4j"], LIMIT) / min(taken["LadybugDB"], LIMIT))
                    cells.append(f"{ratios[-1]:.1f}")
                print(f"| {' | '.join([name, *cells])} |", flush=True)
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
