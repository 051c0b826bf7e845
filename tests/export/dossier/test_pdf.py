"""The page as PDF: its text can be read back, and nothing of a report is taken for markup."""

import io
import re
import sys
import unicodedata
from dataclasses import replace

import pytest
from dossier_sample import PLACES, SAID, rich, thin  # type: ignore[import-not-found]

from hudna.errors import OptionError
from hudna.export.dossier.pdf import pdf
from hudna.export.labels import LANGS, Lang
from hudna.types import Span

pytest.importorskip("typst", reason="typst is not installed: the extra pdf")
pypdf = pytest.importorskip("pypdf")


def letters(text: str) -> str:
    """The letters alone: no presentation forms, vowel signs, bidi marks or spaces."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\u064b-\u0652\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+", "", plain)


def read_back(data: bytes) -> str:
    return letters("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def as_drawn(words: str) -> str:
    """Arabic words as the reader gives them: each as written, from the left of the line to the right."""
    return letters("".join(reversed(words.split())))


@pytest.mark.parametrize("lang", LANGS)
def test_the_arabic_quotes_come_back_from_the_text_layer(lang: Lang) -> None:
    text = read_back(pdf(rich(), lang, PLACES))
    unvowelled = {key: words for key, words in SAID.items() if words == re.sub(r"[\u064b-\u0652]", "", words)}
    assert len(unvowelled) == 12
    assert [key for key, words in unvowelled.items() if as_drawn(words) not in text] == []
    assert as_drawn("هذا لم يقله أحد") not in text


def test_the_text_layer_of_the_arabic_page_holds_its_headings() -> None:
    text = read_back(pdf(rich(), "ar", PLACES))
    for words in ("من يقول ماذا", "هل توقف القتال؟", "ما لا يعرف"):
        assert as_drawn(words).strip("؟") in text


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert pdf(rich(), "ar") == pdf(rich(), "ar")


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_tagged_and_has_a_title_and_a_language(lang: Lang) -> None:
    for dossier in (rich(), thin()):
        reader = pypdf.PdfReader(io.BytesIO(pdf(dossier, lang, PLACES)))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == lang
        assert reader.metadata.title.endswith("Truce dossier" if lang == "en" else "ملف هدنة")
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_only_amiri_is_used_and_it_is_inside() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(rich(), "ar", PLACES)))
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"Amiri"}


@pytest.mark.parametrize("lang", LANGS)
def test_words_of_a_report_are_no_markup_and_odd_letters_do_no_harm(lang: Lang) -> None:
    evil = '#panic("x") $x^2$ [a] *b* _c_ `d` <label> @ref \\ // /* "quoted" #import "y" 休戦 🕊 \u202e\x00'
    dossier = rich()
    told = replace(dossier.assessments[0].voices[0].testimonies[0], content=Span(0, len(evil), evil), outlet=evil)
    voice = replace(dossier.assessments[0].voices[0], source=evil, testimonies=(told,))
    first = replace(dossier.assessments[0], voices=(voice,))
    reports = (replace(dossier.reports[0], title=evil, outlet=evil), *dossier.reports[1:])
    text = read_back(pdf(replace(dossier, assessments=(first,), reports=reports), lang))
    assert "panic" in text
    if lang == "en":  # on a page read from the right the signs stand in another order
        assert '#panic("x")$x^2$[a]*b*_c_`d`<label>@ref\\///*"quoted"#import"y"' in text


def test_without_typst_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(OptionError, match=re.escape("pip install 'hudna[pdf]'")):
        pdf(rich())
