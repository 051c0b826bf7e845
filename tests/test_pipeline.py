"""From a report to its reading: what the stages pass on."""

from datetime import date

import pytest

from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Name, Place, Reading, Report, Time

TEXT = (
    "عودة السوق في قرى الوادي بعد هدنة قصيرة\n"
    "كتبت: سلمى الزعفراني\n"
    "الثلاثاء 14 أيار/مايو 2019\n"
    "\n"
    "أعلنت حركة النخيل أمس هدنة مع جبهة السهل في حلب. ونفى ضرغام السندياني وجود أي هدنة.\n"
    "\n"
    "اقرأ أيضا: موسم الزيتون في الوادي\n"
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The invented parties."""
    return load_knowledge(("sample",))


@pytest.fixture(scope="module")
def reading(knowledge: Knowledge) -> Reading:
    """The reading of a report that says when it was published."""
    return analyze(Report("invented", TEXT, outlet="Valley Post", notes=("read as UTF-8",)), knowledge)


def test_what_was_given_goes_through(reading: Reading) -> None:
    assert (reading.id, reading.outlet, reading.notes) == ("invented", "Valley Post", ("read as UTF-8",))
    assert reading.report is not None
    assert reading.report.text == TEXT


def test_heads_and_furniture(reading: Reading) -> None:
    assert reading.title is not None
    assert reading.title.text == TEXT.splitlines()[0]
    assert reading.byline is not None
    assert reading.byline.text == "كتبت: سلمى الزعفراني"
    assert [(piece.kind, piece.text) for piece in reading.furniture] == [
        ("related_link", "اقرأ أيضا: موسم الزيتون في الوادي")
    ]


def test_the_date_that_the_text_states(reading: Reading) -> None:
    assert reading.published is not None
    assert reading.published.date == "2019-05-14"
    assert reading.published.span is not None
    assert "14" in reading.published.span.text


def test_a_date_given_from_outside_wins_and_shows_no_words_that_say_otherwise(knowledge: Knowledge) -> None:
    other = analyze(Report("invented", TEXT, date(2020, 1, 2)), knowledge).published
    same = analyze(Report("invented", TEXT, date(2019, 5, 14)), knowledge).published
    assert other is not None
    assert (other.date, other.span) == ("2020-01-02", None)
    assert same is not None
    assert same.span is not None


def test_days_count_from_the_publication(reading: Reading) -> None:
    yesterday = next(m for m in reading.mentions if isinstance(m, Time) and m.text == "أمس")
    assert yesterday.earliest == "2019-05-13"


def test_without_a_date_nothing_is_dated(knowledge: Knowledge) -> None:
    undated = analyze(Report("invented", "أعلنت حركة النخيل أمس هدنة مع جبهة السهل."), knowledge)
    assert undated.published is None
    [yesterday] = [m for m in undated.mentions if isinstance(m, Time)]
    assert (yesterday.earliest, yesterday.unknown) == (None, "no publication date")
    assert undated.unknown[0].what == "publication date"


def test_mentions_of_all_kinds_in_text_order(reading: Reading) -> None:
    assert {type(m) for m in reading.mentions} >= {Name, Place, Time}
    assert [m.start for m in reading.mentions] == sorted(m.start for m in reading.mentions)


def test_claims_and_truces_lead_to_each_other(reading: Reading) -> None:
    [truce] = reading.truces
    assert set(truce.parties) == {"Palm Movement", "Plain Front"}
    assert truce.status == "contested"
    about = {claim.act: claim.truces for claim in reading.claims if claim.source is not None}
    assert about == {"asserts": (0,), "denies": (0,)}


def test_a_report_on_nothing(knowledge: Knowledge) -> None:
    for text in ("", " ", "\n\n", "...", "😀"):
        empty = analyze(Report("invented", text), knowledge)
        assert (empty.mentions, empty.claims, empty.events, empty.truces) == ((), (), (), ())
        assert empty.about_truce == "no"


def test_a_text_without_heads_has_none(knowledge: Knowledge) -> None:
    bare = analyze(Report("invented", "أعلنت حركة النخيل فتح السوق."), knowledge)
    assert (bare.title, bare.byline, bare.dateline, bare.furniture) == (None, None, None, ())


def test_another_language_is_named(knowledge: Knowledge) -> None:
    assert analyze(Report("invented", "The market opened again."), knowledge).language != "ar"


def test_what_the_packs_do_not_hold_is_not_named() -> None:
    """The same words with packs that do not know the parties: no entry, and the parties in the report's own words."""
    reading = analyze(Report("invented", "وقعت هدنة بين حركة النخيل وجبهة السهل."), load_knowledge(("libya",)))
    assert not [m for m in reading.mentions if isinstance(m, Name) and m.entry]
    assert reading.truces[0].parties == ("حركة النخيل", "جبهة السهل")
