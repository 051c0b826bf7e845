"""Who says what."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.span import Span

Act = Literal[
    "asserts", "denies", "refuses", "accuses", "calls_for", "declines_to_comment",
    "warns", "threatens", "promises", "asks", "speculates",
]  # fmt: skip
SourceType = Literal[
    "official", "spokesperson", "anonymous_source", "party_media", "media", "activist", "resident",
    "monitor", "mediator", "document", "evidence", "other",
]  # fmt: skip
Factuality = Literal["certain", "probable", "possible", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A source, a cue, a content, an act. ``source`` and ``cue`` are ``None`` for the outlet's own voice.

    ``rule`` names the shape and the pack entry that found it; ``answers`` is the id of the claim it denies or repeats;
    ``truces`` holds indices into the reading's truces; ``via`` is the outlet it was said to; ``hedge`` the word that
    weakens it.
    """

    id: int
    source: Span | None
    source_name: str | None
    source_type: SourceType
    cue: Span | None
    content: Span
    act: Act
    factuality: Factuality = "certain"
    about_truce: bool = False
    truces: tuple[int, ...] = ()
    answers: int | None = None
    hedge: Span | None = None
    via: str | None = None
    inside: int | None = None  # the claim whose content this one was found in
    rule: str | None = None
