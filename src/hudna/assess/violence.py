"""Did the fighting stop: rates of violent events before and after, with an exact interval, beside how much was reported.

Given both counts together, the later one is binomial; its Clopper–Pearson interval gives that of the ratio of two Poisson
rates (Przyborowski and Wilenski, Biometrika 31, 1940; Clopper and Pearson, Biometrika 26, 1934). It assumes that events come
alone and reports are as good before as after. Neither is so in a war: read it beside the reports, and not as a proof.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log, log1p

from hudna.types.life_cycle import Change, ChangeInViolence, DayCount

WINDOWS = (7, 30, 90)  # days
LEAST_EVENTS = 5  # before: with fewer there is nothing to fall from
LEAST_REPORTS = 0.5  # of the daily reports before: with fewer after it, nobody may have been left to tell
_TAIL = 0.025
_STEPS = 60  # halvings: past the precision of a float
_FLOOR = 1e-30


def changes_in_violence(
    counts: Iterable[DayCount],
    start: str,
    as_of: str | None = None,
    windows: Sequence[int] = WINDOWS,
    end: str | None = None,
) -> tuple[ChangeInViolence, ...]:
    """For each window of days the change from before ``start`` (ISO day) to after, as far as ``as_of`` has come.

    A day that is not among ``counts`` has no events and no reports. The day of the start is on neither side, nor is that of
    the ``end``: part of each was outside the truce, and the day does not say which part an event was in.
    """
    rows = {row.day: row for row in counts}
    begin = date.fromisoformat(start)
    last = date.fromisoformat(as_of) if as_of else None
    until = date.fromisoformat(end) if end else None
    return tuple(_change(rows, begin, last, until, window) for window in windows)


def rate_ratio(before: int, days_before: int, after: int, days_after: int) -> tuple[float | None, float, float | None]:
    """The ratio of the rates after and before, and its exact 95 % interval; ``None`` where it has no bound."""
    total = before + after
    scale = days_before / days_after
    low = 0.0 if after == 0 else _odds(_quantile(_TAIL, after, total - after + 1)) * scale
    high = None if before == 0 else _odds(_quantile(1 - _TAIL, after + 1, total - after)) * scale
    return (after / before * scale if before else None), low, high


@dataclass(frozen=True, slots=True)
class _Sum:
    days: int
    events: int
    killed: int
    reports: int


def _change(
    rows: dict[str, DayCount], begin: date, last: date | None, end: date | None, window: int
) -> ChangeInViolence:
    length = window if last is None else max(0, min(window, (last - begin).days))
    before = _sum(rows, begin - timedelta(days=window), window)
    after = _sum(rows, begin + timedelta(days=1), length, end)
    unknown = _unknown(before, after, length < window)
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    if after.days and before.events + after.events:
        ratio, low, high = rate_ratio(before.events, before.days, after.events, after.days)
    return ChangeInViolence(
        window=window, days_before=before.days, days_after=after.days, before=before.events, after=after.events,
        killed_before=before.killed, killed_after=after.killed, reports_before=before.reports,
        reports_after=after.reports, ratio=ratio, low=low, high=high,
        change="unknown" if unknown else _direction(low, high), unknown=unknown,
    )  # fmt: skip


def _sum(rows: dict[str, DayCount], first: date, days: int, left_out: date | None = None) -> _Sum:
    """So many days from the first on, without one that is left out."""
    every = [first + timedelta(days=number) for number in range(days)]
    counted = [day.isoformat() for day in every if day != left_out]
    found = [rows[day] for day in counted if day in rows]
    return _Sum(
        len(counted),
        sum(row.events for row in found),
        sum(row.killed for row in found),
        sum(row.reports for row in found),
    )


def _unknown(before: _Sum, after: _Sum, not_over: bool) -> str | None:
    if not_over:
        return "window_not_over"
    if before.events < LEAST_EVENTS and after.events < LEAST_EVENTS:
        return "too_few_events"
    told_before, told_after = before.reports / before.days, after.reports / max(after.days, 1)
    if told_after < LEAST_REPORTS * told_before and after.events < before.events:
        return "reporting_fell"
    if told_before < LEAST_REPORTS * told_after and before.events < after.events:
        return "reporting_rose"
    return None


def _direction(low: float | None, high: float | None) -> Change:
    if high is not None and high < 1:
        return "fell"
    return "rose" if low is not None and low > 1 else "no_clear_change"


def _odds(share: float) -> float:
    return share / (1 - share)


def _quantile(share: float, a: float, b: float) -> float:
    """Where a beta distribution has ``share`` of itself below."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _beta(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + …)), evaluated forwards (Lentz 1976)."""
    value, top, bottom = 1.0, 1.0, 0.0
    for step in range(1, 1000):
        half = step // 2
        if step % 2:
            part = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            part = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        bottom = 1 / (_away(1 + part * bottom))
        top = _away(1 + part / top)
        value *= top * bottom
        if abs(top * bottom - 1) < 1e-14:
            break
    return value


def _away(value: float) -> float:
    return value if abs(value) > _FLOOR else _FLOOR
