"""The project's own labelled reports and their floors."""

import re
import tomllib
from pathlib import Path

import pytest

from hudna.api import knowledge
from hudna.evals import load_labels
from hudna.evals.labels import Labelled
from hudna.packs.marks import read_marked
from hudna.packs.source import ROOT as PACKAGE
from hudna.testing import examples_of

EVALS = Path(__file__).resolve().parents[2] / "evals"
REPORTS = EVALS / "reports"
MANY_REPORTS, MANY_CONFLICTS = 60, 5
SHORTEST = 12  # letters: shorter sentences may be alike by chance


@pytest.fixture(scope="module")
def labels() -> list[Labelled]:
    found, failures = load_labels([REPORTS])
    assert [str(one) for one in failures] == []
    return found


def test_there_are_enough_reports_of_enough_wars(labels: list[Labelled]) -> None:
    assert len(labels) >= MANY_REPORTS
    assert len({one.id for one in labels}) == len(labels)
    wars = {one.id.partition("-")[0] for one in labels}
    assert len(wars) >= MANY_CONFLICTS, wars


def test_every_report_is_labelled_whole(labels: list[Labelled]) -> None:
    for one in labels:
        assert set(one.facets) == {"about_truce", "truces", "claims", "events", "times"}, one.id
        assert one.facets["about_truce"] == "yes" or not one.facets["truces"], one.id
        assert one.facets["claims"] or one.facets["about_truce"] != "yes", one.id


def test_no_sentence_of_the_packs_is_measured(labels: list[Labelled]) -> None:
    """What a pack shows as an example is always found, and would measure nothing."""
    taught = {_letters(read_marked(one.sentence).text) for one in examples_of(knowledge())}
    taught |= {_letters(row) for row in _settings_examples()}
    for one in labels:
        for sentence in re.split(r"[.؟!?\n]", one.text):
            letters = _letters(sentence)
            assert len(letters) < SHORTEST or letters not in taught, (one.id, sentence)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[\u0621-\u064a]", text))


def _settings_examples() -> list[str]:
    found: list[str] = []
    for path in sorted((PACKAGE / "lang").rglob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("example", ()):
            found += [value for value in row.values() if isinstance(value, str)] if isinstance(row, dict) else []
    return found
