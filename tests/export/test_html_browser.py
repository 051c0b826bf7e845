"""The page in a real browser: joined letters, both directions of a click, keyboard, no request, phone and paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sample import TEXT, sample_reading  # type: ignore[import-not-found]

from hudna.export.html import render
from hudna.export.labels import LANGS, Lang

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium fonts-noto-core")

ANSWER = {"en": "Contested: a truce between A and B (هدنة).", "ar": "متنازع في شأنها: هدنة بين (A) و(B)."}

# Width of every line box of the text, with the pieces in place and with the same text in one node.
WIDTHS = """() => {
  const lines = [...document.querySelectorAll('.text p')];
  const width = (p) => { const r = document.createRange(); r.selectNodeContents(p); return r.getBoundingClientRect().width; };
  document.querySelectorAll('.text p').forEach((p) => { p.style.whiteSpace = 'pre'; p.style.width = 'max-content'; });
  const marked = lines.map(width);
  lines.forEach((p) => { p.textContent = p.textContent; });
  return lines.map((p, i) => [marked[i], width(p)]);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    folder = tmp_path_factory.mktemp("page")
    made: dict[Lang, Path] = {lang: folder / f"{lang}.html" for lang in LANGS}
    for lang, path in made.items():
        path.write_text(render([sample_reading()], lang=lang, answers=[ANSWER[lang]]), encoding="utf-8")
    return made


@pytest.fixture
def opened(browser: "Browser", files: dict[Lang, Path], request: pytest.FixtureRequest) -> Iterator["Page"]:
    """A page with the options of the test's ``indirect`` parameter; it fails on any request, error or refused content."""
    options: dict[str, Any] = {"lang": "en", "viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"}
    options |= getattr(request, "param", {})
    path = files[options.pop("lang")]
    page = browser.new_page(**options)
    wrong: list[str] = []
    page.on("request", lambda sent: wrong.append(sent.url) if not sent.url.startswith(path.as_uri()) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(path.as_uri())
    yield page
    page.close()
    assert wrong == []


def marked_words(page: "Page") -> str:
    return str(page.evaluate("[...document.querySelectorAll('.text .m.hit')].map((m) => m.textContent).join('')"))


@pytest.mark.parametrize("opened", [{"lang": "en"}, {"lang": "ar"}], indirect=True)
def test_letters_stay_joined_at_the_borders_of_highlights(opened: "Page") -> None:
    pairs = opened.evaluate(WIDTHS)
    assert len(pairs) == len([line for line in TEXT.split("\n") if line])
    assert [pair for pair in pairs if abs(pair[0] - pair[1]) > 1] == []


def test_padding_would_break_the_joins(opened: "Page") -> None:
    """The measure above can tell: the same pieces set apart are wider than their own margins explain."""
    apart = "document.querySelectorAll('.text .m').forEach((m) => { m.style.display = 'inline-block'; })"
    opened.evaluate(apart)
    assert any(abs(marked - plain) > 1 for marked, plain in opened.evaluate(WIDTHS))


def test_a_click_on_words_offers_every_card_behind_them(opened: "Page") -> None:
    opened.click(".text .m:text-is('نفى')")
    entries = opened.locator(".choice button").all_inner_texts()
    assert any("C2" in entry for entry in entries)
    assert any("T1" in entry for entry in entries)
    opened.click(".choice button:has-text('C2')")
    assert opened.locator(".choice").count() == 0
    assert opened.evaluate("document.activeElement.id") == "r0c1"
    assert opened.locator("#r0c1").evaluate("(card) => card.classList.contains('hit')")


def test_a_click_on_words_with_one_card_goes_straight_to_it_and_unfolds_it(opened: "Page") -> None:
    piece = opened.locator(".text .m.place:text-is('محافظة التلال')")
    card = opened.locator("article.c-place:has-text('Tilal Governorate')").first
    assert not card.is_visible()
    piece.click()
    assert card.is_visible()
    assert "hit" in str(card.get_attribute("class"))


def test_a_click_on_a_quote_marks_and_shows_its_words(opened: "Page") -> None:
    opened.set_viewport_size({"width": 1400, "height": 420})
    quote = opened.locator("#r0t1 .q:has-text('معبر الزيتون')").first
    quote.click()
    assert marked_words(opened) == "معبر الزيتون"
    box = opened.locator(".text .m.hit").first.bounding_box()
    assert box
    assert 0 <= box["y"] < 420
    beside = quote.bounding_box()
    assert beside
    assert beside["y"] < 420  # the card stays in view beside its words


def test_a_claim_and_the_claim_it_answers_are_linked(opened: "Page") -> None:
    opened.click("#r0c1 .to:text-is('C1')")
    assert opened.evaluate("document.activeElement.id") == "r0c0"


def test_kinds_are_toggled_and_say_so(opened: "Page") -> None:
    button = opened.locator("button.chip[data-kind=actor]")
    style = "getComputedStyle(document.querySelector('.text .m.actor')).textDecorationLine"
    assert (button.get_attribute("aria-pressed"), opened.evaluate(style)) == ("true", "underline")
    button.focus()
    opened.keyboard.press("Space")
    assert (button.get_attribute("aria-pressed"), opened.evaluate(style)) == ("false", "none")
    opened.click(".text .m:text-is('نفى')")
    assert "Actor" not in " ".join(opened.locator(".choice button").all_inner_texts())


def test_the_keyboard_does_it_all(opened: "Page") -> None:
    assert opened.locator(".text .m[tabindex='0']").count() == 1
    opened.locator(".text .m[tabindex='0']").focus()
    first = opened.evaluate("document.activeElement.dataset.s")
    opened.keyboard.press("ArrowLeft")
    assert int(opened.evaluate("document.activeElement.dataset.s")) > int(first)
    opened.keyboard.press("ArrowRight")
    assert opened.evaluate("document.activeElement.dataset.s") == first
    for _ in range(4):
        opened.keyboard.press("ArrowDown")
    here = opened.evaluate("document.activeElement.dataset.s")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.closest('.choice') !== null")
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.activeElement.dataset.s") == here
    opened.locator("#r0c1 .lead .q").focus()
    opened.keyboard.press("Enter")
    assert marked_words(opened) == "التوصل إلى أي اتفاق"


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_script_everything_is_there(opened: "Page") -> None:
    assert opened.locator("button").count() == 0
    opened.locator("summary:has-text('Actors')").click()
    assert opened.locator("article.c-actor").first.is_visible()
    opened.locator("#r0c1 .lead .q").click()
    assert opened.url.endswith("#r0s" + str(TEXT.index("التوصل إلى أي اتفاق")))


@pytest.mark.parametrize("lang", LANGS)
def test_one_column_on_a_phone_in_the_order_of_reading(browser: "Browser", files: dict[Lang, Path], lang: Lang) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(files[lang].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    top = "(part) => document.querySelector(part).getBoundingClientRect().top"
    tops = [page.evaluate(top, part) for part in (".answer", ".c-truce", ".text", ".c-claim", ".c-event")]
    assert tops == sorted(tops)
    page.close()


@pytest.mark.parametrize("opened", [{"lang": "en"}, {"lang": "ar"}], indirect=True)
def test_paper_shows_numbers_and_folded_cards_and_no_toggles(opened: "Page") -> None:
    opened.emulate_media(media="print")
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    number = "getComputedStyle(document.querySelector('.n'), '::after').content"
    assert "T1" in opened.evaluate(number) or "C1" in opened.evaluate(number)
    assert opened.locator("article.c-actor").first.is_visible()
    assert opened.locator(".hint").first.is_hidden()
    assert opened.evaluate("getComputedStyle(document.querySelector('.panes')).display") == "block"


LUMINANCE = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
  const light = (colour) => {
    const [r, g, b] = [...rgb(colour)].slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const value = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const ratio = (a, b) => { const [x, y] = [light(value(a)), light(value(b))]; return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
  const text = ['ink', 'soft', 'accent'].flatMap((a) => ['paper', 'sheet', 'claim'].map((b) => [a, b, ratio(a, b), 4.5]));
  const more = ['cue', 'flash'].map((b) => ['ink', b, ratio('ink', b), 4.5]);
  const lines = ['actor', 'place', 'time', 'number', 'event', 'truce', 'focus'].flatMap((a) => ['sheet', 'claim', 'cue'].map((b) => [a, b, ratio(a, b), 3]));
  return [...text, ...more, ...lines].filter(([, , found, least]) => found < least);
}"""


@pytest.mark.parametrize("opened", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_colours_keep_their_contrast(opened: "Page") -> None:
    assert opened.evaluate(LUMINANCE) == []
