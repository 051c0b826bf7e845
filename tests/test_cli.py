"""The command line, as a user meets it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import jsonschema
import pytest
from typer.testing import CliRunner, Result

import hudna
from hudna.cli.app import app
from hudna.errors import InputError, OptionError
from hudna.types import Reading
from hudna.wire import schema

REPORT = "أعلن الطرفان هدنة في البلدة لمدة شهر. ونفى المتحدث ذلك."
OTHER = "فاز الفريق في المباراة الأخيرة."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)


def one_sentence(result: Result) -> str:
    """The single line of standard error of a command that failed without a traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    return str(line)


def test_a_file_becomes_a_page(report: Path) -> None:
    result = run("read", report, "--published", "2024-08-20")
    assert result.exit_code == 0
    assert result.stdout.startswith(str(report)[:20])
    assert "published 20 Aug 2024" in result.stdout.replace("\n", " ")
    assert "\x1b" not in result.stdout


def test_several_files_become_several_pages(report: Path, other: Path) -> None:
    assert run("read", report, other).stdout.count("─" * 80) == 1


def test_one_input_gives_one_object(report: Path) -> None:
    wire = json.loads(run("read", report, "--to", "json", "--outlet", "Valley Post").stdout)
    jsonschema.validate(wire, schema())
    assert wire["outlet"] == "Valley Post"


def test_several_inputs_give_a_list(report: Path, other: Path) -> None:
    assert len(json.loads(run("read", report, other, "--to", "json").stdout)) == 2


def test_json_lines_of_one_give_a_list() -> None:
    line = json.dumps({"text": REPORT}).encode()
    assert len(json.loads(run("read", "--from", "jsonl", "--to", "json", stdin=line).stdout)) == 1


