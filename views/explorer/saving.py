"""Saves what a picture shows in the formats of the exchange, and as a table of its relations."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.exchange import FORMATS
from graph.exchange.characters import harmless
from graph.ontology import load
from graph.picture import is_planned
from graph.statement import Graph
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
    graph = Graph(
        tuple(sorted(scene.nodes, key=lambda node: node.id)), tuple(sorted(scene.edges, key=lambda edge: edge.key))
    )
    with TemporaryDirectory() as folder:
        return FORMATS[name].write(graph, Path(folder)).read_bytes()


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
