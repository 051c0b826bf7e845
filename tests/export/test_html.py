"""The page as text: what it holds, what it refuses to hold, and how long it takes."""

import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import TEXT, sample_reading  # type: ignore[import-not-found]

from hudna.export.answer import answer
from hudna.export.html import render
from hudna.export.labels import LANGS, Lang
from hudna.export.page.labels import labels
from hudna.export.page.marked import Mark, isolated, marked
from hudna.types import Act, Factuality, Name, Quantity, Reading, Realis, Report, SourceType, Status
from hudna.types.event import EventType
from hudna.types.mention import Precision
from hudna.types.truce import TruceKind

ENUMERATIONS = {
    "act": Act,
    "source_type": SourceType,
    "factuality": Factuality,
    "event_type": EventType,
    "realis": Realis,
    "status": Status,
    "truce_kind": TruceKind,
    "precision": Precision,
}
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u202eevil\u2069{{ 7*7 }}</style>"


def page(*readings: Reading, lang: Lang = "en", said: str = "An answer.") -> str:
    return render(readings, lang=lang, answers=[said] * len(readings))


class Tree(HTMLParser):
    """Elements with their attributes, ids and the text inside ``.text``."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._divs = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "div" and (self._divs or found.get("class") == "text"):
            self._divs += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._divs:
            self._divs -= 1

    def handle_data(self, data: str) -> None:
        if self._divs:
            self.text += data

    def having(self, attribute: str) -> list[str]:
        return [found[attribute] or "" for _, found in self.tags if attribute in found]


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_of_the_report_stands_there_unchanged(lang: Lang) -> None:
    assert Tree(page(sample_reading(), lang=lang)).text == TEXT


def test_the_same_readings_give_the_same_bytes() -> None:
    assert page(sample_reading(), sample_reading("b")) == page(sample_reading(), sample_reading("b"))


def test_every_pointer_has_its_target_and_every_id_is_one() -> None:
    tree = Tree(page(sample_reading(), sample_reading("b")))
    ids = tree.having("id")
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in tree.having("href") if link.startswith("#")}
    assert inner <= set(ids)
    assert {one for labelled in tree.having("aria-labelledby") for one in labelled.split()} <= set(ids)


def test_every_shown_quote_is_the_words_at_its_place() -> None:
    source = page(sample_reading())
    found = re.findall(r'data-s="(\d+)" data-e="(\d+)"[^>]*><bdi dir="auto">(.*?)</bdi>', source)
    assert len(found) > 60
    assert all(unescape(words) == " ".join(TEXT[int(s) : int(e)].split()) for s, e, words in found)


def test_the_policy_lets_through_this_style_and_script_and_nothing_else() -> None:
    source = page(sample_reading())
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert len(content) == 1
        digest = b64encode(sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    tree = Tree(source)
    assert not {tag for tag, _ in tree.tags} & {"link", "img", "iframe", "object", "base", "form", "svg"}
    assert not tree.having("style")
    assert not tree.having("src")
    assert "url(" not in source
    assert "@import" not in source


def test_nothing_from_a_report_is_trusted() -> None:
    reading = sample_reading()
    assert reading.report
    text = TEXT + NASTY
    nasty = Name(kind="person", start=len(TEXT), end=len(text), name=NASTY, name_ar=NASTY, entry=NASTY)
    poisoned = replace(
        reading,
        id=NASTY,
        outlet=NASTY,
        mentions=(*reading.mentions, nasty),
        notes=(NASTY,),
        report=replace(reading.report, text=text, url="javascript:alert(1)", title=NASTY),
        title=None,
        claims=(replace(reading.claims[0], source_name=NASTY, rule=NASTY, via=NASTY), *reading.claims[1:]),
        truces=(replace(reading.truces[0], parties=(NASTY,), unknown={"venue": NASTY}), *reading.truces[1:]),
    )
    source = page(poisoned, said=NASTY)
    assert source.count("<script>") == 1
    assert source.count("</style>") == 1
    assert "<img" not in source
    assert "{{ 7*7 }}" in source
    assert Tree(source).text == text
    assert not any(link.startswith("javascript") for link in Tree(source).having("href"))
    outside = source.replace(str(re.search(r'<div class="text".*?</div>', source, re.DOTALL)[0]), "")  # type: ignore[index]
    assert "\u202e" not in outside
    assert "\u2069" not in outside


@pytest.mark.parametrize("text", ["a\0b", "ق\ud800ف", "سطر\r\nآخر\rوآخر\n", "\n\n", ""])
def test_text_that_html_cannot_hold_does_not_break_the_page(text: str) -> None:
    reading = Reading(id="x", language="ar", about_truce="no", published=None, report=Report(id="x", text=text))
    source = page(reading)
    source.encode()
    assert Tree(source).text == re.sub("[\0\ud800]", "\ufffd", text)


def test_a_reading_without_its_text_still_shows_what_was_found() -> None:
    source = page(replace(sample_reading(), report=None))
    assert "did not travel" in source
    assert "declines to comment" in source


def test_an_empty_reading_says_what_is_not_there() -> None:
    source = page(Reading(id="e", language="ar", about_truce="no", published=None), said="")
    for words in (
        "No truce was found",
        "No claim was found",
        "No event was found",
        "No answer sentence",
        "unknown: the text",
    ):
        assert words in source


def test_the_page_shows_every_field_and_why_others_are_unknown() -> None:
    source = page(sample_reading())
    for words in (
        "contested", "10 days", "humanitarian", "aid access", "15 Mar 2020", "Not known (6)", "the report says that no day was set",
        "declines to comment", "at least 7", "alleged breach of", "Shelling", "planned", "the article apart", "copyright",
        "a second report, or the text of the truce", "within 2 km", "a description, not a name", "The text was taken as UTF-8.",
    ):  # fmt: skip
        assert words.casefold() in source.casefold(), words


def test_the_arabic_page_speaks_arabic() -> None:
    source = page(sample_reading(), lang="ar")
    assert '<html lang="ar" dir="rtl">' in source
    body = re.sub(r"<(style|script)>.*?</\1>", "", source, flags=re.DOTALL)
    shown = unescape(re.sub(r"<[^>]*>", " ", body))
    for words in ("كتائب الساحل — جيش الوادي", "امتناع عن التعليق", "خرق مزعوم لـ", "15 آذار/مارس 2020", "7 على الأقل"):
        assert words in shown
    assert "declines" not in shown
    assert "not stated" not in shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("section", sorted(ENUMERATIONS))
def test_every_value_of_every_enumeration_has_a_label(section: str, lang: Lang) -> None:
    arabic = re.compile("[\u0600-\u06ff]")
    for value in get_args(ENUMERATIONS[section]):
        label = labels(lang).of(section, value)
        assert "_" not in label
        assert bool(arabic.search(label)) == (lang == "ar"), value


def test_both_languages_hold_the_same_words_and_use_them_all() -> None:
    en, ar = labels("en").table, labels("ar").table
    assert {k: set(v) for k, v in en.items()} == {k: set(v) for k, v in ar.items()}
    folder = files("hudna.export.page")
    source = "".join(folder.joinpath(name).read_text() for name in ("template.html.j2", "cards.py", "labels.py"))
    assert [key for key in en["ui"] if f"ui.{key}" not in source and f'"{key}"' not in source] == []


def test_dates_and_numbers_in_words() -> None:
    en, ar = labels("en"), labels("ar")
    assert [en.day(iso) for iso in ("2020-03-14", "2020-03", "2020", "soon")] == [
        "14 Mar 2020",
        "Mar 2020",
        "2020",
        "soon",
    ]
    assert ar.day("2020-03-14") == "14 آذار/مارس 2020"
    assert [en.amount(*ends) for ends in ((7, 7), (7, None), (None, 9), (1000, 2000.5), (None, None))] == [
        "7", "at least 7", "at most 9", "1,000 to 2,000.5", "",
    ]  # fmt: skip
    assert en.days("2020-01-01", "2020-01-02") == "1 Jan 2020 to 2 Jan 2020"


spans = st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(["claim", "actor", "title", "furniture"]))


@given(st.text(alphabet='اب ـً\n\r<&\u202e"', max_size=40), st.lists(spans, max_size=12))
@settings(max_examples=150, deadline=None)
def test_marks_never_change_the_text(text: str, found: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, kind, "" if kind == "title" else "c", "C1") for start, end, kind in found]
    assert Tree(f'<div class="text">{marked(text, marks, "r")}</div>').text == text


def test_pieces_carry_every_kind_that_covers_them_and_lead_to_the_innermost() -> None:
    source = marked("abcdef", [Mark(0, 6, "claim", "c0"), Mark(2, 4, "actor", "m0")], "r0")
    assert '<a class="m claim" id="r0s0" href="#c0" data-s="0" draggable="false">ab</a>' in source
    assert '<a class="m actor claim" id="r0s2" href="#m0" data-s="2" draggable="false">cd</a>' in source
    assert '<a class="m claim" href="#c0" data-s="4" draggable="false">ef</a>' in source


def test_numbers_for_paper_stand_after_whole_words() -> None:
    source = str(marked("والهدنة قائمة", [Mark(0, 4, "truce", "t0", "T1")], "r"))
    assert source.index("قائمة") > source.index('data-n="T1"') > source.index("نة")


@pytest.mark.parametrize("shape", ["apart", "nested", "one place"])
def test_a_hundred_thousand_marks_take_linear_time(shape: str) -> None:
    many, text = 100_000, "كلمة " * 100_000
    ends = {
        "apart": [(5 * i, 5 * i + 4) for i in range(many)],
        "nested": [(i, len(text) - i) for i in range(many)],
        "one place": [(0, len(text))] * many,
    }[shape]
    marks = [Mark(start, end, "claim", f"c{i}", f"C{i}") for i, (start, end) in enumerate(ends)]
    began = time.perf_counter()
    source = marked(text, marks, "r")
    assert time.perf_counter() - began < 20
    assert len(source) < 60_000_000


def test_a_page_of_many_mentions_takes_linear_time() -> None:
    text = "7 قتلى\n" * 20_000
    counts = tuple(Quantity(start=7 * i, end=7 * i + 1, low=7, high=7, unit="people") for i in range(20_000))
    reading = Reading(
        id="m", language="ar", about_truce="no", published=None, mentions=counts, report=Report(id="m", text=text)
    )
    began = time.perf_counter()
    page(reading)
    assert time.perf_counter() - began < 20


def test_one_answer_for_each_reading() -> None:
    with pytest.raises(ValueError, match="zip"):
        render([sample_reading()], answers=[])


@pytest.mark.parametrize("lang", LANGS)
def test_the_answer_is_written_where_none_is_given(lang: Lang) -> None:
    source = render([sample_reading()], lang=lang)
    said = unescape(re.sub(r"<[^>]*>", "", re.search(r'<p class="answer">(.*?)</p>', source, re.DOTALL)[1]))  # type: ignore[index]
    assert said == isolated(answer(sample_reading(), lang))


@pytest.mark.parametrize(("lang", "said"), [("en", "none; found by the tagger"), ("ar", "كاشف الأسماء")])
def test_a_name_that_no_pack_has_says_who_found_it(lang: Lang, said: str) -> None:
    reading = sample_reading()
    names = [m for m in reading.mentions if isinstance(m, Name)]
    tagged = tuple(replace(m, entry=None, found_by="tagger") if m is names[0] else m for m in reading.mentions)
    assert said not in page(reading, lang=lang)
    assert said in page(replace(reading, mentions=tagged), lang=lang)
