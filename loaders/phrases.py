"""Names by what a phrase says they are: «A、B、C等龙头企业» names three firms that no dictionary lists.

The phrases are data (rules/names/). An anchor is found first; only the words beside it are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from loaders.boundaries import after_last_cut, begins_with_verb, strip_left
from loaders.firms import is_household
from loaders.industries import is_only_industry
from loaders.lexicon import LOADER, alternation, lexicon, words
from loaders.names import Mention, find_names, is_general, may_end_name, split_list, tidy
from loaders.regions import CITIES, PROVINCES
from loaders.spotting import SENTENCES, Group

FIRST = re.compile("(?:全国|全省)?(?:首[批个家]|唯一(?:一个|一家)?)(?=“)")  # 全国首批“海绵城市”
TITLES = ("Honour", "Programme")
COUNTS = {"两": 2} | {sign: number % 10 for number, sign in enumerate("0123456789零一二三四五六七八九")}
# A list ends where another has ended before it: 轴瓦、齿圈等9个产品和青禾、双杰等企业.
LAST_MARK = re.compile(
    r".*(?:[，。；：！？（]|等(?:\d+|[两三四五六七八九十]+)?[个种类项大][^，。；、]{0,8}?[和与及]|等地(?:依托|以)?)"
)
# A firm's name after its description: 慈溪本地企业宁波芯向荣公司, 全球半导体行业巨头AMD.
DESCRIPTION = re.compile(
    r".*(?:企业|巨头|厂商|服务商|运营商|公司(?=[A-Z\u4e00-\u9fff]{3})|(?:[园城区]|基地|小镇)内的?|^(?:国内|国外|省内|市内|区内|县内|海外))(?=[A-Za-z\u4e00-\u9fff“]{2})"
)
INSIDE_NO_NAME = re.compile(
    r"[，。；：！？《》]|的|等|推进|推动|加快|建设|开展|提升|实现|以上|各类|一批|为主|以及|企业|水平|能力|问题|方式|方面|工作|环节|"
    r"要素|资金|人才|土地|过程|情况|措施|政策|活动|需求|标准|政府|部门|经营|研发$|设计$|生产$|制造$|销售$|物流$|管理$|服务$|改造$|应用$|检测$"
)
FIRM_TAIL = re.compile(
    r"(?:汽车|新能源|储能|氢能|食品|药业|制药|乳业|酒业|重装|铝业|铜业|钢铁|矿业|纺织|服饰|家居|物流|农牧|环保|公司|集团|股份|科技|电器|电子|智能|信息|软件|技术|半导体|新材|材料|重工|机械|精密|医疗|医药|生物|光电|光伏|电气|汽配|轴承|控股|实业)$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase that tells what its members are.

    `shared` says that they all end in what its anchor says they are, `whole` that each begins where its list mark ends,
    `single` that what stands beside it is one name, whatever joins its halves: 织机部件生产及研发基地; `counted` that
    there are as many as the group `count` says: 青禾、双杰两家; `strict` that what begins or ends as no firm does is
    none.
    """

    id: str
    file: str
    label: str
    anchor: re.Pattern[str]
    right: bool
    own: bool
    shared: bool
    whole: bool
    single: bool
    counted: bool
    strict: bool
    refuse: re.Pattern[str] | None
    demand: re.Pattern[str] | None
    until: re.Pattern[str] | None
    least: int
    examples: tuple[dict[str, object], ...]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases of rules/names/, compiled, in the order of files and lines."""
    paths = sorted((Path(__file__).parent / "rules" / "names").glob("*.yaml"))
    return tuple(
        Phrase(
            id=entry["id"],
            file=f"names/{path.name}",
            label=entry["label"],
            anchor=re.compile(entry["anchor"]),
            right=entry.get("side") == "right",
            own=entry.get("own", False),
            shared=entry.get("shared", False),
            whole=entry.get("whole", False),
            single=entry.get("single", False),
            counted=entry.get("counted", False),
            strict=entry.get("strict", False),
            refuse=re.compile(entry["refuse"]) if "refuse" in entry else None,
            demand=re.compile(entry["demand"]) if "demand" in entry else None,
            until=re.compile(entry["until"]) if "until" in entry else None,
            least=entry.get("least", 1),
            examples=tuple(entry["examples"]),
        )
        for path in paths
        for entry in yaml.load(path.read_text("utf-8"), LOADER)
    )


def find_phrases(text: str) -> Iterator[tuple[str, Mention]]:
    """Yield (phrase id, mention) for each name that a phrase of one folded sentence tells.

    >>> [m.name for _, m in find_phrases("以青禾、双杰等龙头企业为支撑")]
    ['青禾', '双杰']
    """
    for number, anchor in _anchors().find(text):
        phrase = phrases()[number]
        ranges = _right(text, anchor, phrase) if phrase.right else _left(text, anchor.start(), phrase)
        if phrase.label in TITLES or phrase.shared:
            ranges = [part for start, end in ranges for part in _side_by_side(text, start, end, phrase)]
        if phrase.label in FIRMS and any(is_only_industry(text[after_last_cut(text, *r) : r[1]]) for r in ranges):
            continue  # 家电、模具等企业 are the firms of these branches; none of the list is one.
        members = [
            m
            for i, (start, end) in enumerate(ranges)
            if (m := _member(text, start, end, phrase, i > 0 or _is_whole(text, start, end)))
        ]
        if phrase.counted and not len(members) == len(ranges) == COUNTS[anchor["count"]]:
            continue
        if len(members) >= phrase.least:
            ending = anchor["shared"] if phrase.shared else ""
            for mention in members:
                yield phrase.id, mention._replace(name=mention.name + ending) if ending else mention


@cache
def _anchors() -> Group:
    return SENTENCES.group([phrase.anchor for phrase in phrases()])


def _left(text: str, end: int, phrase: Phrase) -> list[tuple[int, int]]:
    """Return the members of the list that ends at `end`, back to the start of its clause."""
    opening = LAST_MARK.match(text, max(0, end - 160), end)
    start = opening.end() if opening else max(0, end - 160)
    return list(split_list(text, start, end, whole=phrase.label in TITLES))


def _side_by_side(text: str, start: int, end: int, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield quotations that stand side by side one by one: “甲”“乙”; the first may follow what they are parts of."""
    border = text.find("”“", start, end)
    last = border + 1 if border >= 0 else end
    if phrase.label == "Programme" and text[last - 1] == "”":
        start = max(start, text.rfind("“", start, last))
    while (border := text.find("”“", start, end)) >= 0:
        yield start, border + 1
        start = border + 1
    yield start, end


