"""Reading with every bundled pack, so that names have rivals."""

from collections.abc import Callable
from datetime import date

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report


@pytest.fixture(scope="session")
def read_all() -> Callable[..., Reading]:
    """Reads a text with all packs, published on a day in ISO form or on no known day."""
    knowledge = load_knowledge()

    def reading(text: str, published: str | None = None, outlet: str | None = None) -> Reading:
        day = date.fromisoformat(published) if published else None
        return analyze(Report("invented", text, day, outlet), knowledge)

    return reading


@pytest.fixture(scope="session")
def read_sample() -> Callable[..., Reading]:
    """Reads a text with the invented parties of the sample pack."""
    knowledge = load_knowledge(("sample",))

    def reading(text: str) -> Reading:
        return analyze(Report("invented", text), knowledge)

    return reading
