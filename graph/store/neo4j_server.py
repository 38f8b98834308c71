"""A Neo4j server: its address, who one is there, and its errors in words that say what to do."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    UnsupportedServerProduct,
)

from graph.store.base import StoreError, slow

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
OLDEST = 5
PATIENCE = 5.0  # seconds to go on trying when a server does not answer
# What goes wrong is told by `StoreError`; without a handler Python would print the driver's own notes beside it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens, and which of its databases is meant (None: the one the user begins in).

    >>> Address.parse("neo4j://localhost:7687/policies")
    Address(uri='neo4j://localhost:7687', database='policies')
    """

    uri: str
    database: str | None

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address; its path, or else `NEO4J_DATABASE`, names the database.

        Raises `StoreError` when it is none, or holds a password, which would show in lists of processes.
        """
        parts = urlsplit(text)
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise StoreError(f"{text.split('@')[-1]}: is no address of a server, such as neo4j://localhost:7687")
        if "@" in parts.netloc:
            raise StoreError(
                f"{parts.scheme}://…@{parts.netloc.rpartition('@')[2]}: an address holds no user and no password.\n"
                "Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment instead."
            )
        database = unquote(parts.path.strip("/")) or os.environ.get("NEO4J_DATABASE") or None
        return cls(f"{parts.scheme}://{parts.netloc}", database)

    def __str__(self) -> str:
        """Return the address as it was given."""
        return f"{self.uri}/{self.database}" if self.database else self.uri


def connect(address: Address) -> neo4j.Driver:
    """Connect as `NEO4J_USERNAME` (neo4j unless set) with `NEO4J_PASSWORD`; without one, without an account.

    Raises `StoreError` when the server does not answer, refuses the account, or is too old.
    """
    password = os.environ.get("NEO4J_PASSWORD")
    account = (os.environ.get("NEO4J_USERNAME") or "neo4j", password) if password else None
    with explained(address):
        driver = neo4j.GraphDatabase.driver(
            address.uri,
            auth=account,
            connection_timeout=PATIENCE,
            max_transaction_retry_time=PATIENCE,
            notifications_min_severity="OFF",
            user_agent="policygraph",
        )
    try:
        with explained(address):
            check_version(address, driver.get_server_info().agent)
    except StoreError:
        driver.close()
        raise
    return driver


def check_version(address: Address, agent: str) -> None:
    """Raise `StoreError` if a server that names itself like this is too old.

    >>> check_version(Address("neo4j://old", None), "Neo4j/4.4.12")
    Traceback (most recent call last):
    graph.store.base.StoreError: neo4j://old: is Neo4j/4.4.12; Neo4j 5 or later is needed.
    """
    found = re.match(r"Neo4j/v?(\d+)", agent)
    if found and int(found[1]) < OLDEST:
        raise StoreError(
            f"{address}: is {agent}; Neo4j {OLDEST} or later is needed.",
            "old_server",
            where=str(address),
            oldest=OLDEST,
        )


@contextmanager
def explained(address: Address, timeout: float | None = None) -> Iterator[None]:
    """Turn what the driver raises into a `StoreError`; `timeout`, in seconds, is what a statement was given."""
    try:
        yield
    except (Neo4jError, DriverError, ValueError) as error:
        raise _explained(address, error, timeout) from error


def _explained(address: Address, error: Exception, timeout: float | None) -> StoreError:
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    said = " ".join(str(getattr(error, "message", None) or error).split())[:300]
    if isinstance(error, AuthError):
        return StoreError(
            f"{address}: refuses the user or the password.\n"
            "Set NEO4J_USERNAME (neo4j unless set) and NEO4J_PASSWORD in the environment.",
            "account",
            where=str(address),
        )
    if "DatabaseNotFound" in code:
        return StoreError(
            f"{address}: has no database {address.database!r}.\n"
            "Name another one at the end of the address; the community edition has one, neo4j.",
            "no_database",
            where=str(address),
            database=str(address.database),
        )
    if "TransactionTimedOut" in code or "timeout" in code.lower():
        return slow(timeout or 0)
    if "Security.Forbidden" in code:
        return StoreError(f"{address}: the user may not do this: {said}", "forbidden", where=str(address), reason=said)
    if isinstance(error, UnsupportedServerProduct):
        return StoreError(
            f"{address}: is not Neo4j {OLDEST} or later.", "old_server", where=str(address), oldest=OLDEST
        )
    if isinstance(error, ConfigurationError | ValueError):
        return StoreError(f"{address}: {said}")
    if isinstance(error, ServiceUnavailable | DriverError):
        return StoreError(
            f"{address}: does not answer, or the connection was lost: {said[:160]}\n"
            f"See that the server runs, that it is Neo4j {OLDEST} or later, and that the port is that of Bolt (7687).",
            "unreachable",
            where=str(address),
            reason=said[:160],
        )
    if code.startswith(("Neo.DatabaseError", "Neo.TransientError")):
        return StoreError(
            f"{address}: the server failed: {said}\nSee its log; a full disk or too little memory is the usual cause.",
            "server_failed",
            where=str(address),
            reason=said,
        )
    return StoreError(said)
