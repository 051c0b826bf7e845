"""What nobody said or did: resolve that is no speech, and what is hoped for, expected, owed or made a condition."""

from collections.abc import Callable

import pytest

from hudna.types import Reading

Read = Callable[..., Reading]
MADE = "أعلنت حركة النخيل هدنة. "


def _acts_of(reading: Reading, who: str) -> list[str]:
    return [claim.act for claim in reading.claims if claim.source_name == who]


@pytest.mark.parametrize(
    "sentence",
    [
        "وعطل إصرار جبهة السهل على القتال عودة الناس.",
        "وعطل إصرار جبهة السهل على أن تقصف القرية عودة الناس.",
        "وأصرت جبهة السهل على مواصلة القصف.",
    ],
)
def test_insisting_on_a_deed_is_no_speech(read: Read, sentence: str) -> None:
    assert _acts_of(read(MADE + sentence), "Plain Front") == []


def test_insisting_that_a_thing_is_so_says_it(read: Read) -> None:
    assert _acts_of(read(MADE + "وأصرت جبهة السهل على أن الطريق سالك."), "Plain Front") == ["asserts"]
    assert _acts_of(read(MADE + "وتحدث الناس عن إصرار جبهة السهل على أن الطريق سالك."), "Plain Front") == ["asserts"]


@pytest.mark.parametrize("verb", ["أطاح بالهدنة", "أطاح بوقف إطلاق النار", "أودى بالهدنة", "عصف بوقف إطلاق النار"])
def test_what_brings_a_truce_down_ends_it(read: Read, verb: str) -> None:
    [truce] = read(f"أعلنت حركة النخيل هدنة مع جبهة السهل، لكن القصف {verb}.").truces
    assert truce.status == "collapsed"


@pytest.mark.parametrize(
    "sentence",
    [
        "ونأمل أن تلتزم جبهة السهل بالهدنة.",
        "ونأمل من الجميع أن تلتزم جبهة السهل بالهدنة.",
        "وقال مروان النخلاوي: أتوقع أن تلتزم جبهة السهل بالهدنة.",
        "ويتوقع الناس أن تعلن جبهة السهل قبول الهدنة.",
        "ويجب أن تلتزم جبهة السهل بالهدنة.",
        "وإذا التزمت جبهة السهل بالهدنة فسيعود الناس.",
        "وإذا ما التزمت جبهة السهل بالهدنة فسيعود الناس.",
        "وفي حال أعلنت جبهة السهل قبول الهدنة فسيعود الناس.",
        "وفي حال قبول جبهة السهل الهدنة سيعود الناس.",
        "والمهم ضرورة التزام جبهة السهل بالهدنة.",
    ],
)
def test_what_is_hoped_for_or_supposed_nobody_did(read: Read, sentence: str) -> None:
    reading = read(MADE + sentence)
    assert _acts_of(reading, "Plain Front") == []
    assert all("Plain Front" not in truce.accepted_by for truce in reading.truces)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("وعاد الناس بعد أن التزمت جبهة السهل بالهدنة.", "promises"),
        ("ويتوقع الناس الهدوء بعد أن أعلنت جبهة السهل قبول الهدنة.", "asserts"),
        ("وردا على سؤال التزمت جبهة السهل بالهدنة.", "promises"),
    ],
)
def test_what_came_before_was_done(read: Read, sentence: str, act: str) -> None:
    assert _acts_of(read(MADE + sentence), "Plain Front") == [act]


@pytest.mark.parametrize(
    "text",
    [
        "بعد هدنتين فاشلتين بسبب خروقات جبهة السهل، أعلنت حركة النخيل هدنة جديدة تبدأ اليوم.",
        "أعلنت حركة النخيل هدنة مع جبهة السهل، وكانت جبهة السهل خرقت هدنة في السابق.",
        "أعلنت حركة النخيل هدنة مع جبهة السهل. وقال مروان النخلاوي إن جبهة السهل خرقت الهدنة السابقة.",
        "أعلنت حركة النخيل هدنة مع جبهة السهل. وسبق أن خرقت جبهة السهل هدنة.",
        "أعلنت حركة النخيل هدنة مع جبهة السهل. وخرقت جبهة السهل الهدنة السابقة حين قصفت القرية.",
    ],
)
def test_the_breach_of_a_former_truce_is_not_of_this_one(read: Read, text: str) -> None:
    reading = read(text)
    assert [truce.status for truce in reading.truces] == ["announced"]
    assert not any(event.breach_of for event in reading.events)


def test_a_former_truce_that_a_report_is_about_keeps_its_breach(read: Read) -> None:
    [truce] = read("خرقت جبهة السهل الهدنة السابقة مع حركة النخيل.").truces
    assert truce.status == "violated"


@pytest.mark.parametrize(
    "sentence",
    [
        "وأعرب مروان النخلاوي عن أمله أن لا تعمل جبهة السهل على نقض الهدنة.",
        "ونرجو ألا يكون القصف سببا في انهيار الهدنة.",
        "ويجب أن نحذر من سقوط الهدنة.",
    ],
)
def test_an_end_that_is_hoped_against_is_none(read: Read, sentence: str) -> None:
    [truce] = read("أعلنت حركة النخيل هدنة مع جبهة السهل. " + sentence).truces
    assert truce.status in {"announced", "in_force"}


def test_an_end_after_a_hope_is_one(read: Read) -> None:
    [truce] = read("أعلنت حركة النخيل هدنة مع جبهة السهل. وأمل الناس أن تدوم، لكن الهدنة انهارت.").truces
    assert truce.status == "collapsed"
