"""Reports of invented wars, read."""

from collections.abc import Callable
from datetime import date

import pytest

from hudna.link.body import Body, body_of
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report

Read = Callable[..., Reading]
Make = Callable[..., Body]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The invented parties, and the agencies of the world."""
    return load_knowledge(("sample",))


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> Read:
    """Reads a text."""

    def make(text: str, report: str = "a", published: str | None = "2019-05-14", outlet: str | None = None) -> Reading:
        day = date.fromisoformat(published) if published else None
        return analyze(Report(report, text, published=day, outlet=outlet), knowledge)

    return make


@pytest.fixture(scope="session")
def body(read: Read, knowledge: Knowledge) -> Make:
    """The body of a text."""
    return lambda *args, **kwargs: body_of(read(*args, **kwargs), knowledge)
