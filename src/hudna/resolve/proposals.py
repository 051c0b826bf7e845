"""Names that may be one person or body, proposed with their grounds and never merged."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hudna.text.fold import fold_key
from hudna.types import Name, Proposal

_LIKE = 80  # per cent of letters alike below which two spellings are not even proposed (rapidfuzz ratio)
_MOST = 60  # names compared at most, so that a long list stays cheap


def propose(names: Sequence[Name]) -> tuple[Proposal, ...]:
    """Pairs of persons whose names are spelt nearly alike, first met first. Spans are all places where either stands."""
    spelt: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == "person" and not name.anaphor and " " in name.text:
            spelt.setdefault(fold_key(name.text), []).append(name)
    forms = list(spelt)[:_MOST]
    return tuple(_proposals(forms, spelt))


def _proposals(forms: Sequence[str], spelt: dict[str, list[Name]]) -> Iterator[Proposal]:
    for a, b in combinations(forms, 2):
        grounds = _grounds(a, b)
        if grounds and not _same_entry(spelt[a][0], spelt[b][0]):
            both = sorted([*spelt[a], *spelt[b]], key=lambda name: name.start)
            same = (spelt[a][0].text, spelt[b][0].text)
            yield Proposal(same, tuple(name.span for name in both), grounds)


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
