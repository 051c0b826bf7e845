"""When two names are the same name."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hudna.errors import OptionError

_MARKS = re.compile("['’‘`ʿʾʼ]")
_APART = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"the", "of", "al", "el", "an", "ad", "adh", "ar", "as", "ash", "at", "ath", "az"})
_BRACKETS = re.compile(r"\([^()]*\)")
_AND = re.compile(r"\s+and\s+|\s*&\s*")


@cache
def plain(name: str) -> str:
    """The name without case, accents, points and articles: "Ash-Shaʿar" and "al-Shaar" are one."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    parts = _APART.split(_MARKS.sub("", letters.casefold()))
    kept = [part for part in parts if part and part not in _ARTICLES]
    return " ".join(kept or parts).strip()


class Names:
    """Names that count as the same: those that are alike when plain, and those that a user's file puts together."""

    def __init__(self, others: Mapping[str, Sequence[str]] | None = None) -> None:
        self._groups: dict[str, set[int]] = defaultdict(set)
        for group, (canonical, more) in enumerate((others or {}).items()):
            for name in (canonical, *more):
                self._groups[plain(name)].add(group)

    def same(self, one: str, other: str) -> bool:
        """Whether two names are the same; an empty name is the same as none."""
        first, second = plain(one), plain(other)
        if not first or not second:
            return False
        return first == second or not self._groups.get(first, set()).isdisjoint(self._groups.get(second, ()))

    def same_place(self, one: str, other: str) -> bool:
        """Whether the most precise parts agree: "Maryan, Idlib, Syria" and "Maryan" do, "Maryan" and "Syria" do not."""
        return any(self.same(here, there) for here in _most_precise(one) for there in _most_precise(other))

    def agreement(self, some: Sequence[str], others: Sequence[str]) -> float:
        """F1 of two lists of names; 1 where both are empty."""
        if not some and not others:
            return 1.0
        return 2 * sum(any(self.same(one, two) for two in others) for one in some) / (len(some) + len(others))


def _most_precise(place: str) -> list[str]:
    """The parts before the first comma; what stands in brackets only tells two places of one name apart."""
    return _AND.split(_BRACKETS.sub("", place).split(",")[0].strip())


def read_names(path: Path) -> Names:
    """The names of a JSON file ``{canonical: [others]}``. Raises ``OptionError`` where it is something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(f"{path}: cannot be read ({error.strerror}). Name a file of names.") from None
    except ValueError as error:
        raise OptionError(f'{path}: not JSON ({error}). Write {{"name": ["other name"]}}.') from None
    lists = list(data.values()) if isinstance(data, dict) else [None]
    if not all(isinstance(one, list) and all(isinstance(name, str) for name in one) for one in lists):
        raise OptionError(f'{path}: is no table of names. Write {{"name": ["other name"]}}.')
    return Names(data)
