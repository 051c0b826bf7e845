"""The tagger's decoding: the best row of labels, legal ones only, and what it remembers changes nothing."""

from itertools import pairwise, product
from math import inf

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hudna.tagger.features import EDGE, NEAR, around, near, own, pairs
from hudna.tagger.model import WEIGHTS, Tagged, Tagger, Weights, load_tagger

LABELS = ["O", "B-person", "I-person", "B-place", "I-place"]
WORDS = ["نخلة", "وادي", "سالم", "قال"]


def _tagger(features: dict[str, dict[int, int]], moves: list[list[int]] | None = None) -> Tagger:
    return Tagger(Weights(LABELS, moves or [[0] * 5 for _ in LABELS], features))


def _total(weights: Weights, forms: list[str], marks: list[str], path: tuple[int, ...]) -> int:
    """What a row of labels is worth, worked out the long way."""
    padded = [EDGE, EDGE, *forms, EDGE, EDGE]
    know = [EDGE, *marks, EDGE]
    total = sum(weights.moves[a][b] for a, b in pairwise(path))
    for at, label in enumerate(path):
        keys = [*own(forms[at]), *pairs(forms, at), *around(*know[at : at + 3])]
        keys += [key for step in NEAR for key in near(padded[at + 2 + step], step)]
        total += sum(weights.features.get(key, {}).get(label, 0) for key in keys)
    return total


def _legal(path: tuple[int, ...]) -> bool:
    before = "O"
    for label in (LABELS[at] for at in path):
        if label.startswith("I-") and before[1:] != label[1:]:
            return False
        before = label
    return True


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.lists(st.integers(-3000, 3000), min_size=25, max_size=25),
    st.dictionaries(
        st.sampled_from([f"w={word}" for word in WORDS] + ["-1w=قال", "1w=#", "k=G", "قال|سالم"]),
        st.dictionaries(st.integers(0, 4), st.integers(-9000, 9000), min_size=1),
    ),
)
def test_the_best_legal_row_of_labels_is_found(
    forms: list[str], moves: list[int], features: dict[str, dict[int, int]]
) -> None:
    marks = ["G" if word == "سالم" else "" for word in forms]
    weights = Weights(LABELS, [moves[at : at + 5] for at in range(0, 25, 5)], features)
    best = max(_total(weights, forms, marks, path) for path in product(range(5), repeat=len(forms)) if _legal(path))
    assert _legal(tuple(Tagger(weights).labels(forms, marks)))
    tagger = Tagger(weights, margin=inf)
    path = tuple(tagger.labels(forms, marks))
    assert _legal(path)
    assert _total(weights, forms, marks, path) == best
    assert tuple(tagger.labels(forms, marks)) == path  # again, from what it remembers


def test_a_name_is_its_first_word_and_what_goes_on() -> None:
    tagger = _tagger({"w=سالم": {1: 2000}, "w=نخلة": {2: 2000}, "w=وادي": {3: 2000}})
    assert tagger.tag(["قال", "سالم", "نخلة", "وادي"], [""] * 4) == [Tagged(1, 3, "person"), Tagged(3, 4, "place")]


def test_what_goes_on_without_a_beginning_is_no_name() -> None:
    assert _tagger({"w=نخلة": {2: 2000}}).tag(["نخلة"], [""]) == []


def test_no_words_no_names() -> None:
    assert _tagger({}).tag([], []) == []


def test_the_weights_that_come_with_hudna_are_small_and_whole() -> None:
    weights = msgspec.msgpack.decode(WEIGHTS.read_bytes(), type=Weights)
    assert WEIGHTS.stat().st_size < 20 * 2**20
    assert weights.labels[0] == "O"
    assert {label[2:] for label in weights.labels[1:]} == {"person", "organisation", "place"}
    assert all(0 <= label < len(weights.labels) for row in weights.features.values() for label in row)


def test_before_any_weights_were_trained_there_is_no_tagger() -> None:
    assert load_tagger(WEIGHTS.with_name("none.msgpack")) is None
