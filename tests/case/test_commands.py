"""The commands of a case, as a user meets them."""

import csv
import io
import json
import shlex
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from hudna.case import Case
from hudna.cli.app import app
from hudna.cli.judging import _to_judge
from hudna.export.formats import FORMATS
from hudna.types import Judgement, Report
from tests.case.conftest import ALL, ANNOUNCED, DENIED, report


def _line(report: Report) -> str:
    day = report.published.isoformat() if report.published else None
    return json.dumps(
        {"id": report.id, "text": report.text, "published": day, "outlet": report.outlet}, ensure_ascii=False
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_BY", "Amal")

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)

    return command


@pytest.fixture
def full(run: Any, tmp_path: Path) -> Any:
    """Runs a command in a folder with a case of four reports."""
    (tmp_path / "reports.jsonl").write_text("\n".join(map(_line, ALL)), encoding="utf-8")
    added = run("add", "reports.jsonl", "--conflict", "sample")
    assert added.exit_code == 0
    assert "4 new. hudna.db now holds 4 report(s), 3 origin(s), 1 truce(s)." in added.stderr
    return run


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def said(result: Result) -> str:
    """The one sentence of a command that failed."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in (1, 2)
    (line,) = result.stderr.splitlines()
    return str(line)


def test_origins_and_truces_name_reports_as_they_came_in(full: Any) -> None:
    groups = {frozenset(row["reports"]) for row in rows(full("origins", "--to", "jsonl"))}
    assert groups == {frozenset({"announced", "copied"}), frozenset({"denied"}), frozenset({"other"})}
    (truce,) = rows(full("truces", "--to", "jsonl"))
    assert set(truce["reports"]) == {"announced", "copied", "denied"}
    assert (truce["origins"], truce["start"]) == (2, "2019-05-15")
    assert "4 reports, 3 origins." in full("origins").stdout
    assert truce["id"] in full("truces").stdout


def test_adding_again_adds_nothing(full: Any) -> None:
    again = full("add", "reports.jsonl")
    assert again.exit_code == 0
    assert "0 new, 4 already there." in again.stderr


def test_what_cannot_be_added_is_said_and_the_rest_is_added(run: Any, tmp_path: Path) -> None:
    (tmp_path / "mixed.jsonl").write_text(f'{_line(ANNOUNCED)}\n{{"id": "x"}}\n{_line(DENIED)}', encoding="utf-8")
    added = run("add", "mixed.jsonl", "--conflict", "sample")
    assert added.exit_code == 1
    assert 'report "x" has no "text"' in added.stderr
    assert "2 new." in added.stderr


@pytest.mark.parametrize("command", [("truces",), ("dossier", "x"), ("verify",), ("search", "هدنة"), ("export", "csv")])
def test_without_a_case_the_next_step_is_said(run: Any, command: tuple[str, ...]) -> None:
    assert said(run(*command)) == "hudna: There is no case at hudna.db. Make one with: hudna add REPORT --db hudna.db"


def test_nothing_to_add_makes_no_case(run: Any, tmp_path: Path) -> None:
    assert "Nothing to read" in said(run("add"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_dossier_in_every_form(full: Any, tmp_path: Path, lang: str) -> None:
    shown = full("dossier", "sample-2019", "--lang", lang)
    assert shown.exit_code == 0
    assert "ضرغام السندياني" in shown.stdout or "Dirgham al-Sindiyani" in shown.stdout
    assert full("dossier", "sample", "--lang", lang, "--to", "html", "--out", "d.html").exit_code == 0
    assert (tmp_path / "d.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert full("dossier", "sample", "--lang", lang, "--to", "pdf", "--out", "d.pdf").exit_code == 0
    assert len(PdfReader(tmp_path / "d.pdf").pages) >= 1
    whole = json.loads(full("dossier", "sample", "--to", "json").stdout)
    assert {line["name"] for line in whole["reports"]} == {"announced", "copied", "denied"}


def test_a_dossier_as_of_a_day_leaves_out_what_came_later(full: Any) -> None:
    before = json.loads(full("dossier", "sample", "--as-of", "2019-05-14", "--to", "json").stdout)
    assert {line["name"] for line in before["reports"]} == {"announced", "copied"}
    assert before["left_out"] == 1
    voices = [voice for one in before["assessments"] for voice in one["voices"]]
    assert not [voice for voice in voices if voice["bearing"] == "denies"]
    assert "is not a date" in said(full("dossier", "sample", "--as-of", "yesterday"))


def test_who_says_what_can_be_asked(full: Any) -> None:
    denials = rows(full("claims", "--act", "denies", "--to", "jsonl"))
    assert {row["report"] for row in denials} == {"denied"}
    assert all(row["quote"] in DENIED.text for row in denials)
    assert "is no act" in said(full("claims", "--act", "lies"))
    names = {row["source"] for row in rows(full("sources", "--to", "jsonl"))}
    assert {"Dirgham al-Sindiyani", "Valley Post"} <= names
    found = rows(full("search", "هُدْنه", "--to", "jsonl"))
    assert {row["report"] for row in found} == {"announced", "copied", "denied"}
    assert full("search", "برلمان").exit_code == 1


def test_a_page_of_many_versions_is_found_by_its_words(run: Any, tmp_path: Path) -> None:
    page = [
        {
            "id": "page",
            "url": "https://example.org/live",
            "text": f"{ANNOUNCED.text} تحديث {n}",
            "outlet": "Valley Post",
        }
        for n in range(9)
    ]
    (tmp_path / "live.jsonl").write_text("\n".join(map(json.dumps, page)), encoding="utf-8")
    assert run("add", "live.jsonl", "--conflict", "sample").exit_code == 0
    assert [row["report"] for row in rows(run("search", "النخيل", "--most", "1", "--to", "jsonl"))] == ["page"]


@pytest.mark.parametrize("odd", ["r;touch gone", "r$(touch gone)", "a;b", "it's"])
def test_what_is_to_be_copied_into_a_shell_runs_nothing(odd: str) -> None:
    command = _to_judge(Judgement(thing="origin", a=odd, b="plain", verdict="unsure"))
    assert command.startswith(f"hudna judge origin {shlex.quote(odd)} plain ")


def test_names_of_reports_reach_a_terminal_without_control_characters(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"id": "red\u202eder", "text": ANNOUNCED.text, "outlet": "A"})
    (tmp_path / "red.jsonl").write_text(line, encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("hudna.case.adding.analyze", Mock(side_effect=RuntimeError))
        run("add", "red.jsonl", "--conflict", "sample")
    told = run("reread")
    assert "first reading" in told.stdout
    assert "\u202e" not in told.stdout


@pytest.mark.parametrize("where", [":memory:", "a" * 300, "postgresql://a:b@localhost:port/c"])
def test_a_case_that_cannot_be_there_is_refused(full: Any, where: str) -> None:
    told = said(full("add", "reports.jsonl", "--db", where))
    assert "fault" not in told


def test_a_judgement_is_kept_and_undone(full: Any) -> None:
    assert full("judge", "truce", "announced", "denied", "different", "--why", "another valley").exit_code == 0
    assert len(rows(full("truces", "--to", "jsonl"))) == 2
    assert "another valley" in full("judgements").stdout
    assert full("undo", "1").exit_code == 0
    assert len(rows(full("truces", "--to", "jsonl"))) == 1
    assert "undone by Amal" in full("judgements").stdout
    assert "no truce" in said(full("dossier", "nowhere"))


def test_ratings_notes_and_marks(full: Any) -> None:
    assert full("rate", "Valley Post", "B", "--why", "years of it").exit_code == 0
    assert "B, says Amal" in full("sources").stdout
    assert "is no reliability" in said(full("rate", "Valley Post", "Z"))
    assert full("note", "sample", "ask the elders", "--private").exit_code == 0
    assert "ask the elders" in full("dossier", "sample", "--to", "json").stdout
    assert "ask the elders" not in full("dossier", "sample", "--to", "json", "--redact").stdout
    assert full("sensitive", "Dirgham al-Sindiyani").exit_code == 0
    hidden = full("dossier", "sample", "--to", "json", "--redact").stdout
    assert "Dirgham" not in hidden
    assert "السندياني" not in hidden
    assert full("unmark", "2").exit_code == 0
    assert "Dirgham" in full("dossier", "sample", "--to", "json", "--redact").stdout


FIRST_NAME = report(
    "first-name",
    "أعلنت حركة النخيل هدنة مع جبهة السهل تبدأ في 15 أيار/مايو 2019 في وادي السنديان. وقال ضرغام إن الهدنة لم تبدأ بعد في وادي "
    "السنديان، وذكر الأهالي أن ضرغام كان في السوق.",
    outlet="Valley Post",
)


def test_a_first_name_alone_is_withheld_with_the_whole_one(full: Any, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text(_line(FIRST_NAME), encoding="utf-8")
    assert full("add", "more.jsonl").exit_code == 0
    assert "ضرغام" in {row["source"] for row in rows(full("sources", "--to", "jsonl"))}, "a source of its own"
    open_ = [full("dossier", "sample", "--to", "json"), full("export", "csv"), full("export", "jsonld")]
    assert all("ضرغام" in one.stdout for one in open_)
    assert full("sensitive", "Dirgham al-Sindiyani").exit_code == 0
    for command in (
        ("dossier", "sample", "--to", "json"),
        *(("export", form) for form in ("csv", "jsonld", "geojson")),
    ):
        closed = full(*command, "--redact").stdout
        assert "ضرغام" not in closed
        assert "لم تبدأ بعد" not in closed, "what he said goes with his name"
        assert "حركة النخيل" in closed or command[1] == "geojson", "the rest is told"


def test_a_name_judged_to_be_the_same_is_withheld_too(full: Any) -> None:
    assert full("judge", "actor", "Dirgham al-Sindiyani", "Abu Sakhr", "same").exit_code == 0
    assert full("sensitive", "Abu Sakhr", "--in-advance").exit_code == 0
    hidden = full("dossier", "sample", "--to", "json", "--redact").stdout
    assert "Dirgham" not in hidden
    assert "السندياني" not in hidden


def test_a_name_that_nobody_has_is_refused_with_the_nearest(full: Any) -> None:
    for command in (("sensitive", "Dirgam al-Sindiani"), ("rate", "Dirgam al-Sindiani", "B")):
        sentence = said(full(*command))
        assert 'No source of this case is called "Dirgam al-Sindiani". Nearest: "Dirgham al-Sindiyani"' in sentence
        assert "hudna sources" in sentence
    assert "Nearest" not in said(full("sensitive", "Qqqq"))
    assert full("notes", "--to", "jsonl").stdout == ""
    assert full("rate", "Qqqq", "B", "--in-advance").exit_code == 0
    assert full("rate", "Qqqq", "none").exit_code == 0, "what was rated can be taken back"


def test_notes_marks_and_ratings_are_listed(full: Any) -> None:
    assert "There are no notes" in full("notes").stdout
    full("note", "sample", "ask the elders", "--private")
    full("sensitive", "Valley Post")
    full("rate", "Plain Mirror", "B", "--why", "two visits")
    note, mark, rating = rows(full("notes", "--to", "jsonl"))
    assert (note["n"], note["kind"], note["body"], note["private"], note["by"]) == (
        1, "note", "ask the elders", True, "Amal",
    )  # fmt: skip
    assert (mark["n"], mark["kind"], mark["about"]) == (2, "sensitive", "Valley Post")
    assert (rating["about"], rating["body"], rating["why"]) == ("Plain Mirror", "B", "two visits")
    page = full("notes", "--plain").stdout
    assert "1 note, for the team alone: sample" in page
    assert "ask the elders" in page
    assert "two visits" in page
    assert "hudna notes" in said(full("unmark", "99"))
    full("unmark", "1")
    assert [row["kind"] for row in rows(full("notes", "--to", "jsonl"))] == ["sensitive", "rating"]


def test_the_old_id_of_a_joined_truce_says_to_which(full: Any) -> None:
    assert full("judge", "truce", "announced", "denied", "different").exit_code == 0
    before = {row["id"] for row in rows(full("truces", "--to", "jsonl"))}
    assert len(before) == 2
    assert full("undo", "1").exit_code == 0
    (now,) = (row["id"] for row in rows(full("truces", "--to", "jsonl")))
    (gone,) = before - {now}
    assert f'There is no truce "{gone}" any more: it was joined to {now}.' in said(full("dossier", gone))
    short = gone[:-1]
    assert f"{gone} is no more: it was joined to {now}." in said(full("dossier", short))


def test_what_no_truce_has_is_said_with_the_nearest(full: Any) -> None:
    for bad in ("2015/07", "2015-13", "2015-02-30", "yesterday", "20150701"):
        assert "is no date" in said(full("truces", "--date", bad))
        assert "is no date" in said(full("export", "csv", "--date", bad))
    assert full("truces", "--date", "2019-05").exit_code == 0
    assert 'has a party or mediator "Palms Movment". Nearest: "Palm Movement"' in said(
        full("truces", "--actor", "Palms Movment")
    )
    assert 'has a place "Qqqq". List them' in said(full("truces", "--place", "Qqqq"))
    assert full("truces", "--status", "expired").stderr == "", "nothing is wrong with the question"
    assert 'No source of this case is called "Vally Post". Nearest: "Valley Post"' in said(
        full("claims", "--source", "Vally Post")
    )
    assert 'There is no truce "nowhere"' in said(full("claims", "--truce", "nowhere"))


def test_a_judgement_says_what_it_changed_and_names_reports(full: Any) -> None:
    parted = full("judge", "truce", "announced", "denied", "different").stdout
    (old, new) = sorted(rows(full("truces", "--to", "jsonl")), key=lambda row: -len(row["reports"]))
    assert f"  new: {new['id']}" in parted
    assert f"  {old['id']}: reports 3 → 2" in parted
    listed = full("judgements", "--plain").stdout
    assert (
        "truce: announced#0 and denied#0: different" in listed or "truce: denied#0 and announced#0: different" in listed
    )
    changed = rows(full("changes", "--since", "2020-01-01", "--to", "jsonl"))
    (judged,) = (row["subject"] for row in changed if row["kind"] == "judged")
    assert set(judged.split(" = ")) == {"announced#0", "denied#0"}
    joined = full("undo", "1").stdout
    assert f"gone: {new['id']}, now part of {old['id']}" in joined
    assert "No truce is another" in full("judge", "actor", "Aa", "Bb", "same").stdout


def test_a_text_without_arabic_is_kept_and_said(full: Any, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The truce began on Sunday.", encoding="utf-8")
    added = full("add", "en.txt")
    assert added.exit_code == 0
    assert "there is no Arabic in it" in added.stderr
    assert "1 new" in added.stderr


@pytest.fixture
def locked(full: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command where neither the case nor its folder can be written; root may write anywhere, so it is told so."""
    monkeypatch.setattr("os.access", lambda path, _: "hudna.db" not in str(path) and Path(path) != tmp_path)
    before = (tmp_path / "hudna.db").read_bytes()
    yield full
    assert sorted(one.name for one in tmp_path.glob("hudna.db*")) == ["hudna.db"], "no file was made beside it"
    assert (tmp_path / "hudna.db").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    ["truces", "claims", "sources", "origins", "judgements", "notes", "verify", "search هدنة", "dossier sample",
     "export csv", "changes --since 2020-01-01"],
)  # fmt: skip
def test_a_case_that_may_only_be_read_answers(locked: Any, command: str) -> None:
    asked = locked(*command.split())
    assert (asked.exit_code, asked.stderr) == (0, ""), asked.stderr


