"""Testimonies: which claim bears on which proposition, on reports written for the tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from hudna.link import testimonies as link  # pytest takes test… for tests
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report, Toll
from hudna.types import Testimony as Said  # pytest takes Test… for tests

Heard = Callable[..., tuple[Said, ...]]
Read = Callable[..., Reading]

PALM, PLAIN, OASES, ELDERS = "Palm Movement", "Plain Front", "Republic of the Oases", "Valley Elders Committee"
DEAL = "أعلنت حركة النخيل هدنة مع جبهة السهل لمدة خمسة أيام تبدأ في 12 أيار 2019 بوساطة لجنة وجهاء الوادي. "
DENIAL = "ونفى المتحدث باسم جبهة السهل ضرغام السندياني وجود أي هدنة. "


@pytest.fixture(scope="session")
def sample() -> Knowledge:
    """The invented parties beside the words of the language and the places of the world."""
    return load_knowledge(("sample",))


@pytest.fixture(scope="session")
def read(sample: Knowledge) -> Callable[..., Reading]:
    """Reads an invented text, published on a day by an outlet."""

    def reading(
        text: str, published: str | None = "2019-05-10", outlet: str | None = "Valley Post", name: str = "r1"
    ) -> Reading:
        return analyze(Report(name, text, date.fromisoformat(published) if published else None, outlet), sample)

    return reading


@pytest.fixture(scope="session")
def heard(sample: Knowledge, read: Callable[..., Reading]) -> Callable[..., tuple[Said, ...]]:
    """The testimonies of an invented text."""

    def testimonies(text: str, **given: str | None) -> tuple[Said, ...]:
        return link.testimonies_of(read(text, **given), sample)

    return testimonies


def _on(said: tuple[Said, ...], kind: str) -> list[Said]:
    return [one for one in said if one.proposition.kind == kind]


def _rows(said: tuple[Said, ...], kind: str) -> set[tuple[str, str, str | None]]:
    return {(one.act, one.speaks_for or one.source, one.proposition.value) for one in _on(said, kind)}


# ---------------------------------------------------------------------------------------------------- fields


def test_stated_fields_belong_to_who_is_quoted_around_them(heard: Heard) -> None:
    said = heard("قال مروان النخلاوي إن هدنة مع جبهة السهل تبدأ في 12 أيار 2019 لمدة خمسة أيام في عدن.")
    for kind, value in [("started", "2019-05-12"), ("duration", "5"), ("covers", "Aden"), ("ended", "2019-05-17")]:
        [one] = _on(said, kind)
        assert (one.act, one.source, one.proposition.value, one.own_voice) == (
            "asserts",
            "Marwan al-Nakhlawi",
            value,
            False,
        )
        assert one.evidence


def test_words_of_nobody_are_the_outlet_s(heard: Heard) -> None:
    said = heard("تبدأ الهدنة بين حركة النخيل وجبهة السهل في 12 أيار 2019.")
    [start] = _on(said, "started")
    assert (start.source, start.own_voice, start.outlet, start.said) == (
        "Valley Post",
        True,
        "Valley Post",
        "2019-05-10",
    )
    assert {one.proposition.value for one in _on(said, "party")} == {PALM, PLAIN}


def test_an_unnamed_outlet_is_told_apart_by_its_report(heard: Heard) -> None:
    one, other = (heard("بدأت الهدنة بين حركة النخيل وجبهة السهل.", outlet=None, name=name) for name in ("r1", "r2"))
    assert {said.source for said in one}.isdisjoint(said.source for said in other)


def test_who_declares_states_it(heard: Heard) -> None:
    [declared] = _on(heard(DEAL), "declared_by")
    assert (declared.source, declared.speaks_for, declared.proposition.value) == (PALM, PALM, PALM)


def test_a_reckoned_end_is_nobody_s_who_does_not_state_both_parts(heard: Heard) -> None:
    said = heard(
        "تبدأ الهدنة بين حركة النخيل وجبهة السهل في 12 أيار 2019. وقال مروان النخلاوي إن الهدنة لمدة خمسة أيام."
    )
    assert not _on(said, "ended")
    assert [one.source for one in _on(said, "duration")] == ["Marwan al-Nakhlawi"]


def test_a_call_to_keep_a_truce_takes_its_beginning_for_granted(heard: Heard) -> None:
    said = heard("دعت جمهورية الواحات إلى احترام الهدنة بين حركة النخيل وجبهة السهل التي بدأت في 8 أيار 2019.")
    assert _rows(said, "holding") == {("calls_for", OASES, None)}
    assert _rows(said, "started") == {("asserts", OASES, "2019-05-08")}


# ---------------------------------------------------------------------------------------------------- is there one


def test_two_spokesmen_contradict_each_other(heard: Heard) -> None:
    said = heard(
        "قال المتحدث باسم حركة النخيل مروان النخلاوي إن هدنة وقعت مع جبهة السهل. "
        "ونفى المتحدث باسم جبهة السهل ضرغام السندياني توقيع أي هدنة."
    )
    assert {row for row in _rows(said, "exists") if row[1] in {PALM, PLAIN}} == {
        ("asserts", PALM, None),
        ("denies", PLAIN, None),
    }


def test_denied_that_lands_on_what_it_answers(heard: Heard) -> None:
    said = heard(DEAL + "ونفى ضرغام السندياني ذلك.")
    assert ("denies", PLAIN, None) in _rows(said, "exists")


def test_denied_that_after_an_accusation_denies_the_breach(heard: Heard) -> None:
    said = heard(DEAL + "واتهم مروان النخلاوي جبهة السهل بخرق الهدنة. ونفى ضرغام السندياني ذلك.")
    breaches = {(one.act, one.speaks_for, one.proposition.actor) for one in _on(said, "breached")}
    assert breaches == {("accuses", PALM, PLAIN), ("denies", PLAIN, PLAIN)}
    assert ("denies", PLAIN, None) not in _rows(said, "exists")


def test_a_denial_of_a_denial_leaves_it_open(heard: Heard) -> None:
    said = heard(DEAL + DENIAL + "ونفى مروان النخلاوي نفي جبهة السهل للهدنة.")
    last = [one for one in said if one.source == "Marwan al-Nakhlawi" and one.act == "denies"]
    assert last
    assert {(one.proposition.kind, one.factuality) for one in last} == {("exists", "unknown")}


def test_denied_refusing_is_neither_acceptance_nor_refusal(heard: Heard) -> None:
    said = heard("نفت حركة النخيل رفضها هدنة مع جبهة السهل.")
    assert not _on(said, "accepted")
    assert {one.factuality for one in _on(said, "exists") if one.source == PALM} == {"unknown"}


def test_declining_to_comment_is_kept_and_states_nothing(heard: Heard) -> None:
    said = heard(DEAL + "ورفضت جمهورية الواحات التعليق على الهدنة.")
    assert [(one.proposition.kind, one.act) for one in said if one.source == OASES] == [
        ("exists", "declines_to_comment")
    ]


def test_a_refusal_is_of_the_party_that_speaks(heard: Heard) -> None:
    said = heard("رفضت جبهة السهل هدنة اقترحتها حركة النخيل.")
    assert ("refuses", PLAIN, PLAIN) in _rows(said, "accepted")
    assert not [one for one in _on(said, "exists") if one.act == "refuses"]


def test_acceptance_by_a_party_s_own_word(heard: Heard) -> None:
    said = heard("أعلنت جبهة السهل موافقتها على الهدنة مع حركة النخيل.")
    assert ("asserts", PLAIN, PLAIN) in _rows(said, "accepted")


def test_acceptance_that_is_only_supposed_stays_open(heard: Heard) -> None:
    said = heard(DEAL + "وقال مروان النخلاوي إن الهدنة ستنجح إذا التزمت جبهة السهل بها.")
    assert all(one.factuality == "unknown" for one in _on(said, "accepted") if one.proposition.value == PLAIN)


def test_a_truce_only_sought_is_not_asserted(heard: Heard) -> None:
    said = heard("دعت جمهورية الواحات إلى هدنة بين حركة النخيل وجبهة السهل. وتتواصل المفاوضات من أجل هدنة.")
    assert {(one.act, one.factuality) for one in _on(said, "exists")} == {
        ("calls_for", "certain"),
        ("asserts", "unknown"),
    }


def test_a_question_asserts_nothing(heard: Heard) -> None:
    said = heard("هل بدأت الهدنة بين حركة النخيل وجبهة السهل؟\n" + DENIAL)
    assert not [
        one for one in said if one.act == "asserts" and one.proposition.kind in {"exists", "started", "holding"}
    ]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("وقال ضرغام السندياني إن جبهة السهل لم توقع هدنة مع حركة النخيل.", "denies"),
        ("وقال ضرغام السندياني إنه لم يتم التوصل إلى هدنة مع حركة النخيل.", "denies"),
    ],
)
def test_a_negated_statement_is_a_denial(heard: Heard, sentence: str, act: str) -> None:
    assert (act, PLAIN, None) in _rows(heard(DEAL + sentence), "exists")


def test_what_somebody_announced_is_no_negation(heard: Heard) -> None:
    said = heard("بدأت هدنة بين حركة النخيل وجبهة السهل على ما أعلنت لجنة وجهاء الوادي.")
    assert not [one for one in said if one.act == "denies"]


# ---------------------------------------------------------------------------------------------------- how it goes


@pytest.mark.parametrize(
    ("sentence", "kind", "act"),
    [
        ("ومددت حركة النخيل وجبهة السهل الهدنة.", "extended", "asserts"),
        ("ورفضت جبهة السهل تمديد الهدنة.", "extended", "refuses"),
        ("وانهارت الهدنة بين حركة النخيل وجبهة السهل.", "collapsed", "asserts"),
        ("ونفت حركة النخيل انهيار الهدنة.", "collapsed", "denies"),
        ("وهددت حركة النخيل بإلغاء الهدنة.", "collapsed", "threatens"),
        ("ولا تزال الهدنة صامدة في الوادي.", "holding", "asserts"),
        ("وساد هدوء حذر الجبهة بعد الهدنة.", "holding", "asserts"),
        ("ولم تبدأ الهدنة.", "started", "denies"),
    ],
)
def test_how_a_truce_goes(heard: Heard, sentence: str, kind: str, act: str) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة في الوادي. " + sentence)
    assert act in {one.act for one in _on(said, kind)}


def test_an_extension_with_its_day(heard: Heard) -> None:
    said = heard("أعلنت حركة النخيل تمديد الهدنة مع جبهة السهل حتى 20 أيار 2019.")
    assert _rows(said, "extended") == {("asserts", PALM, "2019-05-20")}


@pytest.mark.parametrize("words", [
    "من دون إعلان عن تمديد", "من دون أن يعلن أي طرف تمديدها", "ولم يتفق الطرفان على تمديد الهدنة", "بلا تمديد",
])  # fmt: skip
def test_an_extension_that_nobody_announced_is_none(heard: Heard, words: str) -> None:
    said = heard(f"انتهت الهدنة بين حركة النخيل وجبهة السهل {words}.")
    assert not [one for one in _on(said, "extended") if one.act == "asserts"]
    assert _on(heard("من دون شروط مددت حركة النخيل وجبهة السهل الهدنة."), "extended")


def test_who_denies_any_breach_on_its_side_denies_no_truce(heard: Heard) -> None:
    said = heard(DEAL + "واتهمت جبهة السهل حركة النخيل بخرق الهدنة. ونفت حركة النخيل وقوع أي خرق من جانبها.")
    assert not [one for one in _on(said, "exists") if one.act == "denies"]
    assert [one.speaks_for or one.source for one in _on(said, "breached") if one.act == "denies"] == [PALM]


def test_an_extension_that_is_only_wanted_is_none(heard: Heard) -> None:
    said = heard(DEAL + "وتسعى لجنة وجهاء الوادي إلى تمديد الهدنة.")
    assert not [one for one in _on(said, "extended") if one.act == "asserts"]


@pytest.mark.parametrize(
    "sentence",
    ["وجاءت الهدنة بعد فشل المحادثات.", "وبدأت الهدنة بعد سقوط قرية الوادي.", "وسترد الحركة على أي خرق للهدنة."],
)
def test_what_failed_was_not_the_truce(heard: Heard, sentence: str) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة. " + sentence)
    assert not [one for one in said if one.proposition.kind in {"collapsed", "breached"}]


# ---------------------------------------------------------------------------------------------------- breaches


def test_two_owners_with_two_figures(heard: Heard) -> None:
    said = heard(
        "وقعت حركة النخيل وجبهة السهل هدنة. "
        "وقال مروان النخلاوي إن جبهة السهل قصفت عدن في خرق للهدنة وقتلت خمسة مدنيين. "
        "وقالت شبكة عين الوادي إن جبهة السهل قصفت عدن في خرق للهدنة وقتلت ثلاثة مدنيين."
    )
    figures = {
        (one.speaks_for or one.source, one.proposition.measure, one.proposition.toll) for one in _on(said, "casualties")
    }
    assert figures == {(PALM, "killed", Toll(5, 5)), ("Valley Eye Network", "killed", Toll(3, 3))}
    by_event = {(one.proposition.value, one.proposition.actor, one.proposition.place) for one in _on(said, "breached")}
    assert by_event == {("shelling", PLAIN, "Aden, Yemen")}


def test_of_two_who_clash_nobody_is_said_to_have_begun(heard: Heard) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة. واندلعت اشتباكات بين حركة النخيل وجبهة السهل في خرق للهدنة.")
    [breach] = [one for one in _on(said, "breached") if one.proposition.value == "armed_clash"]
    assert breach.proposition.actor is None


def test_a_total_of_violations_keeps_its_owner_and_its_words(heard: Heard) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة. ووثقت شبكة عين الوادي 312 خرقا للهدنة.")
    [total] = _on(said, "violations_total")
    assert (total.proposition.toll, total.proposition.value) == (Toll(312, 312), "خرقا")
    assert not _on(said, "breached")


def test_violations_of_rights_are_none_of_a_truce(heard: Heard) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة. ووثقت شبكة عين الوادي 312 انتهاكا لحقوق الإنسان منذ الهدنة.")
    assert not [one for one in said if one.proposition.kind in {"violations_total", "breached"}]


def test_a_share_is_no_total(heard: Heard) -> None:
    said = heard("وقعت حركة النخيل وجبهة السهل هدنة. وقالت شبكة عين الوادي إن 70% من خروقات الهدنة وقعت ليلا.")
    assert not _on(said, "violations_total")


# ---------------------------------------------------------------------------------------------------- who speaks


def test_an_office_given_in_the_text_says_for_whom(heard: Heard) -> None:
    said = heard(DEAL + "وقال المتحدث باسم جبهة السهل فلاح العلي إن الهدنة مستمرة.", published="2014-01-01")
    assert PLAIN in {one.speaks_for for one in said}


def test_offices_of_the_packs_hold_on_their_days_only(heard: Heard) -> None:
    text = "وقعت هدنة بين حركة النخيل وجبهة السهل. وقال مروان النخلاوي إن الهدنة صامدة."
    assert {one.speaks_for for one in _on(heard(text, published="2019-05-10"), "holding")} == {PALM}
    assert {one.speaks_for for one in _on(heard(text, published="2012-05-10"), "holding")} == {None}


def test_to_whom_it_was_said(heard: Heard) -> None:
    said = heard(
        'وقعت هدنة بين حركة النخيل وجبهة السهل. وأكد مصدر مطلع لـ"بريد الوادي" أن الهدنة صامدة.', outlet="Echo"
    )
    assert {(one.source, one.via) for one in _on(said, "holding")} == {("informed source", "Valley Post")}


# ---------------------------------------------------------------------------------------------------- always

TEXTS = [
    DEAL + DENIAL,
    DEAL + "واتهم مروان النخلاوي جبهة السهل بخرق الهدنة وقصف عدن. ورفضت جمهورية الواحات التعليق.",
    "دعت جمهورية الواحات وحركة النخيل إلى هدنة مع جبهة السهل. ورحبت لجنة وجهاء الوادي بالهدنة.",
    "توقف القتال بين حركة النخيل وجبهة السهل. وقالت مصادر إن هدنة أخرى وقعت بين جمهورية الواحات وجبهة السهل.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_claim_about_a_truce_lands_once_with_its_words(read: Read, sample: Knowledge, text: str) -> None:
    reading = read(text)
    said = link.testimonies_of(reading, sample)
    landed = {(one.truce, one.claim) for one in said}
    assert landed >= {(truce, claim.id) for claim in reading.claims for truce in claim.truces}
    assert len({(one.truce, one.claim, one.proposition.key) for one in said if one.claim != link.NO_CLAIM}) == len(
        [one for one in said if one.claim != link.NO_CLAIM]
    )
    for one in said:
        assert one.evidence
        for span in (one.content, *one.evidence):
            assert text[span.start : span.end] == span.text
    assert said == link.testimonies_of(reading, sample)


@pytest.mark.parametrize("text", TEXTS)
def test_they_can_be_stored(heard: Heard, text: str) -> None:
    said = heard(text)
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(said)), tuple[Said, ...]) == said


def test_a_report_without_a_truce_has_none(read: Read, sample: Knowledge) -> None:
    assert link.testimonies_of(read("قصفت جبهة السهل القرية."), sample) == ()


def test_without_its_text_a_reading_still_gives_its_fields(read: Read, sample: Knowledge) -> None:
    reading = read(DEAL)
    assert link.testimonies_of(replace(reading, report=None), sample)


@pytest.mark.parametrize(
    "words",
    ["جبهة السهل خرقت الهدنة السابقة", "جبهة السهل خرقت هدنة في السابق", "أمله ألا تعمل جبهة السهل على خرق الهدنة"],
)
def test_a_former_or_feared_breach_charges_nobody_with_one(heard: Heard, words: str) -> None:
    said = heard(DEAL + f"وقال مروان النخلاوي إن {words}.")
    assert not [one for one in _on(said, "breached") if one.act in {"asserts", "accuses"}]


def test_a_promise_that_is_hoped_for_is_nobody_s(heard: Heard) -> None:
    said = heard(DEAL + "وقال مروان النخلاوي: نأمل أن تلتزم جبهة السهل بالهدنة.")
    assert not _on(said, "accepted")
