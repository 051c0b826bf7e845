"""How one report repeats another: a candidate pair compared word by word, with the passages and the grounds.

What is measured is containment (Broder 1997): how much of the *shorter* report stands in the other. A report that an
agency's text was cut down to has little resemblance to it and is wholly contained in it. Thresholds, and why they are as
they are: ``docs/origins.md``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import and_, gt

from hudna.link.body import Body, days_apart
from hudna.link.forms import slots, strange
from hudna.link.passages import Run, covered, runs
from hudna.link.shingles import SHINGLE
from hudna.types.judgement import Ground
from hudna.types.origin import Likeness, Passage, Relation

WHOLE = 0.75  # of the shorter report, where the longer one begins with it: it was cut from that one, or taken further
MUTUAL = (
    0.5,
    0.4,
)  # of the shorter, of the longer, where the longer one's lead is shared or it opens with the shorter one's
HEADLESS = (
    0.7,
    0.5,
)  # of the shorter, of the longer, where it does not: what is shared may be background, or a second item
LED = (0.2, 15)  # of the shorter, and words behind its lead, where both begin alike: one story, taken further by each
BRIEF = 0.4  # of the shorter, where both begin alike and there is little behind the lead
LEAD = 0.4  # of the first words after the title
CREDITED = 0.3  # of the shorter, where one says that it is from the other's outlet
COPY = 0.9  # of either: what differs is a title or a word here and there
WEEK = 7  # days: what is printed again later is printed whole, and what is alike in part is a form or background
STRANGE = 0.6  # of a report's names are not in the other
LEAD_SHARED = "lead_shared"  # the ground that both begin alike
_LEAD_WORDS = 30
_SHOWN = 3  # grounds of one kind
_FEW = 4  # names of which a share says something
VOICE = 0.25  # of the words of either report are one person's: it is about what he said
STATED = (25, 8)  # words of his that both print alike, and so many of them in a row
STATED_SHARE = 0.2  # of the shorter


@dataclass(frozen=True, slots=True)
class _Side:
    """One report's part in a comparison; shares are of its words."""

    body: Body
    share: float  # of its words that weigh
    worded: float  # of those of them that are no names: two who tell of one thing both name it
    beyond: int  # words shared behind the lead, names left out
    begun: float  # of its lead: the first words after the head
    led: float  # of its lead, found among the first words of the other
    strange: float  # of its names, those that the other has not
    of: float  # of its shingles


def likeness(one: Body, other: Body) -> Likeness | None:
    """How two reports repeat each other; ``None`` where they have no passage in common.

    ``a`` of the answer is the one that was published first, whatever the order of the arguments.
    """
    a, b = sorted(_without_lists(one, other), key=lambda body: body.order)
    short, long = sorted((a, b), key=lambda body: (len(body.words), body.order))
    found = runs(short.words, long.words)
    if not found:
        return None
    of_short = _side(short, long, [(run.a, run.b, run.length) for run in found])
    of_long = _side(long, short, [(run.b, run.a, run.length) for run in found])
    relation, grounds = _relation(of_short, of_long, found)
    first = of_short if short is a else of_long
    second = of_long if short is a else of_short
    return Likeness(
        a=a.report,
        b=b.report,
        relation=relation,
        of_a=round(first.of, 4),
        of_b=round(second.of, 4),
        passages=tuple(_passages(short, long, found, short is a)),
        grounds=grounds,
    )


def _without_lists(one: Body, other: Body) -> tuple[Body, Body]:
    """The two, without the weight of their lists of headlines where both are pages of one outlet."""
    if one.outlet is None or one.outlet != other.outlet:
        return one, other
    return _without_list(one), _without_list(other)


def _without_list(body: Body) -> Body:
    if not any(body.listed):
        return body
    counts, wording = (tuple(map(gt, marks, body.listed)) for marks in (body.counts, body.wording))
    return replace(body, counts=counts, wording=wording)


def _passages(short: Body, long: Body, found: Sequence[Run], in_order: bool) -> list[Passage]:
    pairs = [(short.span(r.a, r.a + r.length), long.span(r.b, r.b + r.length)) for r in found]
    out = [Passage(one, two) if in_order else Passage(two, one) for one, two in pairs]
    return sorted(out, key=lambda passage: (passage.a, passage.b))


def _side(body: Body, other: Body, pairs: Sequence[tuple[int, int, int]]) -> _Side:
    """A side of a comparison. ``pairs`` are the runs: where in this one, where in the other, how many words."""
    spans = [(at, at + length) for at, _, length in pairs]
    marks = covered(spans, len(body.words))
    lead, wording = _lead(body), body.wording
    names = {one.name for one in body.names}
    weighed = max(1, sum(wording[lead.start : lead.stop]))
    return _Side(
        body=body,
        share=_weight(body.counts, marks, range(len(marks))) / max(1, sum(body.counts)),
        worded=_weight(wording, marks, range(len(marks))) / max(1, sum(wording)),
        beyond=_weight(wording, marks, range(lead.stop, len(marks))),
        begun=_weight(wording, marks, lead) / weighed,
        led=_weight(wording, covered(_openings(other, pairs), len(marks)), lead) / weighed,
        strange=len({one.name for one in strange(body, other)}) / len(names) if len(names) >= _FEW else 0.0,
        of=_shared_shingles(marks, spans) / max(1, len(body.words) - SHINGLE + 1),
    )


def _weight(counts: Sequence[bool], marks: Sequence[bool], words: range) -> int:
    """How many of some words are marked and weigh."""
    return sum(marks[at] and counts[at] for at in words)


def _lead(body: Body) -> range:
    """The first words after the head that weigh, and those between; the head itself where there is hardly more."""
    wording = body.wording
    at = body.head if sum(wording[body.head :]) * 2 >= _LEAD_WORDS else 0
    start, counted = at, 0
    while at < len(body.words) and counted < _LEAD_WORDS:
        counted += wording[at]
        at += 1
    return range(start, at)


