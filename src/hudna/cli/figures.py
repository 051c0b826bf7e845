"""Figures and misses as lines of a terminal."""

from typing import TYPE_CHECKING

from hudna.evals.figures import FEW, Figure
from hudna.evals.misses import Miss
from hudna.export.harmless import harmless
from hudna.export.lines import Line, Paper

if TYPE_CHECKING:
    from hudna.cli.evals import Result

_NAME = 27  # columns of a figure's name
_LONG = 160  # characters of a value that are shown


def figure_lines(result: "Result", misses: int, width: int, *, plain: bool) -> list[Line]:
    """The figures one under another, then the first misses of each."""
    scores, paper = result.scores, Paper(width, "en", plain)
    many = len(result.labels)
    paper.heading(result.what, f"{many} report{'' if many == 1 else 's'}")
    paper.blank()
    measured = scores.measured()
    paper.lines += [_line(result, figure, value) for figure, value in measured.items()]
    if any(scores.few(figure) for figure in measured):
        paper.blank()
        paper.paragraph(f"* on fewer than {FEW} items: one more or less changes much.", "dim")
    for figure in measured if misses else ():
        _misses(paper, figure, scores.misses(figure), misses)
    return paper.lines


def _line(result: "Result", figure: Figure, value: float) -> Line:
    few = "*" if result.scores.few(figure) else " "
    bounds = result.bounds.get(figure)
    told = f"   {bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
    return (
        (f"  {figure.name:<{_NAME}}", ""),
        (f"{value:6.3f}", "bold"),
        (f"  n = {result.scores.items(figure)}{few}".ljust(13) + told if told else f"  n = {result.scores.items(figure)}{few}".rstrip(), "dim"),
    )  # fmt: skip


def _misses(paper: Paper, figure: Figure, found: list[Miss], most: int) -> None:
    if not found:
        return
    paper.heading(figure.name, f"{min(most, len(found))} of {len(found)} misses")
    for number, miss in enumerate(found[:most], start=1):
        paper.item(number, miss.report)
        for label, value in (("labelled", miss.labelled), ("read", miss.read)):
            paper.row(label, _cut(harmless(value)))


def _cut(value: str) -> str:
    return value if len(value) <= _LONG else f"{value[:_LONG]} …"
