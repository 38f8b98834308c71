"""The names of a document: found sentence by sentence, then wherever else the document has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders.boundaries import cuts
from loaders.firms import find_firms, is_digital, short_firm
from loaders.industries import find_industries
from loaders.layout import Block
from loaders.letterhead import TITLE_QUOTE
from loaders.matching import match_roles
from loaders.names import Mention, find_names, tidy
from loaders.phrases import find_phrases
from loaders.projects import find_projects
from loaders.quoted import find_quoted
from loaders.regions import RegionFinder
from loaders.sentence import Sentence
from loaders.spotting import SENTENCES

SPREAD = (
    "Enterprise",
    "ServiceProvider",
    "IndustrialPark",
    "Platform",
    "ResearchInstitute",
    "Project",
    "Industry",
    "Programme",
    "Honour",
)
FREE_LEFT = re.compile(r"(?:^|[，。；：、“（和与及以由对为等持导励挥进动向])$")
FREE_RIGHT = re.compile(r"(?:$|[，。；：、”）和与及等为的]|平台|集团|股份|电器|产业园|未来工厂|LED|企业)")
FIRM_PROJECT = re.compile(
    r"(?!等?(?:这|\d+|[一二两三四五六七八九十]+)[个家])[^，。；、：的了“”]{2,12}?项目(?!库|清单|名单|申报)"
)
FIRM_SITE = re.compile(r"(?![和与及])[^，。；、：的了“”]{0,14}?(?:总部(?!经济|企业|集聚)|(?:生产|制造|研发|创新)基地)")
BUILT = ("Project", "Platform", "ResearchInstitute", "IndustrialPark")
BUILDS = re.compile(r"(?:正在|计划|拟|已)?(?:投资建设|投建|投资|建设|实施|新上|上马|新建|启动|扩建)")
BUILT_PROJECT = re.compile(
    r"(?:正在|计划|拟|的)?(?:投资建设|投建|建设|实施|新上|新建|启动)(?P<name>[^，。；、：的了“”]{3,18}?项目)(?!库|清单|名单|申报)"
)
PROPOSED = re.compile(
    r"“(?P<quoted>(?:关于)?[^“”]{6,60}?(?:建议|提案|议案))(?:（[^（）“”]{2,12}号）)?”(?=的?(?:提案|建议|议案|已?收悉))|《(?P<open>[^《》。]{6,60}(?:建议|提案|议案))(?=已?收悉)|“(?P<asked>关于[^“”]{4,60})”(?=的(?:建议|提案|议案))|提出的(?P<bare>关于(?:[^《》“”。；]{6,60}|“[^“”]{4,60}”的)(?:建议|提案|议案))(?=（|，|已|收悉)"
)
CALLED = re.compile(r"“([\u4e00-\u9fff]{2,10}(?:\d{1,3}|[一二三四五六七八九十]{1,3})条)”")  # What a policy is called.
_PILOTS = SENTENCES.group([r"(?<=[列入纳入选])(?P<level>国家|省|市)级?试点(?=[，。；、的])"])


def find_mentions(text: str, finder: RegionFinder) -> list[Mention]:
    """Return the names of one folded sentence, in order and apart."""
    found = [mention for _, mention in candidates(text, finder)]
    labels = {mention.label for mention in found}
    if "Enterprise" in labels and not labels.isdisjoint(BUILT):
        found = _begin_at_firms(found)
    if "Industry" in labels and "Region" in labels:
        found = past_regions(found, [m for m in found if m.label == "Region"])
    return apart(found) if len(found) > 1 else found


def candidates(text: str, finder: RegionFinder) -> list[tuple[str, Mention]]:
    """Return what may be a name in one folded sentence, and what shows it.

    That is the id of a phrase, or else `shape`, `industry`, `brand`, `region`, `project`, `quoted` or `title`.
    """
    found = list(find_phrases(text))
    found += [("shape", m) for m in find_names(text)]
    found += [("industry", m) for m in find_industries(text)]
    found += [("brand", m) for m in find_firms(text, finder.stems)]
    found += [("region", Mention(start, end, "Region", name)) for start, end, name in finder.find(text)]
    if "《" in text:
        found += [("title", Mention(m.start(), m.end(), "Document", m[1])) for m in TITLE_QUOTE.finditer(text)]
    if "项目" in text:
        found += [("project", m) for m in find_projects(text)]
    if "“" in text:
        found += [("quoted", m) for m in find_quoted(text)]
    if "条”" in text:
        found += [("title", Mention(*m.span(), "Document", m[1])) for m in CALLED.finditer(text)]
    if "收悉" in text or "提案" in text:
        found += [
            ("title", Mention(*m.span(part), "Document", tidy(m[part])))
            for m in PROPOSED.finditer(text)
            for part in (m.lastgroup or 0,)
        ]
    return found


def past_regions(found: list[Mention], regions: list[Mention]) -> list[Mention]:
    """Let an industry begin after the region before it: 慈溪市汽车零部件行业."""
    ends = {m.start: m.end for m in regions}
    return [
        Mention(ends[m.start], m.end, m.label, m.name[ends[m.start] - m.start :])
        if m.label == "Industry" and m.start in ends and len(m.name) - (ends[m.start] - m.start) >= 2
        else m
        for m in found
    ]


def _begin_at_firms(found: list[Mention]) -> list[Mention]:
    """Let a project begin with the firm inside it, and what a firm builds after the verb that says so."""
    firms = {m.start: m.end for m in found if m.label == "Enterprise"}
    trimmed = []
    for mention in found:
        starts = [s for s in firms if mention.start < s < mention.end - 4] if mention.label == "Project" else []
        if starts:
            shift = min(starts) - mention.start
            mention = Mention(mention.start + shift, mention.end, "Project", mention.name[shift:])
        # «锦澜织造投资建设宽幅织物生产基地»: the firm, then what it does, then the project.
        verb = BUILDS.match(mention.name, firms[mention.start] - mention.start) if mention.start in firms else None
        if mention.label in BUILT and verb and verb.end() < len(mention.name) - 3:
            mention = Mention(mention.start + verb.end(), mention.end, mention.label, mention.name[verb.end() :])
        trimmed.append(mention)
    return trimmed


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longer of two mentions that overlap; of equals the first found stays."""
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        place = bisect_left(starts, mention.start)
        clear_before = place == 0 or kept[place - 1].end <= mention.start
        if clear_before and (place == len(kept) or mention.end <= starts[place]):
            kept.insert(place, mention)
            starts.insert(place, mention.start)
    return kept


