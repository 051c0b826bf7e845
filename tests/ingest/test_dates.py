"""Stated days of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import OptionError
from hudna.ingest.dates import parse_date


@pytest.mark.parametrize(
    "value",
    ["2024-08-20", "2024/08/20", "2024/8/20", " 2024-08-20 ", "٢٠٢٤-٠٨-٢٠", "۲۰۲۴/۰۸/۲۰", "2024-08-20T10:15:00Z"],
)
def test_days_are_read(value: str) -> None:
    assert parse_date(value) == date(2024, 8, 20)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "20-08-2024", "2024-13-01", "2024-02-30", "2024-08", "0000-01-01", "9" * 999]
)
def test_others_are_refused_with_the_form_to_use(value: str) -> None:
    with pytest.raises(OptionError, match="YYYY-MM-DD"):
        parse_date(value)


@given(st.text())
def test_any_text_gives_a_day_or_one_sentence(value: str) -> None:
    try:
        assert isinstance(parse_date(value), date)
    except OptionError as error:
        assert "YYYY-MM-DD" in str(error)


@given(st.dates())
def test_iso_days_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
