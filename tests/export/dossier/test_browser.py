"""The page in a real browser: no request, nothing refused, nothing that runs off a phone, words that can be told from paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from dossier_sample import PLACES, rich, thin  # type: ignore[import-not-found]

from hudna.export.dossier.html import html
from hudna.export.labels import LANGS, Lang

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium fonts-noto-core")

# The least contrast of any text with what lies behind it (WCAG 2.2, 1.4.3).
CONTRAST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = [99, ''];
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || node.closest('svg')) continue;
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < least[0]) least = [ratio, walker.currentNode.textContent.trim()];
  }
  return least;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def opened(browser: "Browser", path: Path, width: int, scheme: str = "light") -> tuple["Page", list[str]]:
    """The page, and what went wrong on it: requests, errors, refused content."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("request", lambda sent: wrong.append(sent.url) if not sent.url.startswith(path.as_uri()) else None)
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(path.as_uri())
    return page, wrong


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [400, 1200])
def test_nothing_is_asked_for_and_nothing_runs_off_the_side(
    browser: "Browser", tmp_path: Path, lang: Lang, width: int
) -> None:
    for dossier in (rich(), thin()):
        path = tmp_path / "page.html"
        path.write_text(html(dossier, lang, PLACES), encoding="utf-8")
        page, wrong = opened(browser, path, width)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style was let through
        assert wrong == []
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: "Browser", tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(html(rich(), "ar", PLACES), encoding="utf-8")
    page, _ = opened(browser, path, 1200, scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    ratio, words = page.evaluate(CONTRAST)
    assert ratio >= 4.5, words
    page.close()


def test_every_part_can_be_reached_by_keyboard(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html(rich(), "en"), encoding="utf-8")
    page, _ = opened(browser, path, 1200)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "only skip"
    reached = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].every((one) => one.tabIndex >= 0)"
    )
    assert reached
    page.close()
