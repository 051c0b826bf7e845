"""How a truce stood over time, from what was said of it, by three clocks: announced, in force, observed.

A phase is what sources say, whoever they are: whether to believe it is told by the assessment of its proposition. What was
said against it stays with it. The state as of a day follows from rules in a fixed order, each with a code in ``why``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.assess.bearings import bearing_of
from hudna.assess.days import first_day, is_day, last_day, later
from hudna.types import Bearing, Proposition, Testimony
from hudna.types.life_cycle import Clock, LifeCycle, Phase, State

SILENT_DAYS = 90  # after the last report nobody knows whether a truce without an end still stands
_LAST = "9999"
_SOUGHT = frozenset({"calls_for", "asks", "promises", "asserts"})  # of "there is a truce", left open: it is sought
# What an affirmed proposition makes of a truce, on which clock.
_AFFIRMED: Mapping[str, tuple[State, Clock]] = {
    "exists": ("announced", "announced"), "declared": ("announced", "announced"), "declared_by": ("announced", "announced"),
    "accepted": ("accepted", "announced"), "started": ("in_force", "in_force"), "extended": ("extended", "in_force"),
    "ended": ("expired", "in_force"), "holding": ("in_force", "observed"), "breached": ("violated", "observed"),
    "collapsed": ("collapsed", "observed"),
}  # fmt: skip
_BREACHES = frozenset({"breached", "casualties"})
_ORDER: tuple[State, ...] = (
    "proposed", "refused", "denied", "announced", "accepted", "extended", "in_force", "violated", "collapsed", "expired",
)  # fmt: skip
_RANK: Mapping[State, int] = {state: rank for rank, state in enumerate(_ORDER)}
_WITHOUT_TRUCE: tuple[tuple[State, str], ...] = (
    ("denied", "only_denied"), ("refused", "refused"), ("proposed", "only_sought"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes testimonies one phase."""

    state: State
    clock: Clock
    on: str | None
    who: str | None = None
    until: str | None = None


def life_cycle(
    testimonies: Iterable[Testimony], origin_of: Mapping[str, str] | None = None, as_of: str | None = None
) -> LifeCycle:
    """The life of one truce from the testimonies about it, as known on ``as_of`` (ISO day; ``None``: after the last report).

    With ``as_of`` only what was published by then counts, and what has no day is left out. Without ``origin_of`` each
    report counts as an origin.
    """
    told = [one for one in testimonies if as_of is None or (one.said is not None and one.said <= as_of)]
    told.sort(
        key=lambda one: (one.said or _LAST, one.report, one.claim, one.content.start, one.proposition.key, one.source)
    )
    last_word = max((one.said for one in told if one.said), default=None)
    announced, in_force = _days(told, "declared", origin_of), _days(told, "started", origin_of)
    start = _earliest(in_force) or _earliest(announced)
    phases = _phases([one for one in told if not is_before(one, start)], origin_of or {})
    phases += _reckoned(told, origin_of or {})
    phases.sort(key=_moment)
    today = as_of or last_word
    now, why = _now(_Past(phases, today, last_word))
    return LifeCycle(
        phases=tuple(phases), now=now, why=why, as_of=today, observed=_observed(phases, today),
        announced=announced, in_force=in_force, ends=_days(told, "ended", origin_of), last_word=last_word,
    )  # fmt: skip


def began(life: LifeCycle) -> str | None:
    """The first day (ISO) on which a truce may have been broken: the earliest start that a source gives, else the earliest
    announcement; ``None`` where no day is given."""
    return _earliest(life.in_force) or _earliest(life.announced)


def is_before(one: Testimony, start: str | None) -> bool:
    """Whether what a testimony says of a breach was before a truce began, so that it cannot be a breach of it.

    A breach without a day was before it where it was told of before.
    """
    broken = one.proposition.kind in _BREACHES or (one.proposition.kind == "holding" and _bearing(one) == "denies")
    if start is None or not broken:
        return False
    day = one.proposition.date or one.said
    return day is not None and last_day(day) < first_day(start)


