"""Bytes of a file → its characters, or a message that names the file and says what to do."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loaders.text import LoadError, decode, read

TEXT = "云川市工业和信息化局文件\n关于发展陶瓷产业的意见\n2024年，全市规上工业企业增加值增长6.5%。\n"
MARKED = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00" + bytes(range(256)) * 4
)


def message(data: bytes) -> str:
    """Return the message for bytes that are no document."""
    with pytest.raises(LoadError) as caught:
        decode(data, "notice.txt")
    return str(caught.value)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_chinese_text_is_read_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "notice.txt") == TEXT


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding), "notice.txt") == TEXT


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_become_one_newline(line_end: str, encoding: str) -> None:
    assert decode(TEXT.replace("\n", line_end).encode(encoding), "notice.txt") == TEXT


def test_plain_english_is_read_too() -> None:
    assert decode(b"A notice in English.\r\n", "notice.txt") == "A notice in English.\n"


def test_rare_characters_of_gb18030_are_kept() -> None:
    text = "全市的企业和产业发展迅速，㐂来登公司、𠮷野模具的代表朱羸在二〇二四年来到中国\n"
    assert decode(text.encode("gb18030"), "notice.txt") == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\r\n \t\n", "empty", id="blank lines"),
        pytest.param("\u3000\u3000\n\u3000".encode(), "empty", id="full-width blanks"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="a mark and nothing after it"),
        pytest.param(b"\x00" * 512, "empty", id="zeros"),
        pytest.param(PICTURE, "not a text file", id="a picture"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 2, "not a text file", id="an archive"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode()[:-3], "damaged", id="cut UTF-8 with its mark"),
        pytest.param(("\ufeff" + TEXT).encode("utf-16-le")[:-1], "damaged", id="UTF-16 of an odd length"),
        pytest.param(
            "業務報告：産業の発展について、企業へのお知らせ。".encode("euc_jp"), "unknown encoding", id="Japanese"
        ),
        pytest.param("Уведомление о развитии промышленности".encode("koi8_r"), "unknown encoding", id="Russian"),
    ],
)
def test_what_is_no_document_is_refused_by_name(data: bytes, says: str) -> None:
    told = message(data)
    assert told.startswith("notice.txt: ")
    assert says in told.splitlines()[0]
    assert 2 <= len(told.splitlines()) <= 3


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"gone\.txt: can't be opened \(No such file"):
        read(tmp_path / "gone.txt")


def test_a_file_on_disk_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))
    assert read(path) == TEXT


# Sentences with the common words that any Chinese prose has, among words that may be anything.
PROSE = st.lists(
    st.one_of(
        st.sampled_from(["全市的企业和产业发展，", "在新的一年，", "大数据中心的建设。\n", "我国人民为工业以有区"]),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=6),
        st.sampled_from(["206.7亿元", "AMD", "（试行）", "《意见》", "\n\n", "　　"]),
    ),
    min_size=1,
).map(lambda parts: "全市的企业和产业在发展。\n" + "".join(parts) + "\n我市的大数据产业在发展。")


@given(PROSE, st.sampled_from(["utf-8", "gb18030"]))
def test_any_chinese_prose_comes_back_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "notice.txt") == text


@given(PROSE, st.sampled_from(MARKED))
def test_any_chinese_prose_comes_back_with_a_mark(text: str, encoding: str) -> None:
    assert decode(("\ufeff" + text).encode(encoding), "notice.txt") == text


@given(PROSE, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_any_chinese_prose_comes_back_from_bare_utf_16(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "notice.txt") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1))
def test_any_writing_comes_back_from_utf_8(text: str) -> None:
    assume(text.strip() and not text.startswith("\ufeff"))
    assert decode(text.encode(), "notice.txt") == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    try:
        text = decode(data, "notice.txt")
    except LoadError as error:
        assert str(error).startswith("notice.txt: ")
        assert len(str(error).splitlines()) <= 3
    else:
        assert "\r" not in text
        text.encode()
