"""Saved pages: the published text, and only what the page marks as its own facts."""

from datetime import date

import pytest

from hudna.errors import InputError
from hudna.ingest.html import declared_charset, join, read_page
from hudna.types import Report

TITLE = "هدوء في بلدة الزيتونة.. هل بدأت الهدنة؟"
SITE = "موقع الضفاف"
PARAGRAPHS = (
    "أعلن وجهاء بلدة الزيتونة يوم الثلاثاء وقف إطلاق النار بين الحيّين لمدة أسبوعين.",
    "وقال مختار البلدة سالم الكرمي إن الطرفين وقّعا الورقة بحضور الأهالي.",
    "ونفى قائد ميداني علمه بأي اتفاق جديد في المنطقة.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
RIGHTS = f"© 2024 {SITE}. جميع الحقوق محفوظة"
WHOLE = "\n".join((TITLE, "", *PARAGRAPHS))


def page(head: str = "", body: str = BODY) -> Report:
    return read_page(f"<!doctype html><html lang=ar><head>{head}</head><body>{body}</body></html>".encode())


def test_a_marked_page() -> None:
    report = page(
        f'<title>{TITLE} - {SITE}</title><meta property="og:title" content="{TITLE}">'
        f'<meta property="og:site_name" content="{SITE}"><meta name="author" content="ليلى الحاج">'
        '<meta property="article:published_time" content="2021-03-04T10:00:00+03:00">',
        f'<nav><a href="/">الرئيسية</a></nav><article><h1>{TITLE}</h1>{BODY}</article>'
        f'<div class="comments"><p>تعليق من زائر: لا توجد هدنة هنا.</p></div><footer>{RIGHTS}</footer>',
    )
    assert report.text == WHOLE
    assert (report.title, report.outlet, report.byline) == (TITLE, SITE, "ليلى الحاج")
    assert report.published == date(2021, 3, 4)
    assert report.notes == ()


@pytest.mark.parametrize("whole", [f"{SITE} | {TITLE}", f"{TITLE} - {SITE}", f"{TITLE} — {SITE}"])
@pytest.mark.parametrize("top", [f'<div><a href="/">{SITE}</a></div>', f"<h1>{SITE}</h1>"])
def test_title_and_site_are_not_swapped(whole: str, top: str) -> None:
    report = page(f"<title>{whole}</title>", f"{top}<div>{TITLE}</div><div>{BODY}</div><div>{RIGHTS}</div>")
    assert (report.title, report.outlet) == (TITLE, SITE)
    assert report.text.startswith(f"{TITLE}\n\n{PARAGRAPHS[0]}") or report.text.startswith(f"{TITLE}\n\n{SITE}")
    assert report.published is None


def test_a_dash_in_a_headline_makes_no_outlet() -> None:
    report = page("<title>هدنة في الزيتونة - ماذا نعرف</title>")
    assert (report.title, report.outlet) == ("هدنة في الزيتونة - ماذا نعرف", None)


@pytest.mark.parametrize(
    "foot",
    [
        f"<footer>{RIGHTS}</footer>",
        f"<div>{RIGHTS}</div>",
        '<div>© <span class="date">2024-03-05</span></div>',
        '<p class="date">Copyright 2024-03-05</p>',
        '<footer><time datetime="2024-03-05">2024</time></footer>',
        '<aside><span class="date">2024-03-05</span></aside>',
        '<span class="date">2024</span>',
        '<span class="date">2024-03</span>',
        "<p>وقعت الورقة في 2024-03-05 بعد الظهر.</p>",
        '<img src="/uploads/2024/03/05/a.jpg" alt="">',
    ],
)
def test_a_year_or_a_passing_date_is_no_day_of_publication(foot: str) -> None:
    assert page(f"<title>{TITLE}</title>", BODY + foot).published is None


def test_a_day_of_change_is_no_day_of_publication() -> None:
    assert page('<meta property="article:modified_time" content="2023-01-05">').published is None


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ('<meta property="article:published_time" content="2024-01-01T08:00:00Z">', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-01"}</script>', ""),
        ("", '<time datetime="2024-01-01">أمس</time>'),
        ("", '<span class="post-date">01/01/2024</span>'),
        ('<link rel="canonical" href="https://example.org/2024/01/01/hudna">', ""),
    ],
)
def test_a_marked_first_of_january_is_believed(head: str, mark: str) -> None:
    assert page(head, f"<article>{mark}{BODY}</article>").published == date(2024, 1, 1)


@pytest.mark.parametrize(
    "mark", ["2021-03-04", "2021/3/4", "04.03.2021", "4 March 2021", "March 4, 2021", "4th March 2021", "20210304"]
)
def test_a_day_is_read_however_it_is_written(mark: str) -> None:
    assert page("", f'<article><span class="date">{mark}</span>{BODY}</article>').published == date(2021, 3, 4)


def test_line_breaks_are_kept() -> None:
    assert "أول السطر.\nثاني السطر." in page("", "<p>أول السطر.<br>ثاني السطر.</p>").text


def test_a_title_is_not_set_twice() -> None:
    assert join("عنوان", "عنوان\nنص") == "عنوان\n\nنص"
    assert join("عنوان", "نص") == "عنوان\n\nنص"
    assert join("عنوان", "عنوان") == "عنوان"
    assert join(None, "نص") == "نص"


def test_a_page_of_the_declared_charset() -> None:
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body>{BODY}</body></html>'
    report = read_page(source.encode("cp1256"))
    assert PARAGRAPHS[1] in report.text
    assert report.notes == ("not UTF-8; read as windows-1256, as it declares",)


def test_an_xml_declaration_is_no_obstacle() -> None:
    source = (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>'
    )
    assert PARAGRAPHS[0] in read_page(source.encode()).text


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><body><script>let a = 1</script></body></html>",
        "<!-- x -->",
        "<?xml?>",
    ],
)
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(InputError, match=r"Save|Give"):
        read_page(source.encode())


def test_the_charset_is_looked_for_in_the_head_only() -> None:
    assert declared_charset(b'<meta charset="windows-1256">') == "windows-1256"
    assert declared_charset(b"<p>" + b" " * 5000 + b"charset=utf-8") is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "ا" * 300_000,
        "<div>" * 50_000 + "نص",
        "<p>نص " + "<" * 200_000,
        "<p>نص</p>" + "<a href='/'>ا</a>" * 5_000,
        "<p>" + "«" * 100_000,
    ],
)
def test_odd_pages_end(body: str) -> None:
    try:
        assert page(f"<title>{' - ا' * 20_000}</title>", body).text
    except InputError as error:
        assert str(error).endswith(".")
