"""The words of the explorer: all there in both languages, and none that nobody says."""

from pathlib import Path

import pytest

from views.explorer.words import words

EXPLORER = Path(__file__).parents[3] / "views" / "explorer"


def test_both_languages_have_the_same_places_to_fill() -> None:
    for name, text in words("zh").items():
        assert text.count("{") == words("en")[name].count("{"), name


@pytest.mark.parametrize("name", [name for name in words("zh") if "_" not in name])
def test_no_word_is_left_over(name: str) -> None:
    said = "".join(path.read_text("utf-8") for path in EXPLORER.rglob("*.py"))
    assert f'"{name}"' in said or f"'{name}'" in said
