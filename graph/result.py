"""The answer to one statement: a table, and the nodes, edges and passages in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.statement import Edge, Evidence, Node, Scalar

# Each takes longer to import than a question takes to be answered, and most answers need none.
if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame
    from pyvis.network import Network

Cell: TypeAlias = Scalar | Node | Edge | list["Cell"] | None


@dataclass(frozen=True)
class Result:
    """Columns and rows; a cell is a scalar, a node, an edge, or a list of these (a path is such a list).

    >>> region = Node.of("Region", "慈溪市")
    >>> result = Result(("name", "region"), (("慈溪市", region), ("慈溪市", region)))
    >>> result.table(), result.nodes == (region,)
    (Result(columns=('name',), rows=(('慈溪市',),)), True)
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def table(self, columns: Sequence[str] | None = None) -> Result:
        """Return the columns named, or those that hold no node and no edge; rows alike there are one."""
        if columns is None:
            columns = [
                name
                for place, name in enumerate(self.columns)
                if not any(True for row in self.rows for _ in _atoms(row[place]))
            ]
        places = [self.columns.index(name) for name in columns]
        rows = {repr(kept): kept for row in self.rows if (kept := tuple(row[place] for place in places))}
        return Result(tuple(columns), tuple(rows.values()))

    def grounded(self, columns: Sequence[str]) -> Iterator[tuple[tuple[Cell, ...], tuple[Evidence, ...]]]:
        """Yield the rows of `table(columns)`, each with the passages that state it.

        >>> evidence = Evidence("a.txt", 0, 3, "慈溪市")
        >>> result = Result(("name", "n"), (("慈溪市", Node.of("Region", "慈溪市", evidence=[evidence])),))
        >>> list(result.grounded(["name"])) == [(("慈溪市",), (evidence,))]
        True
        """
        places = [self.columns.index(name) for name in columns]
        alike: dict[str, list[tuple[Cell, ...]]] = {}
        for row in self.rows:
            alike.setdefault(repr([row[place] for place in places]), []).append(row)
        for rows in alike.values():
            yield tuple(rows[0][place] for place in places), Result(self.columns, tuple(rows)).evidence

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of all rows, each once, in order of appearance."""
        return tuple({atom.id: atom for atom in self._all() if isinstance(atom, Node)}.values())

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The edges of all rows, each once, in order of appearance."""
        return tuple({atom.key: atom for atom in self._all() if isinstance(atom, Edge)}.values())

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that state the answer, in the order of the documents.

        These are the passages of the edges. A node speaks for itself only where no edge of the answer
        touches it: the many places that merely mention it state nothing else.
        """
        touched = {id_ for edge in self.edges for id_ in (edge.source, edge.target)}
        passages = {passage for edge in self.edges for passage in edge.evidence}
        passages.update(passage for node in self.nodes if node.id not in touched for passage in node.evidence)
        return tuple(sorted(passages))

    def evaluate(self) -> Cell:
        """Return the first cell of the first row, or None where there is no row.

        >>> Result(("n",), ((5,),)).evaluate()
        5
        """
        return self.rows[0][0] if self.rows else None

    def to_df(self) -> DataFrame:
        """Return the rows as a table of pandas: a node stands by its name, an edge by its type.

        >>> Result(("region",), ((Node.of("Region", "慈溪市"),),)).to_df()
          region
        0    慈溪市
        """
        from pandas import DataFrame

        return DataFrame([[_plain(cell) for cell in row] for row in self.rows], columns=list(self.columns))

    def to_networkx(self) -> MultiDiGraph:
        """Return the nodes and edges as a graph of NetworkX; see `graph.networks.to_networkx`."""
        from graph.networks import to_networkx

        return to_networkx(self.nodes, self.edges)

    def to_pyvis(self, language: str = "zh") -> Network:
        """Return the nodes and edges as a picture, titles in `zh` or `en`; see `graph.picture.network`.

        >>> Result(("region",), ((Node.of("Region", "慈溪市"),),)).to_pyvis().nodes[0]["label"]
        '慈溪市'
        """
        from graph.picture import network

        return network(self.nodes, self.edges, language)

    def _all(self) -> Iterator[Node | Edge]:
        return (atom for row in self.rows for cell in row for atom in _atoms(cell))


def _atoms(cell: Cell) -> Iterator[Node | Edge]:
    """Yield the nodes and edges of a cell."""
    if isinstance(cell, Node | Edge):
        yield cell
    elif isinstance(cell, list):
        for item in cell:
            yield from _atoms(item)


def _plain(cell: Cell) -> Scalar | list[Any] | None:
    match cell:
        case Node():
            return cell.name
        case Edge():
            return cell.type
        case list():
            return [_plain(item) for item in cell]
        case _:
            return cell
