"""Names that must not be told, found in the words of reports and in ours."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from hudna.packs.source import ROOT
from hudna.text.fold import caseless_key

_LATIN = re.compile(r"[\x00-\u024f]*")
_WORD = re.compile(r"\w+")
_LATIN_JOINING = frozenset({"a", "al", "el", "ul", "bin", "bint", "ibn", "abu", "umm", "abd", "abdul", "ad", "an", "ar", "as", "ash", "at",
    "az", "de", "der", "di", "du", "la", "le", "van", "von", "the", "of", "and", "for", "in", "to", "on", "mr", "ms", "mrs", "dr"})  # fmt: skip
_LONG = 8  # letters of one Arabic word that stand in no other word by chance


class Names:
    """Names to be found whatever their case, vowel marks and spelling of letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = tuple(
            sorted({key for name in names if (key := caseless_key(name))}, key=lambda key: (-len(key), key))
        )
        self._pattern = _pattern(self._keys)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def __contains__(self, text: str) -> bool:
        """Whether a text holds any of the names."""
        return bool(self._pattern and text and self._pattern.search(caseless_key(text)))


def telling_words(names: Iterable[str]) -> set[str]:
    """The words of names of persons, folded, that may stand for them alone; not those that every second name has (بن, al)."""
    return {word for name in names for word in _words(name) if not word.isnumeric() and word not in _joining()}


def made_of(names: Iterable[str], others: Iterable[str]) -> set[str]:
    """Those of the others that consist of words of the names alone: a first name, or an office without its owner's."""
    words = {_bare(word) for name in names for word in _words(name)}
    telling = {_bare(word) for word in telling_words(names)}
    return {
        one for one in others if (found := {_bare(word) for word in _words(one)}) and found <= words and found & telling
    }


def _words(name: str) -> list[str]:
    return _WORD.findall(caseless_key(name))


def _bare(word: str) -> str:
    article = _glue()[0]
    return word.removeprefix(article) if len(word) > len(article) + 1 else word


@cache
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(_found(key) for key in keys)) if keys else None


def _found(key: str) -> str:
    """How a name is looked for. A Latin one is a word: "Ali" is not in "alive". An Arabic one may have particles before
    it; a long one, or one of several words, is found anywhere, for there a word too many is better than a name too few."""
    escaped = re.escape(key)
    if _LATIN.fullmatch(key):
        return rf"(?<!\w){escaped}(?!\w)"
    article, joined, particles, endings = _glue()
    melted = [re.escape(joined + key.removeprefix(article))] if key.startswith(article) else []
    if " " in key or len(key) >= _LONG:
        return "|".join([escaped, *melted])
    before = "|".join(re.escape(one) for one in sorted(particles, key=len, reverse=True))
    forms = [rf"(?:{before})?{escaped}", *(rf"\w?{one}" for one in melted)]
    return rf"(?<!\w)(?:{'|'.join(forms)})(?:{'|'.join(endings)})?(?!\w)"


@cache
def _glue() -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """The article, the article after a preposition, particles, and weak endings of Arabic, folded."""
    data = tomllib.loads((ROOT / "lang" / "ar" / "clitics.toml").read_text("utf-8"))
    return data["article"], data["joined_article"], tuple(data["proclitics"]["noun"]), tuple(data["weak_ending"])


@cache
def _joining() -> frozenset[str]:
    """Words that stand in many names and sentences and so tell of nobody, folded."""
    data = tomllib.loads((ROOT / "lang" / "ar" / "grammar.toml").read_text("utf-8"))
    arabic = (word for key in ("name_particles", "kin_particles", "never_names") for word in data[key])
    return _LATIN_JOINING | {caseless_key(word) for word in arabic}
