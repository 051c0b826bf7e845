"""A comparator: what a show of hands by origin would say. It knows no interest, no weight and no doubt."""

from collections.abc import Sequence

from hudna.assess.voices import Stand


def majority(stands: Sequence[Stand]) -> float | None:
    """The share of origins that affirm, among those that affirm or deny; one that does both counts on both sides."""
    affirming = len({stand.origin for stand in stands if stand.bearing == "affirms"})
    denying = len({stand.origin for stand in stands if stand.bearing == "denies"})
    return affirming / (affirming + denying) if affirming + denying else None
