"""How a truce stood over time, by three clocks, and whether the fighting changed with it."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.proposition import Testimony

State = Literal[
    "proposed", "announced", "accepted", "in_force", "extended", "violated", "collapsed", "expired", "refused", "denied",
    "contested", "unknown",
]  # fmt: skip
Clock = Literal["announced", "in_force", "observed"]
Change = Literal["fell", "rose", "no_clear_change", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A state that sources say a truce was in.

    ``on`` is the ISO day (or month, or year) they give, ``None`` where nobody dates it. ``known`` is the day of the first
    report that says so: from then on it was known. ``until`` is the day to which an extension runs. ``who`` is the party
    that it is said of. ``derived`` says how a day was reckoned that no source gives.
    """

    state: State
    clock: Clock
    on: str | None
    known: str | None
    who: str | None = None
    until: str | None = None
    testimonies: tuple[Testimony, ...] = ()
    against: tuple[Testimony, ...] = ()
    origins: int = 0  # behind those who say so
    derived: Literal["start_plus_duration"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeCycle:
    """The phases in order of time, and how the truce stands as of a day.

    ``why`` is a code for the rule that gave ``now``. ``announced``, ``in_force`` and ``ends`` are the days that sources
    give, those with most origins first: more than one is a contradiction, kept. ``observed`` is what was last seen on the
    ground, ``unknown`` where nobody tells. ``last_word`` is the day of the last report.
    """

    phases: tuple[Phase, ...]
    now: State
    why: str
    as_of: str | None
    observed: State
    announced: tuple[str, ...] = ()
    in_force: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    last_word: str | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """What was reported of one day within the scope of a truce: violent events, killed in them, and reports published."""

    day: str
    events: int
    killed: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeInViolence:
    """Violent events a day after a truce began, against before, in windows of the same length.

    ``ratio`` is the rate after over the rate before, ``low`` and ``high`` its exact 95 % interval (``None``: without
    bound). ``change`` is ``unknown`` where too little was reported to tell, with the reason in ``unknown``: silence is not
    calm. ``reports_before`` and ``reports_after`` stand beside it for that reason.
    """

    window: int  # days
    days_before: int
    days_after: int
    before: int
    after: int
    killed_before: int
    killed_after: int
    reports_before: int
    reports_after: int
    ratio: float | None
    low: float | None
    high: float | None
    change: Change
    unknown: str | None = None
