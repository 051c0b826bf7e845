"""``hudna places``, as a user meets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hudna.cli.app import app
from hudna.packs.knowledge import load_knowledge

LINE = "1000000001\tUmm al-Zaytunat\tUmm al-Zaytunat\tأم الزيتونات\t35.5\t36.75\tP\tPPL\tSY\t\t01\t\t\t\t700\t\t300\tAsia/Damascus\t2024-01-01\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["places", *(str(one) for one in arguments)])


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HUDNA_PLACES", str(tmp_path / "own"))
    load_knowledge.cache_clear()
    yield tmp_path / "own"
    load_knowledge.cache_clear()


def test_a_name_of_two_great_cities_is_ambiguous() -> None:
    result = run("find", "طرابلس")
    assert result.exit_code == 0
    assert "ambiguous" in result.stdout
    assert {"LY", "LB"} <= {one["country"] for one in json.loads(run("find", "طرابلس", "--to", "json").stdout)["found"]}


@pytest.mark.parametrize(("beside", "country"), [("بنغازي ومصراتة", "LY"), ("بيروت وصيدا", "LB")])
def test_a_text_decides_and_says_why(beside: str, country: str) -> None:
    text = f"وصلت القافلة إلى طرابلس ثم إلى {beside}."
    wire = json.loads(run("find", "طرابلس", "--text", text, "--to", "json").stdout)
    assert wire["entry"] == wire["found"][0]["entry"] == wire["in_text"][0]["entry"]
    assert wire["found"][0]["country"] == country
    assert any("of what the report names" in why for why in wire["found"][0]["why"])
    assert any("says nothing else" in why for why in wire["found"][1]["why"])


@pytest.mark.parametrize("name", ["حلب", "Aleppo", "aleppo", "ALEPPO"])
def test_a_name_is_found_in_both_languages(name: str) -> None:
    assert json.loads(run("find", name, "--to", "json").stdout)["entry"] == "geonames/170063"


def test_the_article_may_be_left_out_or_added() -> None:
    for name in ("قامشلي", "القامشلي", "Al-Qamishli", "Qamishli"):
        assert json.loads(run("find", name, "--country", "SY", "--to", "json").stdout)["entry"] == "geonames/173377"


def test_a_name_that_no_list_has_fails_and_shows_what_is_spelt_alike() -> None:
    result = run("find", "ديرالزورر", "--plain")
    assert result.exit_code == 1
    assert "دير الزور" in result.stdout


@pytest.mark.parametrize("arguments", [("find", " "), ("find", "x" * 201), ("find", "حلب", "--country", "Atlantis")])
def test_a_wrong_option_gets_one_sentence(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_places_are_added_found_listed_and_removed(own: Path, tmp_path: Path) -> None:
    dump = tmp_path / "SY.txt"
    dump.write_text(LINE + "broken\n", encoding="utf-8")
    added = run("add", dump)
    assert added.exit_code == 0, added.output
    assert "SY: 1 places taken" in added.stdout
    assert "broken lines: 1 (first: line 2: 1 columns" in added.stdout
    assert "CC BY 4.0" in added.stdout
    load_knowledge.cache_clear()
    (found,) = json.loads(run("find", "أم الزيتونات", "--to", "json").stdout)["found"]
    assert (found["entry"], found["lat"], found["precision"]) == ("geonames/1000000001", 35.5, "village")
    assert "from your own places" in found["why"]
    assert "SY  1 places" in run("list").stdout
    assert run("add", dump).exit_code == 0  # the next edition takes the place of the last
    assert run("remove", "sy").exit_code == 0
    assert not list(own.iterdir())
    load_knowledge.cache_clear()
    assert run("find", "أم الزيتونات").exit_code == 1


@pytest.mark.parametrize(("name", "word"), [("SY.zip", "Unpack"), ("none.txt", "cannot be read")])
def test_a_file_that_cannot_be_taken_gets_one_sentence(own: Path, tmp_path: Path, name: str, word: str) -> None:
    result = run("add", tmp_path / name)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert word in line
    assert not own.exists()


@pytest.mark.parametrize("country", ["XX", "../x", "SYR"])
def test_removing_what_is_not_there_gets_one_sentence(own: Path, country: str) -> None:
    result = run("remove", country)
    assert result.exit_code in (1, 2)
    assert len(result.stderr.splitlines()) == 1