def test_json_lines_from_standard_input_need_no_name() -> None:
    lines = b"".join(json.dumps({"id": name, "text": REPORT}).encode() + b"\n" for name in "abc")
    result = run("read", "--from", "jsonl", "--to", "jsonl", stdin=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b", "c"]


def test_json_lines_keep_their_own_day_and_outlet() -> None:
    line = json.dumps({"id": "a", "text": REPORT, "published": "2020-01-02", "outlet": "Own"}).encode()
    options = ("--published", "2024-08-20", "--outlet", "Given")
    wire = json.loads(run("read", "--from", "jsonl", "--to", "jsonl", *options, stdin=line).stdout)
    assert (wire["published"]["date"], wire["outlet"]) == ("2020-01-02", "Own")


def test_the_same_input_gives_the_same_bytes(report: Path) -> None:
    for to in ("terminal", "json", "jsonl", "html"):
        assert run("read", report, "--to", to).stdout_bytes == run("read", report, "--to", to).stdout_bytes


def test_out_writes_a_file(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("read", report, "--to", "html", "--out", page).stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_out_may_be_a_text(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    run("read", report, "--out", page, "--plain", "--lang", "ar")
    assert page.read_text(encoding="utf-8").startswith(str(report)[:20])


def test_an_input_is_never_overwritten(report: Path) -> None:
    result = run("read", report, "--out", report)
    assert result.exit_code == 2
    assert "one of the inputs" in one_sentence(result)
    assert report.read_text(encoding="utf-8") == REPORT


def test_a_failed_reading_empties_no_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text("kept", encoding="utf-8")
    assert run("read", tmp_path / "missing.txt", "--to", "json", "--out", kept).exit_code == 1
    assert kept.read_text(encoding="utf-8") == "kept"


def test_out_that_cannot_be_written(report: Path, tmp_path: Path) -> None:
    result = run("read", report, "--out", tmp_path / "no" / "page.txt")
    assert result.exit_code == 2
    assert "Name another file with --out." in one_sentence(result)


def test_a_failure_is_said_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    result = run("read", tmp_path / "missing.txt", report, "--to", "json")
    assert result.exit_code == 1
    assert "missing.txt" in one_sentence(result)
    assert len(json.loads(result.stdout)) == 1


def test_a_bad_line_is_named_and_the_next_is_read() -> None:
    lines = b'{"id": "a", \n' + json.dumps({"id": "b", "text": REPORT}).encode()
    result = run("read", "--from", "jsonl", "--to", "jsonl", stdin=lines)
    assert result.exit_code == 1
    assert "line 1" in one_sentence(result)
    assert json.loads(result.stdout)["id"] == "b"


@pytest.mark.parametrize("to", ["terminal", "json", "jsonl", "html"])
def test_a_text_without_arabic_is_refused_and_the_rest_is_read(report: Path, tmp_path: Path, to: str) -> None:
    english = tmp_path / "english.txt"
    english.write_text("The two sides agreed a ceasefire of ten days.", encoding="utf-8")
    result = run("read", english, report, "--to", to)
    assert result.exit_code == 1
    said = "there is no Arabic in it; Hudna reads Arabic only. Give the Arabic original."
    assert one_sentence(result) == f"hudna: {english}: {said}"
    assert result.stdout == run("read", report, "--to", to).stdout or to == "json"


def test_standard_input_without_arabic_is_named() -> None:
    result = run("read", "-", stdin=b"A truce was declared.")
    assert result.exit_code == 1
    assert one_sentence(result).startswith("hudna: standard input: there is no Arabic in it")
    assert result.stdout == ""


@pytest.mark.parametrize("to", ["jsonl", "json"])
def test_a_line_without_arabic_keeps_its_reading(to: str) -> None:
    lines = b"".join(
        json.dumps({"id": name, "text": text}).encode() + b"\n"
        for name, text in (("a", "A truce was declared."), ("b", REPORT))
    )
    result = run("read", "--from", "jsonl", "--to", to, stdin=lines)
    assert result.exit_code == 0
    assert "standard input, report a: there is no Arabic" in one_sentence(result)
    found = json.loads(result.stdout) if to == "json" else [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["id"], one["language"], len(one["notes"])) for one in found] == [("a", "en", 1), ("b", "ar", 0)]


def test_a_line_without_arabic_has_no_page() -> None:
    result = run("read", "--from", "jsonl", stdin=json.dumps({"id": "a", "text": "A truce."}).encode())
    assert (result.exit_code, result.stdout) == (1, "")


def test_bytes_that_leave_no_letter_are_refused(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.txt"
    garbage.write_bytes(b"\xff\xfe\x00")
    result = run("read", garbage)
    assert result.exit_code == 1
    assert "has no letter in it" in one_sentence(result)


def test_a_bad_day_is_refused_before_anything_is_read(report: Path) -> None:
    result = run("read", report, "--published", "yesterday")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in one_sentence(result)
    assert result.stdout == ""


def test_an_unknown_conflict_names_the_known(report: Path) -> None:
    result = run("read", report, "--conflict", "atlantis")
    assert result.exit_code == 2
    assert "syria" in one_sentence(result)


def test_nothing_to_read_is_said() -> None:
    result = run("read")
    assert result.exit_code == 2
    assert "- for standard input" in one_sentence(result)


def test_a_fault_in_one_report_is_said_and_the_others_are_read(
    report: Path, other: Path, monkeypatch: pytest.MonkeyPatch, contested: Reading
) -> None:
    def faulty(given: hudna.types.Report, _known: object) -> Reading:
        if given.text == REPORT:
            raise ZeroDivisionError("by zero")
        return contested

    monkeypatch.setattr("hudna.cli.reading.analyze", faulty)
    result = run("read", report, other, "--to", "jsonl")
    assert result.exit_code == 1
    assert "fault in Hudna (ZeroDivisionError: by zero). Please report it" in one_sentence(result)
    assert json.loads(result.stdout)["id"] == contested.id


def test_a_fault_elsewhere_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> NoReturn:
        raise RuntimeError("\x1b[31mred")

    monkeypatch.setattr("hudna.wire.schema_bytes", fail)
    result = run("schema")
    assert result.exit_code == 1
    assert "\x1b" not in one_sentence(result)


def test_an_interruption_is_quiet(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("hudna.cli.reading.analyze", interrupted)
    result = run("read", report)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


def test_a_closed_pipe_is_quiet(report: Path) -> None:
    script = f"{sys.executable} -c 'from hudna.cli import main; main()' read {report} --to jsonl | true"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""


def test_a_locale_without_arabic_still_gives_utf_8(report: Path) -> None:
    command = [sys.executable, "-c", "from hudna.cli import main; main()", "read", str(report)]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(hudna.__file__).parent.parent)}
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environment)
    assert "No truce" in done.stdout.decode() or "truce" in done.stdout.decode()


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == schema()


def test_the_version_is_printed() -> None:
    assert run("--version").stdout == f"hudna {hudna.version()}\n"


def test_an_unknown_option_is_a_usage_error() -> None:
    assert run("read", "--wrong").exit_code == 2


def test_the_demo_writes_a_page_and_prints_its_path(tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    result = run("demo", "--out", folder, "--no-open")
    assert result.exit_code == 0
    assert str(folder / "index.html") in result.stdout.replace("\n", "")
    assert "مختلق" in (folder / "index.html").read_text(encoding="utf-8")


def test_the_demo_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("demo", "--out", tmp_path / "file" / "demo", "--no-open")
    assert result.exit_code == 2
    assert "Name another folder with --out." in one_sentence(result)


def test_an_empty_sentence_cannot_be_explained() -> None:
    result = run("explain", " ")
    assert result.exit_code == 1
    assert "sentence is empty" in one_sentence(result)


def test_reading_from_python() -> None:
    reading = hudna.read(REPORT, published="2024-08-20", outlet="Valley Post", id="a")
    assert isinstance(reading, hudna.Reading)
    assert (reading.id, reading.outlet) == ("a", "Valley Post")


def test_python_refuses_what_cannot_be_read() -> None:
    with pytest.raises(InputError, match="empty"):
        hudna.read(" \n")
    with pytest.raises(OptionError, match="YYYY-MM-DD"):
        hudna.read(REPORT, published="soon")
    with pytest.raises(OptionError, match="Use one of"):
        hudna.read(REPORT, conflict="atlantis")


def test_python_notes_a_text_without_arabic() -> None:
    reading = hudna.read("A truce was declared.")
    assert (reading.language, reading.truces) == ("en", ())
    assert "there is no Arabic in it" in reading.notes[0]
    assert hudna.read(REPORT).notes == ()


def test_importing_hudna_is_light() -> None:
    script = (
        "import sys, hudna; print(sorted(set(sys.modules) & {'typer', 'rich', 'msgspec', 'jinja2', 'trafilatura'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout == "[]\n"
