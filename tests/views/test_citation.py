"""How evidence is cited."""

import pytest

from graph.statement import Evidence
from graph.store.base import Store
from graph.store.read import Passage, passages
from graph.store.sources import Source, sources
from tests.sample import quoted
from views.citation import cite, place, reference

NOWHERE = Evidence("none.txt", 0, 2, "慈溪")


def test_a_sentence_is_cited_with_number_date_section_and_place(sample_store: Store) -> None:
    (passage,) = passages(sample_store, [quoted("reply-9.txt", "东南复合、高松技术")])
    known = sources(sample_store)
    assert cite(passage, known) == "对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024: “一、工作情况”第9句."
    assert cite(passage, known, "en") == "对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024: “一、工作情况”, sentence 9."


def test_evidence_across_sentences_is_cited_as_a_span(sample_store: Store) -> None:
    start, end = quoted("reply-9.txt", "东南复合、高松技术"), quoted("reply-9.txt", "东南复合获评")
    (passage,) = passages(sample_store, [Evidence("reply-9.txt", start.start, end.end, "")])
    assert place(passage) == "“一、工作情况”第9–10句"
    assert place(passage, "en") == "“一、工作情况”, sentences 9–10"


def test_sources_are_those_of_the_corpus_by_file(sample_store: Store) -> None:
    assert sources(sample_store, ["reply-362.txt", "none.txt"]) == {
        "reply-362.txt": Source("reply-362.txt", "对第362号建议的答复", (), "", "2025")
    }
    assert list(sources(sample_store)) == ["reply-362.txt", "reply-9.txt"]


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("row", "“‘十四五’目标”表格第3行", "“‘十四五’目标”, table row 3"),
        ("heading", "“‘十四五’目标”标题", "“‘十四五’目标”, heading"),
        ("", "“‘十四五’目标”", "“‘十四五’目标”"),
    ],
)
def test_the_place_names_what_kind_of_piece_it_is(kind: str, zh: str, en: str) -> None:
    passage = Passage(NOWHERE, "“十四五”目标", "慈溪", kind, 3, 3)
    assert (place(passage), place(passage, "en")) == (zh, en)


def test_what_a_document_does_not_tell_is_not_made_up() -> None:
    assert cite(Passage(NOWHERE, "", "慈溪"), {}) == "none.txt[Z]. 日期不详."
    assert cite(Passage(NOWHERE, "一", "慈溪"), {}, "en") == "none.txt[Z]. n.d.: “一”."
    assert reference(Source("a.txt", "规划", ("甲局", "乙局")), "en") == "甲局, 乙局. 规划[Z]. n.d."


def test_a_line_break_of_the_document_breaks_no_citation() -> None:
    passage = Passage(NOWHERE, "一、\n  二", "慈溪", "sentence", 1, 1)
    assert cite(passage, {"none.txt": Source("none.txt", "规\n划")}) == "规划[Z]. 日期不详: “一、二”第1句."
