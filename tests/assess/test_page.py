"""The page on assessment says what the code does."""

import re
from pathlib import Path

import pytest

from hudna.assess.parameters import DEFAULT
from hudna.types import LIKELIHOODS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "assessment.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(DEFAULT.reasons()))
def test_every_parameter_stands_there_with_its_value_and_reason(name: str) -> None:
    value = getattr(DEFAULT, name)
    figures = value.values() if hasattr(value, "values") else value if isinstance(value, tuple) else (value,)
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
    told = re.findall(r"\d+(?:\.\d+)?", row.split("|")[2])
    assert told == [f"{figure:g}" for figure in figures]
    assert DEFAULT.reasons()[name] in row


def test_every_code_of_the_rules_is_told() -> None:
    folder = ROOT / "src" / "hudna" / "assess"
    rules = (folder / "life_cycle.py").read_text(encoding="utf-8") + (folder / "likelihood.py").read_text(
        encoding="utf-8"
    )
    codes = set(re.findall(r'"([a-z]+(?:_[a-z]+){1,})"', rules))
    known = {word for word in codes if f"`{word}`" in PAGE}
    states = {
        "in_force",
        "declared_by",
        "self_serving",
        "rival_values",
        "start_plus_duration",
        "violations_total",
        "calls_for",
    }
    assert codes - known <= states, codes - known - states


def test_words_and_ranges() -> None:
    for word, low, high in LIKELIHOODS:
        assert f"| {word.replace('_', ' ')} | {low * 100:.0f}–{high * 100:.0f} % |" in PAGE
