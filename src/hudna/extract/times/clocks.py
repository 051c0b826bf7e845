"""Clock times, in digits and in words."""

from hudna.extract.times.moments import NO_ANCHOR, Found, Moment
from hudna.extract.times.seen import Seen


def read_clock(seen: Seen, at: int) -> Found | None:
    """الساعة 11:59 مساء, الساعة (11) ليلا, الساعة الثانية عشرة والنصف."""
    clues = seen.clues
    head = clues.word(at, "clock")
    if head is None:
        return None
    last = _hour(seen, clues.past(head.last, "("))
    if last is None:
        return None
    hour = clues.form(clues.past(head.last, "("))
    moment = _at_clock(seen, int(hour) if hour.isdecimal() else None)
    return seen.found(head, _clock_end(seen, clues.past(last, ")")), moment)


def _hour(seen: Seen, at: int) -> int | None:
    """The token after an hour with its minutes."""
    clues = seen.clues
    word = clues.word(at, "ordinal")
    if (minutes := _minutes(seen, at)) is not None:
        return minutes
    numeral = clues.numerals.get(at)  # "four and a half" is an hour too
    if numeral is not None and not numeral.percent and numeral.high is not None and 0 <= numeral.low <= 24:
        return numeral.last
    return word.last if word is not None and 1 <= word.value <= 12 else None


def _minutes(seen: Seen, at: int) -> int | None:
    """The token after 11:59 or 11:59:30."""
    clues, tokens, last = seen.clues, seen.clues.page.tokens, at
    hour = clues.form(at)
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24):
        return None
    while clues.form(last + 1) == ":" and clues.form(last + 2).isdecimal() and len(clues.form(last + 2)) <= 2:
        if tokens[last + 2].start - tokens[last].end > 1:
            break
        last += 2
    return last + 1 if last > at else None


def _clock_end(seen: Seen, last: int) -> int:
    clues = seen.clues
    last = clues.after(last, "half")
    minutes = clues.numerals.get(last + 1) if clues.form(last) == "و" else clues.numerals.get(last)
    if minutes is not None and clues.word(minutes.last, "clock_units"):
        last = minutes.last + 1
    last = clues.after(clues.past(last, "،"), "clock_tail")
    zone = clues.word(last, "zone")
    if zone is None:
        return last
    return zone.last + 1 if zone.sense.form == "بتوقيت" and zone.last < len(clues.page.tokens) else zone.last


def read_bare_clock(seen: Seen, at: int) -> Found | None:
    """3:20, 12 ونصف مساء, الثانية عشرة ظهرا: a clock time by its colon or by the part of the day after it."""
    clues = seen.clues
    tokens = clues.page.tokens
    minutes = _minutes(seen, at) if clues.form(at).isdecimal() else None
    if minutes is not None and clues.form(at - 1) != ":":
        return Found(at, _clock_end(seen, minutes), tokens[at].start, _at_clock(seen))
    last = _hour(seen, at)
    if last is None:
        return None
    half = clues.after(last, "half")
    tail = clues.word(half, "clock_tail")
    if tail is None or len(tail.sense.form) == 1 or tail.sense.proclitic:
        return None
    return Found(at, tail.last, tokens[at].start, _at_clock(seen))


def _at_clock(seen: Seen, hour: int | None = None) -> Moment:
    if seen.anchor is None:
        return Moment(unknown=NO_ANCHOR, granularity="hour", clock=True, hour=hour)
    return Moment(seen.anchor, seen.anchor, "hour", clock=True, hour=hour)
