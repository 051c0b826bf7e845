"""How often what Hudna calls likely is so: verdicts on invented worlds (`benchmarks/testimony_worlds.py`) against the truth.

    python benchmarks/calibration.py [--seeds 201 202 203] [--svg FILE] [--markdown FILE]

For each word of likelihood: how many verdicts, how many of them true, with a 95 % interval (Wilson). Then Brier and log
scores beside majority by origin and Dawid–Skene on the same propositions. A verdict is scored as the middle of its word's
range, which is what was said; "unknown" counts as one half where all are scored. Shares of the comparators are kept between
0.02 and 0.98, as Hudna's are. Dawid–Skene sees all cases of a world together, as it needs to. Never fails on a figure.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from testimony_worlds import WORLDS, World, cases, ratings_of, stake_of

from hudna.assess import assess
from hudna.assess.dawid_skene import Label, dawid_skene
from hudna.types import LIKELIHOODS, Assessment, Likelihood

SEEDS = (201, 202, 203)
_RANGES = {word: (low, high) for word, low, high in LIKELIHOODS}
_LEAST, _MOST = 0.02, 0.98
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """One proposition: what each way said of it, and whether it is true."""

    world: str
    true: bool
    word: Likelihood | None
    confidence: str
    majority: float | None
    model: float | None

    @property
    def stated(self) -> float:
        """The middle of the word's range; one half for unknown."""
        return sum(_RANGES[self.word]) / 2 if self.word else _HALF


@dataclass(frozen=True, slots=True)
class Row:
    """One word of the curve."""

    word: str
    count: int
    true: int

    @property
    def share(self) -> float:
        """How many of them are true."""
        return self.true / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson 1927)."""
        return wilson(self.true, self.count)


def wilson(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """The score interval of a share."""
    if not count:
        return 0.0, 1.0
    share, square = hits / count, z * z / count
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def outcomes(world: World, seed: int) -> list[Outcome]:
    """All cases of a world, assessed one by one."""
    found: list[tuple[bool, Assessment]] = []
    ratings = ratings_of(world, seed)
    for case in cases(world, seed):
        if case.testimonies:
            (one,) = assess(case.testimonies, case.origin_of, stake_of, ratings)
            found.append((case.true, one))
    model = dawid_skene(_labels([one for _, one in found]))
    return [
        Outcome(world.name, true, one.likelihood, one.confidence, one.majority, model.get(number))
        for number, (true, one) in enumerate(found)
    ]


def _labels(found: Sequence[Assessment]) -> Iterator[tuple[int, str, Label]]:
    for number, one in enumerate(found):
        for voice in one.voices:
            label: Label = voice.bearing if voice.bearing in ("affirms", "denies") else "none"
            yield number, voice.source, label


def curve(found: Iterable[Outcome]) -> list[Row]:
    """One row a word, and one for unknown."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        groups[one.word or "unknown"].append(one.true)
    return [Row(word, len(groups[word]), sum(groups[word])) for word in (*_RANGES, "unknown")]


def scores(found: Sequence[Outcome], *, judged: bool) -> Mapping[str, tuple[float, float]]:
    """Brier and log score of each way: on the propositions that Hudna judges, or on all."""
    rows = [one for one in found if one.word is not None or not judged]
    ways = {
        "Hudna": [one.stated for one in rows],
        "majority by origin": [_kept(one.majority) for one in rows],
        "Dawid–Skene": [_kept(one.model) for one in rows],
    }
    truth = [one.true for one in rows]
    return {way: (_brier(said, truth), _log_score(said, truth)) for way, said in ways.items()}


def _kept(share: float | None) -> float:
    return _HALF if share is None else min(_MOST, max(_LEAST, share))


def _brier(said: Sequence[float], truth: Sequence[bool]) -> float:
    return sum((share - true) ** 2 for share, true in zip(said, truth, strict=True)) / len(truth)


def _log_score(said: Sequence[float], truth: Sequence[bool]) -> float:
    return -sum(log(share if true else 1 - share) for share, true in zip(said, truth, strict=True)) / len(truth)


# ------------------------------------------------------------------------------------------------ shown


