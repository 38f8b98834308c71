"""The notebooks run from start to end, and what is kept in them is what they show today."""

import shutil
from pathlib import Path

import nbformat
import pytest

from notebooks.rerun import notebooks, rerun, shown


@pytest.fixture(scope="module")
def folder(graph_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which `../build/policy.lbug` is the graph of the corpus."""
    root = tmp_path_factory.mktemp("project")
    (root / "build").mkdir()
    (root / "notebooks").mkdir()
    shutil.copy(graph_file, root / "build" / "policy.lbug")
    return root / "notebooks"


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_kept_in_it(path: Path, folder: Path) -> None:
    kept = nbformat.read(path, as_version=4)
    now = rerun(path, folder)
    assert shown(now) == shown(kept), f"{path.name} is out of date; run: python -m notebooks.rerun"
    assert any(kind.startswith("image/") for cell in shown(now) for output in cell for kind in output)
