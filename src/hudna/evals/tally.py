"""Counting: what is right, what is too much, what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hudna.evals.misses import Miss
from hudna.evals.names import Names
from hudna.types import Span

Measure = Literal["f1", "precision", "recall"]


@dataclass(slots=True)
class Tally:
    """How many items are right, extra and missed. A share of right answers has no extras: it is a recall."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: "Tally") -> None:
        """Count what another tally counted."""
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed

    def items(self, measure: Measure) -> int:
        """How many items a measure rests on: what was read for precision, else what was labelled."""
        return self.right + (self.extra if measure == "precision" else self.missed)

    def value(self, measure: Measure) -> float | None:
        """The measure, 0 to 1; ``None`` where there was nothing to judge."""
        twice = 2 * self.right
        whole = {
            "f1": twice + self.extra + self.missed,
            "precision": 2 * (self.right + self.extra),
            "recall": 2 * (self.right + self.missed),
        }[measure]
        return twice / whole if whole else None


@dataclass(slots=True)
class Sheet:
    """What one report gave: a tally and the misses of each thing that is counted."""

    report: str
    text: str
    names: Names
    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def count(self, what: str) -> Tally:
        """The tally of a thing that is counted."""
        return self.tallies.setdefault(what, Tally())

    def judge(self, what: str, *, right: bool, labelled: object = "", read: object = "", at: "At" = ((), ())) -> None:
        """Count an answer as right or wrong; a wrong one is kept, with what was labelled and read, and where."""
        tally = self.count(what)
        if right:
            tally.right += 1
        else:
            tally.missed += 1
            self.miss(what, labelled=shown(labelled), read=shown(read), at=at)

    def miss(self, figure: str, *, labelled: str = "", read: str = "", at: "At" = ((), ())) -> None:
        """Keep a difference."""
        places = [tuple(one for one in spans if one is not None) for spans in at]
        self.misses.append(
            Miss(
                figure=figure,
                report=self.report,
                labelled=labelled,
                read=read,
                labelled_at=places[0],
                read_at=places[1],
            )
        )

    def compare(
        self, what: str, labelled: Sequence[str], read: Sequence[str], same: Callable[[str, str], bool], at: "At"
    ) -> None:
        """Count two lists of words; each word of one answers at most one of the other."""
        tally, left = self.count(what), list(read)
        for one in labelled:
            found = next((other for other in left if same(one, other)), None)
            if found is None:
                tally.missed += 1
                self.miss(what, labelled=one, read=f"({shown(read)})", at=at)
            else:
                tally.right += 1
                left.remove(found)
        tally.extra += len(left)
        for other in left:
            self.miss(what, labelled=f"({shown(labelled)})", read=other, at=at)

    def words(self, span: Span | None) -> str:
        """The words of a span; empty where there is none."""
        return self.text[span.start : span.end] if span else ""


At = tuple[Iterable[Span | None], Iterable[Span | None]]


def shown(value: object) -> str:
    """A value as a person reads it: lists with commas, nothing as "nothing"."""
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
