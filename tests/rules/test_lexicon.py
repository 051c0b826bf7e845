"""The matcher: surfaces in running text, with what Arabic sticks to a word taken off."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.packs.knowledge import load_knowledge
from hudna.rules.entry import Entry, Surface, WordClass
from hudna.rules.lexicon import Clitics, Hit, Hits, Lexicon, longest
from hudna.text.fold import fold, fold_key
from hudna.text.tokens import tokenize

MADE_UP = (
    ("اتفاق", "noun"),
    ("اتفاق هدنة", "noun"),
    ("حركة النخيل", "noun"),
    ("النظام", "noun"),
    ("نفى", "verb"),
    ("نفوا", "verb"),
    ("بحسب", "fixed"),
)


def _surface(words: str, word_class: WordClass) -> Surface:
    return Surface(tuple(fold_key(words).split()), Entry("word", words, "made_up.toml", {}), word_class)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """A few words, with the clitics of Arabic."""
    made = Lexicon(Clitics.from_data(load_knowledge().settings["clitics"]))
    made.add(_surface(words, word_class) for words, word_class in MADE_UP)  # type: ignore[arg-type]
    return made


def _scan(lexicon: Lexicon, text: str) -> Hits:
    folded = fold(text)
    return lexicon.scan(folded, tokenize(folded))


def _found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(hit.entry.key, text[hit.start : hit.end]) for hit in _scan(lexicon, text).of("word")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أي اتّفاق", [("اتفاق", "اتّفاق")]),
        ("وباتفاق", [("اتفاق", "اتفاق")]),
        ("كاتفاق آخر", [("اتفاق", "اتفاق")]),
        ("للنظام", [("النظام", "للنظام")]),
        ("وللنظام", [("النظام", "وللنظام")]),
        ("بالنظام", [("النظام", "النظام")]),
        ("ونفى", [("نفى", "نفى")]),
        ("نفاه", [("نفى", "نفاه")]),
        ("نفوها", [("نفوا", "نفوها")]),
        ("وبحسب المصدر", [("بحسب", "بحسب")]),
        ('حركة "النخيل"', [("حركة النخيل", 'حركة "النخيل"')]),
    ],
)
def test_found(lexicon: Lexicon, text: str, found: list[tuple[str, str]]) -> None:
    assert _found(lexicon, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "اتفاقية",  # another word
        "حركة\nالنخيل",  # a line break between
        "حركة في النخيل",
        "لبحسب",  # a fixed word takes و and ف alone
        "بنفى",  # a verb takes no ب
        "",
    ],
)
def test_not_found(lexicon: Lexicon, text: str) -> None:
    assert _found(lexicon, text) == []


def test_the_longer_surface_is_chosen_and_every_reading_kept(lexicon: Lexicon) -> None:
    hits = _scan(lexicon, "وقع الطرفان اتفاق هدنة")
    assert [hit.entry.key for hit in hits.of("word")] == ["اتفاق هدنة"]
    assert {hit.entry.key for hit in hits.every("word")} == {"اتفاق", "اتفاق هدنة"}


def test_what_was_taken_off_is_told(lexicon: Lexicon) -> None:
    (hit,) = _scan(lexicon, "ونفاها").of("word")
    assert (hit.proclitic, hit.enclitic) == ("و", "ها")


def test_a_table_without_hits_is_empty(lexicon: Lexicon) -> None:
    hits = _scan(lexicon, "نفى")
    assert hits.of("no such table") == ()
    assert list(hits.every("no such table")) == []


def test_readings_of_a_stretch_are_those_that_begin_in_it(lexicon: Lexicon) -> None:
    hits = _scan(lexicon, "نفى الطرفان اتفاق هدنة ونفوا")
    assert {hit.entry.key for hit in hits.every_within("word", 1, 4)} == {"اتفاق", "اتفاق هدنة"}
    assert [hit.entry.key for hit in hits.every_within("word", -3, 1)] == ["نفى"]
    assert list(hits.every_within("no such table", 0, 9)) == []


def test_words_may_be_added_after_a_scan(lexicon: Lexicon) -> None:
    own = Lexicon(lexicon.clitics)
    assert _found(own, "صلح") == []
    own.add([_surface("صلح", "noun")])
    assert _found(own, "صلح") == [("صلح", "صلح")]


@given(
    st.lists(st.sampled_from([*(words for words, _ in MADE_UP), "و", '"', "\n", "للنظام", "هدنة", "ونفاها", "\u200f"]))
)
def test_hits_lie_in_the_text_and_share_no_token(lexicon: Lexicon, parts: list[str]) -> None:
    text = " ".join(parts)
    chosen = _scan(lexicon, text).of("word")
    assert all(0 <= hit.start < hit.end <= len(text) for hit in chosen)
    assert all(before.last <= after.first for before, after in pairwise(chosen))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5))))
def test_longest_is_leftmost_and_without_overlap(bounds: list[tuple[int, int]]) -> None:
    surface = _surface("اتفاق", "noun")
    hits = [Hit(surface, first, first + length, first, first + length) for first, length in bounds]
    chosen = longest(hits)
    assert all(before.last <= after.first for before, after in pairwise(chosen))
    if hits:
        assert chosen[0].first == min(hit.first for hit in hits)