def _right(text: str, anchor: re.Match[str], phrase: Phrase) -> list[tuple[int, int]]:
    assert phrase.until is not None
    stop = phrase.until.search(
        text, anchor.end(), min(len(text), anchor.end() + (LONGEST_LIST if phrase.whole else LONGEST_RIGHT))
    )
    if not stop or re.search(r"[，。；：的]", text[anchor.end() : stop.start()]):
        return []
    if phrase.single:
        return [(anchor.end(), stop.start())]
    return list(split_list(text, anchor.end(), stop.start(), whole=phrase.label in TITLES))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a clause holds but three characters and no verb: 文和友, in which 和 parts nothing."""
    return end - start <= SHORT_BRAND and strip_left(text, start, end) == start and not begins_with_verb(text, start)


TRAILING = re.compile(
    r"(?:(?:两|三|四|五|六|七|八|九|十|\d+)(?:家|户|个)(?:企业)?|企业(?=同|均)|同|均|纷纷|相继|陆续|先后|共同|分别|一并|连续|首批|曾经?|牵头|挑头|领衔|协同|递补|负责|一家|独家|中标成?|被评?|随之|还|又|尚|也|都|则|现|已|将|便|即|就)+$"
)


def _member(text: str, start: int, end: int, phrase: Phrase, bounded: bool) -> Mention | None:
    """Return the member in a range; `bounded` tells that a list mark stands before it, so that it begins there."""
    trailing = TRAILING.search(text[start:end])
    end = start + trailing.start() if trailing and trailing.start() > 1 else end
    conferred = phrase.right and phrase.label in ("Honour", "Project")  # All after 为 is the title.
    short = bounded and end - start <= SHORT_MEMBER and phrase.label in FIRMS
    if not (conferred or short or (bounded and phrase.whole)):
        start = after_last_cut(text, start, end)
    if phrase.label == "Honour" and (first := FIRST.match(text, start, end)):
        start = first.end()
    if phrase.own and may_end_name(text, start, end, OWN_LABELS):
        own = [m for m in find_names(text[start:end]) if m.end == end - start and m.label in OWN_LABELS]
        if own:
            best = own[-1]
            return Mention(start + best.start, end, best.label, best.name)
    if phrase.label in FIRMS and (described := DESCRIPTION.match(text, start, end)):
        start = strip_left(text, described.end(), end)
    content = tidy(text[start:end])
    if phrase.demand and not phrase.demand.search(text[start:end]):
        return None
    label = phrase.label
    tail = FIRM_TAIL.search(content) if label == "Project" and len(content) <= LONGEST_FIRM else None
    if (tail and tail.start() <= LONGEST_BRAND) or (label == "Project" and is_household(content)):
        label = "Enterprise"
    if label == "Project" and is_only_industry(content):
        return None
    as_written = phrase.whole and phrase.right
    if not _is_name(content, label, whole=phrase.whole, as_written=as_written) or _is_refused(content, phrase):
        return None
    return Mention(start, end, label, content)


def _is_refused(content: str, phrase: Phrase) -> bool:
    refused = phrase.refuse and phrase.refuse.search(content)
    return bool(refused or (phrase.strict and (OTHERS.search(content) or COUNTS_THINGS.search(content))))


FIRMS, SHORT_MEMBER, SHORT_BRAND, LONGEST_FIRM, LONGEST_RIGHT, LONGEST_LIST = (
    ("Enterprise", "ServiceProvider"),
    6,
    3,
    8,
    32,
    120,
)
LONGEST_BRAND = 4
# A body or a prize in a list of firms is none, nor a city whose firms are meant: 北京、上海等算力企业.
NO_FIRM = re.compile(r"(?:[委局厅部]|政府|管委会|办公室|部门|奖[一二三]?|了)$")
_FIRMS = lexicon("firms")
OTHERS = re.compile(
    rf"(?:{alternation(words(_FIRMS['no_firm_endings']))})$|^(?:{alternation(words(_FIRMS['no_firm_openings']))})"
)
COUNTS_THINGS = re.compile(
    "[0-9]|^[一二三四五六七八九十两]|[一二三四五六七八九十两](?:[个家户项类种批大条名地]|产业|行业)"
)
PLACES = frozenset({*PROVINCES, *CITIES})
OWN_LABELS = ("IndustrialPark", "Platform", "ResearchInstitute", "Project")


def _is_name(content: str, label: str, *, whole: bool, as_written: bool) -> bool:
    """Tell whether a member can be a name: short, no clause, no general words, no branch of the economy.

    In a list of whole names general words name something too: 数字治理提质 and the like 等行动; whatever words stand in
    one that is taken `as_written`, it is one.
    """
    inner = content.strip("“”")
    if inner in PLACES or (label in FIRMS and NO_FIRM.search(inner)):
        return False
    if not 2 <= len(inner) <= (14 if label in ("Enterprise", "ServiceProvider") else 24):
        return False
    if label != "Honour" and not as_written and INSIDE_NO_NAME.search(inner):
        return False
    if (label != "Honour" and not whole and is_general(inner)) or re.fullmatch(r"[\d.%]+", inner):
        return False
    if content.count("“") != content.count("”") or content.count("（") != content.count("）"):
        return False
    return not is_only_industry(inner)
