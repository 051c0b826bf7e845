"""The tagger: a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), decoded here.

``tools/train_tagger.py`` learns the weights; this module needs none of what that needs. What a word form adds to each
label is summed once and remembered, and where "no name" leads clearly no other label is tried: most words of a report
cost a few additions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec

from hudna.tagger.features import EDGE, NEAR, around, near, own

WEIGHTS = Path(__file__).with_name("weights.msgpack")
SCALE = 1000
"""Weights are kept as whole thousandths."""

_CACHE_LIMIT = 50_000  # word forms; a bound on memory in a long run

Scores = tuple[float, ...]
"""One figure for each label."""


class Weights(msgspec.Struct, frozen=True):
    """What training learned, in whole thousandths. The first label is O; the others are B-KIND and I-KIND."""

    labels: list[str]
    moves: list[list[int]]  # from label to label
    features: dict[str, dict[int, int]]  # feature → label → weight


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tokens ``[first, last)`` that are a name of one ``kind``: person, organisation or place."""

    first: int
    last: int
    kind: str


@dataclass(slots=True)
class Tagger:
    """Finds names in a row of words. Where "no name" leads by more than ``margin``, no other label is tried."""

    weights: Weights = field(repr=False)
    margin: float = 12.0
    _moves: tuple[Scores, ...] = field(init=False, repr=False)
    _into: tuple[tuple[int, ...], ...] = field(init=False, repr=False)  # label → the labels it may follow
    _none: Scores = field(init=False, repr=False)
    _pairs: dict[str, dict[str, Scores]] = field(init=False, repr=False)  # two words → what they add to the second
    _pairs_ahead: dict[str, dict[str, Scores]] = field(init=False, repr=False)  # … and to the first
    _words: dict[str, tuple[Scores, ...]] = field(init=False, repr=False, default_factory=dict)  # itself, then at NEAR
    _marks: dict[tuple[str, str, str], Scores] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        labels = self.weights.labels
        count = range(len(labels))
        self._moves = tuple(tuple(weight / SCALE for weight in row) for row in self.weights.moves)
        self._into = tuple(tuple(a for a in count if _may_follow(labels[a], labels[b])) for b in count)
        self._none = (0.0,) * len(labels)
        self._pairs, self._pairs_ahead = {}, {}
        for key in self.weights.features:
            before, bar, after = key.partition("|")
            if bar and "=" not in before:
                table = self._pairs_ahead if before.startswith("+") else self._pairs
                table.setdefault(before.removeprefix("+"), {})[after] = self._sum((key,))

    def tag(self, forms: Sequence[str], marks: Sequence[str]) -> list[Tagged]:
        """The names in one sentence, from its folded words and what the packs know of each (``features.known``)."""
        labels = self.weights.labels
        return list(_names([labels[at] for at in self.labels(forms, marks)]))

    def labels(self, forms: Sequence[str], marks: Sequence[str]) -> list[int]:
        """The number of the label of each word of one sentence."""
        return self._best(self._scores(forms, marks))

    def _scores(self, forms: Sequence[str], marks: Sequence[str]) -> list[Sequence[float]]:
        """For each word the figure of each label, the labels beside it left out."""
        none, known = self._none, self._marks
        edge = self._word(EDGE)
        words = [edge, edge, *map(self._word, forms), edge, edge]
        know = [EDGE, *marks, EDGE]
        out: list[Sequence[float]] = []
        for at, form in enumerate(forms):
            key = (know[at], know[at + 1], know[at + 2])
            mark = known.get(key) or self._known(key)
            row: Sequence[float] = [
                a + b + c + d
                for a, b, c, d in zip(words[at + 2][0], words[at + 1][2], words[at + 3][3], mark, strict=True)
            ]
            for more in (
                words[at][1],
                words[at + 4][4],
                self._pairs[forms[at - 1]].get(form, none) if at and forms[at - 1] in self._pairs else none,
                self._pairs_ahead[form].get(forms[at + 1], none)
                if form in self._pairs_ahead and at + 1 < len(forms)
                else none,
            ):
                if more is not none:
                    row = [a + b for a, b in zip(row, more, strict=True)]
            out.append(row)
        return out

    def _word(self, form: str) -> tuple[Scores, ...]:
        met = self._words.get(form)
        if met is None:
            met = (self._sum(own(form)), *(self._sum(near(form, at)) for at in NEAR))
            if len(self._words) < _CACHE_LIMIT:
                self._words[form] = met
        return met

    def _known(self, key: tuple[str, str, str]) -> Scores:
        met = self._sum(around(*key))
        if len(self._marks) < _CACHE_LIMIT:
            self._marks[key] = met
        return met

    def _sum(self, keys: Iterable[str]) -> Scores:
        out: list[int] | None = None
        for key in keys:
            for label, weight in self.weights.features.get(key, _NOTHING).items():
                if out is None:
                    out = [0] * len(self.weights.labels)
                out[label] += weight
        return self._none if out is None else tuple(weight / SCALE for weight in out)

    def _best(self, scores: Sequence[Sequence[float]]) -> list[int]:
        """The row of labels with the highest sum (Viterbi), as numbers."""
        if not scores:
            return []
        moves, into = self._moves, self._into
        alive = {
            label: score for label, score in enumerate(scores[0]) if 0 in into[label]
        }  # label → the best sum so far
        back: list[dict[int, int]] = []
        for row in scores[1:]:
            if row[0] - max(row[1:]) > self.margin:
                origin = max(alive, key=lambda a: alive[a] + moves[a][0]) if len(alive) > 1 else 0
                back.append({0: origin})
                alive = {0: alive[origin] + moves[origin][0] + row[0]}
                continue
            now: dict[int, float] = {}
            came: dict[int, int] = {}
            for label, score in enumerate(row):
                best, origin = _NEVER, -1
                for a in into[label]:
                    if a in alive and (total := alive[a] + moves[a][label]) > best:
                        best, origin = total, a
                if origin >= 0:
                    now[label], came[label] = best + score, origin
            alive = now
            back.append(came)
        path = [max(alive, key=alive.__getitem__)]
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]


_NOTHING: dict[int, int] = {}
_NEVER = float("-inf")


def _may_follow(before: str, label: str) -> bool:
    """Whether a label may stand right after another: the inside of a name follows the same name alone."""
    return not label.startswith("I-") or before[1:] == label[1:]


def _names(labels: Sequence[str]) -> Iterator[Tagged]:
    first = -1
    for at, label in enumerate(chain(labels, ("O",))):
        if first >= 0 and not label.startswith("I-"):
            yield Tagged(first, at, labels[first][2:])
            first = -1
        if label.startswith("B-"):
            first = at


@cache
def load_tagger(path: Path = WEIGHTS) -> Tagger | None:
    """The tagger with the weights that come with Hudna; ``None`` before any were trained."""
    if not path.exists():
        return None
    return Tagger(msgspec.msgpack.decode(path.read_bytes(), type=Weights))
