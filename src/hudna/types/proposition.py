"""What is claimed of a truce, without who claimed it, and the testimonies that bear on it."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.claim import Act, Factuality, SourceType
from hudna.types.event import Toll
from hudna.types.span import Span

PropositionKind = Literal[
    "exists",  # there is (or was) such a truce
    "party",  # value: a party it binds
    "declared_by",  # value: who announced it as theirs
    "accepted",  # value: a party; it agreed to it (denied or refused: it did not)
    "mediated",  # value: mediator
    "guaranteed",  # value: guarantor
    "monitored",  # value: monitor
    "declared",  # value: ISO day it was announced
    "started",  # value: ISO day, or None: it came into force, day not given
    "ended",  # value: ISO day or None: it is (to be) over
    "duration",  # value: days
    "extended",  # value: ISO day until which, or None
    "term",  # value: a term of the contract (withdrawal, aid_access …)
    "covers",  # value: place
    "written",  # value: None; there is a signed text
    "holding",  # it is being kept, calm is observed
    "collapsed",  # it is over because it was broken or left
    "breached",  # by ``actor`` at ``place`` on ``date``; value: type of the event
    "casualties",  # of a breach or during the truce: ``measure`` killed, wounded, displaced, with ``toll``
    "violations_total",  # a counted total: ``toll``, ``value`` the definition in the owner's words where given
]
Interest = Literal[
    "party", "ally", "mediator", "third_party", "monitor", "media", "anonymous", "document", "seen", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is claimed of one truce. Two claims with equal propositions speak of the same thing.

    ``value`` is a canonical name, an ISO date, a number of days or a code, by ``kind``. A proposition of another value
    of the same ``slot`` competes with it where a truce has only one such value (its start) and not where it has many
    (its parties).
    """

    kind: PropositionKind
    value: str | None = None
    actor: str | None = None
    place: str | None = None
    date: str | None = None
    measure: Literal["killed", "wounded", "displaced"] | None = None
    toll: Toll | None = None

    @property
    def key(self) -> str:
        """One string for equal propositions, fit for an index."""
        toll = f"{self.toll.min}..{'' if self.toll.max is None else self.toll.max}" if self.toll else None
        parts = (self.kind, self.value, self.actor, self.place, self.date, self.measure, toll)
        return "|".join(part or "" for part in parts)

    @property
    def exclusive(self) -> bool:
        """Whether a truce has one value of this kind only, so that two values contradict each other."""
        return self.kind in _EXCLUSIVE


_EXCLUSIVE = frozenset({"declared", "started", "ended", "duration"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """A claim as it bears on one proposition of one truce.

    ``truce`` is the number of the truce in its reading, ``claim`` the number of the claim there. ``source`` is the
    canonical name of the speaker, or the words that stand for him ("an informed source"); for the outlet's own voice the
    outlet. ``speaks_for`` is the party, state or body whose voice it is, where packs know it. ``said`` is the day of
    publication (ISO), ``None`` where nobody knows. ``evidence`` holds the words the proposition stands on, ``content``
    the words of the claim, both in the report's text.
    """

    proposition: Proposition
    act: Act
    factuality: Factuality
    report: str  # id of the version of the report
    truce: int
    claim: int
    source: str
    source_type: SourceType
    speaks_for: str | None
    own_voice: bool
    via: str | None  # the outlet that the source spoke to, where the report names it
    outlet: str | None
    said: str | None
    content: Span
    evidence: tuple[Span, ...] = ()
    cue: Span | None = None
