"""Two sides named together."""

from dataclasses import dataclass

import pytest

from hudna.extract.pairs import find_pairs
from hudna.packs.knowledge import Knowledge
from hudna.text.page import Page, read_page
from hudna.types import Report


@dataclass(frozen=True)
class _Stretch:
    first: int
    last: int


def _page(text: str, knowledge: Knowledge) -> Page:
    return read_page(Report("invented", text), knowledge.layout)


def _pairs(text: str, knowledge: Knowledge) -> list[tuple[int, int, bool]]:
    """Pairs of the capital letters A, B, C … of a text, a leading و set aside."""
    page = _page(text, knowledge)
    named = [
        _Stretch(at, at + 1) for at, token in enumerate(page.tokens) if token.form.removeprefix("و") in {"ا", "ب", "ج"}
    ]
    return list(find_pairs(page, named, knowledge.grammar["between"]))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("هدنة بين ا وب اليوم", [(0, 1, True)]),
        ("هدنة بين ا في القرية الكبيرة وب اليوم", [(0, 1, True)]),
        ('هدنة بين "ا" و"ب" اليوم', [(0, 1, True)]),
        ("اجتمع ا وب اليوم", [(0, 1, False)]),
        ("اجتمع ا ثم ب اليوم", []),
        ("اجتمع ا اليوم وب غدا", []),
        ("هدنة بين ا. وب اليوم", []),
        ("هدنة بين ا وب وج اليوم", [(0, 1, True), (0, 2, True)]),
        ("هدنة بين\n\nا وب اليوم", [(0, 1, False)]),
        ("هدنة وبين ا الكبير وب اليوم", [(0, 1, True)]),
        ("حضر ا. هدنة بين ب وج", [(1, 2, True)]),
    ],
)
def test_pairs(sample: Knowledge, text: str, pairs: list[tuple[int, int, bool]]) -> None:
    assert _pairs(text, sample) == pairs


def test_between_reaches_only_so_far(sample: Knowledge) -> None:
    assert _pairs("هدنة بين ا " + "كلمة " * 20 + "وب", sample) == []
