"""When a report without a day of publication can have been written.

Whoever speaks in an office holds it, a party exists, and what has a full date was mostly past: three bounds that need no
knowledge of the day. They are wide, and only used to keep truces of other years apart.
"""

from collections.abc import Iterator

from hudna.link.truces.days import days_of, stamp_of
from hudna.link.truces.roster import Roster
from hudna.packs.knowledge import Knowledge
from hudna.types import Name, Reading, Time

_AHEAD = 92  # days that a dated plan may lie ahead of the report: a truce's end, an election
_LEEWAY = 92  # days for who speaks shortly before or after an office
_FIRST, _LAST = 1, 3_652_059  # of the calendar that dates can express


def era_of(
    reading: Reading, knowledge: Knowledge, roster: Roster, parties: tuple[str, ...]
) -> tuple[str | None, str | None]:
    """The first and last possible day of writing (ISO); the day of publication twice where it is known.

    Bounds that contradict one another are worth nothing: both are ``None`` then.
    """
    if reading.published:
        return reading.published.date, reading.published.date
    bounds = [*_of_speakers(reading, knowledge), *_of_parties(roster, parties), *_of_dates(reading)]
    first = max((low for low, _high in bounds), default=_FIRST)
    last = min((high for _low, high in bounds), default=_LAST)
    if first > last:
        return None, None
    return (stamp_of(first) if first > _FIRST else None), (stamp_of(last) if last < _LAST else None)


def _of_speakers(reading: Reading, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    sources = {claim.source_name for claim in reading.claims if claim.source is not None}
    speaking = {
        mention.entry
        for mention in reading.mentions
        if isinstance(mention, Name) and mention.kind == "person" and mention.entry
        if mention.name in sources
    }
    for key in sorted(speaking):
        entry = knowledge.by_wire.get(key)
        roles = entry.get("roles", ()) if entry is not None else ()
        if roles:
            spans = [_span(role.get("from"), role.get("to")) for role in roles]
            low, high = min(low for low, _high in spans), max(high for _low, high in spans)
            yield max(_FIRST, low - _LEEWAY), min(_LAST, high + _LEEWAY)


def _of_parties(roster: Roster, parties: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for party in parties:
        if party in roster.years:
            yield _span(roster.years[party][0], None)  # one that is no more can still be told of


def _of_dates(reading: Reading) -> Iterator[tuple[int, int]]:
    told = [
        day.first
        for mention in reading.mentions
        if isinstance(mention, Time) and mention.granularity in {"day", "month"}
        if (day := days_of(mention.earliest)) is not None
    ]
    if told:
        yield max(told) - _AHEAD, _LAST


def _span(first: str | None, last: str | None) -> tuple[int, int]:
    low, high = days_of(first), days_of(last)
    return (low.first if low else _FIRST), (high.last if high else _LAST)
