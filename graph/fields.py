"""Strict reading of a YAML file: every key is taken by name and type, and one left over is an error.

>>> fields = Fields.parse("Region.yaml", "label: Region\\ntitle: {zh: 地区, en: Region}")
>>> fields.string("label"), fields.text("title")["zh"]
('Region', '地区')
>>> fields.done()
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import yaml

from graph.nearest import nearest

Text = Mapping[str, str]
"""One wording in each language: `zh` and `en`."""

LANGUAGES = ("zh", "en")

_Kind = TypeVar("_Kind")


class FieldError(ValueError):
    """A file that can't be used as it stands; the message names the file and the key."""


class Fields:
    """The keys of one YAML mapping, taken one by one.

    Every method raises `FieldError` when its key is missing or holds something else, and removes the key,
    so that `done` can report what nobody asked for.
    """

    def __init__(self, where: str, values: object) -> None:
        """Start with all keys of `values`; `where` is how errors name the place."""
        self._where = where
        if not isinstance(values, dict):
            raise FieldError(f"{where}: expected keys and values, found {values!r}")
        self._values = dict(values)
        self._known: list[str] = []

    @classmethod
    def parse(cls, where: str, text: str) -> Fields:
        """Read the YAML mapping in `text`."""
        try:
            return cls(where, yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        except yaml.YAMLError as error:
            raise FieldError(f"{where}: not YAML: {' '.join(str(error).split())}") from None

    def error(self, key: str, problem: str) -> FieldError:
        """Return the error that says what is wrong with `key`."""
        return FieldError(f"{self._where}: {key}: {problem}")

    def take(self, key: str, kind: type[_Kind], default: _Kind | None = None) -> _Kind:
        """Return the value of `key`, which must be a `kind`; a default makes the key optional."""
        self._known.append(key)
        value = self._values.pop(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind):
            raise self.error(key, f"expected {kind.__name__}, found {value!r}")
        return value

    def string(self, key: str, default: str | None = None, among: Sequence[str] = ()) -> str:
        """Return a text without a language; `among`, if given, are the values allowed."""
        value = self.take(key, str, default)
        if among and value not in among:
            raise self.error(key, f"unknown {value!r}{nearest(value, among)}")
        return value

    def strings(self, key: str, among: Sequence[str] = (), default: list[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts; `among`, if given, are the values allowed."""
        values = self.take(key, list, default)
        for value in values:
            if not isinstance(value, str):
                raise self.error(key, f"expected a list of texts, found {value!r}")
            if among and value not in among:
                raise self.error(key, f"unknown {value!r}{nearest(value, among)}")
        return tuple(values)

    def text(self, key: str, default: Text | None = None) -> Text:
        """Return a wording in every language of `LANGUAGES`."""
        if default is not None and key not in self._values:
            self._known.append(key)
            return default
        inner = Fields(f"{self._where}: {key}", self.take(key, dict))
        wording = {language: inner.string(language) for language in LANGUAGES}
        inner.done()
        return wording

    def texts(self, key: str) -> dict[str, Text]:
        """Return an optional mapping of names to wordings."""
        inner = Fields(f"{self._where}: {key}", self.take(key, dict, {}))
        for name in inner._values:
            # YAML takes a bare yes for true, and 1 for a number; nobody would find these again.
            if not isinstance(name, str):
                raise inner.error(str(name), "is no text in YAML; put it in quotes")
        return {name: inner.text(name) for name in list(inner._values)}

    def each(self, key: str) -> Iterator[tuple[str, Fields]]:
        """Yield the entries of an optional mapping of mappings."""
        for name, values in self.take(key, dict, {}).items():
            yield str(name), Fields(f"{self._where}: {key}.{name}", values)

    def items(self, key: str) -> Iterator[Fields]:
        """Yield the entries of a list of mappings."""
        for place, values in enumerate(self.take(key, list), start=1):
            yield Fields(f"{self._where}: {key}, entry {place}", values)

    def done(self) -> None:
        """Raise `FieldError` if a key was never taken."""
        for key in self._values:
            raise self.error(str(key), f"unknown key{nearest(str(key), self._known)}")
