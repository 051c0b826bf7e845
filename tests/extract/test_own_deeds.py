"""Deeds that a speaker tells of itself, on invented sentences: whose they are, and that telling them accuses nobody."""

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report


def _read(text: str) -> Reading:
    return analyze(Report("invented", text), load_knowledge())


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("قال الجيش الإسرائيلي إنه قصف مواقع لحماس في غزة.", "Israel"),
        ("أعلنت القسام أنها استهدفت دبابة إسرائيلية شرق رفح.", "Al-Qassam Brigades"),
        ("أعلنت قوات الدعم السريع أنها لم تقصف مواقع الجيش السوداني في الأبيض.", "Rapid Support Forces"),
        ("قال الحوثيون إنهم أطلقوا صاروخا على تل أبيب.", "Houthis"),
        ("أكد الجيش السوداني أنه قد نفذ هجوما على مواقع الدعم السريع.", "Sudanese Armed Forces"),
        ("وأضاف الجيش الإسرائيلي أنه شن غارات على بعلبك.", "Israel"),
        ("قال حزب الله إن مقاتليه استهدفوا دبابة إسرائيلية في مارون الراس.", "Hezbollah"),
        ("قالت القسام: قصفنا عسقلان برشقة صاروخية.", "Al-Qassam Brigades"),
        ("قالت وزارة الدفاع الروسية إنها استهدفت مستودعا في أوديسا.", "Russia"),
    ],
)
def test_who_tells_of_an_own_deed_is_its_doer_and_accuses_nobody(text: str, doer: str) -> None:
    reading = _read(text)
    assert [event.actors for event in reading.events] == [(doer,)]
    assert {claim.act for claim in reading.claims} == {"asserts"}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("قالت حماس إنها غارات إسرائيلية على المخيم.", {"Israel"}),  # a noun: what it was, and whose
        ("اتهمت حماس إسرائيل بأنها قصفت المخيم.", {"Israel"}),  # the pronoun is the accused
        ("قال حزب الله إن إسرائيل نقضت التفاهم وإن طائراتها قصفت بعلبك.", {"Israel"}),
        ("قالت حماس إن إسرائيل نقضت التفاهم وإنها قصفت رفح.", {"Israel"}),
        ("قالت القسام إنها قصفت عسقلان. وأضافت أنها استهدفت قوة إسرائيلية شرق رفح.", {"Al-Qassam Brigades"}),
        ("قال الجيش الإسرائيلي إنه تعرض لهجوم من حزب الله.", set()),
    ],
)
def test_what_another_did_is_not_the_speakers(text: str, doers: set[str]) -> None:
    assert {name for event in _read(text).events for name in event.actors} == doers


def test_a_party_that_tells_what_another_did_accuses_it() -> None:
    [claim] = _read("قال الجيش الإسرائيلي إن حزب الله قصف مواقع في الجليل.").claims
    assert claim.act == "accuses"


@pytest.mark.parametrize(
    "text",
    ["قالت الشرطة الإسرائيلية إنها ألقت القبض على رجل في حيفا.", "قال الحوثيون إنهم أطلقوا شعلة في الهواء قرب ميدي."],
)
def test_a_verb_that_needs_another_word_to_blame_or_to_call_does_neither_alone(text: str) -> None:
    assert {claim.act for claim in _read(text).claims} == {"asserts"}


def test_the_army_after_its_spokesperson_is_the_one_spoken_for() -> None:
    reading = _read("قال المتحدث باسم الجيش الإسرائيلي إن الجيش قصف مواقع حماس في غزة.")
    assert [event.actors for event in reading.events] == [("Israel",)]


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت القسام دبابة شرق رفح وقصفت عسقلان.",
        "قالت القسام إنها استهدفت دبابة شرق رفح وإنها قصفت عسقلان.",
        "قالت القسام إنها استهدفت دبابة شرق رفح. قالت القسام إنها قصفت عسقلان.",
    ],
)
def test_joined_deeds_are_two_each_with_its_place(text: str) -> None:
    events = _read(text).events
    assert [event.actors for event in events] == [("Al-Qassam Brigades",)] * 2
    assert [event.place for event in events] == ["Rafah, Gaza Strip, Palestine", "Ashkelon, Israel"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("تبنى حزب الله قصف موقع إسرائيلي في الجليل.", "Hezbollah"),
        ("أعلن الجيش الإسرائيلي قصف مواقع لحماس في غزة.", "Israel"),
        ("أعلن حزب الله استهداف دبابة إسرائيلية في مارون الراس.", "Hezbollah"),
    ],
)
def test_who_announces_or_avows_a_deed_is_its_doer_and_accuses_nobody(text: str, doer: str) -> None:
    reading = _read(text)
    assert [event.actors for event in reading.events] == [(doer,)]
    assert {claim.act for claim in reading.claims} == {"asserts"}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("أعلن الجيش الإسرائيلي رصد إطلاق صاروخ من اليمن.", ()),
        ("أعلن الجيش الإسرائيلي إطلاق صواريخ من غزة.", ()),
        ("أعلنت قسد صد هجوم لداعش في دير الزور.", ("Islamic State",)),
        ("أعلن الجيش السوداني إحباط هجوم على الفاشر.", ()),
    ],
)
def test_who_meets_an_attack_or_tells_of_one_from_elsewhere_did_not_do_it(text: str, doers: tuple[str, ...]) -> None:
    assert [event.actors for event in _read(text).events] == [doers]
