"""Who wrote what to whom, under which number, when: the five documents in full, and forms made up for the purpose."""

from typing import Any

import pytest
from hypothesis import given

from loaders.dates import first_date
from loaders.folding import Folded
from loaders.layout import lines
from loaders.letterhead import read_letterhead
from tests.loaders.reading import document, head_of, messy_text, told

BUREAU = "慈溪市经济和信息化局"
PARTS = ("市人大代表工委", "市政府办公室")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "cixi-2021-plan-digital-economy.txt",
            {"title": "慈溪市数字经济发展“十四五”规划", "kind": "规划"},
        ),
        (
            "cixi-2023-reply-366.txt",
            {
                "title": "对市十八届人大二次会议第366号建议的答复",
                "kind": "答复",
                "issuer": BUREAU,
                "date": "2023-09-12",
                "addressees": ["岑国建"],
                "copied": [
                    *PARTS,
                    "市税务局",
                    "市人力社保局",
                    "市教育局",
                    "市自然资源规划局",
                    "市委人才办",
                    "匡堰镇人大主席团",
                ],
                "proposal_number": "366",
                "session": "市十八届人大二次会议",
            },
        ),
        (
            "cixi-2024-reply-009.txt",
            {
                "title": "对市十八届人大三次会议第9号建议的答复",
                "kind": "答复",
                "issuer": BUREAU,
                "number": "慈经信建〔2024〕1号",
                "signatory": "胡孟波",
                "addressees": ["黄新华"],
                "contacts": ["朱羸"],
                "copied": [*PARTS, "宗汉街道人大工作委员会"],
                "proposal_number": "9",
                "session": "市十八届人大三次会议",
            },
        ),
        (
            "cixi-2025-reply-362.txt",
            {
                "title": "对市十八届人大四次会议第362号建议的答复",
                "kind": "答复",
                "issuer": BUREAU,
                "number": "慈经信建〔2025〕15号",
                "signatory": "胡孟波",
                "addressees": ["陈迪飞"],
                "contacts": ["房蕾"],
                "copied": [*PARTS, "市科技局", "市人力社保局", "市自然资源规划局", "观海卫镇人大主席团"],
                "proposal_number": "362",
                "session": "市十八届人大四次会议",
            },
        ),
        (
            "cixi-2025-reply-367.txt",
            {
                "title": "对市十八届人大四次会议第367号建议的答复",
                "kind": "答复",
                "issuer": BUREAU,
                "number": "慈经信建〔2025〕16号",
                "date": "2025-06-23",
                "signatory": "胡孟波",
                "addressees": ["章卫军"],
                "contacts": ["王天琪"],
                "copied": [*PARTS, "市科技局", "观海卫镇人大主席团"],
                "proposal_number": "367",
                "session": "市十八届人大四次会议",
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_letterheads_of_the_five_documents(name: str, expected: dict[str, Any]) -> None:
    assert told(head_of(document(name))) == expected


BODY = "\n\n一、工作情况\n全市工作平稳推进，成效明显。\n"
REPLY = "对市十届人大二次会议第15号建议的答复\n"
ANSWERS = {"title": REPLY.strip(), "kind": "答复", "proposal_number": "15", "session": "市十届人大二次会议"}
NOTICE = "关于开展申报工作的通知\n"
IS_NOTICE = {"title": NOTICE.strip(), "kind": "通知"}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("云政发〔2024〕3号\n", {"number": "云政发〔2024〕3号"}),
        ("云政办函（2024）12号\n", {"number": "云政办函（2024）12号"}),
        ("云政办【2023】第7号\n", {"number": "云政办【2023】第7号"}),
        ("云经信函2022第15号\n", {"number": "云经信函2022第15号"}),
        ("云科 〔２０２１〕 2 号    签发人：宋远桥\n", {"number": "云科〔2021〕2号", "signatory": "宋远桥"}),
        ("【发文字号】：云科〔2021〕2号\n", {"number": "云科〔2021〕2号"}),
        ("发布机构：云川市经济和信息化局\n", {"issuer": "云川市经济和信息化局"}),
        ("云川市人民政府办公室文件\n", {"issuer": "云川市人民政府办公室"}),
        ("中共云川市委办公室\n", {"issuer": "中共云川市委办公室"}),
        ("主送：各镇人民政府、各街道办事处\n", {"addressees": ["各镇人民政府", "各街道办事处"]}),
        ("标题：关于开展申报工作的通知\n", {}),
        ("成文日期：2024-03-05\n发布日期: \n", {"date": "2024-03-05"}),
        ("来源：云川日报　　2024-04-19　　记者 夏雨\n", {"date": "2024-04-19"}),
        ("- 公开方式:\n- 主动公开\n- 成文日期:\n- 2024-03-05\n", {"date": "2024-03-05"}),
        ("• 云川新闻网 >> 要闻\n", {}),
        ("原标题：云川有了新园区\n", {}),
        ("来自：综合科 时间：2024-03-05 09:20\n", {"date": "2024-03-05", "source": "综合科"}),
        ("签发人: 欧阳 小明\n类  别：B\n", {"signatory": "欧阳小明"}),
        ("索引号 00123456/2024-00021\n文号 云政办〔2024〕8号\n", {"number": "云政办〔2024〕8号"}),
        (
            "• 00123456/2024-00021\n  • 云川市工业和信息化局\n  • 政协提案\n  • 2024-10-12\n",
            {"issuer": "云川市工业和信息化局", "date": "2024-10-12"},
        ),
        ("发布机构：市政府办公室（市外事办）\n", {"issuer": "市政府办公室"}),
        ("通知公告详情\n", {}),
        ("索引号：00123\n主题分类：工业\n公开方式：主动公开\n浏览次数：33\n类别标记：A\n", {}),
    ],
)
def test_lines_before_the_title(before: str, expected: dict[str, Any]) -> None:
    assert told(head_of(before + NOTICE + BODY)) == IS_NOTICE | expected


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("王小明代表：", ["王小明"]),
        ("尊敬的王小明委员：", ["王小明"]),
        ("王小明、李小红代表：", ["王小明", "李小红"]),
        ("王小明等8名代表：", ["王小明"]),
        ("阿不都·古丽代表：", ["阿不都·古丽"]),
        ("民建云川市委会：", ["民建云川市委会"]),
        ("王小明委员、九三学社云川市委员会：", ["王小明", "九三学社云川市委员会"]),
        ("各县（区）人民政府，市级各部门：", ["各县（区）人民政府", "市级各部门"]),
    ],
)
def test_addressees(line: str, addressees: list[str]) -> None:
    assert told(head_of(REPLY + line + BODY)) == ANSWERS | {"addressees": addressees}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("云川市科技局\n2024年6月3日\n", {"issuer": "云川市科技局", "date": "2024-06-03"}),
        ("云川市科技局　二○二三年十二月\n", {"issuer": "云川市科技局", "date": "2023-12"}),
        ("二〇二四年六月二十一日\n", {"date": "2024-06-21"}),
        ("（联系人：欧阳小明　联系电话：12345678）\n（此件公开发布）\n", {"contacts": ["欧阳小明"]}),
        ("联系人：李四，12345678\n", {"contacts": ["李四"]}),
        ("经办人：李四 手机 12345678\n", {"contacts": ["李四"]}),
        ("抄  送：市委办公室,市政协办公室。\n", {"copied": ["市委办公室", "市政协办公室"]}),
        (
            "云川市科技局\n2024年6月3日\n\n抄送：市委办公室。\n云川市科技局办公室     2024年6月5日印发\n",
            {"issuer": "云川市科技局", "date": "2024-06-03", "copied": ["市委办公室"]},
        ),
        ("抄送：市委办公室。\n云川市科技局办公室 2024年6月5日印发\n", {"date": "2024-06-05", "copied": ["市委办公室"]}),
        ("抄报：市委。\n抄送：市政协办公室。\n", {"copied": ["市政协办公室", "市委"]}),
        ("联系人：\n联系电话：\n", {}),
    ],
)
def test_lines_after_the_body(after: str, expected: dict[str, Any]) -> None:
    text = NOTICE + BODY + "\n" + after
    head, body = read_letterhead(text, lines(text))
    assert told(head) == IS_NOTICE | expected
    assert [text[line.start : line.end] for line in body] == BODY.split()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云川市2023年工作总结", {"kind": "工作总结", "period": "2023"}),
        ("云川市陶瓷产业发展规划（2024—2026年）", {"kind": "规划"}),
        ("关于印发《云川市陶瓷产业\n提质增效行动计划》的通知", {"kind": "通知"}),
        (
            "关于市政协九届三次会议第081号提案的复函",
            {"kind": "复函", "proposal_number": "081", "session": "市政协九届三次会议"},
        ),
        ("云川陶瓷：一炉火里的新光景", {}),
    ],
)
def test_what_a_title_tells(title: str, expected: dict[str, Any]) -> None:
    assert told(head_of(title + BODY)) == {"title": title.replace("\n", "")} | expected


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("尊敬的王小明委员：", ["王小明"]),
        ("王小明代表:", ["王小明"]),
        ("各县（市、区）人民政府，市直各单位：", ["各县（市、区）人民政府", "市直各单位"]),
        ("各位代表：", []),
        ("第十二讨论组：", ["第十二讨论组"]),
    ],
)
def test_a_letter_that_has_lost_its_title_is_still_addressed(line: str, addressees: list[str]) -> None:
    assert told(head_of(line + BODY)) == ({"addressees": addressees} if addressees else {})


