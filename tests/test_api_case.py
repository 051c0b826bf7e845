"""A case from Python, by the door that the documentation names."""

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import hudna
from hudna.case.adding import Outcome
from hudna.errors import OptionError, StoreError
from hudna.ingest import Failure
from hudna.types import Report

VALLEY = Path(hudna.__file__).with_name("samples") / "valley.jsonl"


def _reports() -> list[Report]:
    rows = [json.loads(line) for line in VALLEY.read_text(encoding="utf-8").splitlines()]
    return [Report(row["id"], row["text"], date.fromisoformat(row["published"]), row["outlet"]) for row in rows]


def _outcomes(told: Iterable[Outcome | Failure]) -> list[str]:
    return [one.outcome if isinstance(one, Outcome) else str(one) for one in told]


def test_a_case_is_opened_filled_and_asked(tmp_path: Path) -> None:
    with hudna.open_case(tmp_path / "hudna.db", create=True, conflicts=["sample"]) as case:
        assert isinstance(case, hudna.Case)
        told = case.add(VALLEY)
        (line,) = case.truces()
    assert _outcomes(told) == ["new"] * len(_reports())
    assert line.group.parties == ("Palm Movement", "Plain Front")


def test_reports_made_in_python_are_those_of_the_file(tmp_path: Path) -> None:
    with hudna.open_case(tmp_path / "hudna.db", create=True, conflicts=["sample"]) as case:
        case.add(VALLEY)
        assert _outcomes(case.add_reports(_reports())) == ["again"] * len(_reports())


def test_no_case_is_begun_unasked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no case"):
        hudna.open_case(tmp_path / "hudna.db")
    assert not list(tmp_path.iterdir())


def test_a_pack_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError):
        hudna.open_case(tmp_path / "hudna.db", create=True, conflicts=["atlantis"])
    assert not list(tmp_path.iterdir())


def test_importing_hudna_loads_neither_case_nor_database() -> None:
    """Who only reads a text does not pay for a database."""
    program = "import sys, hudna; hudna.open_case; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "hudna.api" in loaded
    assert not loaded & {"hudna.case", "hudna.store", "hudna.packs", "hudna.types", "sqlalchemy", "msgspec"}
