"""A document set as its reader knows it."""

import pytest

from graph.statement import Evidence, Node, Value
from loaders.corpus import Corpus
from views.passages import Block, blocks, sentences


def chunk(text: str, passage: str, kind: str = "sentence", section: str = "") -> Node:
    start = text.index(passage)
    place: dict[str, Value] = {"start": start, "end": start + len(passage), "kind": kind, "section": section}
    return Node.of("Chunk", passage, properties=place)


def written(text: str, block: Block) -> list[list[str]]:
    return [[text[start:end] for start, end in cells] for cells in block.rows]


def test_lines_that_state_nothing_are_put_back() -> None:
    text = "慈溪市经济和信息化局文件\n\n联系电话：1\n甲。乙。"
    found = sentences(text, [chunk(text, "乙。"), chunk(text, "慈溪市经济和信息化局", "line"), chunk(text, "甲。")])
    assert [text[s.start : s.end] for s in found] == ["慈溪市经济和信息化局", "文件", "联系电话：1", "甲。", "乙。"]
    assert [written(text, block) for block in blocks(text, found)] == [
        [["慈溪市经济和信息化局文件"]],
        [["联系电话：1"]],
        [["甲。乙。"]],
    ]


def test_passages_that_overlap_are_shown_once() -> None:
    text = "甲乙丙"
    found = sentences(text, [chunk(text, "甲乙"), chunk(text, "乙丙"), chunk(text, "乙")])
    assert [(s.start, s.end) for s in found] == [(0, 2), (2, 3)]


def test_a_sentence_that_a_page_break_cuts_stays_in_its_paragraph() -> None:
    text = "深入推进\n\n我市改造。又一句。\n另一段。"
    found = sentences(text, [chunk(text, p) for p in ("深入推进\n\n我市改造。", "又一句。", "另一段。")])
    assert [len(written(text, block)) for block in blocks(text, found)] == [1, 1]


def test_a_title_a_heading_and_a_box_are_told_apart() -> None:
    text = "规划\n一、任务\n专栏1：工程\n箱内。\n箱外。"
    found = sentences(
        text,
        [
            chunk(text, "规划", "line"),
            chunk(text, "一、任务", "heading"),
            chunk(text, "专栏1：工程", "heading", "任务"),
            chunk(text, "箱内。", section="任务 / 工程"),
            chunk(text, "箱外。", section="任务"),
        ],
    )
    made = blocks(text, found, [Evidence("a.txt", 0, 2, "规划")])
    assert [(b.kind, b.level, b.is_boxed) for b in made] == [
        ("title", 0, False),
        ("heading", 1, False),
        ("heading", 2, True),
        ("paragraph", 0, True),
        ("paragraph", 0, False),
    ]


@pytest.mark.parametrize(
    "rows",
    [["类别\n\t指标\n\t单位", "指数\n\t分"], ["类别|指标|单位", "指数|分"]],
)
def test_cells_missing_from_a_row_are_missing_on_its_left(rows: list[str]) -> None:
    text = "\n\n".join(f"\t{row}" for row in rows)
    (table,) = blocks(text, sentences(text, [chunk(text, row, "row") for row in rows]))
    assert table.kind == "table"
    assert written(text, table) == [["类别", "指标", "单位"], ["", "指数", "分"]]


def test_nothing_of_the_corpus_is_lost(corpus_reading: Corpus) -> None:
    for file, text in corpus_reading.texts.items():
        chunks = [n for n in corpus_reading.graph.nodes if n.label == "Chunk" and n.properties["document"] == file]
        found = sentences(text, chunks)
        shown = "".join(text[s.start : s.end] for s in found)
        assert "".join(shown.split()) == "".join(text.split())
        ranges = [cell for block in blocks(text, found) for cells in block.rows for cell in cells]
        assert all(any(start <= s.start and s.end <= end for start, end in ranges) or s.kind == "row" for s in found)
