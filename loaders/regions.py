"""Regions: which names are places, and whom 我市 and 全市 mean in a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.boundaries import after_last_cut, begins_with_verb, cuts
from loaders.frequency import is_common
from loaders.lexicon import alternation, lexicon, words
from loaders.names import is_general
from loaders.spotting import SENTENCES

_DATA = lexicon("regions")
PROVINCES = {name: name + ending for ending, names in _DATA["provinces"].items() for name in names.split()}
SIGNS: dict[str, str] = _DATA["signs"]
CITIES = frozenset(words(_DATA["cities"]))
PLACES = CITIES.union(PROVINCES)
COUNTIES = frozenset(words(lexicon("counties")["names"]))
AREAS = frozenset(words(_DATA["areas"]))
NOT_REGIONS = alternation(words(_DATA["not_regions"]))

ENDINGS = "自治区|自治州|自治县|新区|街道|省|市|县|区|镇|乡|旗|州"
FIRST_PERSON = re.compile(r"我[省市县区]|[本全][省市县区](?!级|本级)|市本级|县本级|区本级")
OURSELVES = re.compile("我[省市县区]")
# 宁波, 宁波市: of the atlas; 周巷镇, 前湾新区: two or three characters and an ending.
ATLAS = alternation([*PROVINCES, *CITIES])
ATLAS_ENDING = "省|市|自治区|壮族自治区|回族自治区|维吾尔自治区"
KNOWN = re.compile(rf"(?P<area>{alternation(AREAS)})|(?P<known>{ATLAS})(?P<ending>{ATLAS_ENDING})?(?P<big>大市)?")
# 真金白银 speaks of no city, and 普洱茶 of a tea.
WORDS_WITH = re.compile(".{0,2}(?:普洱茶|黄山毛峰|和田玉|朝阳产业|朝阳行业|大同小异|长治久安|安康码)|真金白银")
_OF_ATLAS = 0
_PLACES = SENTENCES.group([KNOWN, FIRST_PERSON])
FULL = re.compile(rf"(?:{ATLAS})(?:{ATLAS_ENDING})")
RING = re.compile("都市圈|城市群|经济圈|新区")
# Places that a list needs, other members left out; 平湖、海宁、桐乡等地 are called by their names alone.
LEAST_LISTED = 2
NEARBY = re.compile(r"(?<=[动及在对向和，赴])([\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3}){2,})等地(?![方域块区])")
TWO_OF_A_KIND = re.compile(r"([\u4e00-\u9fff]{2})[、和]([\u4e00-\u9fff]{2})两([镇乡县区市])")  # 青禾、双杰两镇
SHORTEST = 3  # characters of a county's name
GOVERNMENT = re.compile("[省市县区旗](?:人民政府|第[一二三四五六七八九十]{1,3}届人民代表大会)")
# Below a city its name, or who writes: 无锡市云川区; 民盟云川市基层委员会; 云川区工信局 where a line begins.
LOCAL = re.compile(
    rf"(?:(?:{ATLAS})(?:市|州|地区)|民[盟革建进]|农工党|致公党|九三学社|中共)(?P<under>[\u4e00-\u9fff]{{2,3}}[市县区旗])(?![\u4e00-\u9fff]{{0,2}}[市县区旗])|"
    r"^(?P<body>[\u4e00-\u9fff]{2,3}[市县区旗])(?=[\u4e00-\u9fff]{2,10}(?:局|委|办公室|政府|商联)(?:[，：:\s]|$|作为))",
    re.M,
)
PREFIX = re.compile(r"(?:关于|对|印发|中共|《|(?:19|20)\d\d年度?|[-—])+")
EDGE = re.compile(r"[，。；、：）”和与及的等]|$")
# Below a city, or two side by side: 苏州市灵秀区, （云川区和青禾区）.
BELOW = re.compile(r"市([\u4e00-\u9fff]{2,3}?[县区旗])(?![\u4e00-\u9fff]?[县区旗])")
PAIR = re.compile(r"[县区旗][和、与][\u4e00-\u9fff]{2}[县区旗](?=[，。；：）和与等]|$)")
OPENS_PAIR = re.compile(r"[，。；：（]?([\u4e00-\u9fff]{2}[县区旗])")
# In a list of places even 西湖区, an everyday word with an ending, is one.
LISTED = re.compile(r"[\u4e00-\u9fff]{2,8}[区县市旗](?:、[\u4e00-\u9fff]{1,4}[区县市旗]){2,}(?=[，。；：、）等和]|$)")
# Whose body is named is a place: 云川区区委, 《川北县人民政府关于…》.
GOVERNED = re.compile(
    r"(?:^|[，。；、：（《在以对由和与])([\u4e00-\u9fff]{2,3}[县区市旗])(?=人民政府(?:关于|办公室)|区委[、区]|县委[、县]|市委[、市])"
)
ENDED, LENGTHS = re.compile("[县市区旗](?![域位间别划块分])"), (6, 5, 4, 3)
SHAPED, COUNTY = re.compile("新区|片区(?!内|化)|街道|镇(?!街|域|区)|乡(?!村|镇|土|贤)"), re.compile("[县区]")
AT_MARK = re.compile(r"(?:^|[，。；、：（“和与及在])([\u4e00-\u9fff]{2,4}(?:县|市))")
BELT = re.compile("流域|经济带|都市圈|城市群|经济圈|经济走廊")
# 青阳县丁桥镇: the town has a name of its own.
BELOW_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,3}[市县区旗](?=[\u4e00-\u9fff]{2,3}(?:镇|乡|街道|片区)$)")
STEMMED, HAN = re.compile(rf"(.{{2,}}?)(?:{ENDINGS})"), re.compile(r"[\u4e00-\u9fff]+")
SLOGAN = "[\u4e00-\u9fff]{2}[立治强活兴富稳][省市县区]"  # 生态立县、依法治县
NO_REGION = re.compile(rf"(?:{NOT_REGIONS})$|^{SLOGAN}$")
NO_PLACE = re.compile(rf"(?:{NOT_REGIONS})|{SLOGAN}|.*(?:园|高新|经开|开发|保税|示范|试验|先导|集聚|工业|产业)区")
CHAIN = re.compile(
    r"(?:(?!关于|对)[\u4e00-\u9fff]){2,8}?(?:自治区|自治州|自治县|新区|开发区|省(?!会|级|际)|市|县|区|旗|州|镇|街道)"
)


@dataclass(frozen=True, slots=True)
class Home:
    """The region a document speaks for: its full name and its stem (慈溪市, 慈溪)."""

    name: str = ""
    stem: str = ""

    @property
    def ending(self) -> str:
        """The administrative ending of the name, such as 市."""
        return self.name[len(self.stem) :]


def seen(names: Iterable[str]) -> dict[str, str]:
    """Return by what the regions of a document are found again, and what they end in, if always in the same.

    That is their stem, or the name in full where the stem is an everyday word.

    >>> seen(["海曙区", "解放区", "云川县", "云川镇"])
    {'海曙': '区', '解放区': '', '云川': ''}
    """
    endings: dict[str, str] = {}
    for name in names:
        short = name if is_common(stem(name)) else stem(name)
        ending = name[len(short) :]
        endings[short] = ending if endings.get(short, ending) == ending else ""
    return endings


def stem(name: str) -> str:
    """Return a region's name without its administrative ending, when enough is left to tell it.

    >>> stem("慈溪市"), stem("前湾新区"), stem("长三角")
    ('慈溪', '前湾', '长三角')
    """
    match = STEMMED.fullmatch(name)
    return match[1] if match else name


def home_of(issuer: str, title: str) -> Home:
    """Return the region whose body issued a document, from its name, or else from the document's title.

    >>> home_of("浙江省慈溪市经济和信息化局", "").name
    '慈溪市'
    """
    for text in (issuer, title):
        prefix = PREFIX.match(text)
        position, found = prefix.end() if prefix else 0, ""
        while match := FULL.match(text, position) or CHAIN.match(text, position):
            # 诸城市 ends as 城市 does, and is one by its name.
            named = match.group() in COUNTIES or re.search("(?<!高)新区$", match.group())
            if NO_REGION.search(match.group()) and not named:
                break
            found, position = match.group(), match.end()
        inner = KNOWN.search(found)  # 数智贵州 is no prefecture.
        if inner and not inner.start() and len(found) - inner.end() >= SHORTEST:
            found = found[inner.end() :]  # 苏州灵秀区 is a part of 苏州.
        if len(found) >= 3 and not (inner and inner.start() and inner.end() == len(found)):
            return Home(found, stem(found))
        known = inner or KNOWN.match(text, prefix.end() if prefix else 0)
        if known and known["known"]:
            full = PROVINCES.get(known["known"], known["known"] + "市")
            return Home(full, known["known"])
    return Home()


def home_in(text: str, number: str = "") -> Home:
    """Return the region that a text speaks for where no issuer and no title tells.

    That is whose government reports, or who is us: by the number of the document, or by what is named most.

    >>> home_in("我代表云川区人民政府作报告").name, home_in("随州市工业强，我市与随州市各县").name
    ('云川区', '随州市')
    >>> home_in("民盟云川县基层委员会：我县与温州市各县").name
    '云川县'
    """
    # Who says 我区 and 全市 speaks for the 区.
    ours = {match.group()[-1] for match in OURSELVES.finditer(text)}
    endings = ours or {match.group()[-1] for match in FIRST_PERSON.finditer(text)}
    for reports in GOVERNMENT.finditer(text):
        name = text[max(0, reports.start() - 6) : reports.start() + 1].split()[-1]  # Alone: brackets hold boundaries.
        name = name[after_last_cut(name, 0, len(name)) :]
        if (above := FULL.search(name)) and above.end() < len(name):
            name = name[above.end() :]  # 上海市宝山区
        elif above:
            name = above.group()  # 中共云川市委云川市
        told = not ours or name[-1:] in ours
        if told and SHORTEST <= len(name) <= 5 and not (NO_PLACE.fullmatch(name) if above else NO_REGION.search(name)):
            return Home(name, stem(name))
    signed = SIGNS.get(number[:1], "")
    if signed and signed[-1] in endings:
        return Home(signed, stem(signed))
    # 贵州 is a province's name: of 全省 it is told as 贵州省 would be.
    whole = (
        m.group() if m["ending"] else PROVINCES.get(m["known"], m["known"] + "市")
        for m in KNOWN.finditer(text)
        if m["known"]
    )
    named = Counter(name for name in whole if name[-1] in endings)
    found = named.most_common(1)
    if found and found[0][1] > 1:
        return Home(found[0][0], stem(found[0][0]))
    local = Counter(
        name
        for match in LOCAL.finditer(text)
        if (name := match[match.lastgroup or 0])[-1] in endings and not NO_PLACE.fullmatch(name)
    )
    return Home(best := local.most_common(1)[0][0], stem(best)) if local else Home()


class RegionFinder:
    """Finds the regions in folded sentences of one document.

    Args:
        home: the region the document speaks for; its stem is a region wherever it stands.
        further: regions of the document besides, by what they are called, with the endings they have in full.
    """

    def __init__(self, home: Home, further: Mapping[str, str] | None = None) -> None:
        """Compile the patterns once for the document."""
        self.home = home
        self._endings = {**(further or {}), home.stem: home.ending}
        self.stems = frozenset(self._endings)
        names = sorted(self.stems - {""} - set(PROVINCES) - CITIES, key=len, reverse=True)
        local = alternation(names)
        # Who speaks for 准格尔旗 says 准旗.
        short = len(home.stem) >= SHORTEST and home.ending in ("区", "旗", "县")
        self._short = re.compile(rf"{home.stem[0]}{home.ending}(?![域间别块分])") if short else None
        self._local = re.compile(rf"(?P<stem>{local})(?P<ending>{ENDINGS})?(?P<big>大市)?") if local else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name) for each region; a first person gives the home region's name."""
        places = _PLACES.find(text)
        for number, match in places:
            start = match.start()
            if number != _OF_ATLAS or WORDS_WITH.match(text, max(0, start - 2)):
                continue
            if match["area"]:
                yield start, match.end(), match["area"]
            elif ring := RING.match(text, match.end()):
                yield match.start(), ring.end(), text[match.start() : ring.end()]
            else:
                yield start, match.end(), self._full(match["known"], match["ending"], match["big"])
        if self._local:
            for match in self._local.finditer(text):
                ending = match["ending"] or self._endings[match["stem"]]
                if text.startswith("大市", match.end("stem")):
                    ending = ""
                end = match.end()
                yield match.start(), end, match["stem"] + ("大市" if match["big"] else ending)
        if self._short:
            for match in self._short.finditer(text):
                yield match.start(), match.end(), self.home.name
        if self.home.name:
            for number, match in places:
                if number == _OF_ATLAS:
                    continue
                if match.group().endswith("本级"):
                    yield match.start(), match.end(), f"{self.home.name}本级"
                elif match.group()[1] in self.home.name[-1:] or match.group()[0] == "我":
                    yield match.start(), match.end(), self.home.name

    @staticmethod
    def _full(known: str, ending: str | None, big: str | None) -> str:
        if big:
            return known + big
        if ending and (known not in PROVINCES or known in CITIES):  # 吉林市 lies in 吉林省.
            return known + ending
        name: str = PROVINCES.get(known, known + "市")
        return name


