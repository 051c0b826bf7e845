"""What a page says of itself: title, outlet, author, day of publication, address.

Only what the page marks as such is taken. A date in running text, a footer or a line of copyright is no date of
publication, and neither is a day that a bare year or month was filled up to (law: not knowing is an answer).
"""

import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from htmldate import find_date  # type: ignore[import-untyped,unused-ignore]
from lxml import html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import extract_metadata

from hudna.errors import InputError

_WORDS = Path(__file__).parents[1] / "lang" / "ar" / "pages.toml"
_SPACE = re.compile(r"\s+")
_PARTS = re.compile(r"\s+[|\-–—»«:·•]{1,2}\s+|\s*\|\s*")
_SEPARATOR_FIRST = re.compile(r"^\s{0,4}[|\-–—»«:·•]{1,2}\s{0,4}")
_SEPARATOR_LAST = re.compile(r"\s{0,4}[|\-–—»«:·•]{1,2}\s{0,4}$")
_DATE_CLASS = re.compile(r"date|time|publish|posted|created", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}(?:\s?[-–]\s?\d{4})?")
_NOT_PUBLICATION = re.compile(r"modif|updat|copyright|expire|sitemap", re.IGNORECASE)
_LONGEST_STAMP = 120  # a marked date stands in a short element; a longer one is a passage
_LONGEST_OUTLET = 6  # words
_FIRST = "2000-01-01"  # pages did not mark dates before; htmldate's own earliest day is 1995
_TITLE_METAS = ("og:title", "twitter:title")
_SITE_METAS = ("og:site_name", "application-name", "publisher", "dc.publisher")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; ``None`` where it does not."""

    title: str | None
    outlet: str | None
    author: str | None
    published: date | None
    url: str | None
    notes: tuple[str, ...] = ()


def parse(source: str) -> HtmlElement:
    """The tree of a page. Raises ``InputError`` where there is none."""
    # lxml refuses a str that carries an encoding declaration, and NUL ends a page for libxml2
    source = re.sub(r"^\s{0,64}<\?xml[^>]{0,200}\?>", "", source).replace("\x00", "")
    try:
        tree = html.document_fromstring(source)
    except (LxmlError, ValueError):
        raise InputError("is not a page that can be read. Save it again from the browser, or save its text.") from None
    if not isinstance(tree, HtmlElement) or tree.find("body") is None:
        raise InputError("is a page without a body. Save it again from the browser, or save its text.")
    return tree


def read_facts(tree: HtmlElement, url: str | None = None) -> Facts:
    """Title, outlet, author, day and address of a page. ``url`` is where it was fetched."""
    document = extract_metadata(deepcopy(tree), default_url=url, date_config={"extensive_search": False})
    metas = dict(_metas(tree))
    title, outlet = _title_and_outlet(tree, metas)
    published = published_day(tree, url)
    return Facts(title, outlet, document.author or None, published, url or document.url or None)


def published_day(tree: HtmlElement, url: str | None = None) -> date | None:
    """The day that the page marks as its publication, ``None`` where it marks none."""
    stamps = _stamps(tree)
    found = find_date(stamps, extensive_search=False, original_date=True, url=url, min_date=_FIRST)
    if found is None:
        return None
    day = date.fromisoformat(found)
    source = f"{url or ''} {html.tostring(stamps, encoding='unicode')}"
    return day if _states(source, day) else None


def _states(source: str, day: date) -> bool:
    """Whether the source writes the day out. htmldate fills a bare month up with the day on which it runs."""
    y, m, d = day.year, f"0?{day.month}", f"0?{day.day}(?:st|nd|rd|th)?"
    numbers = rf"{y}\W?{m}\W?{d}(?!\d)|(?<!\d)(?:{d}\W{m}|{m}\W{d})\W{y}"
    words = rf"(?<!\d){d}\W{{1,3}}\w{{3,12}}\W{{1,3}}{y}|[^\W\d]\W{{1,3}}{d}\W{{1,3}}{y}"
    return re.search(f"{numbers}|{words}", source) is not None


def _stamps(tree: HtmlElement) -> HtmlElement:
    """A page of nothing but what marks a date: metadata, ``time`` and elements named for a date."""
    page = html.document_fromstring("<html><head></head><body></body></html>")
    head, body = page.find("head"), page.find("body")
    for element in tree.iter("meta", "link", "script", "time", "abbr", "span", "div", "p", "li", "small"):
        if element.tag in ("meta", "link", "script"):
            head.extend([_alone(element)] if _marks_publication(element) else [])
        elif _is_stamp(element):
            body.append(_alone(element))
    return page


def _marks_publication(element: HtmlElement) -> bool:
    if element.tag == "script":
        return bool(element.get("type") == "application/ld+json")
    if element.tag == "link":
        return bool(element.get("rel") == "canonical")
    return not _NOT_PUBLICATION.search(f"{element.get('name')} {element.get('property')} {element.get('itemprop')}")


def _is_stamp(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    if element.tag not in ("time", "abbr") and not _DATE_CLASS.search(named):
        return False
    if _NOT_PUBLICATION.search(named) or len(element) > 5:
        return False
    text = element.text_content()
    return len(text) <= _LONGEST_STAMP and not _of_rights(text) and not _in_margin(element)


def _in_margin(element: HtmlElement) -> bool:
    """Whether it stands in a footer, a menu or a side column, or in a line of copyright."""
    for above in element.iterancestors():
        if above.tag in ("footer", "nav", "aside") or _of_rights(above.text or ""):
            return True
        if above.tag in ("article", "main", "body"):
            return False
    return False


def _of_rights(text: str) -> bool:
    return _RIGHTS.search(text) is not None or any(phrase in text for phrase in _rights_phrases())


def _alone(element: HtmlElement) -> HtmlElement:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name")
        content = _flat(element.get("content") or "")
        if name and content:
            yield name.lower(), content


def _title_and_outlet(tree: HtmlElement, metas: dict[str, str]) -> tuple[str | None, str | None]:
    """The headline and the site's name, which page titles give in either order and libraries swap."""
    whole = _flat(tree.findtext(".//title") or "")
    stated = next((metas[name] for name in _SITE_METAS if name in metas), None)
    outlet = stated or _outlet_in_title(tree, whole)
    named = next((metas[name] for name in _TITLE_METAS if name in metas), None) or whole
    title = _without(named, outlet) if outlet else named
    return _as_headed(tree, title, outlet), outlet


