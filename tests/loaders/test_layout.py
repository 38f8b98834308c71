"""Headings, paragraphs, boxes, tables and sentences of official documents."""

from itertools import pairwise

import pytest
from hypothesis import given

from loaders.layout import lines, sentences
from tests.loaders.reading import blocks_of, folded, messy_text

PLAN = """第一章 总则
一、总体要求
（一）指导思想
1．加快建设
（1）推广应用
①完善机制
正文写到这里。
二、主要目标
再往下写。"""


def sections(text: str) -> dict[str, str]:
    """Return, for each paragraph of a text, the headings it stands under."""
    return {b.folded.text: b.section for b in blocks_of(text) if b.kind == "paragraph"}


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.folded.text) for b in blocks_of(text)]


def table(text: str) -> list[list[str]]:
    return [[cell.text for cell in b.cells] for b in blocks_of(text) if b.kind == "row"]


def test_headings_nest_by_their_marks() -> None:
    assert sections(PLAN) == {
        "正文写到这里。": "总则 / 总体要求 / 指导思想 / 加快建设 / 推广应用 / 完善机制",
        "再往下写。": "总则 / 主要目标",
    }


def test_a_line_without_a_mark_ends_what_a_heading_of_the_second_level_ends() -> None:
    text = "第一章 总则\n一、总体要求\n（一）指导思想\n坚持创新。\n保障措施\n加强领导。\n（一）强化监督\n定期检查。"
    assert sections(text)["加强领导。"] == "总则 / 保障措施"
    assert sections(text)["定期检查。"] == "总则 / 保障措施 / 强化监督"


HEADINGS = """第三章 加快发展
第二篇、加快发展
第四部分：加快发展
三、加快发展
（十二）加快发展
(二)加快发展
3．加快发展
3、加快发展
3. 加快发展
（3）加快发展
3）加快发展
③加快发展
——加快发展
专栏3：加快发展
专栏三 加快发展"""


@pytest.mark.parametrize("heading", HEADINGS.splitlines())
def test_each_mark_makes_a_heading_of_its_words(heading: str) -> None:
    blocks = blocks_of(f"{heading}\n全市上下一心，持续用力。")
    assert [b.kind for b in blocks] == ["heading", "paragraph"]
    assert blocks[1].section == "加快发展"


def test_a_short_line_without_a_mark_is_a_heading_that_the_next_one_ends() -> None:
    assert sections("总体要求\n坚持创新。\n基本原则\n坚持开放。") == {
        "坚持创新。": "总体要求",
        "坚持开放。": "基本原则",
    }


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元的投资正在落地。",
        "2024年工作顺利，成效明显",
        "一是强化协同。二是完善政策。",
        "各镇，各街道",
        "我们将努力做好下列各项工作以及全市上下其他所有工作",
    ],
)
def test_what_only_looks_like_a_heading_is_a_paragraph(line: str) -> None:
    assert [kind for kind, _ in kinds(line)] == ["paragraph"]


def test_a_heading_that_runs_into_its_paragraph_governs_it() -> None:
    assert kinds("（一）强化保障。加强领导，落实责任。\n继续用力，久久为功。") == [
        ("heading", "（一）强化保障。"),
        ("paragraph", "加强领导，落实责任。"),
        ("paragraph", "继续用力，久久为功。"),
    ]
    assert sections("（一）强化保障。加强领导，落实责任。")["加强领导，落实责任。"] == "强化保障"


def test_an_opening_phrase_without_a_mark_governs_its_own_paragraph_only() -> None:
    text = "（一）基本原则\n改革引领。抢抓机遇，争先领跑。\n创新驱动，融合赋能，再上台阶。"
    assert sections(text) == {
        "改革引领。抢抓机遇，争先领跑。": "基本原则 / 改革引领",
        "创新驱动，融合赋能，再上台阶。": "基本原则",
    }


def test_a_box_governs_its_items_until_two_blank_lines() -> None:
    text = "（一）加快建设\n专栏1：数字工厂培育工程\n\n聚焦前沿，培育企业。\n\n\n回到正文，继续往下。"
    assert sections(text) == {
        "聚焦前沿，培育企业。": "加快建设 / 数字工厂培育工程",
        "回到正文，继续往下。": "加快建设",
    }
    box = next(h for b in blocks_of(text) for h in b.headings if h.is_box)
    assert box.folded.text == "数字工厂培育工程"


def test_a_heading_after_a_box_ends_it() -> None:
    text = "（一）加快建设\n专栏1：数字工厂培育工程\n聚焦前沿，培育企业。\n（二）强化保障\n加强领导，落实责任。"
    assert sections(text)["加强领导，落实责任。"] == "强化保障"


def test_a_table_of_one_cell_a_line() -> None:
    text = "\t类别\n\t指标\n\t2020年\n\n\t综合\n发展\n\t指数\n\t92.7\n\n\t\n\t增加值\n\t115.71\n\n\n正文写到这里。"
    assert table(text) == [["类别", "指标", "2020年"], ["综合发展", "指数", "92.7"], ["", "增加值", "115.71"]]
    assert kinds(text)[-1] == ("paragraph", "正文写到这里。")


