"""Readable ids of groups, made from what they hold."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

MARK = 4  # letters of the hash that an id has at least


def founder_mark(item: str) -> str:
    """The hash of an item, of which a group's id carries the beginning."""
    return sha256(item.encode()).hexdigest()


def new_id(slug: str, founder: str, taken: set[str]) -> str:
    """``yemen-2015-07-26-3fa9``: longer only where such an id is taken."""
    mark = founder_mark(founder)
    length = MARK
    while (made := f"{slug}-{mark[:length]}") in taken:
        length += 2
    return made


def inherited(groups: Sequence[Sequence[str]], known: Mapping[str, str]) -> dict[int, str]:
    """Which group (by number) keeps which known id: the greatest overlap first, an id and a group once each."""
    overlap: dict[tuple[int, str], int] = defaultdict(int)
    for number, items in enumerate(groups):
        for item in items:
            if item in known:
                overlap[number, known[item]] += 1
    kept: dict[int, str] = {}
    given: set[str] = set()
    for number, name in sorted(overlap, key=lambda pair: (-overlap[pair], pair[1], min(groups[pair[0]]))):
        if number not in kept and name not in given:
            kept[number] = name
            given.add(name)
    return kept
