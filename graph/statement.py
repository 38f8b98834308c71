"""The atoms of the graph: nodes and edges, each with the characters that state it.

>>> evidence = Evidence("reply.txt", 0, 4, "蓝卓科技")
>>> node = Node.of("ServiceProvider", "蓝卓科技", evidence=[evidence])
>>> node.id.split(":")[0], node.evidence[0].quote
('ServiceProvider', '蓝卓科技')
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One passage: `quote` is exactly `text[start:end]` of the document named `document`.

    Offsets count characters of the text as decoded, with line ends read as one newline; `end` is exclusive.
    """

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity (or figure, or sentence) of the graph, with its surface forms and where they stand."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def of(
        cls,
        label: str,
        name: str,
        *,
        key: str = "",
        aliases: Iterable[str] = (),
        properties: Mapping[str, Value] | None = None,
        evidence: Iterable[Evidence] = (),
    ) -> Node:
        """Return a node whose id follows from its label and `key` (its name unless a key is given)."""
        return cls(
            id=node_id(label, key or name),
            label=label,
            name=name,
            aliases=tuple(sorted(set(aliases) - {name})),
            properties=dict(sorted((properties or {}).items())),
            evidence=tuple(sorted(set(evidence))),
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A stated relation: one for each source, type and target, with all its evidence."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes an edge the same edge: its source, type and target."""
        return (self.source, self.type, self.target)


@dataclass(frozen=True, slots=True)
class Graph:
    """All statements of a corpus: nodes sorted by id, edges sorted by key."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def node_id(label: str, key: str) -> str:
    """Return the id of a node: its label, then 12 hexadecimal digits of a hash of label and key.

    The label comes first so that a store finds the node's table from the id alone.

    >>> node_id("Region", "慈溪市").startswith("Region:")
    True
    """
    digest = hashlib.blake2b(f"{label}\x1f{key}".encode(), digest_size=6).hexdigest()
    return f"{label}:{digest}"
