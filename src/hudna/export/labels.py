"""The words that every rendering shares, in English and Arabic."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["en", "ar"]
LANGS: tuple[Lang, ...] = ("en", "ar")
_FILE = Path(__file__).with_name("labels.toml")


@cache
def labels() -> dict[str, dict[str, dict[str, str]]]:
    """Group → key of the reading contract → language → label."""
    with _FILE.open("rb") as handle:
        return tomllib.load(handle)


def label(group: str, key: str, lang: Lang) -> str:
    """The label of ``key`` (``label("act", "denies", "en")``); the key itself, spaced, where no label is written."""
    found = labels().get(group, {}).get(key)
    return found[lang] if found else key.replace("_", " ")


def day(value: str, lang: Lang) -> str:
    """An ISO date, month or year as people write it: ``28 Nov 2017``, ``28 تشرين الثاني/نوفمبر 2017``."""
    parts = value.split("-")
    words = [label("month", str(int(parts[1])), lang)] if len(parts) > 1 else []
    days = [str(int(parts[2][:2]))] if len(parts) > 2 else []
    return " ".join([*days, *words, parts[0]])
