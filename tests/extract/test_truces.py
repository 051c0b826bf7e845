"""Truces: parties, window, status, terms and reasons, on sentences written for the tests."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.types import Reading, Truce

Read = Callable[..., Reading]
WINDOW = {"start", "end"}  # one day may be known and another, beside the same word, wait for a date
BOTH = "هدنة بين حركة النخيل وجبهة السهل"
DERIVED = {"kind", "status", "reasons", "evidence", "unknown"}  # reasons carry their own words


def _truce(reading: Reading) -> Truce:
    [truce] = reading.truces
    return truce


def _evidence(truce: Truce, name: str) -> list[str]:
    return [span.text for span in truce.evidence.get(name, ())]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"وقعت {BOTH} صباحا.", {"Palm Movement", "Plain Front"}),
        ("أعلنت حركة النخيل هدنة مع جبهة السهل.", {"Palm Movement", "Plain Front"}),
        ("أعلنت حركة النخيل هدنة لثلاثة أيام، ووافقت جبهة السهل عليها.", {"Palm Movement", "Plain Front"}),
        ("هدأت القرية. ثم خرقت جبهة السهل الهدنة.", {"Plain Front"}),
        ("توصلت حركة النخيل وجبهة السهل إلى هدنة.", {"Palm Movement", "Plain Front"}),
        ("اتفقت حركة النخيل وجبهة السهل على هدنة.", {"Palm Movement", "Plain Front"}),
        ("اتهمت حركة النخيل جبهة السهل بخرق الهدنة.", {"Palm Movement", "Plain Front"}),
        ("انهارت هدنة حركة النخيل.", {"Palm Movement"}),
        ("وقعت هدنة لثلاثة أيام صباحا.", set()),
        ("قصفت حركة النخيل القرية أمس. ثم خرقت جبهة السهل الهدنة.", {"Plain Front", "Palm Movement"}),
        ("اشتبكت حركة النخيل مع جبهة السهل أمس رغم الهدنة.", {"Plain Front", "Palm Movement"}),
        ("رحبت جمهورية الواحات أمس بالهدنة في القرية.", set()),
        ("سرت هدنة إنسانية أعلنتها حركة النخيل في القرية.", {"Palm Movement"}),
    ],
)
def test_parties(read: Read, text: str, parties: set[str]) -> None:
    truce = _truce(read(text))
    assert set(truce.parties) == parties
    assert ("parties" in truce.unknown) == (not parties)


def test_parties_stand_on_their_words(read: Read) -> None:
    assert _evidence(_truce(read(f"وقعت {BOTH}.")), "parties") == ["حركة النخيل", "جبهة السهل"]


def test_who_declares_and_who_accepts(read: Read) -> None:
    truce = _truce(read("أعلنت حركة النخيل هدنة لثلاثة أيام، ووافقت جبهة السهل عليها."))
    assert (truce.kind, truce.declared_by, truce.accepted_by) == ("declaration", ("Palm Movement",), ("Plain Front",))


def test_who_reports_a_truce_does_not_declare_it(read: Read) -> None:
    truce = _truce(read(f"قالت شبكة عين الوادي إن {BOTH} عقدت."))
    assert (truce.kind, truce.declared_by) == ("agreement", ())
    assert "Valley Eye Network" not in truce.parties


def test_who_calls_for_a_truce_is_no_party(read: Read) -> None:
    truce = _truce(read(f"دعت جمهورية الواحات إلى {BOTH}."))
    assert set(truce.parties) == {"Palm Movement", "Plain Front"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("أعلنت حركة النخيل هدنة من جانب واحد.", "unilateral"),
        (f"وقعت {BOTH}.", "bilateral"),
        ("وقعت هدنة لثلاثة أيام.", None),
    ],
)
def test_side(read: Read, text: str, side: str | None) -> None:
    assert _truce(read(text)).side == side


def test_two_truces_stay_two(read: Read) -> None:
    text = f"عقدت {BOTH} في حلب. وفي إدلب عقدت هدنة أخرى بين جمهورية الواحات وجبهة السهل."
    reading = read(text)
    assert [set(truce.parties) for truce in reading.truces] == [
        {"Palm Movement", "Plain Front"},
        {"Republic of the Oases", "Plain Front"},
    ]
    assert [truce.places for truce in reading.truces] == [("Aleppo",), ("Idlib",)]
    assert [claim.truces for claim in reading.claims] == [(0,), (1,)]


def test_the_same_parties_named_again_are_one_truce(read: Read) -> None:
    assert len(read(f"عقدت {BOTH}. وتشمل الهدنة القرى كلها. ورحب الناس بال{BOTH}.").truces) == 1


def test_a_denial_is_of_the_truce_that_it_denies(read: Read) -> None:
    text = (
        f"عقدت {BOTH}. وعقدت هدنة بين جمهورية الواحات وجبهة السهل. "
        "ونفى مروان النخلاوي وجود أي هدنة بين حركة النخيل وجبهة السهل."
    )
    reading = read(text)
    [denial] = [claim for claim in reading.claims if claim.act == "denies"]
    assert denial.truces == (0,)
    assert [truce.status for truce in reading.truces] == ["denied", "announced"]


def test_start_and_length_give_the_end(read: Read) -> None:
    truce = _truce(read(f"وقعت {BOTH} تبدأ في 10 أيار 2019 مدتها عشرة أيام."))
    assert (truce.start, truce.duration_days, truce.end) == ("2019-05-10", 10, "2019-05-20")
    assert set(_evidence(truce, "end")) == {"10 أيار 2019", "عشرة أيام"}


def test_a_month_is_thirty_days_and_may_be_extended(read: Read) -> None:
    truce = _truce(read(f"وقعت {BOTH} تبدأ في 10 أيار 2019 لمدة شهر قابل للتمديد."))
    assert (truce.duration_days, truce.end, truce.extendable) == (30, "2019-06-09", True)


def test_no_start_no_end(read: Read) -> None:
    truce = _truce(read(f"وقعت {BOTH} مدتها عشرة أيام.", "2019-05-14"))
    assert (truce.start, truce.end, truce.duration_days) == (None, None, 10)
    assert truce.unknown["start"] == "not stated"


def test_a_stated_end_needs_no_start(read: Read) -> None:
    truce = _truce(read(f"وقعت {BOTH} تنتهي في 20 أيار 2019."))
    assert (truce.start, truce.end) == (None, "2019-05-20")


def test_a_day_that_needs_the_publication_date(read: Read) -> None:
    text = f"وقعت {BOTH} تبدأ غدا."
    unknown = _truce(read(text))
    assert (unknown.start, unknown.unknown["start"]) == (None, "no publication date")
    assert _truce(read(text, "2019-05-14")).start == "2019-05-15"


def test_the_day_of_the_announcement_is_not_the_start(read: Read) -> None:
    truce = _truce(read("أعلنت حركة النخيل في 12 أيار 2019 هدنة مع جبهة السهل."))
    assert (truce.declared, truce.start) == ("2019-05-12", None)


@pytest.mark.parametrize(
    ("words", "field", "who"),
    [
        ("بوساطة لجنة وجهاء الوادي", "mediators", "Valley Elders Committee"),
        ("بوساطة روسية", "mediators", "Russia"),
        ("بضمانة جمهورية الواحات", "guarantors", "Republic of the Oases"),
        ("بإشراف الأمم المتحدة", "monitors", "United Nations"),
    ],
)
def test_who_helps(read: Read, words: str, field: str, who: str) -> None:
    truce = _truce(read(f"وقعت {BOTH} {words}."))
    assert getattr(truce, field) == (who,)
    assert _evidence(truce, field) == [words]
    assert who not in truce.parties


@pytest.mark.parametrize("words", ["بوساطة روسيا وفرنسا", "بوساطة روسية فرنسية"])
def test_two_mediators(read: Read, words: str) -> None:
    assert _truce(read(f"وقعت {BOTH} {words}.")).mediators == ("Russia", "France")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"وقعت {BOTH}.", "announced"),
        (f"دعت جمهورية الواحات إلى {BOTH}.", "proposed"),
        ("دخلت الهدنة بين حركة النخيل وجبهة السهل حيز التنفيذ.", "in_force"),
        ("خرقت جبهة السهل الهدنة مع حركة النخيل.", "violated"),
        ("انهارت الهدنة بين حركة النخيل وجبهة السهل.", "collapsed"),
        ("انتهت الهدنة بين حركة النخيل وجبهة السهل.", "expired"),
        ("مددت حركة النخيل الهدنة مع جبهة السهل.", "extended"),
        ("رفضت جبهة السهل هدنة مع حركة النخيل.", "refused"),
        ("نفى ضرغام السندياني وجود أي هدنة مع حركة النخيل.", "denied"),
        ("أكدت حركة النخيل التوصل إلى هدنة مع جبهة السهل. ونفى ضرغام السندياني وجود أي هدنة.", "contested"),
    ],
)
def test_status(read: Read, text: str, status: str) -> None:
    assert _truce(read(text)).status == status


def test_a_non_comment_neither_denies_nor_confirms(read: Read) -> None:
    reading = read("رفضت جمهورية الواحات التعليق على الهدنة بين حركة النخيل وجبهة السهل.")
    assert _truce(reading).status == "announced"
    assert [(claim.act, claim.truces) for claim in reading.claims] == [("declines_to_comment", (0,))]


def test_terms_and_purposes(read: Read) -> None:
    truce = _truce(read("وقعت هدنة إنسانية بين حركة النخيل وجبهة السهل تشمل تبادل الأسرى وفتح المعابر."))
    assert truce.terms == ("ceasefire", "prisoner_exchange", "crossing_opening")
    assert truce.purposes == ("humanitarian",)
    assert {"تبادل الأسرى", "فتح المعابر"} <= set(_evidence(truce, "terms"))


def test_monitoring_makes_it_one_with_compliance(read: Read) -> None:
    assert _truce(read(f"وقعت {BOTH}.")).truce_class == "cessation"
    assert _truce(read(f"وقعت {BOTH} تشرف عليها لجنة مراقبة.")).truce_class == "cessation_with_compliance"


def test_written_only_where_a_text_is_spoken_of(read: Read) -> None:
    assert _truce(read(f"نشرت شبكة عين الوادي بنود {BOTH}.")).written is True
    assert _truce(read(f"تحدث الناس عن {BOTH}.")).written is None


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("بعد توقيع طهران الاتفاق النووي", None),
        ("بعد توقيع وزارة الزراعة اتفاقية القمح", None),
        ("بعد أن قصفت الطائرات الموقع مرتين", None),
        ("بعد نشر بنود الاتفاق النووي", None),
        ("بعد توقيع الاتفاق الذي كتبه الشيوخ", True),
        ("بعد توقيع اتفاق وقف إطلاق النار", True),
        ("وفق الاتفاق الموقع بينهما", True),
    ],
)
def test_another_agreement_that_is_signed_is_not_the_truce(read: Read, words: str, written: bool | None) -> None:
    assert _truce(read(f"أعلنت حركة النخيل هدنة مع جبهة السهل {words}.")).written is written


def test_where_it_was_made_is_not_where_it_holds(read: Read) -> None:
    truce = _truce(read(f"عقدت {BOTH} في إدلب بعد مفاوضات جرت في حلب."))
    assert (truce.venue, truce.places) == ("Aleppo", ("Idlib",))


def test_a_reason_and_the_claim_that_gives_it(read: Read) -> None:
    reading = read(f"قال مروان النخلاوي إن {BOTH} عقدت بسبب نقص الغذاء.")
    [reason] = _truce(reading).reasons
    assert reason.span.text == "بسبب نقص الغذاء"
    assert reason.claim is not None
    assert reading.claims[reason.claim].source_name == "Marwan al-Nakhlawi"


def test_a_reason_that_names_whose_it_is(read: Read) -> None:
    [reason] = _truce(read(f"عقدت {BOTH} بسبب خسائر جبهة السهل.")).reasons
    assert reason.of == ("Plain Front",)


def test_a_halt_seen_while_the_truce_is_denied_stays_apart(read: Read) -> None:
    text = (
        "شهدت القرية توقف القتال منذ الصباح بين حركة النخيل وجبهة السهل. "
        "ونفى ضرغام السندياني وجود أي اتفاق هدنة مع حركة النخيل."
    )
    reading = read(text)
    assert [(truce.kind, truce.status) for truce in reading.truces] == [
        ("de_facto_halt", "in_force"),
        ("agreement", "denied"),
    ]
    assert "ceasefire" not in reading.truces[0].terms


def test_a_halt_that_is_guessed_at_is_no_truce_of_its_own(read: Read) -> None:
    text = "ربما توقف القتال. ونفى ضرغام السندياني وجود أي اتفاق هدنة مع حركة النخيل."
    assert _truce(read(text)).kind == "agreement"


def test_a_halt_by_agreement_alone(read: Read) -> None:
    truce = _truce(read("توقف القتال صباحا بموجب اتفاق بين حركة النخيل وجبهة السهل."))
    assert (truce.kind, truce.status, len(truce.parties)) == ("de_facto_halt", "in_force", 2)


def test_a_halt_of_an_agreed_truce_is_that_truce(read: Read) -> None:
    assert _truce(read(f"عقدت {BOTH}. وساد هدوء حذر القرى بعد الهدنة.")).kind == "agreement"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("مباراة الغد هدنة بين الناديين.", "figurative"),
        ("عقد السلطان هدنة مع خصومه قبل قرون.", "no"),
        ("قصفت المدفعية قرى في منطقة خفض التصعيد.", "no"),
        ("فتحت السوق أبوابها صباحا.", "no"),
        ("قصفت المدفعية القرى رغم اتفاق خفض التصعيد.", "yes"),
        ("تسعى البلدية إلى تهدئة الأسعار.", "figurative"),
        ("وقع الجيران اتفاق تهدئة.", "no"),
        ("قصفت المدفعية السوق. ثم وقع الجيران اتفاق تهدئة.", "yes"),
        ("عمت التهدئة القرى.", "no"),
        ("قصفت المدفعية السوق. ثم عمت التهدئة القرى.", "yes"),
        ("اتفق الجيران على تهدئة بين حركة النخيل وجبهة السهل.", "yes"),
        (f"عقدت {BOTH}.", "yes"),
    ],
)
def test_what_a_report_is_about(read: Read, text: str, about: str) -> None:
    reading = read(text)
    assert reading.about_truce == about
    assert bool(reading.truces) == (about == "yes")


def test_fire_in_breach_of_a_truce_is_alleged(read: Read) -> None:
    reading = read(f"عقدت {BOTH}. وقال مروان النخلاوي إن جبهة السهل خرقت الهدنة وقصفت السوق.")
    breaches = [event for event in reading.events if event.type == "shelling"]
    assert breaches
    assert all(event.breach_of == (0,) and event.alleged for event in breaches)


def test_fire_beside_a_truce_is_no_breach_of_itself(read: Read) -> None:
    reading = read(f"قصفت المدفعية السوق مساء. ثم عقدت {BOTH}.")
    assert {event.breach_of for event in reading.events} == {()}


def test_nothing_is_made_up(read: Read) -> None:
    """A bare word of truce with a publication date gives no parties, days, places or mediators."""
    truce = _truce(read("تحدث الناس عن هدنة.", "2019-05-14"))
    for name in ("parties", "mediators", "guarantors", "monitors", "declared_by", "accepted_by", "places", "purposes"):
        assert getattr(truce, name) == (), name
    for name in ("start", "end", "declared", "duration_days", "extendable", "venue", "written", "side"):
        assert getattr(truce, name) is None, name
    assert {"parties", "start", "end", "venue", "mediators"} <= set(truce.unknown)


_WORDS = st.sampled_from(
    [
        "هدنة", "الهدنة", "وقف إطلاق النار", "تهدئة", "هدوء حذر", "اتفاق", "بين", "حركة النخيل", "وجبهة السهل", "مع",
        "جمهورية الواحات", "أعلنت", "ووافقت", "نفت", "خرقت", "دعت إلى", "الطرفان", "تبدأ في", "10 أيار 2019", "غدا",
        "لمدة شهر", "قابل للتمديد", "بوساطة", "روسية", "بإشراف", "الأمم المتحدة", "في", "حلب", "تبادل الأسرى",
        "إنسانية", "بسبب", "نقص الغذاء", "من جانب واحد", "بنود", "جرت في", "،", ".", "\n", "أن", "قصفت المدفعية السوق",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(words=st.lists(_WORDS, max_size=30))
def test_every_field_has_its_words_or_its_reason(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    for truce in read(text).truces:
        for field in fields(truce):
            value = getattr(truce, field.name)
            stated = value not in (None, ())
            if stated and field.name not in DERIVED:
                assert truce.evidence.get(field.name), field.name
            assert not (stated and field.name in truce.unknown and field.name not in WINDOW), field.name
        for name, spans in truce.evidence.items():
            assert hasattr(truce, name)
            assert all(span.text == text[span.start : span.end] for span in spans)
        assert len(set(truce.parties)) == len(truce.parties)
        assert not set(truce.parties) & set(truce.mediators)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم تعلن حركة النخيل أي هدنة مع جبهة السهل.", "denied"),
        ("لم تتوصل حركة النخيل وجبهة السهل إلى هدنة.", "denied"),
        ("لا توجد هدنة بين حركة النخيل وجبهة السهل.", "denied"),
        ("لا هدنة في القرية حتى الآن.", "denied"),
        ("قالت شبكة عين الوادي إن حركة النخيل لن توافق على هدنة.", "refused"),
        ("لم تلتزم جبهة السهل بالهدنة.", "violated"),
        ("فشلت المحادثات في التوصل إلى هدنة.", "proposed"),
        ("من المتوقع أن تعلن حركة النخيل هدنة.", "proposed"),
        ("نفت حركة النخيل انهيار الهدنة.", "announced"),
        ("نفت حركة النخيل وجود هدنة.", "denied"),
        ("لا تزال الهدنة صامدة.", "in_force"),
        ("دخلت الهدنة حيز التنفيذ.", "in_force"),
        ("تدخل الهدنة حيز التنفيذ الجمعة المقبل.", "announced"),
    ],
)
def test_no_truce_is_not_announced(read: Read, text: str, status: str) -> None:
    truce = _truce(read(text, "2025-03-04"))
    assert truce.status == status
    assert truce.evidence["status"]


def test_a_truce_that_begins_tomorrow_has_its_day(read: Read) -> None:
    truce = _truce(read("ستبدأ الهدنة بين حركة النخيل وجبهة السهل غداً.", "2025-03-04"))
    assert (truce.start, truce.status) == ("2025-03-05", "announced")


def test_mediators_named_last_are_no_parties(read: Read) -> None:
    truce = _truce(read("اتفقت حركة النخيل وجبهة السهل على هدنة بوساطة قطر ومصر."))
    assert (set(truce.parties), set(truce.mediators)) == ({"Palm Movement", "Plain Front"}, {"Qatar", "Egypt"})


def test_who_refuses_has_not_accepted(read: Read) -> None:
    assert _truce(read("قال مصدر إن جبهة السهل لم توافق على الهدنة.")).accepted_by == ()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("ذكرت مصادر إعلامية أن هدنة أبرمت بين حركة النخيل وجبهة السهل.", "yes"),
        ("قال مصدر في وزارة الداخلية إن الهدنة قائمة.", "yes"),
        ("هدف الهدنة بين حركة النخيل وجبهة السهل إدخال المساعدات.", "yes"),
        ("سيّرت الشركة رحلات تجارية بعد الهدنة بين حركة النخيل وجبهة السهل.", "yes"),
        ("أعلنت المدينتان هدنة تجارية لعام.", "figurative"),
        ("في مباراة اليوم هدنة بين الناديين.", "figurative"),
    ],
)
def test_ordinary_words_make_no_figure_of_speech(read: Read, text: str, about: str) -> None:
    assert read(text).about_truce == about


def test_a_mediator_is_no_place(read: Read) -> None:
    truce = _truce(read("وقعت حركة النخيل وجبهة السهل هدنة بوساطة قطر. ورحبت قطر بالهدنة في بيان."))
    assert "Qatar" not in truce.places


def test_what_is_filled_stands_on_words(read: Read) -> None:
    truce = _truce(read("تهدئة بين القريتين، وقال مصدر إن الهدنة مطلوبة."))
    assert truce.evidence["status"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"عقدت {BOTH}. وتثبت الهدنة الأممية منذ أسبوع.", ("United Nations",)),
        (f"عقدت {BOTH}. وزار الوسيط القطري المدينة.", ("Qatar",)),
        (f"فشلت {BOTH} التي سعت إليها الأمم المتحدة.", ("United Nations",)),
        (f"وقعت {BOTH} بوساطة ورعاية قبائل الحساونة والنواعير والمحاميد.", ("Hasawna", "Mahamid")),
        (f"دعت جمهورية الواحات إلى {BOTH}.", ()),
    ],
)
def test_mediators(libya: Read, text: str, who: tuple[str, ...]) -> None:
    assert _truce(libya(text)).mediators == who


def test_who_proposes_his_own_truce_is_a_side_of_it(read: Read) -> None:
    truce = _truce(read("قصفت جبهة السهل القرية. ورفضت جبهة السهل مقترح هدنة تقدمت به حركة النخيل."))
    assert (set(truce.parties), truce.mediators) == ({"Palm Movement", "Plain Front"}, ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("تزداد المخاوف من انهيار الهدنة في القرية.", "in_force"),
        ("وقعت هدنة في القرية، وسيرد الجيش في حال خرق الهدنة.", "announced"),
        ("طالب الأهالي الجانبين باحترام الهدنة.", "in_force"),
        ("اشتبكت حركة النخيل مع جبهة السهل أمس رغم الهدنة.", "violated"),
        ("تجدد القصف بعد هدنة إنسانية انتهت مساء السبت.", "expired"),
        ("هدأت الجبهة قبل ساعات من بدء سريان الهدنة.", "announced"),
        ("أعلنت حركة النخيل هدنة أمس. ورفضت جبهة السهل الهدنة.", "contested"),
        ("وقعت حركة النخيل وجبهة السهل هدنة، إلا أن الجبهة تخرقها كل يوم.", "violated"),
    ],
)
def test_status_by_the_words_beside(read: Read, text: str, status: str) -> None:
    assert _truce(read(text)).status == status


def test_truces_made_on_different_days_are_two(read: Read) -> None:
    text = (
        "قصفت جبهة السهل القرية في خرق لوقف إطلاق النار. وفي 3 آذار 2018، توصلت حركة النخيل وجمهورية الواحات إلى هدنة في إدلب. "
        "وفي 5 أيار 2020، وقعت حركة النخيل وجمهورية الواحات هدنة جديدة في إدلب."
    )
    assert [(truce.start, truce.status) for truce in read(text).truces] == [
        ("2018-03-03", "announced"),
        ("2020-05-05", "violated"),
    ]


def test_the_day_of_the_news_is_not_the_day_of_the_truce(read: Read) -> None:
    text = "وفي أيار 2017، أعلنت حركة النخيل وجبهة السهل التوصل إلى هدنة."
    assert _truce(read(text)).start is None


def test_a_beginning_of_something_else_is_not_the_start(read: Read) -> None:
    text = f"انهارت {BOTH}، وساد الخوف في كل القرى القريبة منها منذ أن بدأت الغارات على الجبل في 24 أيار 2019."
    assert _truce(read(text)).start is None


def test_a_truce_holds_where_its_sides_fight(read: Read) -> None:
    text = "اتهمت حركة النخيل جبهة السهل بخرق الهدنة. وقصفت الجبهة القرى قرب حلب."
    assert _truce(read(text)).places == ("Aleppo",)


def test_an_agreed_zone_is_a_truce_and_its_bare_name_is_none(read: Read) -> None:
    assert read("وفي أيار 2017 وقعت الدولتان اتفاقا على إقامة منطقة خفض تصعيد وقصف الجيش القرية.").truces
    assert not read("قصف الجيش قرية في منطقة خفض التصعيد.").truces
