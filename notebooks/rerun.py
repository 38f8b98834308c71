"""Runs the notebooks from start to end on the graph of data/documents, and keeps what they show.

What they show is kept in them, so that sites that host code can display it; run this after a change of the
reading or of a question:

    python -m notebooks.rerun
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from graph.ontology import load
from graph.store.ladybug_build import write
from loaders import corpus

HERE = Path(__file__).parent
ROOT = HERE.parent


def notebooks() -> list[Path]:
    """Return the notebooks in the order of their names."""
    return sorted(HERE.glob("*.ipynb"))


def rerun(path: Path, folder: Path) -> NotebookNode:
    """Return a notebook as it is after a run in a kernel of its own.

    Args:
        path: the notebook; the file is left as it is.
        folder: where it is run; `../build/policy.lbug` from there is the graph.

    Raises `nbclient.exceptions.CellExecutionError` when a cell fails.
    """
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, record_timing=False, resources={"metadata": {"path": str(folder)}})
    # The kernel starts elsewhere, and finds the modules beside this folder; it draws in the notebook, whatever was
    # chosen for this process (loading streamlit chooses to draw nowhere).
    chosen = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    client.execute(env={**chosen, "PYTHONPATH": str(ROOT)})
    notebook.metadata.language_info = {"name": "python"}  # the exact version is of no use to readers
    return notebook


def shown(notebook: NotebookNode) -> list[list[dict[str, str]]]:
    """Return what each cell shows, by kind; of an image, which fonts and processor change, that there is one."""
    return [list(_outputs(cell)) for cell in notebook.cells]


def _outputs(cell: NotebookNode) -> Iterator[dict[str, str]]:
    for output in cell.get("outputs", ()):
        if output.output_type == "stream":
            if output.name == "stdout":
                yield {"text/plain": output.text}
        else:
            drawn = any(kind.startswith("image/") for kind in output.data)
            yield {kind: "" if drawn else str(data) for kind, data in output.data.items()}


def main() -> None:
    """Run all notebooks and write them back."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "build").mkdir()
        (Path(folder) / "notebooks").mkdir()
        graph = corpus.read_corpus(corpus.find([ROOT / "data" / "documents"])).graph
        write(graph, Path(folder) / "build" / "policy.lbug", load())
        for path in notebooks():
            notebook = rerun(path, Path(folder) / "notebooks")
            path.write_text(nbformat.writes(notebook) + "\n", "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