def _outlet_in_title(tree: HtmlElement, whole: str) -> str | None:
    """The first or last part of the page title, where the page also uses it as its own name."""
    parts = [part for part in _PARTS.split(whole) if part]
    if len(parts) < 2:
        return None
    names = set(_site_names(tree))
    ends = [part for part in (parts[-1], parts[0]) if len(part.split()) <= _LONGEST_OUTLET]
    return next((part for part in ends if part in names), None)


def _site_names(tree: HtmlElement) -> Iterator[str]:
    """What the page calls itself: the link home, the logo's text, the name beside the ©."""
    for element in tree.iter("a", "img", "p", "div", "span", "small", "footer", "li"):
        if element.tag == "a" and _goes_home(element.get("href") or ""):
            yield _flat(element.text_content())
        elif element.tag == "img":
            yield _flat(element.get("alt") or "")
        elif len(element) <= 3 and _of_rights(element.text or ""):
            yield from _names_beside_rights(_flat(element.text_content())[:300])


def _goes_home(href: str) -> bool:
    return href == "/" or re.fullmatch(r"https?://[^/]+/?", href) is not None


def _names_beside_rights(line: str) -> Iterator[str]:
    for phrase in _rights_phrases():
        line = line.replace(phrase, "|")
    line = _YEARS.sub("|", _RIGHTS.sub("|", line))
    yield from (part.strip(" .,،-–—:") for part in line.split("|"))


def _without(title: str, outlet: str) -> str:
    """The title less the outlet's name at either end, where a separator sets it off."""
    head = _SEPARATOR_LAST.sub("", title.removesuffix(outlet)) if title.endswith(outlet) else title
    if head and len(head) < len(title) - len(outlet):
        return head
    rest = _SEPARATOR_FIRST.sub("", title.removeprefix(outlet)) if title.startswith(outlet) else title
    return rest if rest and len(rest) < len(title) - len(outlet) else title


def _as_headed(tree: HtmlElement, title: str, outlet: str | None) -> str | None:
    """The headline as the page prints it, where it prints one: a heading that agrees with the title, or the article's."""
    heads = [head for head in _headings(tree) if head != outlet]
    agreeing = [head for head in heads if head in title or title in head]
    if agreeing and title:
        return agreeing[0] if len(agreeing[0]) * 2 >= len(title) else title
    if len(heads) == 1 and (not title or title == outlet or tree.find(".//article//h1") is not None):
        return heads[0]
    return title if title and title != outlet else None


def _headings(tree: HtmlElement) -> list[str]:
    return [head for head in (_flat(element.text_content()) for element in tree.iter("h1")) if head]


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


@cache
def _rights_phrases() -> tuple[str, ...]:
    return tuple(tomllib.loads(_WORDS.read_text("utf-8"))["copyright"])
