"""Files for Neo4j: what `neo4j-admin database import` reads, and a script that a server runs."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange import FORMATS
from graph.exchange.neo4j_admin import ARGUMENTS
from graph.ontology import Ontology
from graph.statement import Evidence, Graph, Node
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_script import literal
from graph.store.neo4j_server import Address, connect
from graph.store.read import everything

HEADER = re.compile(r"id:ID|:START_ID|:END_ID|\w+:(?:string|long|double|boolean)(?:\[\])?")


@pytest.fixture(scope="module")
def folder(sample_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return FORMATS["neo4j-admin"].write(sample_graph, tmp_path_factory.mktemp("admin"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def arguments(folder: Path) -> list[str]:
    return [line for line in (folder / ARGUMENTS).read_text("utf-8").splitlines() if not line.startswith("#")]


def test_headers_are_those_of_the_importer(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        header = path.read_text("utf-8").split("\n", 1)[0].split(",")
        assert all(HEADER.fullmatch(column) for column in header)


def test_the_arguments_name_every_file_once(folder: Path) -> None:
    named = [line.rsplit("=", 1)[1] for line in arguments(folder) if line.endswith(".csv")]
    assert sorted(named) == sorted(path.name for path in folder.glob("*.csv"))
    assert "--nodes=ServiceProvider:__Entity__=nodes-ServiceProvider.csv" in arguments(folder)
    assert "--relationships=GENERAL_CONTRACTOR_FOR=edges-GENERAL_CONTRACTOR_FOR.csv" in arguments(folder)


def test_ends_and_values_are_there(folder: Path, sample_graph: Graph) -> None:
    edges = rows(folder / "edges-GENERAL_CONTRACTOR_FOR.csv")
    given = [edge for edge in sample_graph.edges if edge.type == "GENERAL_CONTRACTOR_FOR"]
    assert [(row[":START_ID"], row[":END_ID"]) for row in edges] == [(edge.source, edge.target) for edge in given]
    assert sorted(row["lead:boolean"] for row in edges) == ["false", "true"]
    firms = rows(folder / "nodes-Enterprise.csv")
    assert "祈禧" in {row["aliases:string[]"] for row in firms}


def test_no_value_and_an_empty_text_are_told_apart(tmp_path: Path) -> None:
    nodes = Node.of("Honour", "甲", properties={"level": ""}), Node.of("Honour", "乙")
    FORMATS["neo4j-admin"].write(Graph(nodes, ()), tmp_path)
    lines = [line.split(",") for line in (tmp_path / "nodes-Honour.csv").read_text("utf-8").splitlines()]
    place = lines[0].index("level:string")
    assert [line[place] for line in lines[1:]] == ['""', ""]


def test_text_keeps_quotes_commas_and_lines(tmp_path: Path) -> None:
    name = '甲"乙",\n丙\\'
    FORMATS["neo4j-admin"].write(Graph((Node.of("Region", name),), ()), tmp_path)
    assert [row["name:string"] for row in rows(tmp_path / "nodes-Region.csv")] == [name]


def test_lists_are_parted_by_what_is_in_no_text(tmp_path: Path) -> None:
    evidence = [Evidence("a.txt", 0, 3, "甲\x1f乙"), Evidence("b.txt", 0, 1, "丙;丁")]
    graph = Graph((Node.of("Region", "甲", evidence=evidence),), ())
    FORMATS["neo4j-admin"].write(graph, tmp_path)
    assert "--array-delimiter=U+001E" in arguments(tmp_path)
    (row,) = rows(tmp_path / "nodes-Region.csv")
    assert row["evidence_quote:string[]"].split("\x1e") == ["甲\x1f乙", "丙;丁"]


def test_it_says_when_nothing_can_part_lists(tmp_path: Path) -> None:
    graph = Graph((Node.of("Region", "甲", aliases=["\x1c\x1d\x1e\x1f\ue000\ue001\ue002\ue003"]),), ())
    with pytest.raises(ValueError, match="no character is left"):
        FORMATS["neo4j-admin"].write(graph, tmp_path)


TEXT = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.one_of(TEXT, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))))
def test_a_literal_is_one_line_without_an_end_of_statement(values: list[object]) -> None:
    written = literal(values)
    assert len(written.splitlines()) == 1
    assert ";" not in written


@pytest.mark.neo4j_server
def test_a_server_that_runs_the_script_holds_the_graph_and_again(
    neo4j_address: str, sample_graph: Graph, ontology: Ontology, tmp_path: Path
) -> None:
    statements = FORMATS["cypher"].write(sample_graph, tmp_path).read_text("utf-8").split(";")
    with connect(Address.parse(neo4j_address)) as driver:
        for statement in (*statements[:-1], *statements[-3:-1]):
            driver.execute_query(statement)
    with Neo4jStore.open(neo4j_address) as store:
        assert everything(store, ontology) == sample_graph


@pytest.mark.neo4j_server
@pytest.mark.parametrize("text", ["a'; b\\u0041\\", "\0\x1f\x85\u2028;\r\n", '"`$rows //*/ 𠮷'])
def test_a_server_reads_a_literal_as_it_was(neo4j_address: str, text: str) -> None:
    with connect(Address.parse(neo4j_address)) as driver:
        ((found,),) = driver.execute_query(f"RETURN {literal({'x': [text, 1e300, -7]})} AS found").records
    assert found == {"x": [text, 1e300, -7]}
