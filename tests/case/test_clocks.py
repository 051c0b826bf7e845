"""The two clocks of a case: what was published by a day, and what the case knew then."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hudna.case import Case
from hudna.case.exporting import CaseSource
from hudna.case.summaries import Filter
from hudna.errors import OptionError
from hudna.store import now
from hudna.types.external import ExternalRecord
from tests.case.conftest import ALL, report

LATER = report(
    "later",
    "أعلنت حركة النخيل هدنة جديدة مع جبهة السهل في وادي السنديان تبدأ في 20 تموز/يوليو 2019 وتستمر شهراً، بعد انهيار الهدنة "
    "السابقة. وقال شهود إن حركة النخيل قصفت قرية في وادي السنديان وقتلت خمسة مدنيين في خرق للهدنة السابقة.",
    day="2019-07-19",
    outlet="River Radio",
)
DAY = "2019-05-20"


@pytest.fixture
def two(case: Case) -> Case:
    """A case of two truces, the second two months after the first."""
    list(case.add_reports([*ALL, LATER]))
    case.link()
    return case


def _ids(case: Case) -> tuple[str, str]:
    second, first = (line.group.id for line in case.truces())
    return first, second


def test_as_of_a_day_no_later_truce_stands_beside_one(two: Case) -> None:
    first, second = _ids(two)
    assert [one.group.id for one in two.dossier(first).related] == [second]
    assert two.dossier(first, as_of=DAY).related == ()


def test_as_of_a_day_before_its_first_report_nothing_is_known_of_a_truce(two: Case) -> None:
    _, second = _ids(two)
    early = two.dossier(second, as_of=DAY)
    assert (early.reports, early.left_out) == ((), 1)
    assert (early.group.start, early.group.parties, early.group.reports) == (None, (), ())
    with two.view() as session:
        told = [one.id for one in CaseSource(session, two.knowledge, as_of=DAY).dossiers()]
    assert second not in told


def test_as_of_a_day_copies_that_came_later_are_left_out_of_an_origin(case: Case) -> None:
    again = report("again", ALL[0].text, day="2019-08-01", outlet="Late Post")
    list(case.add_reports([*ALL, again]))
    case.link()
    (line,) = case.truces()
    assert max(len(one.origin.reports) for one in case.dossier(line.group.id).origins) == 3
    assert max(len(one.origin.reports) for one in case.dossier(line.group.id, as_of=DAY).origins) == 2


def test_as_of_a_day_records_of_later_days_are_left_out(tmp_path: Path) -> None:
    text = "أعلنت الحكومة السورية هدنة مع قوات سوريا الديمقراطية في حلب تبدأ في 15 أيار/مايو 2019."
    record = ExternalRecord(
        owner="Records", dataset="Rows", key="1", kind="event", terms="", country="Syria", date="2019-05-25"
    )
    with Case.open(tmp_path / "syria.db", create=True, conflicts=["syria"]) as case:
        list(case.add_reports([report("aleppo", text)]))
        case.link()
        assert list(case.import_records([record], by="Amal")) == [True]
        (line,) = case.truces()
        assert [one.key for one in case.dossier(line.group.id).external] == ["1"]
        assert case.dossier(line.group.id, as_of=DAY).external == ()


def test_a_record_that_was_corrected_is_not_found_where_it_was(case: Case) -> None:
    was = ExternalRecord(owner="Records", dataset="Rows", key="1", kind="event", terms="", date="2019-05-25")
    assert list(case.import_records([was, replace(was, date="2018-01-01")], by="Amal")) == [True, True]
    assert case.external(earliest="2019-01-01") == []
    assert [one.date for one in case.external()] == ["2018-01-01"]


def test_a_page_counts_once_a_day_however_it_changed(tmp_path: Path) -> None:
    page = report("page", "أعلن مجلس مدينة حلب افتتاح سوق في حلب.", url="https://example.org/a")
    with Case.open(tmp_path / "syria.db", create=True, conflicts=["syria"]) as case:
        before = now()
        list(case.add_reports([page, replace(page, text=page.text + " وقال إن السوق كبير.")]))
        with case.view() as session:
            assert session.occurrences.volume(["SY"], "2019-01-01", "2019-12-31") == {"2019-05-14": 1}
        with case.view(before) as session:
            assert session.occurrences.volume(["SY"], "2019-01-01", "2019-12-31") == {}


@pytest.mark.parametrize("day", ["2019/05/14", "٢٠١٩-٠٥-١٤", " 2019-05-14 "])
def test_a_day_may_be_written_in_several_ways(two: Case, day: str) -> None:
    first, _ = _ids(two)
    assert two.dossier(first, as_of=day) == two.dossier(first, as_of="2019-05-14")


@pytest.mark.parametrize("day", ["", "2019", "soon"])
def test_what_is_no_day_is_refused(two: Case, day: str) -> None:
    first, _ = _ids(two)
    with pytest.raises(OptionError):
        two.dossier(first, as_of=day)
    with two.view() as session, pytest.raises(OptionError):
        CaseSource(session, two.knowledge, as_of=day)


@pytest.mark.parametrize("day", ["soon", "2019-5", "2019-02-30", ""])
def test_a_filter_refuses_what_is_no_date(day: str) -> None:
    with pytest.raises(OptionError):
        Filter(date=day)


def test_a_day_counts_to_its_end_however_it_is_written(two: Case) -> None:
    today = datetime.now(UTC)
    year, week, weekday = today.isocalendar()
    for day in (today.strftime("%Y-%m-%d"), today.strftime("%Y%m%d"), f"{year}-W{week:02}-{weekday}"):
        assert len(two.truces(known_at=day)) == 2
    assert two.truces(known_at=f"{year - 1}-W01-1") == []


@pytest.mark.parametrize("moment", ["", "soon", "0001-01-01T00:00+14:00"])
def test_what_is_no_moment_is_refused(two: Case, moment: str) -> None:
    with pytest.raises(OptionError):
        two.truces(known_at=moment)
    with pytest.raises(OptionError):
        two.changes(moment)
