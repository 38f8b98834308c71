"""问答: every canned question can be asked, narrowed, saved, and asked in one's own words."""

import pytest

from queries.catalogue import catalogue
from tests.views.explorer.conftest import Visit


@pytest.mark.parametrize("name", catalogue())
def test_every_question_can_be_opened(visit: Visit, name: str) -> None:
    page = visit(page="questions", q=name)
    assert not page.exception
    assert not page.error
    assert page.subheader[0].value == catalogue()[name].question["zh"]
    assert any(catalogue()[name].omits["zh"] in part.value for part in page.caption)


def test_an_answer_shows_its_sentences(visit: Visit) -> None:
    page = visit(page="questions", q="contractor-samples")
    assert list(page.dataframe[0].value["样本企业"])[:2] == ["东南复合", "高松技术"]
    assert any("<mark>目前已有东南复合、高松技术等拟建成样本企业</mark>" in part.value for part in page.html)


def test_a_parameter_narrows_the_answer_in_either_language(visit: Visit) -> None:
    page = visit(page="questions", q="contractor-samples")
    page.selectbox(key="at.p.contractor-samples.contractor").set_value("久一智能").run()
    assert set(page.dataframe[0].value["总包商"]) == {"久一智能"}
    assert page.query_params["p.contractor-samples.contractor"] == "久一智能"
    page.segmented_control(key="at.lang").set_value("en").run()
    assert set(page.dataframe[0].value["Contractor"]) == {"久一智能"}


def test_a_name_that_is_not_there_is_answered_with_the_nearest(visit: Visit) -> None:
    page = visit(page="questions", q="honours-of", **{"p.honours-of.name": "东南复台"})
    page.button(key="nearest.东南复合").click().run()
    assert list(page.dataframe[0].value["荣誉"]) == ["省级智能工厂"]


def test_words_of_ones_own_find_the_question(visit: Visit) -> None:
    page = visit(page="questions")
    page.text_input(key="ask").set_value("东南复合获得了哪些荣誉").run()
    assert page.query_params["q"] == "honours-of"
    assert list(page.dataframe[0].value["荣誉"]) == ["省级智能工厂"]


def test_words_that_mean_nothing_are_said_to(visit: Visit) -> None:
    page = visit(page="questions", say="zzzz qqqq")
    assert not page.exception
    assert any("没有听懂" in part.value for part in page.html)


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "\u202e公牛", "' OR 1=1 //", "长" * 100_000])
def test_hostile_words_are_text(visit: Visit, value: str) -> None:
    page = visit(page="questions", say=value[:200], q="honours-of", **{"p.honours-of.name": value})
    assert not page.exception
    assert not any("<script" in part.value for part in (*page.html, *page.markdown))


@pytest.mark.parametrize(("language", "part"), [("zh", "类型不对"), ("en", "is not of type integer")])
def test_a_value_of_the_wrong_type_is_refused_in_the_language_of_the_page(
    visit: Visit, language: str, part: str
) -> None:
    question = "names-in-several-documents"
    page = visit(**{"page": "questions", "lang": language, "q": question, f"p.{question}.least": "两"})
    assert part in page.warning[0].value
