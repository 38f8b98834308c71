"""Which part of a web page is its article: a walk over the page, and what it tells of each element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from loaders.lexicon import words

NEVER_TEXT = frozenset(
    words(
        "audio button canvas dialog embed iframe map math noscript object option script select style svg template "
        "textarea title video"
    )
)
AROUND_ARTICLE = frozenset(("nav", "footer", "aside", "header"))
AROUND_ROLE = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
# Whole words of class names and ids, as site builders choose them.
AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:top|main|sub|side|left)?-?(?:nav|menu|bar)|navbar|navigation|breadcrumbs?|crumbs?|footer|foot|"
    r"header|banner|sidebar|toolbar|share|copyright|position|weizhi|wz|dqwz|pagination|pager|qrcode|ewm|related|"
    r"recommend|comments?|search|login)(?:$|[\s_-])",
    re.I,
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
GROUPS = frozenset(("div", "ul", "ol", "dl", "section", "table", "p", "td"))
FEWEST_LINKS, MOSTLY = 3, 0.7
# A name or a hidden style never drops as much as this: names lie, and some articles are shown by a script.
LARGEST_DROPPED = 0.4
SMALLEST_ARTICLE = 0.5


def walk(root: LexborNode, skip: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield (node, opens) for a node and all under it, in reading order; each element comes again when it closes."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        inside = None
        if not skip(node):
            yield node, True
            inside = node.child
            if inside is None and node.is_element_node:
                yield node, False
        if inside is not None:
            node, depth = inside, depth + 1
            continue
        while depth and node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = node.next if depth and node is not None else None


class Survey:
    """What is known of the elements of one page after a first walk; `article` is the one to read."""

    def __init__(self, body: LexborNode, *, is_page: bool = True) -> None:
        """Survey an element; `is_page` tells whether it may hold menus and the like, beside text."""
        self._dropped: set[int] = set()
        self._layouts: set[int] = set()
        self.article = body
        articles: list[tuple[LexborNode, int]] = []
        suspects: list[tuple[int, int]] = []
        open_: list[_Count] = []
        tables: list[int] = []
        total = _Count()
        for node, opens in walk(body, _is_never_text):
            tag = node.tag or ""
            if tag == "-text":
                size = len((node.text_content or "").strip())
                total.characters += size
                if open_:
                    open_[-1].characters += size
                continue
            if not node.is_element_node:
                continue
            if opens:
                open_.append(_Count())
                if tag == "table":
                    # A table that holds another places things on the page.
                    self._layouts.update(tables[-1:])
                    tables.append(node.mem_id)
                continue
            count = open_.pop()
            if tag == "table":
                tables.pop()
            if tag == "a":
                count.linked, count.links = count.characters, count.links + 1
            if open_:
                open_[-1].add(count)
            if not is_page or node.mem_id == body.mem_id:
                continue
            if _is_around(node, tag):
                suspects.append((node.mem_id, count.characters))
            elif tag in GROUPS and count.links >= FEWEST_LINKS and count.linked > MOSTLY * count.characters:
                self._dropped.add(node.mem_id)
            elif tag in ("article", "main") or node.attributes.get("role") == "main":
                articles.append((node, count.characters - count.linked))
        self._dropped.update(key for key, size in suspects if size <= LARGEST_DROPPED * total.characters)
        if articles:
            largest, size = max(articles, key=lambda pair: pair[1])
            if size >= SMALLEST_ARTICLE * total.characters:
                self.article = largest

    def is_dropped(self, node: LexborNode) -> bool:
        """Tell whether an element is no part of the article."""
        return node.mem_id in self._dropped or _is_never_text(node)

    def is_layout(self, table: LexborNode) -> bool:
        """Tell whether a table only places things, so that its cells are blocks of text."""
        return table.mem_id in self._layouts


class _Count:
    """Characters and links under an element that is still open."""

    __slots__ = ("characters", "linked", "links")

    def __init__(self) -> None:
        self.characters = self.linked = self.links = 0

    def add(self, inner: _Count) -> None:
        self.characters += inner.characters
        self.linked += inner.linked
        self.links += inner.links


def _is_never_text(node: LexborNode) -> bool:
    return node.tag in NEVER_TEXT


def _is_around(node: LexborNode, tag: str) -> bool:
    if tag in AROUND_ARTICLE:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return (
        attributes.get("role") in AROUND_ROLE
        or "hidden" in attributes
        or HIDDEN.search(attributes.get("style") or "") is not None
        or AROUND_NAME.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") is not None
    )
