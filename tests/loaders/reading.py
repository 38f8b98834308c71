"""Short ways to read a text that a test has made up, and texts that Hypothesis makes up."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from graph.statement import Graph
from loaders.assemble import assemble
from loaders.folding import Folded, fold
from loaders.identity import Identity, read_judgements
from loaders.join import join
from loaders.layout import Block, blocks, lines
from loaders.letterhead import Letterhead, read_letterhead
from loaders.lexicon import words
from loaders.reader import Reading, read_document
from loaders.text import read

DOCUMENTS = Path(__file__).parent.parent.parent / "data" / "documents"


def document(name: str) -> str:
    """Return the text of one of the five documents."""
    return read(DOCUMENTS / name)


def folded(text: str) -> Folded:
    """Return a text folded as one passage."""
    return fold(text, [(0, len(text))])


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a text that is all body."""
    return list(blocks(text, lines(text)))


def head_of(text: str) -> Letterhead:
    """Return the letterhead of a text."""
    return read_letterhead(text, lines(text))[0]


def reading(body: str, *, home: str = "", title: str = "", date: str = "") -> Reading:
    """Read a made-up body, under as much of a letterhead as is asked for."""
    head = [f"{home}人民政府文件" if home else "", title, date]
    return read_document("made-up.txt", "\n".join(filter(None, head)) + "\n\n" * any(head) + body)


def graph_of(texts: Mapping[str, str]) -> Graph:
    """Return the graph of texts by their names, under the recorded judgements."""
    identity, drafts = Identity(read_judgements()), []
    for name, text in sorted(texts.items()):
        found = read_document(name, text)
        identity.add(found.names())
        drafts.append(assemble(found))
    return join(drafts, identity)


def names(found: Reading, label: str) -> list[str]:
    """Return the names of one label in the order they stand in a document."""
    return [m.name for sentence in found.sentences for m in sentence.mentions if m.label == label]


def stated(found: Reading, rule: str = "") -> set[str]:
    """Return what a document states, or what one rule reads in it, as «source TYPE target»."""
    return {f"{c.source.name} {c.type} {c.target.name}" for _, c in found.claims if not rule or c.rule == rule}


# Characters that layout, figures and rules look at, beside ordinary ones.
_TELLING = "\n\n\n\t\u3000 \u200b\ufeff，。、；：！？“”‘’《》（）()〔〕【】|｜%％—－-~～·…①⑳１Ａ,.:;!?\"'<>"
_WORDS = words(
    "慈溪市 我市 全市 省级 国家 企业 行业 产业 等 和 与 及 的 以 为 在 由 等龙头企业 等行业 试点 行动 计划 改革 平台 "
    "产业园 大学 样本企业 总包商 牵头 专栏1： 一、 （一） 1． （1） 一是 2023年 到2025年 同比增长 12.5% 206.7亿元 "
    "100余家 最高50万元 给予 补助 单位 指标 签发人： 联系人： 抄送： 市人大代表工委 〔2024〕1号 第9号建议 代表： "
    "《关于加快发展的建议》 锦澜织造 远景科技 家电 光伏 列入 荣获 拟 位于 依托 深入实施 第1页 第一章 专栏 表1 ① —— "
    "AMD LED 5G U+ 二〇二四年六月三日"
)


def messy_text(longest: int = 60) -> st.SearchStrategy[str]:
    """Text that is like an official document in nothing but its parts: words, marks, blanks and any character."""
    character = st.characters(exclude_categories=["Cs"])
    part = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_TELLING), character)
    return st.lists(part, max_size=longest).map("".join)


def pieces(texts: Sequence[str]) -> st.SearchStrategy[str]:
    """Passages of real documents, cut anywhere and put together in any order."""

    @st.composite
    def build(draw: st.DrawFn) -> str:
        cut = []
        for _ in range(draw(st.integers(1, 8))):
            text = draw(st.sampled_from(texts))
            start = draw(st.integers(0, len(text) - 1))
            cut.append(text[start : start + draw(st.integers(1, 300))])
        return draw(st.sampled_from(["", "\n", "\n\n", "，", "、"])).join(cut)

    return build()


def told(head: Letterhead) -> dict[str, Any]:
    """Return the fields that were found, as plain text; where the date and the copies stand is left out."""
    found = {}
    for field in fields(head):
        value = getattr(head, field.name)
        plain = [v.text for v in value] if isinstance(value, list) else getattr(value, "text", value)
        if plain and field.name not in ("date_at", "copied_line"):
            found[field.name] = plain
    return found
