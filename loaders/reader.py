"""One document → its sentences, the names in them, and what they state."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.anaphora import resolve
from loaders.ends import Context
from loaders.figures import Figure, find_figures
from loaders.incentives import Incentive, find_incentives, is_asked_for
from loaders.industries import is_only_industry, stem
from loaders.inside import InsideFinder
from loaders.layout import Block, Heading, blocks, lines, sentences
from loaders.letterhead import Letterhead, read_letterhead
from loaders.matching import match_inside, match_rules
from loaders.mentions import assign_roles, find_in_cells, find_mentions, spread
from loaders.names import Mention, tidy
from loaders.regions import Home, RegionFinder, home_in, home_of, seen, shaped
from loaders.remembering import forget
from loaders.rosters import find_rosters, name_cells, roster_claims
from loaders.sentence import Claim, Sentence
from loaders.tables import table_figures

FORWARD_HEADING = re.compile(
    r"下一?步|年(?:度)?(?:重点|主要)?工作安排|目标|主要任务|重点任务|总体要求|工作打算|工作谋划|工作计划|今后|明年|思路|保障措施"
)
PROPOSAL_TITLE = re.compile(r"(?:建议|提案|议案)$|^关于.*(?:建议|提案|议案)")
PROPOSALS = ("提案", "建议", "议案")
NUMBERED = re.compile("（第?[A-Z\\d-]{1,12}号(?:建议|提案|议案)")
ASKED = ("提案", *("的" + noun for noun in PROPOSALS), *("”的" + noun for noun in PROPOSALS))
SINCE = re.compile(r"((?:19|20)\d\d)年以来")
FORWARD_OPENING = re.compile(r"^(?:下一?步|接下来|今后|未来[三五]年|明年)")
TOPIC_LABELS = (
    "Honour",
    "Programme",
    "IndustrialPark",
    "Platform",
    "ResearchInstitute",
    "Industry",
    "Project",
)
RUNS_PARK = re.compile("(?:党工委|管委会|管理委员会)(?:办公室)?$")
ZONE = re.compile("[\u4e00-\u9fff]{2,12}?(?:高新区|经开区|开发区|园区|保税区|综保区|度假区|工业园|科技城)")
NESTED = ("Enterprise", "ServiceProvider", "GovernmentBody", "Region", "Programme", "Industry", "IndustrialPark")
LONGEST_TOPIC, LONGEST_MEMORY = 45, 40


@dataclass(slots=True)
class Reading:
    """What one document says: its letterhead, sentences, claims, figures and incentives."""

    name: str
    text: str
    head: Letterhead
    home: Home
    sentences: list[Sentence]
    finder: RegionFinder = field(default_factory=lambda: RegionFinder(Home()))
    nested: list[tuple[int, Mention]] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    incentives: list[tuple[int, Incentive]] = field(default_factory=list)
    document: Mention | None = None

    @property
    def title(self) -> str:
        """The document's title, or its file name without the ending."""
        return tidy(self.head.title.text) if self.head.title else self.name.rsplit(".", 1)[0]

    @property
    def proposals(self) -> list[tuple[int, Mention]]:
        """The titles of the proposals that are answered, 《…建议》: those of the first sentence that has any."""
        is_reply = bool(self.head.addressees or self.head.proposal_number)
        for index, sentence in enumerate(self.sentences[:4]):
            if not (is_reply or "收悉" in sentence.text):
                continue
            titles = [
                m
                for m in sentence.mentions
                if m.label == "Document"
                and (
                    PROPOSAL_TITLE.search(m.name)
                    or sentence.text.endswith(PROPOSALS, 0, m.start)
                    or sentence.text.startswith(ASKED, m.end)
                    or NUMBERED.match(sentence.text, m.end)
                )
            ]
            if titles:
                return [(index, title) for title in titles]
        return []

    def is_proposal(self, mention: Mention) -> bool:
        """Tell whether a mention is the title of the proposal that is answered."""
        return mention.label == "Document" and any(title.name == mention.name for _, title in self.proposals)

    def names(self) -> dict[str, set[str]]:
        """Return the names of the document's entities by label."""
        found: dict[str, set[str]] = {}
        mentions = [m for s in self.sentences for m in s.mentions]
        mentions += [m for _, m in self.nested]
        mentions += [m for _, claim in self.claims for m in (claim.source, claim.target)]
        for mention in mentions:
            found.setdefault(mention.label, set()).add(mention.name)
        head = self.head
        bodies = [head.issuer, *head.joint, *head.copied, *head.addressees]
        found.setdefault("GovernmentBody", set()).update(f.text for f in bodies if f)
        found.setdefault("Person", set()).update(
            f.text for f in [head.signatory, *head.contacts, *head.addressees] if f
        )
        found.setdefault("Document", set()).add(self.title)
        fallback = f"{head.session}第{head.proposal_number}号建议"
        found.setdefault("Proposal", set()).update([title.name for _, title in self.proposals] or [fallback])
        found.setdefault("Region", set()).update(f.region for _, f in self.figures if f.region)
        return found


