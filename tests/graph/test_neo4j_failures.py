"""What goes wrong on the way to a server is said in a few words, and the graph that was there stays whole."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.base import StoreError
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from graph.store.neo4j_server import Address, check_version
from graph.store.opening import open_store
from graph.store.read import everything
from graph.without import without


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve each connection to a free port of this computer in a thread, and yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(client,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"bolt://127.0.0.1:{server.getsockname()[1]}"


def carried(source: socket.socket, target: socket.socket, cut: threading.Event) -> None:
    """Hand on what comes until the line is cut; then hang up both ways."""
    with suppress(OSError):
        while (data := source.recv(65536)) and not cut.is_set():
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@pytest.mark.neo4j_server
def test_a_connection_lost_while_loading_leaves_the_former_graph(
    neo4j_address: str, ontology: Ontology, sample_graph: Graph
) -> None:
    former = without(sample_graph, "reply-362.txt")
    load_graph(former, neo4j_address, ontology)
    host, _, port = neo4j_address.rpartition("//")[2].rpartition(":")
    cut = threading.Event()

    def relay(client: socket.socket) -> None:
        server = socket.create_connection((host, int(port)))
        threading.Thread(target=carried, args=(server, client, cut), daemon=True).start()
        carried(client, server, cut)

    with (
        listening(relay) as address,
        pytest.raises(StoreError, match="does not answer, or the connection was lost") as caught,
    ):
        load_graph(sample_graph, address, ontology, progress=lambda done, total: cut.set())
    assert cut.is_set()
    assert len(str(caught.value).splitlines()) <= 3
    with Neo4jStore.open(neo4j_address) as store:
        assert everything(store, ontology) == former
    load_graph(sample_graph, neo4j_address, ontology)
    with Neo4jStore.open(neo4j_address) as store:
        assert everything(store, ontology) == sample_graph


def test_a_server_without_a_common_version_of_bolt_is_named() -> None:
    """As servers older than Neo4j 4.4 answer: no version in common."""

    def refuse(client: socket.socket) -> None:
        client.recv(20)
        client.sendall(bytes(4))
        client.close()

    with listening(refuse) as address, pytest.raises(StoreError, match="Neo4j 5 or later"):
        open_store(address)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.12", "Neo4j/3.5.0"])
def test_an_old_server_is_named(agent: str) -> None:
    with pytest.raises(StoreError, match="Neo4j 5 or later is needed"):
        check_version(Address("bolt://old", None), agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.30", "Neo4j/2025.08.0", "Neo4j/5.0-aura"])
def test_a_newer_server_is_let_through(agent: str) -> None:
    check_version(Address("bolt://new", None), agent)


def test_what_does_not_speak_bolt_is_named() -> None:
    def web_page(client: socket.socket) -> None:
        client.recv(20)
        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        client.close()

    with listening(web_page) as address, pytest.raises(StoreError, match=r"does not answer"):
        open_store(address)
