"""Why a text is read as it is: what shows each name, which rule stated what, and what came near where none did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.ontology import load as ontology
from loaders.figures import Figure
from loaders.incentives import Incentive
from loaders.matching import is_denied
from loaders.mentions import candidates
from loaders.names import Mention
from loaders.reader import Reading, read_document
from loaders.rulebook import Rule, rules
from loaders.sentence import Claim, Masked, Sentence

SHOWN = {
    "shape": "名称的形状",
    "industry": "行业用语",
    "brand": "字号与行业",
    "quoted": "引号",
    "project": "称作项目",
    "region": "地名",
    "title": "书名号",
    "elsewhere": "他处的名称",
}
MOST_NEAR = 5
ENDS = "。！？；…："


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence: its names, each with what shows it, and what it states.

    `near` are the rules that came near, each with what it lacked; there are none where a rule did state something.
    """

    sentence: Sentence
    names: tuple[tuple[Mention, str], ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    incentives: tuple[Incentive, ...]
    near: tuple[tuple[Rule, str], ...]

    def place(self, start: int, end: int) -> str:
        """Return the offsets in the text as given of a range of the sentence's folded text."""
        first, last = self.sentence.folded.raw(start, end)
        return f"{first}–{last}"


def explain(text: str) -> tuple[str, tuple[Explained, ...]]:
    """Read a text as a small document; return its title, if it has one, and its sentences, each explained.

    >>> _, (one,) = explain("“织新”行动由海川数科、织脑软件两家承担总集成。")
    >>> [mention.name for mention, _ in one.names]
    ['“织新”行动', '海川数科', '织脑软件']
    """
    # A single line without an end would be read as a title.
    lone = "\n" not in text.strip() and text.rstrip()[-1:] not in ENDS
    reading = read_document("", text.rstrip() + "。" if lone else text)
    title = reading.head.title.text if reading.head.title else ""
    return title, tuple(_explained(reading, index, sentence) for index, sentence in enumerate(reading.sentences))


def _explained(reading: Reading, index: int, sentence: Sentence) -> Explained:
    claims = tuple(claim for i, claim in reading.claims if i == index)
    shown = list(candidates(sentence.text, reading.finder))
    by_sentence = {rule.id for rule in rules() if not rule.inside}
    return Explained(
        sentence,
        tuple((mention, _why(mention, shown)) for mention in sentence.mentions),
        claims,
        tuple(figure for i, figure in reading.figures if i == index),
        tuple(incentive for i, incentive in reading.incentives if i == index),
        () if any(claim.rule in by_sentence for claim in claims) else tuple(_near(sentence))[:MOST_NEAR],
    )


def _why(mention: Mention, shown: Sequence[tuple[str, Mention]]) -> str:
    """Return what shows a name: a candidate in its place, whole or cut, or else another place of the text."""
    ranked = sorted(
        (m.end != mention.end, m.start != mention.start, m.label != mention.label, place)
        for place, (_, m) in enumerate(shown)
        if m.overlaps(mention) and mention.start in range(m.start, m.end)
    )
    if not ranked or ranked[0][0]:
        return SHOWN["elsewhere"]
    finder, found = shown[ranked[0][-1]]
    why = SHOWN.get(finder, f"短语 {finder}")
    return why if found.label == mention.label else f"{why}，类别据他处"


def _near(sentence: Sentence) -> Iterator[tuple[Rule, str]]:
    """Yield the rules whose anchor stands in a sentence, the nearest first, each with what it lacks."""
    masked = Masked(sentence.text, sentence.mentions)
    ranked = []
    for rule in rules():
        anchor = next((a for a in rule.anchors if a in sentence.text), "")
        match = None if rule.inside else rule.pattern.search(masked.text)
        if match:
            ranked.append((0, rule, "句子否定了它" if is_denied(masked.text, match) else _unnamed(rule)))
        elif anchor and not rule.inside:
            here = {m.label for m in sentence.mentions}
            lacking = ["、".join(map(_title, sorted(labels))) for labels in rule.slots.values() if not labels & here]
            ranked.append((1 + len(lacking), rule, f"有「{anchor}」，" + (
                f"没有{'；'.join(lacking)}的名称" if lacking else "但前后的词语不合"
            )))  # fmt: skip
    for _, rule, lack in sorted(ranked, key=lambda entry: entry[0]):
        yield rule, lack


def _unnamed(rule: Rule) -> str:
    """Say which ends of a rule its phrase leaves to what was named before."""
    ends = sorted(
        {
            _title(pair[side])
            for stated in rule.states
            for side, end in enumerate((stated.source, stated.target))
            if end not in rule.slots
            for pair in ontology().relations[stated.type].ends
        }
    )
    return f"词语相合，但此前没有提到相应的{'、'.join(ends)}"


def _title(label: str) -> str:
    return ontology().labels[label].title["zh"]
