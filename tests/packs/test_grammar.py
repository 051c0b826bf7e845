"""The closed classes."""

import pytest

from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import load_knowledge

MADE_UP = Grammar.from_data({"conjunctions": ["و", "ف"], "openers": ["إلى", "على", "و"]})


@pytest.mark.parametrize(
    ("form", "member"),
    [("الي", True), ("والي", True), ("فعلي", True), ("بالي", False), ("", False), ("و", True), ("وو", False)],
)
def test_membership_sets_a_conjunction_aside(form: str, member: bool) -> None:
    assert MADE_UP.is_a(form, "openers") is member


def test_words_are_folded_once() -> None:
    assert MADE_UP["openers"] == {"الي", "علي", "و"}


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        MADE_UP.is_a("الي", "made_up")


def test_no_class_of_the_language_is_empty() -> None:
    assert all(load_knowledge().grammar.classes.values())
