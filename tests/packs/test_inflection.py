"""Principal parts and the forms that are written out from them."""

import pytest

from hudna.packs.inflection import Inflection
from hudna.packs.knowledge import load_knowledge


@pytest.fixture(scope="module")
def inflection() -> Inflection:
    """The endings of Arabic, as the pack states them."""
    return Inflection(load_knowledge().settings["inflection"])


@pytest.mark.parametrize(
    ("part", "word", "forms"),
    [
        ("past", "نفى", {"نفى", "نفت", "نفوا", "نفيا"}),
        ("past", "دعا", {"دعا", "دعت", "دعوا"}),
        ("past", "أكد", {"أكد", "أكدت", "أكدوا", "أكدا"}),
        ("passive_past", "نُفي", {"نُفي", "نُفيت"}),
        ("present", "ينفي", {"ينفي", "تنفي", "ننفي", "ينفون", "ينف", "تنف"}),
        ("present", "يدعو", {"يدعو", "تدعو", "يدعون", "يدع"}),
        ("present", "يؤكد", {"يؤكد", "تؤكد", "يؤكدون", "يؤكدوا"}),
        ("masdar", "إشارة", {"إشارة", "الإشارة", "إشارته", "إشارات"}),
        ("masdar", "نفي", {"نفي", "النفي", "نفيه", "نفيها"}),
        ("participle", "مؤكد", {"مؤكد", "مؤكدا", "مؤكدة", "مؤكدين"}),
        ("noun", "غارة", {"غارة", "الغارة", "غارتين"}),
        ("adjective", "روسي", {"روسي", "روسية", "الروسي", "الروسية"}),
    ],
)
def test_forms(inflection: Inflection, part: str, word: str, forms: set[str]) -> None:
    assert forms <= set(inflection.forms(part, word))


def test_only_the_first_word_of_a_phrase_is_inflected(inflection: Inflection) -> None:
    forms = set(inflection.forms("past", "أطلق النار"))
    assert {"أطلق النار", "أطلقت النار", "أطلقوا النار"} <= forms
    assert all(form.endswith(" النار") for form in forms)


def test_verbs_and_participles_take_no_article(inflection: Inflection) -> None:
    assert not [form for form in inflection.forms("past", "نفى") if form.startswith("ال")]
    assert not [form for form in inflection.forms("participle", "مؤكد") if form.startswith("ال")]