def test_of_the_two_titles_of_a_page_the_last_is_the_document_s_own() -> None:
    assert told(head_of("关于加快工业发展提案的答复\n" + REPLY + "王小明代表：" + BODY))["title"] == REPLY.strip()


def test_what_a_page_puts_around_a_title_is_no_part_of_it() -> None:
    text = "【云川招商】云川市2023年工作总结 发布时间：2024-03-25 09:06 来源：云川日报\n\n" + BODY
    assert told(head_of(text)) == {
        "title": "云川市2023年工作总结",
        "kind": "工作总结",
        "period": "2023",
        "date": "2024-03-25",
    }


def test_a_letter_begins_anew_behind_the_form_of_a_page() -> None:
    form = "题目：关于加快工业发展的建议领衔代表：王小明\n主办会办分办交办日期\n云川市经信局\n2023-08-30\n详细查看\n"
    letter = "云川市经信局关于\n市十届人大二次会议第15号\n建议答复的函\n尊敬的王小明代表\n您提出的建议收悉。\n"
    head = head_of(form + letter + BODY)
    assert (told(head)["title"], told(head)["addressees"]) == (
        "云川市经信局关于市十届人大二次会议第15号建议答复的函",
        ["王小明"],
    )
    assert (head.date, head.proposal_number) == ("2023-08-30", "15")


