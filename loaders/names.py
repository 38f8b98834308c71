"""Names by their shape: a noun that names end in, and what stands before it up to the next boundary.

«依托宁波大学科学技术学院、上林英才产业园等平台» holds two names: each ends in a noun of shapes.yaml and begins
after the last verb, mark or conjunction. General words alone («创新服务平台») name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loaders.boundaries import ATOMIC, after_last_cut, begins_with_verb, strip_left
from loaders.lexicon import alternation, lexicon, words
from loaders.remembering import remembered
from loaders.spotting import SENTENCES

_SHAPES = lexicon("shapes")
_GENERIC = re.compile(alternation(words(lexicon("generic")["words"])))
_CITIES = frozenset(words(lexicon("regions")["cities"]))
_LIST_MARKS = SENTENCES.group(
    [
        rf"(?P<atomic>{ATOMIC})|(?P<keep>{alternation(words(lexicon('boundaries')['joined']))})|(?P<cut>、|以及|和|与|及(?!其))"
    ]
)
_LINKS = re.compile(r"[\d、，（）/—\-的和与及了性化类型级“”]+")
LONGEST_NAME, SHORTEST_PLAIN, LONG_TITLE, LONG_SYSTEM = 45, 4, 8, 6
SHORT_MODIFIERS = "老市县区省"
COUNTED_FIRMS = re.compile(r"\d[家个户]|有限公司")
# Of kinds, not of one thing: 示范园区5个, 2.0版“智慧”园区.
COUNTED, VERSION = re.compile(r"\d+[个家座]"), re.compile(r"^\d\.\d版|\d个|首个|首家|第[一二三]个|第[一二三]家")
GAINED = re.compile(
    r"(?:争创|争创建设|冲刺|申报|申创|入选|入围|获评|获批|列入|认定为|评为|命名为|确定为|跻身)(?:了|为)?(?:首批|第[一二三四五六七八九十]+批)?$"
)
SITES = ("Platform", "IndustrialPark", "ResearchInstitute")
BUILT = re.compile("(?<=[\u4e00-\u9fff]{2})建设(?!工程|项目|用地|单位|管理)")
MANY = re.compile("各[\u4e00-\u9fff]{0,4}$")  # 各设区市工信局 are many.
BASE = re.compile("(?:产业|制造|生产)基地$|[集聚]聚区$")
VISION = re.compile(
    "(?:成为|最大的?|全国|全球|世界|国际|国内|区域性?|地区|[东中西]部|有影响力的|重要的?|一流的?|领先的?)[^，。；、的]{0,12}$"
)
MODEL = re.compile("(?:示范|试点)(?:园区|基地|平台)$")
OF_SEVERAL = re.compile(r"[\d一二两三四五六七八九十]+[个项大类批]$|（以下")  # 三个试点
EPOCH = re.compile("新时代|新时期|新一轮")  # Stands before a title, and is no verb: 实施新时代“百名英才行动”.
RANK = re.compile("[一1]号|头号|首位")  # Of what, the words before say: 数字经济“一号工程”.
OURS = re.compile("[各对]|[我全本该][省市县区]|原则")  # No park in particular: 我省开发区.
KINDS = re.compile("综合[性类]|[百千万]亿|头部企业|专业化?园")
SEVERAL = re.compile(r"[\d两二三四五六七八九十][个家处](?:产业|工业|化工)?$")
COUNTED_ONES = re.compile(r"\d[所家个]$")
FOUNDING = re.compile("(?:合办|共建|共办|联合(?:设立|成立|组建|建立)|共同(?:设立|成立|组建|建立))(?:了|的)?$")
OUTPUT = re.compile(r"年产\d")  # 年产2000吨氮化硅粉体项目 has its name in what it makes.
PLACED = re.compile("[省市]|[\u4e00-\u9fff]{2,3}[省市县区]")
BESIDE = re.compile(r".+(?:办公厅|办公室|委员会|厅|[^布格结当全]局)(?=(?:中共)?[\u4e00-\u9fff]{1,3}[省市县区](?!政协))")
BEFORE_BODY = re.compile(
    r"(?:据|经|综合|协同|同时|关于|通知|名单|交|转|报|请|商请|转发)+(?=[省市县区国]|[\u4e00-\u9fff]{2,3}[省市县区])"
)
NUMBERED = re.compile(r"“[^“”]{0,6}\d[^“”]{0,6}”$")  # “云5”工程
BY_BODY = re.compile(r"(?:[省市县区]委、?)?[省市县区](?:委|政府)(?!办|直)")  # Whose programme it is, is no part of it.
BATCH = re.compile("首批|第[一二三四五六七八九十]+批")
LEVEL = re.compile(r"(?:国家|省|市|县|区|自治区)级|国家|全国|中国")
NATIONAL = re.compile(r"国家|全国|中国|省")
LABELS = tuple(_SHAPES)
JOINED = ("ResearchInstitute", "IndustrialPark", "Honour", "Programme")
_BRANCHES = sorted(words(lexicon("industries")["terms"]), key=len, reverse=True)
# «省级重点实验室» is a title before it is a laboratory; that of a subject is one, unless somebody gained it.
LABORATORY = re.compile(
    r"^(?:(?:国家|省|市|自治区)级?|[\u4e00-\u9fff]{2,3}[省市])(?P<subject>[\u4e00-\u9fff]{4,}?)(?:重点实验室|工程(?:技术)?研究中心|技术创新中心)$"
)
_ORDER = {label: i for i, label in enumerate(LABELS)} | {"Honour": -1}


class Mention(NamedTuple):
    """A name where it stands: a range of a folded text, the label it is read as, and the entity's name.

    `points` tells that the characters only point back to the name, as 该平台 does.
    """

    start: int
    end: int
    label: str
    name: str
    points: bool = False

    def overlaps(self, other: Mention) -> bool:
        """Tell whether two mentions share a character."""
        return self.start < other.end and other.start < self.end


def _heads(label: str, kind: str) -> str:
    """Return the pattern of a label's heads of one kind, each with what must not follow it."""
    refused = {}
    for entry in _split(_SHAPES[label].get("not_after", "")):
        word, _, rest = entry.partition("(?!")
        refused[word] = "(?!" + rest
    forms = sorted(_split(_SHAPES[label][kind]), key=len, reverse=True)
    return "|".join(f"{form}{_refused(form, refused)}" for form in forms)


