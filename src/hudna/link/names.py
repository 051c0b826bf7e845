"""The names in a report by which it is known whether another tells of the same: persons, places, bodies, dated days."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.types.mention import Name, Place, Time
from hudna.types.reading import Reading
from hudna.types.span import Span

_LETTERS = 4  # of a word that can tell a name; shorter ones are bin, abu, a title
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name or a dated day at words ``[first, last)``.

    ``kind`` is person, place, land, body or day, ``name`` the canonical name or the number of the day. ``stems`` are its telling
    words without article and proclitics: short ones (bin, abu) only where it has no other.
    """

    kind: str
    name: str
    key: str  # as written, folded
    stems: frozenset[str]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Words:
    """Where each word of a report stands in its text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def of(self, span: Span) -> tuple[int, int]:
        """The words ``[first, last)`` that a span touches; a proclitic written on the first belongs to its word."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))


@dataclass(frozen=True, slots=True)
class Stems:
    """Words without what is glued to their front."""

    heads: tuple[str, ...]

    @classmethod
    def known_to(cls, knowledge: Knowledge) -> "Stems":
        """The article, alone and behind each proclitic, and the proclitics, the longest first."""
        clitics = knowledge.settings["clitics"]
        article, joined, glued = clitics["article"], clitics["joined_article"], clitics["proclitics"]["noun"]
        heads = {article, *glued, *(head + article for head in glued if not head.endswith(joined))}
        return cls(tuple(sorted(heads, key=lambda head: (-len(head), head))))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The word, and what is left of it behind each head that it may carry."""
        return _stems(word, self.heads)

    def telling(self, key: str) -> frozenset[str]:
        """The stems by which a name is known again."""
        words = key.split()
        return frozenset(
            stem for word in ([w for w in words if len(w) >= _LETTERS] or words) for stem in self.of_word(word)
        )


@lru_cache(maxsize=1 << 16)  # the same words stand in every report
def _stems(word: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    return word, *(word[len(head) :] for head in heads if word.startswith(head) and len(word) > len(head) + 2)


def names_of(reading: Reading, text: str, outlet: str | None, place: Words, stems: Stems) -> Iterator[Named]:
    """The proper names of a reading but its outlet's own, and the days that are dated."""
    for mention in reading.mentions:
        first, last = place.of(mention.span)
        key = fold_key(text[mention.start : mention.end]).lower()
        if first == last:
            continue
        if isinstance(mention, Time):
            number = _day_number(mention, key)
            if number is not None and not key.isascii():  # a stamp of the page is no day that the report tells of
                yield Named("day", f"day {number}", key, frozenset(), first, last)
        elif isinstance(mention, Name | Place) and mention.name != outlet and _is_proper(mention):
            yield Named(_kind(mention), mention.name, key, stems.telling(key), first, last)


def _kind(mention: Name | Place) -> str:
    if isinstance(mention, Place):
        return "land" if mention.precision in {"country", "region"} else "place"
    return "person" if mention.kind == "person" else "body"


def _is_proper(mention: Name | Place) -> bool:
    return isinstance(mention, Place) or not (mention.generic or mention.anaphor)


def _day_number(time: Time, key: str) -> int | None:
    """The number of a day that is dated: of the month alone, because one report states the year and its copy does not."""
    numbers = [int(number) for number in _NUMBER.findall(key)]
    if time.granularity != "day" or not numbers:
        return None
    return int(time.earliest[8:10]) if time.earliest else min(numbers)
