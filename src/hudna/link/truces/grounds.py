"""Two truces compared: the grounds for and against their being one, and what they amount to.

A sum of log odds with weights set by hand, after Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969).
"""

from collections.abc import Callable, Iterable, Iterator

from hudna.link.truces.days import Days, stamp_of
from hudna.link.truces.profile import Summary
from hudna.link.truces.weights import DIFFERENT, PRIOR, SAME, WEIGHTS
from hudna.types import Ground, Verdict

SLACK = 2  # days between announcement, start and what papers of the next day write
NEAR = 5
PAPER = 1  # days: what is printed today was written yesterday
GRACE = 3  # days after its end in which "the truce" is still that one
ALIVE = (30, 90)  # days without word after which a truce without an end is less and less the one that is meant
APART = ((3, "spoken_days_apart"), (7, "spoken_week_apart"), (14, "spoken_fortnight_apart"), (31, "spoken_month_apart"))
LATER = 92  # days after the end of a truce after which a report of unknown day hardly speaks of it
_FAR = 4  # times as long
_LIKE = 0.1  # durations that differ by less than a tenth are one


def kinds_of(a: Summary, b: Summary) -> tuple[str, ...]:
    """The kinds of all grounds, in the order in which they are shown."""
    return (*_times(a, b), *_parties(a, b), *_places(a, b), *_channels(a, b), *_natures(a, b))


def score(kinds: tuple[str, ...]) -> float:
    """Log odds that two truces with these grounds are one."""
    return PRIOR + sum(WEIGHTS[kind] for kind in kinds)


def verdict_of(odds: float) -> Verdict:
    """What log odds amount to."""
    return "same" if odds >= SAME else "different" if odds <= DIFFERENT else "unsure"


def grounds_of(kinds: tuple[str, ...], a: Summary, b: Summary) -> tuple[Ground, ...]:
    """The grounds with what was found on both sides."""
    return tuple(_ground(kind, a, b) for kind in kinds)


def _ground(kind: str, a: Summary, b: Summary) -> Ground:
    weight = WEIGHTS[kind]
    return Ground(kind, "for" if weight > 0 else "against" if weight < 0 else "neither", _values(kind, a, b), weight)


# ------------------------------------------------------------------------------------------------------------- when


def _times(a: Summary, b: Summary) -> Iterator[str]:
    if a.opening is not None and b.opening is not None:
        kind = _openings(a, b)
        yield kind
        if kind == "starts_same_year":  # a year holds several; reports of the same days speak of the same one
            yield from (near for near in (_undated(a, b),) if WEIGHTS[near] > 0)
        return
    if a.end is not None and b.end is not None and a.end.gap(b.end) <= 1 and a.end.is_day and b.end.is_day:
        yield "ends_same_day"
    if a.window is not None:
        yield _spoken(b, a)
    elif b.window is not None:
        yield _spoken(a, b)
    else:
        yield _undated(a, b)


def _openings(a: Summary, b: Summary) -> str:
    for later, earlier in ((a, b), (b, a)):
        if later.extends and _goes_on(later, earlier):
            return "goes_on_where_it_ended"
    pairs = [(a.start, b.start)] if a.start and b.start else [(x, y) for x in _opened(a) for y in _opened(b)]
    gap, days, fine = min((x.gap(y), not (x.is_day and y.is_day), not (x.is_fine and y.is_fine)) for x, y in pairs)
    if days:
        return "starts_apart" if gap else "starts_same_year" if fine else "starts_same_month"
    if gap == 0:
        return "starts_same_day"
    return "starts_within_two_days" if gap <= SLACK else "starts_days_apart" if gap <= NEAR else "starts_apart"


def _opened(a: Summary) -> list[Days]:
    return [days for days in (a.start, a.declared) if days is not None]


def _goes_on(later: Summary, earlier: Summary) -> bool:
    if earlier.last_day is None or later.start is None or not later.start.is_fine:
        return False
    if later.start.gap(Days(earlier.last_day, earlier.last_day)) <= GRACE:
        return True
    # By now it is known to have been extended further: what begins within its days was one of its periods.
    begun = earlier.opening
    return begun is not None and begun.last + GRACE < later.start.first <= earlier.last_day


