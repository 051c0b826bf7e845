from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.extract.times import calendar as cal

_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_WEEKDAYS = st.integers(0, 6)


@given(_DAYS, _WEEKDAYS)
def test_a_bare_weekday_is_the_last_one_on_or_before_publication(day: date, weekday: int) -> None:
    found = cal.weekday_near(day, weekday, 0, future=False)
    assert found.weekday() == weekday
    assert 0 <= (day - found).days <= 6


@given(_DAYS, _WEEKDAYS)
def test_last_and_next_are_never_the_day_itself(day: date, weekday: int) -> None:
    last, following = (cal.weekday_near(day, weekday, shift, future=False) for shift in (-1, 1))
    assert last < day < following
    assert 1 <= (day - last).days <= 7
    assert 1 <= (following - day).days <= 7


@given(_DAYS, st.integers(1, 12))
def test_last_and_next_month_lie_before_and_after(day: date, month: int) -> None:
    assert cal.month_near(day, month, -1, future=False).last < day.replace(day=1)
    assert cal.month_near(day, month, 1, future=False).first > day
    assert cal.month_near(day, month, 0, future=False).first <= day


def test_a_weekday_decides_the_year_of_a_date() -> None:
    assert cal.year_for(date(2021, 9, 1), 10, 9, 0, 5, future=False) == date(2021, 10, 9)
    assert cal.year_for(date(2021, 9, 1), 10, 9, 0, None, future=False) == date(2020, 10, 9)


@pytest.mark.parametrize(("hijri", "day"), [((1439, 3, 10), date(2017, 11, 28)), ((1438, 9, 1), date(2017, 5, 27))])
def test_hijri_days(hijri: tuple[int, int, int], day: date) -> None:
    assert cal.hijri_day(*hijri) == day


def test_what_no_calendar_holds_is_none() -> None:
    assert cal.valid(2021, 2, 30) is None
    assert cal.hijri_day(1439, 13, 1) is None
    assert cal.hijri_day(900, 1, 1) is None


def test_a_day_to_come_may_be_the_day_itself_or_just_past() -> None:
    day = date(2018, 10, 5)
    for published in (day, date(2018, 10, 7), date(2018, 9, 20)):
        assert cal.year_for(published, 10, 5, 0, None, future=True) == day
        assert cal.day_near(published, 5, None, future=True) == day
    assert cal.year_for(date(2018, 12, 28), 1, 3, 0, None, future=True) == date(2019, 1, 3)
    assert cal.year_for(day, 10, 5, 1, None, future=False) == date(2019, 10, 5)  # المقبل
    assert cal.year_for(date(2018, 12, 28), 10, 5, 0, None, future=True) == date(2019, 10, 5)
    assert cal.day_near(date(2018, 9, 29), 2, None, future=True) == date(2018, 10, 2)


@given(_DAYS, _WEEKDAYS)
def test_a_weekday_to_come_is_the_first_on_or_after_publication(day: date, weekday: int) -> None:
    found = cal.weekday_near(day, weekday, 0, future=True)
    assert found.weekday() == weekday
    assert 0 <= (found - day).days <= 6
