"""The Neo4j server of the tests: the one in NEO4J_TEST_URI, or the one that scripts/neo4j has started."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from filelock import FileLock

from graph.store.neo4j_server import Address, connect

SCRIPT = Path(__file__).parent.parent / "scripts" / "neo4j"


def found() -> str | None:
    """Return the address of the server, whose account is in the environment afterwards."""
    if "NEO4J_TEST_URI" not in os.environ:
        status = subprocess.run([sys.executable, SCRIPT, "status"], capture_output=True, text=True, check=False)
        for line in status.stdout.splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            os.environ[name] = value
    return os.environ.get("NEO4J_TEST_URI")


@contextmanager
def emptied(address: str) -> Iterator[neo4j.Driver]:
    """Empty the database, and keep other test processes from it meanwhile."""
    lock = Path(tempfile.gettempdir()) / f"policygraph-{address.rpartition(':')[2]}.lock"
    with FileLock(lock), connect(Address.parse(address)) as driver:
        with driver.session() as session:  # A large graph, as of the benchmarks, has no room in one transaction.
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        yield driver
