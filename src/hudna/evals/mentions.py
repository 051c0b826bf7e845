"""Mentions: the days that times denote, names and places."""

from collections.abc import Iterator

from hudna.evals.matching import likeness, paired, shared, spare
from hudna.evals.tally import Sheet
from hudna.evals.wire_rows import Row, rows, span_of, word


def score_times(sheet: Sheet, labelled: Row, read: Row) -> None:
    """Time expressions that were labelled with a day, a month or a year."""
    found = rows(read, "times")
    for time in rows(labelled, "times"):
        here, day = span_of(time), word(time, "earliest")
        near = [one for one in found if shared(here, span_of(one))]
        right = any(word(one, "earliest").startswith(day) for one in near)
        where = [here], [span_of(one) for one in near]
        told = [word(one, "earliest") or "no value" for one in near]
        sheet.judge("times", right=right, labelled=f"{sheet.words(here)} = {day}", read=told, at=where)


def score_spans(sheet: Sheet, what: str, labelled: Row, read: Row) -> None:
    """Names or places, by whether the same words were marked."""
    asked, pool = list(_spans(labelled, what)), list(_spans(read, what))
    match = paired(asked, pool, lambda one, other: likeness(span_of(one), span_of(other)))
    tally = sheet.count(what)
    tally.right += len(match)
    for at, one in enumerate(asked):
        if at not in match:
            tally.missed += 1
            sheet.miss(what, labelled=sheet.words(span_of(one)), read="nothing", at=([span_of(one)], ()))
    for one in spare(pool, match):
        tally.extra += 1
        sheet.miss(what, labelled="nothing", read=sheet.words(span_of(one)), at=((), [span_of(one)]))


def _spans(reading: Row, what: str) -> Iterator[Row]:
    return (one for one in rows(reading, what) if span_of(one))
