"""What redaction takes away, and what it leaves."""

from dataclasses import replace

import pytest

from hudna import types
from hudna.export.redaction import HIDDEN, WITHHELD, Redaction, redact, redact_event
from hudna.export.withheld_names import Names, made_of, telling_words
from hudna.types import Span
from hudna.types.dossier import Dossier
from tests.export.formats.invented import (
    ARMY,
    BRIGADES,
    DENIED,
    PLACES,
    SPOKESMAN,
    TEXT,
    WITNESS,
    WITNESS_AR,
    contested,
    shelling,
    span,
)


def told_in(dossier: Dossier) -> list[types.Testimony]:
    """Every testimony of a dossier."""
    return [one for found in dossier.assessments for voice in found.voices for one in voice.testimonies]


@pytest.mark.parametrize("text", ["Salma ZAHRAWI said", "وسلمى الزهراوي", "سَلْمَى الزَّهراوي", "by Salma  Zahrawi."])
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert text in Names((WITNESS, WITNESS_AR))


@pytest.mark.parametrize("text", ["alive and well", "Alison", ""])
def test_a_latin_name_is_a_word(text: str) -> None:
    assert text not in Names(("Ali",))


@pytest.mark.parametrize("text", ["قال علي", "وعلي", "لعلي،", "عليًّا", "«علي»"])
def test_a_short_arabic_name_is_found_with_what_is_written_onto_it(text: str) -> None:
    assert text in Names(("علي",))


@pytest.mark.parametrize("text", ["عليه", "العليا", "تعليق"])
def test_a_short_arabic_name_is_no_part_of_another_word(text: str) -> None:
    assert text not in Names(("علي",))


@pytest.mark.parametrize("text", ["للزهراوي", "والزهراوي", "بالزهراوي"])
def test_a_name_with_an_article_is_found_where_it_melts_into_a_preposition(text: str) -> None:
    assert text in Names(("الزهراوي",))
    assert text.replace("زهراوي", "سعد") in Names(("السعد",))
    assert f"{text} الكبير" in Names(("الزهراوي الكبير",))


def test_no_names_are_found_in_nothing() -> None:
    assert "anything" not in Names(())


def test_the_words_of_a_name_that_tell_who_it_is() -> None:
    assert telling_words(("سلمى بن عبد الزهراوي", "Salma bin al-Zahrawi")) == {"سلمي", "الزهراوي", "salma", "zahrawi"}


def test_sources_that_are_made_of_the_words_of_a_name() -> None:
    others = ("سلمى", "زهراوي", "Salma", "سلمى الكبيرة", "بن", "al", "", "30")
    assert made_of(("سلمى بن الزهراوي", "Salma al-Zahrawi", "Division 30"), others) == {"سلمى", "زهراوي", "Salma"}


def test_private_notes_and_the_names_of_analysts_go() -> None:
    done = redact(contested(), Redaction())
    assert [(note.body, note.by) for note in done.notes] == [(WITHHELD, "analyst")]
    assert done.ratings == ()
    assert [(one.by, one.why) for one in done.judgements] == [("analyst", None)]
    assert {voice.reliability_by for found in done.assessments for voice in found.voices} == {"analyst"}


def test_a_withheld_source_keeps_its_claim_and_loses_its_words() -> None:
    done = redact(contested(), Redaction(), names=(WITNESS_AR,))
    witness = next(one for one in told_in(done) if one.source == WITHHELD)
    assert witness.proposition.toll is not None
    assert (witness.content, witness.evidence, witness.speaks_for) == (HIDDEN, (), None)
    assert witness.content.text == HIDDEN.text
    echo = next(one for one in told_in(done) if one.source == "مصادر")
    assert echo.content == HIDDEN, "another's words name her"
    denial = next(one for one in told_in(done) if one.source == SPOKESMAN)
    assert (denial.content, denial.content.text) == (DENIED, DENIED.text), "the rest stays as it was"
    assert done.sensitive == ()
    assert {ground.values for found in done.assessments for ground in found.grounds} == {(WITHHELD, WITHHELD)}