def _refused(form: str, refused: dict[str, str]) -> str:
    return "".join(guard for word, guard in refused.items() if form.endswith(word))


def _split(text: str) -> list[str]:
    """Split at the bars outside brackets."""
    parts, depth, current = [], 0, ""
    for character in text.replace("\n", "").replace(" ", ""):
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [p for p in [*parts, current] if p]


# Everyday nouns (机制, 计划): they name something only with a mark of its own, a quotation, a figure or a place;
# plain ones need no name before them.
_DETECTORS = [
    (label, kind, re.compile(_heads(label, kind)))
    for label, spec in _SHAPES.items()
    for kind in ("heads", "marked", "plain")
    if kind in spec
]
# Whom a measure is given to is said in brackets: （责任单位：省科技厅、省财政厅）.
CHARGED = re.compile(r"（[\u4e00-\u9fff]{2,4}单位：([^（）]{2,120})）")
TITLES, QUOTED = re.compile("《[^《》]*》"), re.compile("“([^“”]{3,40})”")
_HEADS = SENTENCES.group([pattern for _, _, pattern in _DETECTORS])
_MARK = re.compile(r"[“A-Za-z0-9]|^(?:国家|全国|中国|省|[\u4e00-\u9fff]{2,3}[省市县区])(?!级)")
_STARTS = {label: re.compile(spec["starts"]) for label, spec in _SHAPES.items() if "starts" in spec}


