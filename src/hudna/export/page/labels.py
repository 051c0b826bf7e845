"""The words of the page in one language, and how it writes dates and numbers."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.export.labels import Lang, day, label
from hudna.types import Toll

_ISO = re.compile(r"[0-9]{1,4}(-[0-9]{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one language; ``table`` holds the page's own, section by section."""

    lang: Lang
    table: Mapping[str, Mapping[str, str]]

    @property
    def ui(self) -> Mapping[str, str]:
        """The page's own words."""
        return self.table["ui"]

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, the direction of the page."""
        return self.table["direction"]["dir"]

    def of(self, section: str, value: str) -> str:
        """The label of an enumeration's value: the page's own, else the one every rendering shares."""
        own = self.table.get(section, {})
        return own[value] if value in own else label(section, value, self.lang)

    def heading(self, section: str, value: str) -> str:
        """The label as it stands at the head of a line."""
        text = self.of(section, value)
        return text[:1].upper() + text[1:]

    def join(self, values: tuple[str, ...]) -> str:
        """The values as a list in running text."""
        return self.table["list"]["join"].join(values)

    def flag(self, *, value: bool) -> str:
        """Yes or no."""
        return self.ui["yes" if value else "no"]

    def day(self, iso: str) -> str:
        """An ISO date (YYYY, YYYY-MM or YYYY-MM-DD) in words; anything else as it stands."""
        return day(iso, self.lang) if _ISO.fullmatch(iso) else iso

    def days(self, first: str | None, last: str | None) -> str:
        """A date, or the first and the last day of a stretch of time."""
        known = tuple(self.day(iso) for iso in dict.fromkeys((first, last)) if iso)
        if len(known) == 2:
            return self.ui["between"].format(a=known[0], b=known[1])
        return known[0] if known else ""

    def amount(self, low: float | None, high: float | None) -> str:
        """A number, a range, or a bound; empty where neither end is known."""
        if low is None and high is None:
            return ""
        if high is None:
            return self.ui["at_least"].format(n=number(low))
        if low is None:
            return self.ui["at_most"].format(n=number(high))
        return number(low) if low == high else self.ui["between"].format(a=number(low), b=number(high))

    def toll(self, toll: Toll) -> str:
        """How many, in words."""
        return self.amount(toll.min, toll.max)


def number(value: float | None) -> str:
    """A number with thousands separators, and no decimals where it has none."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


@cache
def labels(lang: Lang) -> Labels:
    """The labels of a language of the page."""
    tables = tomllib.loads(files(__package__).joinpath("strings.toml").read_text(encoding="utf-8"))
    return Labels(lang, tables[lang])