def test_a_case_that_may_only_be_read_takes_nothing_in(locked: Any) -> None:
    for command in (("note", "sample", "x"), ("judge", "truce", "announced", "denied", "different")):
        assert "may only be read" in said(locked(*command))


def test_links_that_wait_in_a_case_that_may_only_be_read_are_said(
    full: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(tmp_path / "hudna.db") as case:
        list(case.add_reports([FIRST_NAME]))
    monkeypatch.setattr("os.access", lambda *_: False)
    asked = full("truces", "--to", "jsonl")
    assert "may only be read, and not everything in it is linked" in asked.stderr
    (truce,) = rows(asked)
    assert "first-name" not in truce["reports"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_written(full: Any, tmp_path: Path, form: str) -> None:
    first, second = (full("export", form, "--out", f"{name}.out") for name in "ab")
    assert first.exit_code == second.exit_code == 0, first.stderr
    assert (tmp_path / "a.out").read_bytes() == (tmp_path / "b.out").read_bytes() != b""


def test_rows_carry_their_words(full: Any) -> None:
    told = list(csv.DictReader(io.StringIO(full("export", "csv").stdout.removeprefix("\ufeff"))))
    assert told
    assert "There is no format" in said(full("export", "paper"))
    assert "no tables to choose from" in said(full("export", "cf", "--what", "claims"))


def test_changes_since_a_day(full: Any) -> None:
    kinds = {row["kind"] for row in rows(full("changes", "--since", "2020-01-01", "--to", "jsonl"))}
    assert kinds == {"report_added", "truce_new"}
    assert "Nothing changed" in full("changes", "--since", "2999-01-01").stdout
    assert "neither a day nor a moment" in said(full("changes", "--since", "last week"))


def test_a_case_is_verified_copied_and_read_anew(full: Any, tmp_path: Path) -> None:
    assert "hudna.db is whole: 4 reports" in full("verify").stdout
    assert full("backup", "copy.db").exit_code == 0
    assert "copy.db is whole: 4 reports" in full("verify", "--db", "copy.db").stdout
    assert "never replaces" in said(full("backup", "copy.db"))
    told = rows(full("reread", "--all", "--to", "jsonl"))
    assert [row["changes"] for row in told] == [[], [], [], []]
    assert "0 reports read anew" in full("reread").stderr
    (tmp_path / "hudna.db").write_bytes(b"spoiled" * 1000)
    assert "another kind of file" in said(full("verify"))


def test_records_of_others_stand_beside_the_claims(full: Any, tmp_path: Path) -> None:
    table = "day,where,dead\n2019-05-16,الرمان,3\nsoon,x,1\n"
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    columns = [part for pair in ("date=day", "place=where", "deaths_best=dead") for part in ("--map", pair)]
    assert "Say whose table" in said(full("import", "csv", "table.csv", *columns))
    told = full("import", "csv", "table.csv", *columns, "--owner", "Valley Office", "--dataset", "tallies")
    assert told.exit_code == 1
    assert "1 record(s) kept" in told.stderr
    assert "table.csv, line 3" in told.stderr
    assert rows(full("claims", "--to", "jsonl")) == rows(full("claims", "--to", "jsonl"))
    assert "cannot be read" in said(full("import", "ucdp", "nowhere.csv"))


def test_a_judgement_that_cannot_be_followed_is_said(full: Any) -> None:
    assert full("judge", "truce", "announced", "denied", "same").exit_code == 0
    assert full("judge", "truce", "copied", "denied", "same").exit_code == 0
    assert full("judge", "truce", "announced", "copied", "different").exit_code == 0
    assert full("judgements").stdout.replace("\n", " ").count("cannot be") == 1


def test_a_beginning_is_found_behind_what_is_glued_to_it(full: Any) -> None:
    assert len(rows(full("search", "متحدث*", "--to", "jsonl"))) == 1