def _bearing(one: Testimony) -> Bearing:
    return bearing_of(one.act, one.proposition.kind, one.factuality)


def _earliest(days: Iterable[str]) -> str | None:
    return min((day for day in days if is_day(day)), default=None)


# ---------------------------------------------------------------------------------------------------- phases


def _phases(told: Sequence[Testimony], origin_of: Mapping[str, str]) -> list[Phase]:
    said: dict[_Key, list[Testimony]] = defaultdict(list)
    against: dict[Proposition, list[Testimony]] = defaultdict(list)
    for one in told:
        key = _key(one)
        if key is not None:
            said[key].append(one)
        if bearing_of(one.act, one.proposition.kind, one.factuality) == "denies":
            against[one.proposition].append(one)
    return [_phase(key, rows, against, origin_of) for key, rows in said.items()]


def _key(one: Testimony) -> _Key | None:
    """The phase that a testimony speaks for; ``None`` for what is no state of a truce."""
    proposition = one.proposition
    bearing = bearing_of(one.act, proposition.kind, one.factuality)
    voice = _voice(one)
    if one.act == "refuses" and proposition.kind in ("exists", "accepted", "declared_by", "party"):
        return None if one.factuality == "unknown" else _Key("refused", "announced", None, proposition.value or voice)
    if proposition.kind == "exists" and bearing != "affirms":
        if bearing == "open" and one.act in _SOUGHT:
            return _Key("proposed", "announced", None)
        return _Key("denied", "announced", None, voice) if bearing == "denies" else None
    if proposition.kind == "holding" and bearing == "denies":
        return _Key("violated", "observed", proposition.date or one.said)
    if bearing != "affirms" or proposition.kind not in _AFFIRMED:
        return None
    state, clock = _AFFIRMED[proposition.kind]
    return _affirmed(one, state, clock)


def _affirmed(one: Testimony, state: State, clock: Clock) -> _Key:
    proposition = one.proposition
    if proposition.kind in ("declared", "started", "ended"):
        return _Key(state, clock, proposition.value)
    if proposition.kind in ("declared_by", "accepted"):
        return _Key(state, clock, proposition.date, proposition.value)
    if proposition.kind == "extended":
        return _Key(state, clock, proposition.date, until=proposition.value)
    if proposition.kind == "holding":
        return _Key(state, clock, proposition.date or one.said)
    return _Key(state, clock, proposition.date, proposition.actor)


def _phase(
    key: _Key,
    rows: Sequence[Testimony],
    against: Mapping[Proposition, list[Testimony]],
    origin_of: Mapping[str, str],
) -> Phase:
    denied = key.state in ("denied", "refused", "proposed") or rows[0].act in ("accuses", "denies")
    propositions = dict.fromkeys(one.proposition for one in rows)
    contrary = () if denied and key.state != "violated" else _contrary(propositions, rows, against)
    return Phase(
        state=key.state, clock=key.clock, on=key.on, known=min((one.said for one in rows if one.said), default=None),
        who=key.who, until=key.until, testimonies=tuple(rows), against=contrary,
        origins=len({origin_of.get(one.report, one.report) for one in rows}),
    )  # fmt: skip


def _contrary(
    propositions: Iterable[Proposition], rows: Sequence[Testimony], against: Mapping[Proposition, list[Testimony]]
) -> tuple[Testimony, ...]:
    denials = [one for proposition in propositions for one in against.get(proposition, ())]
    inside = frozenset(rows) if denials else frozenset()
    return tuple(one for one in denials if one not in inside)


