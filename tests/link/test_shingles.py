"""Shingles, and the sample of them that is kept."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from hudna.link.shingles import SHINGLE, WINDOW, sample, shingles

words = st.lists(st.sampled_from([f"w{n}" for n in range(400)]), max_size=300)


@given(words)
def test_one_number_for_each_run_of_words(text: list[str]) -> None:
    numbers = shingles(text)
    assert len(numbers) == (max(1, len(text) - SHINGLE + 1) if text else 0)
    assert all(-(2**63) <= number < 2**63 for number in numbers)


def test_numbers_are_the_same_in_every_process() -> None:
    code = "from hudna.link.shingles import shingles; print(shingles(['قمح', 'زيت', 'تين', 'عسل', 'ماء']))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == str(shingles(["قمح", "زيت", "تين", "عسل", "ماء"])) == "(-4318198833360682039,)"


@given(words, words, st.lists(st.integers(), min_size=WINDOW + SHINGLE - 1, max_size=60, unique=True))
def test_a_passage_as_long_as_a_window_is_never_missed(one: list[str], other: list[str], passage: list[int]) -> None:
    shared = [f"s{number}" for number in passage]
    left, right = sample(shingles(one[:50] + shared + one[50:])), sample(shingles(other[:90] + shared + other[90:]))
    assert set(left) & set(right)


@given(words)
def test_a_sample_is_sorted_distinct_and_of_the_text(text: list[str]) -> None:
    numbers = shingles(text)
    kept = sample(numbers)
    assert list(kept) == sorted(set(kept))
    assert set(kept) <= set(numbers)
    assert bool(kept) == bool(text)


def test_short_reports_keep_more_of_themselves_than_long_ones() -> None:
    short, long = (sample(shingles([f"w{n}" for n in range(count)])) for count in (40, 2000))
    assert len(short) >= 12
    assert len(long) < 2000 * 0.13
