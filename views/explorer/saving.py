"""Saves what a picture shows in the formats of the exchange, and as a table of its relations."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.exchange import FORMATS
from graph.exchange.characters import harmless
from graph.ontology import load
from graph.picture import is_planned
from graph.statement import Edge, Graph, Node
from graph.store import read
from graph.store.base import Store
from views import standalone
from views.explorer.scene import Scene
from views.explorer.visit import Visit
from views.explorer.words import words


def offer(visit: Visit, scene: Scene) -> None:
    """Offer what is in the picture as files; each is made when it is asked for."""
    with st.popover(visit.words["save"], icon=":material/download:", width="stretch"):
        for name, format_ in FORMATS.items():
            if format_.ending:
                st.download_button(
                    f"{name.upper()} :small[:gray[{format_.title[visit.language]}]]",
                    partial(written, scene, name),
                    f"policy-graph{format_.ending}",
                    key=f"save.{name}",
                    on_click="ignore",
                    type="tertiary",
                )
        st.download_button(
            f"HTML :small[:gray[{visit.words['save_html']}]]",
            partial(web_page, visit.store, scene, visit.language),
            "policy-graph.html",
            "text/html",
            key="save.html",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            f"CSV :small[:gray[{visit.words['save_csv']}]]",
            partial(table, scene, visit.language),
            "policy-graph.csv",
            "text/csv",
            key="save.csv",
            on_click="ignore",
            type="tertiary",
        )


def written(scene: Scene, name: str) -> bytes:
    """Return the nodes and edges of a scene as the one file of an exchange format."""
    with TemporaryDirectory() as folder:
        return FORMATS[name].write(_graph(scene.nodes, scene.edges), Path(folder)).read_bytes()


def web_page(store: Store, scene: Scene, language: str) -> bytes:
    """Return a scene as a page that needs nothing else, with the sentences of its relations."""
    lists = (edge.properties.get("chunks") for edge in scene.edges)
    chunks = {str(id_) for ids in lists if isinstance(ids, tuple) for id_ in ids}
    return standalone.page(_graph((*scene.nodes, *read.nodes(store, chunks)), scene.edges), language).encode()


def _graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    return Graph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges, key=lambda edge: edge.key)))


def table(scene: Scene, language: str) -> bytes:
    """Return the relations of a scene as CSV with the mark by which Excel knows UTF-8: a row a passage.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> table(Scene((), (), {}, {}), "en").decode("utf-8-sig")
    'Source,Relation,Target,Certainty,Document,Quote\\r\\n'
    """
    said, relations = words(language), load().relations
    names = {node.id: node.name for node in scene.nodes}
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(said[f"column_{name}"] for name in ("source", "relation", "target", "certainty", "file", "quote"))
    for edge in scene.edges:
        title = relations[edge.type].title[language]
        certainty = said["planned" if is_planned(edge) else "stated"]
        for passage in edge.evidence:
            cells = (names[edge.source], title, names[edge.target], certainty, passage.document, passage.quote)
            writer.writerow(map(harmless, cells))
    return file.getvalue().encode("utf-8-sig")
