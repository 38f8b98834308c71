"""Figures in sentences → observations: what is measured, where, when, planned or reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.boundaries import strip_left
from loaders.incentives import Incentive, offers_end
from loaders.names import Mention
from loaders.quantities import Quantity, find_quantities
from loaders.regions import Home
from loaders.rises import find_rises
from loaders.sentence import Sentence
from loaders.spotting import SENTENCES

YEAR = re.compile(
    r"(?:(?P<from>(?:19|20)\d\d)年?[-—－~至到]+)?(?P<year>(?:19|20)\d\d)(?:年|(?=全年|度|共))(?!以来|前|起)"
)
SAID_IN = re.compile("”|[^，。；、]{0,4}(?:措施|举措|意见|建议)")
COMPARED = re.compile(r"(?:较|比|与|同比|相比)(?:上年|去年|(?:19|20)\d\d年?)?[^，。；]{0,4}$")
ANNOUNCED = re.compile(
    r"(?:回顾|过去的?|总结)(?P<past>(?:19|20)\d\d)年|"
    r"(?<![-—－~至])(?P<said>(?:19|20)\d\d)年(?:度|全年)?(?:[\u4e00-\u9fff]{0,16}?)(?:工作|情况|回顾|任务|安排|打算|谋划|目标|计划|重点|思路|总结)"
)
THIS_YEAR, LAST_YEAR = (
    re.compile(r"今年|本年|年内"),
    re.compile(r"(?:去年|上年)(?!以来|度?同期)"),
)
WHOLE_YEAR, COMING_YEARS = (
    re.compile(r"(?<!\d)全年"),
    re.compile(r"(?:未来[一二三四五六七八九十]|近(?:\d{1,2}|[两二三五十]))年内?"),
)
AIMS = re.compile(r"要使|目标|力争|确保[^，。；]{0,20}(?:达到|突破)")
# A part of a year is of the year spoken of: «2024年，…。前11月，…».
PART_OF_YEAR = re.compile(
    r"(?<!年)(?:上半年|前\d{1,2}个?月|(?<!\d)1[-—－~至]\d{1,2}月(?:份)?|[一二三]季度|前三季度|"
    r"(?<!\d)\d{1,2}月\d{1,2}日)"
)
TIMES = (YEAR, WHOLE_YEAR, COMING_YEARS, PART_OF_YEAR, THIS_YEAR, LAST_YEAR)
_TIMES, _AIMS = SENTENCES.group(TIMES), SENTENCES.group([AIMS])
STANDING = re.compile(
    r"目前|面积|占地|已?入驻|总投资|项目投资|截至|共有|现有|累计|已(?:建成|列入|设立|有)|建成后|投产后|达产后|全市共|我市共|拥有|总数|形成了以"
)
CALLED = ("Enterprise", "ServiceProvider", "ResearchInstitute")
FAR_BACK = 300
SOUGHT = re.compile(
    r"力争|争取|要使|确保|目标|预计(?!数)|计划(?!总投资|库|项目|单列|的)|规划(?!的|有|(?:总|用地|建筑|占地|建设用地)*面积|用地|范围)|提出(?!了?\d)|未来[一二三四五]年|将(?:达|突破|建|超)|到(?:20)\d\d年|20\d\d年底前|要再|再添|拟|达产后|建成后|不低于|不少于"
)
BACKWARD = re.compile(r"回顾|总结")
ESTIMATED = re.compile(r"预计[^，。；]{0,4}全年|全年[^，。；]{0,16}预计")
DONE = re.compile(r"已|完成了|实现了|同比增长|增长了|较上年")
CLAUSE_BREAK, LAST_BREAK = re.compile(r"[，。；：！？（）]"), re.compile(r".*[，。；：！？（）]")
TAIL = re.compile(
    r"(?:不足|(?<!年)均|已|也|仅|共|共计|合计|累计|总计|(?<![签预节契])约|近|超|超过|突破|破|达到|达|为|至|到|是|有|实现|完成|增长|提高|提升|下降|增加|减少|高于|低于|不低于|不超过|最高|分别|的|了|率先|稳定在|保持在|维持在|力争|将|控制在|升至|扩大到|在|对|以|列入|每年|出|新增|备案|认定|惠及|培养|培育|引进|招引|建成|推动|发布|开展|下达|报送|组织|遴选|选树|征集|评定)+$"
)
ELLIPTIC = re.compile(
    r"^(?:同比|增速|增幅|增长|比上年|(?:近|过去|最近)?[一二三四五六七八九十\d]*年(?:来)?年?均|"
    r"占|总量|其中|较|高于|分别|数量|完成率|总投资|计划总投资)"
)
GROWTH = re.compile(r"(?:同比|比上年|较上年|较20\d\d|年均)?[^，。；]{0,4}(?:增长|增速|增幅|提升|提高|上升)")
DECLINE = re.compile(r"下降|减少|降低")
# One indicator has one name: no year in it, and 占GDP的比重 is 占GDP比重.
NOISE = re.compile(
    r"(?:19|20)\d\d年度?|^(?:\d{1,2}[-—－~至])?\d{1,2}月份?|(?:实现|完成)(?=增加值|产值|收入|投资|销售)|的(?=比重|比例)|^本级|年均$|数量(?=数$)"
)
COUNTED = re.compile(
    r"(?P<noun>[\u4e00-\u9fffA-Za-z“”（）·]{1,30}?)?(?P<verb>列入|入选|通过|获评|获|评选为|评为|纳入|上报|进入|完成|被评为|认定为|入围|参与|获得|实现|开展)(?:了)?(?P<object>[^，。；、]{2,40})"
)
AFTER_NOUN = re.compile(r"(?![）”/·.+—])[\u4e00-\u9fffA-Za-z\d“”（）/·.+—]{1,30}")
RANK = re.compile(
    r"[，、]?(?:[\u4e00-\u9fff]{0,8}?)?(?:居|位居|列|位列|排名|均列|均居|稳居|占)((?:全国|全省|全市|宁波|[\u4e00-\u9fff]{2,6})[^，。；、]{0,8}?(?:第[一二三四五六七八九十\d]+位?|首位|前列|前[一二三四五六七八九十\d]+位?))"
)
BESIDE = re.compile(r"[，。；]?[^，。；）]{0,14}")
SCOPE = re.compile(r"(含|不含|剔除)([\u4e00-\u9fff]{2,8})")
# What only leads to a count, what is counted of it, and the count that follows another: 国家就把156个重点项目,
# 家电、家具等领域13家骨干企业, 2个重点园和6个特色园.
UNSAID, AMONG = re.compile("(?:[把将上在第]|首批|全部|其中|一批)$"), re.compile("等(?:领域|行业)?$")
NEXT_COUNT = re.compile(r"(?:(?:以及|[和及与])|(?<=[\u4e00-\u9fff]{2})(?:计划|协议)?总?投资额?[约超近达]?)\d.*")
SHARE = re.compile(r"(?:其中|且|均)?占([^，。；\d]{1,24}?)的?(比重|比例|比)")
EARNED = ("元", "万元", "亿元", "%", "个百分点", "万美元", "亿美元")
OWNERS = ("Enterprise", "ServiceProvider", "Platform", "Project", "ResearchInstitute")
EVENT = re.compile(
    r"(?:(?:19|20)\d\d年|[今去]年)(?:\d{1,2}月)?(?:底|初)?(?:正式|建成|全面)*(?:上线|揭牌|挂牌|开园|开工|动工|启用|投用|成立|签约|投入运营)"
)
SINCE_THEN = re.compile("(?:现|目前|至今)?(?:已(?!于)|现有|累计|目前|现)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of an indicator, by the characters [start, end) of its sentence's folded text."""

    start: int
    end: int
    indicator: str
    value: float
    unit: str
    period: str
    kind: str
    comparator: str
    region: str
    scope: str = ""
    rank: str = ""
    honour: Mention | None = None


