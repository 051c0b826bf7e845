"""Texts that nobody wrote: words of the packs, marks and oddities in any order, sentences of invented reports shuffled.

Longer, and without hypothesis: ``python tools/fuzz.py --minutes 10``.
"""

import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.api import knowledge
from hudna.evals import load_labels
from hudna.testing.fuzz import (
    LINEAR,
    MARKS,
    ODDITIES,
    TIMES,
    Pieces,
    calls_of,
    endless,
    faults_of,
    growth,
    pieces,
    sentences_of,
    spoiled,
)  # fmt: skip

REPORTS = Path(__file__).resolve().parents[1] / "evals" / "reports"

quick = settings(deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
few = settings(deadline=None, derandomize=True, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


@cache
def stock() -> Pieces:
    """The pieces that texts are made of here."""
    labels, _ = load_labels([REPORTS])
    return pieces(knowledge(), (sentence for one in labels for sentence in sentences_of(one.text)))


gaps = st.sampled_from([" ", " ", " ", "", "\n"])
one_piece = st.deferred(
    lambda: (
        st.sampled_from(stock().words)
        | st.sampled_from(stock().names)
        | st.sampled_from(MARKS)
        | st.sampled_from(ODDITIES)
    )
)
salad = st.lists(st.tuples(one_piece, gaps), max_size=80).map(lambda parts: "".join(a + b for a, b in parts))
shuffled = st.deferred(lambda: st.lists(st.sampled_from(stock().sentences), min_size=1, max_size=14).map(" ".join))
one_line = st.lists(one_piece, max_size=300).map(lambda parts: " ".join(parts).replace("\n", " "))
damaged = st.builds(lambda text, seed: spoiled(text, random.Random(seed)), shuffled, st.integers(0, 2**32))


@quick
@given(salad, DAYS)
def test_any_salad_of_words_is_read(text: str, published: date | None) -> None:
    assert faults_of(text, knowledge(), published) == []


@quick
@given(shuffled, DAYS)
def test_sentences_in_any_order_are_read(text: str, published: date | None) -> None:
    assert faults_of(text, knowledge(), published) == []


@quick
@given(damaged)
def test_damaged_sentences_are_read(text: str) -> None:
    assert faults_of(text, knowledge()) == []


@quick
@given(one_line)
def test_one_line_without_end_is_read(text: str) -> None:
    assert faults_of(text, knowledge()) == []


@few
@given(salad.filter(str.strip))
def test_work_grows_as_a_salad_does(text: str) -> None:
    assert growth(text, knowledge()) <= LINEAR


@few
@given(st.integers(0, 2**32))
def test_work_grows_as_a_sentence_without_end_does(seed: int) -> None:
    text = " ".join(random.Random(seed).sample(stock().sentences, 6))
    assert growth(endless(text), knowledge()) <= LINEAR


ROWS = {
    "denials": "ونفت قسد وجود أي هدنة في دير الزور.",
    "truces": "هدنة بين حماس وإسرائيل بوساطة مصر تبدأ الأحد.",
    "truces of a day": "أعلنت في أيار 2020 هدنة وتقدم المقاتلون فيما انسحبت القوات لكن القصف استمر.",
    "strikes": "قتل ثلاثة مدنيين وأصيب خمسة في غارة على بلدة الميادين أمس.",
    "strikes on what is named thrice": "غارة من طائرة مسيرة على دراجة نارية في الميادين: قتيل واحد.",
    "breaches": "سقط ثلاثة جرحى في الوادي وسجلت اللجنة خروقات للهدنة وانتهكتها قوات الجيش بقصف حلب.",
    "statements": "وقالت وزارة الدفاع في بيان إن الباب مفتوح.",
    "governments": "أزمة جديدة بين بغداد وأنقرة وأوردت طهران أن دمشق قالت.",
    "speech in speech": "وقال مصدر إن المتحدث أكد أن الحركة نفت",
    "quotation marks": '«قال: "نعم"»',
    "brackets": "(هدنة) [قصف]",
    "days": "الأحد والاثنين 12/5/2019 أمس",
    "numbers": "ثلاثة وعشرون ألفا و12 قتيلا",
    "people": "قال محمد أحمد علي حسن",
    "places": "حلب ودمشق والرقة ودير الزور",
    "both sides": "اتفق الطرفان على أن الجانبين",
    "lines": "عاجل | هدنة\n",
    "sources after": "قصف على البلدة، بحسب المرصد السوري لحقوق الإنسان،",
    "headings": "مجلس الأمن: هدنة؟\n\n",
}
AS_THEY_STAND = ("denials", "truces", "strikes", "lines", "headings")


@pytest.mark.parametrize("name", ROWS)
def test_work_grows_as_one_sentence_of_rows_does(name: str) -> None:
    assert growth(endless(ROWS[name]), knowledge()) <= LINEAR


@pytest.mark.parametrize("name", AS_THEY_STAND)
def test_work_grows_as_a_text_of_rows_does(name: str) -> None:
    assert growth(ROWS[name], knowledge()) <= LINEAR


def test_the_measure_of_work_tells_a_square_from_a_line() -> None:
    def square(many: int) -> int:
        return calls_of(lambda: [abs(a - b) for a in range(many) for b in range(many)])

    assert square(50 * TIMES) / square(50) / TIMES > 3 * LINEAR
    assert calls_of(lambda: list(map(abs, range(10)))) == calls_of(lambda: list(map(abs, range(10))))
