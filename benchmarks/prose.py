"""Sentences from templates: choices, slots and agreement in gender; see ``generated/sentences.toml`` for the notation.

A template is parsed once into nested tuples; one expansion costs a random number for each choice on its way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Slots = dict[str, str | None]
LITERAL, CHOICE, SLOT, AGREE, IF, GLUED = range(6)
# One part of a template: its sort, then what that sort needs; parts hold sequences of parts.
Part = tuple[int, Any, Any, Any]
Sequence = tuple[Part, ...]

_ARTICLE = "\u0627\u0644"
_LI, _BI = "\u0644", "\u0628"
_SPACES = re.compile(r" {2,}")
_BEFORE = re.compile(" (?=[\u060c.:\u061b\u061f])")
_TWICE = re.compile("\u060c{2,}")


class TemplateError(ValueError):
    """A template that cannot be parsed; the message shows it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template and the slots that it cannot do without."""

    parts: Sequence
    needs: frozenset[str]


def parse(text: str, rules: dict[str, Template]) -> Template:
    """The template of a line of text; names in ``rules`` are filled by them, all others by the caller."""
    parser = _Parser(text, rules)
    parts = parser.sequence("")
    if parser.at != len(text):
        raise TemplateError(f"unexpected {text[parser.at]!r} in: {text}")
    return Template(parts, frozenset(parser.needs))


def expand(parts: Sequence, slots: Slots, chance: Callable[[], float], out: list[str]) -> None:
    """Append the words of one expansion to ``out``; ``chance`` gives numbers in [0, 1)."""
    for sort, one, two, three in parts:
        if sort == LITERAL:
            out.append(one)
        elif sort == SLOT:
            out.append(slots[one] or "")
        elif sort == CHOICE:
            expand(one[int(chance() * two)], slots, chance, out)
        elif sort == AGREE:
            expand(two if slots[one] == "m" else three, slots, chance, out)
        elif sort == IF:
            if slots.get(one):
                expand(two, slots, chance, out)
        else:
            out.append(_glued(one, two, slots, chance))


def tidy(text: str) -> str:
    """Without the spaces that empty choices leave."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return _TWICE.sub("\u060c", _BEFORE.sub("", text))


def _glued(letter: str, inner: Sequence, slots: Slots, chance: Callable[[], float]) -> str:
    out: list[str] = []
    expand(inner, slots, chance, out)
    word = "".join(out)
    if letter == _LI and word.startswith(_ARTICLE):
        return _LI + _LI + word[len(_ARTICLE) :]
    return letter + word


class _Parser:
    def __init__(self, text: str, rules: dict[str, Template]) -> None:
        self.text = text
        self.rules = rules
        self.at = 0
        self.needs: set[str] = set()
        self.optional = 0

    def sequence(self, ends: str) -> Sequence:
        parts: list[Part] = []
        while self.at < len(self.text) and self.text[self.at] not in ends:
            parts.extend(self._part(ends))
        return tuple(parts)

    def _part(self, ends: str) -> Sequence:
        sign = self.text[self.at]
        if sign == "[":
            return (self._choice(),)
        if sign == "{":
            return self._brace()
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in "[]{}" and self.text[self.at] not in ends:
            self.at += 1
        if start == self.at:
            raise TemplateError(f"unexpected {sign!r} in: {self.text}")
        return ((LITERAL, self.text[start : self.at], None, None),)

    def _choice(self) -> Part:
        options: list[Sequence] = []
        while self.at < len(self.text) and self.text[self.at] in "[|":
            self.at += 1
            options.append(self.sequence("|]"))
        self._close("]")
        return (CHOICE, tuple(options), len(options), None)

    def _brace(self) -> Sequence:
        self.at += 1
        if self.text[self.at] == "?":
            self.at += 1
            return (self._condition(),)
        name = self._name()
        if self.text[self.at] == "}":
            self.at += 1
            return self._named(name)
        self._close(":")
        if name in ("l", "b"):
            inner = self._named(self._name())
            self._close("}")
            return ((GLUED, _LI if name == "l" else _BI, inner, None),)
        masculine = self.sequence("/")
        self._close("/")
        feminine = self.sequence("}")
        self._close("}")
        self._need(name)
        return ((AGREE, f"{name}_gender", masculine, feminine),)

    def _condition(self) -> Part:
        name = self._name()
        self._close(":")
        self.optional += 1
        inner = self.sequence("}")
        self.optional -= 1
        self._close("}")
        return (IF, name, inner, None)

    def _named(self, name: str) -> Sequence:
        if name in self.rules:
            for need in self.rules[name].needs:
                self._need(need)
            return self.rules[name].parts
        self._need(name)
        return ((SLOT, name, None, None),)

    def _need(self, name: str) -> None:
        if not self.optional:
            self.needs.add(name)

    def _name(self) -> str:
        found = re.compile(r"\w+").match(self.text, self.at)
        if found is None:
            raise TemplateError(f"no name after a brace in: {self.text}")
        self.at = found.end()
        return found.group()

    def _close(self, sign: str) -> None:
        if self.at >= len(self.text) or self.text[self.at] != sign:
            raise TemplateError(f"{sign!r} is missing in: {self.text}")
        self.at += 1
