import pytest

from terminal.printing import say


@pytest.mark.parametrize("count", [1, 7, 60])
def test_a_paragraph_wraps_without_losing_a_character(capsys: pytest.CaptureFixture[str], count: int) -> None:
    text = "到2025年，GDP占比11%以上（含R&D）。" * count
    say(text, indent=4)
    lines = capsys.readouterr().out.splitlines()
    assert "".join(line.removeprefix("    ") for line in lines) == text
    assert not any(line.strip()[0] in "，。）" for line in lines)
    assert len(lines) > 1 or count < 4


def test_a_long_word_is_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    path = "/very/long" * 30
    say(f"写到 {path} 里")
    assert path in capsys.readouterr().out
