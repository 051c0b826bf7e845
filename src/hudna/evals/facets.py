"""What of a reading can be scored, each under a key of its own."""

from collections.abc import Mapping
from typing import Any

from hudna.evals.wire_rows import Row, rows, word

FACETS = ("about_truce", "truces", "claims", "events", "times", "names", "places")
_OF_MENTIONS = {"times": ("time",), "names": ("person", "organisation", "group"), "places": ("place",)}


def facets(wire: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a reading that are there. A part that is missing is not labelled; an empty one says: there is none."""
    found = {key: wire[key] for key in ("about_truce", "truces", "claims", "events") if key in wire}
    if "mentions" in wire:
        mentions = rows(wire, "mentions")
        for facet, kinds in _OF_MENTIONS.items():
            found[facet] = [one for one in mentions if one.get("kind") in kinds]
        found["times"] = [one for one in found["times"] if word(one, "earliest")]
    return found


def common(one: Row, other: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """What two people both labelled, so that a part which one left out counts for nobody."""
    keys = [key for key in FACETS if key in one and key in other]
    return {key: one[key] for key in keys}, {key: other[key] for key in keys}
