"""The misses as one HTML page that needs nothing but itself: no network, no script, no font from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment
from markupsafe import Markup

from hudna.evals.figures import FIGURES, Figure, Scores
from hudna.evals.labels import Labelled
from hudna.evals.misses import Miss
from hudna.export.page.marked import isolated
from hudna.export.page.policy import policy
from hudna.export.page.template import environment
from hudna.types import Span

_PACKAGE = "hudna.evals"
_AROUND = 90  # characters shown before and after what is marked
_ELSEWHERE = {"claims.whole": "claims.recall, claims.speaker and claims.act"}
_LONGEST = 700  # characters between two marks that are still shown in one stretch


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: the value, and the words of the report that it stands on."""

    value: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Pair:
    """A difference as the page shows it."""

    report: str
    labelled: Side
    read: Side


@dataclass(frozen=True, slots=True)
class Section:
    """A figure and its misses."""

    id: str
    figure: Figure
    value: str
    items: int
    few: bool
    interval: str
    elsewhere: str  # where its misses stand
    pairs: tuple[Pair, ...]


def render_misses(
    scores: Scores, labels: Sequence[Labelled], bounds: Mapping[Figure, tuple[float, float]], what: str
) -> str:
    """The page; ``what`` says what was measured. The same scores give the same bytes."""
    texts = {one.id: one.text for one in labels}
    sections = [_section(figure, value, scores, texts, bounds) for figure, value in scores.measured().items()]
    missed = {pair.report for section in sections for pair in section.pairs}
    style = _style()
    return _environment().get_template("page.html.j2").render(
        what=isolated(what),
        sections=sections,
        reports=[one for one in labels if one.id in missed],
        anchors={one.id: f"report-{number}" for number, one in enumerate(labels)},
        style=Markup(style),  # noqa: S704 - our own file
        policy=policy(style),
        total=len(labels),
        intervals=bool(bounds),
    )  # fmt: skip


def _section(
    figure: Figure,
    value: float,
    scores: Scores,
    texts: Mapping[str, str],
    bounds: Mapping[Figure, tuple[float, float]],
) -> Section:
    low_high = bounds.get(figure)
    return Section(
        id=f"figure-{FIGURES.index(figure)}",
        figure=figure,
        value=f"{value:.3f}",
        items=scores.items(figure),
        few=scores.few(figure),
        interval=f"{low_high[0]:.3f} to {low_high[1]:.3f}" if low_high else "",
        elsewhere=_ELSEWHERE.get(figure.name, ""),
        pairs=tuple(_pair(miss, texts[miss.report]) for miss in scores.misses(figure)),
    )


def _pair(miss: Miss, text: str) -> Pair:
    around = miss.labelled_at or miss.read_at
    return Pair(
        miss.report,
        Side(miss.labelled, excerpt(text, miss.labelled_at, around)),
        # Where neither side has words of its own, the report's first line on one of them is enough.
        Side(miss.read, excerpt(text, miss.read_at, around) if around else Markup("")),
    )


def excerpt(text: str, marks: Sequence[Span], around: Sequence[Span]) -> Markup:
    """The words around some marks, or around other places where there are none, with the marks in ``<mark>``."""
    inside = [one for one in marks if one.end <= len(text)]
    places = _merged([*inside] or [one for one in around if one.end <= len(text)])
    if not places:
        first = next((line.strip() for line in text.split("\n") if line.strip()), "")
        return Markup(escape(isolated(first)))  # noqa: S704 - escaped
    stretches: list[list[Span]] = [[places[0]]]
    for before, place in pairwise(places):
        if place.start - before.end <= _LONGEST:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    return Markup(" […] ".join("".join(_stretch(text, one, marked=bool(inside))) for one in stretches))  # noqa: S704


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch as one: marks never lie in one another."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _stretch(text: str, places: Sequence[Span], *, marked: bool) -> Iterator[str]:
    """Pieces of HTML, every one escaped."""
    start, end = max(0, places[0].start - _AROUND), min(len(text), places[-1].end + _AROUND)
    yield "… " if start else ""
    at = start
    for place in places:
        yield escape(isolated(text[at : place.start]))
        words = escape(isolated(text[place.start : place.end]))
        yield f"<mark>{words}</mark>" if marked else words
        at = place.end
    yield escape(isolated(text[at:end]))
    yield " …" if end < len(text) else ""


@cache
def _environment() -> Environment:
    return environment(_PACKAGE)


@cache
def _style() -> str:
    return files(_PACKAGE).joinpath("page.css").read_text(encoding="utf-8")
