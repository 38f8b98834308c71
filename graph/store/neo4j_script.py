"""A graph as a script of Cypher statements that needs no parameters, for `cypher-shell` and other clients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.ontology import Ontology
from graph.statement import Graph
from graph.store import neo4j_cypher as cypher
from graph.store.cypher import quote
from graph.store.neo4j_writing import edge_steps, node_steps

BATCH = 100  # rows a statement
# Besides what ends a text: whatever a client might take for the end of a statement or of a line.
_ESCAPED = re.compile("[;\x00-\x1f\x7f\x85\u2028\u2029]")


def script(graph: Graph, ontology: Ontology) -> Iterator[str]:
    """Yield the statements that declare the constraints and bring a graph up to date; a second run changes nothing.

    Each is one line, and has neither a semicolon nor the break of a line within: a script of them is safely split.
    """
    yield from cypher.schema(ontology)
    yield cypher.AWAIT_INDEXES
    for step in (*node_steps(graph.nodes, ontology), *edge_steps(graph.edges, ontology)):
        for batch in step.batches(BATCH):
            yield step.statement.replace("$rows", literal(batch), 1)
    yield cypher.note_layout(ontology)


def literal(value: object) -> str:
    r"""Return a value as it is written in Cypher; keys of a map that have no value are left out.

    >>> literal({"name": "慈溪'; DROP", "year": 2024, "lead": True, "lists": ["甲", "乙"], "none": None})
    "{`name`: '慈溪\\'\\u003b DROP', `year`: 2024, `lead`: true, `lists`: ['甲', '乙']}"
    """
    match value:
        case bool():
            return str(value).lower()
        case str():
            escaped = value.replace("\\", "\\\\").replace("'", "\\'")
            return f"'{_ESCAPED.sub(_code, escaped)}'"
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case dict():
            pairs = (f"{quote(name)}: {literal(item)}" for name, item in value.items() if item is not None)
            return f"{{{', '.join(pairs)}}}"
        case _:
            return repr(value)


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
