"""探索: find a name, see what is around it, open neighbours, connect two names."""

from __future__ import annotations

import streamlit as st

from graph.ontology import load
from graph.search import Found
from graph.store import read
from graph.store.base import Store
from graph.store.walking import connections
from views.explorer import address, filtering, panel, picture, saving, writing
from views.explorer.filters import Filters
from views.explorer.scene import Growth, begin, opened
from views.explorer.visit import Visit

HEIGHT = 690  # of a laptop's screen; style.css fills taller ones
FOUND = 12  # names that a search offers
START = 8  # names offered before anything is searched
_HISTORY = "explore.history"


def show(visit: Visit) -> None:
    """Show the page."""
    left, middle, right = st.columns([0.2, 0.53, 0.27], gap="small")
    asked = address.many("names")
    seeds = [id_ for id_ in asked if id_ in visit.access.named]
    with left:
        _search(visit)
        if len(seeds) < len(asked):
            writing.note(visit.words["lost"])
    if not seeds:
        with middle:
            _begin(visit)
        return
    filters = filtering.asked(visit)
    growth = _grown(visit, tuple(seeds), tuple(address.many("open")), filters)
    with left:
        filtering.offer(visit, filters, growth.facets(filters))
    with middle:
        degrees = {id_: name.relations for id_, name in visit.access.named.items()}
        scene = growth.without(address.many("hide"), degrees)
        if len(seeds) > 1 and not scene.edges:
            st.info(visit.words["unconnected"])
        elif not scene.nodes:
            st.info(visit.words["empty_scene"])
        else:
            picture.draw(
                scene,
                f"{seeds} {filters}",
                _told,
                language=visit.language,
                key="explore.picture",
                seeds=seeds,
                selected=address.get("select"),
                off=address.many("off"),
                steps=len(address.many("open")) + len(address.many("hide")),
                height=HEIGHT,
            )
    with left:
        saving.offer(visit, scene)
    with right, st.container(height=HEIGHT, border=False, key="explore.panel"):
        panel.show(visit, address.get("select") or (seeds[0] if len(seeds) == 1 else ""), _choose)


def _grown(visit: Visit, seeds: tuple[str, ...], steps: tuple[str, ...], filters: Filters) -> Growth:
    """Return the picture after some nodes were opened; each step is kept, so that the next one costs no more."""

    def grow(store: Store) -> Growth:
        if steps:
            return opened(store, _grown(visit, seeds, steps[:-1], filters), steps[-1], filters)
        if len(seeds) == 1:
            return begin(store, seeds, filters)
        ends = read.nodes(store, seeds[:2])
        between = connections(store, ends[0], ends[1]).nodes if len(ends) == 2 else ()
        return begin(store, seeds, filters, between=[node.id for node in between])

    return visit.access.kept("growth", grow, seeds, steps, filters)


def _search(visit: Visit) -> None:
    said = visit.words
    wanted = st.text_input(said["search"], placeholder=said["search_hint"], **address.bound("q", address.get("q")))
    if not wanted:
        return
    found = visit.access.names.find(wanted, limit=FOUND)
    if not found:
        writing.note(said["not_found"])
    seeds = address.many("names")
    with st.container(key="found", gap=None):
        for each in found:
            with st.container(horizontal=True, gap=None, vertical_alignment="center"):
                _offer(visit, each)
                if seeds and each.id not in seeds:
                    st.button(
                        said["connect"],
                        icon=":material/conversion_path:",
                        key=f"connect.{each.id}",
                        type="tertiary",
                        help=said["connect_help"],
                        on_click=_explore,
                        args=([seeds[0], each.id],),
                    )


def _offer(visit: Visit, found: Found) -> None:
    title = load().labels[found.label].title[visit.language]
    alias = f"（{writing.plain(found.form, 14)}）" if found.form != found.name else ""
    st.button(
        f"{writing.plain(found.name, 24)}{alias} :small[:gray[{title} {found.relations}]]",
        key=f"found.{found.id}",
        type="tertiary",
        on_click=_explore,
        args=([found.id],),
    )


def _explore(ids: list[str]) -> None:
    """Begin a picture with these nodes; search and filters stay."""
    address.put(names=ids, open=None, hide=None, select=None, off=None)


def _begin(visit: Visit) -> None:
    """Offer the names with the most relations where no picture was asked for."""
    st.subheader(visit.words["starting"])
    writing.note(visit.words["starting_help"])
    kinds = ("Enterprise", "ServiceProvider", "IndustrialPark", "Programme", "Industry", "Platform")
    ontology = load()
    for column, label in zip(st.columns(3) * 2, kinds, strict=True):
        names = [name for name in visit.access.named.values() if name.id.startswith(f"{label}:")]
        with column.container(border=True, gap=None):
            st.html(f'<p class="pg-head">{writing.dot(label)}{ontology.labels[label].title[visit.language]}</p>')
            for name in sorted(names, key=lambda name: (-name.relations, name.name))[: START - 2]:
                st.button(
                    f"{writing.plain(name.name, 20)} :small[:gray[{name.relations}]]",
                    key=f"begin.{name.id}",
                    type="tertiary",
                    on_click=_explore,
                    args=([name.id],),
                )


def _choose(id_: str) -> None:
    address.put(select=id_)


def _told(what: str, value: str) -> None:
    """Write into the address what was done to the picture."""
    if what == "selected":
        _choose(value)
    elif what == "off":
        address.put(off=value)
    elif what in ("opened", "hidden") and value:
        _step("open" if what == "opened" else "hide", value)
    elif value == "undo":
        _undo()
    elif value == "start":
        address.put(open=None, hide=None, select=None)


def _step(name: str, id_: str) -> None:
    address.put(**{name: [*address.many(name), id_], "select": id_ if name == "open" else None})
    st.session_state.setdefault(_HISTORY, []).append(name)


def _undo() -> None:
    """Take back the last step; in a page opened from a link, which steps were last is told by their kind alone."""
    history: list[str] = st.session_state.get(_HISTORY, [])
    while history and not address.many(history[-1]):  # the way back of the browser has undone it already
        history.pop()
    name = history.pop() if history else "hide" if address.many("hide") else "open"
    address.put(**{name: address.many(name)[:-1]})
