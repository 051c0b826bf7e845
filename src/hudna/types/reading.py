"""Everything one report was found to say."""

from dataclasses import dataclass, field
from typing import Literal

from hudna.types.claim import Claim
from hudna.types.event import Event
from hudna.types.mention import Mention
from hudna.types.report import Report
from hudna.types.span import Span
from hudna.types.truce import Truce


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, and where the text says it (``None`` where it was given from outside)."""

    date: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the page that is not the report."""

    start: int
    end: int
    kind: Literal["cookie_notice", "comment_form", "photo_credit", "copyright", "related_link", "widget", "navigation"]
    text: str = field(default="", compare=False)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Names that may be one and the same, for a person to judge; never merged by Hudna."""

    same: tuple[str, ...]
    spans: tuple[Span, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What could not be settled, why, and what would settle it."""

    what: str
    why: str
    settle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading contract as values. ``report`` is the text it was made from; it does not travel on the wire."""

    id: str
    language: str
    about_truce: Literal["yes", "no", "figurative"]
    published: Published | None
    outlet: str | None = None
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    furniture: tuple[Furniture, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    truces: tuple[Truce, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    notes: tuple[str, ...] = ()
    report: Report | None = field(default=None, compare=False, repr=False)
