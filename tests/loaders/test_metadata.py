"""Letterheads of web pages, whose tables came apart when they were copied."""

import pytest

from tests.loaders.reading import head_of

TITLE = "对自治区十四届人大三次会议第321号建议的答复"
BODY = "乌兰其其格代表：\n您提出的建议收悉，现答复如下：\n一是完善园区配套设施。\n"


@pytest.mark.parametrize(
    "fields",
    [
        "索 引 号 000014348/2025-00001 主题分类 工业、交通 \\ 其他\n"
        "发布机构 自治区工业和信息化厅 文  号 蒙工信建议字〔2025〕7号\n成文日期 2025-09-01 公文时效\n",
        "索引号: | nmg-1-13202 | 发布机构: | 自治区工业和信息化厅 |\n"
        "生效日期: | 2025-10-01 | 成文日期: | 2025-09-01 |\n"
        "文 号: | 蒙工信建议字〔2025〕7号 | 主题分类: | 建议办理 |\n",
        "[ 索引号 ]\n11500000/2025-00684\n[ 发文字号 ]\n蒙工信建议字〔2025〕7号\n[ 主题分类 ]\n工业\n[ 发布机构 ]\n"
        "自治区工业和信息化厅\n[ 成文日期 ]\n2025-09-01\n",
        "索引号:002482031/2025-39047 组配分类:人大代表建议\n发布机构:自治区工业和信息化厅 生成日期:2025-09-01\n"
        "文件编号:蒙工信建议字〔2025〕7号 统一编号:\n有效性:\n",
    ],
    ids=["blanks", "bars", "brackets", "colons"],
)
def test_fields_are_read_however_their_table_came_apart(fields: str) -> None:
    page = "当前位置: 首页\n>政务公开 >建议办理\n"
    source = "来源:内蒙古自治区工业和信息化厅  发布日期:2025-09-03 14:37\n字体:[ | | ] 分享到:\n打印本页\n\n"
    head = head_of(page + fields + "\n" + TITLE + "\n\n" + source + BODY)
    assert head.title is not None and head.title.text == TITLE
    assert head.number is not None and head.number.text == "蒙工信建议字〔2025〕7号"
    assert head.issuer is not None and head.issuer.text == "内蒙古自治区工业和信息化厅"
    assert head.date == "2025-09-01"
    assert (head.proposal_number, head.session) == ("321", "自治区十四届人大三次会议")
    assert [person.text for person in head.addressees] == ["乌兰其其格"]


@pytest.mark.parametrize(
    ("title", "number", "session"),
    [
        ("云川市经信委关于市六届人大一次会议第0265号建议办理情况的答复函", "0265", "市六届人大一次会议"),
        ("关于政协第十三届全国委员会第五次会议第03154号（经济发展类212号）提案答复的函", "03154",
         "政协第十三届全国委员会第五次会议"),
        ("对云南省第十二届人大第五次会议第 JY100012050700号建议的答复", "JY100012050700",
         "云南省第十二届人大第五次会议"),
    ],
)  # fmt: skip
def test_the_proposal_is_told_by_the_title(title: str, number: str, session: str) -> None:
    head = head_of(f"{title}\n\n侯某东代表\n\n提出的建议收悉，现答复如下。\n")
    assert (head.proposal_number, head.session) == (number, session)
    assert [person.text for person in head.addressees] == ["侯某东"]


def test_the_title_and_a_signature_before_what_is_handed_on_tell_the_issuer() -> None:
    letter = head_of("云川市发展改革委关于市政协二次会议第24号提案的答复\n\n张某委员：\n\n现答复如下。\n")
    assert letter.issuer is not None and letter.issuer.text == "云川市发展改革委"
    notice = head_of(
        "市人民政府关于印发云川市数字经济规划的通知\n\n各区人民政府：\n\n现印发给你们。\n\n云川市人民政府\n\n2023年6月30日\n\n"
        "云川市数字经济规划\n\n为发展数字经济，制定本规划。\n"
    )
    assert notice.issuer is not None and notice.issuer.text == "云川市人民政府"
