"""Documents that are not plain text → their text, one module a format.

Every module gives the text that `loaders.layout` knows how to read: a paragraph a line, a row of a table a line
with tabs between its cells, and no page furniture. What a document is, its bytes decide before its ending does.
The libraries are loaded when a document of their format comes.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Literal

from loaders.formats.writing import finished
from loaders.text import LoadError

__all__ = ["ENDINGS", "Format", "format_of", "read_format"]

Format = Literal["docx", "html", "markdown", "pdf"]
ENDINGS = (".txt", ".docx", ".pdf", ".html", ".htm", ".md", ".markdown")

# How files begin that people take for documents, and what to do with them.
UNREADABLE = (
    (b"{\\rtf", "rich_text", "is a Rich Text file.\nOpen it in Word or WPS, save it as .docx and build again."),
    (b"\x89PNG", "image", "is a picture.\nRun text recognition (OCR) on it first, and give the text."),
    (b"\xff\xd8\xff", "image", "is a picture.\nRun text recognition (OCR) on it first, and give the text."),
)
OLD_OFFICE, ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
TAG = re.compile(rb"</?(?:html|head|meta|body|div|p|br|span|font|table|tbody|tr|td|ul|li|h[1-6])(?:\s[^<>]*)?/?>", re.I)
FIRST_TAG = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
ENOUGH_TAGS, LOOKED_AT = 6, 65536


def format_of(data: bytes, name: str) -> Format | None:
    """Return the format of a file, or None for plain text.

    Args:
        data: the whole file.
        name: its name; an ending counts only where the bytes leave it open.

    Raises:
        LoadError: the file is of a kind that is known and can't be read, such as a .doc of old.

    >>> format_of(b"%PDF-1.7 ...", "letter.txt"), format_of("一、情况".encode(), "letter.txt")
    ('pdf', None)
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED in data:
            raise LoadError(
                f"{name}: is under a password.\nSave it without one and build again.", "password", name=name
            )
        raise LoadError(
            f"{name}: is a Word document of the old kind (.doc).\nSave it as .docx and build again.",
            "old_word",
            name=name,
        )
    for beginning, kind, advice in UNREADABLE:
        if data.startswith(beginning):
            raise LoadError(f"{name}: {advice}", kind, name=name)
    ending = name.lower().rpartition(".")[2]
    if ending in ("md", "markdown"):
        return "markdown"
    # Without its zeros a UTF-16 file shows its tags as any other.
    beginning = data[:LOOKED_AT].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    enough = 1 if ending in ("html", "htm") else ENOUGH_TAGS
    if FIRST_TAG.match(beginning) or len(TAG.findall(beginning)) >= enough:
        return "html"
    return None


def read_format(data: bytes, name: str, format_: Format) -> str:
    """Return the text of a document of the given format.

    Args:
        data: the whole file.
        name: how messages call the file.
        format_: as `format_of` tells.

    Raises:
        LoadError: the document is damaged, under a password, too large, or has no text.

    >>> read_format("# 关于2024年*工作*的报告\\n\\n- 蓝卓科技".encode(), "a.md", "markdown")
    '关于2024年工作的报告\\n蓝卓科技\\n'
    """
    module = import_module(f"loaders.formats.{format_}")
    try:
        text = finished(module.lines(data, name), name)
    except LoadError:
        raise
    except Exception as error:
        # The libraries meet damage in many places and each raises what it happens to.
        raise LoadError(
            f"{name}: is damaged, or no {format_} after all ({type(error).__name__}).\n"
            "Open it in the program it was made with, save it again and build again.",
            "damaged",
            name=name,
            format=format_,
        ) from error
    if not text.strip():
        raise LoadError(f"{name}: holds no text.\nReplace it, or leave it out of the paths.", "no_text", name=name)
    return text
