"""Names inside a longer name: the firm of a project, the place of a park, the industry of a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.firms import find_firms
from loaders.frequency import is_common, is_word
from loaders.industries import TERMS, find_industries, is_only_industry
from loaders.lexicon import alternation, lexicon, words
from loaders.mentions import apart, past_regions
from loaders.names import Mention, find_names, is_general
from loaders.regions import ATLAS, RegionFinder, stem
from loaders.sentence import Sentence
from loaders.speech import BODY_END

BRAND = re.compile(
    rf"(?:{ATLAS})(?:{alternation(words(lexicon('firms')['tails']))})(?=\d)|"
    rf"(?!年产|人工智能)(?:{ATLAS}(?=[\u4e00-\u9fff]{{3}}[东西南北华川中]{{0,3}}总部))?(?:[A-Z][A-Za-z]{{1,9}}(?![A-Za-z])|[\u4e00-\u9fff]{{2,4}}?)"
    r"(?=[A-Za-z0-9]|年产|年加工|生产|制造|研发|智能|智慧|数字|新能源|新型|高端|精密|绿色|共享|区域|国家|冷链|农特?产品|未来工厂|"
    rf"(?:全国|全球|中国|国际|[东西南北华川中]{{0,3}})(?:区域)?总部|[东西南北华中]{{2}}(?:区域|基地)|{alternation(TERMS)})"
)
# Such are called by their places.
PUBLIC_WORKS = re.compile(
    r"(?:(?<!储能)(?<!充)电站|铁路|高铁|高速|公路|机场|水库|大桥|隧道|灌区|码头|航道|管网|扩容|枢纽|发电|供水|水利)(?:工程|项目|[一二三四]期)*$"
)
SETS_UP = re.compile(
    r"(?:关于)?(?:印发|开展|实施|推进|加快)?(?P<name>[^《》]{6,40}?(?:试点|专项行动|攻坚行动|培育工程|提升工程|提升行动))"
    r"(?:工作|实施|建设|总体)?(?:方案|办法|细则|要点)(?:（[^（）]{1,20}）)?(?:的通知)?"
)
ISSUER = re.compile(rf"([\u4e00-\u9fff]{{2,24}}?{BODY_END})(?=关于)")
BODIES = re.compile(r"(?:[省市县区]|国)(?=人民政府|政府|务院)|(?:局|(?<!办公)厅|委员会|委)(?![员会])")
PART = re.compile("[东西南北中]部")
SHORTEST_PROGRAMME = 6
UNIVERSITY = re.compile(r"[\u4e00-\u9fff]{0,4}大学")
FIRMS = ("Enterprise", "ServiceProvider")
HOLDERS = ("Enterprise", "ServiceProvider", "IndustrialPark", "Industry", "Programme", "ResearchInstitute")


class InsideFinder:
    """Finds the names inside the longer names of one document.

    Args:
        all_sentences: with the mentions found in them.
        finder: of the document's regions.
    """

    def __init__(self, all_sentences: Sequence[Sentence], finder: RegionFinder) -> None:
        """Index the document's names."""
        self._finder = finder
        # A document says the same names again and again.
        self._found: dict[tuple[str, str], Sequence[Mention]] = {}
        self._labels = {m.name: m.label for s in all_sentences for m in s.mentions if m.label in HOLDERS}
        # Names are short and asked about one by one: to look each pair of characters up is less than an automaton.
        self._by_start: dict[str, list[str]] = {}
        for name in self._labels:
            if len(name) >= 2:
                self._by_start.setdefault(name[:2], []).append(name)

    def find(self, text: str, whole: Mention) -> Sequence[Mention]:
        """Return the names inside the characters of a whole name, placed from its start, in order and apart."""
        asked = text, whole.label
        if asked not in self._found:
            regions = [Mention(start, end, "Region", name) for start, end, name in self._finder.find(text)]
            known, brand = self._known(text, whole), self._brand(text, whole)
            self._found[asked] = apart(
                [
                    *known,
                    *_set_up(text, whole, regions),
                    *_issuer(text, whole),
                    *_industries(text, whole, regions),
                    *brand,
                    *_regions(text, whole, regions),
                ]
            )
        return self._found[asked]

    def _known(self, text: str, whole: Mention) -> Iterator[Mention]:
        length = len(text.strip("“”《》"))
        for start in range(len(text) - 1):
            for name in self._by_start.get(text[start : start + 2], ()):
                if (
                    len(name) < length
                    and text.startswith(name, start)
                    and (self._labels[name] != whole.label or (start == 0 and text[0] == "“"))
                ):
                    yield Mention(start, start + len(name), self._labels[name], name)
        if whole.label == "IndustrialPark":
            yield from (m for m in find_names(text[:-2], ("IndustrialPark",)) if m.start == 0)

    def _brand(self, text: str, whole: Mention) -> Iterator[Mention]:
        """Yield the firm that a project's name begins with: 合盛锂电池, 中环赛特年产1000MW组件."""
        if whole.label != "Project" or PUBLIC_WORKS.search(text):
            return
        # 华珀智能卫浴基地 is that of 华珀卫浴, if the document names no other firm of this coinage.
        kin = [name for name in self._by_start.get(text[:2], ()) if self._labels[name] in FIRMS]
        if len(kin) == 1 and not text.startswith(kin[0]) and not is_word(text[:2]):
            yield Mention(0, 2, self._labels[kin[0]], kin[0])
            return
        firm = next((m for m in find_firms(text) if m.start == 0 and m.end < len(text)), None)
        if firm:
            yield firm
            return
        match = BRAND.match(text)
        if (
            match
            and not is_only_industry(match.group())
            and not _is_everyday(match.group(), text[match.end() : match.end() + 1])
            and stem(match.group()) != self._finder.home.stem
        ):
            yield Mention(0, match.end(), "Enterprise", match.group())


