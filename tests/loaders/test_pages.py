"""Letters as web pages leave them: without their line breaks, under rows of keys, with the page around them."""

from typing import Any

import pytest

from graph.statement import Graph
from tests.loaders.reading import graph_of, head_of, reading, told

LETTER = "您提出的《关于支持纺机产业发展的建议》收悉，现答复如下：\n一、工作情况\n全市有纺机企业32家。"
TITLE = "对市十届人大三次会议第31号建议的答复"


@pytest.mark.parametrize(
    ("page", "addressees"),
    [
        (f"{TITLE}\n发布日期:2025-10-13 15:56:34 文章来源:云川市商务局李小明代表:\n{LETTER}", ["李小明"]),
        (f"{TITLE}\n李小明、王红、张一代表:{LETTER}", ["李小明", "王红", "张一"]),
        (f"{TITLE}\n访问量:\n李小明代表：\n{LETTER}", ["李小明"]),
        (f"{TITLE}\n政策文件:\n\n李小明委员\n\n{LETTER}", ["李小明"]),
    ],
)
def test_whom_a_letter_is_addressed_to(page: str, addressees: list[str]) -> None:
    assert told(head_of(page))["addressees"] == addressees


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (f"首页>部门信息公开>市工业和信息化局>建议提案\n{TITLE}", {"issuer": "市工业和信息化局"}),
        (
            f"{TITLE}\n来源: 市工信局综合规划处 发布时间:2023-12-11 18:45 累计次数:",
            {"issuer": "市工信局", "date": "2023-12-11"},
        ),
        (
            f"{TITLE}\n发布时间:2023-09-21 09:13信息来源:市经济和信息化局文字大小:[ ]",
            {"issuer": "市经济和信息化局", "date": "2023-09-21"},
        ),
        (
            f"[ 发布机构 ] 市科技局\n[ 成文日期 ] 2025-05-23\n{TITLE}",
            {"issuer": "市科技局", "date": "2025-05-23", "title": TITLE},
        ),
        (
            f"- 发布机构:云川市科技局\n- 文 号:无\n- 发文时间:2025年07月21日\n- 效力状态:有效\n{TITLE}",
            {"issuer": "云川市科技局", "date": "2025-07-21", "title": TITLE, "number": None},
        ),
        (f"个人中心\n市大数据局关于{TITLE[1:]}", {"issuer": "市大数据局"}),
        (
            f"云川市工信局关于{TITLE[1:]}\n全部类型江川2025年07月04日\n云工信函〔2025〕43号\n"
            f"关于{TITLE[1:11]}\n{TITLE[11:]}",
            {"issuer": "云川市工信局", "number": "云工信函〔2025〕43号", "date": "2025-07-04"},
        ),
        (
            f"索引号 014319/2023-00199 分类 建议办理\n文号 云科建字﹝2023﹞6号 关键词\n文件下载\n时效\n\n{TITLE}\n",
            {"number": "云科建字〔2023〕6号", "title": TITLE},
        ),
        (
            f"{TITLE}\n文件编号 云科委办理〔2025〕47号\n发布机构 科经委\n公开类别 主动公开\n发布时间 2025-04-24",
            {"number": "云科委办理〔2025〕47号", "issuer": "科经委", "date": "2025-04-24"},
        ),
        (
            f"客服热线:0755-8888 8888\n{TITLE}\nAdmin - admin 于2022年05月03日发表",
            {"title": TITLE},
        ),
        (f"办理结果:采纳   签发人:王大明\n{TITLE}", {"signatory": "王大明", "title": TITLE}),
    ],
)
def test_what_a_page_tells_above_a_letter(above: str, expected: dict[str, Any]) -> None:
    found = told(head_of(f"{above}\n李小明代表：\n{LETTER}"))
    assert {name: found.get(name) for name in expected} == expected


def test_below_a_headline_stands_who_published_it_and_when() -> None:
    found = told(head_of("全省龙头企业名单公布\n云川省工信厅 2023-06-13 09:10:22\n根据有关规定，现予公布。"))
    assert (found["title"], found["issuer"], found["date"]) == ("全省龙头企业名单公布", "云川省工信厅", "2023-06-13")


def test_a_date_that_has_lost_its_characters_hides_no_signature() -> None:
    assert told(head_of(f"{TITLE}\n李小明代表：\n{LETTER}\n云川市工信局\n2023725"))["issuer"] == "云川市工信局"


def test_a_clause_is_nobody_one_writes_to() -> None:
    assert told(head_of(f"{TITLE}\n{LETTER}")).get("addressees") is None


