"""``hudna eval``, as a user meets it."""

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hudna.cli.app import app

READER = """
import json, sys
known = json.load(open(sys.argv[1], encoding="utf-8"))
for line in sys.stdin:
    asked = json.loads(line)
    assert set(asked) == {"id", "text", "published", "outlet"}
    print(json.dumps(known))
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["eval", *(str(one) for one in arguments)])


@pytest.fixture
def reader(tmp_path: Path, perfect: dict[str, Any]) -> str:
    program, answer = tmp_path / "reader.py", tmp_path / "answer.json"
    program.write_text(READER, encoding="utf-8")
    answer.write_text(json.dumps(perfect), encoding="utf-8")
    return shlex.join([sys.executable, str(program), str(answer)])


def test_hudna_itself_is_scored_where_no_reader_is_named(file: Path) -> None:
    result = run(file, "--conflict", "sample", "--misses", "2", "--interval")
    assert result.exit_code == 0, result.stderr
    assert "Hudna  1 report\n" in result.stdout
    assert "claims.recall" in result.stdout
    assert "labelled" in result.stdout
    assert "* on fewer than 30 items" in result.stdout


def test_any_command_can_be_scored(file: Path, reader: str) -> None:
    result = run(file, "--reader", reader, "--to", "json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["reports"] == 1
    assert {figure["value"] for figure in found["figures"].values()} == {1.0}
    assert all(figure["few"] and figure["about"] for figure in found["figures"].values())


def test_two_people_are_compared(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = file.read_text(encoding="utf-8")
    other.write_text(text.replace('act = "denies"', 'act = "refuses"'), encoding="utf-8")
    more = text.replace("valley-01", "valley-02") + text.replace("valley-01", "valley-03")
    file.write_text(text + more, encoding="utf-8")
    result = run(file, "--against", other, "--to", "json")
    figures = json.loads(result.stdout)["figures"]
    assert figures["claims.act"]["value"] == 0.5
    assert figures["claims.precision"]["value"] == figures["status"]["value"] == 1
    assert result.stderr.count("nobody labelled it a second time") == 2
    assert result.exit_code == 1


def test_only_what_both_labelled_is_compared(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = file.read_text(encoding="utf-8")
    other.write_text(text.replace('about_truce = "yes"', 'labelled = ["times"]', 1), encoding="utf-8")
    figures = json.loads(run(file, "--against", other, "--to", "json").stdout)["figures"]
    assert set(figures) == {"times.recall"}


def test_a_bad_label_is_told_and_the_rest_is_scored(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('content = "علمه بها"', 'content = "علم بها"'), encoding="utf-8")
    result = run(file)
    assert result.exit_code == 1
    assert "valley.toml, report valley-01, claims 2" in result.stderr
    assert "علم بها" in result.stderr
    assert "claims.recall" in result.stdout


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("no-such-command-here", 2, "cannot be run"),
        ("'", 2, "--reader"),
        ("", 2, "--reader"),
        (f"{sys.executable} -c 'raise SystemExit(\"out of order\")'", 1, "out of order"),
        (f"{sys.executable} -c 'print(1)'", 1, "Line 1"),
        (f"{sys.executable} -c 'pass'", 1, "no reading of it"),
    ],
)
def test_a_reader_that_fails_gets_a_sentence(file: Path, command: str, status: int, said: str) -> None:
    result = run(file, "--reader", command)
    assert result.exit_code == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_floors_are_laid_kept_and_lowered(file: Path, reader: str, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    missing = run(file, "--reader", reader, "--floors", floors)
    assert missing.exit_code == 2
    assert "begin one with --raise" in missing.stderr
    assert run(file, "--reader", reader, "--floors", floors, "--raise").exit_code == 0
    assert run(file, "--reader", reader, "--floors", floors).stderr == ""
    sunk = run(file, "--conflict", "sample", "--floors", floors)
    assert sunk.exit_code == 1
    assert "below its floor" in sunk.stderr
    again = f"hudna eval {file} --conflict sample --floors {floors} --lower "
    assert again in sunk.stderr
    lower = ("--conflict", "sample", "--floors", floors, "--lower", "truces.f1")
    assert run(file, *lower, "--why", "short").exit_code == 2
    before = floors.read_text(encoding="utf-8")
    assert "1 new floor" in run(file, *lower, "--why", "the invented second truce is not read yet").stderr
    after = floors.read_text(encoding="utf-8")
    assert _entries(after).startswith(_entries(before))
    assert after.count("[[floor]]") == before.count("[[floor]]") + 1
    floors.write_text(before.replace("0.9900", "0.2000"), encoding="utf-8")
    edited = run(file, "--reader", reader, "--floors", floors, "--raise")
    assert edited.exit_code == 1
    assert "edited" in edited.stderr
    assert floors.read_text(encoding="utf-8") == before.replace("0.9900", "0.2000")


def _entries(text: str) -> str:
    return text[text.index("[[floor]]") :]


def test_a_figure_without_a_floor_fails_and_the_command_that_lays_it_is_told(
    file: Path, reader: str, tmp_path: Path
) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("", encoding="utf-8")
    result = run(file, "--reader", reader, "--floors", floors)
    assert result.exit_code == 1
    assert "truces.f1 is 1.000 and has no floor." in result.stderr
    command = result.stderr.strip().rpartition(": ")[2]
    assert shlex.split(command)[2:] == [str(file), "--reader", reader, "--floors", str(floors), "--raise"]
    assert run(*shlex.split(command)[2:]).exit_code == 0
    assert run(file, "--reader", reader, "--floors", floors).exit_code == 0


def test_the_page_is_written(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "misses.html"
    assert run(file, "--page", page).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(file, "--page", tmp_path / "none" / "x.html").exit_code == 2


def test_names_may_be_put_together(file: Path, reader: str, tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text('{"Palm Movement": ["Date Movement"]}', encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace('["Palm Movement"', '["Date Movement"'), encoding="utf-8")
    without, put_together = (
        json.loads(run(file, "--reader", reader, "--to", "json", *more).stdout)["figures"]["parties.f1"]["value"]
        for more in ((), ("--names", names))
    )
    assert (without, put_together) == (pytest.approx(2 / 3, abs=1e-4), 1)
    names.write_text("[]", encoding="utf-8")
    assert run(file, "--names", names).exit_code == 2


@pytest.mark.parametrize(
    "options", [("--raise",), ("--lower", "status"), ("--reader", "x", "--against", "y.toml"), ("--names", "no.json")]
)
def test_options_that_make_no_sense_are_refused(file: Path, options: tuple[str, ...]) -> None:
    result = run(file, *options)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
