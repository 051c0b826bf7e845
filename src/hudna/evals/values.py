"""Which values labels may hold."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from hudna.packs.schema import schema
from hudna.types.claim import Act, SourceType
from hudna.types.event import EventType, Realis
from hudna.types.truce import Status


@cache
def allowed() -> Mapping[tuple[str, str], frozenset[str]]:
    """(facet, key) → the values it may have."""
    return {
        ("claims", "act"): frozenset(get_args(Act)),
        ("claims", "source_type"): frozenset(get_args(SourceType)),
        ("events", "type"): frozenset(get_args(EventType)),
        ("events", "realis"): frozenset(get_args(Realis)),
        ("truces", "status"): frozenset(get_args(Status)),
        ("truces", "terms"): frozenset(schema().tables["term"].keys["value"].choices),
    }


ABOUT = frozenset({"yes", "no", "figurative"})


def strange_value(facet: str, row: Mapping[str, Any]) -> str | None:
    """What is wrong with a value of a label, as the beginning of a sentence; ``None`` where all may stand."""
    for (of, key), choices in allowed().items():
        stated = row.get(key)
        if of != facet or stated is None:
            continue
        for value in stated if isinstance(stated, list) else [stated]:
            if value not in choices:
                return f'{key} "{value}" is none of {", ".join(sorted(choices))}'
    return None
