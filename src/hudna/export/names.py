"""How actors, places and sources are named in running English and Arabic."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hudna.export.labels import Lang
from hudna.types import Claim, Name, Place, Reading, Span

_SEVERAL = " + "  # between the names of sources that speak with one voice
_SHOWN = 4  # names in one list; of a longer one the first three and how many others

# The ending of an indefinite accusative; in the answer a source never stands in that case.
_ACCUSATIVE = re.compile("\\u0627\\u064b(?!\\w)|\\u064b\\u0627(?!\\w)")


class Namer:
    """Names of one reading in one language."""

    def __init__(self, reading: Reading, lang: Lang, words: Mapping[str, Any], *, articles: bool = True) -> None:
        self._reading = reading
        self._lang = lang
        self._words = words
        self._articles = articles
        self._arabic = _arabic_names(reading) if lang == "ar" else {}
        self._generic = {one.name for one in reading.mentions if isinstance(one, Name) and one.generic}

    def name(self, name: str) -> str:
        """One canonical name as it stands in a sentence."""
        if self._lang == "ar":
            return self._arabic.get(name, name)
        return self._with_article(name) if self._articles else name

    def source(self, claim: Claim) -> str:
        """Who makes a claim; the outlet where nobody is quoted."""
        if claim.source is None:
            outlet = self._reading.outlet
            own = self._words["own_outlet" if outlet else "own_voice"]
            return str(own.format(outlet=self._arabic.get(outlet, outlet))) if outlet else str(own)
        if self._lang == "ar" and claim.source_name not in self._arabic and claim.source.text:
            return _ACCUSATIVE.sub("", claim.source.text)
        several = claim.source_name.split(_SEVERAL) if claim.source_name else []
        return self.names(several) if several else str(self._words["no_name"])

    def listed(self, names: Iterable[str]) -> str:
        """Names that are already worded, as one list; a long one is cut."""
        each = list(dict.fromkeys(names))
        if len(each) > _SHOWN:
            shown = each[: _SHOWN - 1]
            others = self._words["others"].format(n=len(each) - len(shown))
            joined: str = self._words["others_joined"].format(names=self._words["comma"].join(shown), others=others)
            return joined
        return self._joined(each)

    def names(self, names: Sequence[str]) -> str:
        """Canonical names as one list."""
        return self.listed(self.name(name) for name in names)

    def grounded(self, names: Sequence[str], words: Sequence[Span]) -> str:
        """As ``names``; in Arabic, one name that has no Arabic form is given in the words it stands on."""
        if self._lang == "ar" and len(names) == 1 and names[0] not in self._arabic and words and words[0].text:
            return words[0].text
        return self.names(names)

    def _joined(self, each: list[str]) -> str:
        if self._lang == "ar":
            # The Arabic "and" is written onto its word, but not onto a Latin one.
            each = [*each[:1], *(f" {name}" if name[:1].isascii() else name for name in each[1:])]
        head = self._words["comma"].join(each[:-1])
        return str(self._words["and"]).join([head, each[-1]] if head else each[-1:])

    def _with_article(self, name: str) -> str:
        rules = self._words["names"]
        bare = name.split(" (")[0].strip()
        first, last = bare.partition(" ")[0], bare.rpartition(" ")[2].casefold()
        if not bare or first.casefold() in ("the", "a", "an"):
            return name
        if name in self._generic or first[:1].islower():
            head = _head(bare.casefold().split(), rules["after_head"])
            plain = head in rules["no_article"] or head.endswith("s")
            article = "" if plain else "an " if first[:1].casefold() in rules["vowels"] else "a "
            return article + name
        return f"the {name}" if last in rules["the_last"] else name


def _head(words: Sequence[str], after: Sequence[str]) -> str:
    """The noun that is one or many: "accounts" in "accounts affiliated with a movement"."""
    stop = next((at for at, word in enumerate(words) if at and word in after), len(words))
    return words[stop - 1]


def _arabic_names(reading: Reading) -> dict[str, str]:
    """Canonical English name → Arabic: the pack's name, else the words of the first mention that is a proper name."""
    found: dict[str, str] = {}
    named = [one for one in reading.mentions if isinstance(one, (Name, Place))]
    for one in named:
        if one.name_ar:
            found.setdefault(one.name, one.name_ar)
    for one in named:
        if one.text and not (isinstance(one, Name) and one.anaphor):
            found.setdefault(one.name, one.text)
    return found
