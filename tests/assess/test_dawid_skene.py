"""The EM model against small examples worked out by hand."""

import pytest

from hudna.assess.dawid_skene import Label, dawid_skene

SAID: list[tuple[str, str, Label]] = [
    ("i", "A", "affirms"), ("i", "B", "affirms"), ("i", "C", "denies"),
    ("j", "A", "denies"), ("j", "B", "denies"), ("j", "C", "affirms"),
]  # fmt: skip


def test_one_round_by_hand() -> None:
    # Start: i 2/3, j 1/3. Rates of A: affirms what is true 2/3, what is false 1/3; B alike; C the other way round.
    # The prior is 1/2, so the odds of i are 2 · 2 · 2 = 8, those of j 1/8.
    found = dawid_skene(SAID, rounds=1, smoothing=0)
    assert found == pytest.approx({"i": 8 / 9, "j": 1 / 9})


def test_two_rounds_by_hand() -> None:
    # Rates are now 8/9 and 1/9, each observer speaks 8 to 1, and the odds of i are 512.
    found = dawid_skene(SAID, rounds=2, smoothing=0)
    assert found == pytest.approx({"i": 512 / 513, "j": 1 / 513})


def test_no_stand_is_a_third_state() -> None:
    # D is silent on i, of which 2 of 3 affirm, and affirms j, of which 2 of 4 do: the prior is 7/12.
    found = dawid_skene([*SAID, ("i", "D", "none"), ("j", "D", "affirms")], rounds=1, smoothing=0)
    # Every observer speaks of both items: sums of 2/3 + 1/2 true and of 1/3 + 1/2 false.
    first = (2 / 3) / (7 / 6) / ((1 / 3) / (5 / 6))  # what was said of i alone: A, B, C and D's silence
    second = (1 / 2) / (7 / 6) / ((1 / 2) / (5 / 6))  # what was said of j alone
    for item, ratio in (("i", first), ("j", second)):
        odds = 7 / 5 * ratio**4
        assert found[item] == pytest.approx(odds / (1 + odds))


def test_an_item_on_which_nobody_takes_a_stand_has_no_figure() -> None:
    assert dawid_skene([("i", "A", "none")]) == {}
    assert "i" not in dawid_skene([("i", "A", "none"), ("j", "A", "affirms")])


def test_order_does_not_matter() -> None:
    assert dawid_skene(SAID) == dawid_skene(list(reversed(SAID)))


def test_smoothing_keeps_a_lone_word_from_certainty() -> None:
    assert 0.5 < dawid_skene([("i", "A", "affirms")])["i"] < 1
