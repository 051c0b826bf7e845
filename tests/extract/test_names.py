"""Where persons, organisations and groups are named: candidates before anyone says which."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.extract.names import find_names
from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.text.page import Page, read_page
from hudna.types import Name, Place, Reading, Report

Read = Callable[..., Reading]


def _candidates(text: str, knowledge: Knowledge) -> tuple[Page, Sequence[Candidate]]:
    page = read_page(Report("invented", text), knowledge.layout)
    return page, find_names(page, knowledge.lexicon.scan(page.folded, page.tokens), knowledge)


def _found(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    _page, candidates = _candidates(text, knowledge)
    return [(candidate.kind, text[candidate.start : candidate.end]) for candidate in candidates]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصلت حركة النخيل مساء.", [("alias", "حركة النخيل")]),
        ("وصل مقاتلو حركة النخيل مساء.", [("alias", "مقاتلو حركة النخيل")]),
        ("وصل وفد لحركة النخيل مساء.", [("alias", "حركة النخيل")]),
        ("وصل وفد الحركة مساء.", [("nominal", "الحركة")]),
        ("رفضت الشرطة الفرنسية العرض.", [("body", "الشرطة الفرنسية")]),
        ("طال الحي قصف روسي.", [("nationality", "روسي")]),
        ("قال مصدر عسكري محلي ذلك.", [("source", "مصدر عسكري محلي")]),
        ("اتفق الطرفان صباحا.", [("sides", "الطرفان")]),
        ("رحب بالطرفين صباحا.", [("sides", "الطرفين")]),
        ("خرج المدنيون مساء.", [("group", "المدنيون")]),
        ("تمايلت أشجار النخيل مع الريح.", []),
    ],
)
def test_kind(sample: Knowledge, text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text, sample) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("زار عمر الخطيب سوق القرية.", "عمر الخطيب"),
        ("زار مدير المشفى سالم بن عمر قرية قريبة.", "سالم بن عمر"),
        ("قال عمر الخطيب إن الطريق سالك.", "عمر الخطيب"),
        ("أكد عمر الخطيب وجود الماء.", "عمر الخطيب"),
        ("سافر عمر الخطيب من القرية.", "عمر الخطيب"),
    ],
)
def test_a_person_nobody_knows(sample: Knowledge, text: str, name: str) -> None:
    assert ("person", name) in _found(text, sample)


def test_a_verb_is_no_family_name(sample: Knowledge) -> None:
    assert not [name for kind, name in _found("عمر قال ذلك.", sample) if kind == "person"]


def test_a_byline_names_a_person(sample: Knowledge) -> None:
    text = "عودة السوق في القرية\nكتبت: سلمى الزعفراني\nالثلاثاء 14 أيار 2019\n\nعاد الناس إلى السوق وفتحت المحال."
    assert ("person", "سلمى الزعفراني") in _found(text, sample)


def test_a_person_named_again_by_surname(sample: Knowledge) -> None:
    found = _found("قال مدير المشفى سالم الزيتوني ذلك. وذهب الزيتوني إلى بيته.", sample)
    assert found[-1] == ("surname", "الزيتوني")


def test_a_surname_before_its_person_is_none(sample: Knowledge) -> None:
    found = _found("ذهب الزيتوني إلى بيته. ثم قال مدير المشفى سالم الزيتوني ذلك.", sample)
    assert [name for _kind, name in found] == ["سالم الزيتوني"]


def test_an_office_runs_up_to_the_name(read: Read) -> None:
    reading = read("قال مدير المركز الإعلامي لحركة النخيل سالم الحاج إن الطريق سالك.")
    [person] = [m for m in reading.mentions if isinstance(m, Name) and m.kind == "person"]
    assert person.role is not None
    assert person.role.text == "مدير المركز الإعلامي لحركة النخيل"


def test_an_office_beyond_a_comma_belongs_to_nobody_after_it(read: Read) -> None:
    reading = read("وصل مدير المشفى، ثم ضرغام السندياني.")
    [person] = [m for m in reading.mentions if isinstance(m, Name) and m.kind == "person"]
    assert person.role is None


def test_furniture_names_nobody(read: Read) -> None:
    text = "عاد الناس إلى السوق وفتحت المحال أبوابها.\n\nاقرأ أيضا: حركة النخيل في سطور"
    reading = read(text)
    assert reading.furniture
    assert not [m for m in reading.mentions if isinstance(m, Name)]


_WORDS = st.sampled_from(
    [
        "حركة النخيل", "وجبهة السهل", "الحركة", "مروان النخلاوي", "النخلاوي", "عمر الخطيب", "الخطيب", "السوداني", "روسي",
        "الجيش الفرنسي", "مصدر عسكري", "الطرفان", "موسكو", "فرنسا", "في", "بين", "حلب", "ريف دير الزور", "شرقي", "مدير",
        "المدنيون", "قال", "إن", '"', "،", ".", "\n", "عمر", "محمد",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(words=st.lists(_WORDS, max_size=30))
def test_no_two_candidates_share_a_token(sample: Knowledge, words: list[str]) -> None:
    page, candidates = _candidates(" ".join(words), sample)
    reached = 0
    for candidate in candidates:
        assert reached <= candidate.first < candidate.last <= len(page.tokens)
        assert candidate.start < candidate.end
        reached = candidate.last


@settings(max_examples=200, deadline=None)
@given(words=st.lists(_WORDS, max_size=30))
def test_no_letter_is_both_an_actor_and_a_place(read: Read, words: list[str]) -> None:
    named = [m for m in read(" ".join(words)).mentions if isinstance(m, Name | Place)]
    for before, after in pairwise(named):
        assert before.end <= after.start