def _openings(other: Body, pairs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The runs as far as they lie in the other's head and first words."""
    opening = _lead(other).stop + _LEAD_WORDS
    return [(at, at + min(length, opening - there)) for at, there, length in pairs if there < opening]


def _shared_shingles(marks: Sequence[bool], spans: Sequence[tuple[int, int]]) -> int:
    """How many shingles lie in a shared run; those of runs that overlap are counted once."""
    starts = [False] * len(marks)
    for first, last in spans:
        stop = max(first + 1, last - SHINGLE + 1)
        starts[first:stop] = [True] * (stop - first)
    return sum(starts)


def _relation(short: _Side, long: _Side, found: Sequence[Run]) -> tuple[Relation, tuple[Ground, ...]]:
    """The relation and what speaks for and against it."""
    words = _shares("words_shared", short, long, short.share, long.share)
    against = _form(short, long, found)
    if against:
        return "shared_passage", (words, *against)
    credit = _credit(short.body, long.body)
    led = min(short.led, long.led) >= LEAD
    for_it = (words, *((_shares(LEAD_SHARED, short, long, short.led, long.led),) if led else ()), *credit)
    if min(short.share, long.share) >= COPY:
        return "copy", for_it
    apart = days_apart(short.body, long.body)
    if apart is not None and apart >= WEEK:
        return "shared_passage", (*for_it, Ground("days_apart", "against", (str(apart),)))
    if short.share >= WHOLE and long.begun >= LEAD:
        return "copy" if short.share >= COPY else "edited_copy", for_it
    most = MUTUAL if max(short.led, long.begun) >= LEAD else HEADLESS
    if (short.share >= most[0] and long.share >= most[1]) or (led and _follows(short)):
        return "edited_copy", for_it
    if _taken(short, long, credit):
        return "attribution", for_it
    return _stated(short, long, found, words) or ("shared_passage", for_it)


def _taken(short: _Side, long: _Side, credit: Sequence[Ground]) -> bool:
    """Whether one says that it prints the other's outlet, and prints the lead of that report."""
    said = any(ground.kind == "credits_outlet" for ground in credit)
    return said and short.share >= CREDITED and max(short.begun, long.begun) >= LEAD


def _follows(short: _Side) -> bool:
    """Whether a report that begins as another does also goes on so: titles and honours alone fill a lead."""
    return short.worded >= BRIEF or (short.worded >= LED[0] and short.beyond >= LED[1])


def _form(short: _Side, long: _Side, found: Sequence[Run]) -> tuple[Ground, ...]:
    """What shows that two reports are one form filled in twice: alike in words, about other people and places."""
    out = [
        Ground("names_in_one_place", "against", _in_order(short.body, long.body, slot.a, slot.b))
        for slot in slots(short.body, long.body, found)[:_SHOWN]
    ]
    if min(short.strange, long.strange) >= STRANGE:
        out.append(_shares("names_of_its_own", short, long, short.strange, long.strange, "against"))
    return tuple(out)


def _in_order(one: Body, other: Body, of_one: str, of_other: str) -> tuple[str, str]:
    return (of_one, of_other) if one.order <= other.order else (of_other, of_one)


def _shares(kind: str, one: _Side, other: _Side, of_one: float, of_other: float, speaks: str = "for") -> Ground:
    values = sorted(((one.body, of_one), (other.body, of_other)), key=lambda pair: pair[0].order)
    return Ground(kind, "against" if speaks == "against" else "for", tuple(f"{share:.2f}" for _, share in values))


def _credit(one: Body, other: Body) -> tuple[Ground, ...]:
    """One says that its text is from the other's outlet; or both from one agency, which is shown and decides nothing.

    Every second report credits one of three agencies, and their reports of one war share their background.
    """
    out = []
    first, second = sorted((one, other), key=lambda body: body.order)
    for body, source in ((second, first), (first, second)):
        if source.outlet and source.outlet in body.credits:
            out.append(Ground("credits_outlet", "for", (body.report, source.outlet)))
    common = sorted(set(one.credits) & set(other.credits))
    if common:
        out.append(Ground("credits_same", "neither", tuple(common)))
    return tuple(out)


def _stated(
    short: _Side, long: _Side, found: Sequence[Run], *grounds: Ground
) -> tuple[Relation, tuple[Ground, ...]] | None:
    """Both are made of what one person said, in the same words: a statement, a speech, a press conference.

    A body is no such voice: a monitor or a ministry says many things in a day.
    """
    source = _voice(short.body)
    if source is None or source != _voice(long.body) or short.share < STATED_SHARE:
        return None
    in_short, in_long = _spoken(short.body, source), _spoken(long.body, source)
    if sum(in_short) < VOICE * len(in_short) or sum(in_long) < VOICE * len(in_long):
        return None
    alike = [sum(map(and_, in_short[r.a : r.a + r.length], in_long[r.b : r.b + r.length])) for r in found]
    if sum(alike) < STATED[0] or max(alike) < STATED[1]:
        return None
    return "same_statement", (Ground("same_words_of", "for", (source, str(sum(alike)))), *grounds)


def _voice(body: Body) -> str | None:
    """The person whom a report quotes most, by name."""
    persons = {one.name for one in body.names if one.kind == "person"}
    said = Counter[str]()
    for quote in body.quotes:
        if quote.source in persons:
            said[quote.source] += quote.last - quote.first
    return min(said, key=lambda name: (-said[name], name)) if said else None


def _spoken(body: Body, source: str) -> list[bool]:
    return covered([(q.first, q.last) for q in body.quotes if q.source == source], len(body.words))
