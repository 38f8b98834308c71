"""The letterhead and the foot of an official document: who wrote what to whom, under which number, when.

Every field is a folded text cut from the file, so that it can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.addressing import (
    ADDRESSEE,
    BARE_ADDRESSEE,
    OPENING_ADDRESSEE,
    WHOM,
    addressees,
    letter_within,
    split_names,
)
from loaders.dates import CHINESE_DATE, CLOCK, DATE, LOST, STAMPED, first_date, is_date
from loaders.folding import Folded, fold
from loaders.layout import Line, marker
from loaders.metadata import FIELDS, lone_key, page_fields, title_range
from loaders.signing import ISSUER, bodies, is_short, signatories
from loaders.speech import read_speech, spoken_for
from loaders.titling import (
    KIND,
    LONGEST_LINE,
    LONGEST_TITLE,
    OPENS_BODY,
    REPLIES,
    TITLE_ISSUER,
    TITLE_START,
    next_of_title,
    read_title,
)

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[〔（【]\d{4}[〕）】]第?\d{1,5}号")
SIGNED_BY = re.compile(r"签发人?：([\u4e00-\u9fff·]{2,8})")
BARE_NUMBER = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,12}(?:19|20)\d{2}第?\d{1,5}号$")
OFFICE = re.compile(r"([\u4e00-\u9fff]{2,20}?(?:局|厅|委|委员会))[\u4e00-\u9fff]{2,8}[处科室股]")
KEYED = re.compile(r"[【\[]?([\u4e00-\u9fff]{2,8})[】\]]?[：:](.*)$")
KEYS = {
    **FIELDS,
    "联系人": "contact",
    "经办人": "contact",
    "承办人": "contact",
    "联系人员": "contact",
    "联系方式": "contact",
    "联系人及电话": "contact",
    "联系人及联系电话": "contact",
    "联系人和电话": "contact",
    "抄送": "copied",
    "抄报": "copied",
    "主送": "addressee",
    "承办单位": "issuer",
    "来源": "date",
}
IGNORED = re.compile(
    r"(?:类别标记|类别(?=：)|联系电话|电话|传真|邮编|邮箱|密级|附件|字号|审核|编辑|作者|记者|通讯员|主题词)(?:[：:\d].*)?|[\u4e00-\u9fff]{0,10}?(?:记者|通讯员)[\u4e00-\u9fff]{2,30}|[\u4e00-\u9fff]{0,4}热线(?:电话)?：.*|.{0,24}于(?:19|20)\d\d年\d{1,2}月\d{1,2}日发[表布]|(?:文件|附件)?下载|时效|扫一扫.*|"
    r"政府信息|重点领域|公开(?:指南|制度|年报|目录)|(?:政府)?信息公开(?:指南|制度|年度?报告|目录)?|政策文件|法定主动公开内容|(?:答复|办理)类[别型].{0,6}|[\u4e00-\u9fff]{2,6}(?:分类|机构|日期|时间|主题词|名称|来源|属性|方式)：|[\u4e00-\u9fff]{0,4}(?:状态|效力|级别|栏目)：.{1,20}|[（(]?(?:此件|本文)?(?:主动|依申请|不予)?公开(?:发布)?[）)]?|[A-Z]类?|(?=.*/)[A-Z\d][A-Z\d/－-]{8,30}|"
    r"(?:人大|政协|代表|委员)?(?:建议|提案|议案)+(?:办理|答复|复函|公开)*：?"
)
FOOT = re.compile(r"抄\s*送|抄报|联系人|联系电话|经办人|附件|印发|主题词|[（(]?(?:此件|联系)")
TITLE_QUOTE = re.compile(r"《([^《》]{2,80})》")
BULLETS = ("•", "·", "●", "○", "-", "*")
HANDED_ON = re.compile(r"(?:现将)?《([^《》]{4,80})》[^。]{0,60}印发给你们")
CONTACT = re.compile("(?:联系人|经办人|承办人)：")
HAN = re.compile("[\u4e00-\u9fff]{2}")
LEAST_REPEATED = 8  # characters of half a title
LONGEST_HEAD, LONGEST_FOOT, LONGEST_NUMBER_LINE = 30, 20, 60


@dataclass(slots=True)
class Letterhead:
    """What stands before and after the body; a field that is not there is None or empty."""

    title: Folded | None = None
    kind: str = ""
    issuer: Folded | None = None
    joint: list[Folded] = field(default_factory=list)  # the other bodies that issued it
    source: Folded | None = None  # whom the page names as its source
    number: Folded | None = None
    date: str = ""
    date_at: Folded | None = None
    signatory: Folded | None = None
    addressees: list[Folded] = field(default_factory=list)
    contacts: list[Folded] = field(default_factory=list)
    copied: list[Folded] = field(default_factory=list)
    copied_line: Folded | None = None
    period: str = ""
    proposal_number: str = ""
    session: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of a letterhead was found."""
        return not (self.title or self.issuer or self.number or self.addressees or self.signatory or self.date)

    @property
    def year(self) -> int:
        """The year the document was written: of its date, else of its number, else 0."""
        found = re.search(r"(?:19|20)\d{2}", self.date or (self.number.text if self.number else ""))
        return int(found.group()) if found else 0