def _spoken(told: Summary, known: Summary) -> str:
    """How the day of the reports without a window lies to the window of the other."""
    window = known.window
    assert window is not None  # noqa: S101 - the caller asked
    if told.first_written is None or told.last_written is None:
        return _by_era(told, known, window)
    if told.last_written < window.first and _is_awaited(told, known):
        return "spoken_while_awaited"
    if told.last_written < window.first:
        near = window.first - told.last_written <= GRACE
        return "spoken_before" if not near else "announced_just_before" if told.announced else "spoken_just_before"
    if told.ended and known.start is not None and told.last_written < known.start.first:
        return "spoken_before"  # none is broken before it begins
    if told.past:
        return "spoken_of_past_one"
    if known.next_begins is not None and told.first_written >= known.next_begins:
        return "spoken_after_next"
    if known.last_day is None:
        return _in_open_window(told.first_written, max(window.first, known.last_written or window.first))
    if told.first_written <= known.last_day + PAPER:
        return "spoken_within"
    late = told.first_written - known.last_day
    if told.extends and late <= ALIVE[0]:
        return "extended_after_end"
    return "spoken_just_after" if late <= GRACE and told.ended else "spoken_after"


def _is_awaited(told: Summary, known: Summary) -> bool:
    """Whether others spoke of the truce by then: it was announced, and had not begun."""
    return (
        known.first_written is not None
        and told.last_written is not None
        and not (told.ended or told.past)
        and known.first_written <= told.last_written
    )


def _in_open_window(day: int, last_heard: int) -> str:
    silent = day - last_heard
    return "open_window" if silent <= ALIVE[0] else "open_window_long" if silent <= ALIVE[1] else "open_window_stale"


def _by_era(told: Summary, known: Summary, window: Days) -> str:
    if told.latest is not None and told.latest < window.first:
        return "other_era"
    late = told.earliest is not None and known.last_day is not None and told.earliest > known.last_day + LATER
    return "other_era" if late else "no_time"


def _undated(a: Summary, b: Summary) -> str:
    if None in (a.first_written, b.first_written):
        return "other_era" if _eras_apart(a, b) else "no_time"
    gap = Days(a.first_written, a.last_written).gap(Days(b.first_written, b.last_written))  # type: ignore[arg-type]
    return next((kind for most, kind in APART if gap <= most), "spoken_apart")


def _eras_apart(a: Summary, b: Summary) -> bool:
    (low_a, high_a), (low_b, high_b) = _era(a), _era(b)
    return (high_a is not None and low_b is not None and high_a < low_b) or (
        high_b is not None and low_a is not None and high_b < low_a
    )


def _era(a: Summary) -> tuple[int | None, int | None]:
    """The days in which it can have been spoken of."""
    return (a.first_written, a.last_written) if a.first_written is not None else (a.earliest, a.latest)


# -------------------------------------------------------------------------------------------------------------- who


def _parties(a: Summary, b: Summary) -> Iterator[str]:
    if not a.parties or not b.parties:
        return
    shared = a.parties & b.parties
    if a.parties == b.parties and len(a.parties) > 1:
        yield "same_parties"
    elif a.fronts & b.fronts or len(shared) > 1:
        yield "same_adversaries"
    elif shared:
        # The Houthis and whom? With one side named nothing speaks against it; with two others it is another truce.
        yield "some_parties" if _one_sided(a) or _one_sided(b) else "other_adversary"
    elif a.parties & b.backing or b.parties & a.backing:
        yield "parties_and_backers"
    elif a.camps & b.camps and (_one_sided(a) or _one_sided(b)):
        yield "same_camp"
    else:
        yield "other_parties"


def _one_sided(a: Summary) -> bool:
    return not a.fronts and len(a.parties) < 2


# ------------------------------------------------------------------------------------------------------------ where


def _places(a: Summary, b: Summary) -> Iterator[str]:
    if a.lands and b.lands and not a.lands & b.lands:
        yield "other_country"
        return
    if a.spots & b.spots and not (a.nationwide and b.nationwide):
        yield "same_spot"
    elif a.nationwide and b.nationwide:
        yield "same_country"
    elif a.local and b.local:
        yield from _areas(a, b)
    elif a.areas & b.areas:
        yield "same_area"
    elif (a.local and b.nationwide) or (b.local and a.nationwide):
        yield "local_and_nationwide"


def _areas(a: Summary, b: Summary) -> Iterator[str]:
    if a.areas & b.areas:
        yield "same_area"
    elif (a.areas or a.spots) and (b.areas or b.spots):
        yield "other_area"


# ----------------------------------------------------------------------------------- through whom, and what it is called


