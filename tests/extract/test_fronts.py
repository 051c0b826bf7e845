"""Fronts: who fights whom, on a day, and who governs a state."""

from datetime import date

from hudna.extract.fronts import Front, Fronts, fronts_on, governments
from hudna.packs.knowledge import load_knowledge

ONE, OTHER, ALLY = "One", "Other", "Ally"
FRONTS = Fronts((Front(frozenset({ONE, ALLY}), frozenset({OTHER}), ()),))


def test_opponents_and_allies() -> None:
    assert FRONTS.opponents(ONE) == {OTHER}
    assert FRONTS.opponents("Nobody") == frozenset()
    assert FRONTS.allied(ONE, ALLY)
    assert not FRONTS.allied(ONE, OTHER)


def test_a_party_in_both_camps_fights_nobody_there() -> None:
    front = Front(frozenset({ONE}), frozenset({ONE, OTHER}), ())
    assert front.opponents(ONE) == frozenset()


def test_a_front_counts_where_both_camps_are_named() -> None:
    assert FRONTS.named([ONE, OTHER]).all == FRONTS.all
    assert not FRONTS.named([ONE, ALLY]).all


def test_fronts_end() -> None:
    known = load_knowledge()
    then, now = fronts_on(known, date(2016, 5, 1)), fronts_on(known, date(2025, 5, 1))
    assert "Syrian Government (Assad)" in then.opponents("Free Syrian Army")
    assert not now.opponents("Free Syrian Army")


def test_who_governs_depends_on_the_day() -> None:
    known = load_knowledge()
    assert governments(known, date(2016, 5, 1))["Syria"] == "Syrian Government (Assad)"
    assert governments(known, date(2025, 5, 1))["Syria"] == "Syrian Government (transitional)"
    assert "Syria" not in governments(known, None)


def test_the_front_between_two_parties() -> None:
    assert FRONTS.between([ALLY, OTHER]) is FRONTS.all[0]
    assert FRONTS.between([ALLY, ONE]) is None
