"""The tree of an explanation as lines of a terminal: Arabic isolated, nothing wider than it must be."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from hudna.explain import Branch
from hudna.export.harmless import harmless
from hudna.export.lines import isolated, wrap

_WORDS_WIDTH = 26  # columns in which the words of siblings are lined up
_LABEL_WIDTH = 24


def drawn(branches: Sequence[Branch], width: int = 80) -> str:
    """The trees one under another, at most ``width`` columns wide where their words allow it."""
    lines: list[str] = []
    for branch in branches:
        lines += [*_branch(branch, "", "", width, (0, 0)), ""]
    return "\n".join(lines[:-1])


def _branch(branch: Branch, head: str, below: str, width: int, columns: tuple[int, int]) -> Iterator[str]:
    stem = f"{below}│  " if branch.below else f"{below}   "
    yield from _line(branch, head, stem, width, columns)
    aligned = _columns(branch.below)
    for number, child in enumerate(branch.below):
        last = number == len(branch.below) - 1
        yield from _branch(
            child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), width, aligned
        )


def _columns(branches: Sequence[Branch]) -> tuple[int, int]:
    """How wide the labels and the words of siblings are, so that what follows stands in line."""
    labels = [cell_len(harmless(b.label)) for b in branches if b.words or b.rule]
    words = [cell_len(harmless(b.words)) for b in branches if b.rule]
    return min(max(labels, default=0), _LABEL_WIDTH), min(max(words, default=0), _WORDS_WIDTH)


def _line(branch: Branch, head: str, stem: str, width: int, columns: tuple[int, int]) -> Iterator[str]:
    """Label, words and rule on one line; what does not fit goes below."""
    label, words, rule = harmless(branch.label), harmless(branch.words), harmless(branch.rule)
    if not words:
        words, rule = rule, ""
    gap = "  " if label or columns[0] else ""
    start = f"{label:<{columns[0]}}{gap}" if words or rule else label
    padded = f"{words:<{columns[1]}}" if rule else words
    if cell_len(head + start + padded) + (cell_len(rule) + 2 if rule else 0) <= width:
        tail = f"  {isolated(rule)}" if rule and words else isolated(rule)
        yield f"{head}{isolated(start)}{isolated(words)}{' ' * (len(padded) - len(words))}{tail}".rstrip()
        return
    indent = stem + " " * min(cell_len(start), width // 3)
    first, *more = wrap(words, width - cell_len(head + start)) or [""]
    yield f"{head}{isolated(start)}{isolated(first)}".rstrip()
    yield from (f"{indent}{isolated(line)}" for line in [*more, *wrap(rule, width - cell_len(indent))])
