"""The filters beside a picture: each choice says how many relations it holds of what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from graph.ontology import load
from graph.picture import shown
from views.explorer import address
from views.explorer.filters import CERTAINTIES, Facets, Filters
from views.explorer.visit import Visit


def asked(visit: Visit) -> Filters:
    """Return the filters of the address; what the graph does not know is passed over."""
    certainty = address.get("certainty")
    return Filters(
        tuple(name for name in address.many("label") if name in load().labels),
        tuple(name for name in address.many("relation") if name in load().relations),
        tuple(file for file in address.many("document") if file in visit.access.sources),
        _year("since"),
        _year("until"),
        certainty if certainty in CERTAINTIES else "",
    )


def _year(name: str) -> int | None:
    text = address.get(name)
    return int(text) if text.isdecimal() and 1949 <= int(text) < 10_000 else None


def offer(visit: Visit, filters: Filters, facets: Facets) -> None:
    """Offer the filters as they are now, and what else they could be."""
    said, language, ontology, sources = visit.words, visit.language, load(), visit.access.sources
    with st.expander(said["filters"], expanded=True):
        _several("label", said["labels"], filters.labels, facets.labels, lambda x: ontology.labels[x].title[language])
        _several(
            "relation",
            said["relations"],
            filters.relations,
            facets.relations,
            lambda name: ontology.relations[name].title[language],
        )
        _several(
            "document",
            said["documents"],
            filters.documents,
            {file: count for file, count in facets.documents.items() if file in sources},
            lambda file: shown(sources[file].title),
        )
        since, until = st.columns(2, gap="small")
        with since:
            _year_of("since", visit, filters.since, facets.since)
        with until:
            _year_of("until", visit, filters.until, facets.until)
        st.pills(
            said["certainty"],
            CERTAINTIES,
            format_func=lambda name: said["counted"].format(name=said[name], count=facets.certainties.get(name, 0)),
            label_visibility="collapsed",
            **address.bound("certainty", filters.certainty or None),
        )


def _several(
    name: str, title: str, chosen: Iterable[str], counts: Mapping[str, int], called: Callable[[str], str]
) -> None:
    """Offer the choices that hold a relation, the most frequent first; those made already stay among them."""
    st.multiselect(
        title,
        sorted(set(counts).union(chosen), key=lambda choice: (-counts.get(choice, 0), choice)),
        format_func=lambda choice: f"{counts.get(choice, 0)} · {called(choice)}",
        placeholder=title,
        select_all=False,
        label_visibility="collapsed",
        **address.bound(name, list(chosen)),
    )


def _year_of(name: str, visit: Visit, chosen: int | None, counts: Mapping[int, int]) -> None:
    said = visit.words
    st.selectbox(
        said[name],
        list(counts),
        format_func=lambda year: said["counted"].format(name=year, count=counts[year]),
        placeholder=said[name],
        label_visibility="collapsed",
        **address.bound(name, chosen),
    )