def find_figures(
    all_sentences: Sequence[Sentence],
    year: int,
    incentives: Mapping[int, Sequence[Incentive]],
    home: Home,
    covered: str = "",
    *,
    ahead: bool = False,
) -> Iterator[tuple[int, Figure]]:
    """Yield (sentence index, figure) for the measured figures of a document's sentences.

    Args:
        all_sentences: in reading order; tables are read elsewhere.
        year: when the document was written, 0 if unknown.
        incentives: by sentence; their numbers are offers, not measurements.
        home: the region a figure is of when none is named.
        covered: the year that the document as a whole reports on, if its title says so.
        ahead: whether it tells what that year is to bring.
    """
    inherited, chained, latest = "", "", covered
    sought, paragraph, announced = False, -1, ""
    for index, sentence in enumerate(all_sentences):
        if sentence.paragraph != paragraph:
            inherited, paragraph, sought = "", sentence.paragraph, False
            announced = _announced(sentence.section)
        if sentence.kind != "sentence":
            continue
        periods = _periods(sentence.text, year, latest)
        # After a semicolon the list of aims goes on, and so does its time.
        goes_on = index > 0 and all_sentences[index - 1].text.endswith("；")
        sought = sought and goes_on
        offered = offers_end(sentence.text) if incentives.get(index) else 0
        base, previous = "", 0
        rises = list(find_rises(sentence.text))
        # The years of what rose are those of its two values alone.
        told = [one for one in periods if not any(rise.start <= one[0] < rise.second for rise in rises)]
        for quantity in find_quantities(sentence.text):
            if quantity.start < offered or _not_measured(sentence.text, quantity) or _is_name(sentence, quantity):
                continue
            rise = next((r for r in rises if r.is_first(quantity.start) or r.is_second(quantity.start)), None)
            former = rise is not None and rise.is_first(quantity.start)
            named = replace(quantity, start=rise.start) if rise else quantity
            period = _period(sentence, quantity, told, inherited)
            if not period and not periods and goes_on:
                period = chained
            period = period or announced
            if not period and covered:
                period = str(int(covered) + 1) if sentence.forward and not ahead else covered
            if rise:
                period = rise.since if former else rise.then or period
            start = _own_start(sentence.text, named.start, min(previous, named.start))
            name, base, counted = _indicator(sentence, named, start, base)
            previous = quantity.end
            if not name:
                continue
            aimed = (sought or (ahead and not DONE.search(sentence.text))) and not periods
            kind = "actual" if former else "target" if aimed else _kind(sentence, quantity, period, year)
            yield (
                index,
                Figure(
                    start=start,
                    end=quantity.end,
                    indicator=name,
                    value=quantity.value,
                    unit=quantity.unit,
                    period=period,
                    kind=kind,
                    comparator=quantity.comparator,
                    region=_region(sentence, quantity, home),
                    scope=_scope(sentence.text, quantity),
                    rank=_rank(sentence.text, quantity),
                    honour=counted,
                ),
            )
        sought = sought or bool(_AIMS.find(sentence.text))
        explicit = [p for _, p, said in periods if said]
        latest = explicit[-1] if explicit and explicit[-1].isdigit() and not covered else latest
        lasting = [p for _, p, _ in periods if not p.startswith("近")]
        chained = lasting[-1] if lasting else chained if goes_on else ""
        if periods:
            whole = WHOLE_YEAR.search(sentence.text) and not explicit
            inherited = "" if whole or not lasting else lasting[-1]


