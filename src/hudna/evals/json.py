"""Figures as JSON, for programs."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hudna.evals.figures import Figure, Scores
from hudna.evals.misses import Miss
from hudna.types import Span

_DIGITS = 4


def as_json(what: str, scores: Scores, bounds: Mapping[Figure, tuple[float, float]], misses: int) -> bytes:
    """The figures with what they rest on, and the first ``misses`` of each, as indented UTF-8 with a last line break."""
    data = {
        "scored": what,
        "reports": len(scores.sheets),
        "figures": {
            figure.name: _figure(figure, value, scores, bounds, misses) for figure, value in scores.measured().items()
        },
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _figure(
    figure: Figure,
    value: float,
    scores: Scores,
    bounds: Mapping[Figure, tuple[float, float]],
    misses: int,
) -> dict[str, Any]:
    low_high = bounds.get(figure)
    return {
        "value": round(value, _DIGITS),
        "items": scores.items(figure),
        "few": scores.few(figure),
        "interval": [round(one, _DIGITS) for one in low_high] if low_high else None,
        "about": figure.about,
        "misses": [_miss(one) for one in scores.misses(figure)[:misses]],
    }


def _miss(miss: Miss) -> dict[str, Any]:
    return {
        "report": miss.report,
        "labelled": miss.labelled,
        "read": miss.read,
        "labelled_at": [_span(one) for one in miss.labelled_at],
        "read_at": [_span(one) for one in miss.read_at],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
