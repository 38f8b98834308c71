"""A PDF with a text layer → lines, ruled tables as rows; running heads and page numbers are left out."""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from types import SimpleNamespace
from typing import Any

import pdfplumber
from pdfminer import pdftypes
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import LIT
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from loaders.formats.writing import row
from loaders.text import LoadError

LARGEST_STREAM, LARGEST_PAGE = 64_000_000, 4_000_000
# Text unpacks to a tenfold of its size in the file; pages that share one content, or nested forms, to any.
MOST_SWELLING = 40
MOST_PAGES = 5000
# A drawing or a map is no table, and looking for one among its lines takes long.
MOST_RULES = 3000
# A page number and a running head stand among the outermost lines, on at least so many pages, and on such a share.
OUTERMOST, FEWEST_PAGES, SHARE = 2, 3, 0.3
FIGURE = re.compile(r"\d+|[ivxlc]+(?=\W*$)")
DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
UNCODED = re.compile(r"\(cid:\d+\)")
# An indent of two characters opens a paragraph; a wider one is a line in the middle of the page.
NARROWEST_INDENT, WIDEST_INDENT = 1.5, 2.8
WORD_GAP = 0.4


def _inflated(data: bytes) -> bytes:
    """Unpack a stream as far as it is sound and no further than is reasonable."""
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    length = 0
    for start in range(0, len(data), 4096):
        try:
            parts.append(unpacker.decompress(data[start : start + 4096]))
        except zlib.error:
            break
        length += len(parts[-1])
        if length > LARGEST_STREAM:
            raise _TooLargeError
        if unpacker.eof:
            break
    return b"".join(parts)


class _TooLargeError(Exception):
    pass


# pdfminer remarks on each oddity of a file after which it can go on.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
# It unpacks streams of any size, and damaged ones byte by byte, and has no setting for either.
setattr(pdftypes, "zlib", SimpleNamespace(decompress=_inflated, error=zlib.error))  # noqa: B010


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, or the row of a table, and where it stands."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_row: bool = False

    @property
    def shape(self) -> str:
        """The line without what changes from page to page."""
        return FIGURE.sub("#", self.text.replace(" ", "").lower())


