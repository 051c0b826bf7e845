"""The page as HTML: one file, nothing from outside, nothing of a report trusted."""

import itertools
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from dossier_sample import SAID, rich, thin  # type: ignore[import-not-found]

from hudna.export.dossier.html import html
from hudna.export.labels import LANGS, Lang
from hudna.types import Span
from hudna.types.dossier import Called, Dossier

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u202eevil\u2069{{ 7*7 }}</style>"
VOID = {"meta", "br", "img", "hr", "input", "link"}


class Page(HTMLParser):
    """Elements with their attributes, headings in order, and whether every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def nasty() -> Dossier:
    """The rich dossier, with an attack in everything that comes from a report or a person."""
    dossier: Dossier = rich()
    voices = tuple(replace(one, source=NASTY, speaks_for=NASTY) for one in dossier.assessments[0].voices)
    told = replace(voices[0].testimonies[0], content=Span(0, len(NASTY), NASTY), outlet=NASTY, via=NASTY)
    voices = (replace(voices[0], testimonies=(told,)), *voices[1:])
    return replace(
        dossier,
        group=replace(dossier.group, name=NASTY, places=(NASTY,), parties=(NASTY, NASTY + "2")),
        made_with=NASTY,
        parties=(replace(dossier.parties[0], name=NASTY, called=(Called(name=NASTY, words=NASTY, naming="neutral", outlets=(NASTY,)),)),),
        assessments=(replace(dossier.assessments[0], voices=voices), *dossier.assessments[1:]),
        reports=tuple(replace(one, title=NASTY, name=NASTY, outlet=NASTY, url="javascript:alert(1)") for one in dossier.reports),
        notes=tuple(replace(one, body=NASTY, by=NASTY) for one in dossier.notes),
        ratings=tuple(replace(one, why=NASTY) for one in dossier.ratings),
        sensitive=(NASTY,),
    )  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dossier", [rich(), thin(), nasty()], ids=["rich", "thin", "nasty"])
def test_the_page_is_well_formed_and_the_same_each_time(lang: Lang, dossier: Dossier) -> None:
    text = html(dossier, lang)
    page = Page(text)
    assert page.wrong == []
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [str(attrs["href"]) for attrs in page.named("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert text == html(dossier, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_language_direction_and_isolation(lang: Lang) -> None:
    text = html(rich(), lang)
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in text
    foreign = "Nabil al-Sahili" if lang == "ar" else "مصدر مطلع"
    assert re.search(rf"<bdi[^>]*>{foreign}</bdi>", text)


def test_every_quote_is_there_in_its_own_direction() -> None:
    text = html(rich(), "en")
    for words in SAID.values():
        assert f'<blockquote dir="auto">{words}</blockquote>' in text


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_a_report_becomes_markup(lang: Lang) -> None:
    text = html(nasty(), lang)
    page = Page(text)
    assert page.named("script") == []
    assert page.named("img") == []
    assert [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "style"] == []
    assert len(page.named("style")) == 1
    assert "49" not in re.sub(r"<style>.*?</style>", "", text, flags=re.S).replace("{{ 7*7 }}", "")
    assert "javascript:" not in text
    assert "\u202e" not in text
    assert "<script>alert(1)</script>" in unescape(text)  # it is shown, as words


def test_only_the_page_s_own_style_may_load() -> None:
    text = html(rich(), "en")
    (policy,) = (
        attrs["content"] for attrs in Page(text).named("meta") if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "@import" not in style[1]
    assert "url(" not in style[1]


def test_the_only_way_out_is_a_link_to_a_report() -> None:
    page = Page(html(rich(), "en"))
    outside = [
        attrs
        for _, attrs in page.elements
        for key in ("src", "href", "xlink:href")
        if not str(attrs.get(key, "#")).startswith("#")
    ]
    assert len(outside) == 7
    assert all(str(attrs["href"]).startswith("https://example.org/") for attrs in outside)
    assert all("noreferrer" in str(attrs["rel"]) for attrs in outside)
    assert page.named("meta")[3] == {"name": "referrer", "content": "no-referrer"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dossier", [rich(), thin()], ids=["rich", "thin"])
def test_headings_go_down_one_step_at_a_time(lang: Lang, dossier: Dossier) -> None:
    levels = [int(tag[1]) for tag, _ in Page(html(dossier, lang)).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_tables_have_captions_and_headers_and_the_chart_has_a_name() -> None:
    text = html(rich(), "en")
    page = Page(text)
    assert len(page.named("table")) == len(page.named("caption")) == 5
    assert {attrs.get("scope") for attrs in page.named("th")} == {"col", "row"}
    (chart,) = page.named("svg")
    assert chart["role"] == "img"
    assert chart["aria-label"] == "Violent events and reports published by day, 9 Mar 2020 to 26 Mar 2020"
    assert "The same as a table" in text


def test_the_page_does_not_need_a_script() -> None:
    assert "<script" not in html(rich(), "en")
