"""Who is party to a truce, in the ways that reports say it."""

from collections.abc import Callable

import pytest

from hudna.types import Reading

BOTH = {"Palm Movement", "Plain Front"}


@pytest.mark.parametrize(
    "text",
    [
        "اجتمعت حركة النخيل وجبهة السهل. ووقع الطرفان هدنة.",
        "وقعت حركة النخيل هدنة مع جبهة السهل.",
        "اتفقت حركة النخيل مع جبهة السهل على وقف إطلاق النار.",
        "أعلنت حركة النخيل وجبهة السهل هدنة لثلاثة أيام.",
        "مددت حركة النخيل وجبهة السهل الهدنة.",
        "دعا المبعوث الأممي حركة النخيل وجبهة السهل إلى هدنة.",
        "قال مروان النخلاوي إن الهدنة مع جبهة السهل قائمة.",
        "تبادلت حركة النخيل وجبهة السهل الاتهامات بخرق الهدنة.",
    ],
)
def test_both_sides_are_parties(read: Callable[..., Reading], text: str) -> None:
    (truce,) = read(text).truces
    assert set(truce.parties) == BOTH
    assert truce.evidence["parties"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قالت حركة النخيل إنها لم توقع أي هدنة مع جبهة السهل.", "denied"),
        ("رفضت جبهة السهل مقترح هدنة قدمته جمهورية الواحات.", "refused"),
        ("دعا المبعوث الأممي حركة النخيل وجبهة السهل إلى هدنة.", "proposed"),
        ("انتهت هدنة مدتها أسبوع بين حركة النخيل وجبهة السهل.", "expired"),
        ("أعلنت حركة النخيل هدنة مع جبهة السهل لمدة شهر قابلة للتمديد.", "announced"),
        ("حذر مروان النخلاوي من انهيار الهدنة مع جبهة السهل.", "announced"),
        ("انهارت الهدنة بين حركة النخيل وجبهة السهل صباح اليوم.", "collapsed"),
    ],
)
def test_status(read: Callable[..., Reading], text: str, status: str) -> None:
    (truce,) = read(text).truces
    assert truce.status == status


def test_a_mediators_country_is_no_place_of_the_truce(read: Callable[..., Reading]) -> None:
    (truce,) = read("وقعت هدنة بين حركة النخيل وجبهة السهل بوساطة روسيا وفرنسا.").truces
    assert set(truce.mediators) == {"Russia", "France"}
    assert truce.places == ()


def test_welcoming_is_not_accepting(read: Callable[..., Reading]) -> None:
    (truce,) = read("رحبت جمهورية الواحات بالهدنة بين حركة النخيل وجبهة السهل.").truces
    assert truce.accepted_by == ()


def test_joint_subjects_are_one_claim_each(read: Callable[..., Reading]) -> None:
    claims = [claim for claim in read("أعلنت حركة النخيل وجبهة السهل هدنة لثلاثة أيام.").claims if claim.source]
    assert {claim.source_name for claim in claims} == BOTH


def test_a_filled_field_is_not_unknown(read: Callable[..., Reading]) -> None:
    for truce in read("هدنة غدا تبدأ في 10 أيار 2019 بين حركة النخيل وجبهة السهل.").truces:
        assert not [name for name in truce.unknown if getattr(truce, name) not in (None, ())]


def test_who_regrets_the_collapse_is_no_party(read: Callable[..., Reading]) -> None:
    [truce] = read("انهارت الهدنة بين حركة النخيل وجبهة السهل. وأعربت تونس عن الأسف لانهيار الهدنة.").truces
    assert set(truce.parties) == BOTH
    [alone] = read("انهارت الهدنة في القرية. وأعربت تونس عن الأسف لانهيار الهدنة.").truces
    assert "Tunisia" not in alone.parties
