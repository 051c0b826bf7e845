"""How one report repeats another: a candidate pair compared word by word, with the passages and the grounds.

What is measured is containment (Broder 1997): how much of the *shorter* report stands in the other. A report that an
agency's text was cut down to has little resemblance to it and is wholly contained in it. Thresholds, and why they are as
they are: ``docs/origins.md``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import and_

from hudna.link.body import LEAD_WORDS, Body, days_apart
from hudna.link.forms import slots, strange
from hudna.link.names import Named
from hudna.link.passages import Run, covered, joined, runs
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
    own: tuple[Named, ...]  # names that the other has not
    strange: float  # of its names, those
    of: float  # of its shingles


def likeness(one: Body, other: Body) -> Likeness | None:
    """How two reports repeat each other; ``None`` where they have no passage in common.

    ``a`` of the answer is the one that was published first, whatever the order of the arguments.
    """
    a, b = sorted(_weighed(one, other), key=lambda body: body.order)
    short, long = sorted((a, b), key=lambda body: (len(body.words), body.order))
    found = runs(short.grams, long.grams)
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


def _weighed(one: Body, other: Body) -> tuple[Body, Body]:
    """The two, without the weight of their lists of headlines where both are pages of one outlet."""
    if one.outlet is None or one.outlet != other.outlet:
        return one, other
    return one.unlisted, other.unlisted


def _passages(short: Body, long: Body, found: Sequence[Run], in_order: bool) -> list[Passage]:
    pairs = [(short.span(r.a, r.a + r.length), long.span(r.b, r.b + r.length)) for r in found]
    out = [Passage(one, two) if in_order else Passage(two, one) for one, two in pairs]
    return sorted(out, key=lambda passage: (passage.a, passage.b))


def _side(body: Body, other: Body, pairs: Sequence[tuple[int, int, int]]) -> _Side:
    """A side of a comparison. ``pairs`` are the runs: where in this one, where in the other, how many words."""
    shared = joined((at, at + length) for at, _, length in pairs)
    counted, worded, lead, own = body.counted, body.worded, body.lead, strange(body, other)
    weighed = max(1, _weight(worded, [(lead.start, lead.stop)]))
    shingles = joined((at, at + length - SHINGLE + 1) for at, _, length in pairs)
    return _Side(
        body=body,
        share=_weight(counted, shared) / max(1, counted[-1]),
        worded=_weight(worded, shared) / max(1, worded[-1]),
        beyond=_weight(worded, _within(shared, range(lead.stop, len(body.words)))),
        begun=_weight(worded, _within(shared, lead)) / weighed,
        led=_weight(worded, _within(joined(_openings(other, pairs)), lead)) / weighed,
        own=own,
        strange=len({one.name for one in own}) / len(body.named) if len(body.named) >= _FEW else 0.0,
        of=sum(last - first for first, last in shingles) / max(1, len(body.words) - SHINGLE + 1),
    )


def _weight(before: Sequence[int], spans: Iterable[tuple[int, int]]) -> int:
    """How many words of some ranges weigh, where ``before`` says how many do before each word."""
    return sum(before[last] - before[first] for first, last in spans)


def _within(spans: Sequence[tuple[int, int]], words: range) -> list[tuple[int, int]]:
    """What of the ranges lies among some words."""
    start, stop = words.start, words.stop
    return [(max(first, start), min(last, stop)) for first, last in spans if first < stop and last > start]


def _openings(other: Body, pairs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The runs as far as they lie in the other's head and first words."""
    opening = other.lead.stop + LEAD_WORDS
    return [(at, at + min(length, opening - there)) for at, there, length in pairs if there < opening]


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
        for slot in slots(short.body, long.body, found, short.own, long.own)[:_SHOWN]
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
    source = short.body.voice
    if source is None or source != long.body.voice or short.share < STATED_SHARE:
        return None
    in_short, in_long = _spoken(short.body, source), _spoken(long.body, source)
    if sum(in_short) < VOICE * len(in_short) or sum(in_long) < VOICE * len(in_long):
        return None
    alike = [sum(map(and_, in_short[r.a : r.a + r.length], in_long[r.b : r.b + r.length])) for r in found]
    if sum(alike) < STATED[0] or max(alike) < STATED[1]:
        return None
    return "same_statement", (Ground("same_words_of", "for", (source, str(sum(alike)))), *grounds)


def _spoken(body: Body, source: str) -> list[bool]:
    return covered([(q.first, q.last) for q in body.quotes if q.source == source], len(body.words))
