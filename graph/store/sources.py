"""What a graph knows of the documents it was made from, for citing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.store.base import Store

_STATEMENT = (
    "MATCH (d:Document) WHERE d.in_corpus = true{} OPTIONAL MATCH (b:GovernmentBody)-[:ISSUED]->(d) "
    "RETURN d.file AS file, d.name AS title, coalesce(d.number, '') AS number, coalesce(d.date, '') AS date, "
    "d.year AS year, coalesce(b.name, '') AS issuer ORDER BY file, issuer"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One document: its file, title, issuers, number (文号) and date, as far as its text gives them.

    `date` is a day (`2024-05-17`), a month (`2024-05`), a year (`2024`), or empty.
    """

    file: str
    title: str
    issuers: tuple[str, ...] = ()
    number: str = ""
    date: str = ""


def sources(store: Store, files: Iterable[str] | None = None) -> dict[str, Source]:
    """Return the documents of a graph, or those of these files, by file name.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    parameters = {} if files is None else {"files": sorted(set(files))}
    result = store.run(_STATEMENT.format("" if files is None else " AND d.file IN $files"), parameters)
    found: dict[str, Source] = {}
    for row in result.rows:
        file, title, number, date, year, issuer = ("" if cell is None else str(cell) for cell in row)
        before = found[file].issuers if file in found else ()
        found[file] = Source(file, title, (*before, issuer) if issuer else before, number, date or year)
    return found


def texts(store: Store, files: Iterable[str]) -> dict[str, str]:
    """Return the texts of these files by name, as the offsets of evidence count them."""
    statement = (
        "MATCH (d:Document) WHERE d.in_corpus = true AND d.file IN $files "
        "RETURN d.file AS file, d.text AS text ORDER BY file"
    )
    return {str(file): str(text) for file, text in store.run(statement, {"files": sorted(set(files))}).rows}
