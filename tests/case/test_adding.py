"""Reports into a case: once, in all their versions, and never half."""

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from hudna import pipeline
from hudna.case import Case
from hudna.case import adding as adding_module
from hudna.case.adding import Incoming, Outcome
from hudna.case.derive import derive
from hudna.errors import InputError, OptionError
from hudna.ingest import Failure, content_id
from hudna.packs.knowledge import Knowledge
from hudna.types import Reading, Report
from tests.case.conftest import ALL, ANNOUNCED, DENIED, OTHER, report


def _outcomes(case: Case, *reports: Report) -> list[str]:
    return [one.outcome for one in case.add_reports(reports) if isinstance(one, Outcome)]


def test_the_same_report_is_kept_once(case: Case) -> None:
    assert _outcomes(case, ANNOUNCED, ANNOUNCED, OTHER) == ["new", "again", "new"]
    assert _outcomes(case, OTHER) == ["again"]
    assert case.count()[0] == 2
    assert list(case.verify()) == []


def test_a_changed_report_is_another_version(case: Case) -> None:
    changed = replace(ANNOUNCED, text=ANNOUNCED.text + " ثم نفى متحدث باسم الجبهة ذلك.")
    assert _outcomes(case, ANNOUNCED, changed, ANNOUNCED) == ["new", "changed", "returned"]
    assert case.count()[0] == 1
    with case.view() as session:
        (kept,) = session.reports.named("announced")
        assert len(session.reports.versions_of(kept.report)) == 2


def test_an_id_that_was_given_to_quite_another_text_is_a_report_of_its_own(case: Case) -> None:
    _outcomes(case, ANNOUNCED)
    (told,) = case.add_reports([replace(OTHER, id="announced")])
    assert isinstance(told, Outcome)
    assert told.outcome == "new"
    assert "another text" in (told.remark or "")
    assert case.count()[0] == 2


def test_a_page_that_comes_with_another_id_is_the_same_page(case: Case) -> None:
    page = replace(ANNOUNCED, url="https://example.org/a")
    later = replace(page, id="second", text=page.text + " وأضاف أن اللجنة باقية.")
    assert _outcomes(case, page, replace(page, id="second"), later) == ["new", "again", "changed"]
    assert list(case.verify()) == []


def test_two_texts_of_one_id_that_come_together_are_two_reports(case: Case) -> None:
    assert _outcomes(case, ANNOUNCED, replace(OTHER, id="announced")) == ["new", "new"]
    assert case.count()[0] == 2


@pytest.mark.parametrize("odd", [replace(OTHER, text=OTHER.text + "\ud800"), replace(OTHER, outlet="A\x00B")])
def test_a_report_that_no_database_can_hold_stops_no_other(case: Case, odd: Report) -> None:
    first, failed, last = case.add_reports([ANNOUNCED, odd, DENIED])
    assert isinstance(failed, Failure)
    assert [one.outcome for one in (first, last) if isinstance(one, Outcome)] == ["new", "new"]
    assert list(case.verify()) == []
    with case.view() as session:
        assert len(session.failures()) == 1


def test_an_id_of_a_page_that_comes_again_with_quite_another_text_is_said(case: Case) -> None:
    _outcomes(case, replace(ANNOUNCED, url="https://valley.example/1"))
    (told,) = case.add_reports([replace(OTHER, id="announced")])
    assert isinstance(told, Outcome)
    assert (told.outcome, "another text" in (told.remark or "")) == ("new", True)
    assert case.count()[0] == 2


def test_an_edited_text_of_a_page_under_the_same_id_needs_no_remark(case: Case) -> None:
    _outcomes(case, replace(ANNOUNCED, url="https://valley.example/1"))
    (edited,) = case.add_reports([replace(ANNOUNCED, text=ANNOUNCED.text + " ثم عاد الهدوء.")])
    assert isinstance(edited, Outcome)
    assert edited.remark is None


def test_what_was_left_out_of_a_report_can_be_said_later(case: Case) -> None:
    bare = Report(content_id(ANNOUNCED.text), ANNOUNCED.text)

    def told(report: Report, source: str) -> str:
        (one,) = case.add_reports([Incoming(report=report, source=source)])
        assert isinstance(one, Outcome)
        return one.outcome

    assert told(bare, "inbox/1.txt") == "new"
    dated = replace(bare, published=ANNOUNCED.published)
    assert told(dated, "inbox/1.txt") == "changed"
    whole = replace(dated, outlet="Valley Post")
    assert told(whole, "inbox/1.txt") == "changed"
    assert told(whole, "inbox/1.txt") == "again"
    assert told(replace(whole, title="A headline"), "inbox/1.txt") == "changed"
    assert case.count()[0] == 1
    with case.view() as session:
        (kept,) = session.reports.all_current()
        assert (kept.published, kept.outlet) == ("2019-05-14", "Valley Post")
    assert told(replace(whole, outlet="River Radio"), "inbox/1.txt") == "new", "another outlet printed the same words"
    assert told(replace(whole, outlet="Plain Mirror"), "elsewhere/1.txt") == "new"
    case.link()
    assert list(case.verify()) == []


