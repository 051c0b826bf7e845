"""Quotation marks by line, and which hits are words of saying."""

from collections.abc import Callable

import pytest

from hudna.extract.scene import Scene, quote_pairs

Make = Callable[[str], Scene]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال «نعم» ثم «لا»", ["نعم", "لا"]),
        ('قال "نعم ثم ذهب', []),
        ("قال نعم» ثم «لا»", ["لا"]),
        ('قال "نعم\nثم" ذهب', ["نعم\nثم"]),
        ('قال "نعم\n\nثم" ذهب', []),
    ],
)
def test_quotation_marks_pair_within_a_paragraph(scene: Make, text: str, quoted: list[str]) -> None:
    page = scene(text).page
    assert [page.span_of(opening + 1, close).text for opening, close in sorted(quote_pairs(page).items())] == quoted


def test_a_long_quotation_is_no_name(scene: Make) -> None:
    made = scene('فتح "سوق الجبل" ثم قال "الطريق سالك أمام الناس جميعا منذ الصباح"')
    held = {made.form(at) for at in made.in_quotation}
    assert "الطريق" in held
    assert "سوق" not in held


def test_a_name_holds_all_its_tokens(scene: Make) -> None:
    made = scene("قالت حركة النخيل ذلك")
    assert made.name_at[1] == made.name_at[2]
    assert made.name_at[1][1:] == (1, 3)
    assert 0 not in made.name_at


def test_a_word_of_saying_inside_what_names_a_source_is_no_cue(scene: Make) -> None:
    made = scene("نشر الناس نص الاتفاق صباحا")
    assert [cue.entry.key for cue in made.cues] == ["نشر"]


def test_beyond_the_text_there_is_no_form(scene: Make) -> None:
    made = scene("قال المدير")
    assert (made.form(-1), made.form(2)) == ("", "")