def test_a_notice_without_a_title_has_that_of_what_it_hands_on() -> None:
    signed = "云川市科技局\n2024年6月3日\n（此件公开发布）\n"
    head = head_of(
        "各镇人民政府，市直各单位：\n现将计划印发给你们，请认真执行。\n" + signed + "云川市行动计划\n" + BODY
    )
    assert (told(head)["title"], told(head)["issuer"]) == ("云川市行动计划", "云川市科技局")


def test_a_report_is_given_on_a_day_by_somebody() -> None:
    text = "政府工作报告\n（2024年2月21日在云川区第六届人民代表大会第四次会议上）\n区长　胡勇\n各位代表：" + BODY
    found = told(head_of(text))
    assert (found["date"], found["signatory"]) == ("2024-02-21", "胡勇")


def test_a_text_without_a_letterhead_is_all_body() -> None:
    text = "全市工作平稳推进，成效明显。第二句也在正文里。\n还有一段。"
    head, body = read_letterhead(text, lines(text))
    assert head.is_empty
    assert head.year == 0
    assert len(body) == 2


def test_the_day_of_printing_counts_only_where_no_other_day_is_given() -> None:
    printed = "\n云川市科技局办公室 2024年6月5日印发"
    assert head_of(NOTICE + BODY + printed).date == "2024-06-05"
    assert head_of("成文日期：2024年6月1日\n" + NOTICE + BODY + printed).date == "2024-06-01"


