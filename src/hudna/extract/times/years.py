"""Years: عام 2014, سنة 1436هـ, and the year behind a month."""

from hudna.extract.numbers import Numeral
from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import Found, over
from hudna.extract.times.seen import Seen
from hudna.extract.vocabulary import Word

YEARS = range(1000, 2200)
RECENT = range(1900, 2101)
_HIJRI = range(1, 2200)  # an era may be a wrong one: 2017هـ
_LONGEST = 100  # years in a row of years
_JOINTS = frozenset("/-–")
_AND = "و"


def read_year(seen: Seen, at: int) -> Found | None:
    """عام 2014, سنة 1436هـ, 1442 للهجرة, في 2019, عامي 2014 و2015."""
    clues = seen.clues
    head = clues.word(at, "year_word")
    numeral = clues.whole(head.last) if head is not None else clues.whole(at)
    if numeral is None or clues.word(numeral.last, "before_christ") is not None:
        return None
    year, start = int(numeral.low), head.start if head is not None else numeral.start
    hijri = clues.word(numeral.last, "hijri_era")
    if hijri is not None and not hijri.sense.proclitic and (head is not None or numeral.digits):
        return _hijri_year(seen, at, start, year, hijri.last)
    if year not in (YEARS if head is not None else RECENT):
        return None
    if head is None and not (numeral.digits and _year_in_context(seen, at, numeral.last)):
        return None
    era = clues.word(numeral.last, "era")
    last = era.last if era is not None and not era.sense.proclitic else numeral.last
    return Found(at, last, start, over(cal.year_span(year), "year", dated=True))


def read_years(seen: Seen, at: int) -> Found | None:
    """2011-2015, من عام 2011 إلى 2015, بين عامي 2011 و2015: from the first to the last."""
    clues = seen.clues
    head = clues.word(at, "year_word")
    first = clues.whole(head.last if head is not None else at)
    if first is None or not first.digits or int(first.low) not in RECENT or clues.form(at - 1) in _JOINTS:
        return None
    last = _last_year(seen, first, head)
    if last is None or not first.low < last.low <= first.low + _LONGEST:
        return None
    start = head.start if head is not None else first.start
    span = cal.year_span(int(first.low), int(last.low))
    closed = clues.after(last.last, "era") if len(clues.form(last.last)) == 1 else last.last
    return Found(at, closed, start, over(span, "year", dated=True))


def _last_year(seen: Seen, first: Numeral, head: Word | None) -> Numeral | None:
    """The year behind a joint: a hyphen needs no word before it, "and" needs "between" or "the two years"."""
    clues = seen.clues
    mark = clues.form(first.last)
    before = clues.word((head.first if head is not None else first.first) - 1, "range_from", "year_context")
    apart = mark == _AND
    to = clues.word(first.last, "range_to")
    inner = to.last if to is not None and not apart else first.last + apart
    last = clues.whole(clues.after(inner, "year_word"))
    if last is None or not last.digits or int(last.low) not in RECENT or clues.form(last.last) in _JOINTS:
        return None
    if apart or last.proclitic == _AND:
        between = before is not None and before.kind == "range_from" and before.sense.form != "من"
        two = head is not None and clues.word(head.first, "two") is not None
        return last if between or (two and last.low == first.low + 1) else None
    if last.proclitic or (to is None and mark != "/") or inner < last.first:  # حتى عام 2008 is a year of its own
        return None
    alone = head is not None or (before is not None and before.kind == "year_context")
    if to is not None and alone and clues.word(last.first - 1, "year_context") is not None:
        return None  # and so is حتى 2008
    if mark in _JOINTS:
        touching = clues.page.tokens[first.last].start - first.end <= 1
        return last if touching and (mark != "/" or last.low == first.low + 1) else None
    return last if head is not None or before is not None else None


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
    told = clues.word(at - 1, "year_context") is not None or _is_one_of_several(seen, at)
    return told and not counts and clues.form(at).isdecimal()


def _is_one_of_several(seen: Seen, at: int) -> bool:
    """عامي 2012 و2015, أعوام 2005 و2006 و2007: a year behind the first."""
    clues, joined = seen.clues, False
    while at > 1 and clues.form(at - 1) == _AND and clues.form(at - 2).isdecimal():
        at, joined = at - 2, True
    return joined and clues.word(at - 1, "two") is not None


def year_number(seen: Seen, at: int) -> tuple[int, int] | None:
    """(year, token after it): 2017, عام 2017, من العام 2017م, 1439هـ."""
    clues = seen.clues
    inner = clues.past(at, ",،/-")
    inner = clues.after(inner, "of")
    head = clues.word(inner, "year_word")
    numeral = clues.whole(head.last if head is not None else inner)
    if numeral is None or numeral.proclitic or (not numeral.digits and head is None):
        return None
    hijri = clues.word(numeral.last, "hijri_era")
    if int(numeral.low) not in (_HIJRI if hijri is not None else YEARS):
        return None
    era = clues.word(numeral.last, "era")
    if head is None and inner > at and clues.form(at) not in {",", "،", "/", "-"} and hijri is None and era is None:
        return None  # "May, of 2017 families"
    closed = next((word.last for word in (hijri, era) if word and not word.sense.proclitic), numeral.last)
    return int(numeral.low), closed


def same_year(seen: Seen, at: int) -> int | None:
    """The token after "of the same year"; which one that is, a time before it says."""
    word = seen.clues.word(seen.clues.after(at, "of"), "same_year")
    return None if word is None else word.last
