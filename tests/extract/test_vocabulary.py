"""What the first word of a phrase may look like, with what Arabic sticks to it."""

import pytest

from hudna.extract.vocabulary import Vocabulary

ROWS = [("unit", "يوم", "D"), ("unit", "يوم عمل", "WD"), ("feast", "الأضحى", 10), ("code", "12 يوما", 12)]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(ROWS, frozenset({"unit"}))


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("يوم", [("WD", "", False), ("D", "", False)]),
        ("وبيوم", [("WD", "وب", False), ("D", "وب", False)]),
        ("اليوم", [("WD", "", True), ("D", "", True)]),
        ("واليوم", [("WD", "و", True), ("D", "و", True)]),
        ("لليوم", [("WD", "ل", True), ("D", "ل", True)]),
        ("وللاضحي", [(10, "ول", True)]),
        ("الاضحي", [(10, "", True)]),
        ("لالاضحي", []),
        ("اضحي", []),
        ("12", [(12, "", False)]),
        ("و12", []),
        ("نوم", []),
    ],
)
def test_letters_that_stick_are_taken_off(
    vocabulary: Vocabulary, form: str, found: list[tuple[object, str, bool]]
) -> None:
    for _ in range(2):  # the second time it is remembered
        assert [(one.value, one.proclitic, one.definite) for one in vocabulary.senses(form)] == found