@pytest.mark.parametrize(
    "byline", ["记者王小明通讯员李红", "云川新闻见习记者王小明", "关怀版", "您当前所在位置：首页>新闻>正文"]
)
def test_who_wrote_a_news_item_is_not_its_title(byline: str) -> None:
    assert told(head_of(f"{byline}\n锦澜织造是一家老牌纺机企业，去年产值3亿元。")).get("title") is None


def submitted(graph: Graph) -> set[tuple[str, str]]:
    """Return (person, proposal) as the graph states them."""
    names = {node.id: node.name for node in graph.nodes}
    return {(names[edge.source], names[edge.target]) for edge in graph.edges if edge.type == "SUBMITTED"}


def test_a_letter_to_another_body_says_who_proposed() -> None:
    text = "对区政协提案的会办意见\n区发改委：\n王小明委员提出的《变“招商”为“招生”云川试点新模式》的提案收悉。"
    assert submitted(graph_of({"letter.txt": text})) == {("王小明", "变“招商”为“招生”云川试点新模式")}


@pytest.mark.parametrize(
    ("asked", "proposal"),
    [
        ("您提出的关于“智控产业园建设”的建议收悉。", "关于“智控产业园建设”的建议"),
        ("您提出的“关于加强运河新区建设问题”的建议收悉。", "关于加强运河新区建设问题"),
        ("你们提出的提案《关于开展智慧城市建设的意见》收悉。", "关于开展智慧城市建设的意见"),
        ("您提出的《关于支持纺机产业的建议收悉。", "关于支持纺机产业的建议"),
        ("您提出的《关于支持“国家创新型试点城市”》（第94号建议）收悉。", "关于支持“国家创新型试点城市”"),
    ],
)
def test_a_proposal_is_known_however_it_is_quoted(asked: str, proposal: str) -> None:
    text = f"{TITLE}\n李小明代表：\n{asked}现答复如下：全市有纺机企业32家。"
    assert submitted(graph_of({"letter.txt": text})) == {("李小明", proposal)}


def test_a_title_may_name_the_proposal_it_answers() -> None:
    text = f"{TITLE}（关于借助纺机机遇大力发展机器人产业的建议）\n李小明代表：\n现答复如下：全市有纺机企业32家。"
    assert submitted(graph_of({"letter.txt": text})) == {("李小明", "关于借助纺机机遇大力发展机器人产业的建议")}


def test_who_issued_a_document_is_said_by_its_title() -> None:
    graph = graph_of(
        {"letter.txt": "根据《云川市人民政府办公室关于支持纺机产业的意见》（云政办〔2021〕12号），出台措施。"}
    )
    names = {node.id: node.name for node in graph.nodes}
    issued = {(names[edge.source], names[edge.target]) for edge in graph.edges if edge.type == "ISSUED"}
    assert issued == {("云川市人民政府办公室", "云川市人民政府办公室关于支持纺机产业的意见")}


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("近十年来，纺机行业快速发展。\n今年上半年，产值938亿元。", "2024"),
        ("一、2023年与江川合作开展创新活动情况\n（一）江川方面\n投入经费455万元。", "2023"),
    ],
)
def test_a_figure_is_of_the_time_that_was_said_for_it(body: str, period: str) -> None:
    found = reading(body, home="云川市", title="云川市工作情况", date="2024年6月3日")
    assert {figure.period for _, figure in found.figures} == {period}


def test_paragraphs_that_tell_of_another_year_do_not_run_together() -> None:
    body = "增速回升。2018年，知识型服务业增加值346亿元，占第三产业比重达到41.8%\n\n2019年，要提升创新能级，建设平台。"
    found = reading(body, home="云川市", title="云川市工作情况", date="2019年11月3日")
    assert {(figure.period, figure.kind) for _, figure in found.figures} == {("2018", "actual")}


def test_a_title_is_known_with_the_marks_of_the_file_too() -> None:
    graph = graph_of({"letter.txt": "根据《关于支持纺机产业,推动升级的意见(试行)》，出台措施。"})
    named = {name for node in graph.nodes if node.label == "Document" for name in (node.name, *node.aliases)}
    assert {"关于支持纺机产业，推动升级的意见（试行）", "关于支持纺机产业,推动升级的意见(试行)"} <= named


def test_what_is_asked_for_states_nothing() -> None:
    graph = graph_of(
        {"letter.txt": f"{TITLE}\n李小明代表：\n您提出的《关于发展纺机产业的建议》，聚焦光伏、锂电等产业收悉。"}
    )
    assert not [node for node in graph.nodes if node.label == "Document" and "建议》" in node.name]
    proposals = {node.id for node in graph.nodes if node.label == "Proposal"}
    assert {edge.type for edge in graph.edges if edge.source in proposals} <= {"FROM_CHUNK"}