def _channels(a: Summary, b: Summary) -> Iterator[str]:
    shared = a.mediators & b.mediators
    if shared:
        yield "same_mediator" if shared - a.neutral - b.neutral else "same_neutral_mediator"
    elif a.mediators - a.neutral and b.mediators - b.neutral:
        yield "other_mediators"
    if a.deals and b.deals:
        yield "same_deal" if a.deals & b.deals else "other_deal"
    if a.round is not None and b.round is not None:
        yield "same_round" if a.round == b.round else "other_round"


# -------------------------------------------------------------------------------------------------------- what it is


def _natures(a: Summary, b: Summary) -> Iterator[str]:
    if a.real != b.real:
        yield "proposed_and_real"
    elif not a.real:
        yield "both_proposed"
    if any(one.opening is None and not one.central for one in (a, b)):
        yield "told_in_passing"
    if a.several or b.several:
        yield "speaks_of_several"
    if a.purposes and b.purposes:
        yield "same_purpose" if a.purposes & b.purposes else "other_purpose"
    if a.duration and b.duration and not (a.extends or b.extends):
        yield _lengths(a.duration, b.duration)
    if a.halt != b.halt:
        yield "halt_and_agreement"
    if a.origins & b.origins:
        yield "same_origin"


def _lengths(one: float, other: float) -> str:
    short, long = sorted((one, other))
    if long - short <= _LIKE * long:
        return "same_duration"
    return "far_duration" if long >= _FAR * short else "other_duration"


# ------------------------------------------------------------------------------------------------------- what was found


def _values(kind: str, a: Summary, b: Summary) -> tuple[str, ...]:
    """What a ground stands on, as the renderer may show it: of ``a``, then of ``b``."""
    if kind.startswith(("starts", "goes")):
        return _stamps(a.opening, b.opening)
    if kind.startswith("ends"):
        return _stamps(a.end, b.end)
    if kind.startswith(("spoken", "open", "other_era")):
        return tuple(stamp for one in (a, b) for stamp in _spans(one))
    found = _NAMES.get(kind)
    return () if found is None else tuple(sorted(found(a, b)))


def _stamps(*days: Days | None) -> tuple[str, ...]:
    return tuple(_stamp(one) for one in days if one is not None)


def _stamp(days: Days) -> str:
    first = stamp_of(days.first)
    return first if days.is_day else first[:7] if days.is_fine else first[:4]


def _spans(a: Summary) -> Iterator[str]:
    """Window, or days of the reports, as ``first/last``."""
    window, low, high = a.window, *_era(a)
    if window is not None:
        yield f"{stamp_of(window.first)}/{'..' if a.last_day is None else stamp_of(window.last)}"
    else:
        yield f"{'..' if low is None else stamp_of(low)}/{'..' if high is None else stamp_of(high)}"


_NAMES: dict[str, Callable[[Summary, Summary], Iterable[str]]] = {
    "same_parties": lambda a, b: a.parties & b.parties,
    "same_adversaries": lambda a, b: (a.parties & b.parties) or (a.parties | b.parties),
    "some_parties": lambda a, b: a.parties & b.parties,
    "same_camp": lambda a, b: a.parties | b.parties,
    "parties_and_backers": lambda a, b: (a.parties & b.backing) | (b.parties & a.backing),
    "other_adversary": lambda a, b: a.parties ^ b.parties,
    "other_parties": lambda a, b: a.parties | b.parties,
    "same_spot": lambda a, b: a.spots & b.spots,
    "same_area": lambda a, b: a.areas & b.areas,
    "same_country": lambda a, b: a.lands & b.lands,
    "other_area": lambda a, b: a.areas | b.areas,
    "other_country": lambda a, b: a.lands | b.lands,
    "same_mediator": lambda a, b: a.mediators & b.mediators,
    "same_neutral_mediator": lambda a, b: a.mediators & b.mediators,
    "other_mediators": lambda a, b: a.mediators | b.mediators,
    "same_deal": lambda a, b: a.deals & b.deals,
    "other_deal": lambda a, b: a.deals | b.deals,
    "same_round": lambda a, _b: {str(a.round)},
    "other_round": lambda a, b: {str(a.round), str(b.round)},
    "same_purpose": lambda a, b: a.purposes & b.purposes,
    "other_purpose": lambda a, b: a.purposes | b.purposes,
    "same_duration": lambda a, _b: {f"{a.duration:g}"},
    "far_duration": lambda a, b: {f"{a.duration:g}", f"{b.duration:g}"},
    "other_duration": lambda a, b: {f"{a.duration:g}", f"{b.duration:g}"},
    "same_origin": lambda a, b: a.origins & b.origins,
}
