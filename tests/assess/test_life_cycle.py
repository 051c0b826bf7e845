"""The life of an invented truce, by three clocks, as of several days."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.life_cycle import life_cycle
from hudna.types import Testimony as Told
from hudna.types.life_cycle import State
from tests.assess.testimonies import EXISTS, PALM, PLAIN, about, said

DECLARED, STARTED, ENDED = about("declared", "2017-11-20"), about("started", "2017-11-28"), about("ended", "2017-12-28")
HOLDING, COLLAPSED = about("holding"), about("collapsed")


def on(day: str, source: str, act: str, *propositions: object, report: str | None = None) -> list[Told]:
    """What a source says on a day of each proposition, in one report."""
    return [said(source, act, one, report=report or f"r {day} {source}", day=day) for one in propositions]  # type: ignore[arg-type]


STORY = [
    *on("2017-11-21", "state s", "asserts", EXISTS, DECLARED, STARTED, ENDED),
    *on("2017-11-22", "plain p", "asserts", about("accepted", PLAIN)),
    *on("2017-12-01", "monitor m", "asserts", HOLDING),
    *on("2017-12-05", "plain p", "accuses", replace(about("breached", "shelling", PALM), date="2017-12-04")),
]


@pytest.mark.parametrize(
    ("day", "state", "why"),
    [
        ("2017-11-01", "unknown", "nothing_said"),
        ("2017-11-21", "announced", "announced"),
        ("2017-11-25", "accepted", "accepted"),
        ("2017-11-28", "in_force", "start_past"),
        ("2017-12-02", "in_force", "seen_to_hold"),
        ("2017-12-06", "violated", "breaches_said_last"),
        ("2017-12-28", "violated", "breaches_said_last"),  # the last day is part of it
        ("2017-12-29", "expired", "end_past"),
    ],
)
def test_as_of(day: str, state: State, why: str) -> None:
    found = life_cycle(STORY, as_of=day)
    assert (found.now, found.why) == (state, why)


def test_three_clocks_are_kept_apart() -> None:
    found = life_cycle(STORY)
    assert (found.announced, found.in_force, found.ends) == (("2017-11-20",), ("2017-11-28",), ("2017-12-28",))
    assert found.observed == "violated"
    clocks = {phase.state: phase.clock for phase in found.phases}
    assert (clocks["announced"], clocks["expired"], clocks["violated"]) == ("announced", "in_force", "observed")
    before = life_cycle(STORY, as_of="2017-11-29")
    assert (before.now, before.observed) == ("in_force", "unknown")  # nobody has looked yet


def test_every_phase_has_its_words_and_the_day_it_was_known() -> None:
    for phase in life_cycle(STORY).phases:
        assert phase.testimonies
        assert phase.known is not None
        assert phase.origins >= 1


def test_a_truce_that_is_affirmed_and_denied_is_contested() -> None:
    told = [*on("2017-11-21", "palm a", "asserts", EXISTS), *on("2017-11-22", "plain b", "denies", EXISTS)]
    found = life_cycle(told)
    assert (found.now, found.why) == ("contested", "affirmed_and_denied")
    assert [one.source for one in found.phases[0].against] == ["plain b"]
    assert life_cycle(told[1:]).now == "denied"


def test_declining_to_comment_denies_nothing() -> None:
    told = [*on("2017-11-21", "palm a", "asserts", EXISTS), *on("2017-11-22", "plain b", "declines_to_comment", EXISTS)]
    assert life_cycle(told).now == "announced"
    assert life_cycle(told[1:]).now == "unknown"


def test_sought_and_refused() -> None:
    called = on("2017-11-21", "mediator m", "calls_for", EXISTS)
    assert life_cycle(called).now == "proposed"
    assert life_cycle([*called, *on("2017-11-22", "plain b", "refuses", EXISTS)]).now == "refused"
    left_open = [replace(one, act="asserts", factuality="unknown") for one in called]
    assert life_cycle(left_open).now == "proposed"


def test_a_party_that_accepts_and_refuses_is_contested() -> None:
    told = [
        *on("2017-11-21", "mediator m", "asserts", about("accepted", PLAIN)),
        *on("2017-11-22", "plain b", "refuses", about("accepted", PLAIN)),
    ]
    assert life_cycle(told).now == "contested"


def test_who_changed_its_mind_does_not_stand_against_itself() -> None:
    refused = on("2017-11-21", "plain b", "refuses", about("accepted", PLAIN))
    assert life_cycle([*refused, *on("2017-11-23", "plain b", "asserts", about("accepted", PLAIN))]).now == "accepted"
    back = [*on("2017-11-21", "plain b", "denies", EXISTS), *on("2017-11-23", "plain b", "asserts", EXISTS)]
    assert life_cycle(back).now == "announced"
    assert {phase.state for phase in life_cycle(back).phases} == {"announced", "denied"}  # both are kept


def test_extension_outlives_the_end_and_has_one_itself() -> None:
    longer = [*STORY, *on("2017-12-27", "state s", "asserts", about("extended", "2018-01-28"))]
    assert life_cycle(longer, as_of="2018-01-05").now == "violated"
    assert life_cycle(longer[:-2] + longer[-1:], as_of="2018-01-05").now == "extended"
    assert life_cycle(longer, as_of="2018-02-01").why == "extension_past"


def test_seen_to_hold_after_its_end_is_not_over() -> None:
    assert life_cycle([*STORY, *on("2018-01-10", "monitor m", "asserts", HOLDING)]).now == "in_force"


def test_collapse_denied_is_contested_and_a_new_start_goes_on() -> None:
    fallen = [*STORY, *on("2017-12-10", "palm a", "asserts", COLLAPSED)]
    assert life_cycle(fallen, as_of="2017-12-12").now == "collapsed"
    assert (
        life_cycle([*fallen, *on("2017-12-11", "plain b", "denies", COLLAPSED)], as_of="2017-12-12").now == "contested"
    )
    assert (
        life_cycle([*fallen, *on("2017-12-15", "monitor m", "asserts", HOLDING)], as_of="2017-12-16").now == "in_force"
    )


def test_an_end_is_reckoned_from_start_and_length_and_says_so() -> None:
    told = on("2017-11-21", "state s", "asserts", STARTED, about("duration", "30"))
    found = life_cycle(told, as_of="2018-01-01")
    assert (found.now, found.why) == ("expired", "end_reckoned_and_past")
    (end,) = [phase for phase in found.phases if phase.state == "expired"]
    assert (end.on, end.derived, len(end.testimonies)) == ("2017-12-28", "start_plus_duration", 2)
    two = [*told, *on("2017-11-22", "plain p", "asserts", about("duration", "60"))]
    assert not [phase for phase in life_cycle(two).phases if phase.derived]  # which of the two lengths?


def test_a_start_to_come_is_an_announcement() -> None:
    assert life_cycle(on("2017-11-21", "state s", "asserts", STARTED)).why == "start_to_come"


def test_long_silence_is_unknown() -> None:
    told = on("2017-11-21", "state s", "asserts", EXISTS, about("started", "2017-11-21"))
    assert life_cycle(told, as_of="2018-01-01").now == "in_force"
    assert life_cycle(told, as_of="2019-01-01").why == "no_word_since"


@given(st.permutations(STORY))
def test_order_does_not_matter(told: list[Told]) -> None:
    assert life_cycle(told) == life_cycle(STORY)


def test_a_breach_before_the_start_is_no_breach_of_it() -> None:
    broken = about("breached", "shelling", PALM)
    early = replace(broken, date="2017-11-27")
    told = [*STORY[:3], *on("2017-11-29", "plain p", "accuses", early), *on("2017-11-27", "plain p", "accuses", broken)]
    found = life_cycle(told, as_of="2017-11-29")
    assert (found.now, found.observed) == ("in_force", "unknown")
    assert not any(phase.state == "violated" for phase in found.phases)
    since = [*told, *on("2017-11-29", "plain p", "accuses", replace(broken, date="2017-11-28"))]
    assert life_cycle(since, as_of="2017-11-29").now == "violated"  # its first day may be broken
