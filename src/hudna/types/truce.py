"""What one report says of one truce."""

from dataclasses import dataclass, field
from typing import Literal

from hudna.types.span import Span

TruceKind = Literal["agreement", "declaration", "de_facto_halt"]
Status = Literal[
    "proposed",
    "announced",
    "in_force",
    "extended",
    "violated",
    "collapsed",
    "expired",
    "refused",
    "denied",
    "contested",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A stated reason for a truce, a halt or a failure: the words, whose reason it is, and the claim that gives it."""

    span: Span
    of: tuple[str, ...] = ()
    claim: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """One truce as one report has it. Every stated field has its words in ``evidence``; every other its reason in
    ``unknown``. Dates are ISO (YYYY, YYYY-MM or YYYY-MM-DD), never filled in from the date of publication."""

    kind: TruceKind = "agreement"
    name: str | None = None
    parties: tuple[str, ...] = ()
    declared_by: tuple[str, ...] = ()
    accepted_by: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    venue: str | None = None
    declared: str | None = None
    start: str | None = None
    end: str | None = None
    duration_days: float | None = None
    extendable: bool | None = None
    side: Literal["unilateral", "bilateral", "multilateral"] | None = None
    truce_class: Literal["cessation", "cessation_with_compliance", "definitive"] | None = None
    written: bool | None = None
    purposes: tuple[str, ...] = ()
    status: Status = "announced"
    terms: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
