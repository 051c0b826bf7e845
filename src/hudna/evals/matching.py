"""Which labelled item is which read one: likeness of stretches of text, and matching one to one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hudna.types import Span

_ENOUGH = 0.5  # share of the shorter stretch that must lie in the longer one
_STRETCH = 4  # how many times longer the longer one may be …
_SLACK = 60  # … or by how many characters: a short content is often read with its whole sentence

Labelled = TypeVar("Labelled")
Read = TypeVar("Read")


def shared(one: Span | None, other: Span | None) -> int:
    """How many characters two spans share."""
    if one is None or other is None:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def likeness(one: Span | None, other: Span | None) -> float:
    """Dice's coefficient of two spans by characters: 1 for the same span, 0 for spans that share nothing."""
    if one is None or other is None:
        return 0.0
    return 2 * shared(one, other) / (one.end - one.start + other.end - other.start)


def same_stretch(one: Span | None, other: Span | None) -> bool:
    """Whether two spans may hold the same statement: half of the shorter lies in the longer, which is no whole page."""
    if one is None or other is None:
        return False
    short, long = sorted((one.end - one.start, other.end - other.start))
    return shared(one, other) >= _ENOUGH * short and (long <= _STRETCH * short or long - short <= _SLACK)


def paired(
    labelled: Sequence[Labelled], read: Sequence[Read], alike: Callable[[Labelled, Read], float]
) -> dict[int, int]:
    """Index of a labelled item → index of the read one, each at most once, the most alike first; 0 never matches."""
    candidates = [
        (-value, at, other)
        for at, one in enumerate(labelled)
        for other, two in enumerate(read)
        if (value := alike(one, two)) > 0
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _value, at, other in sorted(candidates):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def spare(read: Sequence[Read], match: dict[int, int]) -> list[Read]:
    """What was read and matches nothing."""
    taken = set(match.values())
    return [one for at, one in enumerate(read) if at not in taken]