def _is_everyday(brand: str, following: str) -> bool:
    """Tell whether what a project's name begins with is no brand: 新型, 分布式, 海滨低空, 深海 before Chinese words."""
    common = is_common(brand) and (len(brand) > 2 or not following.isascii())
    halves = len(brand) == 4 and is_common(brand[:2]) and is_common(brand[2:])
    return is_general(brand) or PART.fullmatch(brand) is not None or halves or brand[-1] in "级式型" or common


def _set_up(text: str, whole: Mention, regions: list[Mention]) -> Iterator[Mention]:
    """Yield the programme that a document sets up by its title: 云川市五金行业数字化转型试点工作方案."""
    match = SETS_UP.fullmatch(text) if whole.label == "Document" else None
    if match:
        start = max([match.start("name"), *(m.end for m in regions if m.start <= match.start("name"))])
        name = text[start : match.end("name")]
        if len(name) >= SHORTEST_PROGRAMME and not is_general(name):
            yield Mention(start, match.end("name"), "Programme", name)


def _issuer(text: str, whole: Mention) -> Iterator[Mention]:
    """Yield the body that a document's title begins with: 云川市人民政府办公室关于印发….

    The titles of what several issue together are left out: nothing tells where one body ends.
    """
    match = ISSUER.match(text) if whole.label == "Document" else None
    if match and not match[1].startswith("中共") and len(BODIES.findall(match[1])) == 1:
        yield Mention(0, match.end(1), "GovernmentBody", match[1])


def _regions(text: str, whole: Mention, regions: list[Mention]) -> list[Mention]:
    if whole.label in ("Enterprise", "ServiceProvider"):
        return []  # A place in a firm's name tells its register, not where it is.
    # 武汉科技大学 is a university's name, and says nothing of Wuhan.
    return [m for m in regions if m.end - m.start < len(text) and not UNIVERSITY.match(text, m.end)]


def _industries(text: str, whole: Mention, regions: list[Mention]) -> list[Mention]:
    if whole.label in ("Industry", "Enterprise", "ServiceProvider", "Document", "GovernmentBody"):
        return []
    return [m for m in past_regions(find_industries(text), regions) if m.end - m.start < len(text)]
