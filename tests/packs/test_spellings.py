"""How entries are written: places, and what is common to all."""

from hudna.packs.inflection import Inflection
from hudna.packs.spellings import Spelling
from hudna.rules.entry import Entry


def _spelt(names: str) -> list[tuple[str, ...]]:
    entry = Entry("place", "id", "places/XX.csv", {"names_ar": names})
    return [
        words for words, kind in Spelling(Inflection({}), ["دير", "تل"]).of(entry) if kind == ("noun", "place", "place")
    ]


def test_every_name_and_its_one_word_spelling() -> None:
    assert _spelt("دير السوق|سوق الدير") == [("دير", "السوق"), ("ديرالسوق",), ("سوق", "الدير")]


def test_the_rest_of_a_joined_name_stays() -> None:
    assert _spelt("تل الزيتون الكبير") == [("تل", "الزيتون", "الكبير"), ("تلالزيتون", "الكبير")]


def test_spellings_that_fold_alike_are_one() -> None:
    assert _spelt("مدرسة|مدرسه") == [("مدرسه",)]


def test_an_empty_name_is_no_spelling() -> None:
    assert _spelt("") == []