@remembered
def is_general(text: str) -> bool:
    """Tell whether a text is made of general words only, and so names no one thing.

    >>> is_general("创新服务"), is_general("征纳互动"), is_general("“海卫智巢”")
    (True, False, False)
    """
    if text in _CITIES:
        return False  # 新乡 is made of 新 and 乡, and is a place.
    rest = _GENERIC.sub("", text.strip("“”‘’（）"))
    rest = _LINKS.sub("", rest)
    return len(rest) < 1 + (len(text) > 8)


def find_names(text: str, labels: Sequence[str] = LABELS) -> list[Mention]:
    """Return the names that their shape shows in one folded sentence, in order, none inside another.

    Quoted text is looked into as well: «“慈星智能产业学院”» holds a name.

    >>> [m.name for m in find_names("云禾生物园、湾底电商谷和各街道办事处操盘着“织云”平台")]
    ['云禾生物园', '湾底电商谷', '“织云”平台']
    """
    found = list(_candidates(text, 0, len(text), labels))
    for quoted in QUOTED.finditer(text) if "“" in text else ():
        if not text.startswith("关于", quoted.start() - 2):  # A proposal, not what it proposes.
            found += _candidates(text, quoted.start(1), quoted.end(1), labels)
    for charged in CHARGED.finditer(text) if "单位：" in text else ():
        found += _candidates(text, charged.start(1), charged.end(1), labels)
    return longest(found) if len(found) > 1 else found


def may_end_name(text: str, start: int, end: int, labels: Sequence[str]) -> bool:
    """Tell whether a noun that names of some labels end in stands at the end of text[start:end], quoted or not."""
    return any(
        head.end() >= end - 1 and _DETECTORS[number][0] in labels for number, head in _HEADS.find(text, start, end)
    )


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that stand in no longer one, in order; of equals the first label stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, _ORDER.get(m.label, -1))):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(mention)
    return kept


