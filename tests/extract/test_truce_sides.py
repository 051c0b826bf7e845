"""Sides and mediators of a truce that no pack knows, and those that are only pointed at."""

from collections.abc import Callable

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report, Truce

Read = Callable[..., Reading]


def _truce(reading: Reading) -> Truce:
    [truce] = reading.truces
    return truce


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("توصلت قبيلتا آل نخلة وأولاد السهل إلى هدنة.", {"آل نخلة", "أولاد السهل"}),
        ("بدأت هدنة بين عشيرتي بني نخلة والسهول في القرية.", {"بني نخلة", "السهول"}),
        ("وقعت هدنة بين «كتيبة النهر» و«لواء التل» في القرية.", {"كتيبة النهر", "لواء التل"}),
        ("وقعت هدنة بين كتيبة النهر التابعة للمدينة ولواء التل في القرية.", {"كتيبة النهر", "لواء التل"}),
        ("وقعت هدنة بين حركة النخيل ومجموعة «شباب التل» في القرية.", {"Palm Movement", "شباب التل"}),
        ("أعلنت «كتائب التل» هدنة لثلاثة أيام.", {"كتائب التل"}),
        ("اتهمت القرية حركة النخيل بخرق الهدنة المبرمة بينها وبين جبهة السهل.", {"Palm Movement", "Plain Front"}),
    ],
)
def test_parties(read: Read, text: str, parties: set[str]) -> None:
    assert set(_truce(read(text)).parties) == parties


def test_two_truces_of_one_tribe(read: Read) -> None:
    text = "بدأت هدنة بين قبيلتي آل نخلة وآل سهل. وفي الشمال مددت قبيلتا آل نخلة وآل تل الهدنة بينهما أسبوعين."
    assert [set(truce.parties) for truce in read(text).truces] == [{"آل نخلة", "آل سهل"}, {"آل نخلة", "آل تل"}]


def test_local_names_stand_on_their_words(read: Read) -> None:
    truce = _truce(read("وقعت هدنة بين «كتيبة النهر» و«لواء التل»."))
    assert [span.text for span in truce.evidence["parties"]] == ["كتيبة النهر", "لواء التل"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("بوساطة أعيان الوادي", ("أعيان الوادي",)),
        ("توسطت فيها لجنة من مشايخ الوادي", ("لجنة من مشايخ الوادي",)),
        ("برعاية الدول الثلاث", ()),
        ("بوساطة السيد مهدي الحسني", ("مهدي الحسني",)),
        ("بوساطة المبعوث الأممي", ("United Nations",)),
    ],
)
def test_mediators(read: Read, words: str, who: tuple[str, ...]) -> None:
    truce = _truce(read(f"بدأت هدنة بين حركة النخيل وجبهة السهل {words}."))
    assert truce.mediators == who


@pytest.mark.parametrize(
    "text",
    [
        "عرضت جمهورية الواحات على حركة النخيل وجبهة السهل وقفا فوريا للقتال.",
        "قالت القرية إن جمهورية الواحات اقترحت هدنة بين حركة النخيل وجبهة السهل.",
    ],
)
def test_who_offers_a_truce_to_others_mediates(read: Read, text: str) -> None:
    truce = _truce(read(text))
    assert truce.mediators == ("Republic of the Oases",)
    assert set(truce.parties) == {"Palm Movement", "Plain Front"}


def test_an_offer_of_something_else_is_no_mediation(read: Read) -> None:
    text = "عرضت جمهورية الواحات شراء القمح. ووقعت حركة النخيل وجبهة السهل هدنة."
    assert _truce(read(text)).mediators == ()


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("أعلنت مصر التوصل إلى هدنة بين إسرائيل وحماس.", ("Egypt",)),
        ("أعلن الرئيس الأميركي دونالد ترامب التوصل إلى هدنة بين إسرائيل ولبنان.", ("United States",)),
        ("اتفقت روسيا وتركيا على هدنة بين إسرائيل وحماس.", ("Russia", "Turkey")),
        ("قادت قطر وساطة أفضت إلى هدنة بين إسرائيل وحماس.", ("Qatar",)),
        ("تواصل مصر جهودها لتثبيت هدنة بين إسرائيل وحماس.", ("Egypt",)),
        ("نجحت قطر في استضافة محادثات أدت إلى هدنة بين إسرائيل وحماس.", ("Qatar",)),
        ("لعبت مصر دور الوسيط في هدنة بين إسرائيل وحماس.", ("Egypt",)),
        ("أعلنت إسرائيل التوصل إلى هدنة بين الجيش الإسرائيلي وحماس.", ()),
        ("رحبت فرنسا بهدنة بين إسرائيل وحماس.", ()),
    ],
)
def test_a_state_that_brings_a_truce_about_between_others(text: str, mediators: tuple[str, ...]) -> None:
    [truce] = analyze(Report("invented", text), load_knowledge()).truces
    assert truce.mediators == mediators
