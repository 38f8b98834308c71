"""The page, as Streamlit runs it, without a browser."""

import json
import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import draw
from graph.ontology import Ontology
from graph.result import Result
from graph.statement import Node
from graph.store.base import Store
from queries.catalogue import catalogue, run

SCRIPT = str(Path(__file__).parent.parent / "app.py")


@pytest.fixture
def page(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(sys, "argv", ["app.py", str(sample_file)])
    page = AppTest.from_file(SCRIPT, default_timeout=30).run()
    return page.sidebar.selectbox[0].set_value("contractor-samples").run()


def test_it_opens_with_an_answer_in_chinese(page: AppTest) -> None:
    assert not page.exception
    assert page.title[0].value == "政策图谱"
    assert list(page.dataframe[0].value["样本企业"])[:2] == ["东南复合", "高松技术"]
    assert any("确定了蓝卓科技和久一智能作为区域总包商" in text.value for text in page.text)


def test_it_turns_to_english(page: AppTest) -> None:
    page.sidebar.toggle[0].set_value(True).run()
    assert page.title[0].value == "Policy Graph"
    assert "Contractor" in page.dataframe[0].value


def test_a_parameter_narrows_the_answer(page: AppTest) -> None:
    page.sidebar.selectbox(key="contractor").set_value("久一智能").run()
    assert set(page.dataframe[0].value["总包商"]) == {"久一智能"}
    page.sidebar.toggle[0].set_value(True).run()
    assert set(page.dataframe[0].value["Contractor"]) == {"久一智能"}


@pytest.mark.parametrize("name", catalogue())
def test_every_question_can_be_picked(page: AppTest, name: str) -> None:
    page.sidebar.selectbox[0].set_value(name).run()
    assert not page.exception
    assert len(page.dataframe) + len(page.info) == 1


def test_nothing_found_is_said(page: AppTest) -> None:
    page.sidebar.selectbox[0].set_value("who-is-named-where").run()
    page.sidebar.text_input(key="name").set_value("不存在").run()
    assert page.info[0].value == "没有符合条件的内容。"


def test_a_missing_graph_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path / "none.lbug")])
    page = AppTest.from_file(SCRIPT, default_timeout=30).run()
    assert "no such graph file" in page.error[0].value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_reaches_no_network(sample_store: Store, ontology: Ontology, language: str) -> None:
    html = draw(run("contractor-samples", sample_store).result, ontology, language)
    assert not re.search(r'(src|href)\s*=\s*"?(https?:)?//', html)
    assert json.dumps(ontology.relations["PART_OF"].title[language]) in html
    assert ontology.labels["ServiceProvider"].colour in html


def test_a_name_cannot_break_out_of_the_picture(ontology: Ontology) -> None:
    region = Node.of("Region", "</script><script>alert(1)")
    assert "<script>alert" not in draw(Result(("n",), ((region,),)), ontology, "zh")