def split_list(text: str, start: int, end: int, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the members of an enumeration such as «A、B和C», quoted commas left alone.

    In a list of `whole` names 与 and 及 between two 、 join the halves of one: A、B与C、D等.
    """
    position = start
    for _, match in _LIST_MARKS.find(text, start, end):
        joins = (
            whole and match.group() in "与及" and text[position - 1] == "、" and text.find("、", match.end(), end) > 0
        )
        if match["cut"] and not joins and not _is_letter_of_name(text, match, position, end):
            if match.start() > position:
                yield position, match.start()
            position = match.end()
    if position < end:
        yield position, end


def _is_letter_of_name(text: str, mark: re.Match[str], position: int, end: int) -> bool:
    """Tell whether a conjunction would leave one character on a side, or none: 文和友 is one name, as is 和跃."""
    return mark.group() in "和与及" and (
        mark.start() - position <= 1 or mark.end() + 1 == end or text.startswith("、", mark.end() + 1)
    )


def _candidates(text: str, start: int, end: int, labels: Sequence[str]) -> Iterator[Mention]:
    titles = [m.span() for m in TITLES.finditer(text, start, end)] if "《" in text else ()
    for number, head in _HEADS.find(text, start, end):
        label, kind = _DETECTORS[number][:2]
        if label not in labels or (titles and any(s <= head.start() < e for s, e in titles)):
            continue
        name_end = head.end()
        if text[name_end : name_end + 1] == "”":
            opening = text.rfind("“", start, head.start())
            if opening < 0 and start == 0:
                continue
            name_end += opening >= 0
        elif text.rfind("“", start, name_end) > text.rfind("”", start, name_end):
            continue  # The quotation goes on after the noun.
        mention = _bounded(text, start, head.start(), name_end, label, plain=kind == "plain")
        if mention and (kind != "marked" or _MARK.search(mention.name) or text.startswith("“", mention.start - 1)):
            yield mention


def _left_edge(text: str, start: int, head: int, end: int, label: str, *, plain: bool) -> int:
    """Return where the name that ends in a noun at `head` begins; a `start` but 0 is that of quoted words."""
    if start:  # Inside quotes the boundaries are those of the quoted words alone.
        # All that is quoted is the name when it ends as a name does: “千名经管精英素质提升行动”.
        whole = text[end : end + 1] == "”" and not begins_with_verb(text, start)
        left = start if whole else start + after_last_cut(text[start:end], 0, head - start + 1, label)
    else:
        left = after_last_cut(text, max(0, end - LONGEST_NAME), head + 1, label)
    if left >= head or left >= end:
        left = min(left, head)
    if plain and label in _STARTS and not _STARTS[label].match(text, left):
        left = head  # A title everyone knows: what stands before it describes, and names nothing.
    elif (
        label == "Honour"
        # What begins with a firm begins no title: 海南锦澜有限公司获国家….
        and (not _STARTS[label].match(text, left) or COUNTED_FIRMS.search(text, left, head))
        and (level := LEVEL.search(text, left, head))
    ):
        left = level.start()
    if text[left - 1 : left] in ("该", "我", "本", "全") and text[left] in SHORT_MODIFIERS:
        left += 1
    if label == "Programme" and (by := BY_BODY.match(text, left, head)):
        left = by.end()
    if label == "Programme" and text.endswith("全国", 0, left) and BATCH.match(text, left):
        left -= 2  # Of which batches they are: 全国第二批….
    if label == "GovernmentBody" and (leading := BEFORE_BODY.match(text, left, head)):
        left = leading.end()
    if label == "GovernmentBody" and (beside := BESIDE.search(text, left, head)):
        left = beside.end()  # 省委办公厅省政府办公厅 are two bodies.
    if text[left - 1 : left] in ("与", "和", "及") and is_general(text[left:head]):
        left = _first_half(text, left, end, label)
    if label == "Honour" and text.endswith("十大", 0, left) and left >= 4:
        # 云川十大集聚区: the count is part of the title.
        left = after_last_cut(text, max(0, left - 6), left - 2, label)
    return left


def _first_half(text: str, left: int, end: int, label: str) -> int:
    """Return where a name begins of whose halves the second alone names nothing: 云川省新材料与通信研究院."""
    first = after_last_cut(text, max(0, end - LONGEST_NAME), left - 1, label)
    half = text[first : left - 1]
    branch = next((half[: -len(term)] for term in _BRANCHES if half.endswith(term)), None)
    of_branch = branch is not None and (not branch or is_general(branch) or PLACED.fullmatch(branch))
    return first if label in JOINED and of_branch else left


def _is_of_a_kind(text: str, left: int, head: int, end: int, label: str) -> bool:
    """Tell whether a park, platform or pilot is any of its kind: 示范园区5个, 2.0版“智慧”园区, 我省开发区, 三个试点."""
    modifier = text[left:head]
    if label == "Programme":
        return OF_SEVERAL.search(modifier) is not None
    if label not in ("IndustrialPark", "Platform"):
        return False
    if label == "IndustrialPark" and SEVERAL.search(modifier):
        return True
    ours = label == "IndustrialPark" and (OURS.search(modifier) or KINDS.match(modifier))
    return bool(ours or COUNTED.match(text, end) or VERSION.search(modifier) or "、" in modifier)


def _bounded(text: str, start: int, head: int, end: int, label: str, *, plain: bool) -> Mention | None:
    left = _left_edge(text, start, head, end, label, plain=plain)
    modifier, name = text[left:head], text[left:end]
    if _is_of_a_kind(text, left, head, end, label):
        return None
    opening = text.rfind("“", left, head) if text[end - 1 : end] == "”" else -1
    if opening > left and not (
        RANK.match(text, opening + 1)
        or EPOCH.fullmatch(text, left, opening)
        or is_general(text[opening + 1 : head])
        or LEVEL.match(name)
        or PLACED.match(name)
    ):
        return None  # The quotation is a name by itself, and found as one: 登录“云川企业服务平台”.
    spec = _SHAPES[label]
    if label == "GovernmentBody" and MANY.search(text, max(0, left - 5), left):
        return None
    if label == "ResearchInstitute" and COUNTED_ONES.search(modifier):
        return None  # 江川9所大学
    if label in ("IndustrialPark", "Project") and BASE.search(name) and VISION.search(text, max(0, left - 16), left):
        return None  # What a place wants to be is no park: 建设全国显示和光电产业基地.
    gained = label in ("IndustrialPark", "Platform") and GAINED.search(text, max(0, left - 12), left)
    if gained and (LEVEL.match(modifier) or MODEL.search(name)):
        label = "Honour"  # 入选国家跨行业跨领域平台
    laboratory = LABORATORY.match(name) if label == "Honour" else None
    if laboratory and not is_general(laboratory["subject"]) and not GAINED.search(text, max(0, left - 12), left):
        return None
    if label != "Honour" and (text[left - 1 : left] == "等" or text[max(0, left - 3) : left - 1].endswith("等")):
        return None  # «A、B等重点平台»: the noun of a list names no member of it.
    if label in _STARTS:
        if not plain and (
            not _STARTS[label].match(name) or (len(name) < 3 and name[-1] != "委") or COUNTED_FIRMS.search(modifier)
        ):
            return None
    elif (
        label == "ResearchInstitute"
        and FOUNDING.search(text, max(0, left - 8), left)
        and len(modifier) >= SHORTEST_PLAIN
    ):
        pass  # What somebody founds is one, however general its name: 合办算力网络联合实验室.
    elif (not modifier and not OUTPUT.match(name)) or (
        len(modifier) < SHORTEST_PLAIN if plain else modifier not in SHORT_MODIFIERS and _names_nothing(modifier, label)
    ):
        return None
    if (
        spec["named"]
        and len(modifier) < 2
        and not OUTPUT.match(name)
        and not modifier.isascii()
        and modifier not in SHORT_MODIFIERS
    ):
        return None
    if label in SITES and name.startswith("关于"):
        return None  # The words of a proposal.
    if label in SITES and (built := BUILT.search(modifier)) and is_general(modifier[built.end() :]):
        return None  # Who builds what kind of thing: 海川重机建设工业互联网平台.
    if (
        "，" in name
        or (label == "ResearchInstitute" and "+" in name)
        or name.count("“") != name.count("”")
        or name.count("（") != name.count("）")
    ):
        return None
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1 and strip_left(name, 1, len(name)) > 1:
        return None  # «“共建产业研究院”» is a saying, no name.
    tidied = tidy(name.removesuffix("称号") if name.endswith("”称号") else name)
    if name == f"“{tidied}”":  # Quotes around a whole name are no part of it, nor of its place.
        left, end = left + 1, end - 1
    return Mention(left, end, label, tidied)


def _names_nothing(modifier: str, label: str) -> bool:
    """Tell whether what stands before a noun is too general; a long or national title of a programme is a name."""
    if label == "Platform" and len(modifier) >= LONG_SYSTEM and not LEVEL.match(modifier):
        return False
    if (
        label == "ResearchInstitute"
        and len(modifier) >= LONG_SYSTEM
        and (LEVEL.match(modifier) or PLACED.match(modifier))
    ):
        return False
    if label == "Programme" and NUMBERED.search(modifier):
        return False
    if label == "Programme" and (len(modifier) >= LONG_TITLE or (NATIONAL.match(modifier) and len(modifier) >= 6)):
        return False
    return is_general(modifier)


def tidy(name: str) -> str:
    """Return a name without the quotation marks or 《》 that only wrap it."""
    for opening, closing in ("“”", "《》", "‘’"):
        if name.startswith(opening) and name.endswith(closing) and name.count(opening) == 1:
            return name[1:-1]
    return name
