"""The text layer of one report: folded, tokenized, cut into lines and sentences. Characters, not meaning."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from hudna.text.fold import Folded, fold
from hudna.text.layout import LayoutRules, Line, Sentence, lines, sentences
from hudna.text.tokens import Token, tokenize
from hudna.types import Report, Span


@dataclass(frozen=True, slots=True)
class Page:
    """A report and its text layer. Indices into ``tokens`` are how the stages speak of places in the text."""

    report: Report
    folded: Folded
    tokens: tuple[Token, ...]
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(repr=False)  # of tokens
    _owner: tuple[int, ...] = field(repr=False)  # token index → sentence index, -1 for line breaks

    @property
    def text(self) -> str:
        """The report's text, as published."""
        return self.report.text

    def span(self, start: int, end: int) -> Span:
        """The span of source offsets ``[start, end)``, carrying its words."""
        return Span(start, end, self.report.text[start:end])

    def span_of(self, first: int, last: int) -> Span:
        """The span of tokens ``[first, last)``."""
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, offset: int) -> int:
        """The index of the token that covers source offset ``offset``, or of the first one after it."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self.tokens[at].end > offset:
            return at
        return at + 1

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Token range ``[first, last)`` that lies in source offsets ``[start, end)``, cut tokens included."""
        return self.token_at(start), bisect_left(self._starts, end)

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that holds a token; -1 for a line break and beyond the text."""
        return self._owner[token] if 0 <= token < len(self._owner) else -1


def read_page(report: Report, rules: LayoutRules) -> Page:
    """The text layer of ``report``. Pure and linear; never fails on any string."""
    folded = fold(report.text)
    tokens = tokenize(folded)
    page_lines = lines(folded, tokens, rules)
    parts = sentences(tokens, page_lines, rules)
    owner = [-1] * len(tokens)
    for index, part in enumerate(parts):
        owner[part.first : part.last] = [index] * (part.last - part.first)
    return Page(report, folded, tokens, page_lines, parts, tuple(t.start for t in tokens), tuple(owner))
