"""A Word document → lines: paragraphs with their automatic numbers, tables, text boxes, footnotes.

What a reader of the printed page does not see stays out: deleted and hidden text, field codes, the table of
contents, page headers and footers.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element

from loaders.formats.numbering import Numbering
from loaders.formats.writing import row
from loaders.text import LoadError

MOST_UNPACKED, MOST_XML = 300_000_000, 60_000_000
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:rt", "w:pPr", "w:rPr")), ALTERNATIVE))
P, R, T, TC, TR, TBL, BOX = map(qn, ("w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl", "w:txbxContent"))
WRITTEN = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
NOTE_REFERENCES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}


def lines(data: bytes, name: str) -> Iterator[str]:
    """Yield the lines of a Word document; footnotes follow the paragraph that refers to them.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        LoadError: the file is an archive of another kind, is damaged, or unpacks to more than it should.
    """
    _check_archive(data, name)
    return _Reader(Document(BytesIO(data))).lines()


def _check_archive(data: bytes, name: str) -> None:
    """Look at the sizes that an archive declares; more than these can't be unpacked from it."""
    try:
        members = ZipFile(BytesIO(data)).infolist()
    except BadZipFile as error:
        raise LoadError(
            f"{name}: the archive is damaged or cut off.\nFetch or save it again.", "broken_archive", name=name
        ) from error
    names = {member.filename for member in members}
    if "OFD.xml" in names:
        raise LoadError(
            f"{name}: is an OFD document.\nExport it as PDF in its viewer and build again.", "ofd", name=name
        )
    if "word/document.xml" not in names:
        raise LoadError(
            f"{name}: is an archive, not a Word document.\nUnpack it, or save the document as .docx.",
            "archive",
            name=name,
        )
    unpacked = sum(member.file_size for member in members)
    xml = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED or xml > MOST_XML:
        raise LoadError(
            f"{name}: unpacks to {unpacked // 1_000_000} MB.\nTake pictures out of it, or divide it.",
            "unpacked",
            name=name,
            size=unpacked // 1_000_000,
        )


class _Reader:
    def __init__(self, document: WordDocument) -> None:
        self._body = document.element.body
        self._numbering = Numbering(document)
        self._contents = {
            style.style_id for style in document.styles if (style.name or "").lower().startswith(("toc ", "contents "))
        }
        self._notes = dict(_notes(document))

    def lines(self) -> Iterator[str]:
        yield from self._blocks(self._body)

    def _blocks(self, parent: _Element) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables under an element, through whatever wraps them."""
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield from self._table(child)
            elif child.tag not in UNSEEN:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        style = paragraph.find("w:pPr/w:pStyle", nsmap)
        if style is not None and style.get(qn("w:val")) in self._contents:
            return
        boxes: list[_Element] = []
        notes: list[str] = []
        text = "".join(self._pieces(paragraph, boxes, notes))
        # A red head often stands in a text box that hangs on the first paragraph.
        for box in boxes:
            yield from self._blocks(box)
        number = self._numbering.next(paragraph) if text.strip() else ""
        yield from f"{number}{text}".split("\n")
        for note in notes:
            yield from note.rstrip("\n").split("\n")

    def _pieces(self, element: _Element, boxes: list[_Element], notes: list[str]) -> Iterator[str]:
        """Yield the written pieces under an element; boxes and notes met on the way are put into the lists."""
        for child in element:
            tag = child.tag
            if tag in UNSEEN or (tag == R and _is_hidden(child)):
                continue
            if tag == T:
                yield child.text or ""
            elif tag in WRITTEN:
                yield WRITTEN[tag]
            elif tag == BOX:
                boxes.append(child)
            elif tag in NOTE_REFERENCES:
                note = self._notes.get((NOTE_REFERENCES[tag], child.get(qn("w:id"), "")))
                if note is not None:
                    notes.append("".join(self._pieces(note, boxes, [])))
            else:
                yield from self._pieces(child, boxes, notes)
                if tag == P:
                    yield "\n"

    def _table(self, table: _Element) -> Iterator[str]:
        above: dict[int, str] = {}
        for line in _under(table, TR):
            if line.find("w:trPr/w:del", nsmap) is not None:
                continue
            cells = list(_under(line, TC))
            if len(cells) == 1:
                # A row of one cell frames a text: its paragraphs stay lines.
                yield from self._blocks(cells[0])
                continue
            texts = [""] * _number(line, "w:trPr/w:gridBefore", 0)
            for cell in cells:
                merged = cell.find("w:tcPr/w:vMerge", nsmap)
                column = len(texts)
                if merged is None:
                    above.pop(column, None)
                    text = " ".join(self._blocks(cell))
                elif merged.get(qn("w:val")) == "restart":
                    text = above[column] = " ".join(self._blocks(cell))
                else:
                    # A cell that reaches down is said again in each row it governs.
                    text = above.get(column, "")
                texts += [text, *[""] * (_number(cell, "w:tcPr/w:gridSpan", 1) - 1)]
            yield from row(texts)


def _under(element: _Element, tag: str) -> Iterator[_Element]:
    """Yield the nearest elements of a tag, through content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in UNSEEN and child.tag not in (P, TBL):
            yield from _under(child, tag)


def _number(element: _Element, path: str, otherwise: int) -> int:
    found = element.find(path, nsmap)
    given = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(given), 100) if given.isdecimal() else otherwise


def _is_hidden(run: _Element) -> bool:
    hidden = run.find("w:rPr/w:vanish", nsmap)
    return hidden is not None and hidden.get(qn("w:val"), "true") not in ("0", "false", "off")


def _notes(document: WordDocument) -> Iterator[tuple[tuple[str, str], _Element]]:
    """Yield ((kind, id), element) of footnotes and endnotes."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in NOTE_REFERENCES.values() and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                yield (kind, note.get(qn("w:id"), "")), note
