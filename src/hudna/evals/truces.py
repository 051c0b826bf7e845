"""Truces: is there one, and are its fields right?"""

from collections.abc import Callable

from hudna.evals.matching import paired, spare
from hudna.evals.names import Names
from hudna.evals.tally import At, Sheet
from hudna.evals.wire_rows import Row, rows, span_of, word, words
from hudna.types import Span

_LISTS = ("parties", "mediators", "terms")
_ALWAYS = 0.01  # two truces of one report may be the same even where no field agrees


def score_about(sheet: Sheet, labelled: Row, read: Row) -> None:
    """Whether the report is about a truce at all."""
    wanted, found = word(labelled, "about_truce"), word(read, "about_truce")
    tally = sheet.count("truce")
    if wanted == "yes" == found:
        tally.right += 1
    elif "yes" in (wanted, found):
        tally.missed += wanted == "yes"
        tally.extra += found == "yes"
        sheet.miss("truce", labelled=wanted or "nothing", read=found or "nothing")


def score_truces(sheet: Sheet, labelled: Row, read: Row) -> None:
    """The truces of a report and their fields; a truce that was not found has no right field."""
    asked, pool = rows(labelled, "truces"), rows(read, "truces")
    match = paired(asked, pool, lambda one, other: _alike(one, other, sheet.names))
    tally = sheet.count("truces")
    for at, truce in enumerate(asked):
        if at in match:
            tally.right += 1
            _not_invented(sheet, truce, pool[match[at]])
        else:
            tally.missed += 1
            sheet.miss("truces", labelled=_title(truce), read="nothing")
        _fields(sheet, truce, pool[match[at]] if at in match else {})
    for extra in spare(pool, match):
        tally.extra += 1
        sheet.miss("truces", labelled="nothing", read=_title(extra), at=((), _evidence(extra, "parties", "status")))
        for field in _LISTS:
            sheet.count(field).extra += len(words(extra, field))


def _alike(one: Row, other: Row, names: Names) -> float:
    lists = [names.agreement(words(one, field), words(other, field)) for field in ("parties", "places", "mediators")]
    same = [bool(one.get(field) == other.get(field)) for field in ("start", "duration_days")]
    return _ALWAYS + 2 * lists[0] + lists[1] + lists[2] + sum(map(int, same))


def _title(truce: Row) -> str:
    about = "; ".join(", ".join(words(truce, field)) for field in ("parties", "places") if words(truce, field))
    return about or "a truce of unnamed parties"


def _fields(sheet: Sheet, truce: Row, found: Row) -> None:
    for field in _LISTS:
        if field in truce:
            same = _equal if field == "terms" else sheet.names.same
            sheet.compare(field, words(truce, field), words(found, field), same, _at(truce, found, field))
    if areas := words(truce, "places"):
        read = words(found, "places")
        right = any(sheet.names.same_place(one, other) for one in areas for other in read)
        sheet.judge("area", right=right, labelled=areas, read=read, at=_at(truce, found, "places"))
    if statuses := words(truce, "status"):
        read = words(found, "status")
        right = not set(statuses).isdisjoint(read)
        sheet.judge("status", right=right, labelled=statuses, read=read, at=_at(truce, found, "status"))
    if start := word(truce, "start"):
        read_start = word(found, "start")
        right = read_start.startswith(start)
        sheet.judge("start", right=right, labelled=start, read=read_start, at=_at(truce, found, "start"))
    if (days := truce.get("duration_days")) is not None:
        read_days = found.get("duration_days")
        at = _at(truce, found, "duration_days")
        sheet.judge("duration", right=read_days == days, labelled=days, read=read_days, at=at)


def _not_invented(sheet: Sheet, truce: Row, found: Row) -> None:
    if "start" in truce and not truce["start"]:
        read = word(found, "start")
        at = _at(truce, found, "start")
        sheet.judge("start_not_invented", right=not read, labelled="", read=read, at=at)


_equal: Callable[[str, str], bool] = str.__eq__


def _at(truce: Row, found: Row, field: str) -> At:
    return _evidence(truce, field), _evidence(found, field)


def _evidence(truce: Row, *fields: str) -> list[Span]:
    stated = truce.get("evidence")
    if not isinstance(stated, dict):
        return []
    found = [span_of(one) for field in fields for one in stated.get(field) or ()]
    return [one for one in found if one is not None]
