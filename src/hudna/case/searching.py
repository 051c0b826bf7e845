"""Reports by their words, with the words shown where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.case.terms import phrases_of
from hudna.store import Kept, Phrase, Session
from hudna.text.fold import Folded, fold
from hudna.types import Span

_AROUND = 60  # characters of a report on either side of what was found
_SHOWN = 3  # places of a report


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds what was looked for: where the words stand, and the stretches of text to show them in."""

    report: Kept
    spans: tuple[Span, ...]
    excerpts: tuple[Span, ...]


def search(session: Session, query: str, most: int) -> list[Found]:
    """The current reports that hold every word and phrase of a query, the best first. Raises ``OptionError``."""
    phrases = phrases_of(query)
    asked, numbers, hits = 0, list[int](), list[Kept]()
    while len(hits) < most and asked == len(numbers):  # a page of many versions fills what was asked for with old ones
        asked = max(2 * most, 4 * asked)
        numbers = session.words.find(phrases, asked)
        hits = _current(session, numbers)
    return [_shown(one, phrases) for one in hits[:most]]


def _current(session: Session, numbers: Sequence[int]) -> list[Kept]:
    """Those of the versions that are current, in the same order."""
    kept = session.reports.by_number(numbers)
    current = session.reports.current_ids(one.id for one in kept.values())
    return [kept[n] for n in numbers if n in kept and kept[n].id in current]


def _shown(kept: Kept, phrases: Sequence[Phrase]) -> Found:
    folded = fold(kept.text)
    spans = sorted({span for phrase in phrases for span in _places(folded, kept.text, phrase)})
    return Found(kept, tuple(spans), tuple(_excerpts(kept.text, spans)))


def _places(folded: Folded, text: str, phrase: Phrase) -> list[Span]:
    """Where a phrase stands: its words one after another, with nothing but marks and spaces between."""
    small = folded.text.casefold()
    if len(small) != len(folded.text):  # a letter of another script grew: offsets would be wrong
        return []
    found: list[Span] = []
    for start, end in _runs(small, phrase):
        first, last = folded.source(start, end)
        found.append(Span(first, last, text[first:last]))
    return found


def _runs(small: str, phrase: Phrase) -> list[tuple[int, int]]:
    parts = [
        "(?:"
        + "|".join(map(re.escape, sorted(word.spellings, key=len, reverse=True)))
        + ")"
        + (r"\w*" if word.prefix else "")
        for word in phrase
    ]
    pattern = re.compile(r"\b" + r"\W+".join(parts) + r"\b")
    return [(found.start(), found.end()) for found in pattern.finditer(small)]


def _excerpts(text: str, spans: Sequence[Span]) -> list[Span]:
    """Stretches around the first places, cut at spaces and joined where they touch."""
    out: list[Span] = []
    for span in spans:
        start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        after = text.find(" ", end)
        end = len(text) if after < 0 else after
        if out and start <= out[-1].end:
            out[-1] = Span(out[-1].start, end, text[out[-1].start : end])
        elif len(out) == _SHOWN:
            break
        else:
            out.append(Span(start, end, text[start:end]))
    return out
