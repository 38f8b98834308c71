"""Where the nodes of a picture stand: computed beforehand, and the same from run to run.

Nothing in it is left to chance: a tree drawn around the best-joined node is the start, forces smooth it, and
nodes whose names would overlap then move apart. The forces are computed with numpy on all pairs at once;
`networkx.spring_layout` takes several times as long, needs SciPy for 500 nodes, and does not know the room that a
name takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from math import cos, pi, sin, sqrt

import networkx
import numpy as np
from numpy.typing import NDArray

Place = tuple[float, float]
Points = NDArray[np.float32]

LENGTH = 95.0  # pixels that an edge would like to have
ROOM = np.array([[128.0], [68.0]], np.float32)  # width and height of a node with its name below it, in pixels
_GRAVITY = 1.5  # how strongly the middle pulls, beside the other forces
_WIDE = 16 / 9  # how much wider than high screens are
_PAIRS = 24_000_000  # pairs of nodes looked at by the forces, over all steps, and again in moving apart
_STEPS = (20, 100)  # of the forces, at least and at most
_APART = (20, 300)  # likewise of moving apart, which ends when nothing overlaps
_GOLDEN = pi * (3 - sqrt(5))  # an angle of which no two multiples are alike


def positions(
    ids: Iterable[str], joins: Iterable[tuple[str, str]], held: Mapping[str, Place] | None = None
) -> dict[str, Place]:
    """Return a place for each node, such that neighbours are near and names do not overlap.

    The places follow from the ids and the joins alone, not from their order. Parts that nothing joins are
    laid out one by one and packed side by side. 1,000 nodes take about a quarter of a second.

    Args:
        ids: the nodes.
        joins: pairs of nodes with an edge between them; a pair with any other end is ignored.
        held: places, in pixels, that are kept as they are; the other nodes find theirs around them.

    Returns:
        x and y of each node in whole pixels, y growing downwards; unless some are held, the middle is at (0, 0).

    >>> places = positions(["a", "b", "c"], [("a", "b")])
    >>> places == positions(["c", "b", "a"], [("b", "a")])
    True
    >>> positions(["a", "b", "c", "d"], [("a", "d")], held=places)["a"] == places["a"]
    True
    """
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(set(ids)))
    graph.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in joins if a != b and a in graph and b in graph))
    kept = {id_: place for id_, place in (held or {}).items() if id_ in graph}
    if kept:
        return _settled(graph, _beside(graph, kept), frozenset(kept))
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return _packed([_settled(part, _tree(part)) for part in map(graph.subgraph, parts)])


def _tree(graph: networkx.Graph) -> dict[str, Place]:
    """Return the places of a joined graph drawn as a tree: rings around the node with the most neighbours."""
    root = min(graph, key=lambda id_: (-graph.degree(id_), id_))
    parent: dict[str, str] = {}
    order = [root]
    for id_ in order:
        for other in sorted(graph[id_]):
            if other != root and other not in parent:
                parent[other] = id_
                order.append(other)
    weight = dict.fromkeys(order, 1)
    for id_ in reversed(order[1:]):
        weight[parent[id_]] += weight[id_]
    # Each node has a share of its parent's angle, by how many nodes hang on it.
    places, depth, width, begin = {root: (0.0, 0.0)}, {root: 0}, {root: 2 * pi}, {root: 0.0}
    for id_ in order[1:]:
        above = parent[id_]
        depth[id_] = depth[above] + 1
        width[id_] = width[above] * weight[id_] / (weight[above] - 1)
        begin[id_] = begin[above]
        begin[above] += width[id_]
        angle, radius = begin[id_] + width[id_] / 2, LENGTH * depth[id_]
        places[id_] = (radius * cos(angle), radius * sin(angle))
    return places


def _beside(graph: networkx.Graph, held: Mapping[str, Place]) -> dict[str, Place]:
    """Return the places held, and for each other node one at the side of its neighbours."""
    middle = np.mean(list(held.values()), axis=0)
    below = max(y for _, y in held.values()) + 2 * LENGTH
    places = dict(held)
    for number, id_ in enumerate(sorted(graph.nodes - held.keys())):
        near = [held[other] for other in graph[id_] if other in held]
        x, y = np.mean(near, axis=0) if near else (middle[0], below)
        away = np.arctan2(y - middle[1], x - middle[0]) + _GOLDEN * number
        places[id_] = (x + LENGTH * np.cos(away), y + LENGTH * np.sin(away))
    return places


def _settled(
    graph: networkx.Graph, places: Mapping[str, Place], held: frozenset[str] = frozenset()
) -> dict[str, Place]:
    """Return the places after the forces have moved the nodes that are not held."""
    ids = sorted(graph)
    number = {id_: place for place, id_ in enumerate(ids)}
    points = np.array([places[id_] for id_ in ids], np.float32).T.copy()
    # In one order: a part of a graph gives its edges in that of a set, and sums of forces would differ by it.
    joins = sorted((min(number[a], number[b]), max(number[a], number[b])) for a, b in graph.edges)
    ends = np.array(joins, np.intp).reshape(-1, 2).T
    free = np.array([id_ not in held for id_ in ids])
    if len(ids) > 1:
        _push_and_pull(points, ends, free, warm=LENGTH / 8 if held else LENGTH / 3)
        _move_apart(points, free)
        _find_room(points, np.flatnonzero(free) if held else ())
    return {
        id_: places[id_] if id_ in held else (round(x), round(y))
        for id_, (x, y) in zip(ids, points.T.tolist(), strict=True)
    }


def _push_and_pull(points: Points, ends: NDArray[np.intp], free: NDArray[np.bool_], warm: float) -> None:
    """Move points (2 x n) by the forces of Fruchterman and Reingold, at first by `warm` pixels a step at most.

    Steps as long as an edge would lay the ends of a small star on its middle.
    """
    steps = _steps(points, _STEPS)
    for step in range(steps):
        # Squares of distances, and sums of vectors, as products; einsum, for small products are slow in many threads.
        squares = np.einsum("ki,ki->i", points, points)
        push = squares[:, None] + squares - 2 * np.einsum("ki,kj->ij", points, points)
        np.divide(np.float32(LENGTH**2), np.maximum(push, 1, out=push), out=push)
        force = points * push.sum(axis=1) - np.einsum("kj,ij->ki", points, push)
        if free.all():  # a weak pull to the middle keeps far branches near
            force -= _GRAVITY * (points - points.mean(axis=1, keepdims=True))
        along = points[:, ends[0]] - points[:, ends[1]]
        pull = along * np.hypot(*along) / LENGTH
        for axis in (0, 1):
            np.subtract.at(force[axis], ends[0], pull[axis])
            np.add.at(force[axis], ends[1], pull[axis])
        far = np.maximum(np.hypot(*force), 1e-6)
        points += np.where(free, force * np.minimum(far, warm * (1 - step / steps)) / far, 0)


def _move_apart(points: Points, free: NDArray[np.bool_]) -> None:
    """Move points (2 x n) that are too near for their names, each pair the way where less is missing."""
    for _ in range(_steps(points, _APART)):
        near = np.abs(points[0][:, None] - points[0]) < ROOM[0]
        near &= np.abs(points[1][:, None] - points[1]) < ROOM[1]
        one, other = np.nonzero(near)
        one, other = one[one < other], other[one < other]
        if not one.size:
            return
        apart = points[:, one] - points[:, other]
        missing = ROOM - np.abs(apart)
        axis = (missing[0] > _WIDE * missing[1]).astype(np.intp)  # rather sideways: screens are wide
        pair = np.arange(one.size)
        shares = np.maximum(free[one].astype(int) + free[other], 1)  # who is held leaves all of the way to the other
        move = np.where(apart[axis, pair] < 0, -1, 1) * (missing[axis, pair] + 1) / shares
        force = np.zeros_like(points)
        np.add.at(force, (axis, one), move)
        np.subtract.at(force, (axis, other), move)
        points += np.where(free, np.clip(force, -LENGTH, LENGTH), 0)


def _find_room(points: Points, numbers: Iterable[int]) -> None:
    """Move each of these points (2 x n) that is still too near for its name to the nearest place with room for it."""
    for number in numbers:
        here = points[:, number].copy()
        for turn in count():
            way = 12 * sqrt(turn)
            points[:, number] = here + np.array([_WIDE * cos(_GOLDEN * turn), sin(_GOLDEN * turn)]) * way
            near = (np.abs(points - points[:, number : number + 1]) < ROOM - 1).all(axis=0)
            if near.sum() == 1:
                break


def _steps(points: Points, bounds: tuple[int, int]) -> int:
    return int(np.clip(_PAIRS // points.shape[1] ** 2, *bounds))


def _packed(parts: list[dict[str, Place]]) -> dict[str, Place]:
    """Return the places of all parts, in rows about as wide as a screen, around (0, 0)."""
    boxes = []
    for part in parts:
        low, high = (np.array(list(part.values()), float).T for _ in range(2))
        boxes.append((part, low.min(axis=1), high.max(axis=1) - low.min(axis=1) + ROOM[:, 0]))
    limit = max([sqrt(_WIDE * sum(w * h for _, _, (w, h) in boxes)), *(w for _, _, (w, _) in boxes)], default=0)
    places: dict[str, Place] = {}
    x = y = tall = 0.0
    for part, corner, (wide, high) in sorted(boxes, key=lambda box: -box[2][1]):
        if x and x + wide > limit:
            x, y, tall = 0.0, y + tall, 0.0
        places.update({id_: (x + a - corner[0], y + b - corner[1]) for id_, (a, b) in part.items()})
        x, tall = x + wide, max(tall, high)
    if not places:
        return places
    spread = np.array(list(places.values()))
    middle = (spread.min(axis=0) + spread.max(axis=0)) / 2
    return {id_: (round(a - middle[0]), round(b - middle[1])) for id_, (a, b) in places.items()}
