"""The page of misses: all of it escaped, all of it in one file."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hudna.evals.figures import score
from hudna.evals.interval import intervals
from hudna.evals.labels import Labelled
from hudna.evals.page import excerpt, render_misses
from hudna.types import Span

EVIL = "<script>alert(1)</script>\"'&\u202e<img src=x onerror=alert(2)>"


def _page(labels: list[Labelled], readings: dict[str, Any]) -> str:
    scores = score(labels, readings)
    return render_misses(scores, labels, intervals(scores, draws=20), "Hudna")


@pytest.fixture
def page(labelled: Labelled, perfect: dict[str, Any]) -> str:
    perfect["claims"] = perfect["claims"][1:]
    perfect["events"][0]["place"] = EVIL
    evil = replace(labelled, id=f"id {EVIL}", text=labelled.text + EVIL)
    return _page([labelled, evil], {labelled.id: perfect})


def test_what_reports_and_readers_write_is_escaped(page: str) -> None:
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_nothing_is_asked_of_anybody_else(page: str) -> None:
    assert not re.search(r"""(?:src|href)=["'](?!#)|https?:|url\(|@import""", page)
    assert "default-src &#39;none&#39;" in page
    assert "script-src" not in page


def test_contents_lead_to_every_figure_and_reports_to_their_text(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert "claims.recall" in page


def test_both_sides_stand_beside_each_other(page: str) -> None:
    assert page.count("<h4>labelled</h4>") == page.count("<h4>read</h4>") > 0
    assert '<p class="words" dir="rtl" lang="ar">' in page
    assert "<mark>هدنة مع جبهة السهل تبدأ الأربعاء</mark>" in page


def test_marks_never_lie_in_one_another() -> None:
    text = "0123456789" * 200
    assert excerpt(text, [Span(3, 6), Span(5, 9), Span(3, 6)], ()).count("<mark>") == 1
    assert " […] " in excerpt(text, [Span(3, 6), Span(1500, 1506)], ())
    assert excerpt(text, [Span(1990, 2500)], ()) == text
    assert excerpt("\n أول\nثان", (), ()) == "أول"


def test_the_same_scores_give_the_same_bytes(labelled: Labelled) -> None:
    assert _page([labelled], {}) == _page([labelled], {})


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium: apt-get install chromium fonts-noto-core")
def test_a_browser_shows_it_without_any_request(page: str, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = tmp_path / "misses.html"
    path.write_text(page, encoding="utf-8")
    wrong: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width in (1300, 360):
            shown = browser.new_page(viewport={"width": width, "height": 800})
            shown.on("request", lambda sent: wrong.append(sent.url) if sent.url != path.as_uri() else None)
            shown.on("pageerror", lambda error: wrong.append(str(error)))
            shown.on("console", lambda said: wrong.append(said.text))
            shown.goto(path.as_uri())
            assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert shown.evaluate("getComputedStyle(document.querySelector('.words')).direction") == "rtl"
        browser.close()
    assert wrong == []
