"""The picture as a component of the page: drawn by pyvis's own network engine, answering to clicks.

It is made once and then only changed, so zoom and places stay when the page runs again. All scripts, the engine
among them, come from this computer: they travel with the page, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any

import pyvis
import streamlit as st

from graph.ontology import load
from graph.picture import network
from views.explorer.scene import Scene
from views.explorer.words import words

Tell = Callable[[str, str], None]

_HERE = Path(__file__).parent
_ENGINE = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
_WORDS = "picture_"  # how the words of the picture begin
_TOLD = ("selected", "opened", "hidden", "stepped", "off")


def _script() -> str:
    """Return the engine without the address of its source map, which a browser would ask for, and our scripts."""
    engine = _ENGINE.read_text("utf-8").partition("\n//# sourceMappingURL")[0]
    return "\n".join([engine, *((_HERE / name).read_text("utf-8") for name in ("tools.js", "picture.js"))])


_component = st.components.v2.component(
    "policygraph.picture",
    html=(_HERE / "picture.html").read_text("utf-8"),
    css=(_HERE / "picture.css").read_text("utf-8"),
    js=_script(),
)


def draw(
    scene: Scene,
    name: str,
    tell: Tell,
    *,
    language: str,
    key: str,
    seeds: Collection[str] = (),
    selected: str = "",
    off: Collection[str] = (),
    steps: int = 0,
    explores: bool = True,
    height: int = 560,
) -> None:
    """Draw a scene, and say what the user does to it.

    Args:
        scene: what is drawn.
        name: what the scene is called; another name makes another picture, under the same one what is there stays.
        tell: called before the next run with what was done: `selected` and the id of a node or edge (or nothing),
            `opened` or `hidden` and the id of a node, `stepped` and `undo` or `start`, `off` and the labels and
            types that the legend hides, parted by commas.
        language: `zh` or `en`.
        key: tells the pictures of a page apart.
        seeds: ids of the nodes that the scene began with; they have a firm outline.
        selected: the id of the node or edge chosen.
        off: labels and types that are hidden.
        steps: how many steps can be undone.
        explores: whether nodes can be opened and hidden.
        height: of the whole component, in pixels.
    """
    data = {
        **described(scene, language, seeds),
        "scene": name,
        "selected": selected,
        "off": list(off),
        "steps": steps,
        "explores": explores,
        "more": scene.more if explores else {},
        "height": height,
        "file": "policy-graph.png",
    }
    hear: dict[str, Any] = {f"on_{what}_change": partial(_heard, key, what, tell) for what in _TOLD}
    # In a dictionary, streamlit would look for tables, and import pandas to know them.
    _component(key=key, data=[data], height=height, **hear)


def described(scene: Scene, language: str, seeds: Collection[str] = ()) -> dict[str, Any]:
    """Return what the script draws: nodes, edges, options, legend and words."""
    ontology = load()
    drawing = network(scene.nodes, scene.edges, language, scene.places)
    labels = {node.label for node in scene.nodes}
    types = {edge.type for edge in scene.edges}
    return {
        "nodes": [{**node, "seed": node["id"] in seeds} for node in drawing.nodes],
        "edges": drawing.edges,
        "options": drawing.options,
        "labels": [
            {"kind": label.name, "title": label.title[language], "colour": label.colour}
            for label in ontology.labels.values()
            if label.name in labels
        ],
        "relations": [
            {"kind": relation.type, "title": relation.title[language]}
            for relation in ontology.relations.values()
            if relation.type in types
        ],
        "words": {word.removeprefix(_WORDS): text for word, text in words(language).items() if word.startswith(_WORDS)},
        "language": language,
    }


def _heard(key: str, what: str, tell: Tell) -> None:
    value = st.session_state[key].get(what)
    tell(what, ",".join(value) if isinstance(value, list) else value or "")
