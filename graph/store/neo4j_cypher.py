"""The statements that write a graph into Neo4j: constraints and indexes, nodes, edges, other tools' names for them.

Rows come as parameters, in batches, and what is there already is only brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.ontology import Ontology
from graph.store.cypher import layout, quote

LEXICAL = ("Document", "Chunk")
ENTITY = "__Entity__"  # the label by which Neo4j's GraphRAG tools know what was read in the text

ANY = "MATCH (n) RETURN n LIMIT 1"
LAYOUTS = "MATCH (d:Document) WHERE d.id STARTS WITH 'Document:' RETURN DISTINCT d.layout"
OURS = "MATCH (d:Document) WHERE d.id STARTS WITH 'Document:' RETURN d.id LIMIT 1"
AWAIT_INDEXES = "CALL db.awaitIndexes(600)"

# How tools call the lexical graph. FROM_CHUNK, FROM_DOCUMENT and NEXT_CHUNK are neo4j-graphrag's own names; those of
# the LLM Graph Builder come besides, so that the questions go on finding theirs.
NAMINGS: Mapping[str, Sequence[str]] = {
    "graphrag": (),
    "llm-graph-builder": (
        "MATCH (d:Document) WHERE d.file IS NOT NULL AND coalesce(d.fileName, '') <> d.file SET d.fileName = d.file",
        "MATCH (c:Chunk) WHERE coalesce(c.position, 0) <> c.index + 1 OR coalesce(c.fileName, '') <> c.document "
        "SET c.position = c.index + 1, c.fileName = c.document",
        "MATCH (c:Chunk)-[:FROM_DOCUMENT]->(d:Document) WHERE NOT (c)-[:PART_OF]->(d) CREATE (c)-[:PART_OF]->(d)",
        "MATCH (c:Chunk)-[:FROM_DOCUMENT]->(d:Document) WHERE NOT (:Chunk)-[:NEXT_CHUNK]->(c) "
        "AND NOT (d)-[:FIRST_CHUNK]->(c) CREATE (d)-[:FIRST_CHUNK]->(c)",
        "MATCH (:Document)-[r:FIRST_CHUNK]->(c:Chunk) WHERE (:Chunk)-[:NEXT_CHUNK]->(c) DELETE r",
        f"MATCH (n:{ENTITY})-[:FROM_CHUNK]->(c:Chunk) WHERE NOT (c)-[:HAS_ENTITY]->(n) CREATE (c)-[:HAS_ENTITY]->(n)",
        f"MATCH (c:Chunk)-[r:HAS_ENTITY]->(n:{ENTITY}) WHERE NOT (n)-[:FROM_CHUNK]->(c) DELETE r",
    ),
}


def schema(ontology: Ontology) -> Iterator[str]:
    """Yield the statements that declare, unless they are there, a constraint for each label and the full-text indexes.

    The analyzer `cjk` finds words of Chinese by pairs of characters.
    """
    for label in ontology.labels:
        name = quote(f"policygraph_{label.lower()}_id")
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quote(label)}) REQUIRE n.id IS UNIQUE"
    named = "|".join(quote(label) for label in ontology.labels if label != "Chunk")
    cjk = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    yield (
        f"CREATE FULLTEXT INDEX policygraph_names IF NOT EXISTS FOR (n:{named}) ON EACH [n.`name`, n.`aliases`] {cjk}"
    )
    yield f"CREATE FULLTEXT INDEX policygraph_passages IF NOT EXISTS FOR (n:`Chunk`) ON EACH [n.`text`] {cjk}"


def note_layout(ontology: Ontology) -> str:
    """Return the statement that makes a graph carry its layout; the last one, so that a load cut off does not."""
    digest = layout(ontology)
    return (
        f"MATCH (d:Document) WHERE d.id STARTS WITH 'Document:' AND coalesce(d.layout, '') <> '{digest}' "
        f"SET d.layout = '{digest}'"
    )


def write_nodes(label: str) -> str:
    """Return the statement that brings the nodes `$rows` of a label up to date."""
    entity = "" if label in LEXICAL else f"SET n:{ENTITY} "
    return f"UNWIND $rows AS row MERGE (n:{quote(label)} {{id: row.id}}) {entity}SET n += row"


def write_edges(type_: str, source: str, target: str) -> str:
    """Return the statement that brings the edges `$rows` between two labels up to date."""
    return (
        f"UNWIND $rows AS row "
        f"MATCH (a:{quote(source)} {{id: row.source}}) MATCH (b:{quote(target)} {{id: row.target}}) "
        f"MERGE (a)-[r:{quote(type_)}]->(b) SET r += row.properties"
    )


def remove_edges(type_: str, source: str, target: str) -> str:
    """Return the statement that removes the edges `$rows` between two labels."""
    return (
        f"UNWIND $rows AS row MATCH (:{quote(source)} {{id: row.source}})-[r:{quote(type_)}]->"
        f"(:{quote(target)} {{id: row.target}}) DELETE r"
    )


def remove_nodes(label: str) -> str:
    """Return the statement that removes the nodes `$rows` of a label, with whatever is tied to them."""
    return f"UNWIND $rows AS row MATCH (n:{quote(label)} {{id: row.id}}) DETACH DELETE n"
