"""What is no document, or too much of one, is refused by name and with a way out."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from loaders import corpus, text
from loaders.corpus import find
from loaders.formats import format_of, read_format
from loaders.formats.html import article_of, lines_of
from loaders.text import LoadError
from tests.loaders.documents import MAKERS, from_pdf, in_format, refusal

REPLY, PLAN = "cixi-2024-reply-009.txt", "cixi-2021-plan-digital-economy.txt"


# What is refused


def scan() -> bytes:
    return from_pdf(lambda canvas: canvas.rect(100, 100, 300, 300, fill=1))


def locked() -> bytes:
    return from_pdf(lambda canvas: canvas.drawString(100, 700, "正文"), encrypt="secret")


def swollen_pdf() -> bytes:
    packed = zlib.compress(b"0 0 m " * 20_000_000, 9)
    found = from_pdf(lambda canvas: canvas.drawString(100, 700, "text"), pageCompression=0)  # type: ignore[arg-type]
    start = found.index(b"stream") - found[: found.index(b"stream")][::-1].index(b"<<"[::-1]) - 2
    end = found.index(b"endstream")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\n"
    return found[:start] + stream + found[end:]


def nested_pdf() -> bytes:
    """A PDF whose nine forms each draw the one before ten times."""

    def draw(canvas: Canvas) -> None:
        for i in range(9):
            canvas.beginForm(f"form{i}")
            if i == 0:
                canvas.drawString(100, 700, "text")
            for _ in range(10 * bool(i)):
                canvas.doForm(f"form{i - 1}")
            canvas.endForm()
        canvas.doForm("form8")

    return from_pdf(draw)


def archive(**members: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zip_:
        for name, data in members.items():
            zip_.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "says"),
    [
        pytest.param(scan, "a.pdf", "no text layer", id="a scan"),
        pytest.param(locked, "a.pdf", "password", id="an encrypted PDF"),
        pytest.param(lambda: MAKERS[".pdf"](REPLY)[:3000], "a.pdf", "a.pdf", id="a PDF cut off"),
        pytest.param(swollen_pdf, "a.pdf", "unpacks", id="a PDF that swells"),
        pytest.param(nested_pdf, "a.pdf", "unpacks", id="a PDF of forms in forms"),
        pytest.param(lambda: MAKERS[".docx"](REPLY)[:9000], "a.docx", "damaged", id="a Word file cut off"),
        pytest.param(lambda: archive(word__document_xml=b" " * 90_000_000), "a.docx", "unpacks to 90 MB", id="a bomb"),
        pytest.param(lambda: archive(word__document_xml=b"<a>"), "a.docx", "damaged", id="no Word file after all"),
        pytest.param(lambda: archive(OFD_xml=b"<ofd/>"), "a.docx", "OFD", id="an OFD"),
        pytest.param(lambda: archive(a_xlsx=b""), "a.txt", "archive", id="an archive"),
        pytest.param(lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "a.doc", ".docx", id="an old Word file"),
        pytest.param(
            lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "password",
            id="an encrypted Word file",
        ),
        pytest.param(lambda: b"{\\rtf1 abc}", "a.doc", "Rich Text", id="RTF"),
        pytest.param(lambda: b"\x89PNG\r\n\x1a\n", "a.txt", "OCR", id="a picture"),
        pytest.param(lambda: b"<html><script>x</script></html>", "a.html", "no text", id="a page of scripts"),
        pytest.param(lambda: b"<div>" * 100_000, "a.html", "nested", id="a page without a floor"),
        pytest.param(lambda: b"<div>" * 100_000, "a.md", "nested", id="Markdown without a floor"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_way_out(
    make: Callable[[], bytes], name: str, says: str, tmp_path: Path
) -> None:
    started = perf_counter()
    assert says in refusal(make(), name, tmp_path)
    assert perf_counter() - started < 20


def test_huge_files_are_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LARGEST_FILE", 1_000_000)
    assert "MB" in refusal(b"a" * 2_000_000, "a.txt", tmp_path)


def test_entities_and_files_elsewhere_are_never_taken_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    source = ZipFile(BytesIO(MAKERS[".docx"](REPLY)))
    members = {name: source.read(name) for name in source.namelist()}
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    head, _, rest = members["word/document.xml"].partition(b"?>")
    members["word/document.xml"] = head + b"?>" + entity + rest.replace(b"</w:t>", b"&x;</w:t>", 1)
    file = BytesIO()
    with ZipFile(file, "w") as zip_:
        for name, data in members.items():
            zip_.writestr(name, data)
    assert "机密" not in read_format(file.getvalue(), "a.docx", "docx")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = in_format(REPLY, ".docx", tmp_path)
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(scan())
    found = corpus.read_corpus(find([tmp_path]))
    assert list(found.texts) == [good.name]
    assert [message.partition(":")[0] for message in found.skipped] == ["scan.pdf"]


def damaged(data: bytes) -> Iterator[bytes]:
    """Yield a file with single stretches of it overwritten."""
    for i in range(40):
        at = i * len(data) // 40
        yield data[:at] + bytes((i * 37 + k * 11) % 256 for k in range(16)) + data[at + 16 :]


@pytest.mark.parametrize("ending", MAKERS)
def test_damage_ends_in_a_message_or_in_text(ending: str) -> None:
    for data in damaged(MAKERS[ending](REPLY)):
        try:
            format_ = format_of(data, f"a{ending}")
            said = read_format(data, f"a{ending}", format_) if format_ else ""
        except LoadError:
            continue
        said.encode()


TAGS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=3 colspan=2>",
        "</td>",
        "</table>",
        "<ol>",
        "<ul>",
        "<li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<p>",
        "</p>",
        "<br>",
        "<a>",
        "</a>",
        "<div>",
        "</div>",
        "<svg>",
        "<template>",
        "<script>",
        "<nav>",
        "<article>",
        "&amp;",
        "&#0;",
        "|",
        "---",
        "#",
        "-",
        ">",
        "`",
        "*",
        "[",
        "]",
        "(",
        ")",
    ]
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=5)), max_size=40).map("".join))
def test_any_tags_and_marks_are_read(source: str) -> None:
    for said in (*article_of(source), *lines_of(source)):
        assert "\n" not in said
    with suppress(LoadError):
        read_format(source.encode("utf-8", "replace"), "a.md", "markdown").encode()
