"""The words of a dossier's page in one language: sentences, counts, days and names."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from hudna.export.harmless import harmless
from hudna.export.labels import LANGS, Lang, label
from hudna.export.page.labels import labels
from hudna.types import Toll

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)")
_NONE = -1  # the form of a count of nothing stands last
_FEW, _MANY = range(3, 11), range(11, 100)  # Arabic number agreement, by the last two digits


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one language. ``names`` gives canonical names their Arabic form, for the Arabic page."""

    lang: Lang
    table: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, str]

    def say(self, section: str, key: str, **parts: object) -> str:
        """A phrase with its parts filled in. ``KeyError`` where it has not been written."""
        return str(self.table[section][key]).format(**parts)

    def coded(self, section: str, code: str, **parts: object) -> str:
        """As ``say``; a code that is newer than the page stands as it is, its underscores as spaces."""
        return self.say(section, code, **parts) if code in self.table[section] else code.replace("_", " ")

    def has(self, section: str, key: str) -> bool:
        """Whether a phrase is written."""
        return key in self.table[section]

    def label(self, group: str, key: str) -> str:
        """A word that every rendering shares."""
        return label(group, key, self.lang)

    def count(self, what: str, number: int) -> str:
        """So many of something: ``3 reports``."""
        forms = self.table["count"][what]
        return str(forms[_form(number, len(forms))]).format(n=number)

    def name(self, name: str) -> str:
        """A name in the page's language as far as it is known, without anything a page might obey."""
        return harmless(self.names.get(name, name) if self.lang == "ar" else name)

    def place(self, name: str) -> str:
        """``Town, Governorate, Country`` with each part named."""
        if name in self.names:
            return self.name(name)
        return self.join(self.name(part) for part in name.split(", "))

    def listed(self, names: Iterable[str]) -> str:
        """Names as one list."""
        return self.join(dict.fromkeys(self.name(name) for name in names))

    def both(self, names: Iterable[str]) -> str:
        """Names in a sentence: ``A, B and C``."""
        each = list(dict.fromkeys(self.name(name) for name in names))
        if len(each) < 2:
            return "".join(each)
        joint = self.say("page", "and")
        if self.lang == "ar" and each[-1][:1].isascii():
            joint += " "  # the Arabic "and" is written onto its word, but not onto a Latin one
        return joint.join([self.join(each[:-1]), each[-1]])

    def join(self, parts: Iterable[str]) -> str:
        """Parts with the list separator."""
        return str(self.table["page"]["join"]).join(parts)

    def dotted(self, *parts: str | None) -> str:
        """Parts that are there, with points between."""
        return str(self.table["page"]["dot"]).join(part for part in parts if part)

    def day(self, iso: str) -> str:
        """An ISO date, month or year in words."""
        return labels(self.lang).day(iso)

    def days(self, first: str | None, last: str | None) -> str:
        """A day, or the first and the last of several; empty where neither is known."""
        return labels(self.lang).days(first, last)

    def moment(self, iso: str) -> str:
        """An ISO moment in UTC, as a day and a time; anything else as it stands."""
        found = _MOMENT.match(iso)
        return self.say("page", "moment", day=self.day(found[1]), time=found[2]) if found else self.day(harmless(iso))

    def toll(self, toll: Toll) -> str:
        """How many: exactly, at least, or from … to."""
        if toll.max is None:
            return self.say("toll", "at_least", n=f"{toll.min:,}")
        if toll.min == toll.max:
            return f"{toll.min:,}"
        return self.say("toll", "range", low=f"{toll.min:,}", high=f"{toll.max:,}")


def words_in(lang: Lang, names: Mapping[str, str]) -> Words:
    """The words of a language, with names for the Arabic page."""
    return Words(lang, tables()[lang], names)


@cache
def tables() -> dict[Lang, dict[str, dict[str, Any]]]:
    """Every phrase: language → section → key."""
    read = tomllib.loads(files(__package__).joinpath("strings.toml").read_text(encoding="utf-8"))
    return {lang: read[lang] for lang in LANGS}


def _form(number: int, forms: int) -> int:
    if number == 0:
        return _NONE
    if forms == 3:  # English: one, several, none
        return 0 if number == 1 else 1
    if number in (1, 2):
        return number - 1
    rest = number % 100
    return 2 if rest in _FEW else 3 if rest in _MANY else 4