def read_document(name: str, text: str) -> Reading:
    """Read one document.

    Args:
        name: the file's name, as evidence will call it.
        text: its characters as decoded.

    Returns:
        Everything found, each by its sentence's index and places in that sentence's folded text.
    """
    forget()
    head, body = read_letterhead(text, lines(text))
    reading = Reading(name, text, head, Home(), [])
    home = home_of(head.issuer.text if head.issuer else "", reading.title)
    found_blocks = list(blocks(text, body))
    if not home.name:
        home = home_in(text, head.number.text if head.number else "")
    reading.home = home
    reading.document = Mention(0, 0, "Document", reading.title)
    reading.finder = finder = RegionFinder(
        home,
        seen(region for b in found_blocks for part in b.cells or (b.folded,) for region in shaped(part.text)),
    )
    rows: list[tuple[int, Block]] = []
    captions: dict[int, str] = {}
    for number, block in enumerate(found_blocks):
        _add_sentences(block, number, reading, finder)
        if block.kind == "row":
            rows.append((len(reading.sentences) - 1, block))
            above = found_blocks[number - 1] if number else block
            if above.kind != "row":
                captions[block.table] = above.folded.text
    rosters = find_rosters(rows, captions, reading.title)
    for row in rosters:
        name_cells(row, reading.sentences[row.index])
    spread(reading.sentences)
    assign_roles(reading.sentences)
    resolve(reading.sentences, find_mentions(reading.title, finder))
    _govern(found_blocks, reading.sentences, finder)
    _claim(reading, finder, {row.index for row in rosters})
    for row in rosters:
        reading.claims += [(row.index, claim) for claim in roster_claims(row, reading.sentences[row.index])]
    _measure(reading, rows)
    return reading


def _add_sentences(block: Block, number: int, reading: Reading, finder: RegionFinder) -> None:
    section = block.section
    forward = bool(FORWARD_HEADING.search(section))
    if block.kind != "paragraph":
        kind = "row" if block.kind == "row" else "heading"
        sentence = Sentence(block.folded, kind, section, number, forward=forward)  # type: ignore[arg-type]
        sentence.mentions = _in_heading(sentence.text, finder) if kind == "heading" else find_in_cells(block, finder)
        reading.sentences.append(sentence)
        return
    previous = reading.sentences[-1] if reading.sentences else None
    sticky = bool(previous and previous.kind == "sentence" and previous.forward and previous.section == section)
    for folded in sentences(block.folded):
        sticky = sticky or bool(FORWARD_OPENING.match(folded.text))
        sentence = Sentence(folded, "sentence", section, number, forward=forward or sticky)
        sentence.mentions = find_mentions(folded.text, finder)
        reading.sentences.append(sentence)


def _govern(found_blocks: Sequence[Block], all_sentences: Sequence[Sentence], finder: RegionFinder) -> None:
    """Give each sentence the mentions of its headings and of the topic sentence before it."""
    cache: dict[int, list[Mention]] = {}
    # What was found in the sentence that a heading is, by where its characters stand: names spread from elsewhere too.
    said = {place: s.mentions for s in all_sentences if s.kind == "heading" for place in s.folded.offsets}
    topic: list[Mention] = []
    earlier: list[Mention] = []
    governing: list[Mention] = []
    paragraph = -1
    programme: Mention | None = None
    for sentence in all_sentences:
        if sentence.paragraph != paragraph:
            programme = next((m for m in earlier if m.label == "Programme"), programme)
            topic, earlier, paragraph = [], [], sentence.paragraph
            headings = found_blocks[paragraph].headings
            governing = [m for h in reversed(headings) for m in _heading_mentions(h, cache, finder, said)]
        sentence.earlier, sentence.latest = tuple(earlier), programme
        earlier = [*reversed(sentence.mentions), *earlier][:LONGEST_MEMORY]
        announced = _topic_of(sentence) if sentence.kind == "sentence" else []
        # What a topic sentence announces stands under the headings, beside the topic before it.
        sentence.topics = tuple(governing) if announced else (*topic, *governing)
        topic = announced or topic


REVOKED = re.compile(r"撤销|取消|注销|摘牌|不予|未通过")
BOX_MARK = re.compile(r"专栏\s*[\d一二三四五六七八九十]*[：:]?")
BOXED = re.compile(r"(?:工程|行动|计划|改革|试点)$")


