"""Years: عام 2014, سنة 1436هـ, and the year behind a month."""

from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import Found, over
from hudna.extract.times.seen import Seen

YEARS = range(1000, 2200)
RECENT = range(1900, 2101)


def read_year(seen: Seen, at: int) -> Found | None:
    """عام 2014, سنة 1436هـ, في 2019."""
    clues = seen.clues
    head = clues.word(at, "year_word")
    numeral = clues.whole(head.last) if head is not None else clues.whole(at)
    if numeral is None:
        return None
    year, start = int(numeral.low), head.start if head is not None else numeral.start
    hijri = clues.word(numeral.last, "hijri_era") if head is not None else None
    if hijri is not None and not hijri.sense.proclitic:
        return _hijri_year(seen, at, start, year, hijri.last)
    if year not in (YEARS if head is not None else RECENT):
        return None
    if head is None and not (numeral.digits and _year_in_context(seen, at, numeral.last)):
        return None
    era = clues.word(numeral.last, "era")
    last = era.last if era is not None and not era.sense.proclitic else numeral.last
    return Found(at, last, start, over(cal.year_span(year), "year", dated=True))


def _hijri_year(seen: Seen, at: int, start: int, year: int, last: int) -> Found:
    """A Hijri year, with the Gregorian one that may stand beside it: 666هـ / 1268م."""
    clues = seen.clues
    numeral = clues.whole(clues.past(last, "/-(–"))
    if numeral is not None and int(numeral.low) in YEARS:
        closed = clues.after(clues.past(numeral.last, "/"), "era")
        return Found(at, closed, start, over(cal.year_span(int(numeral.low)), "year", dated=True))
    return Found(at, last, start, over(cal.hijri_year(year), "year", dated=True))


def _year_in_context(seen: Seen, at: int, last: int) -> bool:
    """A bare year stands after a preposition and counts nothing."""
    clues = seen.clues
    if clues.word(last, "era") is not None and len(clues.form(last)) == 1:
        return True
    tokens = clues.page.tokens
    counts = (
        last < len(tokens)
        and tokens[last].kind == "word"
        and not clues.form(last).startswith(("و", "ب", "ا", "ل", "ك", "م", "ف"))
    )
    return clues.word(at - 1, "year_context") is not None and not counts and clues.form(at).isdecimal()


def year_number(seen: Seen, at: int) -> tuple[int, int] | None:
    """(year, token after it): 2017, عام 2017, من العام 2017م, 1439هـ."""
    clues = seen.clues
    inner = clues.past(at, ",،")
    inner = clues.after(inner, "of")
    head = clues.word(inner, "year_word")
    numeral = clues.whole(head.last if head is not None else inner)
    if numeral is None or int(numeral.low) not in YEARS or numeral.proclitic:
        return None
    if not numeral.digits and head is None:
        return None
    hijri = clues.word(numeral.last, "hijri_era")
    era = clues.word(numeral.last, "era")
    if head is None and inner > at and clues.form(at) not in {",", "،"} and hijri is None and era is None:
        return None  # "May, of 2017 families"
    closed = next((word.last for word in (hijri, era) if word and not word.sense.proclitic), numeral.last)
    return int(numeral.low), closed
