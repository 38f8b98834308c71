"""Runs commands as they are typed."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

import cli


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs `policygraph` with the words given."""

    def run(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["policygraph", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
            raise SystemExit(0)
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


def failure(outcome: Outcome) -> str:
    """Return the message of a command that failed as it should."""
    assert outcome.code in (1, 2)
    assert "Traceback" not in outcome.err
    assert 1 <= len(outcome.err.strip().splitlines()) <= 3
    return outcome.err