def find_in_cells(block: Block, finder: RegionFinder) -> list[Mention]:
    """Return the names in the cells of a row, placed in the row's text."""
    found, start = [], 0
    for cell in block.cells:
        found += [Mention(m.start + start, m.end + start, m.label, m.name) for m in find_mentions(cell.text, finder)]
        start += len(cell.text)
    return found


def spread(all_sentences: Sequence[Sentence]) -> None:
    """Find the names of a document wherever else they stand in it."""
    labels: dict[str, Counter[str]] = {}
    for sentence in all_sentences:
        for mention in sentence.mentions:
            if mention.label in SPREAD:
                labels.setdefault(mention.name.strip("“”"), Counter())[mention.label] += 1
    for name in [n for n, found in labels.items() if "Enterprise" in found or "ServiceProvider" in found]:
        short = short_firm(name)
        if short != name and short not in labels:
            labels[short] = labels[name]
    firms = tuple(n for n, found in labels.items() if "Enterprise" in found)
    # 公牛电工电器 is no industry where 公牛 is a firm.
    refused = {n for n, found in labels.items() if "Industry" in found and n.startswith(firms)} - set(firms)
    renamed = {n for n, found in labels.items() if _is_rather_firm(found)}
    for sentence in all_sentences:
        sentence.mentions = [
            m._replace(label="Enterprise") if m.label == "Industry" and m.name in renamed else m
            for m in sentence.mentions
            if m.label != "Industry" or m.name not in refused
        ]
    names = [name for name in labels if len(name) >= 2 and name not in refused]
    if not names:
        return
    # For what is built for one document only, this kind takes the least time to build and to search.
    automaton = AhoCorasick(names, MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    programmes = [n for n, found in labels.items() if "Programme" in found]
    main = [max(sorted(labels[n]), key=lambda one: (labels[n][one], one == "ServiceProvider")) for n in names]
    for sentence in all_sentences:
        text = sentence.text
        here = {mention[:2] for mention in sentence.mentions}
        added = []
        for index, start, end in automaton.find_matches_as_indexes(text):
            if (start, end) in here:
                continue
            if end - start > 2 or (FREE_LEFT.search(text[max(0, start - 2) : start]) and FREE_RIGHT.match(text, end)):
                added.append(Mention(start, end, main[index], names[index]))
        if "项目" in text or "总部" in text or "基地" in text:
            added += _projects(sentence)
        added += _pilots(text, programmes)
        if added:
            sentence.mentions = apart([*sentence.mentions, *added])


def _is_rather_firm(found: Counter[str]) -> bool:
    """Tell whether a name is a firm's in most places of a document that also reads it as a branch: 凤凰机器人."""
    return found["Enterprise"] > found["Industry"]


def _projects(sentence: Sentence) -> Iterator[Mention]:
    """Yield the projects that are called by their firm: 公牛集团未来工厂项目, 公牛集团研发和生产基地."""
    text = sentence.text
    starts = [m.start for m in sentence.mentions]
    for mention in sentence.mentions:
        if mention.label != "Enterprise":
            continue
        if built := BUILT_PROJECT.match(text, mention.end):
            yield Mention(built.start("name"), built.end(), "Project", built["name"])
            continue
        match = FIRM_PROJECT.match(text, mention.end)
        if match and not any(mention.end < cut < match.end() for cut in cuts(text)):
            yield Mention(mention.start, match.end(), "Project", text[mention.start : match.end()])
        site = FIRM_SITE.match(text, mention.end)
        parted = site and any(mention.end < cut < site.end() and text[cut - 1] not in "和与及" for cut in cuts(text))
        if site and not parted and not any(mention.end <= start < site.end() for start in starts):
            yield Mention(mention.start, site.end(), "Project", text[mention.start : site.end()])


def _pilots(text: str, programmes: Sequence[str]) -> Iterator[Mention]:
    """Yield «国家试点» as the one national pilot that the document names in full."""
    for _, match in _PILOTS.find(text):
        meant = [p for p in programmes if p.startswith(match["level"]) and "试点" in p]
        if len(meant) == 1:
            yield Mention(match.start(), match.end(), "Programme", meant[0])


def assign_roles(all_sentences: Sequence[Sentence]) -> None:
    """Give a firm the label of the role that some sentence of the document gives it, or its name."""
    roles = {m.name: label for sentence in all_sentences for m, label in match_roles(sentence)}
    for sentence in all_sentences:
        sellers = [m.name for m in sentence.mentions if m.label == "Enterprise" and is_digital(m.name, sentence.text)]
        roles |= dict.fromkeys(sellers, "ServiceProvider")
    for sentence in all_sentences:
        sentence.mentions = [
            m._replace(label=roles[m.name]) if m.label == "Enterprise" and m.name in roles else m
            for m in sentence.mentions
        ]
