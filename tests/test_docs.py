"""The documentation says what there is, all of it, and what it says is so."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest

import hudna
from hudna import types
from hudna.cli.app import app
from hudna.packs.schema import schema
from hudna.packs.source import ROOT as PACKAGE
from hudna.types.mention import Mention
from hudna.wire import schema as reading_schema

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "evals" / "README.md", *PACKAGE.rglob("*.md")]
)
PYTHON_PAGES = ("README.md", "docs/tour.md", "docs/case.md")
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Words of the workshop, which mean nothing to a reader; in halves, so that this file may hold them.
FORBIDDEN = [
    "/wo" + "rk/",
    r"\.lib" + "rary/",
    "sub-?ag" + "ent",
    "Cla" + "ude",
    "Chat" + "GPT",
    r"\bT" + r"ODO\b",
    r"\bFIX" + r"ME\b",
]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(name: str, *languages: str) -> Iterator[str]:
    return (body for language, body in BLOCK.findall(_text(name)) if language in languages)


def _prose(name: str) -> str:
    """The page without its blocks of code."""
    return BLOCK.sub("", _text(name))


def _commands() -> Mapping[str, object]:
    alone = {
        command.name or command.callback.__name__: command for command in app.registered_commands if command.callback
    }
    return alone | {
        f"{group.name} {command.name}": command
        for group in app.registered_groups
        for command in (group.typer_instance.registered_commands if group.typer_instance else ())
    }


# ------------------------------------------------------------------------------------------------ all that there is


def test_references_are_written_from_the_code() -> None:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_and_option_is_described(name: str) -> None:
    page = _text("docs/cli.md")
    helped = subprocess.run(
        [str(Path(sys.executable).with_name("hudna")), *name.split(), "--help"],
        capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    assert f"## `hudna {name}" in page
    section = page.split(f"## `hudna {name}")[1].split("\n## ")[0]
    # An option opens its line; the words of another may name it too.
    rows = re.findall(r"^[^\w-]*((?:--[a-z][a-z-]+[ ,/]*)+)", helped, re.MULTILINE)
    stated = {option for row in rows for option in re.findall(r"--[a-z][a-z-]+", row)}
    assert "--help" in stated
    assert not [option for option in stated - {"--help"} if f"`{option}`" not in section]


@pytest.mark.parametrize("table", sorted(schema().tables))
def test_every_pack_key_is_described(table: str) -> None:
    page = _text("docs/packs.md")
    assert f"`[[{table}]]`" in page
    assert not [key for key in schema().tables[table].keys if f"`{key}`" not in page]


def _nouns() -> list[type]:
    """Every dataclass of ``hudna.types``, module by module: whoever adds one has to describe it."""
    modules = [import_module(f"hudna.types.{one.name}") for one in iter_modules(types.__path__)]
    return [
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__ and one is not Mention
    ]


_OF_A_READING = {"Reading", *reading_schema()["$defs"]}


def test_every_noun_is_exported_or_in_a_module_of_its_own() -> None:
    """None of those that ``hudna.types`` exports escapes the two checks below."""
    exported = {one for one in vars(types).values() if is_dataclass(one) and one is not Mention}
    assert exported <= set(_nouns())
    assert {one.__name__ for one in _nouns()} > _OF_A_READING


@pytest.mark.parametrize("made", _nouns(), ids=lambda one: one.__name__)
def test_every_field_of_a_noun_is_described(made: type) -> None:
    """A reading's nouns in the contract, the others on the page of the nouns of a case; each field with words of its own."""
    of_a_reading = made.__name__ in _OF_A_READING
    page = _text("docs/reading.md" if of_a_reading else "docs/nouns.md")
    section = page.split(f"\n### {made.__name__}\n")[1].split("\n### ")[0]
    apart = ("text", "report") if of_a_reading else ()  # the text of a span and of a reading do not travel
    told = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*\w[^|]*) \|$", section.replace("\\|", "/"), re.MULTILINE))
    assert not [one.name for one in fields(made) if one.name not in apart and one.name not in told]


def test_every_act_and_status_is_a_word_we_use() -> None:
    page = _text("docs/glossary.md").replace("_", " ")
    stated = [*get_args(types.Act), *get_args(types.Status), *get_args(types.Realis), *get_args(types.Factuality)]
    assert not [word for word in stated if word.replace("_", " ") not in page]


def test_every_layer_is_in_the_design() -> None:
    page = _text("docs/design.md")
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }
    assert not [name for name in modules - {"__init__"} if f"`{name}`" not in page]