def read_letterhead(text: str, all_lines: Sequence[Line]) -> tuple[Letterhead, Sequence[Line]]:
    """Return the letterhead of a document and the lines of its body."""
    folded = [fold(text, [(line.start, line.end)]) for line in all_lines]
    head = Letterhead()
    start = _read_head(text, all_lines, folded, head)
    end = _read_foot(folded, start, head)
    if not head.title:
        _read_handed_on(folded[start : start + 3], head)
    # What a notice hands on follows its signature: the body that issues it, then a line that is a date and no more.
    signed = next((i for i in range(start, end) if is_date(folded[i].text)), None)
    if signed is not None:
        if not head.date:
            _keep_date(folded[signed], head)
        if not head.issuer and (signed_by := signatories(text, folded[start:signed])):
            head.issuer, *head.joint = signed_by
        if not head.title:
            _read_enclosed(folded[signed + 1 : end], head)
    if not head.contacts:
        for line in folded[start : signed or start]:
            if CONTACT.match(line.text):
                _read_field(line, head)
    if not head.addressees and (letter := letter_within(folded, start, end)):
        # A form stood before the letter, whose own title is the better one.
        title, at, addressee = letter
        if title is not None:
            head.title = fold(text, [(line.start, line.end) for line in all_lines[title:at]])
        head.addressees += addressees(addressee)
        start = at + 1
    if head.title:
        _read_title(head)
        if head.kind.endswith("报告") and not head.issuer:
            head.issuer = spoken_for(folded[start:end])
    return head, all_lines[start:end]


def _read_head(text: str, all_lines: Sequence[Line], folded: Sequence[Folded], head: Letterhead) -> int:
    """Read the lines before the body; return the index of the body's first."""
    titles: list[int] = []
    index = 0
    key: str | None = None
    for index, line in enumerate(folded[:LONGEST_HEAD]):
        if line.text[:1] in BULLETS:
            line = line.part(1, len(line.text))
        content = line.text
        announced = lone_key(content)
        if announced is not None:
            key = announced
            continue
        if key is not None and _is_value(key, line, apart=all_lines[index].blanks > 0):
            if key:
                _keep_field(key, line, head)
            key = None
            continue
        key = None
        fields = page_fields(line)
        if fields is not None:
            for name, value in fields:
                _keep_field(name, value, head)
            if "位置" in content:
                titles = []  # The name of a site stood above.
            continue
        entitled = bool(titles or head.title)
        opening = None if entitled else OPENING_ADDRESSEE.fullmatch(content)
        addressee = opening or (entitled and (ADDRESSEE.fullmatch(content) or BARE_ADDRESSEE.fullmatch(content)))
        if (
            addressee
            and addressee[1] not in KEYS
            and not IGNORED.fullmatch(content)
            and marker(content)[0] < 0
            and not OPENS_BODY.search(content)
            and WHOM.search(addressee[1])
        ):
            head.addressees += addressees(line.part(*addressee.span(1)))
            index += 1
            break
        if titles and (stamp := STAMPED.fullmatch(content)):
            _keep_date(line.part(*stamp.span(1)), head)
            continue
        if _read_field(line, head) or _read_speech(line, head) or (titles and _signature(line, head)):
            continue
        if not HAN.search(content):
            continue  # What a page left behind, and no words.
        begins_body = (
            marker(content)[0] >= 0
            or OPENS_BODY.search(content) is not None
            or ("，" in content and content.endswith("："))
            or len(content) > (LONGEST_TITLE if "关于" in content and KIND.search(content) else LONGEST_LINE)
        )
        if begins_body or all_lines[index].indent.startswith("\t") or (content[-1:] in "：；！" and titles):
            break
        issuer = ISSUER.fullmatch(content)
        if issuer and (content.endswith("文件") or not head.issuer) and not TITLE_START.match(content):
            head.issuer, *head.joint = bodies(text, line) or [line.part(*issuer.span(1))]
        elif titles and TITLE_START.match(content) and KIND.search(content + next_of_title(folded, index)):
            titles = [index]  # What stood before is what the page calls it.
        elif titles and len(content) >= LEAST_REPEATED and any(content in folded[i].text for i in titles):
            continue  # The page has said it before.
        elif titles and titles[-1] != index - 1 and KIND.search(content) and not KIND.search(folded[titles[-1]].text):
            titles = [index]  # What stood before, and more of the page between, is of the page.
        elif titles and "，" in content and not KIND.search(content) and "关于" not in folded[titles[0]].text:
            continue  # What stands below a headline says more of the same.
        elif titles and (titles[-1] != index - 1 or KIND.search(folded[titles[-1]].text)):
            # A short line after the title: a subtitle, a source line or the body's first heading.
            if all_lines[index].blanks or not content.startswith("（"):
                break
        else:
            titles.append(index)
    else:
        index = min(len(folded), LONGEST_HEAD)
    if titles:
        _keep_title(fold(text, [(all_lines[i].start, all_lines[i].end) for i in titles]), head)
        title = head.title.text if head.title else ""
        # What a page calls it may say who wrote it, where the letter does not.
        if fuller := next((f for f in folded[:index] if title and f.text.endswith(title) and f.text != title), None):
            head.title = fuller if TITLE_ISSUER.match(fuller.text) else head.title
    return index