def lines(data: bytes, name: str) -> Iterator[str]:
    """Yield the lines of a PDF's text layer.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        LoadError: the file has no text layer, is under a password, or is larger than a document is.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise LoadError(
                    f"{name}: has more than {MOST_PAGES} pages.\nDivide it and build again.",
                    "pages",
                    name=name,
                    most=MOST_PAGES,
                )
            left = LARGEST_PAGE + MOST_SWELLING * len(data)
            pages = []
            for page in document.pages:
                weight = _weight(page)
                left -= weight
                if weight > LARGEST_PAGE or left < 0:
                    raise _TooLargeError
                pages.append(_page_lines(page))
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise LoadError(
                f"{name}: is under a password.\nSave it without one and build again.", "password", name=name
            ) from error
        raise
    except _TooLargeError as error:
        raise LoadError(
            f"{name}: unpacks to a size that no text has.\nPrint it to a new PDF.", "swollen", name=name
        ) from error
    text = "".join(line.text for page in pages for line in page)
    if not text:
        raise LoadError(
            f"{name}: no text layer (a scan).\nRun OCR first (for instance ocrmypdf -l chi_sim) and build again.",
            "scan",
            name=name,
        )
    if sum(len(m.group()) for m in UNCODED.finditer(text)) * 5 > len(text):
        raise LoadError(
            f"{name}: its font does not tell which characters it shows.\n"
            "Run OCR over it (for instance ocrmypdf --force-ocr -l chi_sim), or ask for the .docx.",
            "uncoded",
            name=name,
        )
    furniture = _furniture(pages)
    for found in pages:
        yield from _written(found, furniture)


def _page_lines(page: Page) -> list[_Line]:
    """Return the lines of a page in the order in which they were set, its tables where they begin."""
    # Watermarks are turned; bold type is often made by setting each character twice.
    upright = page.filter(_is_upright)
    if len({(c["text"], round(c["x0"]), round(c["top"])) for c in upright.chars}) < len(upright.chars):
        upright = upright.dedupe_chars()
    tables = upright.find_tables() if len(page.edges) <= MOST_RULES else []
    tables = [table for table in tables if len(table.columns) > 1]
    found: list[_Line] = []
    inside = [table.bbox for table in tables]
    words = upright.extract_words(use_text_flow=True, keep_blank_chars=False, extra_attrs=["size"])
    for word in words:
        if any(_holds(box, word) for box in inside):
            continue
        last = found[-1] if found else None
        if last and _runs_on(last, word):
            gap = word["x0"] - last.x1 > WORD_GAP * last.size
            last.text += f" {word['text']}" if gap else word["text"]
            last.x1 = word["x1"]
        else:
            found.append(_Line(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], word["size"]))
    for table in tables:
        x0, top, x1, bottom = table.bbox
        above = [i for i, line in enumerate(found) if line.bottom <= top + 1 and line.x0 < x1 and x0 < line.x1]
        at = above[-1] + 1 if above else 0
        found[at:at] = [_Line(text, x0, x1, top, bottom, 0, is_row=True) for text in _rows(table)]
    page.close()
    return found


def _weight(page: Page) -> int:
    """Return how long the commands are that draw a page."""
    commands = b"\n".join(stream.get_data() for stream in page.page_obj.contents)
    return _length(commands, page.page_obj.resources, {})


def _length(commands: bytes, resources: Any, known: dict[int, int]) -> int:
    """Return how long commands are with those of the forms they draw, and those of the forms in them.

    A few forms that each draw the next ten times are short in the file, and endless to read.
    """
    length = len(commands)
    times = Counter(DRAWN.findall(commands))
    forms = dict_value(dict_value(resources).get("XObject", {})) if times else {}
    for name, reference in forms.items():
        drawn = times[str(name).encode("latin-1", "replace")]
        form = resolve1(reference)
        if not drawn or not isinstance(form, PDFStream) or form.get("Subtype") is not LIT("Form"):
            continue
        if id(form) not in known:
            # A form that draws itself is not drawn by the reader either.
            known[id(form)] = 0
            known[id(form)] = _length(form.get_data(), form.get("Resources", {}), known)
        length += drawn * known[id(form)]
    return length


def _is_upright(thing: dict[str, Any]) -> bool:
    if thing["object_type"] != "char":
        return True
    along, across = thing["matrix"][:2]
    return bool(along > 0 and abs(across) < 0.1 * along)


def _holds(box: tuple[float, float, float, float], word: dict[str, Any]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _runs_on(line: _Line, word: dict[str, Any]) -> bool:
    """Tell whether a word stands on the same line, after what was read of it."""
    overlap = min(line.bottom, word["bottom"]) - max(line.top, word["top"])
    lower = min(line.bottom - line.top, word["bottom"] - word["top"])
    return bool(overlap > 0.5 * lower and word["x0"] > line.x1 - line.size)


def _rows(table: Table) -> Iterator[str]:
    """Yield the rows of a table; a cell that reaches down is said again in each row it governs."""
    owners: dict[int, tuple[float, str]] = {}
    for line, texts in zip(table.rows, table.extract(), strict=True):
        middle = (line.bbox[1] + line.bbox[3]) / 2
        cells: list[str] = []
        for column, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            if cell is None:
                bottom, said = owners.get(column, (0.0, ""))
                cells.append(said if bottom > middle else "")
            else:
                # Lines of a cell are broken by its width, not by its writer.
                said = (text or "").replace("\n", "")
                owners[column] = (cell[3], said)
                cells.append(said)
        yield from row(cells)


def _furniture(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """Return the shapes of the outermost lines that come back page after page."""
    seen = Counter(shape for page in pages for shape in {line.shape for line in _outermost(page)})
    least = max(FEWEST_PAGES, SHARE * len(pages))
    return {shape for shape, times in seen.items() if times >= least}


def _outermost(page: Sequence[_Line]) -> list[_Line]:
    ordered = sorted((line for line in page if not line.is_row), key=lambda line: line.top)
    heights = [[*group] for _, group in groupby(ordered, key=lambda line: round(line.top))]
    return [line for group in (*heights[:OUTERMOST], *heights[-OUTERMOST:]) for line in group]


def _written(page: Sequence[_Line], furniture: set[str]) -> Iterator[str]:
    """Yield the lines of a page; the first line of a paragraph keeps its indent."""
    dropped = {id(line) for line in _outermost(page) if line.shape in furniture}
    kept = [line for line in page if id(line) not in dropped]
    margins = Counter(round(line.x0) for line in kept if not line.is_row)
    margin = min((x for x, times in margins.items() if times > 1), default=min(margins, default=0))
    for line in kept:
        indent = (line.x0 - margin) / line.size if line.size and not line.is_row else 0.0
        yield ("\u3000\u3000" if NARROWEST_INDENT <= indent <= WIDEST_INDENT else "") + line.text
