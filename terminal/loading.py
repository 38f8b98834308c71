"""The command that loads a graph into a Neo4j server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.nearest import nearest
from graph.ontology import load as load_ontology
from terminal.shared import GRAPH, ask_password, fail, opened

loading = typer.Typer()


@loading.command()
def load(
    address: Annotated[
        str, typer.Argument(metavar="neo4j://…", help="The server, as neo4j://localhost:7687/DATABASE.")
    ],
    graph: Annotated[Path, typer.Option("--graph", metavar="FILE", help="The graph file to load.")] = Path(GRAPH),
    database: Annotated[
        str | None, typer.Option(metavar="NAME", help="The database, if the address does not name it.")
    ] = None,
    lexical: Annotated[
        str, typer.Option(metavar="TOOL", help="Whose names passages have: graphrag or llm-graph-builder.")
    ] = "graphrag",
    force: Annotated[bool, typer.Option("--force", help="Load beside a graph that is not of policygraph.")] = False,
    remove: Annotated[
        str | None, typer.Option(metavar="DOCUMENT", help="Load nothing; remove what only this document states.")
    ] = None,
) -> None:
    """Load a graph file into a Neo4j server; user and password come from NEO4J_USERNAME and NEO4J_PASSWORD."""
    from rich.progress import Progress

    from graph.store.neo4j_cypher import NAMINGS
    from graph.store.neo4j_load import load_graph, remove_document
    from graph.store.read import everything
    from terminal.printing import errors, say

    if lexical not in NAMINGS:
        fail(f"--lexical {lexical}: no such tool{nearest(lexical, NAMINGS)}; there are {' and '.join(NAMINGS)}")
    where = f"{address.rstrip('/')}/{database}" if database else address
    ontology = load_ontology()
    if remove is not None:
        ask_password(where)
        loaded = remove_document(remove, where, ontology)
    else:
        with opened(str(graph)) as store:
            statements = everything(store, ontology)
        ask_password(where)
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("Loading", total=None)
            loaded = load_graph(
                statements,
                where,
                ontology,
                lexical=lexical,
                force=force,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
            )
    if loaded:
        say(f"written: {loaded.nodes} nodes, {loaded.edges} edges")
        say(f"removed: {loaded.nodes_removed} nodes, {loaded.edges_removed} edges")
    else:
        say("nothing to do: the server holds this graph already")