def _listed(text: str) -> Iterator[str]:
    """Yield the places of a list of three or more: 余杭区、上城区、西湖区."""
    for match in LISTED.finditer(text):
        members = match.group().split("、")
        members[0] = members[0][after_last_cut(members[0], 0, len(members[0])) :]
        places = [member for member in members if not NO_PLACE.fullmatch(member) and 2 <= len(member) <= 5]
        if len(places) >= LEAST_LISTED:
            yield from places
    for match in NEARBY.finditer(text):
        yield from match[1].split("、")


def _together(text: str) -> Iterator[str]:
    """Yield what stands below a city, and two places side by side."""
    for match in BELOW.finditer(text):
        if any(text[max(0, match.start() - length) : match.start()] in PLACES for length in (2, 3, 4)):
            yield match[1]
    for match in PAIR.finditer(text):
        start = match.start() - 2
        if first := OPENS_PAIR.fullmatch(text, max(0, start - 1), match.start() + 1) if start >= 0 else None:
            yield first[1]
            yield match.group()[2:]


def shaped(text: str) -> Iterator[str]:
    """Yield names in a folded text that are regions by their shape alone, 白沙路街道, 前湾新区, or known counties.

    Counties and cities are taken only at the edge of a clause or in a list; within one they are too easily wrong.
    """
    if text.count("、") >= 2:
        yield from _listed(text)
    for match in TWO_OF_A_KIND.finditer(text):
        yield from (match[1] + match[3], match[2] + match[3])
    for match in ENDED.finditer(text):
        end = match.end()
        yield from (text[end - n : end] for n in LENGTHS if n <= end and text[end - n : end] in COUNTIES)
    for match in SHAPED.finditer(text):
        start = after_last_cut(text, max(0, match.start() - 6), match.end())
        known = KNOWN.search(text, max(0, start - 3), match.start())
        if known and known.start() < start < known.end():
            start = known.end()  # 内蒙古和林格尔新区 is too long to be looked at whole.
        name = text[start : match.end()].rpartition("建设")[2]  # Weak words bound nothing: 实体化建设云川新区.
        if not HAN.fullmatch(name):
            continue
        if above := BELOW_COUNTY.match(name):
            name = name[above.end() :]
        is_new_area = (
            name.endswith("新区") and not is_general(name[:-2]) and not name.endswith("高新区") and len(name) > 3
        )
        if is_new_area or (3 <= len(name) <= 6 and not NO_REGION.search(name)):
            yield name
    yield from (name for name in _together(text) if not (NO_PLACE.fullmatch(name) or NO_REGION.search(name)))
    for match in BELT.finditer(text):
        name = text[after_last_cut(text, max(0, match.start() - 6), match.end()) : match.end()]
        if (
            len(name) > len(match.group()) + 1
            and not KNOWN.search(name)
            and HAN.fullmatch(name)
            and not is_general(name[: -len(match.group())])
        ):
            yield name
    # 园区 is no region, wherever it begins: to find that out takes the boundaries of the whole text.
    for match in COUNTY.finditer(text):
        if NO_REGION.search(text, max(0, match.end() - SHORTEST), match.end()) or not _ends(text, match.end()):
            continue
        start = after_last_cut(text, max(0, match.start() - 4), match.end())
        if match.end() - start < SHORTEST and match.end() - SHORTEST in cuts(text):
            start = match.end() - SHORTEST  # 落户曾都区: 都 alone parts no name of three.
        name = text[start : match.end()]
        if (
            SHORTEST <= len(name) <= 4
            and HAN.fullmatch(name)
            and name not in COUNTIES
            and not is_common(name[:-1])
            and not NO_REGION.search(name)
        ):
            yield name
    yield from (match[1] for match in GOVERNED.finditer(text) if not NO_REGION.search(match[1]))
    for match in AT_MARK.finditer(text):
        if NO_REGION.search(match[1]) or not _ends(text, match.end()):
            continue
        if after_last_cut(text, *match.span(1)) == match.start(1):
            yield match[1]


def _ends(text: str, place: int) -> bool:
    """Tell whether a name ends at a place: a mark follows, the end or a verb."""
    return EDGE.match(text, place) is not None or begins_with_verb(text, place)
