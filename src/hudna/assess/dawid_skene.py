"""A comparator: the EM model of observers and their errors.

A. P. Dawid and A. M. Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm", Applied
Statistics 28 (1979) 20–28. An item is a proposition, true or not; an observer is a source, and what it says of an item is
one of three: affirms, denies, takes no stand. Each observer has its own rates of the three, for true items and for false ones.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import groupby
from math import exp, log
from typing import Literal, TypeVar

Label = Literal["affirms", "denies", "none"]
Item = TypeVar("Item", bound=Hashable)
Observer = TypeVar("Observer", bound=Hashable)
_LABELS: tuple[Label, ...] = ("affirms", "denies", "none")
_TINY = 1e-9


def dawid_skene(
    said: Iterable[tuple[Item, Observer, Label]], *, rounds: int = 20, smoothing: float = 0.5, settled: float = 1e-4
) -> Mapping[Item, float]:
    """Each item that somebody affirms or denies → the chance that it is true, after ``rounds`` of EM or fewer.

    Starts from the share of those who affirm. ``smoothing`` is added to each count of the M-step; 0 gives the method of
    the paper, whose rates of an observer with two items are 0 or 1.
    """
    counts = Counter(said)
    rows = {item: list(group) for item, group in groupby(sorted(counts, key=str), key=lambda row: row[0])}
    chances = {item: share for item, group in rows.items() if (share := _share(group)) is not None}
    if not chances:
        return {}
    judged = [(row, counts[row]) for item, group in rows.items() if item in chances for row in group]
    for _ in range(rounds):
        before, chances = chances, _expect(judged, chances, smoothing)
        if max(abs(chances[item] - before[item]) for item in chances) < settled:
            break
    return chances


def _share(rows: Iterable[tuple[Item, Observer, Label]]) -> float | None:
    labels = [label for _, _, label in rows if label != "none"]
    return labels.count("affirms") / len(labels) if labels else None


def _expect(
    rows: list[tuple[tuple[Item, Observer, Label], int]], chances: Mapping[Item, float], smoothing: float
) -> dict[Item, float]:
    """One round: rates of observers from the chances of items (M), then chances from rates (E)."""
    true: dict[tuple[Observer, Label], float] = defaultdict(float)
    false: dict[tuple[Observer, Label], float] = defaultdict(float)
    for (item, observer, label), times in rows:
        true[observer, label] += times * chances[item]
        false[observer, label] += times * (1 - chances[item])
    prior = sum(chances.values()) / len(chances)
    odds = dict.fromkeys(chances, _log_ratio(prior, 1 - prior))
    speaks = _ratios(true, false, smoothing)
    for (item, observer, label), times in rows:
        odds[item] += times * speaks[observer, label]
    return {item: _chance(odd) for item, odd in odds.items()}


def _ratios(
    true: Mapping[tuple[Observer, Label], float], false: Mapping[tuple[Observer, Label], float], smoothing: float
) -> dict[tuple[Observer, Label], float]:
    """What each label of each observer says for an item, in log odds."""
    out: dict[tuple[Observer, Label], float] = {}
    for observer in {observer for observer, _ in true}:
        rates = []
        for table in (true, false):
            row = [table.get((observer, label), 0.0) + smoothing for label in _LABELS]
            rates.append([value / (sum(row) or 1.0) for value in row])
        for label, one, other in zip(_LABELS, *rates, strict=True):
            out[observer, label] = _log_ratio(one, other)
    return out


def _log_ratio(one: float, other: float) -> float:
    return log(max(one, _TINY)) - log(max(other, _TINY))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-700.0, min(700.0, odds))))
