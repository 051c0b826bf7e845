"""A stretch of text that may name something, before anyone has said which."""

from dataclasses import dataclass
from typing import Literal

from hudna.rules.lexicon import Hit

CandidateKind = Literal[
    "alias",
    "nominal",
    "nationality",
    "body",
    "person",
    "organisation",
    "source",
    "sides",
    "group",
    "surname",
    "place",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, last)`` at source offsets ``[start, end)``, with every pack reading of them.

    ``role`` bounds the tokens of an office that stands before a person's name. ``found_by`` says who found a name that no
    pack knows.
    """

    kind: CandidateKind
    first: int
    last: int
    start: int
    end: int
    hits: tuple[Hit, ...] = ()
    role: tuple[int, int] | None = None
    found_by: str = "rule"


def without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Earlier candidates in the list win; the result is in text order and shares no token."""
    taken: set[int] = set()
    out = []
    for candidate in candidates:
        tokens = range(candidate.first, candidate.last)
        if not taken.intersection(tokens):
            taken.update(tokens)
            out.append(candidate)
    return sorted(out, key=lambda c: c.first)
