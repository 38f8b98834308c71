"""Industries: branches of the economy named in lists, before 产业 and 行业, or alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.boundaries import after_last_cut, cuts, strip_left
from loaders.frequency import is_word
from loaders.lexicon import alternation, lexicon, words
from loaders.names import Mention, is_general, split_list
from loaders.remembering import remembered
from loaders.spotting import SENTENCES

_DATA = lexicon("industries")
TERMS = words(_DATA["terms"])
_TERMS = frozenset(TERMS)
KINDS = words(_DATA["kinds"])
ADJECTIVES = frozenset(words(_DATA["adjectives"]))
REFUSED = frozenset(words(_DATA["refused"]))
_NO_STEMS = REFUSED | ADJECTIVES
_LENGTHS = tuple(sorted({len(term) for term in TERMS}, reverse=True))
_ENDINGS = words(_DATA["endings"])
_BRAND = re.compile(r"[\u4e00-\u9fff]{2}")
_BRACKET = re.compile(r"（[^（）]{1,8}）$")
_KIND = alternation(KINDS)
# The class of first characters says no faster than the words do.
_TERM = f"(?=[{''.join(sorted({term[0] for term in TERMS}))}])(?:{alternation(TERMS)})"

# A list is closed by 等…产业; a single name stands right before 产业 or 行业.
LIST_END = re.compile(
    rf"(?:等|作为|列为|为(?=重点的|重点领域|重点产业|重点方向|主攻方向|主线|主导|特色产业|支柱|优势产业|首位产业)|(?<![第\d])[两二三四五六七八九十2-9](?=[条个大类种]))(?P<between>(?:一批[^，。；、]{{0,20}}?的)?(?:(?!企业)[^，。；、]){{0,14}}?)(?P<kind>{_KIND}|重点的|重点领域|重点方向|领域|环节|方向|板块|赛道|门类|新技术|新产品|产品|为(?:支柱|主导|特色|优势)|(?<=为)主导(?=[，。；])|制造业|服务业)(?!园|带|化|区|基地|政策|基金|项目|大脑|脑)"
)
NO_KIND = "园|带(?!动)|化|区|基地|大脑|增加值|脑|数字化|数字|R&D|投资|规上|项目|企业|统计|制造业"
_NAMED = re.compile(rf"(.{{2,}}?)(?:{_KIND}|制造业(?<=[器料品车备药]制造业))")
KIND = re.compile(
    rf"(?:{_KIND}|方面(?=，)|(?:创新|高质量|快速|健康)*发展(?=[，。；、”]|工作)|(?:产业|生产|制造|产销)+(?:基地|高地)(?=[，。；、和与”的]))(?!{NO_KIND})"
)
VERBS = (
    "聚焦|围绕|布局|发展|培育|做强|做大|做优|主攻|瞄准|深耕|扶持|壮大|抢占|谋划|面向|涵盖|覆盖|涉及|针对|推动|突破|"
    "以|和|形成|打造|集聚|突出|支持"
)
LEADING_NOISE = re.compile(
    rf"^(?:{VERBS}|高质量发展|[\u4e00-\u9fff]{{0,2}}(?:两地|双城)|地区|攻坚|力推|主推|做广|做足|做深|做实|做精|夯实|提振|国家(?!级|能源|电网|公园)|世界级|国家级|省级|市级|县级|区级|重点|重大|主导|大力|积极|加快|优先|特色|优势|传统|战略性|标志性|核心|全市|我市|全省|我省|"
    r"推进|深入|全球|国内|为|对|"
    r"集(?![成群中散装])|发挥|等|一批|及|与|是|的|将|把|从|于)+"
)
PARTIAL = re.compile(r"[上下内外式级性者]|化(?!工|学|纤|肥|妆|石)|行业级|企业级|区域级|优质")
BREAK = re.compile(
    r"(?:推广|拓展|延伸|扩展|扩大)(?:到|至)|(?:开发区|高新区|经开区|园区|新区)(?=[\u4e00-\u9fff]{2})|(?:重点|加快|大力|载体|支撑|主体)(?:发展|布局|培育|承接)|在(?!线|役)|向|对(?!接)|将|把|”|让|使得|满足|中国|由|是|为"
)
# A trade that is called one: 装备制造业, 现代服务业.
TRADE = re.compile(
    r"(?:制造|加工|服务)业(?!园|区|基地|企业|项目|高地|强|大[省市县]|单项|增加值|投资|增速|总产值|产值|税|贷款|中|各|领域|信贷)"
)
WELL_KNOWN = frozenset(words(_DATA["trades"]))
# «聚焦A、B»: a list of industries may go on without 等产业.
AIM = re.compile(
    r"(?P<hard>聚焦|聚力|做精|主攻|主打|专攻|专做|侧重|(?<=[，园区谷港城])突出(?!问题|矛盾|短板|重点|抓|优势|特色)|主导方向(?:是|为)|(?<=[园区谷港城镇])定位于?|(?:重点|加快|大力|积极|着力|优先)(?:发展|布局|培育|承接)|(?:重点|主要)(?:面向|服务)|(?:主导|支柱|特色|优势)产业(?:为|是|包括|有|：))|围绕|布局|瞄准|做大做强|做强做优|做优做强|"
    r"深耕|培育壮大|抢占|发展|推动|支持|承载|圈定|选定|(?<=[园区谷港]，)面向"
)
ITEM = re.compile(
    rf"(?P<name>(?:(?![等的和与及在为])[\u4e00-\u9fffA-Za-z0-9+]){{0,8}}?(?:{_TERM})+(?:（[^（）]{{1,8}}）)?)(?P<kind>{_KIND})?"
)
# What stands in short brackets is of the name before it: 增材制造（3D打印）、.
LAST_MARK = re.compile(
    r".*(?:[，。；：！？]|（(?![^（）]{1,8}）(?:[、和与及等]|$))|）(?![、和与及等]|$)|(?<=[^（]{9})）)"
)
BAD = re.compile(
    r"^[-—]|[一二三四五六七八九十两\d]+[个大条类]|产业园|园区|平台|学院|扩展|基地|状况|计算力|意识$|思想$|精神$|[，。；：《》]|的|企业|推进|建设|提升|实现|以上|各类|一批|优势$|方面|环节$|能力|水平|管理$|服务$(?<!信息服务)(?<!科技服务)(?<!数据服务)|设计$(?<!工业设计)|改造|化$"
)
STRICT_KINDS = ("领域", "细分领域", "重点的")  # Much else is a field than an industry.
NO_NAMES = ("发展", "基地", "高地")  # What an industry is called by no one.
LIST_WORDS = "、和与及其"
PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}")
UNKNOWN = re.compile(r"(?:(?![等的])[\u4e00-\u9fffA-Za-z]){2,8}(?=、|和|与|及|等|，|。|；)")
HALF = re.compile(r"(?:(?![等的])[\u4e00-\u9fffA-Za-z]){2,8}(?=、)")
JOINT = re.compile("[和与及]|满足")
TRADES = re.compile(r"等[^，。；、]{0,4}(?:产业|行业|业态|板块|赛道|产业链|产业集群)|(?:产业|行业)(?=[，。；])")
_FIELD = re.compile(r"等?[^，。；、]{0,6}领域")
LIST_GAP = re.compile(r"、|和|与|以及|及(?!其)")
# What a place says its trade is: 安全柜具是我县第一大产业.
PROCLAIMED = re.compile(
    r"(?:^|(?<=[，。；：]))(?P<name>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:产业|行业)?(?:历来|一直|也)?[是为][^，。；、]{0,10}?"
    r"(?:第一大|首位|支柱|主导|“?头号|传统优势|特色优势|优势特色)产业"
    # What a clause tells of as a trade: 橡塑制品产业以…为骨干, 起重机械行业由….
    r"|(?:^|(?<=[，。；：]))(?P<told>[\u4e00-\u9fffA-Za-z]{2,8})(?:产业|行业|产业集群)(?=以[^，。；]{2,30}为|由[^，。；]{2,16}(?:总|牵|承|担)|的总|的样|"
    r"首批|已建成|现有|拥有|规上|完成|实现|全年)"
)
LONGEST, LONGEST_BRACKET = 16, 240
# What a kind is said to be in brackets: 16条产业链（高端家纺、化学纤维、…）.
IN_BRACKETS = re.compile(rf"(?:{_KIND})（(?=[^，。；：]{{2,12}}、[^，。；：]{{2,12}}、)")
_SIGNS = SENTENCES.group([LIST_END, KIND, AIM, TRADE, IN_BRACKETS, PROCLAIMED])
_BEST = (0, 1)  # What stands in a list or before a kind is told best by that.


def is_industry(name: str) -> bool:
    """Tell whether a name is a branch of the economy by its last word.

    >>> is_industry("智能家电"), is_industry("公牛")
    (True, False)
    """
    return len(name) <= LONGEST and _term_start(name) >= 0


def is_only_industry(name: str) -> bool:
    """Tell whether a name says a branch of the economy and nothing else: 广联汽配 is a firm, 智能汽配 is none.

    >>> is_only_industry("智能汽配"), is_only_industry("广联汽配")
    (True, False)
    """
    start = _term_start(name)
    return start == 0 or (start > 0 and is_general(name[:start]))


@remembered
def _term_start(name: str) -> int:
    """Return where the longest word for a branch of the economy begins that ends a name, or -1."""
    bracket = _BRACKET.search(name) if name.endswith("）") else None
    end = bracket.start() if bracket else len(name)
    return next((end - length for length in _LENGTHS if length <= end and name[end - length : end] in _TERMS), -1)


@remembered
def stem(name: str) -> str:
    """Return an industry's name without 产业, 行业 or 产业链 behind it.

    >>> stem("智能家电产业链"), stem("软件和信息服务业")
    ('智能家电', '软件和信息服务业')
    """
    match = _NAMED.fullmatch(name)
    return match[1] if match and match[1] not in _NO_STEMS else name


def find_industries(text: str) -> list[Mention]:
    """Return the industries that lists and kinds of one folded sentence tell, in order.

    >>> [m.name for m in find_industries("安全柜具是我县第一大产业，重点承接智能锁芯、视频监控等产业。")]
    ['安全柜具', '智能锁芯', '视频监控']
    """
    found: dict[tuple[int, int], Mention] = {}
    for sign, match in _SIGNS.find(text):
        for mention in _READ[sign](text, match):
            if sign in _BEST or (mention.start, mention.end) not in found:
                found[mention.start, mention.end] = mention
    return sorted(found.values(), key=lambda m: m.start) if found else []


def _listed(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """Yield the industries of a list that is closed by what was matched: 等产业."""
    counted = match.group()[0] in "两二三四五六七八九十23456789"
    strict = (not counted and match["kind"] not in KINDS) or match["kind"] in STRICT_KINDS
    loose = match.group().startswith("为") and match["kind"] not in STRICT_KINDS
    start = _clause_start(text, match.start(), 140)
    members = list(_members(text, start, match.start(), strict=strict, loose=loose))
    yield from members
    if "、" in text[start : match.start()]:
        # One known branch in a list vouches for those that no word list has.
        yield from _vouched(text, start, match.start(), members, share=1 if strict else 2)


def _bracketed(text: str, match: re.Match[str]) -> list[Mention]:
    """Return the industries of a list in the brackets that a match opens, if one in three is known."""
    start = match.end()
    end = _closing(text, start)
    known = list(_members(text, start, end, strict=False))
    return [*known, *_vouched(text, start, end, known, share=2)]


def _proclaimed(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """Yield the industry that a place says to be its own."""
    part = match.lastgroup or 0
    if not _is_no_branch(match[part]):
        yield Mention(*match.span(part), "Industry", match[part])


def _closing(text: str, start: int) -> int:
    """Return where the bracket ends that has been opened before a place, or the place."""
    depth = 1
    for place in range(start, min(len(text), start + LONGEST_BRACKET)):
        depth += (text[place] == "（") - (text[place] == "）")
        if not depth:
            return place
    return start


def _single(text: str, match: re.Match[str]) -> Iterable[Mention]:
    """Return the industries right before 产业 or the like; only what ends in a known word can be one."""
    end = match.start()
    if (
        match.group().startswith("制造")
        and text[end - 1] != "再"
        and _term_start(text[max(0, end - LONGEST) : end + 2]) >= 0
    ):
        end += 2  # 装备制造产业 is called 装备制造.
    if _term_start(text[max(0, end - LONGEST) : end]) < 0:
        return ()
    bracket = text.rfind("（", 0, end) if text[end - 1] == "）" else end  # What stands in brackets is of the name.
    last = 0 if match.group().endswith(NO_NAMES) else match.end()
    return _members(text, _clause_start(text, max(0, bracket), 60), end, strict=True, last=last, kind=True)


def _trade(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """Yield the trade whose name ends where a match does, if it is told from others."""
    start = _clause_start(text, match.start(), LONGEST)
    for left, right in list(_stripped(text, start, match.end()))[-1:]:
        name = text[left:right]
        if (
            right == match.end()
            and ("和" not in name or name[:-1] in _TERMS)
            and (name in WELL_KNOWN or is_only_industry(name[:-3].removesuffix("产品")) or is_only_industry(name[:-1]))
        ):
            yield Mention(left, right, "Industry", name)


def _clause_start(text: str, end: int, furthest: int) -> int:
    last = LAST_MARK.match(text, max(0, end - furthest), end)
    return last.end() if last else max(0, end - furthest)


def _aims(text: str, verb: re.Match[str]) -> Iterator[Mention]:
    """Yield the industries that are listed right after a verb such as 聚焦."""
    position, hard = verb.end(), bool(verb["hard"])
    found: list[Mention] = []
    unknown: list[Mention] = []
    kind = False
    while match := ITEM.match(text, position) or UNKNOWN.match(text, position):
        if match.re is ITEM:
            name_end, kind = match.end("name"), bool(match["kind"])
            ending = UNKNOWN.match(text, position) if hard and not kind else None
            if ending and name_end < ending.end() and _is_whole(ending.group()):
                match = ending  # 先进钢铁材料: the word list knows its beginning alone.
                found.append(Mention(position, match.end(), "Industry", match.group()))
            else:
                found += _members(text, position, name_end, strict=True, last=match.end(), kind=kind)
        elif not (BAD.search(match.group()) or match.group() in REFUSED or cuts(match.group())):
            unknown.append(Mention(position, match.end(), "Industry", match.group()))
        mark = LIST_GAP.match(text, match.end())
        if (
            hard
            and mark
            and mark.group() == "及"
            and (half := HALF.match(text, mark.end()))
            and _is_whole(half.group())
        ):
            # 陶瓷材料及制品制造 before the end of a list is one.
            found = [m for m in found if m.start < position]
            found.append(Mention(position, half.end(), "Industry", text[position : half.end()]))
            match, mark = half, LIST_GAP.match(text, half.end())
        position = match.end()
        if not mark:
            break
        position = mark.end()
    yield from found
    # One known industry in a list vouches for those that no word list has, and so does what closes it.
    vouched = found and len(unknown) <= 3 * len(found) and (hard or kind) and not _FIELD.match(text, position)
    closed = hard and not found and len(unknown) >= 2 and TRADES.match(text, position)
    if vouched or closed:
        yield from unknown


def _is_whole(name: str) -> bool:
    """Tell whether a member of a list that a known branch begins is one branch itself."""
    return (name.endswith(_ENDINGS) or is_industry(name)) and not JOINT.search(name) and not cuts(name)


def _is_firm(name: str) -> bool:
    """Tell 长峡汽车 from 电动汽车: before a firm's line of business stands a coinage."""
    return _term_start(name) == 2 and _BRAND.match(name) is not None and not is_word(name[:2])


