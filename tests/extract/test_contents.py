"""Where the words that are claimed begin and end."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.extract.contents import clause_end, comma_end, link_after, pieces, quoted_end, skip_light, trimmed
from hudna.extract.scene import Scene

Make = Callable[[str], Scene]


def _said(made: Scene, first: int, last: int) -> str:
    return made.page.span_of(first, last).text


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("قال المدير إن الطريق سالك", "that", "الطريق سالك"),
        ("قال المدير إنه سعيد", "that", "إنه سعيد"),
        ("قال المدير: الطريق سالك", "colon", "الطريق سالك"),
        ('قال المدير: "الطريق سالك', "colon", "الطريق سالك"),
        ("قال المدير:\nالطريق سالك", "colon", "الطريق سالك"),
        ('قال المدير بصوت عال "الطريق سالك منذ صباح اليوم يا ناس"', "quote", 'الطريق سالك منذ صباح اليوم يا ناس"'),
    ],
)
def test_link(scene: Make, text: str, kind: str, content: str) -> None:
    made = scene(text)
    link = link_after(made, 1, len(made.page.tokens))
    assert link is not None
    assert (link[1], _said(made, link[0], len(made.page.tokens))) == (kind, content)


@pytest.mark.parametrize(
    "text",
    [
        "قال المدير كلمة طيبة",
        'زار المدير قرية "التل" صباحا',
        "قال المدير وأكدت الهيئة أن الطريق سالك",
    ],
)
def test_no_link(scene: Make, text: str) -> None:
    made = scene(text)
    assert link_after(made, 1, len(made.page.tokens)) is None


def test_a_link_too_far_away_is_none(scene: Make) -> None:
    made = scene("قال المدير " + "كلمة " * 40 + "إن الطريق سالك")
    assert link_after(made, 1, len(made.page.tokens)) is None


def test_a_quotation_ends_at_its_mark(scene: Make) -> None:
    made = scene('قال: "الطريق سالك" ثم ذهب')
    assert quoted_end(made, 3) == 5
    assert quoted_end(made, 4) is None


def test_one_piece_a_sentence(scene: Make) -> None:
    made = scene("عاد الناس إلى السوق. فتحت المحال أبوابها.")
    ranges = list(pieces(made, 0, len(made.page.tokens)))
    assert [_said(made, *piece) for piece in ranges] == ["عاد الناس إلى السوق", "فتحت المحال أبوابها"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("، عاد الناس .", "عاد الناس"),
        ('"عاد الناس"', '"عاد الناس"'),
        ('عاد "الناس"', 'عاد "الناس"'),
        ("عاد الناس (جميعا)", "عاد الناس (جميعا)"),
        ("عاد 20 %", "عاد 20 %"),
    ],
)
def test_trimmed(scene: Make, text: str, words: str) -> None:
    made = scene(text)
    piece = trimmed(made, 0, len(made.page.tokens))
    assert piece is not None
    assert _said(made, *piece).strip('"') == words.strip('"')


def test_marks_alone_are_no_content(scene: Make) -> None:
    made = scene("، . ؟")
    assert trimmed(made, 0, len(made.page.tokens)) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("الطريق سالك، مؤكدا أن الجسر سليم", "الطريق سالك"),
        ("الطريق سالك وأكد أن الجسر سليم", "الطريق سالك"),
        ("الطريق سالك اليوم بحسب الهيئة", "الطريق سالك اليوم"),
        ("الطريق سالك؛ والجسر سليم", "الطريق سالك"),
        ("الطريق سالك، والجسر سليم", "الطريق سالك، والجسر سليم"),
    ],
)
def test_a_clause_ends_where_another_attribution_opens(scene: Make, text: str, content: str) -> None:
    made = scene(text)
    assert _said(made, 0, clause_end(made, 0)) == content


def test_a_clause_never_leaves_its_sentence(scene: Make) -> None:
    made = scene("الطريق سالك اليوم. الجسر سليم.")
    assert "الجسر" not in _said(made, 0, clause_end(made, 0))


def test_a_clause_has_a_longest(scene: Make) -> None:
    made = scene("كلمة " * 2000)
    assert clause_end(made, 0) <= 300


def test_a_noun_phrase_ends_at_a_comma(scene: Make) -> None:
    made = scene("فتح الطريق، وعودة السوق")
    assert _said(made, 0, comma_end(made, 0)) == "فتح الطريق"


def test_light_words_between_subject_and_object(scene: Make) -> None:
    made = scene("أمس في بيان، فتح الطريق")
    assert made.form(skip_light(made, 0, len(made.page.tokens))) == "فتح"
    nothing_after = scene("أمس")
    assert skip_light(nothing_after, 0, 1) == 0


_WORDS = st.sampled_from(["الطريق", "سالك", "قال", "إن", "وأكد", "مؤكدا", "بحسب", "،", ".", ":", '"', "«", "»"])


@settings(max_examples=150, deadline=None)
@given(words=st.lists(_WORDS, min_size=1, max_size=30))
def test_contents_stay_inside_and_apart(scene: Make, words: list[str]) -> None:
    made = scene(" ".join(words))
    tokens = made.page.tokens
    reached = 0
    for first, last in pieces(made, 0, len(tokens)):
        assert reached <= first < last <= len(tokens)
        reached = last
    for at in (at for at, token in enumerate(tokens) if token.kind == "word"):
        assert at <= comma_end(made, at) <= clause_end(made, at) <= len(tokens)
