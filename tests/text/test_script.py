"""The language of a report, by its letters."""

import pytest

from hudna.text.script import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت اللجنة وقف القتال", "ar"),
        ("أعلنت اللجنة (Valley Committee) وقف القتال", "ar"),
        ("کمیته‌ی دره پایان جنگ را اعلام کرد و گفت پنج نفر کشته شدند", "fa"),
        ("لیژنەی دۆڵەکە ڕایگەیاند کە شەڕ وەستا و ڕێگاکان کرانەوە", "ckb"),
        ("The committee announced a truce", "en"),
        ("2019 — 14/5", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_stray_persian_letter_is_still_arabic() -> None:
    assert language_of("أعلنت اللجنة فی الوادی وقف القتال ثلاثة أيام وفتح الطرق أمام سكان القرى جميعها") == "ar"
