"""Folded text: blanks gone, broken lines joined, punctuation settled, and the way back to the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.folding import fold
from loaders.layout import lines
from tests.loaders.reading import folded, messy_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("增加值 206.7 亿元", "增加值206.7亿元"),
        ("占 GDP 比重 7.8%", "占GDP比重7.8%"),
        ("增长 １２．５％", "增长12.5%"),
        ("1,234 家", "1,234家"),
        ("9:30,开会;散会", "9:30，开会；散会"),
        ("市税务局,市人力社保局", "市税务局，市人力社保局"),
        ("联系人:朱 羸", "联系人：朱羸"),
        ("(试行)", "（试行）"),
        ("什么?快!", "什么？快！"),
        ("〝织新〞行动", "“织新”行动"),
        ('实施"织新"行动和"强链"工程', "实施“织新”行动和“强链”工程"),
        ("＜意见＞", "《意见》"),
        ("云政［2024］3号", "云政〔2024〕3号"),
        ("零\u200b宽\ufeff字\u2060符", "零宽字符"),
        ("\u3000\u3000全角\u3000空格", "全角空格"),
        ("supOS  Cloud 平台", "supOS Cloud平台"),
        ("Ａ类企业", "A类企业"),
        ("", ""),
    ],
)
def test_writing_is_settled(written: str, read: str) -> None:
    assert folded(written).text == read


def test_two_halves_of_a_sentence_are_joined_and_quoted_with_what_parts_them() -> None:
    text = "完成数字\n\n \n经济核心产业"
    joined = fold(text, [(0, 4), (8, 14)])
    assert joined.text == "完成数字经济核心产业"
    start, end = joined.raw(2, 6)
    assert text[start:end] == "数字\n\n \n经济"


def test_latin_words_keep_one_blank_over_a_line_break() -> None:
    text = "Industrial\nInternet平台"
    assert fold(text, [(0, 10), (11, 21)]).text == "Industrial Internet平台"


def test_the_blank_between_latin_words_stands_for_the_last_one_before_the_second() -> None:
    assert folded("ab   cd").raw(2, 3) == (4, 5)


def test_a_part_keeps_its_offsets() -> None:
    part = folded("增加值 206.7 亿元").part(3, 8)
    assert part.text == "206.7"
    assert part.raw(0, 5) == (4, 9)
    assert part.raw(0, 1) == (4, 5)


def test_characters_outside_the_spans_are_left_out() -> None:
    found = fold("甲乙丙丁", [(0, 1), (3, 4)])
    assert (found.text, list(found.offsets)) == ("甲丁", [0, 3])


def same(one: str, raw: str) -> bool:
    """Tell whether a folded character can stand for a raw one."""
    return one == raw or folded(raw).text == one or (raw == '"' and one in "“”") or (one == " " and is_blank(raw))


def is_blank(character: str) -> bool:
    return folded(character).text == ""


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(messy_text())
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(places[::2], places[1::2], strict=False))


@given(text_and_spans())
def test_each_character_stands_for_one_inside_the_spans_in_order(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    result = fold(text, spans)
    assert len(result.text) == len(result.offsets)
    assert list(result.offsets) == sorted(result.offsets)
    for character, offset in zip(result.text, result.offsets, strict=True):
        # The blank between two Latin words may be the line break that parts two spans.
        assert character == " " or any(start <= offset < end for start, end in spans)
        assert character == " " or same(character, text[offset])


@given(messy_text(), st.data())
def test_quoting_back_gives_the_same_words_in_the_raw_text(text: str, data: st.DataObject) -> None:
    spans = [(line.start, line.end) for line in lines(text)]
    result = fold(text, spans)
    for character, offset in zip(result.text, result.offsets, strict=True):
        assert same(character, text[offset])
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    end = data.draw(st.integers(start + 1, len(result.text)))
    first, last = result.raw(start, end)
    assert 0 <= first < last <= len(text)
    # Of the characters quoted beside the folded ones, those inside the spans are blanks.
    kept = set(result.offsets)
    beside = {o for s, e in spans for o in range(s, e) if first <= o < last} - kept
    assert all(is_blank(text[o]) for o in beside)


@given(messy_text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folded(re.sub(r'[\s"]', "", text)).text
    assert folded(once).text == once
