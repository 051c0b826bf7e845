"""An invented truce in the terms of the dataset: answers with words, and honest unknowns."""

from dataclasses import fields, replace

import pytest

from hudna.assess.coding import coding_of
from hudna.assess.life_cycle import life_cycle
from hudna.types import Span, Truce
from hudna.types import Testimony as Told
from hudna.types.coding import Coded, Coding, Reported
from tests.assess.testimonies import EXISTS, PALM, PLAIN, about, said

WORDS = (Span(3, 9),)
KINDS = {"Republic of the Oases": "state", "League": "organisation"}


def code(
    *truces: Truce, told: list[Told] | None = None, as_of: str | None = None, origins: dict[str, str] | None = None
) -> Coding:
    """The coding of truces, the first of report r1."""
    members = [
        Reported(report=f"r{number}", truce=truce, published="2017-11-29") for number, truce in enumerate(truces, 1)
    ]
    testimonies = told or []
    return coding_of(members, testimonies, life_cycle(testimonies, as_of=as_of), origins, KINDS.get, {"Oases"})


def test_nothing_said_is_unknown_everywhere_and_never_no() -> None:
    found = code(Truce())
    for one in fields(Coding):
        if one.name != "as_of":
            coded: Coded = getattr(found, one.name)
            assert (coded.values, coded.code) == ((), None), one.name
            assert coded.unknown, one.name


def test_stated_fields_have_codes_and_words() -> None:
    truce = Truce(
        truce_class="cessation", side="bilateral", purposes=("holiday", "humanitarian"), written=True, parties=(PALM, PLAIN),
        mediators=("Elders",), monitors=("Eye",), guarantors=("Republic of the Oases",), places=("Oak Valley",),
        duration_days=30,
        evidence=dict.fromkeys(("truce_class", "parties", "purposes", "written", "mediators", "places", "duration_days"), WORDS),
    )  # fmt: skip
    found = code(truce)
    assert (found.truce_class.value, found.truce_class.code) == ("cessation", 1)
    assert (found.side.value, found.side.code) == ("bilateral", 2)
    assert found.purposes.values == ("holiday", "humanitarian")
    assert (found.written.value, found.written.code) == ("yes", None)
    assert (found.mediated.code, found.mediated.names) == (1, ("Elders",))
    assert (found.mechanism.code, found.mechanism.names) == (1, ("Eye",))
    assert (found.enforcement.value, found.enforcement.code) == ("external_state", 1)
    assert (found.partial.value, found.partial.code) == ("limited", 1)
    assert (found.fixed.code, found.fixed_time.value, found.fixed_time.code) == (1, "30", 30)
    for coded in (found.truce_class, found.side, found.written, found.mediated, found.partial, found.fixed_time):
        assert coded.answers[0].supports[0].spans == WORDS


def test_reports_that_disagree_decide_nothing_and_keep_both() -> None:
    found = code(Truce(side="unilateral"), Truce(side="bilateral")).side
    assert (found.value, found.unknown) == (None, "reports_disagree")
    assert [answer.value for answer in found.answers] == ["bilateral", "unilateral"]


def test_origins_vote_and_not_reports() -> None:
    truces = [Truce(side="unilateral")] * 3 + [Truce(side="bilateral")] * 2
    found = code(*truces, origins={"r1": "o", "r2": "o", "r3": "o"}).side
    assert (found.value, [answer.origins for answer in found.answers]) == ("bilateral", [2, 1])


def test_a_mediator_that_is_denied_is_not_counted() -> None:
    denied = [said("state s", "denies", about("mediated", "Elders"), report="r2")]
    found = code(Truce(mediators=("Elders",)), told=denied).mediated
    assert (found.value, found.unknown) == (None, "denied")


@pytest.mark.parametrize(
    ("guarantors", "value", "code_", "unknown"),
    [
        (("League",), "organisation", 2, None),
        (("League", "Republic of the Oases"), "external_state", None, None),
        ((PALM,), None, None, "only_parties_named"),
        (("somebody",), None, None, "guarantor_not_known"),
    ],
)
def test_enforcement(guarantors: tuple[str, ...], value: str | None, code_: int | None, unknown: str | None) -> None:
    found = code(Truce(parties=(PALM, PLAIN), guarantors=guarantors)).enforcement
    assert (found.value, found.code, found.unknown) == (value, code_, unknown)


def test_a_whole_country_and_a_lasting_peace() -> None:
    found = code(Truce(places=("Oases",), truce_class="definitive"))
    assert (found.partial.code, found.fixed.value, found.fixed.code) == (0, "open", 0)


def test_a_place_and_its_country_leave_the_coverage_open() -> None:
    assert code(Truce(places=("Oases", "Oak Valley"))).partial.unknown == "not_stated"


STARTED = said("state s", "asserts", about("started", "2017-11-28"))
COLLAPSED = [
    said(source, "asserts", about("collapsed"), report=source, day="2017-12-05") for source in ("monitor m", "outlet o")
]
NEVER = [replace(one, proposition=replace(one.proposition, date="2017-11-25"), said="2017-11-26") for one in COLLAPSED]
ENDED = said("state s", "asserts", about("ended", "2017-12-28"))


@pytest.mark.parametrize(
    ("told", "as_of", "value", "code_", "day"),
    [
        ([STARTED, ENDED], "2018-01-01", "reached_its_end", 1, "2017-12-28"),
        ([STARTED, *COLLAPSED], "2018-01-01", "collapsed", 2, None),
        ([replace(STARTED, said="2017-11-24"), *NEVER], "2018-01-01", "never_took_effect", 3, "2017-11-25"),
        (
            [STARTED, said("monitor m", "asserts", about("holding"), day="2017-12-05")],
            "2017-12-06",
            "in_force",
            0,
            None,
        ),
        ([STARTED, said("state s", "asserts", about("extended"), day="2017-12-05")], "2017-12-06", "extended", 4, None),
    ],
)
def test_how_it_ended(told: list[Told], as_of: str, value: str, code_: int, day: str | None) -> None:
    found = code(Truce(), told=told, as_of=as_of)
    assert (found.ended.value, found.ended.code, found.ended_on.value) == (value, code_, day)
    assert found.ended.answers[0].supports


@pytest.mark.parametrize(
    ("told", "as_of", "why"),
    [
        ([STARTED, COLLAPSED[0]], "2018-01-01", "one_origin_says_so"),
        ([STARTED], "2017-12-01", "start_past"),  # nobody says that it holds
        (
            [STARTED, said("plain p", "accuses", about("breached", "shelling", PALM))],
            "2017-12-01",
            "breaches_said_last",
        ),
        ([said("palm a"), said("plain b", "denies", EXISTS, report="r2")], None, "affirmed_and_denied"),
    ],
)
def test_an_end_that_nobody_tells_is_unknown_with_its_reason(told: list[Told], as_of: str | None, why: str) -> None:
    found = code(Truce(), told=told, as_of=as_of).ended
    assert (found.values, found.code, found.unknown) == ((), None, why)