# --------------------------------------------------------------------------------------------------- and it is so


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    marks = {
        mark for table in schema().tables.values() for mark in table.marks
    }  # [words](mark) is how examples are marked
    for link in LINK.findall(re.sub(r"`[^`]*`", "", _prose(name))):
        if link in marks or link.startswith(("http://", "https://", "mailto:")):
            continue
        target, _, anchor = link.partition("#")
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), link
        assert not anchor or anchor in _anchors(path), link


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", BLOCK.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_files_named_in_code_are_there(name: str) -> None:
    named = re.findall(r"`((?:src|tests|tools|docs|benchmarks)/[\w./-]+)`", _prose(name))
    assert not [path for path in named if not re.search("NAME|XX", path) and not (ROOT / path).exists()]


@pytest.mark.parametrize("name", NAMES)
def test_commands_in_the_pages_exist(name: str) -> None:
    lines = [line for block in _blocks(name, "sh", "console") for line in block.splitlines()]
    lines += re.findall(r"`((?:hudna|\./|python )[^`]*)`", _prose(name))
    for line in lines:
        for called in re.findall(
            r"(?:^|[$|&;] ?)\s*(hudna|\./[\w-]+|python|\.venv/bin/python)((?: +[\w./:…-]+)*)", line
        ):
            _exists(called[0], shlex.split(called[1]))


def _exists(program: str, words: list[str]) -> None:
    if program == "hudna":
        known = {*(name.split()[0] for name in _commands()), "COMMAND"}
        assert not words or words[0].startswith("-") or words[0] in known, words
    elif program.startswith("./"):
        assert os.access(ROOT / program, os.X_OK), program
    elif words and words[0].endswith(".py"):
        assert (ROOT / words[0]).exists() or words[0].startswith("../"), words


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/cli.md", "docs/evals.md", "docs/case.md", "docs/exports.md"],
)
def test_options_in_the_pages_exist(name: str) -> None:
    known = set(re.findall(r"`(--[a-z-]+)`", _text("docs/cli.md"))) | {"--help"}
    commands = "|".join({one.split()[0] for one in _commands()})
    for command in re.findall(rf"\bhudna (?:{commands})\b[^\n|`#\"]*", _text(name)):
        assert not set(re.findall(r"(?<= )--[a-z-]+", command)) - known, command


@pytest.mark.parametrize("name", PYTHON_PAGES)
def test_python_in_the_pages_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert list(_blocks(name, "python"))
    failed, tried = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("name", PYTHON_PAGES)
def test_shown_commands_run(name: str, tmp_path: Path) -> None:
    """What they print changes with every better rule; that they run does not."""
    shown = [line for block in _blocks(name, "console") for line in block.splitlines() if line.startswith("$ hudna ")]
    assert shown
    for line in shown:
        _, *words = shlex.split(line.removeprefix("$ ").split(" | ")[0])
        out = ["--out", str(tmp_path)] if words[0] == "demo" else []
        subprocess.run(
            [str(Path(sys.executable).with_name("hudna")), *words, *out],
            cwd=ROOT, check=True, capture_output=True, env={**os.environ, "HUDNA_DB": str(tmp_path / "hudna.db")},
        )  # fmt: skip


def test_the_two_commands_of_the_readme_are_what_is_checked() -> None:
    page = _text("README.md")
    assert "./demo " in page
    assert "./test " in page
    assert "./test" in _text(".ci/run")
    for name in ("demo", "test", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK)


def test_the_version_has_a_place_in_the_changelog() -> None:
    page = _text("CHANGELOG.md")
    assert "## [Unreleased]" in page or f"## [{hudna.version()}]" in page


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git here, so what belongs to the project cannot be listed")
    return [ROOT / name for name in listed.stdout.split("\0") if name and not name.endswith(".lock")]


def test_the_project_speaks_of_the_product_alone() -> None:
    words = re.compile("|".join(FORBIDDEN), re.IGNORECASE)
    found = []
    for path in _tracked():
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in words.finditer(text)]
    assert not found


def test_no_sentence_of_a_real_report_is_ours() -> None:
    """Eight words in a row that stand in a report beside the repository were not written by us."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the reports are not here: they lie in the folder shared beside this one")
    real = {row for path in folder.glob("*.txt") for row in _rows(path.read_text(encoding="utf-8"))}
    taken = [path for path in _tracked() if path.is_file() and path.suffix in (".py", ".toml", ".txt", ".md", ".csv")]
    assert not [path for path in taken if real & set(_rows(path.read_text(encoding="utf-8")))]


def _rows(text: str, length: int = 8) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[\u0621-\u064a]+", text)
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def test_no_page_shows_the_insides_of_the_code() -> None:
    assert "<class '" not in Path(__file__).parents[1].joinpath("docs", "cli.md").read_text(encoding="utf-8")
