"""Reading invented sentences: the sample pack names the parties, so that no war has to."""

from collections.abc import Callable
from datetime import date

import pytest

from hudna.extract.quantities import find_quantities
from hudna.extract.scene import Scene, scene_of
from hudna.extract.times import find_times
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze, named
from hudna.text.page import read_page
from hudna.types import Reading, Report


@pytest.fixture(scope="session")
def sample() -> Knowledge:
    """The invented parties beside the words of the language and the places of the world."""
    return load_knowledge(("sample",))


@pytest.fixture(scope="session")
def read(sample: Knowledge) -> Callable[..., Reading]:
    """Reads a text, published on a day in ISO form or on no known day."""

    def reading(text: str, published: str | None = None) -> Reading:
        return analyze(Report("invented", text, date.fromisoformat(published) if published else None), sample)

    return reading


@pytest.fixture(scope="session")
def libya() -> Callable[..., Reading]:
    """Reads a text with the invented parties beside those of Libya."""
    known = load_knowledge(("sample", "libya"))

    def reading(text: str) -> Reading:
        return analyze(Report("invented", text, None), known)

    return reading


@pytest.fixture(scope="session")
def scene(sample: Knowledge) -> Callable[[str], Scene]:
    """The scene of a text, as the claim shapes see it."""

    def made(text: str) -> Scene:
        page = read_page(Report("invented", text), sample.layout)
        hits = sample.lexicon.scan(page.folded, page.tokens)
        names, places = named(page, hits, sample, None)
        times = find_times(page, sample, None)
        return scene_of(page, hits, sample, [*names, *places, *times, *find_quantities(page, sample, times)])

    return made
