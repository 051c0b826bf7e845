"""Lines onto the terminal, in colour where somebody sees them and has not asked for none (NO_COLOR)."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from hudna.export.lines import Line

_WIDEST = 96  # longer lines are hard to follow
_UNSEEN = 80  # for files and pipes


def page_width() -> int:
    """How many columns a page may take."""
    console = Console()
    return min(console.width, _WIDEST) if console.is_terminal else _UNSEEN


def print_lines(lines: Iterable[Line], *, plain: bool = False) -> None:
    """Print lines that are already wrapped; ``plain`` leaves out all styles."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text("".join(text for text, _ in line)) if plain else Text.assemble(*line))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 truce", "1,200 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