def _announced(section: str) -> str:
    """Return the year that the headings over a passage announce: 2024年工作回顾, 2025年重点任务."""
    found = [heading["past"] or heading["said"] for part in section.split(" / ") if (heading := ANNOUNCED.search(part))]
    return found[-1] if found else ""


def _is_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number is part of what somebody is called: 中电科9所."""
    return any(m.start <= quantity.start and quantity.end <= m.end for m in sentence.mentions if m.label in CALLED)


def _not_measured(text: str, quantity: Quantity) -> bool:
    if text.rfind("《", 0, quantity.start) > text.rfind("》", 0, quantity.start):
        return True  # 《中国制造2025某地行动计划》
    if quantity.unit == "条" and SAID_IN.match(text, quantity.end):
        return True  # “云川科创22条” is what a policy is called, and 3条支持措施 are told one by one.
    before = text[max(0, quantity.start - 6) : quantity.start]
    opening = text.rfind("（", 0, quantity.start)
    if opening >= 0 and text.startswith("（即", opening) and "）" not in text[opening : quantity.start]:
        return True
    return bool(re.search(r"(?:近|未来|连续|为期|最近)$", before) and quantity.unit in ("天", "期"))


def _clause_start(text: str, position: int) -> int:
    last = LAST_BREAK.match(text, 0, position)
    return last.end() if last else 0


def _periods(text: str, year: int, latest: str) -> list[tuple[int, str, bool]]:
    """Return (place, period, said outright) of the times a sentence names, comparisons left out."""
    found = []
    for number, match in _TIMES.find(text):
        start, time = match.start(), TIMES[number]
        if time is YEAR:
            # A year in the title of a document is that document's.
            cited = text.rfind("《", 0, start) > text.rfind("》", 0, start)
            before = _before(text, start)
            if not cited and not COMPARED.search(before) and not before.endswith(("入围", "入选", "列入")):
                found.append((start, f"{match['from']}-{match['year']}" if match["from"] else match["year"], True))
        elif time is COMING_YEARS:
            found.append((start, match.group().strip("内"), False))
        elif time is WHOLE_YEAR:
            if latest and not YEAR.search(text, 0, match.end()):
                found.append((start, latest, False))
        elif time is PART_OF_YEAR and not year:
            if not match.group().endswith("日"):
                found.append((start, latest or match.group(), False))
        elif not year:
            continue
        elif time is PART_OF_YEAR:
            spoken_of = latest if latest.isdigit() and int(latest) == year - 1 else str(year)
            found.append((start, spoken_of, False))
        elif time is THIS_YEAR:
            found.append((start, str(year), False))
        elif not COMPARED.search(_before(text, start)):
            found.append((start, str(year - 1), False))
    return sorted(found)


def _period(sentence: Sentence, quantity: Quantity, periods: list[tuple[int, str, bool]], inherited: str) -> str:
    """Return the period of a figure: named in its clause, before it in the sentence, or in the one before."""
    text = sentence.text
    start = _clause_start(text, quantity.start)
    stop = CLAUSE_BREAK.search(text, quantity.end)
    end = stop.start() if stop else len(text)
    same_clause = [p for place, p, _ in periods if start <= place < end]
    if same_clause:
        return same_clause[-1] if periods[-1][0] < quantity.start else same_clause[0]
    # «近三年年均增长12.1%；培育企业354家»: the years up to now are those of their clause alone.
    before = [(place, p) for place, p, _ in periods if place < quantity.start and not p.startswith("近")]
    if before:
        # What stands now has not the date of what began it: 2023年8月上线，已接入企业32家.
        begun = EVENT.match(text, before[-1][0]) and SINCE_THEN.match(text, start)
        return "" if begun else before[-1][1]
    if periods or STANDING.search(_before(text, quantity.end)) or sentence.forward:
        return ""
    # How many a firm or a platform has is not of the year of the figures told before it; what it earned is.
    own = any(m.label in OWNERS and m.end <= quantity.start for m in sentence.mentions)
    return "" if own and quantity.unit not in EARNED else inherited


def _kind(sentence: Sentence, quantity: Quantity, period: str, year: int) -> str:
    text = sentence.text
    clause = text[_clause_start(text, quantity.start) : quantity.start]
    until = _before(text, quantity.start)
    last = int(period[-4:]) if period[-4:].isdigit() else 0
    # What a year that ends will have been.
    estimated = ESTIMATED.search(until) or (BACKWARD.search(sentence.section) and "预计" in until)
    if estimated and not sentence.forward:
        return "actual"
    if SOUGHT.search(clause) or (SOUGHT.search(until) and (not year or last >= year or not last)):
        return "target" if not (year and last and last < year) else "actual"
    if last and year and last > year:
        return "target"
    if sentence.forward and not (last and year and last < year) and not DONE.search(clause):
        return "target" if not last or not year or last >= year else "actual"
    return "actual"


def _region(sentence: Sentence, quantity: Quantity, home: Home) -> str:
    before = [m for m in sentence.mentions if m.label == "Region" and m.end <= quantity.start]
    opening = sentence.text.rfind("（", 0, quantity.start)
    inside = opening >= 0 and "）" not in sentence.text[opening : quantity.start]
    if inside and not any(m.start > opening for m in before):
        return home.name
    ours = [m.name for m in before if home.stem and m.name.startswith(home.stem)]
    return ours[-1] if ours else home.name


def _scope(text: str, quantity: Quantity) -> str:
    stop = BESIDE.match(text, quantity.end)
    found = SCOPE.search(stop.group()) if stop else None
    return found.group() if found else ""


def _rank(text: str, quantity: Quantity) -> str:
    match = RANK.match(text, quantity.end)
    return match[1] if match else ""


def _before(text: str, place: int) -> str:
    """Return what stands before a place, as far back as it can matter."""
    return text[max(0, place - FAR_BACK) : place]


def _own_start(text: str, position: int, previous: int) -> int:
    """Return where a figure's own words begin: its clause, or after the 、 that parts it from the figure before."""
    start = _clause_start(text, position)
    if previous > start:
        mark = text.find("、", previous, position)
        start = mark + 1 if mark >= 0 else start
        # «2个重点园和6个特色园»: what stands before the second count is the first one's.
        start = position if text[position - 1] in "和及与" else start
    return start


