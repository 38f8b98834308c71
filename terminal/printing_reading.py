"""How rules, explanations, scores and suggestions look in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from graph.ontology import Ontology
from graph.result import Cell, Result
from graph.store.base import Store
from loaders.evaluate import ALL, Score
from loaders.explain import Explained
from loaders.phrases import Phrase
from loaders.rulebook import Rule
from loaders.suggest import Suggestion
from terminal.printing import console, print_passages, print_table, say

MOST_SHARED, MOST_PASSAGES = 6, 2


def print_rules(phrases: Iterable[Phrase], rules: Iterable[Rule]) -> None:
    """Print the phrases that show names and the rules that state relations, each with one example."""
    rows: list[tuple[Cell, ...]] = [
        (phrase.file, phrase.id, f"names: {phrase.label}", str(phrase.examples[0]["says"])) for phrase in phrases
    ]
    for rule in rules:
        states = "\n".join(f"{one.source} {one.type} {one.target}" for one in rule.states)
        rows.append((rule.file, rule.id, states, str(rule.examples[0]["says"])))
    columns = ("file", "id", "states", "example")
    print_table(Result(columns, tuple(rows)), ("文件", "规则", "读出", "例句"))


def print_explained(explained: Explained, ontology: Ontology) -> None:
    """Print one sentence with its names, what it states and why, and what came near."""
    sentence = explained.sentence
    say("")
    say(f"[{explained.place(0, len(sentence.text))}] {sentence.text}")
    if sentence.topics:
        topics = dict.fromkeys(f"{m.name}（{ontology.labels[m.label].title['zh']}）" for m in sentence.topics)
        say(f"上文主题：{'、'.join(topics)}", indent=2)
    for mention, why in explained.names:
        label = ontology.labels[mention.label].title["zh"]
        say(f"[{explained.place(mention.start, mention.end)}] {mention.name}（{label}）：{why}", indent=2)
    for claim in explained.claims:
        reads = ontology.relations[claim.type].reading(claim.source.name, claim.target.name, "zh")
        details = "".join(f"，{name}={value}" for name, value in claim.properties)
        say(f"· {reads}（{claim.type}{details}）", indent=2)
        quote = sentence.text[claim.start : claim.end]
        say(f"规则 {claim.rule} [{explained.place(claim.start, claim.end)}] {quote}", indent=4)
    for figure in explained.figures:
        what = " ".join(filter(None, (figure.region, figure.indicator, figure.period, figure.kind, figure.rank)))
        amount = f"{figure.comparator}{figure.value:g}{figure.unit}"
        say(f"· 指标值 [{explained.place(figure.start, figure.end)}] {what} {amount}", indent=2)
    for offer in explained.incentives:
        rate = f"比例 {offer.rate:g}%" if offer.rate is not None else ""
        cap = f"上限 {offer.cap:g}{offer.cap_unit}" if offer.cap is not None else ""
        floor = f"门槛 {offer.threshold:g}{offer.threshold_unit}" if offer.threshold is not None else ""
        condition = f"条件 {offer.condition}" if offer.condition else ""
        words = "，".join(filter(None, (rate, cap, floor, condition)))
        say(f"· 政策条款 [{explained.place(offer.start, offer.end)}] {words}", indent=2)
    if not (explained.claims or explained.figures or explained.incentives):
        say("没有规则适用。", indent=2)
    for rule, lack in explained.near:
        say(f"相近的规则 {rule.id}（{rule.file}）：{lack}", indent=2)


def print_score(score: Score, ontology: Ontology, *, misses: bool) -> None:
    """Print precision, recall and F1 by label and type, and what was missed and what is wrong if asked for."""
    titles = {name: label.title["zh"] for name, label in ontology.labels.items()}
    titles |= {name: relation.title["zh"] for name, relation in ontology.relations.items()}
    for kind, tallies in score.kinds():
        rows: list[tuple[Cell, ...]] = []
        for name, tally in tallies.items():
            shares = (tally.precision, tally.recall, tally.f1) if tally.gold else (tally.precision, None, None)
            texts = ["" if share is None else f"{share:.3f}" for share in shares]
            rows.append((titles.get(name, ""), name, *texts, tally.gold, tally.predicted))
        columns = ("", kind, "precision", "recall", "F1", "gold", "predicted")
        print_table(Result(columns, tuple(rows)), columns)
    if misses:
        for kind, tallies in score.kinds():
            for what, lines in (("missed", tallies[ALL].missed), ("wrong", tallies[ALL].wrong)):
                for line in lines:
                    console.print(f"{what} {kind} {line}", soft_wrap=True)


def print_suggestion(pair: Suggestion, store: Store, ontology: Ontology) -> None:
    """Print two names that may be one, what speaks for it, sentences of both, and the line that records it."""
    label = ontology.labels[pair.one.label].title["zh"]
    say(f"{pair.score:.2f} {pair.one.name} ≟ {pair.other.name}（{label}）")
    say(f"字形 {pair.spelling:.2f}，共同出现：{'、'.join(pair.shared[:MOST_SHARED]) or '无'}", indent=2)
    for node in (pair.one, pair.other):
        say("")
        say(f"{node.name}：{'、'.join(node.aliases)}" if node.aliases else node.name, indent=2)
        # The shortest passages are the name alone; longer ones state a relation of it.
        print_passages(store, sorted(node.evidence, key=lambda at: (len(at.quote), at))[:MOST_PASSAGES])
    say("")
    console.print(pair.row, soft_wrap=True)
    say("")