def test_what_could_not_be_taken_in_is_kept_as_a_failure(case: Case) -> None:
    list(case.add_reports([Failure("page.html", "is empty. Save it again."), ANNOUNCED]))
    with case.view() as session:
        assert [(met.source, met.stage) for met in session.failures()] == [("page.html", "ingest")]
    assert case.count()[0] == 1


@pytest.mark.parametrize("error", [InputError("Too odd. Send it to us."), RuntimeError("a fault")])
def test_a_report_that_cannot_be_read_is_kept_and_read_later(
    case: Case, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    honest = pipeline.analyze

    def fails(one: Report, knowledge: Knowledge) -> Reading:
        if "سوقاً" in one.text:
            raise error
        return honest(one, knowledge)

    monkeypatch.setattr(adding_module, "analyze", fails)
    failed = [one.failed for one in case.add_reports(ALL) if isinstance(one, Outcome)]
    assert [bool(one) for one in failed] == [False, False, False, True]
    assert [fault.what for fault in case.verify()] == ["has no reading. Make one with: hudna reread"]
    monkeypatch.setattr(adding_module, "analyze", honest)
    (told,) = case.reread()
    assert told.first
    case.link()
    assert list(case.verify()) == []


def test_a_case_keeps_to_the_packs_that_it_was_begun_with(tmp_path: Path, case: Case) -> None:
    where = tmp_path / "hudna.db"
    with Case.open(where) as again:
        assert again.conflicts == ("sample",)
    with pytest.raises(OptionError, match="read with other conflict packs: sample"):
        Case.open(where, conflicts=["yemen"])
    with pytest.raises(OptionError, match='no conflict pack "atlantis"'):
        Case.open(tmp_path / "new.db", create=True, conflicts=["atlantis"])


def test_a_report_without_arabic_is_kept_and_says_so(case: Case) -> None:
    (told,) = case.add_reports([report("english", "The truce began on Sunday.")])
    assert isinstance(told, Outcome)
    assert "no Arabic" in (told.remark or "")


def test_the_source_of_a_report_is_kept(case: Case) -> None:
    list(case.add_reports([Incoming(report=ANNOUNCED, source="inbox/1.txt")]))
    with case.view() as session:
        assert [kept.input for kept in session.reports.every_version()] == ["inbox/1.txt"]


_ADDER = """
import sys
from hudna.case import Case
from hudna.types import Report
start = int(sys.argv[2])
with Case.open(sys.argv[1], create=True, conflicts=["sample"]) as case:
    reports = (Report(f"r{n}", f"أعلنت حركة النخيل هدنة مع جبهة السهل، وهذا هو البلاغ رقم {n}.") for n in range(start, start + 400))
    for number, one in enumerate(case.add_reports(reports)):
        if number % 50 == 49:
            print(start + number, flush=True)
    case.link()
    print("linked", flush=True)
"""


def test_adding_and_linking_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """What was said to be added is there, nothing is half there, and the next run goes on from it."""
    where, chance, said = tmp_path / "hudna.db", random.Random(3), 0
    for _ in range(4):
        adder = subprocess.Popen(
            [sys.executable, "-c", _ADDER, str(where), str(said)], stdout=subprocess.PIPE, text=True
        )
        assert adder.stdout is not None
        first = adder.stdout.readline()
        time.sleep(chance.random() * 1.5)
        adder.send_signal(signal.SIGKILL)
        lines = [first, *adder.communicate()[0].splitlines()]
        said = max([said, *(int(line) for line in lines if line.strip().isdecimal())])
        with Case.open(where) as case:
            assert list(case.verify()) == []
            with case.view() as session:
                names = {kept.name for kept in session.reports.every_version()}
            assert {f"r{n}" for n in range(said + 1)} <= names
    with Case.open(where) as case:
        case.link()
        assert not case.link()
        reports, origins, _ = case.count()
        assert sum(len(origin.reports) for origin in case.origins()) == reports
        assert origins >= 1
        assert list(case.verify()) == []


def test_a_report_that_the_stages_stumble_over_stops_no_other(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = derive

    def fails(reading: Reading, knowledge: Knowledge) -> object:
        if reading.report and "سوقاً" in reading.report.text:
            raise RuntimeError
        return honest(reading, knowledge)

    monkeypatch.setattr(adding_module, "derive", fails)
    told = list(case.add_reports(ALL))
    assert [bool(one.failed) for one in told if isinstance(one, Outcome)] == [False, False, False, True]
    assert case.count()[0] == 4
