"""What a web page says of the document it shows: fields side by side, their keys and values parted by little.

«索引号 002482031/2024-39047 组配分类 政协委员提案» has lost its table, «[ 发文字号 ]» its value to the next line, and
a breadcrumb or a row of buttons says nothing of the document at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.dates import DATE
from loaders.folding import Folded
from loaders.lexicon import alternation, lexicon, words
from loaders.speech import BODY_END
from loaders.titling import KIND

_DATA = lexicon("pages")
FIELDS = {key: field for field, keys in _DATA["fields"].items() for key in words(keys)}
_KEYS = (*FIELDS, *words(_DATA["passed"]))
_KEY = re.compile(rf"(?P<open>[【\[]?)(?P<key>{alternation(_KEYS)})[】\]]?(?P<mark>[：|】\]]*)")
LONE_KEY = re.compile(rf"[【\[](?P<key>{alternation(_KEYS)})[】\]]|(?P<plain>{alternation(_KEYS)})：")
# Where a page stands on its site, and its buttons.
FURNITURE = re.compile(
    r"(?:个人|用户|会员)中心|登录|注册|关怀版|返回(?:首页|顶部)|[\u4e00-\u9fff]{0,2}(?:访问量?|浏览量?|点击量?|阅读量?)[：:]\d*|(?:原标题|副标题|引题|肩题)：.*|[^。：]{2,16}(?:网|频道|在线|客户端|门户|首页)(?:[>＞»]+[^。>＞»]{2,16})+|(?:正文|全文)?复制(?:正文|全文|链接)?|首页[\u4e00-\u9fff\s]{4,80}|[^。]{0,20}(?:无障碍|长者助手|繁体版|适老化)[^。]{0,30}|[\u4e00-\u9fff]{4,30}(?:门户网站|政府网站?|官方网站|官网)|(?:您?(?:当前|现在|所在|当前所在)的?位置|首页[>＞»]|[>＞»]).*|字体?：?[\[【（].*|【?字号.*|打印(?:本页)?|分享到?：?.*|【?收藏】?|【?关闭(?:窗口)?】?|"
    r"作者：.*(?:日期|时间|浏览|点击|编辑|字体|语音|来源)[^：]{0,4}：.*"
)
SOURCE = re.compile(
    r"(?:信息|稿件|文章)?来源：([\u4e00-\u9fff]{2,30}?)(?=(?:发布|更新)?(?:日期|时间)|字体|文字|浏览|点击|编辑|作者|语音)"
)
NAMED_SOURCE = re.compile(
    r"来源：([\u4e00-\u9fff]{2,30}?)(?=(?:发布|更新)?(?:日期|时间)|字[体号]|文字|浏览|点击|阅读|编辑|作者|语音|访问|打印|$)"
)
# Where a page stands on its site tells whose it is: 首页>市政府部门>市工业和信息化局>建议提案.
OF_BODY = re.compile(rf"[>＞»]([\u4e00-\u9fff]{{2,16}}{BODY_END})(?=[>＞»])")
# A newspaper's day: 云川日报2024-03-18第2版.
PAPER = re.compile(
    rf"(?:复制)?[\u4e00-\u9fff]{{2,8}}(?:日报|晚报|晨报|时报|商报|早报|都市报|周报|报社?|新闻网|在线|电视台|客户端|融媒体中心|融媒)/?({DATE.pattern}).*"
)
# A line of its own that tells the day and where the page comes from: 时间：2024-03-05来源：某局字体：[大].
STAMP = re.compile(
    rf"(?:来[自源]：(?P<from>[\u4e00-\u9fff]{{2,30}})\s*)?(?:时间|日期)：(?P<day>{DATE.pattern})[\d：:\s]*"
    r"(?:来[自源]：(?P<source>[\u4e00-\u9fff]{2,30}?)(?=【?字[体号]|文字|浏览|点击|编辑|作者|阅读|访问|打印|$).*|【?(?:字[体号]|浏览|访问|阅读|点击).*)?"
)
# What a page puts before the title, and behind it: 通知公告详情…公示, …发布时间：2023-12-22来源：某局.
BEFORE_TITLE = re.compile(
    r"(?:[-—]?【[^【】]{1,12}】|[\u4e00-\u9fff]{2,24}会议文件(?:（[一二三四五六七八九十]{1,3}）)?|(?:通知公告|公示公告|公告公示|信息公开|政务公开|政策文件|政务动态|工作动态|新闻动态|详情|正文|首页)[>＞»\s]*)+(?=.{6})"
)
BEHIND_TITLE = re.compile(
    r"(?:(?:发布|更新|成文|发文)?(?:时间|日期)|(?:信息|文章|稿件)?来源|浏览次数)[：:].*|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}.*|【?字体[：:【].*"
)
# What needs no colon before it: 索引号002482031/2024-39047, 文号温鹿政办〔2016〕81号.
CODE = re.compile(r"[A-Z\d][A-Z\d/－-]{7,40}|[\u4e00-\u9fff]{2,14}〔\d{4}〕\d{1,5}号")
BODY = re.compile(rf"[\u4e00-\u9fff]{{1,24}}{BODY_END}")
LONGEST_PASSED = 8  # characters of a value that is read past
_EDGES = "：|】[] \t"
LONGEST = 160


def page_fields(line: Folded) -> list[tuple[str, Folded]] | None:
    """Return the (field, value) pairs of a line that holds what a page says of a document, or None if it does not.

    A line of keys that are read past, and the furniture of a page, give an empty list.

    >>> text = "发布机构自治区工业和信息化厅文号内工信建议字〔2025〕1号"
    >>> [(field, value.text) for field, value in page_fields(Folded(text, range(len(text))))]
    [('issuer', '自治区工业和信息化厅'), ('number', '内工信建议字〔2025〕1号')]
    >>> page_fields(Folded("关于印发实施意见的通知", range(11))) is None
    True
    """
    bars = len(line.text) - len(line.text.lstrip("|"))
    line = line.part(bars, len(line.text)) if bars else line
    text = line.text
    paper = PAPER.fullmatch(text) if len(text) <= LONGEST and "。" not in text else None
    if paper:
        return [("published", line.part(*paper.span(1)))]
    source = SOURCE.match(text)
    if source or FURNITURE.fullmatch(text):
        source = source or OF_BODY.search(text)
        day = DATE.search(text)
        told = [("published", line.part(*day.span()))] if day else []
        return [("source", line.part(*source.span(1))), *told] if source else told
    if len(text) <= LONGEST and (stamp := STAMP.fullmatch(text)):
        named = "source" if stamp["source"] else "from"
        told = [("source", line.part(*stamp.span(named)))] if stamp[named] else []
        return [("published", line.part(*stamp.span("day"))), *told]
    first = _KEY.match(text)
    if not first or "。" in text or len(text) > LONGEST:
        return None
    keys = list(_KEY.finditer(text))
    if len(keys) == 1 and not (first["mark"] or first["open"] or _tells(first["key"], text[first.end() :])):
        return None
    source = NAMED_SOURCE.search(text)
    return [*_values(line, keys), *([("source", line.part(*source.span(1)))] if source else [])]


def lone_key(text: str) -> str | None:
    """Return the field that a key alone on its line announces, an empty one if it is read past, or None."""
    match = LONE_KEY.fullmatch(text)
    return FIELDS.get(match["key"] or match["plain"], "") if match else None


def title_range(text: str) -> tuple[int, int]:
    """Return where a title begins and ends in a folded line to which its page has added what it says of it.

    >>> text = "通知公告详情云川市绿色工厂公示时间：2023-12-22来源：市经信局"
    >>> text[slice(*title_range(text))]
    '云川市绿色工厂公示'
    """
    before, behind = BEFORE_TITLE.match(text), BEHIND_TITLE.search(text)
    return before.end() if before else 0, behind.start() if behind else len(text)


def _tells(key: str, value: str) -> bool:
    """Tell whether what follows a key is its value though no mark parts the two."""
    field = FIELDS.get(key, "")
    if field == "title":
        return KIND.search(value) is not None
    if field == "issuer":
        return BODY.fullmatch(value) is not None
    if field in ("date", "published"):
        return DATE.match(value) is not None
    return CODE.match(value) is not None or (not field and 0 < len(value) <= LONGEST_PASSED)


def _values(line: Folded, keys: list[re.Match[str]]) -> Iterator[tuple[str, Folded]]:
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        start, end = key.end(), following.start() if following else len(line.text)
        value = line.text[start:end]
        start += len(value) - len(value.lstrip(_EDGES))
        end -= len(value) - len(value.rstrip(_EDGES))
        if key["key"] in FIELDS and start < end:
            yield FIELDS[key["key"]], line.part(start, end)
