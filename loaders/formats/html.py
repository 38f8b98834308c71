"""A web page → the lines of its article; nothing in it is run or fetched.

Menus, trails (当前位置), banners and footers are left out: by their tags, by the names that site builders give
them, and where a block is little else than links.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.formats.page import Survey, walk
from loaders.formats.writing import row
from loaders.lexicon import words
from loaders.text import MARKS, LoadError

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}
BLOCKS = frozenset(
    words(
        "address article aside blockquote body center caption dd details div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table tbody td tfoot th "
        "thead tr ul br"
    )
)
WHITE = re.compile(r"[ \t\r\n\f]+")
LARGEST_SPAN = 100
# The parser's time grows with the square of the depth; articles are less than fifty deep.
DEEPEST = 2000
NESTING = re.compile(
    r"<(/?)(?:address|applet|article|aside|b|blockquote|button|center|details|dialog|dir|div|dl|em|fieldset|figcaption|"
    r"figure|font|footer|form|header|hgroup|i|listing|main|marquee|menu|nav|object|ol|pre|search|section|span|strong|"
    r"summary|table|ul)\b",
    re.I,
)
# Lines of a page around its article; each is matched as a whole line.
AROUND = re.compile(
    r"(?:您?(?:现在|当前|所在)的?(?:所在)?位置|分享到?|扫一扫|打印|关闭|浏览次数|访问量|阅读次数|点击数|上一篇|下一篇|"
    r"字体|字号|网站标识码|技术支持)[：:\s].{0,80}"
    r"|(?:打印|关闭|收藏|返回|顶部|分享|本页|窗口|大|中|小|[\s【】\[\]()（）|])+"
    r"|扫一扫.{0,20}|.{0,40}(?:版权所有|ICP备\d|公网安备|Copyright ©).{0,80}"
)


def lines(data: bytes, name: str) -> Iterator[str]:
    """Yield the lines of a page's article.

    Args:
        data: the page as stored.
        name: how messages call the file.

    Raises:
        LoadError: the encoding of the page is not recognised, or its elements are nested without end.
    """
    page = _decoded(data, name)
    if is_too_deep(page):
        raise LoadError(
            f"{name}: its elements are nested more than {DEEPEST} deep.\nSave the page again as .txt.",
            "nested",
            name=name,
        )
    return article_of(page)


def is_too_deep(page: str) -> bool:
    """Tell whether elements are nested deeper than any writer nests them."""
    depth = 0
    for tag in NESTING.finditer(page):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            return True
    return False


def article_of(page: str) -> Iterator[str]:
    """Yield the lines of a page's article, the title first if the page keeps it apart."""
    tree = LexborHTMLParser(page)
    if tree.body is None:
        return
    survey = Survey(tree.body)
    found = [line for line in _lines(survey.article, survey) if not AROUND.fullmatch(line)]
    # The rules for government sites ask each page to name its article so.
    named = tree.css_first("meta[name='ArticleTitle' i]")
    title = WHITE.sub(" ", (named.attributes.get("content") or "") if named else "").strip()
    if title and _bare(title) not in _bare("".join(found)):
        yield title
    yield from found


def lines_of(fragment: str) -> Iterator[str]:
    """Yield all lines of a piece of HTML that is no page of a site.

    >>> list(lines_of("<h1>标题</h1><table><tr><td>甲<td>乙<tr><td>1<td>2</table><ol start=3><li>丙&amp;丁</ol>"))
    ['标题', '甲\\t乙', '1\\t2', '3. 丙&丁']
    """
    body = LexborHTMLParser(fragment).body
    return _lines(body, Survey(body, is_page=False)) if body else iter(())


def _decoded(data: bytes, name: str) -> str:
    """Return a page's characters: by its mark, as UTF-8, as it declares, or in the encoding of Chinese sites."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = CHARSET.search(data[:4096])
    named = declared[1].decode("ascii").lower() if declared else "gb18030"
    for encoding in ("utf-8", WIDER.get(named, named), "gb18030", "utf-16-le"):
        try:
            if codecs.lookup(encoding)._is_text_encoding:
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    raise LoadError(
        f"{name}: unknown encoding.\nOpen it in a browser, save it as UTF-8 and build again.", "encoding", name=name
    )


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _lines(root: LexborNode, survey: Survey) -> Iterator[str]:
    """Yield the lines under a node, in one pass that does not recurse: pages may be nested as deep as they like."""
    line: list[str] = []
    tables: list[_Table] = []
    counters: list[int | None] = []
    kept_blanks = 0

    def flush() -> Iterator[str]:
        whole = "".join(line)
        line.clear()
        for part in whole.split("\n"):
            if stripped := part.strip(" \t\r"):
                yield stripped

    for node, opens in walk(root, survey.is_dropped):
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            line.append(text if kept_blanks else WHITE.sub(" ", text))
            continue
        if tag not in BLOCKS:
            continue
        table = tables[-1] if tables else None
        if table and table.cell is not None:
            table.cell.extend(flush())
        else:
            yield from flush()
        if tag == "pre":
            kept_blanks += 1 if opens else -1
        elif tag in ("ol", "ul", "menu"):
            if opens:
                start = node.attributes.get("start") or ""
                counters.append((int(start) if re.fullmatch(r"\d{1,6}", start) else 1) if tag == "ol" else None)
            else:
                counters.pop()
        elif tag == "li" and opens and counters and (number := counters[-1]) is not None:
            line.append(f"{number}. ")
            counters[-1] = number + 1
        elif tag == "table" and not survey.is_layout(node):
            if opens:
                tables.append(_Table())
            else:
                tables.pop()
        elif table and tag == "tr":
            if opens:
                table.open_row()
            else:
                yield from table.close_row()
        elif table and tag in ("td", "th"):
            if opens:
                table.cell = []
            else:
                table.close_cell(node)
    yield from flush()


class _Table:
    """The rows of one table as they come; a cell that reaches down is said again in each row it governs."""

    def __init__(self) -> None:
        self.cell: list[str] | None = None
        self._row: list[str] = []
        self._lines: list[str] = []
        self._cells = 0
        self._from_above: dict[int, tuple[int, str]] = {}

    def open_row(self) -> None:
        self._row, self._lines, self._cells = [], [], 0
        self._take_from_above()

    def close_cell(self, node: LexborNode) -> None:
        self._lines += self.cell or ()
        self._cells += 1
        text = " ".join(self.cell or ())
        width, height = (_span(node, key) for key in ("colspan", "rowspan"))
        for i in range(width):
            said = text if i == 0 else ""
            if height > 1:
                self._from_above[len(self._row)] = (height - 1, said)
            self._row.append(said)
        self.cell = None
        self._take_from_above()

    def close_row(self) -> Iterator[str]:
        if self._cells == 1 and len(self._row) - self._row.count("") <= 1:
            # A row of one cell frames a text: its lines stay lines.
            yield from self._lines
        else:
            yield from row(self._row)

    def _take_from_above(self) -> None:
        while (above := self._from_above.get(len(self._row))) is not None:
            rows, text = above
            if rows > 1:
                self._from_above[len(self._row)] = (rows - 1, text)
            else:
                del self._from_above[len(self._row)]
            self._row.append(text)


def _span(node: LexborNode, key: str) -> int:
    given = node.attributes.get(key) or ""
    return max(1, min(int(given), LARGEST_SPAN)) if re.fullmatch(r"\d{1,6}", given) else 1
