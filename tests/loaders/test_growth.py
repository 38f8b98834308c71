"""The work of reading grows with the text, whatever its shape, and its memory with the longest document only."""

import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from types import FrameType

import pytest

from graph.check import check
from graph.ontology import load
from loaders.reader import read_document
from tests.loaders.reading import document, graph_of

PASSAGE = "".join(document("cixi-2021-plan-digital-economy.txt").split())[3000:4200]
REPLY = document("cixi-2024-reply-009.txt")
UNITS = {
    "a plan in one line": PASSAGE,
    "a plan without marks": "".join(c for c in PASSAGE if c not in "，。；：！？、"),
    "lists without end": "锦澜织造、",
    "closed lists": "甲、乙等企业",
    "nouns of names": "平台",
    "closings of lists": "等企业",
    "openings": "（“《",
    "empty quotations": "“”",
    "figures": "1,234.5亿元",
    "numerals": "一百",
    "years": "2023年",
    "places": "宁波市",
    "townships": "甲乙镇，",
    "cells in a line": "甲平台\t",
    "cells line by line": "\t甲平台\n",
    "bars": "宁波市|",
    "boxes": "专栏1：甲工程\n",
    "numbers of documents": "〔2023〕1号",
    "keys": "联系人：甲\n",
    "short lines": "甲\n",
    "marks without width": "\u200b甲",
    "headings": "（一）甲\n",
}
SHORT, TIMES = 2500, 4


def text_of(unit: str, length: int) -> str:
    return "".join(islice(cycle(unit), length))


def nested(length: int) -> str:
    return "（“《" * (length // 6) + "》”）" * (length // 6)


def many_names(length: int) -> str:
    return "".join(
        f"推进{chr(0x4E00 + i)}{chr(0x5E00 + i)}织造等企业入驻{chr(0x6E00 + i)}园。\n" for i in range(length // 16)
    )


SHAPES: dict[str, Callable[[int], str]] = {
    **{name: partial(text_of, unit) for name, unit in UNITS.items()},
    "brackets in brackets": nested,
    "ever new names": many_names,
}


def work(text: str) -> int:
    """Return how many calls it takes to read a text."""
    calls = 0

    def count(frame: FrameType, event: str, called: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_document("made-up.txt", text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_text(shape: str) -> None:
    first, text, longer = (SHAPES[shape](SHORT * times) for times in (1, 1, TIMES))
    work(first)  # What is read once, such as the word lists, is no work of the text.
    assert work(longer) < 1.5 * TIMES * work(text)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_quoted_rightly(shape: str) -> None:
    texts = {"made-up.txt": SHAPES[shape](SHORT)}
    check(graph_of(texts), texts, load())


def peak(documents: int) -> int:
    """Return the most memory that is held while some documents, all of other places, are read one by one."""
    tracemalloc.start()
    try:
        for number in range(documents):
            read_document(f"{number}.txt", REPLY.replace("慈溪", chr(0x4E00 + number) + "溪"))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    peak(1)
    few = peak(3)
    # `re` keeps some of their patterns.
    assert peak(20) < 1.5 * few
