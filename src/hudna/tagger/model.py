"""The tagger: a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), decoded here.

``tools/train_tagger.py`` learns the weights; this module needs none of what that needs. What a word form adds to each
label is summed once and remembered, and labels that another leads clearly are not tried: most words of a report cost a
few additions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from struct import Struct

import msgspec

from hudna.tagger.features import EDGE, NEAR, around, near, own

WEIGHTS = Path(__file__).with_name("weights.msgpack")
SCALE = 1000
"""Weights are kept as whole thousandths."""

_CACHE_LIMIT = 50_000  # word forms; a bound on memory in a long run
_LANE = 4  # bytes of one figure
_BIAS = 1 << 20  # added to each figure, so that none is below naught; far beyond any sum of weights


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
    """Finds names in a row of words. A label that a word's best one leads by more than ``margin`` is not tried there.

    The figures of all labels are added at once: they are lanes of one integer.
    """

    weights: Weights = field(repr=False)
    margin: float = 6.0
    _into: tuple[tuple[int | None, ...], ...] = field(init=False, repr=False)  # label → from each: weight, None: never
    _lanes: Struct = field(init=False, repr=False)
    _none: int = field(init=False, repr=False)
    _pairs: dict[str, dict[str, int]] = field(init=False, repr=False)  # two words → what they add to the second
    _pairs_ahead: dict[str, dict[str, int]] = field(init=False, repr=False)  # … and to the first
    _words: dict[str, tuple[int, ...]] = field(init=False, repr=False, default_factory=dict)  # itself, then at NEAR
    _marks: dict[tuple[str, str, str], int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        labels, moves = self.weights.labels, self.weights.moves
        self._into = tuple(
            tuple(moves[a][b] if _may_follow(before, label) else None for a, before in enumerate(labels))
            for b, label in enumerate(labels)
        )
        self._lanes = Struct(f"<{len(labels)}i")
        self._none = self._packed([0] * len(labels))
        self._pairs, self._pairs_ahead = {}, {}
        for key in self.weights.features:
            before, bar, after = key.partition("|")
            if bar and "=" not in before:
                table = self._pairs_ahead if before.startswith("+") else self._pairs
                table.setdefault(before.removeprefix("+"), {})[after] = self._sum((key,)) - self._none

    def tag(self, forms: Sequence[str], marks: Sequence[str]) -> list[Tagged]:
        """The names in one sentence, from its folded words and what the packs know of each (``features.known``)."""
        labels = self.weights.labels
        return list(_names([labels[at] for at in self.labels(forms, marks)]))

    def labels(self, forms: Sequence[str], marks: Sequence[str]) -> list[int]:
        """The number of the label of each word of one sentence."""
        return self._best(self._scores(forms, marks))

    def _scores(self, forms: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[int, ...]]:
        """For each word the figure of each label, the labels beside it left out; all are too high by the same."""
        known, pairs, ahead, lanes = self._marks, self._pairs, self._pairs_ahead, self._lanes
        edge = self._word(EDGE)
        words = [edge, edge, *map(self._word, forms), edge, edge]
        know = [EDGE, *marks, EDGE]
        size, last = lanes.size, len(forms) - 1
        for at, form in enumerate(forms):
            key = (know[at], know[at + 1], know[at + 2])
            mark = known.get(key) or self._known(key)
            total = mark + words[at + 2][0] + words[at][1] + words[at + 1][2] + words[at + 3][3] + words[at + 4][4]
            if at and forms[at - 1] in pairs:
                total += pairs[forms[at - 1]].get(form, 0)
            if form in ahead and at < last:
                total += ahead[form].get(forms[at + 1], 0)
            yield lanes.unpack(total.to_bytes(size, "little"))

    def _word(self, form: str) -> tuple[int, ...]:
        met = self._words.get(form)
        if met is None:
            met = (self._sum(own(form)), *(self._sum(near(form, at)) for at in NEAR))
            if len(self._words) < _CACHE_LIMIT:
                self._words[form] = met
        return met

    def _known(self, key: tuple[str, str, str]) -> int:
        met = self._sum(around(*key))
        if len(self._marks) < _CACHE_LIMIT:
            self._marks[key] = met
        return met

    def _sum(self, keys: Iterable[str]) -> int:
        """What features add to each label, as lanes."""
        out: list[int] | None = None
        for key in keys:
            for label, weight in self.weights.features.get(key, _NOTHING).items():
                if out is None:
                    out = [0] * len(self.weights.labels)
                out[label] += weight
        return self._none if out is None else self._packed(out)

    def _packed(self, figures: Sequence[int]) -> int:
        return int.from_bytes(self._lanes.pack(*(figure + _BIAS for figure in figures)), "little")

    def _best(self, scores: Iterable[Sequence[int]]) -> list[int]:
        """The row of labels with the highest sum (Viterbi), as numbers."""
        margin = self.margin * SCALE
        back: list[dict[int, int]] = []
        alive: list[tuple[int, int]] = []  # label, the best sum that ends in it
        for row in scores:
            if not back:
                alive = [(label, score) for label, score in enumerate(row) if self._into[label][0] is not None]
                back.append({})
                continue
            floor = max(row) - margin
            now: list[tuple[int, int]] = []
            came: dict[int, int] = {}
            for label, score in enumerate(row):
                if score < floor and label:  # no name is always tried, so that there is a way on
                    continue
                into, best, origin = self._into[label], _NEVER, -1
                for a, total in alive:
                    move = into[a]
                    if move is not None and total + move > best:
                        best, origin = total + move, a
                if origin >= 0:
                    now.append((label, best + score))
                    came[label] = origin
            alive = now
            back.append(came)
        if not back:
            return []
        path = [max(alive, key=_total)[0]]
        for came in reversed(back[1:]):
            path.append(came[path[-1]])
        return path[::-1]


_NOTHING: dict[int, int] = {}
_NEVER = -(1 << 60)


def _total(option: tuple[int, int]) -> int:
    return option[1]


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
