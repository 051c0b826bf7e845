"""What a reading could not settle, and what would settle it."""

from collections.abc import Iterator, Sequence

from hudna.types import Mention, Published, Time, Truce, Unknown


def unknowns(published: Published | None, mentions: Sequence[Mention], truces: Sequence[Truce]) -> tuple[Unknown, ...]:
    """The open questions of a reading, the one that settles most first."""
    return (*_no_date(published, mentions), *_misprints(mentions), *_open_fields(truces))


def _no_date(published: Published | None, mentions: Sequence[Mention]) -> Iterator[Unknown]:
    if published is not None:
        return
    waiting = sum(
        isinstance(mention, Time) and mention.earliest is None and mention.unknown == _NO_DATE for mention in mentions
    )
    wait = "1 time expression waits for it" if waiting == 1 else f"{waiting} time expressions wait for it"
    why = "the text gives no publication date" + (f"; {wait}" if waiting else "")
    yield Unknown("publication date", why, "add --published YYYY-MM-DD")


_NO_DATE = "no publication date"

_MISFIT = "the weekday does not fit the date"


def _misprints(mentions: Sequence[Mention]) -> Iterator[Unknown]:
    """Dates that their own weekday contradicts, each once: the day, the month or the year may be misprinted."""
    told = (mention.text for mention in mentions if isinstance(mention, Time) and mention.unknown == _MISFIT)
    for text in dict.fromkeys(told):
        yield Unknown(f"date “{text}”", _MISFIT, "another report of the same day")


_SETTLE = {
    "start": "the text of the agreement or an announcement with its day",
    "parties": "a report that names who agreed",
    "duration_days": "the text of the agreement",
    "mediators": "a statement by whoever mediated",
}


def _open_fields(truces: Sequence[Truce]) -> Iterator[Unknown]:
    for number, truce in enumerate(truces, start=1):
        for name, settle in _SETTLE.items():
            if name in truce.unknown:
                yield Unknown(f"truce {number}: {name}", truce.unknown[name], settle)
