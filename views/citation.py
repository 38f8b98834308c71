"""How a piece of evidence is cited: issuer, title, number, date, section and sentence, as GB/T 7714 orders them.

What a document does not tell is left out; nothing is made up for it. Citations are text, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.store.read import Passage
from graph.store.sources import Source

OFFICIAL = "[Z]"  # GB/T 7714 has no mark of its own for official documents


def cite(passage: Passage, sources: Mapping[str, Source], language: str = "zh") -> str:
    """Return the citation of a passage.

    Args:
        passage: as `graph.store.read.passages` returns it.
        sources: the documents by file name, as `graph.store.sources.sources` returns them.
        language: `zh` or `en`, for all that does not come from the document.

    Returns:
        One line. A document that the sources do not hold is cited by its file name.

    Example:
        >>> from graph.statement import Evidence
        >>> source = Source("reply.txt", "对第9号建议的答复", ("慈溪市经信局",), "慈经信建〔2024〕1号", "2024-05-17")
        >>> passage = Passage(Evidence("reply.txt", 0, 4, "蓝卓科技"), "工作情况", "…", "sentence", 3, 3)
        >>> cite(passage, {"reply.txt": source})
        '慈溪市经信局. 对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024-05-17: “工作情况”第3句.'
        >>> cite(passage, {"reply.txt": source}, "en")
        '慈溪市经信局. 对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024-05-17: “工作情况”, sentence 3.'
    """
    document = passage.evidence.document
    source = sources.get(document) or Source(document, document)
    where = place(passage, language)
    return f"{_work(source, language)}: {where}." if where else reference(source, language)


def reference(source: Source, language: str = "zh") -> str:
    """Return the citation of a whole document.

    >>> reference(Source("plan.txt", "数字经济发展规划"))
    '数字经济发展规划[Z]. 日期不详.'
    """
    return f"{_work(source, language).removesuffix('.')}."


def place(passage: Passage, language: str = "zh") -> str:
    """Return where in its document a passage stands: the headings above it, and which sentence or row it is.

    >>> from graph.statement import Evidence
    >>> place(Passage(Evidence("a.txt", 0, 1, "慈"), "", "慈溪。", "sentence", 1, 2))
    '正文第1–2句'
    """
    # Marks of quotation inside others are single ones.
    section = _line(passage.section).translate({ord("“"): "‘", ord("”"): "’"})
    many = passage.last > passage.first
    span = f"{passage.first}–{passage.last}" if many else str(passage.first)
    if language == "zh":
        piece = {"sentence": f"第{span}句", "row": f"表格第{span}行", "heading": "标题", "line": "首尾"}.get(
            passage.kind, ""
        )
        return f"“{section}”{piece}" if section else ("正文" if passage.first else "") + piece
    plural = "s" if many else ""
    piece = {
        "sentence": f"sentence{plural} {span}",
        "row": f"table row{plural} {span}",
        "heading": "heading",
        "line": "head or foot",
    }.get(passage.kind, "")
    return ", ".join(filter(None, (section and f"“{section}”", piece)))


def _line(text: str) -> str:
    """Return a text without its line breaks: documents made from PDF break lines anywhere."""
    return "".join(line.strip() for line in text.splitlines())


def _work(source: Source, language: str) -> str:
    issuers = f"{', '.join(source.issuers)}. " if source.issuers else ""
    number = f": {source.number}" if source.number else ""
    date = source.date or {"zh": "日期不详", "en": "n.d."}[language]
    return f"{issuers}{_line(source.title)}{_line(number)}{OFFICIAL}. {date}"
