"""The only place that writes DDL, quotes an identifier, and tells reading statements from others."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from graph.ontology import Ontology, Property
from graph.ontology.schema import Properties
from graph.store.rows import PACKED

_TYPES = {
    "string": "STRING",
    "integer": "INT64",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "strings": "STRING[]",
    "integers": "INT64[]",
}

# Functions of Cypher that LadybugDB lacks and that its own ones can stand in for.
MACROS = (
    "CREATE MACRO type(relation) AS label(relation)",
    "CREATE MACRO split(text, delimiter) AS string_split(text, delimiter)",
    "CREATE MACRO head(list) AS list[1]",
)

LOGGED = " logged"  # behind the layout of a graph file whose last changes stand in its log

# What may stand where the words of a statement are looked at, but is not one of them.
OPAQUE = re.compile(r"/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
_READING = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN")


def quote(name: str) -> str:
    """Return a label, type or property name as an identifier.

    >>> quote("end")
    '`end`'
    """
    return "`" + name.replace("`", "``") + "`"


def tables(ontology: Ontology) -> Iterator[str]:
    """Yield the statements that declare every label and relation type in an empty LadybugDB."""
    for label in ontology.labels.values():
        columns = _columns(node_columns(ontology, label.name))
        yield f"CREATE NODE TABLE {quote(label.name)}({columns}, PRIMARY KEY (`id`))"
    for type_, relation in ontology.relations.items():
        ends = ", ".join(f"FROM {quote(source)} TO {quote(target)}" for source, target in sorted(relation.ends))
        columns = _columns(edge_columns(ontology, type_))
        yield f"CREATE REL TABLE {quote(type_)}({ends}, {columns})"


def node_columns(ontology: Ontology, label: str) -> Properties:
    """Return the columns of a label in a LadybugDB; see `graph.store.rows.packed_row`."""
    packed = Property(PACKED, "string", {"zh": "依据", "en": "Evidence"})
    return {**ontology.node, **ontology.labels[label].properties, PACKED: packed}


def edge_columns(ontology: Ontology, type_: str) -> Properties:
    """Return the columns of a relation type in a LadybugDB, besides its ends; see `graph.store.rows.edge_row`."""
    return {**ontology.of_edge(type_), **ontology.evidence}


def _columns(properties: Properties) -> str:
    return ", ".join(f"{quote(name)} {_TYPES[property_.type]}" for name, property_ in properties.items())


def layout(ontology: Ontology) -> str:
    """Return a digest of all that is declared in a graph file: statements written for one may fail on another.

    A graph carries that of the version that wrote it, in a file as the comment on the table `Document`, on a Neo4j
    server as the property `layout` of each document.
    """
    return hashlib.blake2b("\n".join((*MACROS, *tables(ontology))).encode(), digest_size=8).hexdigest()


def note_layout(ontology: Ontology, *, logged: bool = False) -> str:
    """Return the statement that makes a graph file carry its layout, and whether its last changes stand in its log.

    The log takes that back, so that only a file without it is found to need one.
    """
    return f"COMMENT ON TABLE `Document` IS '{layout(ontology)}{LOGGED if logged else ''}'"


def copy_nodes(label: str) -> str:
    """Return the statement that loads the Arrow table `$rows` into a label."""
    return f"COPY {quote(label)} FROM $rows"


def copy_edges(type_: str, source: str, target: str) -> str:
    """Return the statement that loads the Arrow table `$rows` into the edges between two labels."""
    return f"COPY {quote(type_)} FROM $rows (from='{source}', to='{target}')"


def delete_edges(type_: str, source: str, target: str) -> str:
    """Return the statement that deletes the edges between the pairs of ids `$pairs`, of two labels."""
    return (
        f"UNWIND $pairs AS pair MATCH (a:{quote(source)} {{id: pair[1]}}) MATCH (b:{quote(target)} {{id: pair[2]}}) "
        f"MATCH (a)-[r:{quote(type_)}]->(b) DELETE r"
    )


def delete_nodes(label: str) -> str:
    """Return the statement that deletes the nodes `$ids` of a label, which have no edges any more."""
    return f"MATCH (n:{quote(label)}) WHERE n.id IN $ids DELETE n"


def change_nodes(label: str, columns: Properties) -> str:
    """Return the statement that gives nodes of a label these columns of `$rows`; their edges stay."""
    settings = ", ".join(f"n.{quote(name)} = {_value(columns[name])}" for name in columns if name != "id")
    return f"UNWIND $rows AS row MATCH (n:{quote(label)} {{id: row.id}}) SET {settings}"


def create_nodes(label: str, columns: Properties) -> str:
    """Return the statement that adds nodes of a label, with these columns of `$rows`."""
    return f"UNWIND $rows AS row CREATE (:{quote(label)} {{{_values(columns)}}})"


def create_edges(type_: str, source: str, target: str, columns: Properties) -> str:
    """Return the statement that adds edges between nodes of two labels, with these columns of `$rows`."""
    # With both ends in one clause the engine pairs all nodes of one label with all of the other.
    return (
        f"UNWIND $rows AS row MATCH (a:{quote(source)} {{id: row.source}}) "
        f"MATCH (b:{quote(target)} {{id: row.target}}) CREATE (a)-[:{quote(type_)} {{{_values(columns)}}}]->(b)"
    )


def _values(columns: Properties) -> str:
    return ", ".join(f"{quote(name)}: {_value(column)}" for name, column in columns.items())


def _value(column: Property) -> str:
    """Return the value of a column in `row`: the engine takes those that are all missing or empty for strings."""
    return f"CAST(row.{quote(column.name)} AS {_TYPES[column.type]})"


def reads_only(statement: str) -> bool:
    """Tell whether a statement does nothing but read the graph.

    A read-only LadybugDB still copies to and from other files, installs extensions and checkpoints; so a
    statement must begin with a reading clause, be alone, and load no file. What is left can still try to
    change the graph, which the database itself refuses.

    >>> reads_only("MATCH (n) RETURN n"), reads_only("COPY (MATCH (n) RETURN n.id) TO 'ids.csv'")
    (True, False)
    """
    bare = OPAQUE.sub(" ", statement).strip().rstrip("; \n\t").upper()
    words = re.findall(r"\w+", bare)
    loads = re.search(r"\bLOAD\s+(FROM|CSV)\b", bare)
    return bool(words) and words[0] in _READING and ";" not in bare and not loads