def test_other_words_of_the_same_sentence_go_too() -> None:
    done = redact(contested(), Redaction())
    assert done.reports[0].truces[0].evidence["parties"] == (HIDDEN,), "read in the withheld quote"


def test_codings_lose_the_words_that_name_a_source() -> None:
    base = contested()
    words = span("سلمى الزهراوي وهي من سكان")
    support = replace(base.coding.side.answers[0].supports[0], spans=(words,))
    answers = (replace(base.coding.side.answers[0], supports=(support,)),)
    done = redact(
        replace(base, coding=replace(base.coding, side=replace(base.coding.side, answers=answers))), Redaction()
    )
    assert done.coding.side.answers[0].supports[0].spans == (HIDDEN,)


def test_spans_without_words_are_looked_up_before_they_are_shown() -> None:
    base = contested()
    bare = Span(span("شهادة سلمى الزهراوي").start, span("شهادة سلمى الزهراوي").end)
    line = replace(base.reports[0], truces=(replace(base.reports[0].truces[0], evidence={"name": (bare,)}),))
    found = replace(base, reports=(line,))
    done = redact(found, Redaction(sources=(WITNESS_AR,)), text_of=lambda _: TEXT)
    assert done.reports[0].truces[0].evidence["name"] == (HIDDEN,)


def test_a_withheld_party_is_withheld_everywhere() -> None:
    done = redact(contested(), Redaction(sources=(BRIGADES,)))
    assert done.group.parties == (WITHHELD, ARMY)
    assert BRIGADES not in str(done)
    assert "كتائب الساحل" not in str(done), "its Arabic name is known from the dossier"


def test_a_withheld_outlet_takes_its_addresses_and_names_along() -> None:
    line = redact(contested(), Redaction(sources=("نشرة الضفة",))).reports[0]
    assert (line.outlet, line.url, line.title, line.name) == (None, None, "[withheld]", "v1")


def test_an_event_in_a_town_becomes_one_in_its_governorate() -> None:
    done = redact_event(shelling(), Redaction(finest="governorate"))
    assert (done.place, done.lat, done.lon, done.precision) == ("Hills Governorate, Syria", None, None, "governorate")
    assert {item.place for item in done.items} == {"Syria"}, "an item without a governorate: its country"
    assert all(item.trigger == HIDDEN for item in done.items)
    country = redact_event(shelling(), Redaction(finest="country"))
    assert (country.place, country.admin1, country.precision) == ("Syria", None, "country")


def test_a_place_that_is_coarse_enough_stays() -> None:
    assert redact_event(shelling(), Redaction(finest="town", quotes=True)) == shelling()


def test_places_of_truces_stay_only_where_they_are_known_to_be_coarse() -> None:
    done = redact(contested(), Redaction(finest="governorate"), place_of=PLACES.get)
    assert done.group.places == ("Hills Governorate",)
    assert done.group.name is None
    assert "Bayda" not in str(done)
    assert {one.proposition.place for one in told_in(done)} == {None}
    assert done.notes == ()


def test_quotes_may_be_kept_on_demand() -> None:
    done = redact(contested(), Redaction(finest="governorate", quotes=True))
    assert told_in(done)[0].content.text.startswith("أعلنت")


def test_outlets_in_their_own_voice_are_outlets() -> None:
    base = contested()
    one = replace(told_in(base)[0], source="نشرة الضفة", own_voice=True)
    voice = replace(base.assessments[0].voices[0], source="نشرة الضفة", testimonies=(one,))
    done = redact(replace(base, assessments=(replace(base.assessments[0], voices=(voice,)),)), Redaction(outlets=False))
    assert done.assessments[0].voices[0].source == WITHHELD
    assert "نشرة" not in str(done.assessments)


def test_redaction_changes_nothing_else_and_can_be_repeated() -> None:
    once = redact(contested(), Redaction())
    assert redact(once, Redaction(sources=(WITNESS,))) == once
    assert (once.group.id, once.life.now, once.coding.side.code) == ("t1", "contested", 2)
