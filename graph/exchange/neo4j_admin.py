"""CSV files for `neo4j-admin database import`, the fastest way to fill an empty Neo4j, and the arguments it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.ontology import load
from graph.ontology.schema import Properties
from graph.statement import Edge, Graph, Node
from graph.store.neo4j_cypher import ENTITY, LEXICAL, note_layout, schema
from graph.store.rows import Row, edge_row, node_row

ARGUMENTS = "arguments.txt"
_TYPES = {
    "string": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "strings": "string[]",
    "integers": "long[]",
}
# What parts the members of a list: the first that is in no text. All are made for parting, or for private use.
_DELIMITERS = "\x1f\x1e\x1d\x1c\ue000\ue001\ue002\ue003"


def export(graph: Graph, folder: Path) -> None:
    """Write the files into `folder`: a CSV file a label and a type, the arguments that name them, and the constraints.

    Import first; `schema.cypher` then declares the constraints and full-text indexes, and which layout it is.

    Raises `ValueError` when every character that could part the members of a list is in some text.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     export(Graph((Node.of("Region", "慈溪市"),), ()), Path(folder))
    ...     header, row = (Path(folder) / "nodes-Region.csv").read_text("utf-8").splitlines()
    >>> header.split(",")[:3], row.split(",")[1:3]
    (['id:ID', 'name:string', 'aliases:string[]'], ['"慈溪市"', ''])
    """
    ontology = load()
    by_label: dict[str, list[Row]] = defaultdict(list)
    for node in graph.nodes:
        by_label[node.label].append(node_row(node))
    by_type: dict[str, list[Row]] = defaultdict(list)
    for edge in graph.edges:
        by_type[edge.type].append(edge_row(edge))
    delimiter = _delimiter(graph)
    arguments = [
        "# In this folder: neo4j-admin database import full neo4j @arguments.txt",
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(delimiter):04X}",
    ]
    for label, rows in sorted(by_label.items()):
        columns = {**ontology.node, **ontology.labels[label].properties, **ontology.evidence}
        header = ["id:ID" if name == "id" else head for name, head in _headers(columns)]
        names = list(columns)
        if label == "Document":  # what Neo4j's GraphRAG tools call the file
            header, names = [*header, "path:string"], [*names, "file"]
        _write(folder / f"nodes-{label}.csv", header, names, rows, delimiter)
        labels = label if label in LEXICAL else f"{label}:{ENTITY}"
        arguments.append(f"--nodes={labels}=nodes-{label}.csv")
    for type_, rows in sorted(by_type.items()):
        columns = {**ontology.of_edge(type_), **ontology.evidence}
        header = [":START_ID", ":END_ID", *(head for _, head in _headers(columns))]
        _write(folder / f"edges-{type_}.csv", header, ["source", "target", *columns], rows, delimiter)
        arguments.append(f"--relationships={type_}=edges-{type_}.csv")
    (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", "utf-8")
    statements = (*schema(ontology), note_layout(ontology))
    (folder / "schema.cypher").write_text("".join(f"{statement};\n" for statement in statements), "utf-8")


def _headers(columns: Properties) -> list[tuple[str, str]]:
    return [(name, f"{name}:{_TYPES[property_.type]}") for name, property_ in columns.items()]


def _write(path: Path, header: Sequence[str], columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(header) + "\n")
        for row in rows:
            file.write(",".join(_cell(row.get(name), delimiter) for name in columns) + "\n")


def _cell(value: Any, delimiter: str) -> str:
    """Return a value as it stands in the file; nothing at all is no value, and quotes with nothing an empty text."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        value = delimiter.join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _delimiter(graph: Graph) -> str:
    found: set[str] = set()
    for node in graph.nodes:
        found.update(*node.aliases, *_texts(node))
    for edge in graph.edges:
        found.update(*_texts(edge))
    for delimiter in _DELIMITERS:
        if delimiter not in found:
            return delimiter
    raise ValueError("no character is left that could part the members of a list: all are in some text of the graph")


def _texts(statement: Node | Edge) -> list[str]:
    """Return the texts that will stand in lists."""
    lists = [value for value in statement.properties.values() if isinstance(value, tuple)]
    return [
        *(str(item) for value in lists for item in value),
        *(text for passage in statement.evidence for text in (passage.document, passage.quote)),
    ]
