"""How a node looks in a terminal: its properties, its relations as sentences, and where they are stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Node, Value
from graph.store.base import Store
from graph.store.read import relations
from terminal.printing import print_passages, say
from views.cells import shown

WORDS = {
    "zh": {
        "within": "（{}）",
        "colon": "：",
        "comma": "，",
        "years": "{}年",
        "more": "… {}：共 {} 条，加 --all 全部列出",
    },
    "en": {"within": " ({})", "colon": ": ", "comma": ", ", "years": "{}", "more": "… {}: {} in all, --all lists them"},
}


def print_node(store: Store, node: Node, ontology: Ontology, limit: int | None, language: str = "zh") -> None:
    """Print a node with its relations, at most `limit` of a type, and the passages that state these."""
    words, label = WORDS[language], ontology.labels[node.label]
    say(f"{node.name}{words['within'].format(label.title[language])} {node.id}")
    if node.aliases:
        aliases = ontology.node["aliases"].title[language]
        say(f"{aliases}{words['colon']}{shown(list(node.aliases), language)}", indent=2)
    # A whole document is too long to print, and its passages are cited anyway.
    for line in _properties(node.properties, label.properties, language, besides=("text",)):
        say(line, indent=2)
    stated: list[Edge] = []
    for type_, group in groupby(relations(store, node), key=lambda relation: relation[1].type):
        relation, found = ontology.relations[type_], list(group)
        for source, edge, target in found[:limit]:
            stated.append(edge)
            details = words["comma"].join(_details(edge, ontology.of_edge(type_), language))
            sentence = relation.reading(source.name, target.name, language)
            say(f"· {sentence}{details and words['within'].format(details)}", indent=2)
        if len(found) > len(found[:limit]):
            say(words["more"].format(relation.title[language], len(found)), indent=2)
    stating: Sequence[Node | Edge] = stated or [node]
    print_passages(store, sorted({passage for item in stating for passage in item.evidence}), language)


def _details(edge: Edge, declared: Properties, language: str) -> Iterator[str]:
    """Yield what is said of an edge besides its ends: years in short, and all but the usual tone."""
    first, last = edge.properties.get("first_year"), edge.properties.get("last_year")
    if first and "year" not in edge.properties:
        yield WORDS[language]["years"].format(first if last in (first, None) else f"{first}–{last}")
    usual = ("modality",) if edge.properties.get("modality") == "stated" else ()
    yield from _properties(edge.properties, declared, language, besides=("chunks", "first_year", "last_year", *usual))


def _properties(
    values: Mapping[str, Value], declared: Properties, language: str, besides: Sequence[str]
) -> Iterator[str]:
    for name, value in values.items():
        if name not in besides:
            property_ = declared[name]
            titles = property_.values.get(str(value))
            text = titles[language] if titles else shown(list(value) if isinstance(value, tuple) else value, language)
            yield f"{property_.title[language]}{WORDS[language]['colon']}{text}{property_.unit}"
