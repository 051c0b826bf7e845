"""Lines for a terminal: wrapped to its width, harmless, and readable where the terminal cannot do bidi."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len

from hudna.export.harmless import harmless
from hudna.export.labels import Lang

Line = tuple[tuple[str, str], ...]  # (text, style) pairs; styles are words of rich

_RLI, _PDI = "\u2067", "\u2069"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[{_ARABIC} \u200c\u200d]*[{_ARABIC}])?")
_INDENT = 2
_LABEL = 16
_QUOTE_LINES = 4


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, cut at spaces, or inside a word that is too long."""
    lines: list[str] = []
    line, used = "", 0
    for word, columns in _pieces(text, width):
        if line and used + 1 + columns > width:
            lines.append(line)
            line, used = word, columns
        else:
            line, used = (f"{line} {word}", used + 1 + columns) if line else (word, columns)
    return [*lines, line] if line else lines


def _pieces(text: str, width: int) -> Iterator[tuple[str, int]]:
    for word in text.split():
        columns = cell_len(word)
        if columns <= width:
            yield word, columns
            continue
        # A wide character takes two columns, so half the width in characters always fits.
        for at in range(0, len(word), step := max(1, width // 2)):
            piece = word[at : at + step]
            yield piece, cell_len(piece)


def isolated(text: str) -> str:
    """The text with each run of Arabic in it isolated, so that it does not turn round what stands beside it."""
    return _ARABIC_RUN.sub(lambda run: f"{_RLI}{run.group()}{_PDI}", text)


@dataclass(slots=True)
class Paper:
    """A page being written, line by line. All words given to it are made harmless here and nowhere else."""

    width: int
    lang: Lang
    plain: bool = False
    lines: list[Line] = field(default_factory=list)

    def blank(self) -> None:
        """An empty line, never two together and never first."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, text: str, note: str = "") -> None:
        """A heading with a quiet note beside it."""
        self.blank()
        for number, line in enumerate(wrap(harmless(text), self.width)):
            gap = f"  {harmless(note)}" if note and not number else ""
            fits = cell_len(line) + cell_len(gap) <= self.width
            self.lines.append(
                ((self._shown(line), "bold cyan"), *(((self._shown(gap), "dim"),) if gap and fits else ()))
            )

    def paragraph(self, text: str, style: str = "", indent: int = _INDENT) -> None:
        """Running text."""
        for line in wrap(harmless(text), self.width - indent):
            self._add(" " * indent, line, style)

    def row(self, label: str, value: str, style: str = "") -> None:
        """A label and its value; the value's further lines stand under its first."""
        if self.lang == "ar":
            self.paragraph(f"{label}: {value}", style)
            return
        indent = _INDENT + _LABEL
        name = harmless(label)
        for number, line in enumerate(wrap(harmless(value), self.width - indent)):
            head = f"{name:<{_LABEL}}"[:_LABEL] if not number else " " * _LABEL
            self.lines.append(((" " * _INDENT, ""), (head, "dim"), (self._shown(line), style)))

    def item(self, number: int, title: str, rest: str = "", style: str = "") -> None:
        """A numbered title and a styled word or two after it."""
        head = f"{number:>3}  "
        whole = f"{harmless(title)} {harmless(rest)}".strip()
        lines = wrap(whole, self.width - len(head))
        for at, line in enumerate(lines):
            tail = harmless(rest) if rest and not at and len(lines) == 1 else ""
            name = line[: len(line) - len(tail)] if tail else line
            lead = (head if not at else " " * len(head), "dim")
            self.lines.append((lead, *self._two(name, tail, style)))

    def _two(self, name: str, tail: str, style: str) -> Line:
        if self.lang == "ar" and tail and not self.plain:
            # One isolate around both, or the two halves of the line would change places.
            return ((f"{_RLI}{name}", "bold"), (f"{tail}{_PDI}", style))
        return ((self._shown(name), "bold"), *(((self._shown(tail), style),) if tail else ()))

    def quotes(self, texts: Iterable[str], mark: str = "│", indent: int = _INDENT + _LABEL, style: str = "") -> None:
        """Words of the report, each on lines of its own."""
        for text in dict.fromkeys(harmless(one) for one in texts):
            self._quote(text, f"{' ' * indent}{mark} ", style)

    def _quote(self, text: str, prefix: str, style: str) -> None:
        lines = wrap(text, self.width - cell_len(prefix) - 2)
        cut = len(lines) > _QUOTE_LINES
        for number, line in enumerate(lines[:_QUOTE_LINES], start=1):
            whole = f"{line} …" if cut and number == _QUOTE_LINES else line
            self.lines.append(((prefix, "dim"), (whole if self.plain else f"{_RLI}{whole}{_PDI}", style)))

    def _add(self, indent: str, line: str, style: str) -> None:
        self.lines.append(((indent, ""), (self._shown(line), style)))

    def _shown(self, line: str) -> str:
        """The line with what is Arabic in it isolated: all of it on an Arabic page, the runs on an English one."""
        if self.plain:
            return line
        if self.lang == "ar":
            return f"{_RLI}{line}{_PDI}"
        return isolated(line)
