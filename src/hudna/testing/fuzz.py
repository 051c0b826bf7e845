"""Texts that nobody wrote, and what must hold of the reading of any text whatever."""

import cProfile
import json
import pstats
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudna.ingest.encoding import tidy
from hudna.packs.knowledge import Knowledge
from hudna.packs.marks import read_marked
from hudna.pipeline import analyze
from hudna.types import Mention, Reading, Report, Span
from hudna.wire import dumps, from_wire

_ARABIC = re.compile(r"[\u0621-\u064a]+")
_ENDING = re.compile(r"[.؟?!؛;:…\s\x85|]+")
_ENDS = re.compile(r"(?<=[.؟!؛\n])\s*")
MARKS = tuple(".،؛؟!:…-–—/()[]«»\"'“”‘’%*#@_|•©")
ODDITIES = (
    "12", "٢٠١٩", "12/5/2019", "31-02-2020", "3,5", "1e9", "٪50", "9" * 40, "0", "-1", "10:30", "M4", "UN", "ISIS", "Abu",
    "https://example.org/a?b=c", "#عاجل", "@user", "🔴", "👩‍👩‍👧", "🇸🇾", "\u200f", "\u200e", "\u202b", "\u202e", "\u202c", "\u2067",
    "\u2069", "\u200c", "\u200d", "\ufeff", "\u0640" * 9, "\u064b", "\u0651\u064e\u0651", "ﷲ", "ﻫﺪﻧﺔ", "پیمان", "é", "中", "\x00",
    "\ud800", "\x85", "\u2028", "\u00a0", "\t", "\r\n", "\n", "\n\n", "&amp", "&#1635;", "&#x;", "&lt;b&gt;", "&nbsp;", "<p", "</",
)  # fmt: skip
"""Digits, Latin, emoji, bidi controls, joiners, presentation forms, breaks, broken entities, what no text may hold."""

LONG, TIMES = 3000, 5  # characters, and how many times as many growth is measured on
LINEAR = (
    1.25  # growth up to which work counts as linear: reaches that a short text cuts off, and steps of binary searches
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What texts are made of: the words of the packs, sentences, marks and oddities."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    sentences: tuple[str, ...]

    def draw(self, dice: random.Random) -> str:
        """One piece. Words of the language come most often: they set the rules off."""
        kind = dice.random()
        if kind < 0.5:
            return dice.choice(self.words)
        if kind < 0.65:
            return dice.choice(self.names)
        if kind < 0.72:
            return dice.choice(self.sentences)
        return dice.choice(MARKS) if kind < 0.9 else dice.choice(ODDITIES)

    def text(self, dice: random.Random, most: int = 300) -> str:
        """A whole text: a salad, sentences in disorder, a sentence spoiled, or one line without end."""
        shape = dice.randrange(4)
        if shape == 0:
            return glued([self.draw(dice) for _ in range(dice.randint(1, most))], dice)
        if shape == 1:
            return " ".join(dice.choices(self.sentences, k=dice.randint(2, 25)))
        if shape == 2:
            return spoiled(" ".join(dice.choices(self.sentences, k=dice.randint(1, 6))), dice)
        return " ".join(self.draw(dice).replace("\n", " ") for _ in range(dice.randint(1, 3 * most)))


def glued(parts: Sequence[str], dice: random.Random) -> str:
    """The parts with spaces between most of them."""
    return "".join(part + dice.choice((" ", " ", " ", "", "\n")) for part in parts)


def spoiled(text: str, dice: random.Random) -> str:
    """The text with some characters taken out, doubled or changed for something odd."""
    letters = list(text)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(letters))
        letters[at] = dice.choice(("", letters[at] * 2, dice.choice(ODDITIES), dice.choice(MARKS)))
    return "".join(letters)


def sentences_of(text: str) -> list[str]:
    """The text cut after points, question marks and line breaks."""
    return [one.strip() for one in _ENDS.split(text) if one.strip()]


def pieces(knowledge: Knowledge, sentences: Iterable[str] = ()) -> Pieces:
    """The pieces of some packs; their examples are among the sentences."""
    words: set[str] = set()
    names: set[str] = set()
    shown: set[str] = set(sentences)
    for entry in knowledge.entries.values():
        of_language = entry.file.startswith("lang/")
        found = [text for text in _strings(entry.data) if _ARABIC.search(text)]
        if of_language:
            words.update(word for text in found for word in _ARABIC.findall(text))
            shown.update(read_marked(one).text for one in entry.get("examples", ()))
        else:
            names.update(text for text in found if len(text) < 40)
    return Pieces(tuple(sorted(words)), tuple(sorted(names)), tuple(sorted(shown)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


# ------------------------------------------------------------------------------------------------- what must hold


def faults_of(raw: str, knowledge: Knowledge, published: date | None = None) -> list[str]:
    """What is wrong with the reading of a text, a sentence each; a crash is raised as it comes.

    Spans lie in the text and carry its words, references lead somewhere, the wire gives back what it got, and a second
    reading has the same bytes.
    """
    text = tidy(raw)[0]
    report = Report("fuzz", text, published)
    reading = analyze(report, knowledge)
    sent = dumps(reading)
    faults = [*_bad_spans(reading, text), *_bad_references(reading)]
    back = from_wire(json.loads(sent), text)
    if back != reading or dumps(back) != sent:
        faults.append("the wire gives back another reading")
    if dumps(analyze(report, knowledge)) != sent:
        faults.append("the second reading has other bytes")
    return faults


def _bad_spans(reading: Reading, text: str) -> Iterator[str]:
    for span in _spans(reading):
        if not 0 <= span.start < span.end <= len(text):
            yield f"the span {span.start} to {span.end} does not lie in the {len(text)} characters"
        elif span.text != text[span.start : span.end]:
            yield f"the span {span.start} to {span.end} carries other words"


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
        return
    if isinstance(value, Mention):
        yield value.span
    if isinstance(value, Report):
        return
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from _spans(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _spans(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _spans(getattr(value, name))


def _bad_references(reading: Reading) -> Iterator[str]:
    claims, truces = {one.id for one in reading.claims}, range(len(reading.truces))
    if sorted(claims) != list(range(len(reading.claims))):
        yield "the ids of the claims have gaps"
    for claim in reading.claims:
        if not {claim.answers, claim.inside} <= claims | {None} or any(at not in truces for at in claim.truces):
            yield f"claim {claim.id} refers to nothing"
    for event in reading.events:
        if event.claim not in claims | {None} or any(at not in truces for at in event.breach_of):
            yield f"event {event.id} refers to nothing"


# ------------------------------------------------------------------------------------------------------- how much work


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, Python's and C's: work that a busy machine cannot change."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def growth(text: str, knowledge: Knowledge, *, least: int = LONG, times: int = TIMES) -> float:
    """How much more work ``times`` the text is, as a share of what linear work would be: 1 is linear, ``times`` a square.

    The text is first repeated to ``least`` characters, since fixed costs hide growth. It is read once before, so that what
    is remembered of words does not count.
    """
    unit = tidy(text)[0] + " "
    many = least // len(unit) + 1
    once, often = (Report("fuzz", unit * count, None) for count in (many, many * times))
    analyze(once, knowledge)
    return calls_of(lambda: analyze(often, knowledge)) / calls_of(lambda: analyze(once, knowledge)) / times


def endless(text: str) -> str:
    """The text as a piece of one sentence: without what ends a sentence, a line or a title."""
    return " ".join(_ENDING.sub(" ", text).split())
