"""What is loaded beside the server before the first visitor needs it."""

import asyncio
import sys
from pathlib import Path

import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.views.explorer.conftest import SCRIPT
from views.explorer import warming


def test_streamlit_finds_the_server_in_the_script() -> None:
    assert discover_asgi_app(Path(SCRIPT)).import_string == "app:app"


@pytest.mark.parametrize("graph", ["sample_file", "none"])
def test_what_pages_need_is_loaded_whether_or_not_there_is_a_graph(
    graph: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where = tmp_path / graph if graph == "none" else request.getfixturevalue(graph)

    async def start() -> None:
        async with warming.beside(str(where)):
            pass

    asyncio.run(start())
    warming.wait()
    assert "views.explorer.pages.explore" in sys.modules
