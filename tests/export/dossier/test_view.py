"""What the page says, whatever its form."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from dossier_sample import ARMY, BRIGADES, PLACES, SAID, _stake, rich, thin  # type: ignore[import-not-found]
from dossier_sample import testimonies as told_of

from hudna.assess.assessment import assess
from hudna.assess.life_cycle import life_cycle
from hudna.export.dossier.blocks import Chorus, Facts, Heading, Quote, Section, Table, View
from hudna.export.dossier.html import html
from hudna.export.dossier.terminal import terminal
from hudna.export.dossier.view import view
from hudna.export.labels import LANGS, Lang
from hudna.types import LIKELIHOODS, Ground, Proposition, Span
from hudna.types.dossier import Dossier


def walk(value: Any) -> Iterator[Any]:
    """A view and everything in it."""
    yield value
    if dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from walk(getattr(value, one.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from walk(inner)


def said(value: Any) -> str:
    return "\n".join(one for one in walk(value) if isinstance(one, str))


def part(page: View, name: str) -> Section:
    return next(section for section in page.sections if section.id == name)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", [rich, thin])
def test_every_dossier_has_its_page_in_both_languages(lang: Lang, make: Any) -> None:
    page = view(make(), lang)
    assert [section.id for section in page.sections] == [
        "who", "clocks", "matrix", "events", "violence", "origins", "reports", "coding", "people", "made",
    ]  # fmt: skip
    assert "{" not in said(page)
    assert page == view(make(), lang)


def test_the_head_answers_in_plain_words() -> None:
    head = view(rich(), "en").head
    assert head.title == "A truce between Coast Brigades and Valley Army in Al-Ayn al-Bayda"
    assert head.answer == "Said to be broken: it was announced, and the last word on it is of breaches."
    assert head.likelihood == "That there is, or was, such a truce is likely (55 to 80 %), judged by these reports."
    assert head.confidence.startswith("Confidence in that judgement is low.")
    assert "As of 27 Mar 2020: what was published by then." in head.lines
    assert any("8 reports from 7 origins" in line for line in head.lines)
    assert any("affirmed by 4 sources (through 3 origins) and denied by no sources" in line for line in head.lines)
    assert "Declined to comment: 1 source." in head.lines
    assert "Changed their word, both statements being kept: 1 source." in head.lines


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    page = view(rich(), "en")
    ranges = [f"({low * 100:.0f} to {high * 100:.0f} %)" for _, low, high in LIKELIHOODS]
    judged = [one for one in said(page).split("\n") if any(range_ in one for range_ in ranges)]
    assert len(judged) > 3
    assert [one for one in judged if "onfidence" in one] == []
    sentences = [one for line in said(page).split("\n") for one in line.split(". ") if "onfidence" in one]
    assert sentences
    assert [one for one in sentences if "%" in one or "likely" in one] == []


def test_a_verdict_that_the_grounds_do_not_allow_is_not_given() -> None:
    page = view(thin(), "en")
    assert page.head.answer == "Unknown: these reports do not say whether there is one."
    assert "No judgement is given" in page.head.likelihood
    assert page.head.confidence == ""
    assert "%" not in said(page.head)


def test_what_is_unknown_is_said_with_its_reason() -> None:
    thin_page = view(thin(), "en")
    assert "Announced: no report gives the day" in thin_page.head.unknown
    facts = next(block for block in part(thin_page, "clocks").blocks if isinstance(block, Facts))
    assert next(row.values for row in facts.rows) == ("unknown: no report gives the day",)
    assert "unknown: no report gives the day the truce began" not in said(part(view(rich(), "en"), "violence"))
    assert "no report gives the day the truce began" in said(part(thin_page, "violence"))
    assert "None" not in said(thin_page)


def test_a_party_is_shown_as_it_calls_itself_beside_what_others_call_it() -> None:
    words = said(part(view(rich(), "en"), "who"))
    assert "Coast Brigades (كتائب الساحل)" in words
    assert "“عصابات الساحل” in وكالة التلال" in words
    assert "Insulting names" in words
    assert "Nabil al-Sahili: affirms that there is such a truce" in words
    assert "(Nabil al-Sahili)" not in words
    assert "Partisan names" in words
    assert "“قوات النظام”" in words


def test_the_clocks_are_kept_apart_and_an_extension_moves_the_end() -> None:
    words = said(part(view(rich(), "en"), "clocks"))
    assert "14 Mar 2020" in words
    assert "5 Apr 2020 (as extended)" in words
    assert "Extension 1: 27 Mar 2020 to 5 Apr 2020" in words
    assert "It follows: A truce between Coast Brigades and Valley Army" in words


def test_a_contradiction_keeps_both_days() -> None:
    dossier = rich()
    dossier = replace(dossier, life=replace(dossier.life, in_force=("2020-03-17", "2020-03-18")))
    assert "17 Mar 2020 (other reports: 18 Mar 2020)" in said(part(view(dossier, "en"), "clocks"))


def test_the_matrix_has_who_denies_who_declines_and_who_changed_its_word() -> None:
    section = part(view(rich(), "en"), "matrix")
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert table.head[:3] == ("What is claimed", "Parties and allies", "Mediators and third parties")
    first = said(table.rows[0])
    assert "affirm: Nabil al-Sahili (Coast Brigades), Samer al-Ali (Valley Army)" in first
    assert "decline to comment: United Nations" in first
    broken = next(row for row in table.rows if "It was broken by Valley Army" in said(row))
    assert "affirm: Nabil al-Sahili (Coast Brigades)" in said(broken)
    assert "deny: Samer al-Ali (Valley Army)" in said(broken)
    voices = [one for block in walk(section) if isinstance(block, Chorus) for one in block.heard]
    turned = next(one for one in voices if "changed its word" in one.facts)
    assert [quote.words for quote in turned.quotes] == [SAID["deny"], SAID["confirm"]]
    assert "Not found in these sources: any word on this from Elders of al-Ayn. That is no denial." in said(section)


def test_copies_of_the_same_words_are_one_quote_with_both_places() -> None:
    quotes = [one for one in walk(part(view(rich(), "en"), "matrix")) if isinstance(one, Quote)]
    copied = next(one for one in quotes if one.words == SAID["accept"])
    assert copied.at == (("نشرة الضفة, 14 Mar 2020", 1), ("صدى الوادي, 14 Mar 2020", 2))


def test_every_figure_of_an_event_has_its_owner() -> None:
    words = said(part(view(rich(), "en"), "events"))
    assert "at least 7 killed by the account of Nabil al-Sahili (1 origin)" in words
    assert "3 killed by the account of مصدر طبي (1 origin)" in words
    assert "Samer al-Ali says that it did not happen" in words
    assert "alleged, not confirmed" in words


def test_an_event_that_breaks_another_truce_is_no_breach_of_this_one() -> None:
    dossier = rich()
    events = tuple(replace(one, breach_of=("elsewhere#1",)) for one in dossier.events)
    assert "No event after its first day is said to break this truce." in said(
        part(view(replace(dossier, events=events), "en"), "events")
    )


def test_silence_is_not_shown_as_calm() -> None:
    words = said(part(view(rich(), "en"), "violence"))
    assert "unknown: far less was published after, so silence is no calm" in words
    assert "0.10 (95 % interval 0.00 to 0.70)" in words
    assert "10 in 7 days" in words
    assert "fewer violent events were reported" not in words


def test_origins_show_what_was_copied() -> None:
    words = said(part(view(rich(), "en"), "origins"))
    assert "8 reports, 7 origins." in words
    assert "Origin 1: نشرة الضفة [1], صدى الوادي [2]" in words
    assert "an edited copy" in words


def test_the_coding_gives_words_or_a_reason() -> None:
    words = said(part(view(rich(), "en"), "coding"))
    assert "bilateral (code 2)" in words
    assert "unknown: no guarantor is named" in words
    assert "reports_disagree" not in words


def test_private_notes_and_sensitive_sources_are_marked_and_warned_of() -> None:
    page = view(rich(), "en")
    assert len(page.head.warnings) == 2
    assert "sensitive source" in said(part(page, "matrix"))
    assert "private" in said(part(page, "people"))
    assert view(thin(), "en").head.warnings == ()


def test_a_judgement_names_truces_and_no_ids() -> None:
    words = said(part(view(rich(), "en"), "people"))
    assert (
        "Rana H. judged: not the same (truce): A truce between Coast Brigades and Valley Army (1 Dec 2019 to 10 Dec 2019)"
        in words
    )
    assert "t-7f3a" not in words


def test_there_is_no_truth_score() -> None:
    dossier = rich()
    scored = tuple(replace(one, majority=0.4321, dawid_skene=0.8765) for one in dossier.assessments)
    words = said(view(replace(dossier, assessments=scored), "en"))
    assert "4321" not in words
    assert "43" not in words
    assert "87" not in words


def test_the_arabic_page_uses_arabic_names_where_they_are_known() -> None:
    page = view(rich(), "ar", PLACES)
    assert page.head.title == "هدنة بين كتائب الساحل وجيش الوادي في العين البيضاء"
    assert ARMY not in said(page)
    assert "قبولها من جيش الوادي" in said(page)


def test_words_that_did_not_travel_are_said_to_be_missing() -> None:
    dossier = rich()
    voice = dossier.assessments[0].voices[0]
    mute = replace(voice, testimonies=(replace(voice.testimonies[0], content=Span(0, 5)),))
    changed = replace(dossier, assessments=(replace(dossier.assessments[0], voices=(mute,)),))
    assert "The words are not at hand." in said(part(view(changed, "en"), "matrix"))


def test_a_ground_that_is_newer_than_the_page_is_shown() -> None:
    dossier = rich()
    first = replace(dossier.assessments[0], grounds=(Ground("seen_by_a_drone", "for", ("x",), 0.5),))
    assert "for · somewhat · another ground (seen by a drone): x" in said(
        view(replace(dossier, assessments=(first,)), "en")
    )


def test_a_view_holds_nothing_that_a_page_might_obey() -> None:
    evil = "\u202e<b>\x1b[31m{name}"
    dossier: Dossier = rich()
    group = replace(dossier.group, name=evil, places=(evil,))
    page = view(replace(dossier, group=group, made_with=evil), "en")
    assert not {"\u202e", "\x1b"} & set(said(page))


def _with(dossier: Dossier, *more: Any) -> Dossier:
    """The dossier with further testimonies weighed and told of."""
    told = (*told_of(), *more)
    return replace(dossier, life=life_cycle(told), assessments=assess(told, {}, _stake))


def test_the_head_says_who_refuses() -> None:
    refusal = replace(told_of()[1], act="refuses", report="r7", said="2020-03-26")
    lines = view(_with(rich(), refusal), "en").head.lines
    assert "Refused by: Coast Brigades (1 origin)." in lines
    assert any("رفضها: كتائب الساحل" in line for line in view(_with(rich(), refusal), "ar").head.lines)
    came_round = replace(refusal, act="asserts", said="2020-03-27")
    assert not any("Refused by" in line for line in view(_with(rich(), refusal, came_round), "en").head.lines)


def test_the_head_says_who_denies_that_it_was_accepted() -> None:
    denial = replace(told_of()[1], act="denies", source="Coast Office", source_type="official", speaks_for=None)
    lines = view(_with(rich(), denial), "en").head.lines
    assert "Said not to have been accepted: Coast Brigades accepted it (denied by Coast Office; 1 origin)." in lines


def test_what_was_before_the_start_is_no_breach_and_its_first_day_stands_apart() -> None:
    dossier = rich()
    before = replace(dossier.events[0], id="e0", date="2020-02-01")
    words = said(part(view(replace(dossier, events=(before,)), "en"), "events"))
    assert "No event after its first day is said to break this truce." in words
    assert "said to break this truce\n" not in words
    assert "Other events around it (1)" in words
    that_day = replace(dossier.events[0], date="2020-03-17")
    blocks = part(view(replace(dossier, events=(dossier.events[0], that_day)), "en"), "events").blocks
    headings = [(number, one.words) for number, one in enumerate(blocks) if isinstance(one, Heading)]
    assert [name for _, name in headings] == ["Said to break this truce", "On the day it began, 17 Mar 2020"]
    assert "17 Mar 2020" in said(blocks[headings[1][0] + 2])
    assert "20 Mar 2020" in said(blocks[1 : headings[1][0]])


def test_an_end_that_was_only_planned_is_not_told_as_past() -> None:
    ends = replace(told_of()[0], proposition=Proposition(kind="ended", value="2020-03-24"))
    begins = replace(told_of()[0], proposition=Proposition(kind="started", value="2020-03-16"))

    def state(*told: Any) -> list[str]:
        page = view(replace(rich(), life=life_cycle(told)), "en")
        table = next(one for one in walk(part(page, "clocks")) if isinstance(one, Table))
        return [row[1].lines[0].words for row in table.rows]

    assert state(ends) == ["To end"]
    assert state(ends, replace(ends, said="2020-03-25")) == ["Over"]
    assert state(begins) == ["To begin"]
    assert state(begins, replace(begins, said="2020-03-16")) == ["In force"]


@pytest.mark.parametrize("lang", LANGS)
def test_by_a_day_on_which_nothing_was_published_no_later_name_is_told(lang: Lang) -> None:
    empty = replace(rich(), as_of="2020-03-01", reports=(), assessments=(), life=life_cycle(()), notes=(), sensitive=())
    page = view(empty, lang)
    assert [section.id for section in page.sections] == ["made"]
    assert (page.head.likelihood, page.head.unknown, page.head.lines) == ("", (), ())
    for name in (ARMY, BRIGADES, "جيش الوادي", "كتائب الساحل"):
        assert name not in said(page)
    if lang == "en":
        assert page.head.answer == "By 1 Mar 2020 nothing had been published about it in these reports."
    shown = html(empty, lang)
    assert "gaps" not in shown.split("</style>")[1]
    assert page.head.answer.split()[-1] in shown
    assert terminal(empty, lang, 80, plain=True)


def test_sources_that_nobody_judged_are_one_line_for_each_suggestion() -> None:
    section = part(view(rich(), "en"), "people")
    judged = next(block for block in section.blocks if isinstance(block, Table))
    assert [row[0].lines[0].words for row in judged.rows] == ["مصدر طبي · sensitive source", "Al-Ayn Observatory"]
    rows = next(block for block in section.blocks if isinstance(block, Facts)).rows
    lines = {row.label: row.values for row in rows}
    assert len(lines) == len(rows)
    suggested = lines["F, not judged; the rule for such sources suggests B"]
    assert len(suggested) == 1
    assert "Elders of al-Ayn" in suggested[0]


def test_the_comparison_of_violence_reflows_on_a_narrow_screen() -> None:
    table = next(block for block in part(view(rich(), "en"), "violence").blocks if isinstance(block, Table))
    assert table.wide