def test_a_notice_that_hands_on_a_text_is_signed_before_it() -> None:
    text = NOTICE + "\n现将办法印发给你们，请认真执行。\n\n云川市科技局\n2024年6月3日\n\n云川市申报办法\n" + BODY
    assert head_of(text).date == "2024-06-03"


def test_the_year_is_that_of_the_date_else_of_the_number() -> None:
    assert head_of("云政发〔2024〕3号\n" + NOTICE + BODY).year == 2024
    assert head_of("云政发〔2024〕3号\n" + NOTICE + BODY + "2025年1月2日").year == 2025
    assert head_of(NOTICE + BODY).year == 0


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023年9月12日", "2023-09-12"),
        ("2024年6月", "2024-06"),
        ("2024-3-5", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("2024.3.15", "2024-03-15"),
        ("二〇二四年六月三日", "2024-06-03"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("二零二〇年十月二十日", "2020-10-20"),
        ("一九九八年七月", "1998-07"),
        ("三月五日", ""),
        ("", ""),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert first_date(written) == date


@given(messy_text())
def test_any_text_has_a_letterhead_that_can_be_quoted(text: str) -> None:
    head, body = read_letterhead(text, lines(text))
    fields_ = [head.title, head.issuer, head.number, head.signatory, head.date_at, *head.addressees, *head.contacts]
    for part in [*filter(None, fields_), *head.copied]:
        assert part.text
        start, end = part.raw(0, len(part.text))
        assert text[start:end].strip()
    assert len(body) <= len(lines(text))


def test_each_field_is_quoted_from_the_file_itself() -> None:
    text = document("cixi-2024-reply-009.txt")
    contact = head_of(text).contacts[0]
    assert contact == Folded("朱羸", contact.offsets)
    start, end = contact.raw(0, 2)
    assert text[start:end] == "朱 羸"


def test_bodies_that_issue_together_stand_in_one_line() -> None:
    head = head_of("云川市产业发展规划\n云川市科技局　云川市财政局\n二〇二四年六月\n\n" + BODY)
    assert [part.text for part in [head.issuer, *head.joint] if part] == ["云川市科技局", "云川市财政局"]


def test_several_bodies_may_sign_in_lines_of_two() -> None:
    signed = "云川省科技厅 云川省发展和改革委员会\n云川省财政厅 云川省商务厅\n2024年8月2日"
    text = f"各有关单位：\n现将名单印发给你们。\n{signed}\n附件\n名单"
    head, _ = read_letterhead(text, lines(text))
    assert head.issuer
    assert [f.text for f in (head.issuer, *head.joint)] == [
        "云川省科技厅",
        "云川省发展和改革委员会",
        "云川省财政厅",
        "云川省商务厅",
    ]


def test_a_report_is_issued_by_the_body_it_is_given_for() -> None:
    given = "——2023年12月2日在云川区\n第九届人民代表大会第四次会议上\n区长 王小明"
    text = f"政府工作报告\n{given}\n各位代表：\n我代表云川区人民政府，向大会报告工作。"
    head, _ = read_letterhead(text, lines(text))
    assert head.issuer and head.issuer.text == "云川区人民政府"
    assert head.signatory and head.signatory.text == "王小明"
    assert head.date == "2023-12-02"


def test_the_line_of_a_newspaper_is_no_title() -> None:
    text = "复制 云川日报/2024 年/8 月/6 日/第 006 版\n工业稳中有进\n\n上半年，全市工业增长。"
    head, _ = read_letterhead(text, lines(text))
    assert head.title and head.title.text == "工业稳中有进"
    assert head.date == "2024-08-06"
