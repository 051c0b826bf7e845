"""Whom partisan names of the war in Yemen mean, and who stands with whom, on sentences written for the tests."""

from datetime import date

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Name, Report

KNOWN = load_knowledge(("yemen",))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قصفت قوى العدوان مزرعة قرب صنعاء.", "Saudi-led Coalition"),
        ("قصفت قوى العدوان الحوثي مزرعة قرب مأرب.", "Houthis"),
        ("قصف مرتزقة العدوان مزرعة قرب صنعاء.", "Government of Yemen"),
    ],
)
def test_whom_a_name_of_aggression_means(text: str, who: str) -> None:
    reading = analyze(Report("invented", text, date(2016, 4, 2)), KNOWN)
    assert [mention.name for mention in reading.mentions if isinstance(mention, Name)] == [who]


@pytest.mark.parametrize(("day", "together"), [(date(2016, 4, 2), True), (date(2018, 4, 2), False)])
def test_the_congress_stands_with_saleh_while_he_lived(day: date, together: bool) -> None:
    entry = next(entry for entry in KNOWN.entries.values() if entry.get("id") == "gpc")
    sides = [row for row in entry.get("side", ()) if row["with"] == "Saleh forces"]
    assert [row["to"] >= day.isoformat() for row in sides] == [together]
