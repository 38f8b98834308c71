"""What every store can do: answer one statement after another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from graph.message import MessageError
from graph.result import Result


class StoreError(MessageError):
    """A store that can't do what was asked; the message names the thing and the way out in 1–3 lines."""


def slow(seconds: float) -> StoreError:
    """Return the error of a statement that was stopped after some seconds."""
    return StoreError(
        f"the statement took longer than {seconds:g} s; bound it with LIMIT or shorter paths.",
        "slow_statement",
        seconds=seconds,
    )


class Store(ABC):
    """A graph that can be asked in Cypher; a context manager that closes itself."""

    @abstractmethod
    def run(self, statement: str, parameters: Mapping[str, object] | None = None, most: int | None = None) -> Result:
        """Return the answer to one reading statement, of many rows the first `most`.

        A statement that will be asked again should come with parameters, be it none (`{}`): its plan, and the nodes and
        edges of its answer, may then be kept. That takes memory (in a graph file some 5 MB a statement, and up to 50 MB
        for nodes and edges) but makes the next answer up to ten times as fast.

        Raises `StoreError` when the statement is wrong, would write, or takes too long.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the graph; a second call does nothing."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