def _in_heading(text: str, finder: RegionFinder, *, is_box: bool = False) -> list[Mention]:
    """Return the names in a heading; the title of a box that ends as a programme does is one as a whole."""
    mark = BOX_MARK.match(text)
    start = mark.end() if mark else 0
    if (mark or is_box) and BOXED.search(text):
        return [Mention(start, len(text), "Programme", tidy(text[start:]))]
    bare = text.strip("—。：")
    if is_only_industry(bare):  # «——高端装备。»: the section is on that industry.
        start = text.index(bare)
        return [Mention(start, start + len(bare), "Industry", stem(bare))]
    return find_mentions(text, finder)


def _heading_mentions(
    heading: Heading, cache: dict[int, list[Mention]], finder: RegionFinder, said: Mapping[int, Sequence[Mention]]
) -> list[Mention]:
    key = heading.folded.offsets[0]
    if key not in cache:
        read = _in_heading(heading.folded.text, finder, is_box=heading.is_box)
        revoked = REVOKED.search(heading.folded.text)
        labels = [label for label in TOPIC_LABELS if not (revoked and label == "Honour")]
        found = [m for m in read if m.label in labels]
        known = [m for m in said.get(key, ()) if m.label in labels]
        cache[key] = found + [m for m in known if not any(m.name in f.name or f.name in m.name for f in found)]
    return cache[key]


def _topic_of(sentence: Sentence) -> list[Mention]:
    """Return the programme that a short sentence such as «深入推进汽配行业中小企业数字化改造。» announces."""
    text = sentence.text
    if len(text) > LONGEST_TOPIC or "，" in text:
        return []
    last = [m for m in sentence.mentions if m.label in ("Programme", "IndustrialPark", "Platform")]
    return last[-1:] if last and last[-1].end >= len(text) - 1 else []


def _claim(reading: Reading, finder: RegionFinder, tabled: Collection[int]) -> None:
    """Read the relations of all sentences; rows that are `tabled` state theirs by their columns."""
    head, home = reading.head, reading.home
    issuer = Mention(0, 0, "GovernmentBody", head.issuer.text) if head.issuer else None
    region = Mention(0, 0, "Region", home.name) if home.name else None
    park = _park(reading, finder)
    inside_finder = InsideFinder(reading.sentences, finder)
    mentions = [m for s in reading.sentences for m in s.mentions]
    set_up = [i for m in mentions if m.label == "Document" for i in inside_finder.find(m.name, m)]
    programmes = {m.name: m for m in [*mentions, *set_up] if m.label == "Programme"}
    context = Context(
        document=reading.document,
        home=park or region,
        park=park,
        issuer=issuer,
        programmes=tuple(programmes.values()),
        inside=lambda m: inside_finder.find(m.name, m),
    )
    for index, sentence in enumerate(reading.sentences):
        if index not in tabled:
            reading.claims += [(index, claim) for claim in match_rules(sentence, context)]
        whole = sentence.text
        for mention in sentence.mentions:
            marks = 1 if whole[mention.start] == "《" else 0
            start = mention.start + marks
            text = whole[start : mention.end - marks]
            inside = inside_finder.find(text, mention)
            if not inside:
                continue  # What a name states, it states by the names inside it.
            reading.claims += [(index, claim) for claim in match_inside(text, mention, inside)]
            reading.nested += [
                (index, Mention(start + m.start, start + m.end, m.label, m.name)) for m in inside if m.label in NESTED
            ]


def _park(reading: Reading, finder: RegionFinder) -> Mention | None:
    """Return the park a document speaks for: its committee issued it, or its title begins with its name."""
    issuer = reading.head.issuer.text if reading.head.issuer else ""
    for text in (issuer if RUNS_PARK.search(issuer) else "", reading.title):
        zone = ZONE.match(text)
        parks = [m for m in find_mentions(zone.group(), finder) if m.label == "IndustrialPark"] if zone else []
        if zone and parks and (parks[0].start, parks[0].end) == zone.span():
            return Mention(0, 0, "IndustrialPark", parks[0].name)
    return None


def _opening_year(all_sentences: Sequence[Sentence]) -> int:
    """Return the year that a report without a date begins with, else 0: 2019年以来，…."""
    since = SINCE.match(all_sentences[0].text) if all_sentences else None
    return int(since[1]) if since else 0


def _measure(reading: Reading, rows: Sequence[tuple[int, Block]]) -> None:
    """Read the figures and the incentives of sentences and tables."""
    head = reading.head
    year = head.year or _opening_year(reading.sentences)
    incentives = {i: list(find_incentives(s)) for i, s in enumerate(reading.sentences) if s.kind == "sentence"}
    # What is asked for is no figure either.
    reading.incentives = [
        (i, one) for i, found in incentives.items() for one in found if not is_asked_for(reading.sentences[i], one)
    ]
    ahead = head.kind == "要点"
    for index, figure in find_figures(reading.sentences, year, incentives, reading.home, head.period, ahead=ahead):
        reading.figures.append((index, figure))
    reading.figures += table_figures(rows, year, reading.home)
