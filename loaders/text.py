"""Any file → its characters: a text file's as decoded, with line ends read as one newline; others by their format.

>>> decode("第一行\\r\\n第二行".encode("gb18030"), "a.txt")
'第一行\\n第二行'
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from graph.message import MessageError


class LoadError(MessageError):
    """A document, or a path that should lead to one, can't be read; the message says what to do."""


# UTF-32 comes before UTF-16: its little-endian mark begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LARGEST_FILE = 50_000_000
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")
WRITING = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\s\x21-\x7e]")
COMMON_CHINESE = re.compile(r"[的和在业市发展产一国人年工为以企有区中新大数]")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes.

    A byte order mark decides; without one the encodings of Chinese text files are tried, strictly, and the
    first that gives plausible writing is taken.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        LoadError: the file is empty, is no text, or is in an encoding that is not recognised.
    """
    text = _decode(data, name) if data.strip(b"\x00") else ""
    # Besides blanks of any width, a byte order mark or a blank without width leaves a file empty.
    if not re.sub(r"[\s\u200b\ufeff]+", "", text):
        raise LoadError(f"{name}: the file is empty.\nReplace it, or leave it out of the paths.", "empty", name=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path) -> str:
    """Return the text of a document of any format; all offsets and quotes stand on it.

    Args:
        path: a text file, or a document of one of the formats in `loaders.formats`.

    Raises:
        LoadError: the file can't be opened, is too large, or can't be read for a reason that the message tells.
    """
    # The formats need this module; they are loaded when it is whole.
    from loaders.formats import format_of, read_format

    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise LoadError(
                f"{path}: has {size // 1_000_000} MB; documents of up to {LARGEST_FILE // 1_000_000} MB are read.\n"
                "Divide it, or take the pictures out of it.",
                "large",
                name=path.name,
                size=size // 1_000_000,
                most=LARGEST_FILE // 1_000_000,
            )
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(
            f"{path}: can't be opened ({error.strerror}).\nCheck the path and its rights.", "unopened", name=path.name
        ) from error
    format_ = format_of(data, path.name)
    return read_format(data, path.name, format_) if format_ else decode(data, path.name)


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None:
                raise LoadError(
                    f"{name}: begins like {encoding.upper()} but is damaged further on.\n"
                    "Open it in an editor, save it as UTF-8 and build again.",
                    "broken_text",
                    name=name,
                    encoding=encoding.upper(),
                )
            return text
    for encoding in ENCODINGS:
        text = _strictly(data, encoding)
        if text is not None and _plausible(text, encoding):
            return text
    if b"\x00" in data or len(CONTROL.findall(data[:4096].decode("latin-1"))) > 40:
        raise LoadError(
            f"{name}: not a text file.\nBuild reads plain text; save the document as .txt (UTF-8).",
            "no_text_file",
            name=name,
        )
    raise LoadError(
        f"{name}: unknown encoding (tried UTF-8, UTF-16 and GB18030).\n"
        "Open it in an editor, save it as UTF-8 and build again.",
        "encoding",
        name=name,
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausible(text: str, encoding: str) -> bool:
    """Tell writing from bytes that happen to decode: GB18030 and UTF-16 accept nearly anything."""
    sample = text[:20000]
    if len(CONTROL.findall(sample)) * 200 > len(sample):
        return False
    if encoding == "utf-8":
        return True
    strange = len(sample) - len(WRITING.findall(sample))
    return strange * 10 < len(sample) and len(COMMON_CHINESE.findall(sample)) * 40 > len(sample)
