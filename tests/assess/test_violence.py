"""Rates before and after, against tables, and the honest unknowns."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.violence import changes_in_violence, rate_ratio
from hudna.types.life_cycle import DayCount

START = "2018-03-01"


def _days(first: int, last: int, events: int, reports: int, killed: int = 0) -> list[DayCount]:
    begin = date.fromisoformat(START)
    return [DayCount((begin + timedelta(days=day)).isoformat(), events, killed, reports) for day in range(first, last)]


def test_exact_interval_by_hand() -> None:
    # 1 of 2 after: Clopper-Pearson for 1 of 2 is 1 - sqrt(0.975) .. sqrt(0.975), as (1 - p)^2 = 0.975 and p^2 = 0.975.
    ratio, low, high = rate_ratio(1, 7, 1, 7)
    assert ratio == 1
    low_share, high_share = 1 - 0.975**0.5, 0.975**0.5
    assert low == pytest.approx(low_share / (1 - low_share))
    assert high == pytest.approx(high_share / (1 - high_share))


def test_none_after_has_an_upper_bound_and_none_before_has_none() -> None:
    # 0 of n: the upper bound solves (1 - p)^n = 0.025.
    share = 1 - 0.025 ** (1 / 10)
    assert rate_ratio(10, 30, 0, 30) == pytest.approx((0, 0, share / (1 - share)))
    ratio, low, high = rate_ratio(0, 30, 10, 30)
    assert (ratio, high) == (None, None)
    assert low == pytest.approx((1 - share) / share)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 90), st.integers(1, 90))
def test_the_ratio_lies_in_its_interval(before: int, after: int, days_before: int, days_after: int) -> None:
    ratio, low, high = rate_ratio(before, days_before, after, days_after)
    if ratio is not None:
        assert low <= ratio * (1 + 1e-9)
        assert high is not None
        assert ratio <= high * (1 + 1e-9)


@given(st.integers(1, 300), st.integers(1, 300))
def test_before_and_after_are_mirror_images(before: int, after: int) -> None:
    _, low, high = rate_ratio(before, 30, after, 30)
    _, back_low, back_high = rate_ratio(after, 30, before, 30)
    assert high is not None
    assert back_high is not None
    assert (low, high) == pytest.approx((1 / back_high, 1 / back_low), rel=1e-6)


def test_fighting_that_fell_while_reports_went_on() -> None:
    week, month, _ = changes_in_violence([*_days(-90, 0, 3, 5, killed=2), *_days(0, 90, 0, 4)], START)
    assert (week.change, month.change) == ("fell", "fell")
    assert (week.before, week.after, week.killed_before, week.reports_after) == (21, 0, 14, 28)


def test_silence_is_not_calm() -> None:
    week, *_ = changes_in_violence([*_days(-90, 0, 3, 5), *_days(0, 90, 0, 1)], START)
    assert (week.change, week.unknown) == ("unknown", "reporting_fell")
    assert week.high is not None
    assert week.high < 1  # the figure alone would have said that it fell


def test_attention_is_not_violence() -> None:
    week, *_ = changes_in_violence([*_days(-90, 0, 1, 1), *_days(0, 90, 4, 9)], START)
    assert (week.change, week.unknown) == ("unknown", "reporting_rose")


def test_a_window_that_is_not_over_and_one_with_hardly_any_event() -> None:
    week, month, _ = changes_in_violence(_days(-90, 10, 2, 3), START, as_of="2018-03-10")
    assert (week.change, month.unknown, month.days_after) == (
        "no_clear_change",
        "window_not_over",
        9,
    )  # the second to the tenth of March
    quiet, *_ = changes_in_violence([*_days(-2, 0, 1, 3), *_days(0, 7, 0, 3)], START)
    assert quiet.unknown == "too_few_events"
    early = changes_in_violence([], START, as_of="2018-02-01")
    assert all(row.days_after == 0 and row.ratio is None for row in early)


def test_the_days_of_start_and_end_are_on_neither_side() -> None:
    quiet = [*_days(-90, 0, 2, 3), *_days(1, 90, 0, 3)]
    worst = DayCount(START, 17, 68, 11)
    calm, stormy = (changes_in_violence(days, START)[0] for days in (quiet, [*quiet, worst]))
    assert calm == stormy
    assert (calm.before, calm.after, calm.killed_after, calm.days_after) == (14, 0, 0, 7)
    last = [one for one in quiet if one.day != "2018-03-05"] + [DayCount("2018-03-05", 9, 30, 3)]
    assert changes_in_violence(last, START)[0].after == 9
    ended = changes_in_violence(last, START, end="2018-03-05")[0]
    assert (ended.after, ended.killed_after, ended.days_after, ended.unknown) == (0, 0, 6, None)
