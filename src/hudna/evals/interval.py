"""How far a figure may be off: the percentile bootstrap (Efron 1979), drawn by report."""

import random
from collections.abc import Mapping

from hudna.evals.figures import FIGURES, Figure, Scores, totals
from hudna.evals.tally import Tally

DRAWS = 1000
_SEED = 20171129
_TAIL = 0.025  # on each side: 95 % lie between


def intervals(scores: Scores, draws: int = DRAWS) -> Mapping[Figure, tuple[float, float]]:
    """The 95 % interval of each figure; none with fewer than two reports. The same scores give the same intervals.

    Reports are drawn, not items: the claims of one report stand or fall together.
    """
    if len(scores.sheets) < 2:
        return {}
    dice = random.Random(_SEED)  # noqa: S311 - a fixed draw, not a secret
    values: dict[Figure, list[float]] = {figure: [] for figure in FIGURES}
    for _ in range(draws):
        drawn = totals(dice.choices(scores.sheets, k=len(scores.sheets)))
        for figure, found in values.items():
            value = drawn.get(figure.tally, Tally()).value(figure.measure)
            if value is not None:
                found.append(value)
    return {figure: _middle(sorted(found)) for figure, found in values.items() if found}


def _middle(values: list[float]) -> tuple[float, float]:
    cut = int(_TAIL * len(values))
    return values[cut], values[-1 - cut]
