"""Sentences with marked words: ``[نفت](cue) [القوات](source)`` as text and spans."""

import re
from dataclasses import dataclass

from hudna.errors import PackError
from hudna.types import Span

_MARK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_STRAY = re.compile(r"\[|\](?=\()")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the words that were marked, by role, in the order of the sentence."""

    text: str
    marks: tuple[tuple[str, Span], ...]

    def of(self, role: str) -> tuple[Span, ...]:
        """The words marked with a role."""
        return tuple(span for found, span in self.marks if found == role)


def read_marked(sentence: str) -> Marked:
    """The sentence and its marks. Raises ``PackError`` where a bracket does not close or marks nothing."""
    parts: list[str] = []
    marks: list[tuple[str, Span]] = []
    length = done = 0
    for found in _MARK.finditer(sentence):
        plain = _plain(sentence[done : found.start()])
        words, role = found.groups()
        if not words.strip():
            raise PackError(f"a bracket marks no word: {found.group()}. Put the marked words between [ and ].")
        length += len(plain)
        marks.append((role, Span(length, length + len(words), words)))
        length += len(words)
        parts += [plain, words]
        done = found.end()
    parts.append(_plain(sentence[done:]))
    return Marked("".join(parts), tuple(marks))


def _plain(piece: str) -> str:
    if _STRAY.search(piece):
        raise PackError(f"a bracket does not close near {piece.strip()!r}. Write [words](role); marks do not nest.")
    return piece
