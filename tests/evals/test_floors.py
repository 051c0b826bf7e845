"""Floors cannot sink quietly."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudna.errors import OptionError
from hudna.evals.figures import Scores, score
from hudna.evals.floors import Floor, Floors, append, lowered, raised, read_floors
from hudna.evals.labels import Labelled
from hudna.evals.tally import Tally

DAY = date(2026, 1, 31)
REASON = "two of the reports were labelled against the conventions"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "floors.toml"
    found.write_text("# A comment that stays.\n", encoding="utf-8")
    return found


@pytest.fixture
def scores(labelled: Labelled, perfect: dict[str, Any]) -> Scores:
    return score([labelled], {labelled.id: perfect})


@pytest.fixture
def worse(labelled: Labelled, perfect: dict[str, Any]) -> Scores:
    return score([labelled], {labelled.id: {**perfect, "claims": []}})


@pytest.fixture
def laid(path: Path, scores: Scores) -> Floors:
    append(path, raised(read_floors(path), scores, DAY, "measured"))
    return read_floors(path)


def test_new_floors_lie_a_little_under_what_is_measured(laid: Floors, scores: Scores, path: Path) -> None:
    assert {entry.value for entry in laid.entries} == {0.99}
    assert {entry.figure for entry in laid.entries} == {figure.name for figure in scores.measured()}
    assert [*laid.broken(), *laid.below(scores), *laid.outgrown(scores)] == []
    assert path.read_text(encoding="utf-8").startswith(f'# A comment that stays.\nlast = "{laid.entries[-1].check}"\n')
    assert raised(laid, scores, DAY, "measured") == []


def test_a_figure_below_its_floor_is_named(laid: Floors, worse: Scores) -> None:
    said = " ".join(laid.below(worse).values())
    assert "claims.recall is 0.000, below its floor of 0.990" in said
    assert "claims.speaker has nothing to judge" in said
    assert "times.recall" not in said


def test_a_figure_without_floor_or_far_above_it_is_named(path: Path, worse: Scores, scores: Scores) -> None:
    append(path, raised(read_floors(path), worse, DAY, "measured"))
    said = read_floors(path).outgrown(_many(scores))
    assert said["claims.recall"] == "claims.recall is 1.000, well above its floor of 0.000."
    assert said["claims.speaker"] == "claims.speaker is 1.000 and has no floor."
    assert "times.recall" not in said


@pytest.mark.parametrize(
    ("right", "items", "floor", "outgrown"),
    [
        (85, 100, 0.8201, False),
        (86, 100, 0.82, True),
        (40, 50, 0.765, False),  # 0.035 above, and less than two items
        (41, 50, 0.765, True),
        (1000, 1000, 0.969, True),
    ],
)
def test_well_above_is_more_than_three_hundredths_and_two_items(
    right: int, items: int, floor: float, outgrown: bool
) -> None:
    scores = Scores((), {"times": Tally(right, missed=items - right)})
    laid = Floors("floors.toml", (Floor("times.recall", floor, "2026-01-31", "measured", ""),))
    assert ("times.recall" in laid.outgrown(scores)) is outgrown


def _many(scores: Scores) -> Scores:
    """As if there had been many reports: on few items, one of them more asks for no new floor."""
    for tally in scores.totals.values():
        tally.right *= 100
    return scores


def test_a_floor_is_lowered_only_for_a_reason(path: Path, laid: Floors, worse: Scores) -> None:
    with pytest.raises(OptionError, match="--why"):
        lowered(laid, worse, ["claims.recall"], DAY, "because")
    with pytest.raises(OptionError, match=r"claims\.speaker"):
        lowered(laid, worse, ["claims.speaker"], DAY, REASON)
    append(path, lowered(laid, worse, ["claims.recall"], DAY, REASON))
    after = read_floors(path)
    assert after.now["claims.recall"].value == 0
    assert list(after.broken()) == []
    assert after.entries[: len(laid.entries)] == laid.entries


def test_a_lower_entry_without_a_reason_is_noticed(laid: Floors) -> None:
    last = laid.entries[-1]
    bare = replace(last, value=0.5, why="so")
    slipped = replace(bare, check=bare.expected(last.check))
    (said,) = replace(laid, entries=(*laid.entries, slipped), last=slipped.check).broken()
    assert "without a reason" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [("value = 0.9900", "value = 0.1000"), ("2026-01-31", "2026-01-30"), ('why = "measured"', 'why = "guessed"')],
)
def test_an_edited_entry_is_noticed(path: Path, laid: Floors, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (said,) = read_floors(path).broken()
    assert "entry 1" in said


def test_a_removed_or_moved_entry_is_noticed(laid: Floors) -> None:
    first, second, *rest = laid.entries
    assert list(replace(laid, entries=(first, *rest)).broken())
    assert list(replace(laid, entries=(second, first, *rest)).broken())


@pytest.mark.parametrize("left", [0, 1, 5])
def test_entries_cut_off_at_the_end_are_noticed(laid: Floors, left: int) -> None:
    (said,) = replace(laid, entries=laid.entries[:left]).broken()
    assert "cut off at its end" in said


def test_a_file_that_is_not_there_is_begun(tmp_path: Path, scores: Scores) -> None:
    path = tmp_path / "floors.toml"
    append(path, [])
    assert not path.exists()
    append(path, raised(Floors(str(path), ()), scores, DAY, "measured"))
    assert list(read_floors(path).broken()) == []
    assert path.read_text(encoding="utf-8").startswith("# What the figures have reached.")


def test_a_file_without_a_head_gets_one(path: Path, laid: Floors, worse: Scores) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(f'last = "{laid.last}"\n', ""), encoding="utf-8")
    assert list(read_floors(path).broken())
    append(path, lowered(laid, worse, ["claims.recall"], DAY, REASON))
    assert list(read_floors(path).broken()) == []


@pytest.mark.parametrize("text", ["[[floor", "[[floor]]\nfigure = 1", "floor = 3", '[[floor]]\nfigure = "a"'])
def test_what_is_no_file_of_floors_is_refused(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=r"floors\.toml"):
        read_floors(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot be read"):
        read_floors(tmp_path / "none.toml")
