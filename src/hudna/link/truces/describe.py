"""A group as others see it: what most of its items say, its periods, and the readable part of its id."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hudna.link.truces.days import LAST, Days, days_of, stamp_of
from hudna.link.truces.profile import Summary, Traits
from hudna.types import Period, TruceGroup, TruceItem

_SUPPORT = 0.2  # of the items that name any: what is named more rarely is left to the items
_NEAR = 2  # days by which ends of one period differ


def described(name: str, traits: Sequence[Traits]) -> TruceGroup:
    """The group of some items under an id."""
    items = sorted((one.item for one in traits), key=lambda item: (item.published or "9999", item.id))
    plain = [one for one in traits if not one.extends] or list(traits)
    written = [item.published for item in items if item.published]
    return TruceGroup(
        id=name,
        items=tuple(item.id for item in items),
        reports=tuple(dict.fromkeys(item.report for item in items)),
        parties=_supported(item.parties for item in items),
        mediators=_supported(item.mediators for item in items),
        places=_supported(item.places for item in items),
        lands=_supported(item.lands for item in items),
        conflict=_first(item.conflict for item in items),
        name=_first(item.name for item in items),
        deals=tuple(sorted({deal for item in items for deal in item.deals})),
        declared=_date(one.item.declared for one in plain),
        start=_date(one.item.start for one in plain),
        end=_last_end(traits),
        periods=_periods(traits),
        first=min(written, default=None),
        last=max(written, default=None),
        proposed=not any(one.real for one in traits),
    )


def slug_of(summary: Summary, founder: TruceItem) -> str:
    """``yemen-2015-07-26``: the conflict or land, and the best day or month there is."""
    days = summary.start or summary.declared
    when = _stamp(days) if days is not None else founder.published[:7] if founder.published else "undated"
    where = founder.conflict or (founder.lands[0].lower() if founder.lands else "truce")
    return f"{re.sub(r'[^a-z0-9]+', '-', where.lower())}-{when}"


def _supported(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Names in order of support; those that few items have are left out."""
    rows = [row for row in values if row]
    count = Counter(name for row in rows for name in row)
    return tuple(sorted((n for n in count if count[n] >= _SUPPORT * len(rows)), key=lambda n: (-count[n], n)))


def _first(values: Iterable[str | None]) -> str | None:
    count = Counter(value for value in values if value is not None)
    return min(count, key=lambda value: (-count[value], value), default=None)


def _date(values: Iterable[str | None]) -> str | None:
    """The best supported date: a day before a month before a year, then by number, then the earliest."""
    count = Counter(value for value in values if days_of(value) is not None)
    return min(count, key=lambda value: (-len(value or ""), -count[value], value or ""), default=None)


def _last_end(traits: Sequence[Traits]) -> str | None:
    """The end of the last period."""
    periods = _periods(traits)
    return periods[-1].end if periods else None


def _periods(traits: Sequence[Traits]) -> tuple[Period, ...]:
    """The truce as it was made, then each extension, in order of their ends."""
    plain = [one for one in traits if not one.extends]
    first = _period(plain) if plain else None
    found = [first] if first is not None else []
    for several in _by_end([one for one in traits if one.extends]):
        ends = _date(one.item.end for one in several)
        if found and ends is not None and ends == found[-1].end:
            continue
        start = _date(one.item.start for one in several if found and one.item.start != found[0].start)
        found.append(Period(start or (found[-1].end if found else None), ends, _ids(several)))
    return tuple(found)


def _period(traits: Sequence[Traits]) -> Period | None:
    told = [one for one in traits if one.start or one.end or one.declared or one.item.duration_days]
    if not told:
        return None
    start = _date(one.item.start for one in told)
    begins = days_of(start)
    ends = (one.item.end for one in told if one.end and (begins is None or one.end.first >= begins.first))
    end = _date(ends)
    return Period(start, end or _by_duration(start, told), _ids(told))


def _by_duration(start: str | None, traits: Sequence[Traits]) -> str | None:
    """The end that start and duration give, where the start is a day."""
    day = days_of(start)
    days = _first(str(round(one.item.duration_days)) for one in traits if one.item.duration_days)
    if day is None or not day.is_day or days is None or day.first + int(days) > LAST:
        return None
    return stamp_of(day.first + int(days))


def _by_end(traits: Sequence[Traits]) -> list[list[Traits]]:
    """Extensions whose ends are the same, in order; those without an end are told by nothing and make one."""
    rows: list[list[Traits]] = []
    for one in sorted((one for one in traits if one.end), key=lambda one: (one.end, one.item.id)):
        last = rows[-1][-1].end if rows else None
        if last is not None and one.end is not None and last.gap(one.end) <= _NEAR:
            rows[-1].append(one)
        else:
            rows.append([one])
    open_ended = [one for one in traits if not one.end]
    return [*rows, *([open_ended] if open_ended and not rows else [])]


def _ids(traits: Sequence[Traits]) -> tuple[str, ...]:
    return tuple(sorted(one.item.id for one in traits))


def _stamp(days: Days) -> str:
    first = stamp_of(days.first)
    return first if days.is_day else first[:7] if days.is_fine else first[:4]
