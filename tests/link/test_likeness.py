"""How one report repeats another."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_stories import DETAIL, END, LEAD, MIDDLE, OTHER, STORY, verdict  # type: ignore[import-not-found]

from hudna.link.body import Body, body_of
from hudna.link.likeness import likeness
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.types import JOINING, Likeness, Report, Span
from hudna.types.reading import Furniture, Published, Reading

Make = Callable[..., Body]


def _like(body: Make, one: str, other: str, published: str = "2019-05-14") -> Likeness:
    found = likeness(body(one, "a"), body(other, "b", published=published))
    assert found is not None
    return found


def test_a_report_is_a_copy_of_itself(body: Make) -> None:
    found = _like(body, STORY, STORY)
    assert (found.relation, found.of_a, found.of_b) == ("copy", 1.0, 1.0)
    assert [passage.a.text for passage in found.passages] == [STORY.removesuffix(".")]


def test_vowel_marks_and_hamzas_do_not_hide_a_copy(body: Make) -> None:
    other = STORY.replace("أعلن", "اعلن").replace("مجلس", "مَجلِس").replace("قرية", "قريه")
    found = _like(body, STORY, other)
    assert found.relation == "copy"


def test_what_an_agency_text_was_cut_to_is_a_copy_of_it(body: Make) -> None:
    found = _like(body, STORY, f"{LEAD}.\n{MIDDLE}.")
    assert found.relation == "copy"
    assert found.of_b == 1.0
    assert found.of_a < 0.6


def test_an_edited_copy(body: Make) -> None:
    edited = (
        f"{LEAD}.\n{MIDDLE.replace('أمين المخزن', 'حارس المستودع القديم').replace('ظهور البغال', 'أكتافهم')}.\n{END}.\n"
        + ("وسبق للقرية أن انتظرت القافلة أسبوعين كاملين في الخريف الماضي عندما سدت الصخور الطريق المؤدي إلى الوادي.")
    )
    found = _like(body, STORY, edited)
    assert found.relation == "edited_copy"


def test_two_stories_have_nothing_in_common(body: Make) -> None:
    assert likeness(body(STORY, "a"), body(OTHER, "b")) is None


def test_a_background_paragraph_joins_nothing(body: Make) -> None:
    found = _like(body, STORY, f"{OTHER}\n{END}.")
    assert found.relation == "shared_passage"
    assert [passage.a.text for passage in found.passages] == [END]


def test_what_a_round_up_holds_in_its_middle_does_not_make_it_the_same_report(body: Make) -> None:
    found = _like(body, STORY, f"{OTHER}\n{OTHER.replace('نادي', 'مجلس')}\n{STORY}")
    assert found.of_a == 1.0
    assert found.relation == "shared_passage"


def test_one_form_filled_in_twice_is_two_reports(body: Make) -> None:
    one, other = verdict("ضرغام السندياني", "حلب", 3), verdict("مرهف الزعفراني", "دمشق", 9)
    found = _like(body, one, other)
    assert min(found.of_a, found.of_b) > 0.6
    assert found.relation == "shared_passage"
    assert any(ground.kind == "names_in_one_place" and ground.speaks == "against" for ground in found.grounds)
    again = _like(body, one, one.replace("وفيما يلي نصه", "جاء فيه"))
    assert again.relation in JOINING


def test_alike_in_part_and_weeks_apart_is_no_copy(body: Make) -> None:
    part = f"{LEAD}.\n{MIDDLE}.\n{OTHER.splitlines()[2]}"
    assert _like(body, STORY, part).relation in JOINING
    late = _like(body, STORY, part, published="2019-06-20")
    assert late.relation == "shared_passage"
    assert any(ground.kind == "days_apart" and ground.values == ("37",) for ground in late.grounds)
    assert _like(body, STORY, STORY, published="2019-06-20").relation == "copy"


def test_who_says_that_the_text_is_another_outlets_needs_less_in_common(body: Make) -> None:
    taken = f"{OTHER}\n{LEAD}.\n{DETAIL}. (رويترز)"
    agency = body(STORY, "a", outlet="Reuters")
    credited = likeness(agency, body(taken, "b", outlet="Valley Post"))
    assert credited is not None
    assert credited.relation == "attribution"
    assert any(one.kind == "credits_outlet" and one.values == ("b", "Reuters") for one in credited.grounds)
    silent = likeness(agency, body(taken.removesuffix(" (رويترز)"), "b", outlet="Valley Post"))
    assert silent is not None
    assert silent.relation == "shared_passage"


def test_both_print_what_one_person_said(body: Make) -> None:
    said = (
        "لن نقبل أن تبقى الطاحونة مغلقة أمام أهل الوادي ولا أن يدفع الفقراء ثمن خلاف لم يكونوا طرفا فيه",
        "سنفتح المخازن القديمة كلها قبل موسم البرد ونعيد إلى كل بيت ما أخذ منه من بذور وأدوات",
    )
    one = f'{OTHER}\nوقال ضرغام العلي: "{said[0]}".\nوأضاف ضرغام العلي: "{said[1]}".'
    other = f'{STORY}\nوأكد ضرغام العلي: "{said[1]}".\nوقال ضرغام العلي: "{said[0]}".'
    found = _like(body, one, other)
    assert found.relation == "same_statement"
    assert found.grounds[0].kind == "same_words_of"


@pytest.mark.parametrize("text", ["", "كلمة", "قصف", "2019"])
def test_a_text_of_hardly_a_word(body: Make, text: str) -> None:
    assert likeness(body(text, "a"), body(STORY, "b")) is None


def test_menus_of_one_outlet_are_no_copies(body: Make) -> None:
    menu = "\n\n".join(
        [
            "افتتاح معرض الفخار الملون في ساحة الحي القديم",
            "غرق مركب صيد فارغ قرب الميناء الصغير ليلا",
            "مدرسة الوادي تستقبل التلاميذ بعد إصلاح السقف الخشبي",
            "وفرة في محصول الزيتون هذا العام رغم الجفاف",
            "انطلاق سباق الدراجات الهوائية من جسر الكافور غدا",
        ]
    )
    assert _like(body, menu, menu).relation == "copy"
    same = likeness(body(menu, "a", outlet="Valley Post"), body(menu, "b", outlet="Valley Post"))
    assert same is not None
    assert same.relation == "shared_passage"


VOCABULARY = [
    "زورق", "طاحونة", "سنديانة", "جرة", "قنديل", "بغل", "صهريج", "شراع", "مجداف", "حصير", "غربال", "مغزل", "بيدر", "قربة",
    "ناي", "سلة", "إبريق", "نول", "خيمة", "موقد", "مئذنة", "رواق", "بئر", "ساقية", "دولاب", "منجل", "محراث", "نير",
]  # fmt: skip
texts = st.lists(st.sampled_from(VOCABULARY), max_size=60).map(" ".join)


def _plain(text: str, report: str, knowledge: Knowledge) -> Body:
    reading = Reading(id=report, language="ar", about_truce="no", published=None, report=Report(report, text))
    return body_of(reading, knowledge)


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_order_does_not_matter_and_passages_are_the_same_words(knowledge: Knowledge, one: str, other: str) -> None:
    a, b = _plain(one, "a", knowledge), _plain(other, "b", knowledge)
    found = likeness(a, b)
    assert found == likeness(b, a)
    if found is None:
        return
    assert (found.a, found.b) == ("a", "b")
    assert 0 < found.of_a <= 1
    assert 0 < found.of_b <= 1
    for passage in found.passages:
        assert fold_key(one[passage.a.start : passage.a.end]) == fold_key(other[passage.b.start : passage.b.end])
        assert passage.a.text == one[passage.a.start : passage.a.end]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=8, max_size=60).map(" ".join))
def test_every_report_is_a_copy_of_itself(knowledge: Knowledge, text: str) -> None:
    found = likeness(_plain(text, "a", knowledge), _plain(text, "b", knowledge))
    assert found is not None
    assert (found.relation, found.of_a, found.of_b) == ("copy", 1.0, 1.0)


def test_furniture_is_no_part_of_a_report(knowledge: Knowledge) -> None:
    text = f"{STORY}\n{OTHER}"
    at = text.index(OTHER)
    furniture = (Furniture(at, len(text), "related_link"),)
    reading = Reading(
        id="a", language="ar", about_truce="no", published=Published("2019-05-14", Span(0, 0)),
        furniture=furniture, report=Report("a", text),
    )  # fmt: skip
    assert likeness(body_of(reading, knowledge), _plain(OTHER, "b", knowledge)) is None
