"""Names that may be one person or body, proposed with their grounds and never merged."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hudna.text.fold import fold_key
from hudna.types import Name, Proposal

_LIKE = 80  # per cent of letters alike below which two spellings are not even proposed (rapidfuzz ratio)
_MOST = 60  # names compared at most, so that a long list stays cheap


def propose(names: Sequence[Name]) -> tuple[Proposal, ...]:
    """Pairs of persons whose names are spelt nearly alike, first met first. Spans are all places where either stands.

    Names come in text order; an organisation named right beside both is a further ground.
    """
    company = _company(names)
    spelt: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == "person" and not name.anaphor and " " in name.text:
            spelt.setdefault(fold_key(name.text), []).append(name)
    forms = list(spelt)[:_MOST]
    return tuple(_proposals(forms, spelt, company))


_BESIDE = 60  # characters between a person and the organisation that the text names the person with


def _company(names: Sequence[Name]) -> dict[int, set[str]]:
    """Start of a person's name → the organisations named right before or after it."""
    out: dict[int, set[str]] = {}
    for at, name in enumerate(names):
        if name.kind == "person":
            near = (*names[max(0, at - 1) : at], *names[at + 1 : at + 3])
            out[name.start] = {
                other.name
                for other in near
                if other.kind != "person" and not other.generic and _gap(name, other) <= _BESIDE
            }
    return out


def _gap(a: Name, b: Name) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _proposals(forms: Sequence[str], spelt: dict[str, list[Name]], company: dict[int, set[str]]) -> Iterator[Proposal]:
    for a, b in combinations(forms, 2):
        grounds = _grounds(a, b)
        if grounds and not _same_entry(spelt[a][0], spelt[b][0]):
            both = sorted([*spelt[a], *spelt[b]], key=lambda name: name.start)
            same = (spelt[a][0].text, spelt[b][0].text)
            shared = _together(spelt[a], company) & _together(spelt[b], company)
            beside = tuple(f"both named with {other}" for other in sorted(shared))
            yield Proposal(same, tuple(name.span for name in both), grounds + beside)


def _together(names: Sequence[Name], company: dict[int, set[str]]) -> set[str]:
    return {other for name in names for other in company.get(name.start, ())}


def _same_entry(a: Name, b: Name) -> bool:
    return a.entry is not None and a.entry == b.entry


def _grounds(a: str, b: str) -> tuple[str, ...]:
    """Why two spellings may be one name; empty where the family names differ."""
    if a.split()[-1] != b.split()[-1]:
        return ()
    from rapidfuzz import fuzz  # imported where names are near, not at start-up
    from rapidfuzz.distance import OSA

    if fuzz.ratio(a, b) < _LIKE:
        return ()
    distance = OSA.distance(a, b)  # two letters swapped are one slip
    letters = {1: "one letter apart", 2: "two letters apart"}.get(distance, f"{distance} letters apart")
    return letters, "same family name"
