"""Shingles: every run of some words of a report, as numbers, and a sample of them.

Two reports that share a passage share its shingles (Broder, "On the resemblance and containment of documents", 1997).
Of a report's shingles only some are kept, chosen by winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms
for document fingerprinting", 2003): the smallest of every window of neighbours. What is chosen depends on the passage
alone, so that a passage copied whole is chosen alike in both reports, and one that is as long as a window cannot be missed.
"""

from collections import deque
from collections.abc import Sequence
from hashlib import blake2b

SHINGLE = 5  # words: four are common phrases of the trade, six break at every second edit
WINDOW = 20  # shingles: of a long report one in about ten is kept, and no shared run of 24 words is missed
_SHORT = (
    8  # a report gets at least about twice so many: a window of a narrower report chooses all that a wider one does
)


def shingles(words: Sequence[str]) -> tuple[int, ...]:
    """The shingles of folded words in order, as signed 64-bit numbers that are the same on every machine.

    A text of fewer words than a shingle has is one shingle; no words have none.
    """
    if len(words) < SHINGLE:
        return (_number(words),) if words else ()
    return tuple(_number(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _number(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def sample(numbers: Sequence[int]) -> tuple[int, ...]:
    """The shingles that stand for all of them: sorted, distinct; about a tenth of a long report, more of a short one."""
    window = max(1, min(WINDOW, len(numbers) // _SHORT))
    return tuple(sorted(set(_smallest(numbers, window))))


def _smallest(numbers: Sequence[int], window: int) -> list[int]:
    """The smallest number of each window, in linear time: ``waiting`` rises, and its head is the smallest in reach."""
    waiting: deque[int] = deque()
    out: list[int] = []
    for at, number in enumerate(numbers):
        while waiting and numbers[waiting[-1]] >= number:
            waiting.pop()
        waiting.append(at)
        if waiting[0] <= at - window:
            waiting.popleft()
        if at >= window - 1:
            out.append(numbers[waiting[0]])
    return out
