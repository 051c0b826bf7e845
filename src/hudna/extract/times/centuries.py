"""Decades and centuries: التسعينيات, القرن التاسع عشر, العقد الأول من القرن الحادي والعشرين."""

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import NO_ANCHOR, Found, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.vocabulary import Word

_LATEST = 25  # centuries
_THIS = 1900  # التسعينيات without a century are those of the twentieth
_DECADE = "X"


def read_decade(seen: Seen, at: int) -> Found | None:
    """التسعينيات, ثمانينيات القرن الماضي; somebody in his seventies is no time."""
    clues = seen.clues
    word = clues.word(at, "decade")
    if word is None or clues.word(word.last + 1, "age") is not None or clues.word(word.last, "age") is not None:
        return None
    century = _century(seen, word.last)
    if century is None:
        span = _years(_THIS + word.value, 10)
        return seen.found(word, word.last, over(span, "vague", dated=True)) if word.sense.definite else None
    first, last = century
    if first is None:
        return seen.found(word, last, without(NO_ANCHOR, "vague"))
    return seen.found(word, last, over(_years(first - 1 + word.value, 10), "vague", dated=True))


def read_century(seen: Seen, at: int) -> Found | None:
    """القرن التاسع عشر, القرن الماضي; العقد الثاني من القرن الحادي والعشرين."""
    clues = seen.clues
    century = _century(seen, at)
    if century is not None:
        span = _years(century[0], 100) if century[0] is not None else None
        moment = over(span, "vague", dated=True) if span is not None else without(NO_ANCHOR, "vague")
        return Found(at, century[1], clues.page.tokens[at].start, moment)
    unit, which = clues.word(at, "unit"), clues.word(at + 1, "ordinal", "final")
    if unit is None or unit.value != _DECADE or not unit.sense.definite:
        return None
    if which is None or clues.word(which.last, "of") is None:
        return _ten_years(seen, unit)
    century = _century(seen, clues.after(which.last, "of"))
    if century is None or century[0] is None:
        return None
    number = 10 if which.kind == "final" else which.value
    if not 1 <= number <= 10:
        return None
    return seen.found(unit, century[1], over(_years(century[0] - 1 + 10 * (number - 1), 10), "vague", dated=True))


def _ten_years(seen: Seen, unit: Word) -> Found | None:
    """العقد الماضي: ten years up to publication, or from it on."""
    shift = seen.clues.shift(unit.last)
    if shift is None or shift[0] not in {-1, 1}:
        return None
    if seen.anchor is None:
        return seen.found(unit, shift[1], without(NO_ANCHOR, "vague"))
    first, last = sorted((seen.anchor, cal.months(seen.anchor, 120 * shift[0])))
    return seen.found(unit, shift[1], over(Span(first, last), "vague", approximate=True))


def _century(seen: Seen, at: int) -> tuple[int | None, int] | None:
    """(its first year, the token after it); no year where it is told from an unknown day of publication."""
    clues = seen.clues
    head = clues.word(at, "century")
    if head is None:
        return None
    shift = clues.shift(head.last)
    if shift is not None:
        number = (seen.anchor.year - 1) // 100 + 1 + shift[0] if seen.anchor is not None else None
        return (number - 1) * 100 + 1 if number is not None else None, shift[1]
    word, ordinal = clues.word(head.last, "ordinal"), clues.ordinals.get(head.last)
    number, last = (word.value, word.last) if word is not None else (0, head.last)
    if ordinal is not None and ordinal.last > last:
        number, last = int(ordinal.low), ordinal.last
    if word is None and ordinal is None and (numeral := clues.whole(head.last)) is not None:
        number, last = int(numeral.low), numeral.last
    if not 1 <= number <= _LATEST or clues.word(last, "hijri_era", "before_christ") is not None:
        return None
    return (number - 1) * 100 + 1, last


def _years(first: int, count: int) -> Span:
    return cal.year_span(first, first + count - 1)
