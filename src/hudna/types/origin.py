"""Reports that repeat one another."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.judgement import Ground
from hudna.types.span import Span

Relation = Literal["copy", "edited_copy", "same_statement", "attribution", "shared_passage"]
# Relations that put two reports behind one origin; a shared passage (background, a formula) is shown and joins nothing.
JOINING: frozenset[str] = frozenset({"copy", "edited_copy", "same_statement", "attribution"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports: where they stand in each."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How one report repeats another. ``of_a`` and ``of_b`` are the shares of each one's shingles found in the other."""

    a: str
    b: str
    relation: Relation
    of_a: float
    of_b: float
    passages: tuple[Passage, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A group of reports that counts once. ``first`` is the earliest published of them, as far as days are known."""

    id: str
    reports: tuple[str, ...]
    first: str
    credited: str | None = None  # the agency, outlet or body whose words they are, where a report says so
