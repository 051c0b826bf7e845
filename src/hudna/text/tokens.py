"""Tokens: words, numbers, punctuation marks and line breaks of a folded text, with source offsets."""

import re
from typing import Literal, NamedTuple

from hudna.text.fold import Folded

TokenKind = Literal["word", "number", "mark", "break"]

_TOKEN = re.compile(
    r"(?P<quote>&?#(?:171|187);)"  # guillemets that a page left as broken entities
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<break>\n)"
    r"|(?P<mark>\.{2,}|[^\s\w]|_)"
)


class Token(NamedTuple):  # made for every word of a report: a tuple is the quickest
    """One token. ``start`` and ``end`` are source offsets; ``form`` is folded; ``at`` is its offset in the fold."""

    start: int
    end: int
    form: str
    kind: TokenKind
    at: int


def tokenize(folded: Folded) -> tuple[Token, ...]:
    """All tokens of a folded text, in order."""
    starts, ends = folded.starts, folded.ends
    return tuple(
        Token(starts[m.start()], ends[m.end() - 1], '"', "mark", m.start())
        if m.lastgroup == "quote"
        else Token(starts[m.start()], ends[m.end() - 1], m.group(), m.lastgroup, m.start())  # type: ignore[arg-type]
        for m in _TOKEN.finditer(folded.text)
    )