def _indicator(sentence: Sentence, quantity: Quantity, start: int, base: str) -> tuple[str, str, Mention | None]:
    """Return (indicator, what later elliptic clauses are about, the honour that is counted)."""
    text = sentence.text
    left = strip_left(text, start, quantity.start)
    left = _past_regions(sentence, left, quantity.start)
    name = NOISE.sub("", TAIL.sub("", text[left : quantity.start])).strip("、，")
    name = name if name.count("（") == name.count("）") else name.strip("（）")
    # «甲、乙等9家企业» counts firms; «购房补助、租房补助等共计1亿元» is of what was listed.
    noun = AFTER_NOUN.match(text, quantity.end)
    name = "" if UNSAID.search(name) or (noun and AMONG.search(name)) else name.removesuffix("等")
    stop = CLAUSE_BREAK.search(text, quantity.end)
    end = stop.start() if stop else len(text)
    honours = [m for m in sentence.mentions if m.label == "Honour" and m.start < end and m.end > start]
    honour = _counted(honours, quantity)
    clause = text[start : quantity.start]
    share = SHARE.match(clause)
    if share and base:
        return f"{base}占{share[1]}{share[2]}", base, honour
    if ELLIPTIC.match(name) or not name:
        if quantity.unit in ("%", "个百分点") and (GROWTH.search(clause) or "增" in clause) and base:
            return f"{base}增速", base, honour
        if quantity.unit in ("%", "个百分点") and DECLINE.search(clause) and base:
            return f"{base}降幅", base, honour
    if len(name) >= 2 and not re.fullmatch(r"[\d\W]+", name):
        if GROWTH.search(clause) and quantity.unit == "%" and not re.search(r"率|比重|占比|增速", name):
            return f"{name}增速", name, honour
        return name, name, honour
    counted = COUNTED.match(text, quantity.end)
    if counted:
        return f"{NEXT_COUNT.sub('', counted['object'])}{counted['noun'] or ''}数", base, honour
    if noun:
        return f"{NEXT_COUNT.sub('', noun.group())}数", base, honour
    return (f"{base}数" if base else "数量"), base, honour


def _counted(honours: Sequence[Mention], quantity: Quantity) -> Mention | None:
    """Return the honour a count is of: the last before it, else the first after it."""
    before = [m for m in honours if m.end <= quantity.start]
    after = [m for m in honours if m.start >= quantity.end]
    return before[-1] if before else after[0] if after else None


def _past_regions(sentence: Sentence, start: int, end: int) -> int:
    """Move past the region a clause begins with: it is the figure's, not the indicator's."""
    for mention in sentence.mentions:
        if mention.label == "Region" and mention.start == start and mention.end < end:
            return strip_left(sentence.text, mention.end, end)
    return start
