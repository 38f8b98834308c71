"""Charts in a notebook: a font with Chinese characters, and networks drawn where the pictures of the app draw them."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

import matplotlib.pyplot as plt
import networkx
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from graph.layout import positions
from graph.ontology import load
from graph.picture import GREY, is_planned, short
from graph.statement import Edge

# Those that come with Linux, macOS and Windows, the best-looking first.
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei")
INCH = 100  # pixels of a layout
WIDEST = 11.0  # inches
NAMED = 25  # relations: more names of them than that hide the picture
HUBS = 40  # nodes that are named where not all names can be read


def chinese() -> None:
    """Let charts write Chinese, in the first of `FONTS` that this computer has, and look plain."""
    here = set(font_manager.get_font_names())
    plt.rcParams.update(
        {
            "font.family": [font for font in FONTS if font in here] or ["sans-serif"],
            "axes.unicode_minus": False,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "figure.dpi": 110,
        }
    )


def draw(network: networkx.MultiDiGraph, colours: Mapping[str, str] | None = None) -> Axes:
    """Draw a network as `Result.to_networkx` returns it, and return its axes.

    Colour tells the label; a dashed line is a plan or a candidacy, a thick one a lead. All relations are named
    where there are few, and in a very large network the best-joined nodes only.

    Args:
        network: nodes with `label` and `name`, edges with `type` and `properties`.
        colours: a colour for each node by id, instead of that of its label.
    """
    edges = [Edge(source, one["type"], target, one["properties"]) for source, target, one in network.edges(data=True)]
    places = positions(network, [(edge.source, edge.target) for edge in edges])
    wide = max((abs(x) for x, _ in places.values()), default=0) * 2 + 1.6 * INCH
    high = max((abs(y) for _, y in places.values()), default=0) * 2 + 1.2 * INCH
    scale = min(1, WIDEST * INCH / wide)
    _, axes = plt.subplots(figsize=(wide / INCH * scale, high / INCH * scale), layout="constrained")
    ontology = load()
    by_degree = sorted(network.nodes, key=lambda id_: (-network.degree(id_), id_))
    named = set(by_degree if scale > 0.6 else by_degree[:HUBS])
    for edge in edges:
        start, end = places[edge.source], places[edge.target]
        arrow = {
            "arrowstyle": "-|>",
            "color": GREY,
            "linestyle": "--" if is_planned(edge) else "-",
            "linewidth": 2.4 if edge.properties.get("lead") is True else 0.9,
            "shrinkA": 7,
            "shrinkB": 7,
        }
        axes.annotate("", end, start, arrowprops=arrow)
        if len(edges) <= NAMED:
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            title = ontology.relations[edge.type].title["zh"]
            axes.text(*middle, title, color=GREY, fontsize=7, ha="center", va="center", backgroundcolor="white")
    for id_, node in network.nodes(data=True):
        x, y = places[id_]
        colour = colours[id_] if colours else ontology.labels[node["label"]].colour
        axes.scatter(x, y, s=40 + 25 * sqrt(network.degree(id_)), color=colour, zorder=3, edgecolors="white")
        if id_ in named:
            # A dollar sign would begin a formula.
            name = short(node["name"]).replace("$", r"\$")
            below: dict[str, Any] = {"textcoords": "offset points", "ha": "center", "va": "top", "zorder": 4}
            written = axes.annotate(name, (x, y), (0, -7), fontsize=8 * max(scale, 0.85), **below)
            written.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
    labels = [] if colours else sorted({node["label"] for _, node in network.nodes(data=True)})
    if labels:
        for label in labels:
            axes.scatter([], [], s=40, color=ontology.labels[label].colour, label=ontology.labels[label].title["zh"])
        axes.legend(loc="lower left", fontsize=8, frameon=False)
    axes.set_xlim(-wide / 2, wide / 2)
    axes.set_ylim(high / 2, -high / 2)
    axes.set_axis_off()
    return axes
