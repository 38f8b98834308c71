"""What every page is given: the graph, the language, and the words in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store.base import Store
from views.explorer.access import Access
from views.explorer.words import words


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of a page: whose graph it shows, and in which language."""

    access: Access
    language: str
    where: str  # the graph that the explorer was started for; `access` may be of another build of it

    @property
    def store(self) -> Store:
        """The store of this session."""
        return self.access.store

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the explorer in the language of the visit."""
        return words(self.language)