def _ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of a list's members; where 、 parts them, 及 stands inside one: 电源连接器及开关."""
    if "、" not in text[start:end]:
        return list(split_list(text, start, end))
    whole: list[tuple[int, int]] = []
    for left, right in split_list(text, start, end):
        inside = text[whole[-1][1] : left] if whole else ""
        # 新材料与能源 before the end of a list is one.
        if inside == "及" or (inside == "与" and text[right : right + 1] == "、"):
            left = whole.pop()[0]
        whole.append((left, right))
    return whole


def _members(
    text: str, start: int, end: int, *, strict: bool, loose: bool = False, last: int = 0, kind: bool = False
) -> Iterator[Mention]:
    """Yield the industries listed in a range; `kind` tells that 产业 or the like follows, up to `last`."""
    for left, right in _stripped(text, start, end):
        name = text[left:right].strip("“”")
        if not 2 <= len(name) <= LONGEST or name in REFUSED:
            continue
        if not (loose or is_industry(name) or (not strict and name.endswith(_ENDINGS))):
            continue
        # Before 产业 or 行业 no firm stands.
        is_firm = not (kind and right == end) and _is_firm(name)
        if name in _TERMS or not (is_firm or PARTIAL.match(name) or BAD.search(name)):
            reach = last if last and right == end else right
            yield Mention(left, reach, "Industry", stem(name))


