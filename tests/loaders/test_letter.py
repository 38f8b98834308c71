"""What the lines around the body of a document state: who issued and signed it, whom it answers, who has a copy."""

import pytest

from graph.statement import Graph
from tests.loaders.reading import graph_of

REPLY = """云川市经济和信息化局文件
云经信〔2024〕7号
签发人：宋远桥
对市十届人大二次会议第15号建议的答复
{addressee}：
您提出的第15号建议《关于振兴陶瓷产业的建议》收悉，现答复如下。
一、工作情况
全市工作平稳推进，成效明显。

抄送：市人大代表工委，市政府办公室。
联系人：俞莲舟
联系电话：12345678
"""


def relations(graph: Graph, *types: str) -> set[tuple[str, str, str]]:
    called = {node.id: node.name for node in graph.nodes}
    return {(called[e.source], e.type, called[e.target]) for e in graph.edges if e.type in types}


def reply(addressee: str = "张松溪代表") -> Graph:
    return graph_of({"reply.txt": REPLY.format(addressee=addressee)})


LETTER = ("ISSUED", "SIGNED", "CONTACT_FOR", "COPIED_TO", "REPLIES_TO", "SUBMITTED")
TITLE, PROPOSAL = "对市十届人大二次会议第15号建议的答复", "关于振兴陶瓷产业的建议"


def test_what_a_reply_states_by_its_letterhead_and_foot() -> None:
    assert relations(reply(), *LETTER) == {
        ("云川市经济和信息化局", "ISSUED", TITLE),
        ("宋远桥", "SIGNED", TITLE),
        ("俞莲舟", "CONTACT_FOR", TITLE),
        (TITLE, "COPIED_TO", "市人大代表工委"),
        (TITLE, "COPIED_TO", "市政府办公室"),
        (TITLE, "REPLIES_TO", PROPOSAL),
        ("张松溪", "SUBMITTED", PROPOSAL),
    }


def test_a_count_of_persons_is_no_name_among_those_who_proposed() -> None:
    text = REPLY.format(addressee="张松溪、俞岱岩委员").replace("您提出的", "两位委员联名提出的")
    submitted = relations(graph_of({"reply.txt": text}), "SUBMITTED")
    assert {person for person, _, _ in submitted} == {"张松溪", "俞岱岩"}


def test_the_proposal_goes_by_its_title_and_its_number() -> None:
    [proposal] = [node for node in reply().nodes if node.label == "Proposal"]
    assert proposal.name == PROPOSAL
    assert {"第15号建议", "市十届人大二次会议第15号建议"} <= set(proposal.aliases)
    assert (proposal.properties["number"], proposal.properties["session"]) == ("15", "市十届人大二次会议")


def test_the_document_goes_by_its_title_and_its_number() -> None:
    [document] = [node for node in reply().nodes if node.label == "Document"]
    assert document.name == TITLE
    assert "云经信〔2024〕7号" in document.aliases
    assert (document.properties["kind"], document.properties["year"]) == ("答复", 2024)


@pytest.mark.parametrize(
    ("addressee", "persons"),
    [
        ("张松溪、殷梨亭代表", {"张松溪", "殷梨亭"}),
        ("张松溪等8名代表", {"张松溪"}),
        ("民建云川市委会", set()),
        ("九三学社云川市委员会、张松溪委员", {"张松溪"}),
    ],
)
def test_persons_submit_a_proposal_and_bodies_are_no_persons(addressee: str, persons: set[str]) -> None:
    graph = reply(addressee)
    assert {source for source, _, _ in relations(graph, "SUBMITTED")} == persons
    assert {node.name for node in graph.nodes if node.label == "Person"} == {"宋远桥", "俞莲舟"} | persons


@pytest.mark.parametrize(
    ("addressee", "bodies"),
    [
        ("各县、区人民政府，市发展改革委", {"市发展改革委"}),
        ("云川区人民政府，市财政局", {"云川区人民政府", "市财政局"}),
    ],
)
def test_all_bodies_of_a_level_are_no_body(addressee: str, bodies: set[str]) -> None:
    others = {node.name for node in reply().nodes if node.label == "GovernmentBody"}
    found = {node.name for node in reply(addressee).nodes if node.label == "GovernmentBody"}
    assert found - others == bodies


def test_no_telephone_number_is_kept_as_a_person() -> None:
    assert not [node for node in reply().nodes if node.label == "Person" and not node.name.isalpha()]
