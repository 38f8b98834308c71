"""Tables of names: who won, who builds what, who runs what."""

import pytest

from tests.loaders.reading import reading

Stated = set[tuple[str, str, str]]


def stated(title: str, table: str) -> Stated:
    """Return what a table under a title states."""
    found = reading(f"一、有关名单\n\n{title}\n\n{table}", home="云川市", title="云川市科技局关于公布有关名单的通知")
    return {(claim.source.name, claim.type, claim.target.name) for _, claim in found.claims if claim.rule == "roster"}


WINNERS = "序号\t企业名称\t所属行业\t所在地\n1\t青禾织造有限公司\t纺织\t灵秀镇\n2\t双杰\t光伏\t海口市\n"
PROJECTS = "序号\t项目名称\t建设单位\t总投资（亿元）\n1\t海湾数据港二期\t青禾织造有限公司\t12\n"
PLATFORMS = "平台名称\t运营单位\t注册企业（家）\n瓷易联\t双杰数科有限公司\t230\n"


def test_a_list_of_winners_says_in_its_title_what_they_hold() -> None:
    assert stated("附件 2024年云川市智能制造标杆企业名单", WINNERS) == {
        ("青禾织造有限公司", "AWARDED", "云川市智能制造标杆企业"),
        ("青禾织造有限公司", "LOCATED_IN", "灵秀镇"),
        ("双杰", "AWARDED", "云川市智能制造标杆企业"),
        ("双杰", "LOCATED_IN", "海口市"),
    }


@pytest.mark.parametrize("title", ["拟认定2024年云川市智能制造标杆企业公示名单", "云川市智能制造标杆企业培育名单"])
def test_those_who_are_only_proposed_are_candidates_or_nothing(title: str) -> None:
    assert "AWARDED" not in {type_ for _, type_, _ in stated(title, WINNERS)}


def test_projects_and_platforms_stand_in_columns_of_their_own() -> None:
    assert stated("重点项目表", PROJECTS) == {("青禾织造有限公司", "UNDERTAKES", "海湾数据港二期")}
    assert stated("平台一览表", PLATFORMS) == {("双杰数科有限公司", "OPERATES", "瓷易联")}


def test_a_column_of_units_of_measure_holds_no_holders() -> None:
    assert stated("主要指标", "序号\t指标名称\t单位\t2025年\n1\t产值\t亿元\t12\n") == set()


def test_a_firm_of_a_table_is_known_in_the_whole_document() -> None:
    text = f"一、名单\n\n2024年云川市智能制造标杆企业名单\n\n{WINNERS}\n二、要求\n\n支持双杰、青禾织造上市。"
    names = [m.name for s in reading(text, home="云川市").sentences if s.kind == "sentence" for m in s.mentions]
    assert "双杰" in names


RUN = (
    "序号地市推荐园区名称评分等次1无锡无锡灵秀工业园区优秀2温州云川经济开发区良好"
    "3温州温州海曲产业园优秀4长鸣鹿山工业园区良好5南通湾底工业园区优秀"
)


def test_a_table_that_has_run_together_is_read_row_by_row() -> None:
    title = "附件2022年云川市数字化示范园区认定名单数字化方向认定名单"
    found = reading(f"确定灵秀工业园区等5个园区，现予公布。{title}{RUN}", home="云川市")
    claims = {(c.source.name, c.type, c.target.name) for _, c in found.claims if c.rule == "roster"}
    assert ("无锡灵秀工业园区", "LOCATED_IN", "无锡市") in claims
    assert ("云川经济开发区", "AWARDED", "云川市数字化示范园区") in claims
    assert ("温州海曲产业园", "LOCATED_IN", "温州市") in claims
    assert not [c for c in claims if "鹿山" in c[0]]  # Its place is in no atlas: where the name begins is not told.


@pytest.mark.parametrize("text", ["序号1楼2号", "序号企业1家，其中2家、3家、4家、5家", "1云川2海曲3灵秀4湾底5鹿山"])
def test_figures_that_count_up_are_no_table(text: str) -> None:
    assert not [s for s in reading(text, home="云川市").sentences if s.kind == "row"]


NUMBERED = "序号 企业名称 所属县区\n1 青禾织造有限公司 云川经开区\n2 海曲渔具有限公司 海曲镇\n"


def test_blanks_part_the_cells_of_numbered_rows() -> None:
    claims = stated("2024年云川市智能制造标杆企业名单", NUMBERED)
    assert ("青禾织造有限公司", "LOCATED_IN", "云川经开区") in claims
    assert ("海曲渔具有限公司", "AWARDED", "云川市智能制造标杆企业") in claims


def test_a_table_of_an_annex_without_a_title_is_of_what_the_document_is_of() -> None:
    found = reading(f"现予公示。\n附件\n{NUMBERED}", title="关于公布云川市智能制造标杆企业（第二批）名单的通知")
    claims = {(c.source.name, c.type, c.target.name) for _, c in found.claims if c.rule == "roster"}
    assert ("青禾织造有限公司", "AWARDED", "云川市智能制造标杆企业") in claims


@pytest.mark.parametrize("text", ["序号 说明。\n1 云川\n", "1 青禾织造有限公司 云川市\n2 双杰 海口市\n"])
def test_numbered_lines_without_a_heading_are_no_table(text: str) -> None:
    assert not [s for s in reading(text, home="云川市").sentences if s.kind == "row"]


def test_the_cells_of_a_row_may_have_a_line_each() -> None:
    table = "序号 |\n企业名称 |\n所在地 |\n1 |\n青禾织造有限公司 |\n灵秀镇 |\n2 |\n海曲渔具有限公司 |\n海口市 |\n"
    title = "2024年云川市智能制造标杆企业名单"
    bare = stated(title, table.replace(" |", ""))
    assert bare == stated(title, table)
    assert ("海曲渔具有限公司", "AWARDED", "云川市智能制造标杆企业") in bare
    assert ("海曲渔具有限公司", "LOCATED_IN", "海口市") in bare