def _is_value(key: str, line: Folded, *, apart: bool) -> bool:
    """Tell whether a line is the value of the key alone on the line above: not another key, a day, no title."""
    if page_fields(line) is not None:
        return False
    if key in ("date", "published"):
        return bool(first_date(line.text))
    return bool(key) or not (apart or KIND.search(line.text))


def _keep_title(title: Folded, head: Letterhead) -> None:
    """Keep a title without what its page puts around it, and the day that the page tells."""
    if (number := NUMBER.match(title.text)) and number.end() < len(title.text):
        head.number = head.number or title.part(*number.span())
        title = title.part(number.end(), len(title.text))
    start, end = title_range(title.text)
    if end < len(title.text) and not head.date:
        _keep_date(title.part(end, len(title.text)), head)
    head.title = title.part(start, end) if start < end else None


def _read_enclosed(after: Sequence[Folded], head: Letterhead) -> None:
    """Read the title of what a notice without one hands on: the first line after the signature."""
    for line in after:
        if not IGNORED.fullmatch(line.text):
            if KIND.search(line.text) and len(line.text) <= LONGEST_LINE and "。" not in line.text:
                head.title = line
            return


def _read_handed_on(opening: Sequence[Folded], head: Letterhead) -> None:
    """Read the title of what a notice hands on from its first words: 《…工作要点》已经…同意，现印发给你们."""
    for line in opening:
        if handed := HANDED_ON.match(line.text):
            head.title = line.part(*handed.span(1))
            return


def _read_speech(line: Folded, head: Letterhead) -> bool:
    """Read a line that tells when a report was given, or who gave it; tell whether it was one."""
    speech = read_speech(line)
    if speech is None:
        return False
    if speech.day:
        _keep_date(speech.day, head)
    head.issuer = head.issuer or speech.body
    head.signatory = head.signatory or speech.speaker
    return True


def _read_title(head: Letterhead) -> None:
    assert head.title is not None
    told = read_title(head.title)
    # Of two forms the one is taken that says of which place the body is: 重庆市经济和信息化委员会, not 市经济信息委.
    if told.issuer and (not head.issuer or (is_short(head.issuer.text) and not is_short(told.issuer.text))):
        head.issuer = told.issuer
    head.kind, head.period = told.kind, told.period
    head.proposal_number, head.session = told.proposal_number, told.session
    if told.kind in REPLIES and not head.issuer and head.source and ISSUER.fullmatch(head.source.text):
        head.issuer = head.source


