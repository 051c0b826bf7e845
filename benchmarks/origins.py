"""How long it takes to find who repeats whom, as a case grows; and how right it is on invented reports.

    python benchmarks/origins.py [--sizes 1000,10000,100000] [--seed 1]

A third of the reports are original stories of random words; the others are copies, cuts, edited copies and updates of one of
the last stories, round-ups that print one whole behind a lead of their own, and announcements that fill in one of ten forms.
Every report also ends with one of twenty background paragraphs in one of three cases. Reading is not part of the time:
bodies are made straight from the words. Measured are sketches with postings, comparisons, grouping, and memory.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import comb

from hudna.link.body import Body
from hudna.link.likeness import likeness
from hudna.link.names import Named
from hudna.link.origins import group
from hudna.link.postings import MemoryPostings, candidates
from hudna.link.sketches import sketch_of_body

_WORDS = 40_000
_RECENT = 400  # stories that are still being copied
_BACKGROUND = 20
_FORMS = 10


@dataclass(frozen=True, slots=True)
class Made:
    """An invented report and the origin it comes from."""

    words: list[str]
    origin: int
    names: tuple[int, ...] = ()  # where a name stands


class Press:
    """Writes reports of random words, common ones more often than rare ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._vocabulary = [f"كلمة{number}" for number in range(_WORDS)]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))
        self._background = [self._some(60) for _ in range(_BACKGROUND)]
        self._forms = [(self._some(30), self._some(70)) for _ in range(_FORMS)]

    def reports(self, count: int) -> Iterator[Made]:
        """So many reports in order of publication."""
        stories: list[Made] = []
        for number in range(count):
            kind = self._chance.choices(
                ("story", "copy", "cut", "edit", "update", "roundup", "form"), (34, 20, 10, 16, 8, 6, 6)
            )[0]
            if kind == "form":
                yield self._form(number)
            elif kind == "story" or not stories:
                made = Made(self._with_background(self._some(self._chance.randint(60, 500))), number)
                stories.append(made)
                yield made
            else:
                told = self._chance.choice(stories[-_RECENT:])
                own = kind == "roundup"
                yield Made(getattr(self, f"_{kind}")(told.words), number if own else told.origin)

    def _some(self, count: int) -> list[str]:
        return self._chance.choices(self._vocabulary, cum_weights=self._weights, k=count)

    def _with_background(self, words: list[str]) -> list[str]:
        return words + (self._chance.choice(self._background) if self._chance.random() < 1 / 3 else [])

    def _copy(self, words: list[str]) -> list[str]:
        return self._some(8) + words

    def _cut(self, words: list[str]) -> list[str]:
        return words[: max(40, int(len(words) * self._chance.uniform(0.3, 0.7)))]

    def _edit(self, words: list[str]) -> list[str]:
        rate = self._chance.uniform(0.01, 0.06)
        return [self._some(1)[0] if self._chance.random() < rate else word for word in words]

    def _update(self, words: list[str]) -> list[str]:
        kept = words[: int(len(words) * self._chance.uniform(0.5, 0.9))]
        return kept + self._some(self._chance.randint(30, 200))

    def _roundup(self, words: list[str]) -> list[str]:
        return self._some(max(150, len(words))) + words + self._some(60)

    def _form(self, number: int) -> Made:
        head, tail = self._chance.choice(self._forms)
        words = [*head, f"اسم{number}أ", f"لقب{number}أ", *tail[:35], f"بلدة{number}أ", *tail[35:]]
        return Made(words, number, (len(head), len(head) + 37))


def body_of(number: int, made: Made) -> Body:
    """An invented report as the link stage sees it."""
    words = tuple(made.words)
    starts = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    names = tuple(
        Named(kind, words[at], words[at], frozenset({words[at]}), at, at + 1)
        for kind, at in zip(("person", "place"), made.names, strict=False)
    )
    return Body(
        report=f"r{number:07}",
        published=None,
        outlet=None,
        words=words,
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        head=0,
        counts=(True,) * len(words),
        wording=tuple(at not in made.names for at in range(len(words))),
        listed=(False,) * len(words),
        stems=frozenset(words),
        names=names,
        figures=frozenset(),
        quotes=(),
        credits=(),
        text=" ".join(words),
    )


def measure(count: int, seed: int) -> list[str]:
    """One line of the table."""
    made = list(Press(seed).reports(count))
    postings, sketches, likenesses, compared = MemoryPostings(), [], [], 0
    found = looked = 0.0
    for number, report in enumerate(made):
        body = body_of(number, report)
        began = time.process_time()
        sketch = sketch_of_body(body)
        near = candidates(sketch, postings)
        postings.add(sketch)
        found += time.process_time() - began
        others = [body_of(int(name[1:]), made[int(name[1:])]) for name in near]
        began = time.process_time()
        alike = [one for one in (likeness(body, other) for other in others) if one is not None]
        looked += time.process_time() - began
        likenesses += [replace(one, passages=()) for one in alike]  # a case keeps them on disk
        sketches.append(sketch)
        compared += len(near)
    began = time.process_time()
    groups = [tuple(int(name[1:]) for name in origin.reports) for origin in group(sketches, likenesses)]
    grouped = time.process_time() - began
    precision, recall = rightness(groups, [report.origin for report in made])
    rows = sum(len(sketch.hashes) for sketch in sketches) / count
    return [
        f"{count:,}", f"{rows:.1f}", f"{found:.1f}", f"{compared / count:.1f}", f"{looked:.1f}", f"{grouped:.2f}",
        f"{(found + looked + grouped) / count * 1000:.2f}", f"{_peak_mb():.0f}", f"{precision:.3f}", f"{recall:.3f}",
    ]  # fmt: skip


def rightness(groups: Iterable[tuple[int, ...]], truth: list[int]) -> tuple[float, float]:
    """Precision and recall over pairs of reports."""
    together = right = 0
    for members in groups:
        together += comb(len(members), 2)
        right += sum(comb(count, 2) for count in Counter(truth[number] for number in members).values())
    wanted = sum(comb(count, 2) for count in Counter(truth).values())
    return right / max(1, together), right / max(1, wanted)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--sizes", default="1000,10000,100000")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    head = ["reports", "rows a report", "sketch and look up (s)", "compared a report", "compare (s)", "group (s)",
            "ms a report", "peak MB", "precision", "recall"]  # fmt: skip
    print("| " + " | ".join(head) + " |\n|" + " ---: |" * len(head))
    for size in args.sizes.split(","):
        print("| " + " | ".join(measure(int(size), args.seed)) + " |", flush=True)


if __name__ == "__main__":
    main()