@pytest.mark.parametrize(
    "text",
    [
        "指标\t单位\t2020年\t2025年\n增加值\t亿元\t115.7\t\n\t个\t\t30",
        "| 指标 | 单位 | 2020年 | 2025年 |\n| 增加值 | 亿元 | 115.7 | |\n| | 个 | | 30 |",
        "指标｜单位｜2020年｜2025年\n增加值｜亿元｜115.7｜ ｜\n｜ ｜个｜ ｜30",
    ],
    ids=["tabs", "bars", "wide bars"],
)
def test_a_table_of_one_row_a_line_keeps_its_empty_cells(text: str) -> None:
    rows = table(text)
    assert rows == [["指标", "单位", "2020年", "2025年"], ["增加值", "亿元", "115.7", ""], ["", "个", "", "30"]]


def test_two_tables_are_told_apart_and_empty_rows_are_none() -> None:
    blocks = blocks_of("甲\t乙\t丙\n\t\n\t\n\t\n\n中间有一段话。\n丁\t戊\t己")
    assert [(b.table, b.folded.text) for b in blocks if b.kind == "row"] == [(1, "甲乙丙"), (2, "丁戊己")]


@pytest.mark.parametrize(
    "break_",
    [
        "\n",
        "\n\n",
        "\n\n— 12 —\n\n",
        "\n- 3 -\n",
        "\n第 4 页 共 9 页\n",
        "\n第5页\n",
        "\n3 / 10\n",
        "\n　　\n\t \n"[:4],
    ],
    ids=repr,
)
def test_a_sentence_cut_by_a_page_break_is_one_again(break_: str) -> None:
    text = f"二〇二三年数字经济核心产业增加值扩量明显，全市完成数字{break_}经济核心产业增加值206.7亿元。"
    assert kinds(text) == [
        ("paragraph", "二〇二三年数字经济核心产业增加值扩量明显，全市完成数字经济核心产业增加值206.7亿元。")
    ]


@pytest.mark.parametrize("opening", ["　　另起一段。", "（二）另起一段。", "二是另起一段。", "\t另起一段。"])
def test_a_line_that_opens_something_is_not_drawn_into_the_one_before(opening: str) -> None:
    text = f"二〇二三年数字经济核心产业增加值扩量明显，全市完成数字\n{opening}"
    assert len(blocks_of(text)) == 2


def test_a_broken_line_may_go_on_with_a_figure() -> None:
    text = "二〇二三年数字经济核心产业增加值扩量明显，全市共完成\n2.5亿元的投资。"
    assert len(blocks_of(text)) == 1


def test_page_numbers_are_no_lines() -> None:
    text = "甲\n— 1 —\n２\n第 3 页\n4/10\n第十页"
    assert [text[line.start : line.end] for line in lines(text)] == ["甲", "第十页"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。乙；丙！丁？戊", ["甲。", "乙；", "丙！", "丁？", "戊"]),
        ("他说：“先行先试。”再说。", ["他说：“先行先试。”", "再说。"]),
        ("（详见附件。）后文", ["（详见附件。）", "后文"]),
        ("省略……然后。", ["省略……然后。"]),
        ("第1.5条，有2；3。", ["第1.5条，有2；", "3。"]),
    ],
)
def test_sentences_end_at_full_stops_with_their_closing_marks(text: str, parts: list[str]) -> None:
    assert [s.text for s in sentences(folded(text))] == parts


@given(messy_text())
def test_any_text_has_blocks_whose_offsets_rise_and_whose_sentences_cover_them(text: str) -> None:
    last = -1
    for block in blocks_of(text):
        offsets = block.folded.offsets
        assert block.folded.text
        assert len(offsets) == len(block.folded.text)
        assert all(a < b for a, b in pairwise(offsets))
        assert last < offsets[0]
        assert offsets[-1] < len(text)
        last = offsets[-1]
        assert "".join(s.text for s in sentences(block.folded)) == block.folded.text
        assert [h.level for h in block.headings] == sorted({h.level for h in block.headings})


@given(messy_text())
def test_lines_are_stripped_in_order_and_lose_nothing_but_blanks_and_page_numbers(text: str) -> None:
    position = 0
    for line in lines(text):
        assert position <= line.start <= line.end <= len(text)
        assert "\n" not in text[line.start : line.end]
        assert text[line.start - len(line.indent) : line.start] == line.indent or line.start == line.end
        position = line.end


def test_wide_blanks_part_the_cells_of_rows_that_have_as_many() -> None:
    text = "序号　指标　　　2020年　2025年\n1　　用户数（户）　2100　　5000\n甲 乙　丙\n"
    rows = [[cell.text for cell in block.cells] for block in blocks_of(text) if block.kind == "row"]
    assert rows == [["序号", "指标", "2020年", "2025年"], ["1", "用户数（户）", "2100", "5000"]]
