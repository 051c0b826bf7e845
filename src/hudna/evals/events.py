"""Events: violence that is told as having happened, and the realis of everything that is named."""

from hudna.evals.matching import likeness, paired, spare
from hudna.evals.tally import At, Sheet
from hudna.evals.wire_rows import Row, rows, span_at, toll, word, words
from hudna.types.event import ATTACKS

_GENERAL = "attack"  # the word for violence of a kind that the text does not tell


def score_events(sheet: Sheet, labelled: Row, read: Row) -> None:
    """Violent events that are asserted, their arguments, and whether anything named is told as what it is.

    Optional ones are neither asked nor extra.
    """
    told, pool = _told(labelled), _told(read)
    asked = [one for one in told if not one.get("optional")]
    match = paired(asked, pool, _alike)
    tally = sheet.count("events")
    for at, event in enumerate(asked):
        if at in match:
            tally.right += 1
            _arguments(sheet, event, pool[match[at]])
        else:
            tally.missed += 1
            sheet.miss("events", labelled=_title(sheet, event), read="nothing", at=_at(event, {}))
    left = spare(pool, match)
    for extra in spare(left, paired([one for one in told if one.get("optional")], left, _alike)):
        if not extra.get("optional"):
            tally.extra += 1
            sheet.miss("events", labelled="nothing", read=_title(sheet, extra), at=_at({}, extra))
    _realis(sheet, rows(labelled, "events"), rows(read, "events"))


def _told(reading: Row) -> list[Row]:
    return [
        one
        for one in rows(reading, "events")
        if one.get("type") in ATTACKS and (one.get("realis") or "asserted") == "asserted"
    ]


def _alike(one: Row, other: Row) -> float:
    return likeness(span_at(one, "trigger"), span_at(other, "trigger")) if _same_type(one, other) else 0.0


def _same_type(one: Row, other: Row) -> bool:
    kinds = {word(one, "type"), word(other, "type")}
    return len(kinds) == 1 or (_GENERAL in kinds and kinds <= ATTACKS)


def _title(sheet: Sheet, event: Row) -> str:
    return f"{word(event, 'type')}: {sheet.words(span_at(event, 'trigger'))}"


def _at(event: Row, read: Row) -> At:
    return [span_at(event, "trigger")], [span_at(read, "trigger")]


def _arguments(sheet: Sheet, event: Row, read: Row) -> None:
    at, names = _at(event, read), sheet.names
    for role, also in (("actors", "probable_actors"), ("targets", "")):
        found = [*words(read, role), *words(read, also)]
        for one in words(event, role):
            right = any(names.same(one, other) for other in found)
            sheet.judge(f"event_{role}", right=right, labelled=one, read=found, at=at)
    for field in ("killed", "wounded"):
        wanted, got = toll(event, field), toll(read, field)
        if wanted is not None:
            sheet.judge(field, right=wanted == got, labelled=_range(wanted), read=_range(got), at=at)
        elif field == "killed" and field in event:
            sheet.judge("killed_not_invented", right=got is None, labelled="", read=_range(got), at=at)
    if place := word(event, "place"):
        found_place = word(read, "place")
        right = names.same_place(place, found_place)
        sheet.judge("event_place", right=right, labelled=place, read=found_place, at=at)
    if day := word(event, "date"):
        found_day = word(read, "date")
        sheet.judge("event_date", right=found_day == day, labelled=day, read=found_day, at=at)


def _range(found: tuple[int | None, int | None] | None) -> str:
    if found is None:
        return ""
    low, high = found
    return str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"


def _realis(sheet: Sheet, asked: list[Row], pool: list[Row]) -> None:
    """Of the events that were found, of whatever type and realis."""
    for at, other in paired(asked, pool, _alike).items():
        wanted, found = asked[at].get("realis"), pool[other].get("realis")
        if wanted is not None:
            where = _at(asked[at], pool[other])
            sheet.judge("realis", right=wanted == found, labelled=wanted, read=found, at=where)
