"""Looking only where a needed word stands finds what looking everywhere finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.firms import TAIL
from loaders.industries import AIM, KIND, LIST_END
from loaders.needed import needed
from loaders.phrases import phrases
from loaders.reader import read_document
from loaders.rulebook import mask_of, rules
from loaders.sentence import Masked
from loaders.spotting import Spotter
from tests.loaders.reading import DOCUMENTS, document

SENTENCES = [
    sentence
    for path in sorted(DOCUMENTS.glob("*.txt"))
    for sentence in read_document(path.name, document(path.name)).sentences
]
FORMS = [
    "甲乙",
    "甲+乙?丙",
    "(?:甲|乙丙)?丁",
    "(?:甲|乙丙)(?:丁|戊{2,3})",
    "[甲乙][丙丁]",
    "(?<=甲)乙|丙(?=丁)",
    "(?<!甲)[丙丁]",
    "[^甲](?=乙丙)",
    "(?P<one>甲|乙)(?P=one)",
    "(?:[^甲]{0,3}?乙){2}",
    "^甲.*丁$",
    "(?>甲|甲乙)丙",
]


def everywhere(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    return [(0, match.span()) for match in pattern.finditer(text, start, end)]


def spotted(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    return [(number, match.span()) for number, match in Spotter().group([pattern]).find(text, start, end)]


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text("甲乙丙丁戊", max_size=12), start=st.integers(0, 4), length=st.integers(0, 12))
@settings(max_examples=200)
def test_a_part_of_a_text_is_searched_as_finditer_does(form: str, text: str, start: int, length: int) -> None:
    pattern, end = re.compile(form), min(start + length, len(text))
    assert spotted(pattern, text, start, end) == everywhere(pattern, text, start, end)


@pytest.mark.parametrize("pattern", [TAIL, LIST_END, KIND, AIM, *(phrase.anchor for phrase in phrases())])
def test_patterns_of_names_find_all_in_the_documents(pattern: re.Pattern[str]) -> None:
    group = Spotter().group([pattern])
    for text in (sentence.text for sentence in SENTENCES):
        found = [(number, match.span()) for number, match in group.find(text)]
        assert found == everywhere(pattern, text, 0, len(text))


def test_rules_find_all_in_the_documents() -> None:
    patterns = [rule.pattern for rule in rules()]
    group = Spotter().group(patterns)
    for sentence in SENTENCES:
        text = Masked(sentence.text, sentence.mentions).text
        found = [(number, match.span()) for number, match in group.find(text)]
        assert found == [(n, match.span()) for n, pattern in enumerate(patterns) for match in pattern.finditer(text)]


def test_a_rule_needs_its_rarest_word_or_a_name() -> None:
    firm = mask_of()["Enterprise"]
    assert needed(f"“?(?P<firm>{firm})”?(?:等)?企业级平台") == {"企业级平台": (1, 4)}
    assert needed(f"“?(?P<firm>{firm})”?") == {firm: (0, 1)}


def test_a_pattern_that_needs_no_word_is_refused() -> None:
    with pytest.raises(ValueError, match="needs no word"):
        Spotter().group(["[^，]*"])
