"""Names that a tagger finds, beside those of packs and rules. The taggers here know only the words that a test gives them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hudna.packs.knowledge import Knowledge
from hudna.pipeline import analyze
from hudna.tagger.model import Tagger, Weights
from hudna.text.fold import fold_key
from hudna.types import Name, Place, Reading, Report

_KINDS = ("person", "organisation", "place")
_LABELS = ["O", *(f"{part}-{kind}" for kind in _KINDS for part in "BI")]
Tags = Callable[..., Reading]


def _tagger(names: dict[str, str]) -> Tagger:
    features = {f"n={letters}": {0: 1500} for letters in range(1, 9)}  # a word is no name, unless …
    for words, kind in names.items():
        for at, word in enumerate(fold_key(words).split()):
            label = 1 + 2 * _KINDS.index(kind) + min(at, 1)
            features.setdefault(f"w={word}", {})[label] = 2000 if at else 9000
    return Tagger(Weights(_LABELS, [[0] * len(_LABELS) for _ in _LABELS], features))


@pytest.fixture(scope="session")
def tagged(sample: Knowledge) -> Tags:
    """Reads a text with a tagger that finds the given names, each with its kind."""

    def reading(text: str, **names: str) -> Reading:
        made = {words.replace("_", " "): kind for words, kind in names.items()}
        return analyze(Report("invented", text), replace(sample, tagger=_tagger(made)))

    return reading


def _names(reading: Reading) -> list[tuple[str, str, str]]:
    return [(m.kind, m.text, m.found_by) for m in reading.mentions if isinstance(m, Name | Place)]


def test_a_name_of_no_pack_says_that_the_tagger_found_it(tagged: Tags) -> None:
    reading = tagged("وصل أوفال مارديخ إلى الجسر", أوفال_مارديخ="person")
    assert _names(reading) == [("person", "أوفال مارديخ", "tagger")]


def test_without_a_tagger_packs_and_rules_stand_alone(sample: Knowledge) -> None:
    reading = analyze(Report("invented", "وصل أوفال مارديخ إلى الجسر"), replace(sample, tagger=None))
    assert _names(reading) == []


def test_packs_overrule_the_tagger(tagged: Tags) -> None:
    reading = tagged("أعلنت حركة النخيل هدنة", حركة_النخيل="person")
    assert _names(reading) == [("organisation", "حركة النخيل", "pack")]


def test_a_town_in_the_name_of_a_body_is_a_word_of_it(tagged: Tags) -> None:
    reading = tagged("أغلقت بلدية دمشق الطريق", بلدية_دمشق="organisation")
    assert _names(reading) == [("organisation", "بلدية دمشق", "tagger")]


def test_a_town_is_no_family_name(tagged: Tags) -> None:
    reading = tagged("في كنتون دمشق", كنتون_دمشق="person")
    assert [(kind, by) for kind, _, by in _names(reading)] == [("place", "pack")]


def test_a_person_named_again_by_family_name_is_the_same(tagged: Tags) -> None:
    reading = tagged("وصل أوفال مارديخ. ثم غادر مارديخ.", أوفال_مارديخ="person")
    first, again = (m for m in reading.mentions if isinstance(m, Name))
    assert again.name == first.name == "أوفال مارديخ"
    assert again.anaphor


@pytest.mark.parametrize(
    ("text", "words", "kind", "found"),
    [
        ("دخلوا قرية تلمارد ليلا", "تلمارد", "person", ("place", "تلمارد")),
        ("عاد إلى قرية تلمارد بريف المدينة", "قرية_تلمارد_بريف", "place", ("place", "تلمارد")),
        ("قرب مخيم «أورمان» أمس", "أورمان", "organisation", ("place", "أورمان")),
        ("انفجار في محطة أورمان أمس", "محطة_أورمان", "organisation", ("place", "محطة أورمان")),
        ("باعت شركة تلمارد الزيت", "تلمارد", "person", ("organisation", "تلمارد")),
    ],
)
def test_a_name_is_what_stands_before_it(
    tagged: Tags, text: str, words: str, kind: str, found: tuple[str, str]
) -> None:
    assert found in [(k, w) for k, w, _ in _names(tagged(text, **{words: kind}))]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("في الريف الغربي", "الريف_الغربي", "place"),
        ("قال المجلس ذلك", "المجلس", "organisation"),
        ("انتهى الاقتتال الأهلي", "الأهلي", "organisation"),
        ("عبروا 24 جسرا", "24", "organisation"),
    ],
)
def test_what_is_no_name_by_itself_is_left_out(tagged: Tags, text: str, words: str, kind: str) -> None:
    assert not [name for name in _names(tagged(text, **{words: kind})) if name[2] == "tagger"]


def test_a_verb_is_no_part_of_a_name(tagged: Tags) -> None:
    reading = tagged("وأعلن أوفال مارديخ ذلك", وأعلن_أوفال_مارديخ="person")
    assert ("person", "أوفال مارديخ", "tagger") in _names(reading)


def test_letters_joined_to_a_name_are_taken_off_where_it_also_stands_alone(tagged: Tags) -> None:
    reading = tagged("وصل مارديخ. اتصلوا بمارديخ.", مارديخ="person", بمارديخ="person")
    assert [text for kind, text, _ in _names(reading)] == ["مارديخ", "مارديخ"]


def test_a_place_of_no_pack_has_no_point(tagged: Tags) -> None:
    (place,) = (m for m in tagged("عادوا إلى تلمارد", تلمارد="place").mentions if isinstance(m, Place))
    assert (place.name, place.lat, place.country, place.precision, place.entry) == ("تلمارد", None, None, None, None)


def test_a_given_name_that_is_a_word_needs_more_to_be_a_person(tagged: Tags) -> None:
    assert _names(tagged("تابعت اللجنة نجاح الجهود")) == []
    assert _names(tagged("تابعت اللجنة نجاح الجهود", نجاح_الجهود="person"))[0][0] == "person"


def test_a_body_of_no_pack_is_meant_by_its_head(tagged: Tags) -> None:
    text = "قالت لجنة الأسواق الشعبية إن الطريق سالك. وأضافت اللجنة أن الجسر مغلق."
    reading = tagged(text, لجنة_الأسواق_الشعبية="organisation")
    assert {claim.source_name for claim in reading.claims if claim.source} == {"لجنة الأسواق الشعبية"}