def _reckoned(told: Sequence[Testimony], origin_of: Mapping[str, str]) -> list[Phase]:
    """The end that start and length come to, where each is given once and no end is given."""
    rows = {
        kind: [
            one
            for one in told
            if one.proposition.kind == kind
            and one.proposition.value
            and bearing_of(one.act, one.proposition.kind, one.factuality) == "affirms"
        ]
        for kind in ("started", "duration", "ended")
    }
    starts = {one.proposition.value for one in rows["started"]}
    lengths = {one.proposition.value for one in rows["duration"]}
    if rows["ended"] or len(starts) != 1 or len(lengths) != 1:
        return []
    start, length = starts.pop(), lengths.pop()
    if start is None or length is None or not is_day(start):
        return []
    try:
        end = later(start, round(float(length)))
    except OverflowError:
        return []  # past the end of the calendar
    both = (*rows["started"], *rows["duration"])
    return [
        Phase(
            state="expired", clock="in_force", on=end, derived="start_plus_duration",
            known=max((one.said for one in both if one.said), default=None), testimonies=both,
            origins=len({origin_of.get(one.report, one.report) for one in both}),
        )
    ]  # fmt: skip


def _moment(phase: Phase) -> tuple[str, int, str, str]:
    return phase.on or phase.known or _LAST, _RANK.get(phase.state, 0), phase.who or "", phase.until or ""


