import pytest

from hudna.extract.numbers import digits_value, read_numerals
from hudna.packs.knowledge import load_knowledge
from hudna.text.page import read_page
from hudna.types import Report


def _values(text: str) -> list[float]:
    knowledge = load_knowledge()
    return [numeral.low for numeral in read_numerals(read_page(Report("test", text), knowledge.layout), knowledge)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("سبعة وثلاثون", 37),
        ("مئة وأربعة عشر", 114),
        ("ألفان وثلاثمئة وخمسة", 2305),
        ("ستة عشر ألفا ومئتان", 16200),
        ("مليون ونصف مليون", 1_500_000),
        ("ثلاثة ملايين ونصف", 3_500_000),
        ("مئة إلا ربعا", 75),
        ("تسعة فاصلة أربعة", 9.4),
        ("٣٬٤٥٠", 3450),
        ("7 500 000", 7_500_000),
        ("12 بالمئة", 0.12),
        ("%40", 0.4),
        ("2.5 مليون", 2_500_000),
        ("10 آلاف و500", 10_500),
        ("ثمانيا وعشرين", 28),
        ("نصف دزينة", 6),
        ("سالب خمسة بالمئة", -0.05),
        ("ثلاثة فاصل صفر خمسة", 3.05),
        ("١،٢٣٤،٥٦٧", 1_234_567),
        ("% 30", 0.3),
        ("3/4 المساحة", 0.75),
        ("المرة الثالثة عشرة", 13),
    ],
)
def test_a_number_in_words_or_digits(words: str, value: float) -> None:
    assert _values(words)[0] == pytest.approx(value)


def test_two_numbers_joined_by_and_stay_two() -> None:
    assert _values("عشرون وثلاثون") == [20, 30]
    assert _values("10 و15") == [10, 15]
    assert _values("البنود 4،5") == [4, 5]


@pytest.mark.parametrize(
    ("form", "value"),
    [("1,250", 1250), ("1.250", 1250), ("0.250", 0.25), ("3,5", 3.5), ("30.08.2023", None), ("9" * 40, None)],
)
def test_separators_in_digits(form: str, value: float | None) -> None:
    assert digits_value(form) == value


def test_a_place_in_a_row_counts_nothing() -> None:
    knowledge = load_knowledge()
    page = read_page(Report("test", "الجولة الحادية والعشرون في خمسة أيام"), knowledge.layout)
    assert [(n.low, n.ordinal) for n in read_numerals(page, knowledge)] == [(21, True), (5, False)]
