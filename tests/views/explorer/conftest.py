"""Pages as Streamlit runs them, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = str(Path(__file__).parents[3] / "app.py")
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return what opens the address given by its parameters, of the sample graph."""
    return visitor(sample_file, monkeypatch)


def visitor(graph: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    def open_(**parameters: str) -> AppTest:
        monkeypatch.setattr("sys.argv", ["app.py", str(graph)])
        page = AppTest.from_file(SCRIPT, default_timeout=30)
        page.query_params.update(parameters)
        return page.run()

    return open_
