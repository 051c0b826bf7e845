"""Folding: one spelling for what Arabic spells in many ways, with an exact map back to the report.

What is folded, and why, stands in ``docs/text.md``. The fold never decides meaning: it drops what carries no letter
(vowel marks, tatweel, zero-width and bidi marks), joins hamza seats, ta marbuta and alif maqsura to the letter that
writers confuse them with, brings presentation forms and Persian letters home, and writes every digit and quotation mark
in one script.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "ۆ": "و", "ۇ": "و", "ڵ": "ل", "ڕ": "ر",
}  # fmt: skip
_QUOTES = dict.fromkeys("“”„‟«»‹›＂″", '"') | dict.fromkeys("‘’‚‛′`", "'")
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
)
_DROPPED_CATEGORIES = {"Mn", "Me", "Cf"}
_PLAIN = re.compile(r"[\n !\"#%&'()*+,./0-9:;<=>?@A-Z\[\\\]^_a-z{|}~ءابتثجحخدذرزسشصضطظعغفقكلمنهوي،؛؟-]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``starts[i]`` and ``ends[i]`` bound the characters of the source that became ``text[i]``."""

    text: str
    starts: "array[int]"
    ends: "array[int]"
    length: int  # of the source

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``; marks that ride on its last letter are part of it."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.length
            return at, at
        return self.starts[start], self.ends[end - 1]


@cache
def _fold_char(char: str) -> str:
    """What one character becomes: nothing, one character, or (for ligatures) several."""
    known = _LETTERS.get(char) or _QUOTES.get(char) or _SPACES.get(char)
    if known is not None:
        return known
    if char == "\u0640" or unicodedata.category(char) in _DROPPED_CATEGORIES:  # tatweel; marks and format characters
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char)
    if plain != char:
        return "".join(_fold_char(part) for part in plain)
    return char


class _Folds(dict[int, str]):
    """Code point → what it folds to, filled as characters are met: ``str.translate`` without an offset map."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> Folded:
    """The folded text and its offset map. Linear in the length of ``text``; never fails."""
    out: list[str] = []
    starts, ends = array("L"), array("L")
    at, length = 0, len(text)
    while at < length:
        run = _PLAIN.match(text, at)
        stop = run.end() if run else at
        if stop > at:  # most characters stand for themselves
            out.append(text[at:stop])
            starts.extend(range(at, stop))
            ends.extend(range(at + 1, stop + 1))
            at = stop
            continue
        folded = _fold_char(text[at])
        for char in folded:
            out.append(char)
            starts.append(at)
            ends.append(at + 1)
        if not folded and ends and starts[-1] < at:
            ends[-1] = at + 1  # a mark rides on the letter before it
        at += 1
    return Folded("".join(out), starts, ends, length)


def fold_key(text: str) -> str:
    """The folded form of a pack word or a name, with single spaces: what the lexicon is keyed by."""
    return " ".join(text.translate(_FOLDS).split())


def caseless_key(text: str) -> str:
    """``fold_key`` with small Latin letters: two names of one key are one spelling to a person who looks for it."""
    return fold_key(text).casefold()