def _vouched(text: str, start: int, end: int, known: Sequence[Mention], *, share: int) -> list[Mention]:
    """Return the members that no word list has, if there are not more than `share` for each known one."""
    taken = {m.start for m in known}
    begins = max((cut for cut in cuts(text) if start < cut <= end and text[cut - 1] not in LIST_WORDS), default=start)
    unknown = [
        Mention(left, right, "Industry", text[left:right])
        for left, right in _stripped(text, start, end)
        if left >= begins and left not in taken
        if PLAIN.fullmatch(text, left, right) and not _is_no_branch(text[left:right])
    ]
    return unknown if len(unknown) <= share * len(known) else []


def _is_no_branch(name: str) -> bool:
    return bool(PARTIAL.match(name) or BAD.search(name)) or name in REFUSED or is_general(name) or bool(cuts(name))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a list's members without what only leads to them."""
    ends = [cut for cut in cuts(text) if start < cut < end and text[cut - 1] not in LIST_WORDS]
    for place, (left, right) in enumerate(_ranges(text, start, end)):
        # A member after a list mark begins there, unless a clause ends in it; the first has words before it.
        whole = place and not any(left < cut < right for cut in ends)
        left = strip_left(text, left, right, "Industry") if whole else after_last_cut(text, left, right, "Industry")
        breaks = list(BREAK.finditer(text, left, right))
        left = breaks[-1].end() if breaks else left
        noise = LEADING_NOISE.match(text[left:right])
        left += noise.end() if noise else 0
        if left < right:
            yield left, right


# How each sign is read, in the order of the signs.
_READ = (_listed, _single, _aims, _trade, _bracketed, _proclaimed)