def _days(told: Iterable[Testimony], kind: str, origin_of: Mapping[str, str] | None) -> tuple[str, ...]:
    """The values that sources give, those with most origins first."""
    rows = {
        (one.proposition.value, (origin_of or {}).get(one.report, one.report))
        for one in told
        if one.proposition.kind == kind
        and one.proposition.value
        and bearing_of(one.act, one.proposition.kind, one.factuality) == "affirms"
    }
    counts = Counter(value for value, _ in rows)
    return tuple(value for value, _ in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


# ---------------------------------------------------------------------------------------------------- as of a day


@dataclass(frozen=True, slots=True)
class _Past:
    """What is behind a day: the phases that have come by then."""

    phases: Sequence[Phase]
    today: str | None
    last_word: str | None

    def of(self, *states: State, clock: Clock | None = None) -> list[Phase]:
        """The phases of these states that have come, in order of time."""
        return [
            phase
            for phase in self.phases
            if phase.state in states and clock in (None, phase.clock) and self._has_come(phase)
        ]

    def _has_come(self, phase: Phase) -> bool:
        if phase.on is None or self.today is None:
            return True
        if phase.state == "expired":
            return last_day(phase.on) < last_day(self.today)
        return first_day(phase.on) <= last_day(self.today)


def _now(past: _Past) -> tuple[State, str]:
    """The state and the code of the rule that gave it; the first rule that holds."""
    # What is only sought makes no truce; a plan to keep one is an announcement.
    begun = past.of("announced", "accepted", "in_force", "extended", "violated", "collapsed", "expired")
    if not begun:
        return _before(past)
    ended = _ended(past)
    if ended is not None:
        return ended
    if _is_contested(past):
        return "contested", "affirmed_and_denied"
    if _is_long_silent(past):
        return "unknown", "no_word_since"
    return _standing(past)


def _before(past: _Past) -> tuple[State, str]:
    """How things stand where nobody says that there is a truce by now."""
    if any(phase.state in ("announced", "in_force") for phase in past.phases):
        return "announced", "start_to_come"
    return next(((state, why) for state, why in _WITHOUT_TRUCE if past.of(state)), ("unknown", "nothing_said"))


def _ended(past: _Past) -> tuple[State, str] | None:
    """Collapse or end, unless a later phase has it go on."""
    for phase in reversed(past.of("collapsed")):
        if not any(_goes_on_after(phase, later_one) for later_one in past.of("extended", "in_force")):
            if phase.against:
                return "contested", "collapse_denied"
            alone = sum(one.origins for one in past.of("collapsed")) < 2
            return "collapsed", "one_origin_says_so" if alone else "said_to_have_collapsed"
    return None if _goes_on(past) else _expired(past)


def _goes_on_after(collapse: Phase, other: Phase) -> bool:
    """Whether another phase is later than a collapse and was told after it: a start once planned is no sign of life."""
    told = any(one.said is not None and one.said > (collapse.known or _LAST) for one in other.testimonies)
    return told and _moment(other)[0] > _moment(collapse)[0]


def _expired(past: _Past) -> tuple[State, str] | None:
    """The last end that is past, by what gave it."""
    ends = past.of("expired")
    if any(phase.until for phase in past.of("extended")):
        return "expired", "extension_past"
    if not ends:
        return None
    return "expired", "end_reckoned_and_past" if ends[-1].derived else "end_past" if ends[-1].on else "said_to_be_over"


def _goes_on(past: _Past) -> bool:
    """Whether some end given is still to come, an extension has none, or it was seen to hold after the last end."""
    extensions = past.of("extended")
    planned = [phase.on for phase in past.phases if phase.state == "expired" and phase.on]
    ends = planned + [phase.until for phase in extensions if phase.until]
    if any(phase.until is None for phase in extensions):
        return True
    if past.today is not None and any(last_day(end) >= last_day(past.today) for end in ends):
        return True
    last = max([*ends, *(_moment(phase)[0] for phase in past.of("expired"))], default=_LAST)
    return any(_moment(phase)[0] > last for phase in past.of("in_force", clock="observed"))


def _is_contested(past: _Past) -> bool:
    """Whether some say that there is such a truce, or that a party accepted it, and others that there is none.

    Who changed its mind since does not stand against itself.
    """
    standing = past.of("announced", "accepted", "in_force", "extended")
    said = _last_words(one for phase in standing for one in phase.testimonies)
    refused = {one for phase in past.of("refused") for one in phase.testimonies}
    denied = {one for phase in past.of("denied") for one in phase.testimonies}
    if any(not _took_back(one, said) for one in denied):
        return True
    for phase in past.of("accepted"):
        contrary = {*phase.against, *(one for one in refused if phase.who in (_voice(one), one.proposition.value))}
        accepted = _last_words(phase.testimonies)
        if any(not _took_back(one, accepted) for one in contrary):
            return True
    return False


def _last_words(testimonies: Iterable[Testimony]) -> Mapping[str, str]:
    """The last day on which each voice spoke."""
    last: dict[str, str] = {}
    for one in testimonies:
        if one.said is not None:
            last[_voice(one)] = max(one.said, last.get(_voice(one), ""))
    return last


def _took_back(one: Testimony, last: Mapping[str, str]) -> bool:
    """Whether the same voice said the contrary on a later day."""
    return one.said is not None and last.get(_voice(one), "") > one.said


def _voice(one: Testimony) -> str:
    return one.speaks_for or one.source


def _is_long_silent(past: _Past) -> bool:
    if past.today is None or past.last_word is None:
        return False
    return (last_day(past.today) - last_day(past.last_word)).days > SILENT_DAYS


def _standing(past: _Past) -> tuple[State, str]:
    """How a truce stands that is neither over nor contested."""
    seen = [phase for phase in past.of("violated", "in_force") if phase.clock == "observed"]
    if seen:
        last = max(_moment(phase)[0] for phase in seen)
        if any(phase.state == "violated" and _moment(phase)[0] == last for phase in seen):
            return "violated", "breaches_said_last"
    if past.of("extended"):
        return "extended", "extended"
    if seen:
        return "in_force", "seen_to_hold"
    if past.of("in_force", clock="in_force"):
        return "in_force", "start_past"
    accepted = past.of("accepted")
    return ("accepted", "accepted") if accepted else ("announced", "announced")


def _observed(phases: Sequence[Phase], today: str | None) -> State:
    """What was last seen on the ground; of one day the worse."""
    past = _Past(phases, today, None)
    seen = [phase for phase in past.of("in_force", "violated", "collapsed") if phase.clock == "observed"]
    return max(seen, key=lambda phase: (_moment(phase)[0], _RANK[phase.state])).state if seen else "unknown"
