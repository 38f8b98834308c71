"""A picture of nodes and edges, as a pyvis network: what is drawn how is decided here for every face.

Colour tells the label; size tells how many edges a node has; a dashed line is a plan or a candidacy, a thick one
a lead. The places are computed beforehand and no physics moves them. Names come from documents and are drawn as
text: vis-network reads no markup unless it is told to.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from copy import deepcopy
from math import ceil, sqrt
from typing import TYPE_CHECKING

from graph.layout import Place, positions
from graph.ontology import load
from graph.statement import Edge, Node

if TYPE_CHECKING:
    from pyvis.network import Network

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
LINE = 10  # characters of a name that stand in one line
LINES = 2
GREY = "#8b929c"

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 200, "multiselect": True},
    "nodes": {
        "shape": "dot",
        "borderWidth": 1,
        "font": {"face": FONT, "size": 13, "vadjust": -2},
        "scaling": {"label": {"drawThreshold": 5}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "color": {"color": GREY, "highlight": "#d9480f", "hover": "#d9480f"},
        "font": {"face": FONT, "size": 10, "align": "middle", "strokeWidth": 3},
        "scaling": {"label": {"drawThreshold": 6}},
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.35},
        "selectionWidth": 1,
    },
}


def network(
    nodes: Collection[Node],
    edges: Collection[Edge],
    language: str = "zh",
    places: Mapping[str, Place] | None = None,
) -> Network:
    """Return nodes and edges as a pyvis network, ready to be drawn or written.

    Args:
        nodes: the nodes, each once.
        edges: the edges, each once; those with an end that is not among the nodes are left out.
        language: `zh` or `en`, for relation names and tooltips.
        places: x and y of each node in pixels; computed when not given.

    Returns:
        A network whose edges have the id `source type target`, parted by blanks.

    >>> firm, city = Node.of("Enterprise", "公牛"), Node.of("Region", "慈溪市")
    >>> picture = network([firm, city], [Edge(firm.id, "LOCATED_IN", city.id)])
    >>> picture.edges[0]["label"], picture.nodes[0]["color"]
    ('位于', '#1188ff')
    """
    from pyvis.network import Network  # takes a third of a second to import

    drawn = {node.id for node in nodes}
    joins = [edge for edge in edges if edge.source in drawn and edge.target in drawn]
    places = places or positions(drawn, [(edge.source, edge.target) for edge in joins])
    degree = Counter(end for edge in joins for end in (edge.source, edge.target))
    picture = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    picture.options = deepcopy(OPTIONS)  # set_options would take the blanks out of the names of fonts
    labels = load().labels
    for node in nodes:
        label = labels[node.label]
        x, y = places[node.id]
        picture.add_node(
            node.id,
            label=short(node.name),
            title=f"{label.title[language]}\n{shown(node.name)[:200]}",
            color=label.colour,
            size=round(7 + 3 * sqrt(min(degree[node.id], 36)), 1),
            x=x,
            y=y,
            kind=node.label,
        )
    for edge in joins:
        picture.add_edge(edge.source, edge.target, **_line(edge, language))
    return picture


def _line(edge: Edge, language: str) -> dict[str, object]:
    """Return how an edge is drawn."""
    title = load().relations[edge.type].title[language]
    lead = edge.properties.get("lead") is True
    return {
        "id": " ".join(edge.key),
        "kind": edge.type,
        "label": title,
        "title": title,
        "dashes": is_planned(edge),
        "width": 3 if lead else 1.2,
    }


def is_planned(edge: Edge) -> bool:
    """Tell whether an edge states what is planned or applied for, not what is.

    >>> is_planned(Edge("a", "CANDIDATE_FOR", "b")), is_planned(Edge("a", "AWARDED", "b"))
    (True, False)
    """
    return edge.type == "CANDIDATE_FOR" or edge.properties.get("modality") == "planned"


def shown(name: str) -> str:
    """Return a name as one line in which nothing turns the writing direction or breaks the line.

    >>> shown("公牛\\u202e集团\\n")
    '公牛集团'
    """
    line = " ".join(name.split())
    return "".join(character for character in line if unicodedata.category(character) not in ("Cc", "Cf"))


def short(name: str) -> str:
    """Return a name in at most two lines about as long, its end left out where it is longer.

    >>> short("国家中小企业数字化转型城市试点")
    '国家中小企业数字\\n化转型城市试点'
    """
    line = shown(name)
    if len(line) > LINES * LINE:
        line = f"{line[: LINES * LINE - 1]}…"
    wide = ceil(len(line) / ceil(len(line) / LINE)) if line else 1
    return "\n".join(line[start : start + wide] for start in range(0, len(line), wide))
