"""The page in the terminal."""

from dataclasses import replace

import pytest
from dossier_sample import SAID, rich, thin  # type: ignore[import-not-found]
from rich.cells import cell_len

from hudna.export.dossier.terminal import terminal
from hudna.export.labels import LANGS, Lang
from hudna.export.terminal import as_text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    for dossier in (rich(), thin()):
        lines = as_text(terminal(dossier, lang, width, True)).splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_the_reports_are_there(lang: Lang) -> None:
    text = as_text(terminal(rich(), lang, 80, True))
    assert [key for key, words in SAID.items() if words not in text] == []


def test_arabic_is_isolated_unless_the_terminal_is_plain() -> None:
    assert "\u2067" in as_text(terminal(rich(), "en"))
    assert "\u2067" not in as_text(terminal(rich(), "en", plain=True))


def test_a_report_cannot_command_the_terminal() -> None:
    dossier = rich()
    lines = (replace(dossier.reports[0], title="\x1b[2J\u202e\nspoof", name="a\x07b"), *dossier.reports[1:])
    text = as_text(terminal(replace(dossier, reports=lines), "en"))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_the_order_is_that_of_a_reader_in_a_hurry() -> None:
    text = as_text(terminal(rich(), "en", 80, True))
    marks = (
        "Is there a truce?",
        "What is not known",
        "Who is who",
        "When: announced",
        "Who says what",
        "Breaches and events",
    )
    assert sorted(marks, key=text.index) == list(marks)
