"""A report's text as HTML paragraphs with its marks, in time linear in text and marks (but for one sort).

Marks may overlap in any way. The text is cut at every border and each piece is one plain inline ``<a>``; pieces are never
nested and carry no padding, margin or border, because those are what makes a browser stop joining Arabic letters.
A piece names the kinds that cover it, not the marks (there may be as many as there are pieces), so that the page cannot
grow with the square of the marks; the script finds the marks from the cards.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from unicodedata import category

from markupsafe import Markup

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
LINE_KINDS = ("title", "byline", "dateline", "furniture")
_WORD_SIGNS = ("Mn", "Cf")  # vowel marks and joiners
_UNSHOWABLE = re.compile("[\0\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, its kind and the card that speaks of it; ``note`` is the card's number on paper."""

    start: int
    end: int
    kind: str
    card: str = ""
    note: str = ""


def showable(text: str) -> str:
    """The text without what an HTML file cannot hold: NUL and lone surrogates become U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", text)


def isolated(text: str) -> str:
    """The text without bidi embeddings, overrides and isolates, so that it cannot reach out of its own element."""
    return _BIDI.sub("", showable(text))


def marked(text: str, marks: Iterable[Mark], prefix: str) -> Markup:
    """The text as paragraphs of marked pieces. Its text content is exactly ``text``, blank lines included."""
    inside = sorted(
        {Mark(max(m.start, 0), min(m.end, len(text)), m.kind, m.card, m.note) for m in marks},
        key=lambda m: (m.start, m.end, m.kind, m.card),
    )
    inside = [mark for mark in inside if mark.start < mark.end]
    told = {_whole(text, mark.start): mark.start for mark in inside}  # shown from → begins at
    inside = [replace(mark, start=_whole(text, mark.start)) for mark in inside]
    # The Markup below is safe: every piece of the text goes through `_escaped`, and ids are made by us.
    return Markup("".join(_pieces(text, inside, prefix, told)))  # noqa: S704


def _escaped(text: str) -> str:
    """Escaped for HTML; a carriage return is written out, or the parser would turn it into a line feed."""
    return escape(showable(text)).replace("\r", "&#13;")


def _whole(text: str, start: int) -> int:
    """Where a piece may be cut so that no lam parts from the alef after it: browsers draw the two as one letter."""
    return start - (start > 0 and text[start - 1] == _LAM and text[start : start + 1] in _ALEFS)


_LAM, _ALEFS = "ل", ("ا", "أ", "إ", "آ", "ٱ")


def _pieces(text: str, marks: Sequence[Mark], prefix: str, told: Mapping[int, int]) -> Iterator[str]:
    notes = _notes(text, marks)
    sweep = _Sweep(marks, told)
    cuts = sorted({c for m in marks for c in (m.start, m.end)} | set(notes))
    at = 0
    for line in LINE.finditer(text):
        start, end = line.span()
        if start == end:
            continue
        body = start + len(line.group().rstrip("\r\n"))
        inner, at = _cuts_within(cuts, at, end)
        if not text[start:body].strip():
            yield _escaped(line.group())
            continue
        yield from _line(text, (start, body, end), inner, sweep, notes, prefix)


def _cuts_within(cuts: Sequence[int], at: int, end: int) -> tuple[list[int], int]:
    """The cuts before ``end`` from index ``at`` on, and the index of the next."""
    first = at
    while at < len(cuts) and cuts[at] < end:
        at += 1
    return list(cuts[first:at]), at


def _line(
    text: str,
    line: tuple[int, int, int],
    cuts: Sequence[int],
    sweep: "_Sweep",
    notes: Mapping[int, Sequence[str]],
    prefix: str,
) -> Iterator[str]:
    start, body, end = line
    borders = sorted({start, body, *(cut for cut in cuts if start < cut < body)})
    for first, (left, right) in enumerate(pairwise(borders)):
        sweep.move(left)
        if not first:
            yield _opening(sweep)
        else:
            yield _note(notes.get(left, ()))
        yield sweep.piece(left, text[left:right], prefix)
    yield _note(notes.get(body, ()))
    yield _escaped(text[body:end]) + "</p>"


def _opening(sweep: "_Sweep") -> str:
    found = [kind for kind in LINE_KINDS if sweep.open[kind]]
    return f'<p class="l-{found[0]}">' if found else "<p>"


def _note(labels: Sequence[str]) -> str:
    """An empty element that shows its numbers on paper only; being empty, it adds nothing to the text."""
    return f'<span class="n" data-n="{escape(" ".join(labels))}"></span>' if labels else ""


def _notes(text: str, marks: Sequence[Mark]) -> dict[int, list[str]]:
    """Where each card's number stands on paper: after the word in which its mark ends, never between joined letters."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    word_end = -1
    for mark in sorted((m for m in marks if m.note), key=lambda m: (m.end, m.start)):
        if mark.end > word_end:
            word_end = _end_of_word(text, mark.end)
        found[word_end][mark.note] = None
    return {at: list(labels) for at, labels in found.items()}


def _end_of_word(text: str, at: int) -> int:
    """The first place from ``at`` on that is not inside a word."""
    if text[at - 1].isspace():
        return at
    while at < len(text) and (text[at].isalnum() or category(text[at]) in _WORD_SIGNS):
        at += 1
    return at


class _Sweep:
    """Which marks cover the place where the sweep stands; it only moves forward."""

    def __init__(self, marks: Sequence[Mark], told: Mapping[int, int]) -> None:
        self._told = told
        self.open: Counter[str] = Counter()
        self._marks = marks
        self._next = 0
        self._ends: list[tuple[int, str]] = []
        self._innermost: list[tuple[int, int, str]] = []
        self._starts = {mark.start for mark in marks}

    def move(self, to: int) -> None:
        """Open the marks that start up to ``to``, close those that end there."""
        while self._next < len(self._marks) and self._marks[self._next].start <= to:
            self._push(self._marks[self._next])
            self._next += 1
        while self._ends and self._ends[0][0] <= to:
            self.open[heapq.heappop(self._ends)[1]] -= 1
        while self._innermost and self._innermost[0][1] <= to:
            heapq.heappop(self._innermost)

    def _push(self, mark: Mark) -> None:
        self.open[mark.kind] += 1
        heapq.heappush(self._ends, (mark.end, mark.kind))
        if mark.card:
            heapq.heappush(self._innermost, (-mark.start, mark.end, mark.card))

    def piece(self, start: int, text: str, prefix: str) -> str:
        """The piece that starts here: plain where nothing covers it, else a link to the innermost mark's card."""
        words = _escaped(text)
        if not self._innermost:
            return words
        kinds = " ".join(sorted(kind for kind, many in self.open.items() if many and kind not in LINE_KINDS[:3]))
        name = f' id="{prefix}s{self._told.get(start, start)}"' if start in self._starts else ""
        start = self._told.get(start, start)
        card = self._innermost[0][2]
        if not any(map(str.isalnum, text)):  # a link needs a name; between words stand only spaces and points
            return f'<span class="m {kinds}"{name} data-s="{start}">{words}</span>'
        return f'<a class="m {kinds}"{name} href="#{card}" data-s="{start}" draggable="false">{words}</a>'
