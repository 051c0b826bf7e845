"""The terminal page: narrow enough, harmless, and readable without bidi."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hudna.export.harmless import harmless
from hudna.export.labels import LANGS, Lang
from hudna.export.lines import Line, wrap
from hudna.export.terminal import as_text, render
from hudna.types import Reading, Span, Toll, Truce
from hudna.types.reading import Unknown

_RLI, _PDI = "\u2067", "\u2069"
_HOSTILE = "\x1b[31mأحمر\x1b]0;title\x07 \u202eمقلوب\u202c \x9b2J \ud800 \x00\r\n\u2066\u2069 end"


def _texts(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def _page(reading: Reading, lang: Lang = "en", *, plain: bool = False, width: int = 80) -> str:
    return as_text(render(reading, lang=lang, plain=plain, width=width))


def test_the_answer_comes_first(contested: Reading) -> None:
    page = _page(contested, plain=True)
    assert page.index("Contested: a truce between") < page.index("Truce\n") < page.index("Who says what about it")


def test_a_field_stands_above_its_words(contested: Reading) -> None:
    lines = _page(contested, plain=True).splitlines()
    at = lines.index("  start           28 Nov 2017")
    assert lines[at + 1].strip() == "│ 28 تشرين الثاني 2017"


def test_a_claim_shows_who_act_what_factuality_and_cue(contested: Reading) -> None:
    page = _page(contested, plain=True)
    for shown in ("2  Dirgham al-Ali denies", "spokesperson · certain · answers 1", "│ وجود أي هدنة", "╵ نفى"):
        assert shown in page


def test_an_event_shows_its_toll_and_place(contested: Reading) -> None:
    page = _page(contested, plain=True)
    assert "air strike · Oak Crossing, Oak Valley · Nov 2017" in page
    assert "killed: at least 10" in page


@pytest.mark.parametrize(("toll", "shown"), [(Toll(3, 3), "killed: 3"), (Toll(3, 5), "killed: 3 to 5")])
def test_tolls(contested: Reading, toll: Toll, shown: str) -> None:
    assert shown in _page(replace(contested, events=(replace(contested.events[0], killed=toll),)), plain=True)


def test_furniture_names_and_what_is_unknown_are_shown(contested: Reading) -> None:
    page = _page(contested, plain=True)
    for shown in (
        "related link",
        "Perhaps the same name",
        "To settle it: a report that names the place",
        "venue (not stated)",
    ):
        assert shown in page


def test_a_missing_day_of_publication_says_what_to_add(contested: Reading) -> None:
    page = " ".join(_page(replace(contested, published=None)).split())
    assert "add --published, for example --published 2024-08-20" in page


def test_a_missing_day_is_not_said_twice(contested: Reading) -> None:
    said = Unknown("no day", "not in the text", "add --published 2024-08-20")
    assert _page(replace(contested, published=None, unknown=(said,))).count("--published") == 1


def test_several_truces_are_numbered(contested: Reading) -> None:
    page = _page(replace(contested, truces=(*contested.truces, Truce())), plain=True)
    assert "Truce 1 of 2" in page
    assert "about truce 1" in page


def test_the_name_may_be_a_file(contested: Reading) -> None:
    assert as_text(render(contested, name="report.txt")).startswith("report.txt · Valley Post")


def test_quotes_are_isolated_on_their_own_lines(contested: Reading) -> None:
    quotes = [line for line in _page(contested).splitlines() if "│" in line and "what is said" not in line]
    assert quotes
    assert all(line.split("│ ")[1].startswith(_RLI) and line.endswith(_PDI) for line in quotes)


@pytest.mark.parametrize("lang", LANGS)
def test_plain_has_no_isolates(contested: Reading, lang: Lang) -> None:
    assert not {_RLI, _PDI} & set(_page(contested, lang, plain=True))


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_reading_gives_the_same_page(contested: Reading, lang: Lang) -> None:
    assert render(contested, lang=lang) == render(contested, lang=lang)


def test_the_arabic_page_is_arabic(contested: Reading) -> None:
    page = _page(contested, "ar", plain=True)
    assert "الأطراف: حركة النخيل؛ جبهة السهل" in page
    assert "Who says" not in page


_strings = st.one_of(st.text(max_size=200), st.just(_HOSTILE), st.text("أبج \u202e\x1b", max_size=300))


@given(_strings, st.integers(40, 120), st.sampled_from(LANGS), st.booleans())
def test_no_text_breaks_the_page(words: str, width: int, lang: Lang, plain: bool) -> None:
    lines = _texts(render(_hostile_reading(words), width=width, lang=lang, plain=plain))
    for line in lines:
        assert cell_len(line.replace(_RLI, "").replace(_PDI, "")) <= width
        assert line.count(_RLI) == line.count(_PDI)
        assert not [char for char in line if unicodedata.category(char) in ("Cc", "Cs")]
        assert not set(line) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2068")


def _hostile_reading(words: str) -> Reading:
    span = Span(0, len(words), words)
    truce = Truce(
        name=words,
        parties=(words,),
        venue=words,
        evidence={"parties": (span,), words: (span,)},
        unknown={"end": words, words: words},
    )
    return Reading(
        id=words,
        language="ar",
        about_truce="yes",
        published=None,
        outlet=words,
        title=span,
        truces=(truce,),
        unknown=(Unknown(words, words, words),),
        notes=(words,),
    )


def test_escapes_are_neutralised() -> None:
    shown = harmless(_HOSTILE)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "أحمر" in shown


@given(st.text(max_size=120), st.integers(2, 40))
def test_wrapping_loses_no_letter(words: str, width: int) -> None:
    lines = wrap(words, width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(cell_len(line) <= width for line in lines)


def test_a_long_quote_is_cut(contested: Reading) -> None:
    long = Span(0, 9000, "كلمة " * 1800)
    page = _page(replace(contested, claims=(replace(contested.claims[0], content=long),)), plain=True)
    assert "كلمة …" in page
    assert page.count("كلمة") < 80


def test_what_is_open_is_said_in_the_language_of_the_page(contested: Reading) -> None:
    one = Unknown("truce 1: start", "not stated", "the text of the agreement")
    reading = replace(contested, unknown=(one,))
    assert "البداية: لم يُذكر" in _page(reading, "ar", plain=True)
    assert "  start: not stated\n" in _page(reading, plain=True)
    assert "Truce 1, start: not stated" in _page(replace(reading, truces=contested.truces * 2), plain=True)


def test_the_words_of_the_parties_are_not_shown_again_for_the_sides(contested: Reading) -> None:
    truce = contested.truces[0]
    same = replace(truce, evidence={**truce.evidence, "side": truce.evidence["parties"]})
    page = _page(replace(contested, truces=(same,)), plain=True)
    assert page.count("│ حركة النخيل\n") == 1


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("1 time expression waits for it", "ينتظره تعبير زمني واحد"),
        ("12 time expressions wait for it", "التعابير الزمنية التي تنتظره: 12"),
    ],
)
def test_what_waits_is_counted_in_arabic(contested: Reading, said: str, shown: str) -> None:
    one = Unknown("publication date", f"the text gives no publication date; {said}", "add --published YYYY-MM-DD")
    page = _page(replace(contested, unknown=(one,)), "ar", plain=True)
    assert f"لا يذكر النص تاريخ نشره؛ {shown}" in page


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "for Palm Movement · given by {} · claim {}"), ("ar", "لدى حركة النخيل · بحسب {} · القول {}")],
)
def test_a_reason_says_who_gives_it(contested: Reading, lang: Lang, shown: str) -> None:
    givers = {"en": "Dirgham al-Ali", "ar": "ضرغام العلي"}
    reason = replace(contested.truces[0].reasons[0], claim=1)
    page = _page(replace(contested, truces=(replace(contested.truces[0], reasons=(reason,)),)), lang, plain=True)
    assert shown.format(givers[lang], 2) in " ".join(page.split())


@pytest.mark.parametrize(("lang", "shown"), [("en", "given by the report itself"), ("ar", "بحسب التقرير نفسه")])
def test_a_reason_without_a_claim_is_the_report_s(contested: Reading, lang: Lang, shown: str) -> None:
    reason = replace(contested.truces[0].reasons[0], claim=None)
    page = _page(replace(contested, truces=(replace(contested.truces[0], reasons=(reason,)),)), lang, plain=True)
    assert shown in page


def test_the_report_itself_opens_a_claim_with_a_capital(contested: Reading) -> None:
    own = replace(contested.claims[0], source=None, source_name=None, cue=None)
    assert "1  The report itself asserts" in _page(replace(contested, claims=(own,), outlet=None), plain=True)
