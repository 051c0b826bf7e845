"""Two people's labels of the same reports: how far they agree, which is as far as a reader can be right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hudna.evals.facets import FACETS, common
from hudna.evals.labels import Labelled
from hudna.ingest.failure import Failure


def set_against(
    labels: Sequence[Labelled], others: Sequence[Labelled]
) -> tuple[list[Labelled], dict[str, Mapping[str, Any]], list[Failure]]:
    """What both labelled, the second's labels as readings, and a sentence for each report that is not scored."""
    second = {one.id: one for one in others}
    kept: list[Labelled] = []
    readings: dict[str, Mapping[str, Any]] = {}
    failures: list[Failure] = []
    for one in labels:
        other = second.get(one.id)
        if other is None or other.text != one.text:
            why = "nobody labelled it a second time" if other is None else f"its text is another in {other.file}"
            failures.append(Failure(f"{one.file}, report {one.id}", f"{why}. It is left out."))
            continue
        mine, theirs = common(one.facets, other.facets)
        kept.append(replace(one, facets=mine))
        readings[one.id] = _as_reading(theirs)
    return kept, readings, failures


def _as_reading(facets: Mapping[str, Any]) -> dict[str, Any]:
    """Labels in the shape of a reading."""
    mentions = [one for facet in ("times", "names", "places") for one in facets.get(facet, ())]
    return {**{key: facets[key] for key in FACETS[:4] if key in facets}, "mentions": mentions}
