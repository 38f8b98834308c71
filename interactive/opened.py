"""A graph opened for asking; `graph.open_graph` is the way in."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.ontology import load
from graph.search import NameIndex
from graph.statement import Node, Scalar
from graph.store import read, walking
from graph.store.base import Store, StoreError
from graph.store.opening import open_store
from interactive.answers import Answered
from interactive.entities import Entities, Entity
from queries import catalogue
from queries.asking import Interpretation, Interpreter


def _columns(**titles: tuple[str, str]) -> dict[str, catalogue.Column]:
    """Return columns by name, each with its Chinese and English title."""
    return {name: catalogue.Column(name, {"zh": zh, "en": en}, "", {}) for name, (zh, en) in titles.items()}


LISTED = _columns(
    name=("名称", "Name"), title=("标题", "Title"), question=("问题", "Question"), parameters=("参数", "Parameters")
)
JOINED = _columns(source=("从", "Source"), relation=("关系", "Relation"), target=("到", "Target"))
CONNECTED = _columns(steps=("步数", "Steps"), path=("联系", "Path"))


class OpenGraph:
    """A graph that answers canned questions, Cypher, and questions about names.

    Attributes:
        nodes: finds entities by what they are, `nodes.match("Enterprise", name="公牛集团").first()`, or by what
            one remembers of a name, `nodes.find("gnjt").first()`.
        store: the store behind it.
    """

    def __init__(self, store: Store) -> None:
        """Wrap an open store; `open` opens one."""
        self.store = store
        self.nodes = Nodes(store)

    @cached_property
    def _interpreter(self) -> Interpreter:
        return Interpreter(self.store, self.nodes.index)

    @classmethod
    def open(cls, source: str | Path) -> OpenGraph:
        """Open a graph file or a server; see `graph.open_graph`."""
        return cls(open_store(source))

    @property
    def catalogue(self) -> Answered:
        """The canned questions: `run` takes a name and the parameters."""
        rows = tuple(
            (name, one.title["zh"], one.question["zh"], "、".join(one.parameters))
            for name, one in catalogue.catalogue().items()
        )
        return Answered(tuple(LISTED), rows, store=self.store, shown=LISTED)

    def run(self, name: str, /, **parameters: object) -> Answered:
        """Ask a canned question; parameters left out take their defaults.

        Raises `queries.catalogue.QueryError` for an unknown name or parameter, with the nearest ones.
        """
        answer = catalogue.run(name, self.store, **parameters)
        near = (f"没有“{value}”；最接近的：{'、'.join(names)}。" for value, names in answer.suggestions.items())
        note = "".join(near) + answer.question.omits["zh"]
        return Answered.of(answer.result, self.store, answer.question.columns, note)

    def ask(self, words: str) -> Answered:
        """Ask in one's own words, Chinese, English or pinyin; the note says how they were understood.

        Raises `queries.catalogue.QueryError` when nothing was understood.
        """
        understood = self._interpreter.understand(words)
        if not understood:
            raise catalogue.QueryError(f"没有听懂“{words}”。可以问的见 catalogue。\nNot understood; see catalogue.")
        best, *others = understood
        answer = self.run(best.question.name, **best.parameters)
        calls = [f"{one.question.title['zh']} {_call(one)}" for one in (best, *others)]
        note = f"理解为：{calls[0]}。" + (f"也可能是：{'；'.join(calls[1:])}。" if others else "")
        return replace(answer, note=note + answer.note)

    def cypher(self, statement: str, /, **parameters: object) -> Answered:
        """Ask one reading statement of Cypher, with values for its `$parameters`.

        Raises `graph.store.base.StoreError` when it is wrong or would write.
        """
        return Answered.of(self.store.run(statement, parameters or None), self.store)

    def neighbourhood(self, name: str | Node, depth: int = 1) -> Answered:
        """Return all relations within `depth` steps of an entity, given by itself or by name or alias."""
        return Answered.of(walking.neighbourhood(self.store, self._one(name), depth), self.store, JOINED)

    def path(self, source: str | Node, target: str | Node, longest: int = 6) -> Answered:
        """Return all shortest paths between two entities, at most `longest` steps; no row where there is none."""
        ends = self._one(source), self._one(target)
        return Answered.of(walking.connections(self.store, *ends, longest), self.store, CONNECTED)

    def close(self) -> None:
        """Let go of the graph."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the graph."""
        self.close()

    def __repr__(self) -> str:
        """Return how much the graph holds."""
        nodes, edges = read.counts(self.store, load())
        return f"<graph: {sum(nodes.values())} nodes, {sum(edges.values())} relations>"

    def _one(self, name: str | Node) -> Node:
        """Return the one node of a name; raises `StoreError` where there is none, or more than one."""
        if isinstance(name, Node):
            return name
        found = self.nodes.match(name=name)
        if not found:
            near = "、".join(dict.fromkeys(one.name for one in self.nodes.find(name)))
            raise StoreError(f"nothing is named {name!r}{near and f'; nearest: {near}'}")
        if len(found) > 1:
            raise StoreError(f"{name!r} names {len(found)} entities: {found}\nTake one with: nodes.match(…, name=…)[0]")
        return found[0]


class Nodes:
    """The entities of a graph."""

    def __init__(self, store: Store) -> None:
        """Look through `store`."""
        self._store = store

    @cached_property
    def index(self) -> NameIndex:
        """The names of the graph, read once."""
        return NameIndex.of(self._store)

    def find(self, words: str, limit: int = 5) -> Entities:
        """Return the entities that `words` may mean, the likeliest first.

        Args:
            words: a name or alias, a part of one, pinyin or its initials, or any of these with a slip.
            limit: how many at most.
        """
        found = read.nodes(self._store, [one.id for one in self.index.find(words, limit=limit)])
        return Entities(Entity.of_node(node, self._store) for node in found)

    def match(self, label: str = "", /, **properties: Scalar) -> Entities:
        """Return the entities of a label with these properties, in the order of their names.

        Args:
            label: a label or its Chinese title, `Enterprise` or 企业; empty for any.
            properties: values by name; `name` is met by an alias as well.

        Raises `graph.store.base.StoreError` for an unknown label or property, with the nearest ones.
        """
        found = walking.matching(self._store, load(), label, properties)
        return Entities(Entity.of_node(node, self._store) for node in found)


def _call(one: Interpretation) -> str:
    """Return the call that asks the same."""
    given = "".join(f", {name}={value!r}" for name, value in one.parameters.items())
    return f"run({one.question.name!r}{given})"
