"""A truce in the terms of the ETH/PRIO Civil Conflict CeaseFire dataset, each answer with its words or its reason."""

from dataclasses import dataclass

from hudna.types.span import Span
from hudna.types.truce import Truce


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A truce as one report has it; ``report`` is the id of the version, ``published`` its ISO day."""

    report: str
    truce: Truce
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """The words of one report that an answer stands on; no spans where the report states it without words of its own."""

    report: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer, the reports behind it and the number of their origins."""

    value: str
    supports: tuple[Support, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One variable. ``values`` is empty where it is unknown, and ``unknown`` then says why, as a code.

    ``code`` is the figure of the dataset where its meaning is known and one figure says it; ``None`` elsewhere.
    ``names`` are who is meant (mediators, guarantors, monitors). ``answers`` are all that reports give, those with most
    origins first, so that a lost vote is not lost from sight.
    """

    values: tuple[str, ...] = ()
    code: int | None = None
    unknown: str | None = None
    names: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def value(self) -> str | None:
        """The one value, or the first of several; ``None``: unknown."""
        return self.values[0] if self.values else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The variables of one truce as of a day.

    ``ended`` is one of in_force, reached_its_end, collapsed, never_took_effect, extended; ``ended_on`` an ISO day.
    """

    truce_class: Coded
    side: Coded
    purposes: Coded
    written: Coded
    mediated: Coded
    mechanism: Coded
    enforcement: Coded
    partial: Coded
    fixed: Coded
    fixed_time: Coded
    ended: Coded
    ended_on: Coded
    as_of: str | None = None