def markdown(found: Sequence[Outcome]) -> str:
    """The tables, in Markdown."""
    lines = ["| word | stated | verdicts | true | 95 % interval | within |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [_curve_line(row) for row in curve(found)]
    lines += [
        "",
        "| world | word | stated | verdicts | true | 95 % interval |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += _outside(found)
    lines += ["", "| confidence | verdicts | true when called likely or more | true when called unlikely or less |"]
    lines += ["| --- | --- | --- | --- |", *_confidence_lines(found)]
    for title, judged in (("with a verdict", True), ("all, unknown as one half", False)):
        lines += [
            "",
            f"| propositions {title} | n | Hudna | majority by origin | Dawid–Skene |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [_score_line(name, rows, judged=judged) for name, rows in _by_world(found)]
    return "\n".join(lines) + "\n"


def _curve_line(row: Row) -> str:
    stated = _RANGES.get(row.word)  # type: ignore[call-overload]
    low, high = row.interval
    words = row.word.replace("_", " ")
    if not row.count:
        return f"| {words} | {_percent(*stated) if stated else '–'} | 0 | – | – | – |"
    within = "–" if stated is None else "yes" if stated[0] <= row.share <= stated[1] else _how_far(row.share, stated)
    return f"| {words} | {_percent(*stated) if stated else '–'} | {row.count} | {row.share:.0%} | {_percent(low, high)} | {within} |"


def _outside(found: Sequence[Outcome]) -> Iterator[str]:
    """The words of single worlds whose interval does not touch what was stated."""
    for name, rows in _by_world(found):
        for row in curve(rows):
            stated, (low, high) = _RANGES.get(row.word), row.interval  # type: ignore[call-overload]
            if stated and row.count and (low > stated[1] or high < stated[0]):
                words = row.word.replace("_", " ")
                yield f"| {name} | {words} | {_percent(*stated)} | {row.count} | {row.share:.0%} | {_percent(low, high)} |"


def _how_far(share: float, stated: tuple[float, float]) -> str:
    return f"no, {(share - stated[1]) * 100:+.0f}" if share > stated[1] else f"no, {(share - stated[0]) * 100:+.0f}"


def _percent(low: float, high: float) -> str:
    return f"{low * 100:.0f}–{high * 100:.0f} %"


def _confidence_lines(found: Sequence[Outcome]) -> Iterator[str]:
    for level in ("low", "moderate", "high"):
        rows = [one for one in found if one.word and one.confidence == level]
        above = [one.true for one in rows if one.stated > _HALF]
        below = [one.true for one in rows if one.stated < _HALF]
        yield f"| {level} | {len(rows)} | {_share(above)} | {_share(below)} |"


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags) / len(flags):.0%} of {len(flags)}" if flags else "–"


def _by_world(found: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    for world in WORLDS:
        yield world.name, [one for one in found if one.world == world.name]
    yield "**all worlds**", list(found)


def _score_line(name: str, rows: Sequence[Outcome], *, judged: bool) -> str:
    found = scores(rows, judged=judged)
    count = sum(one.word is not None or not judged for one in rows)
    cells = " | ".join(f"{brier:.3f} / {loss:.3f}" for brier, loss in found.values())
    return f"| {name} | {count} | {cells} |"


_SIDE, _LEFT, _TOP = 300, 52, 14


def svg(rows: Sequence[Row]) -> str:
    """The curve as a picture: stated ranges as boxes, shares that are true as dots with their intervals."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 80} {_SIDE + 64}" role="img" font-family="sans-serif" '
        'font-size="11">',
        "<title>Stated likelihood against how often it was so</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:.0%}</text>')
        parts.append(f'<text x="{_LEFT - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:.0%}</text>')
    parts.append(
        f'<text x="{_x(0.5)}" y="{_y(0) + 36}" text-anchor="middle">stated likelihood (range of the word)</text>'
    )
    parts.append(f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">true</text>')
    for row in rows:
        if row.count and row.word != "unknown":
            parts += _marks(row)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _marks(row: Row) -> Iterator[str]:
    low, high = _RANGES[row.word]  # type: ignore[index]
    middle = (low + high) / 2
    least, most = row.interval
    yield (
        f'<rect x="{_x(low)}" y="{_y(high)}" width="{_x(high) - _x(low):.1f}" height="{_y(low) - _y(high):.1f}" '
        'fill="#cfe3f5"/>'
    )
    yield f'<path d="M{_x(middle)} {_y(least)}V{_y(most)}" stroke="#0b3d66" stroke-width="2"/>'
    yield f'<circle cx="{_x(middle)}" cy="{_y(row.share)}" r="4" fill="#0b3d66"/>'
    yield f'<text x="{_x(middle) + 7}" y="{_y(row.share) + 14}" fill="#333">{row.count}</text>'


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)


def main() -> None:
    """Run the worlds and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    found = [one for world in WORLDS for seed in options.seeds for one in outcomes(world, seed)]
    text = markdown(found)
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
    if options.svg:
        options.svg.write_text(svg(curve(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
