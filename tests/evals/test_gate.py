"""The project's own labelled reports and their floors."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.api import knowledge
from hudna.evals import load_labels
from hudna.evals.figures import score
from hudna.evals.floors import LONG_ENOUGH, read_floors
from hudna.evals.labels import Labelled
from hudna.packs.marks import read_marked
from hudna.packs.source import ROOT as PACKAGE
from hudna.testing import examples_of
from hudna.text.fold import fold_key

EVALS = Path(__file__).resolve().parents[2] / "evals"
REPORTS = EVALS / "reports"
FLOORS = EVALS / "floors.toml"
MANY_REPORTS, MANY_CONFLICTS = 60, 5
SHORTEST = 12  # letters: shorter sentences may be alike by chance
LONG = 30  # letters: an example of that length inside a longer sentence is no chance either


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
    packs = (knowledge(), knowledge(["sample"]))
    taught = {_letters(read_marked(one.sentence).text) for known in packs for one in examples_of(known)}
    taught |= {_letters(row) for row in _settings_examples()}
    long = [letters for letters in taught if len(letters) >= LONG]
    for one in labels:
        whole = _letters(one.text)
        assert [letters for letters in long if letters in whole] == [], one.id
        for sentence in re.split(r"[.؟!?\n]", one.text):
            letters = _letters(sentence)
            assert len(letters) < SHORTEST or letters not in taught, (one.id, sentence)


def _letters(text: str) -> str:
    """The folded letters of a sentence: neither spelling nor marks make it another."""
    return "".join(re.findall(r"[\u0621-\u064a]", fold_key(text)))


def _settings_examples() -> list[str]:
    found: list[str] = []
    for path in sorted((PACKAGE / "lang").rglob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("example", ()):
            found += [value for value in row.values() if isinstance(value, str)] if isinstance(row, dict) else []
    return found


# ------------------------------------------------------------------------------------------------------------- floors


def test_the_floors_are_as_they_were_written() -> None:
    floors = read_floors(FLOORS)
    assert list(floors.broken()) == []
    assert len(floors.now) > 20


def test_every_figure_that_the_reports_measure_has_a_floor(labels: list[Labelled]) -> None:
    nothing_read = score(labels, {})
    recalls = {figure.name for figure in nothing_read.measured()}
    assert recalls <= set(read_floors(FLOORS).now)


def _first(text: str, old: str, new: str) -> str:
    assert re.search(old, text)
    return re.sub(old, new, text, count=1)


def _entries(text: str) -> list[str]:
    return text.split("\n[[floor]]\n")


SPOILS: dict[str, Callable[[str], str]] = {
    "a value edited": lambda text: _first(text, r"value = 0\.\d", "value = 0.0"),
    "the last value edited": lambda text: "0.0001".join(re.split(r"(?<=value = )[\d.]+(?![\s\S]*value = )", text)),
    "a day edited": lambda text: _first(text, r'since = "\d{4}', 'since = "1999'),
    "a reason edited": lambda text: _first(text, r'why = "', 'why = "not '),
    "a check edited": lambda text: _first(text, r'check = "....', 'check = "0000'),
    "the head edited": lambda text: _first(text, r'last = "....', 'last = "0000'),
    "an entry cut out": lambda text: "\n[[floor]]\n".join(_entries(text)[:2] + _entries(text)[3:]),
    "the last entry cut off": lambda text: "\n[[floor]]\n".join(_entries(text)[:-1]),
    "all entries cut off": lambda text: _entries(text)[0],
    "an entry slipped in": lambda text: "\n[[floor]]\n".join([*_entries(text)[:2], *_entries(text)[1:]]),
    "an entry added by hand": lambda text: text + "\n[[floor]]\n" + _entries(text)[1],
    "two entries changed about": lambda text: "\n[[floor]]\n".join(
        [_entries(text)[0], _entries(text)[2], _entries(text)[1], *_entries(text)[3:]]
    ),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_no_change_of_the_floors_by_hand_goes_unnoticed(spoil: Callable[[str], str], tmp_path: Path) -> None:
    copy = tmp_path / "floors.toml"
    text = FLOORS.read_text(encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    assert list(read_floors(copy).broken()) == []
    copy.write_text(spoil(text), encoding="utf-8")
    (said,) = read_floors(copy).broken()
    assert "Put back the file as it was" in said


def test_floors_only_fall_with_a_reason() -> None:
    last: dict[str, float] = {}
    for entry in read_floors(FLOORS).entries:
        assert entry.value >= last.get(entry.figure, 0.0) or len(entry.why) >= LONG_ENOUGH, entry
        last[entry.figure] = entry.value


def test_the_gate_stands_in_the_test_script() -> None:
    script = (EVALS.parent / "test").read_text(encoding="utf-8")
    assert "eval evals/reports --names evals/names.json --floors evals/floors.toml" in script
