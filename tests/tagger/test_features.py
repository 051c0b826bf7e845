"""What the tagger is given of a word."""

import pytest

from hudna.rules.lexicon import Hits
from hudna.tagger.features import bare, known, near, own, pairs


@pytest.mark.parametrize(
    ("form", "stem"),
    [("والبلديه", "بلديه"), ("للجنه", "جنه"), ("بغداد", "غداد"), ("ولي", "ولي"), ("سالم", "سالم"), ("#", "#")],
)
def test_letters_joined_to_the_front_are_taken_off(form: str, stem: str) -> None:
    """Blindly: what they are is for the weights, which have the whole word too."""
    assert bare(form) == stem


def test_a_word_is_told_by_itself_its_letters_and_its_length() -> None:
    told = set(own("والبلديه"))
    assert {"w=والبلديه", "b=بلديه", "c=وال", "s=ه", "s=يه", "p=بل", "n=5"} <= told


def test_a_neighbour_is_told_with_its_distance() -> None:
    assert set(near("قال", -1)) >= {"-1w=قال", "-1s=ال"}
    assert list(near("قال", 2)) == ["2w=قال"]


def test_pairs_stop_at_the_edges() -> None:
    assert list(pairs(["قال", "سالم"], 0)) == ["+قال|سالم"]
    assert list(pairs(["قال", "سالم"], 1)) == ["قال|سالم"]
    assert list(pairs(["قال"], 0)) == []


def test_where_packs_know_nothing_there_are_no_marks() -> None:
    assert known(Hits({}, {}), 3) == ["", "", ""]
