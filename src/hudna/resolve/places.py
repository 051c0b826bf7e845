"""Which place a name stands for: a prior by country from the rest of the report, never a guess across the world."""

from collections.abc import Callable, Sequence

from hudna.resolve.prior import Prior
from hudna.rules.candidate import Candidate
from hudna.rules.entry import Entry
from hudna.text.page import Page
from hudna.types import Place, Span

_RANK = {"country": 0, "governorate": 2, "city": 1, "town": 2, "district": 3, "region": 3}
_NEAR_PRIOR = 0.05  # a foreign namesake is taken only where its country has a share of the report


def resolve_places(
    page: Page,
    candidates: Sequence[Candidate],
    prior: Prior,
    area: Callable[[Candidate], Span | None],
) -> tuple[Place, ...]:
    """Every candidate as a place: the reading whose country fits the report, then the larger; the others stay listed."""
    return tuple(_place(page, candidate, prior, area(candidate)) for candidate in candidates)


def _place(page: Page, candidate: Candidate, prior: Prior, area: Span | None) -> Place:
    span = page.span(candidate.start, candidate.end)
    entries = list({hit.entry.key: hit.entry for hit in candidate.hits}.values())
    if not entries:
        return Place(
            start=span.start, end=span.end, text=span.text, name=span.text, name_ar=span.text, area=area,
            found_by=candidate.found_by,
        )  # fmt: skip
    entries.sort(key=lambda entry: _order(entry, prior))
    best = entries[0].data
    return Place(
        start=span.start,
        end=span.end,
        text=span.text,
        name=best["name"].removesuffix(" Governorate"),  # the precision says which it is
        name_ar=best["names_ar"].split("|")[0],
        country=best["country"] or None,
        admin1=best["admin1"] or None,
        lat=_number(best["lat"]),
        lon=_number(best["lon"]),
        precision=best["precision"],
        uncertainty_km=_number(best["uncertainty_km"]),
        entry=best["id"],
        area=area,
        candidates=tuple(entry.key for entry in entries[1:] if _rivals(entry, entries[0], prior)),
        found_by="pack",
    )


def _order(entry: Entry, prior: Prior) -> tuple[float, int, float]:
    data = entry.data
    return -round(prior.weight(entry), 2), _RANK.get(data["precision"], 4), -(_number(data.get("population")) or 0.0)


def _rivals(entry: Entry, best: Entry, prior: Prior) -> bool:
    return prior.weight(entry) + _NEAR_PRIOR >= prior.weight(best)


def _number(text: str | None) -> float | None:
    return float(text) if text else None
