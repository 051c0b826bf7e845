"""Where the phrase of a speaker begins and ends."""

from collections.abc import Callable

import pytest

from hudna.extract.phrases import best_span, definite_end, phrase_end, speakers_from
from hudna.extract.scene import Scene

Make = Callable[[str], Scene]


def _phrase(scene: Scene, first: int = 1) -> str:
    """The phrase after the verb that opens the text."""
    last = phrase_end(scene, first, len(scene.page.tokens))
    return scene.page.span_of(first, last).text if last > first else ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قالت حركة النخيل إن الطريق سالك.", "حركة النخيل"),
        ("قال مصدر مطلع في بيان إن الطريق سالك.", "مصدر مطلع"),
        ("قال مصدر في البلدية إن الطريق سالك.", "مصدر في البلدية"),
        ("قال مدير السوق الذي زار القرية إن الطريق سالك.", "مدير السوق"),
        ("قال مدير السوق: الطريق سالك.", "مدير السوق"),
        ("قال مدير السوق، الطريق سالك.", "مدير السوق"),
        ("قال مدير السوق (الجديد) إن الطريق سالك.", "مدير السوق (الجديد)"),
        ("قال مدير السوق بعد العيد إن الطريق سالك.", "مدير السوق"),
        ('قال مصدر مطلع لـ"بريد الوادي" إن الطريق سالك.', "مصدر مطلع"),
        ('قال مدير "سوق الجبل" إن الطريق سالك.', 'مدير "سوق الجبل"'),
        ("قال إن الطريق سالك.", ""),
    ],
)
def test_end_of_a_phrase(scene: Make, text: str, phrase: str) -> None:
    assert _phrase(scene(text)) == phrase


def test_words_of_a_quotation_are_no_part_of_the_speaker(scene: Make) -> None:
    made = scene('قال مدير السوق "الطريق سالك أمام الناس جميعا منذ الصباح الباكر".')
    assert _phrase(made) == "مدير السوق"


def test_a_phrase_stops_at_its_limit(scene: Make) -> None:
    made = scene("قال مدير السوق الكبير الجديد النظيف إن الطريق سالك.")
    assert phrase_end(made, 1, 3) == 3
    assert phrase_end(made, 1, 1) == 1


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("نفت حركة النخيل الخبر", "حركة النخيل"),
        ("نشرت صحف محلية صورة البيان", "صحف محلية"),
        ("برر النادي تأخر الشاحنات", "النادي"),
    ],
)
def test_a_subject_ends_before_a_plain_object(scene: Make, text: str, subject: str) -> None:
    made = scene(text)
    last = definite_end(made, 1, len(made.page.tokens))
    assert made.page.span_of(1, last).text == subject


def test_each_of_two_persons(scene: Make) -> None:
    made = scene("قال كل من مروان النخلاوي وضرغام السندياني إن الطريق سالك.")
    speakers, end = speakers_from(made, 1, len(made.page.tokens))
    assert [made.page.span(*best_span(made, phrase)).text for phrase in speakers] == [
        "مروان النخلاوي",
        "ضرغام السندياني",
    ]
    assert made.form(end) == "ان"


def test_each_of_two_persons_described(scene: Make) -> None:
    text = "قال كل من مروان النخلاوي، القائد في حركة النخيل، وضرغام السندياني، وهو ناطق، إن الطريق سالك."
    made = scene(text)
    speakers, end = speakers_from(made, 1, len(made.page.tokens))
    assert [made.page.span(*best_span(made, phrase)).text for phrase in speakers] == [
        "مروان النخلاوي",
        "ضرغام السندياني",
    ]
    assert made.form(end) == "ان"


def test_one_phrase_is_one_speaker(scene: Make) -> None:
    made = scene("قالت حركة النخيل إن الطريق سالك.")
    assert speakers_from(made, 1, len(made.page.tokens)) == (((1, 3),), 3)


def test_nobody_there(scene: Make) -> None:
    made = scene("قال إن الطريق سالك.")
    assert speakers_from(made, 1, len(made.page.tokens)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("وحركة النخيل قالت", 0, 2, "حركة النخيل"),
        ("ومصدر مطلع قال", 0, 2, "مصدر مطلع"),
        ("قال المتحدث ضرغام السندياني أمس", 1, 5, "المتحدث ضرغام السندياني"),
    ],
)
def test_a_speakers_span(scene: Make, text: str, first: int, last: int, words: str) -> None:
    start, end = best_span(scene(text), (first, last))
    assert text[start:end] == words