def _read_field(line: Folded, head: Letterhead) -> bool:
    """Read a line that is a number, a keyed field or nothing to read; tell whether it was one."""
    content = line.text
    if signed := SIGNED_BY.fullmatch(content):
        head.signatory = line.part(*signed.span(1))
        return True
    number = (NUMBER.search(content) or BARE_NUMBER.search(content)) if len(content) <= LONGEST_NUMBER_LINE else None
    if (
        number
        and "会议" not in number.group()
        and len(content) <= number.end() - number.start() + 24
        and not KIND.search(content)
    ):
        head.number = head.number or line.part(*number.span())
        signatory = SIGNED_BY.search(content)
        if signatory:
            head.signatory = line.part(*signatory.span(1))
        return True
    if content.startswith("（") and content.rstrip("。").endswith("）"):
        line = line.part(1, len(content.rstrip("。")) - 1)
        content = line.text
    keyed = None if "|" in content else KEYED.fullmatch(content)
    if keyed and keyed[1] in KEYS:
        if keyed[2]:
            _keep_field(KEYS[keyed[1]], line.part(*keyed.span(2)), head)
        return True
    if IGNORED.fullmatch(content):
        return True
    if is_date(content):
        _keep_date(line, head)
        return True
    return False


def _keep_field(name: str, value: Folded, head: Letterhead) -> None:
    if name == "copied":
        head.copied_line = value
        head.copied += [part for part in split_names(value) if len(part.text) >= 2]
    elif name == "contact":
        name_part = re.match(r"[\u4e00-\u9fff·]{2,6}?(?=电话|联系|手机|[，；（\d]|$)", value.text)
        head.contacts += [value.part(*name_part.span())] if name_part else []
    elif name == "addressee":
        head.addressees += addressees(value)
    elif name == "date" or (name == "published" and not head.date):
        _keep_date(value, head)
    elif name == "number":
        number = NUMBER.search(value.text)
        told = value.part(*number.span()) if number else value
        head.number = head.number or (told if any(map(str.isdigit, told.text)) else None)  # 文号：无
    elif name == "signatory":
        head.signatory = value
    elif name == "issuer":
        opening = value.text.find("（")  # 区政府办公室（区外事办）
        head.issuer = head.issuer or (value.part(0, opening) if opening > 0 else value)
    elif name == "source":
        if office := OFFICE.fullmatch(value.text):
            value = value.part(*office.span(1))  # 市工信局综合规划处
        head.source = head.source or value
        # Where a page comes from tells of which place the body is that a key names in short.
        if head.issuer and is_short(head.issuer.text) and value.text.endswith(head.issuer.text):
            head.issuer = value
    elif name == "title":
        head.title = head.title or value


def _keep_date(value: Folded, head: Letterhead) -> None:
    date = first_date(value.text)
    if date:
        head.date, head.date_at = date, value


def _read_foot(folded: Sequence[Folded], start: int, head: Letterhead) -> int:
    """Read the lines after the body; return the index after the body's last line."""
    first = max(start, len(folded) - LONGEST_FOOT)
    end = len(folded)
    index = end - 1
    while index >= first:
        line = folded[index]
        content = line.text
        issuer = ISSUER.fullmatch(content)
        if _read_field(line, head) or FOOT.match(content) or page_fields(line) is not None or LOST.fullmatch(content):
            end = index
        elif issuer and len(content) <= 30 and not (content.endswith("。") or marker(content)[0] >= 0):
            head.issuer = head.issuer or line.part(*issuer.span(1))
            end = index
        elif _signature(line, head):
            end = index
        else:
            break
        index -= 1
    return end


def _signature(line: Folded, head: Letterhead) -> bool:
    """Read a line that holds the issuer and the date together, or says who printed the document when."""
    text = CLOCK.sub("", line.text.removesuffix("印发"))
    date = DATE.search(text) or CHINESE_DATE.search(text)
    if not date or len(text) > 50 or date.end() != len(text) or "。" in text:
        return False
    issuer = ISSUER.fullmatch(text[: date.start()])
    if line.text.endswith("印发"):
        # An office prints what another body issues; the day is the best there is if none is given elsewhere.
        if not head.date:
            _keep_date(line.part(*date.span()), head)
        return True
    if not issuer:
        return False
    head.issuer = head.issuer or line.part(*issuer.span(1))
    _keep_date(line.part(*date.span()), head)
    return True
