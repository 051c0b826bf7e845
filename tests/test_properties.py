"""What must hold of the reading of any text whatever."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hudna.api import knowledge
from hudna.packs.source import ROOT
from hudna.pipeline import analyze
from hudna.types import Reading, Report
from hudna.wire import dumps, from_wire, schema, to_wire

SAMPLES = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt")))
WORDS = sorted({word for sample in SAMPLES for word in sample.split()})
NOISE = [
    "\n",
    "\n\n",
    ".",
    "؟",
    '"',
    "«",
    "»",
    "(",
    ")",
    "،",
    ":",
    "\u200f",
    "\u2067",
    "\u064b",
    "ـ",
    "٢٠١٩",
    "12/5",
    "%",
    "©",
]
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))
SEED_HASHES = ("0", "1", "4242")

salad = st.lists(st.sampled_from(WORDS + NOISE), max_size=60).map(" ".join)
cut = st.builds(
    lambda text, a, b: text[min(a, b) : max(a, b)], st.sampled_from(SAMPLES), st.integers(0, 2000), st.integers(0, 2000)
)
anything = salad | cut | st.text(max_size=200)
steady = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _reading(text: str, published: date | None = None) -> Reading:
    return analyze(Report("invented", text, published), knowledge(["sample"]))


def _spans(wire: Any) -> Iterator[tuple[int, int]]:
    """Every pair of offsets in a reading."""
    if isinstance(wire, dict):
        if "start" in wire and "end" in wire and isinstance(wire["start"], int):
            yield wire["start"], wire["end"]
        for value in wire.values():
            yield from _spans(value)
    elif isinstance(wire, list):
        for value in wire:
            yield from _spans(value)


@steady
@given(anything, DAYS)
def test_every_span_lies_in_the_text(text: str, published: date | None) -> None:
    for start, end in _spans(to_wire(_reading(text, published))):
        assert 0 <= start < end <= len(text)


@steady
@given(anything, DAYS)
def test_spans_carry_the_words_of_the_text(text: str, published: date | None) -> None:
    reading = _reading(text, published)
    for claim in reading.claims:
        for span in (claim.source, claim.cue, claim.content, claim.hedge):
            assert span is None or span.text == text[span.start : span.end]
    for mention in reading.mentions:
        assert mention.text == text[mention.start : mention.end]


@steady
@given(anything, DAYS)
def test_references_lead_somewhere(text: str, published: date | None) -> None:
    reading = _reading(text, published)
    claims = {claim.id for claim in reading.claims}
    truces = range(len(reading.truces))
    assert [claim.id for claim in reading.claims] == list(range(len(reading.claims)))
    for claim in reading.claims:
        assert {claim.answers, claim.inside} <= claims | {None}
        assert all(at in truces for at in claim.truces)
    for event in reading.events:
        assert event.claim in claims | {None}
        assert all(at in truces for at in event.breach_of)
    for truce in reading.truces:
        assert {reason.claim for reason in truce.reasons} <= claims | {None}


@steady
@given(anything, DAYS)
def test_the_outlets_own_voice_has_neither_source_nor_cue(text: str, published: date | None) -> None:
    for claim in _reading(text, published).claims:
        assert (claim.source is None) <= (claim.source_name is None)


@steady
@given(anything, DAYS)
def test_ranges_are_in_order(text: str, published: date | None) -> None:
    for mention in to_wire(_reading(text, published))["mentions"]:
        low, high = mention.get("low"), mention.get("high")
        assert low is None or high is None or low <= high
        first, last = mention.get("earliest"), mention.get("latest")
        assert (first is None) == (last is None)
        assert first is None or first <= last


@steady
@given(anything, DAYS)
def test_the_same_input_gives_the_same_bytes(text: str, published: date | None) -> None:
    assert dumps(_reading(text, published)) == dumps(_reading(text, published))


@steady
@given(anything, DAYS)
def test_a_reading_survives_the_wire(text: str, published: date | None) -> None:
    reading = _reading(text, published)
    wire = json.loads(dumps(reading))
    back = from_wire(wire, text)
    assert back == reading
    assert dumps(back) == dumps(reading)


@steady
@given(anything, DAYS)
def test_every_reading_meets_its_schema(text: str, published: date | None) -> None:
    Draft202012Validator(schema()).validate(json.loads(dumps(_reading(text, published))))


def test_the_same_bytes_in_every_process() -> None:
    lines = "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(SAMPLES)).encode()
    command = [
        str(Path(sys.executable).with_name("hudna")),
        "read",
        "--from",
        "jsonl",
        "--to",
        "jsonl",
        "--conflict",
        "sample",
    ]
    outputs = {
        subprocess.run(
            command, input=lines, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in SEED_HASHES
    }
    assert len(outputs) == 1


HUGE = {
    "one letter": "ه" * 1_000_000,
    "one word": "هدنة " * 40_000,
    "one verb": "قال " * 40_000,
    "a mark on nothing": "\u064b" * 1_000_000,
    "quotes": '"' * 100_000,
    "opened quotes": "«" * 100_000,
    "quotes round words": '"هدنة" ' * 20_000,
    "nested brackets": "(" * 50_000 + "هدنة" + ")" * 50_000,
    "numbers": "12 " * 40_000,
    "one number": "9" * 200_000,
    "number words": "ألف " * 40_000,
    "dates": "12/5/2019 " * 20_000,
    "breaks": "\n" * 500_000 + "هدنة",
    "full stops": "." * 300_000,
    "names": "محمد أحمد " * 20_000,
    "and": "و" * 100_000,
    "places": "حلب ودمشق " * 20_000,
    "truce sentences": "هدنة . " * 30_000,
    "lulls": "تهدئة " * 30_000,
    "capitals that speak": "دمشق قال " * 20_000,
    "a sentence without end": SAMPLES[0].replace(".", "").replace("\n", " ") * 60,
    "many sentences": SAMPLES[0] * 60,
    "nominals after names": "حركة النخيل " * 20_000 + "الجبهة " * 20_000,
    "both sides": "حركة النخيل الطرفان " * 15_000,
    "denials": "قالت حركة النخيل إن الهدنة قائمة. نفت حركة النخيل وجود هدنة. " * 4_000,
    "days beside beginnings": "بدأت الهدنة الأحد تنتهي الاثنين " * 8_000,
    "days and declarations in one sentence": "أعلنت الهدنة أمس في حلب عقدت في دمشق " * 6_000,
    "quotations in quotations": "قال مصدر إن الجبهة قالت إن الحركة قالت إن " * 4_000,
}
BOUND_S = 60  # no timing test: what is worse than linear takes hours here, what is linear a second or two


@pytest.mark.parametrize("name", HUGE)
def test_nothing_hangs(name: str) -> None:
    """In a process of its own, so that a hang can be ended."""
    program = "import sys; from hudna import read; print(len(read(sys.stdin.read(), conflict='sample').mentions))"
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    guard = Timer(BOUND_S, process.kill)
    guard.start()
    try:
        out, _ = process.communicate(HUGE[name].encode())
    finally:
        guard.cancel()
    assert process.returncode == 0, f"not done after {BOUND_S} s"
    assert out.strip().isdigit()
