"""What somebody looks for, as words of the index."""

import re
import tomllib
from functools import cache

from hudna.errors import OptionError
from hudna.packs.source import ROOT
from hudna.store import Phrase, Word
from hudna.text.fold import caseless_key, fold, fold_key

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')


def index_words(text: str) -> list[str]:
    """The words of a text as the index has them: folded, digits in one script, Latin letters small."""
    return _WORD.findall(fold(text).text.casefold())


def phrases_of(query: str) -> tuple[Phrase, ...]:
    """The phrases of a query: words, ``"words in a row"``, and ``word*`` for any word that begins so.

    A word is also found with what Arabic glues to its front (و، ف، ب، ل، ك and the article). Raises ``OptionError`` for a
    query without a word.
    """
    made = [phrase for found in _QUOTED.finditer(fold_quotes(query)) if (phrase := _phrase(found[1] or found[2] or ""))]
    if not made:
        raise OptionError('There is no word to look for. Give one or more words, or a "phrase" in quotation marks.')
    return tuple(made)


def fold_quotes(query: str) -> str:
    """The query with every quotation mark as ``"``."""
    return fold(query).text


def _phrase(words: str) -> Phrase:
    found = list(_WORD.finditer(caseless_key(words)))
    folded = fold_key(words)
    tokens = [(one.group(), folded[one.end() : one.end() + 1] == "*") for one in found]
    return tuple(
        Word(spellings(word) if index == 0 else (word,), prefix) for index, (word, prefix) in enumerate(tokens)
    )


def spellings(word: str) -> tuple[str, ...]:
    """A folded word as it may stand in a text, with what is glued to its front."""
    article, joined, proclitics = _glue()
    if not word.isalpha() or word.isascii():
        return (word,)
    bare = word.removeprefix(article) if word.startswith(article) and len(word) > len(article) + 1 else None
    stem = bare or word
    # لل is ل with the article: it stands in front of the bare word, and never of one that has its article.
    with_article = [
        f"{one[:-1]}{joined}{stem}" if one[-1:] == joined[:1] else f"{one}{article}{stem}"
        for one in proclitics
        if not one.endswith(joined)
    ]
    forms = [f"{article}{stem}", *with_article]
    if bare is None:
        forms = [word, *(f"{one}{word}" for one in proclitics if not one.endswith(joined)), *forms]
    return tuple(dict.fromkeys(forms))


@cache
def _glue() -> tuple[str, str, tuple[str, ...]]:
    data = tomllib.loads((ROOT / "lang" / "ar" / "clitics.toml").read_text("utf-8"))
    return data["article"], data["joined_article"], tuple(data["proclitics"]["noun"])
