"""The files of a graph: swapped for others whole, so that who reads the former ones reads on.

A graph is one file; after a small change it is that file as it was, and beside it the engine's log, which says what
changed since. A file that needs its log says so (`graph.store.cypher.note_layout`), in case it is carried off alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from shutil import copyfile, disk_usage
from tempfile import TemporaryDirectory
from typing import Any

import ladybug

from graph.store.base import StoreError
from graph.store.ladybug import LARGEST

# Bytes, besides twice the former file: it is copied, and the engine ends the whole process when its log has no place.
ROOM = 16 << 20
_LEFT = (".wal.checkpoint", ".shadow")  # what the engine leaves beside a file where it is stopped


def log_of(path: Path) -> Path:
    """Return where the log of a graph file is, if it has one."""
    return path.with_name(f"{path.name}.wal")


def copy(path: Path, to: Path) -> None:
    """Copy a graph: its file, and its log if it has one."""
    copyfile(path, to)
    if log_of(path).is_file():
        copyfile(log_of(path), log_of(to))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file in a hidden folder, which then takes the place of the one at `path`, with its log.

    Raises `StoreError` when the folder can't be written to, its disk is full, or the former file can't be replaced.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if disk_usage(path.parent).free < ROOM + (2 * path.stat().st_size if path.is_file() else 0):
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as beside:
            fresh = Path(beside) / path.name
            yield fresh
            for suffix in _LEFT:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            if log_of(fresh).is_file():
                # It says of the former file too what changed, as both files say the same without it.
                log_of(fresh).replace(log_of(path))
                fresh.replace(path)
            else:
                with _log_aside(path, Path(beside) / "log"):
                    fresh.replace(path)
    except PermissionError as error:
        raise StoreError(
            f"{path}: can't be written ({error.strerror}).\n"
            "Close the programs that have it open, or build into another file with --out."
        ) from error
    except (OSError, RuntimeError) as error:
        free = disk_usage(path.parent).free >> 20 if path.parent.is_dir() else 0
        raise StoreError(
            f"{path}: can't be written: {str(error).splitlines()[0].partition(' path: ')[0][:200]}\n"
            f"A former file is as it was. If its disk is full ({free} MB free), make room, or use another with --out."
        ) from error


@contextmanager
def _log_aside(path: Path, aside: Path) -> Iterator[None]:
    """Put the log of a graph aside, which would be replayed onto another file, and back if there will be none."""
    log = log_of(path)
    if log.is_file():
        log.replace(aside)
    try:
        yield
    except OSError:
        if aside.is_file():
            aside.replace(log)
        raise


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open a file that nobody else sees for writing; what is not checkpointed stays in its log."""
    # One checkpoint at the end costs half of one after each table.
    with (
        ladybug.Database(path, auto_checkpoint=False, max_db_size=LARGEST) as database,
        ladybug.Connection(database) as connection,
    ):
        connection.execute("CALL force_checkpoint_on_close = false")
        yield connection
