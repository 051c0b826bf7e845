"""Verdicts on invented worlds: what must hold in every one, whatever the figures of the day."""

import calibration
import pytest
import testimony_worlds as worlds

from hudna.types import LIKELIHOODS

RANGES: dict[str, tuple[float, float]] = {word: (low, high) for word, low, high in LIKELIHOODS}


@pytest.fixture(scope="module")
def found() -> list[calibration.Outcome]:
    """The outcomes of all worlds for one seed, which no parameter was looked at with."""
    return [one for world in worlds.WORLDS for one in calibration.outcomes(world, 7)]


def test_the_same_seed_is_the_same_world() -> None:
    first, second = (calibration.outcomes(worlds.BASE, 7) for _ in range(2))
    assert first == second
    assert first != calibration.outcomes(worlds.BASE, 8)


def test_likelier_words_are_truer(found: list[calibration.Outcome]) -> None:
    rows = [row for row in calibration.curve(found) if row.word != "unknown" and row.count >= 50]
    shares = [row.share for row in rows]
    assert len(shares) >= 5
    assert shares == sorted(shares)


def test_no_word_is_far_from_its_range_over_all_worlds(found: list[calibration.Outcome]) -> None:
    for row in calibration.curve(found):
        if row.word == "unknown" or row.count < 50:
            continue
        low, high = row.interval
        stated = RANGES[row.word]
        assert low <= stated[1] + 0.05, row.word
        assert high >= stated[0] - 0.05, row.word


def test_nobody_is_certain_without_rated_sources() -> None:
    words = {one.word for one in calibration.outcomes(worlds.BASE, 7)}
    assert not words & {"almost_certain", "almost_no_chance"}


def test_unknown_is_common_and_fine(found: list[calibration.Outcome]) -> None:
    unknown = next(row for row in calibration.curve(found) if row.word == "unknown")
    assert unknown.count > 0.05 * len(found)


def test_interval_of_a_share() -> None:
    assert calibration.wilson(0, 0) == (0.0, 1.0)
    low, high = calibration.wilson(50, 100)
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)  # the textbook's


def test_picture_has_a_dot_for_each_word_in_use(found: list[calibration.Outcome]) -> None:
    rows = calibration.curve(found)
    assert calibration.svg(rows).count("<circle") == sum(row.count > 0 for row in rows if row.word != "unknown")
