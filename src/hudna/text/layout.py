"""What is report and what is page: title, byline, dateline, section line, furniture; and the sentences of the rest.

Lines are judged one by one by phrases that ``lang/<language>/layout.toml`` lists; nothing here knows a word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hudna.text.fold import Folded, fold_key
from hudna.text.tokens import Token

SentenceKind = Literal["title", "byline", "dateline", "section", "furniture", "body"]

_END_MARKS = frozenset(".؟!?…")
_CLOSERS = frozenset("\"')]}")
_TITLE_LIMIT = 220  # characters: longer first lines are body
_BYLINE_WORDS = 5
_SENTENCE_WORDS = 4  # fewer before a copyright mark are a name, not a sentence
_SLIP_WORDS = 3  # a phrase of so many words is still told with one letter wrong
_DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b|\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence, with source offsets."""

    first: int
    last: int
    start: int
    end: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class LinePhrase:
    """A phrase that makes a line furniture. ``where`` says how much of the line it must be."""

    kind: str
    words: str  # folded
    where: Literal["start", "anywhere", "whole"]
    limit: int  # characters a line of this kind may have
    takes_next: bool  # a heading whose next line belongs to it
    cuts: bool = False  # may follow a sentence on its line


@dataclass(frozen=True, slots=True)
class LayoutRules:
    """The phrases of one or several languages, compiled."""

    phrases: tuple[LinePhrase, ...]
    byline: tuple[str, ...]  # folded words that open a byline
    abbreviations: frozenset[str]  # folded words after which a full stop ends nothing
    alike: Mapping[str, int]  # letter → its group of letters that are easily confused

    @classmethod
    def from_data(cls, rows: Sequence[Mapping[str, Any]]) -> "LayoutRules":
        """Rules from the parsed ``layout.toml`` of each language."""
        phrases = tuple(
            LinePhrase(
                rule["kind"], fold_key(words).lower(), rule.get("where", "start"), rule.get("limit", 160),
                rule.get("takes_next", False), rule.get("cuts", False),
            )
            for row in rows
            for rule in row.get("furniture", ())
            for words in rule["phrases"]
        )  # fmt: skip
        byline = tuple(fold_key(word).lower() for row in rows for word in row.get("byline", ()))
        abbreviations = frozenset(fold_key(word) for row in rows for word in row.get("abbreviations", ()))
        groups = (group for row in rows for group in row.get("alike", ()))
        alike = {letter: number for number, group in enumerate(groups) for letter in group}
        return cls(phrases, byline, abbreviations, alike)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: tokens ``[first, last)`` and what it is."""

    first: int
    last: int
    start: int
    end: int
    kind: str  # a sentence kind, or a furniture kind
    furniture: bool = False


def lines(folded: Folded, tokens: Sequence[Token], rules: LayoutRules) -> tuple[Line, ...]:
    """The lines of a text, each judged; a line that is both report and furniture (glued on) is split where it can be."""
    rows = [part for row in _rows(tokens) for part in _unglued(folded, tokens, *row, rules)]
    judged: list[Line] = []
    claimed = False  # the line before was a heading that takes this one
    for first, last in rows:
        line, claimed = _judge(folded, tokens, first, last, rules, claimed)
        judged.append(line)
    return tuple(_head(folded, tokens, judged, rules))


def _rows(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    out, first = [], 0
    for at, token in enumerate(tokens):
        if token.kind == "break":
            if at > first:
                out.append((first, at))
            first = at + 1
    if first < len(tokens):
        out.append((first, len(tokens)))
    return out


def _unglued(
    folded: Folded, tokens: Sequence[Token], first: int, last: int, rules: LayoutRules
) -> list[tuple[int, int]]:
    """The line, in two where furniture follows a whole sentence on it."""
    words, ended = 0, False
    for at in range(first, last):
        if ended and words >= _SENTENCE_WORDS and _cuts(folded, tokens, at, last, rules):
            return [(first, at), (at, last)]
        ended = tokens[at].form[0] in _END_MARKS or (ended and tokens[at].form in _CLOSERS)
        words += tokens[at].kind == "word"
    return [(first, last)]


def _cuts(folded: Folded, tokens: Sequence[Token], at: int, last: int, rules: LayoutRules) -> bool:
    start, end = tokens[at].at, tokens[last - 1].at + len(tokens[last - 1].form)
    return any(
        phrase.cuts
        and end - start <= phrase.limit
        and folded.text[start : start + len(phrase.words)].lower() == phrase.words
        for phrase in rules.phrases
    )


def _line_text(folded: Folded, tokens: Sequence[Token], first: int, last: int) -> str:
    end = tokens[last - 1]
    return " ".join(folded.text[tokens[first].at : end.at + len(end.form)].lower().split())


def _judge(
    folded: Folded, tokens: Sequence[Token], first: int, last: int, rules: LayoutRules, claimed: bool
) -> tuple[Line, bool]:
    start, end = tokens[first].start, tokens[last - 1].end
    text = _line_text(folded, tokens, first, last)
    for phrase in rules.phrases:
        if len(text) <= phrase.limit and _fits(phrase, text, rules.alike):
            takes_next = phrase.takes_next and len(text) <= len(phrase.words) + 3
            return Line(first, last, start, end, phrase.kind, True), takes_next
    if claimed and len(text) <= _TITLE_LIMIT:
        return Line(first, last, start, end, "related_link", True), False
    return Line(first, last, start, end, "body"), False


def _fits(phrase: LinePhrase, text: str, alike: Mapping[str, int]) -> bool:
    if phrase.where == "whole":
        return text.strip(" .:،…!") == phrase.words
    if phrase.where == "start":
        opening = text.lstrip('(«"*•-–—| [')[: len(phrase.words)]
        return opening == phrase.words or _slipped(phrase.words, opening, alike)
    return phrase.words in text


def _slipped(words: str, written: str, alike: Mapping[str, int]) -> bool:
    """Whether a long phrase is written with one slip: a letter with the dots of another, or two neighbours swapped."""
    if len(written) != len(words) or words.count(" ") < _SLIP_WORDS - 1:
        return False
    wrong = [at for at, (one, other) in enumerate(zip(words, written, strict=True)) if one != other]
    if len(wrong) == 1:
        meant, put = words[wrong[0]], written[wrong[0]]
        return meant in alike and alike[meant] == alike.get(put)
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    pair = words[wrong[0] : wrong[1] + 1]
    return pair.isalpha() and written[wrong[0] : wrong[1] + 1] == pair[::-1]


def _head(folded: Folded, tokens: Sequence[Token], judged: list[Line], rules: LayoutRules) -> list[Line]:
    """Marks title, byline, dateline and section among the first body lines."""
    body = [at for at, line in enumerate(judged) if not line.furniture]
    if len(body) < 2:
        return judged
    out = list(judged)
    top = body[0]
    if _is_title(tokens, judged[top]):
        out[top] = _renamed(judged[top], "title")
        body = body[1:]
    for at in body[:4]:
        kind = _head_kind(_line_text(folded, tokens, judged[at].first, judged[at].last), rules)
        if kind is None:
            break
        out[at] = _renamed(judged[at], kind)
    return out


def _renamed(line: Line, kind: str) -> Line:
    return Line(line.first, line.last, line.start, line.end, kind)


def _is_title(tokens: Sequence[Token], line: Line) -> bool:
    return line.end - line.start <= _TITLE_LIMIT and tokens[line.last - 1].form != "."


def _head_kind(text: str, rules: LayoutRules) -> str | None:
    words = text.split()
    if len(text) <= 60 and _DATE.search(text) and len(words) <= 8:
        return "dateline"
    if any(text.startswith(opener + " ") or text.startswith(opener + ":") for opener in rules.byline):
        return "byline" if len(words) <= _BYLINE_WORDS + 3 else None
    if text.count(" / ") + text.count(" | ") + text.count(" > ") >= 2 and len(words) <= 12:
        return "section"
    if len(words) <= _BYLINE_WORDS and not any(mark in text for mark in '.،:؟!؛"'):
        return "byline"
    return None


def sentences(tokens: Sequence[Token], page_lines: Sequence[Line], rules: LayoutRules) -> tuple[Sentence, ...]:
    """The sentences of every line; a sentence never crosses a line."""
    out: list[Sentence] = []
    for line in page_lines:
        kind: SentenceKind = "furniture" if line.furniture else line.kind  # type: ignore[assignment]
        if kind != "body":
            out.append(Sentence(line.first, line.last, line.start, line.end, kind))
            continue
        out.extend(_split(tokens, line, rules))
    return tuple(out)


def _split(tokens: Sequence[Token], line: Line, rules: LayoutRules) -> list[Sentence]:
    out, first, at = [], line.first, line.first
    while at < line.last:
        if _ends_here(tokens, at, line.last, rules):
            stop = at + 1
            while stop < line.last and (tokens[stop].form in _CLOSERS or tokens[stop].form[0] in _END_MARKS):
                if tokens[stop].form in _CLOSERS and tokens[stop].start > tokens[stop - 1].end:
                    break  # a mark after a space opens the next sentence
                stop += 1
            out.append(_sentence(tokens, first, stop))
            first = at = stop
        else:
            at += 1
    if first < line.last:
        out.append(_sentence(tokens, first, line.last))
    return out


def _ends_here(tokens: Sequence[Token], at: int, last: int, rules: LayoutRules) -> bool:
    form = tokens[at].form
    if form[0] not in _END_MARKS or tokens[at].kind != "mark":
        return False
    if form == "..":
        return False  # two dots are a pause in Arabic headlines, not an end
    if form == "." and at > 0:
        before = tokens[at - 1]
        if before.form in rules.abbreviations and before.end == tokens[at].start:
            return False
        if len(before.form) == 1 and before.kind == "word" and at + 1 < last and len(tokens[at + 1].form) == 1:
            return False  # أ.ف.ب
        return not _is_initialism(tokens, at, last)
    return True


def _is_initialism(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a full stop stands inside an initialism of three or more spelt letters: دي.إيه.إن."""
    if not 0 < at < last - 1 or not _joins_letters(tokens, at):
        return False
    before = at - 2 > 0 and tokens[at - 2].form == "." and _joins_letters(tokens, at - 2)
    after = at + 3 < last and tokens[at + 2].form == "." and _joins_letters(tokens, at + 2)
    return before or after


def _joins_letters(tokens: Sequence[Token], at: int) -> bool:
    """Whether short words touch a mark on both sides."""
    one, mark, two = tokens[at - 1], tokens[at], tokens[at + 1]
    short = one.kind == two.kind == "word" and max(len(one.form), len(two.form)) <= _SPELT_LETTER
    return short and one.end == mark.start and mark.end == two.start


_SPELT_LETTER = 4  # letters of the name of a letter: كيو, ايه


def _sentence(tokens: Sequence[Token], first: int, last: int) -> Sentence:
    return Sentence(first, last, tokens[first].start, tokens[last - 1].end)
