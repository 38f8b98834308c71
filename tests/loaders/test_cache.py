"""Builds over time: whatever happens to the documents, the result is that of reading them all anew."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exchange import FORMATS
from loaders.cache import Cache
from loaders.corpus import Corpus, read_corpus

DOCUMENTS = sorted((Path(__file__).parents[2] / "data" / "documents").iterdir())
NAMES = ("a.txt", "b.txt", "c.md")
TEXTS = (
    "",
    "甲市人民政府文件\n关于发展的通知\n公牛集团位于甲市。2024年全市数字经济增加值增长13.0%。\n",
    "对第9号建议的答复\n张三代表：\n以公牛、慈星股份等龙头企业为支撑，公牛集团被评为国家级单项冠军。\n",
    "公牛股份有限公司与宁波大学共建智能产业学院。2023年投资3.2亿元。\n",
)


def exported(corpus: Corpus) -> list[bytes]:
    with TemporaryDirectory() as folder:
        written = FORMATS["jsonl"].write(corpus.graph, Path(folder))
        return [path.read_bytes() for path in sorted(written.iterdir())]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TEXTS), min_size=1), min_size=1, max_size=4))
def test_any_sequence_of_changes_gives_the_bytes_of_a_fresh_build(states: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        documents.mkdir()
        for state in states:
            for path in documents.iterdir():
                path.unlink()
            for name, text in state.items():
                (documents / name).write_text(text, "utf-8")
            cache = Cache(Path(folder) / "cache")
            kept = read_corpus(sorted(documents.iterdir()), cache=cache)
            cache.forget_others()
            fresh = read_corpus(sorted(documents.iterdir()))
            assert kept == fresh
            assert exported(kept) == exported(fresh)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    read_corpus(DOCUMENTS[1:3], cache=Cache(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_found_is_all_that_was_read(filled: Path) -> None:
    cache = Cache(filled)
    assert all(cache.find(path) for path in DOCUMENTS[1:3])
    assert read_corpus(DOCUMENTS[1:3], cache=cache) == read_corpus(DOCUMENTS[1:3])


def test_processes_read_only_what_is_not_kept(filled: Path) -> None:
    assert read_corpus(DOCUMENTS[1:], jobs=2, cache=Cache(filled)) == read_corpus(DOCUMENTS[1:])
    assert all(Cache(filled).find(path) for path in DOCUMENTS[1:])


def test_a_fresh_cache_finds_nothing(filled: Path) -> None:
    assert Cache(filled, fresh=True).find(DOCUMENTS[1]) is None


def test_the_same_bytes_under_another_name_are_another_document(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(DOCUMENTS[1].read_bytes())
    assert Cache(filled).find(other) is None


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:40] + b"\0" + data[41:]]
)
def test_damage_means_reading_again(filled: Path, damage: Callable[[bytes], bytes]) -> None:
    for path in filled.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    cache = Cache(filled)
    assert [cache.find(path) for path in DOCUMENTS[1:3]] == [None, None]
    assert read_corpus(DOCUMENTS[1:3], cache=cache) == read_corpus(DOCUMENTS[1:3])
    assert all(Cache(filled).find(path) for path in DOCUMENTS[1:3])


def test_a_file_that_changes_while_it_is_read_is_not_kept(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "changing.txt"
    path.write_text(TEXTS[1], "utf-8")
    cache = Cache(filled)
    assert cache.find(path) is None
    read = Cache(filled).find(DOCUMENTS[1])
    assert read
    path.write_text(TEXTS[2], "utf-8")
    cache.keep(path, read)
    assert Cache(filled).find(path) is None


def test_what_is_no_longer_asked_for_is_removed(filled: Path) -> None:
    cache = Cache(filled)
    cache.find(DOCUMENTS[1])
    cache.forget_others()
    assert [bool(Cache(filled).find(path)) for path in DOCUMENTS[1:3]] == [True, False]


def test_a_folder_that_can_not_be_made_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache")
    assert read_corpus(DOCUMENTS[1:2], cache=cache) == read_corpus(DOCUMENTS[1:2])
