"""Saved pages: the published text and what the page says of itself."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hudna.errors import InputError
from hudna.ingest.encoding import decode, tidy
from hudna.ingest.identity import content_id
from hudna.types import Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_HEAD = 4096  # where a charset has to be declared (HTML standard: the first 1024 bytes; pages are lax)
_CHARSET = re.compile(rb"""charset\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_SIGNS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Main:
    text: str
    note: str | None


def looks_like_html(data: bytes) -> bool:
    """Whether some bytes begin as a page does."""
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(_SIGNS)


def declared_charset(data: bytes) -> str | None:
    """The charset a page declares in its head."""
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def read_page(data: bytes, *, charset: str | None = None, url: str | None = None) -> Report:
    """The report on a page: title, empty line, main text; outlet, author and day apart. Raises ``InputError``.

    ``charset`` is what the server said; the page's own declaration comes after it.
    """
    from hudna.ingest import page_facts

    source, assumed = decode(data, charset or declared_charset(data))
    tree = page_facts.parse(source)
    facts = page_facts.read_facts(tree, url)
    main = _main_text(tree)
    text, changed = tidy(join(facts.title, main.text))
    notes = (*assumed, *((main.note,) if main.note else ()), *facts.notes, *changed)
    return Report(
        id=content_id(text),
        text=text,
        published=facts.published,
        outlet=facts.outlet,
        url=facts.url,
        title=facts.title,
        byline=facts.author,
        notes=notes,
    )


def join(title: str | None, body: str) -> str:
    """Title, empty line, body; a first line of the body that only repeats the title is left out."""
    if not title:
        return body
    first, _, rest = body.partition("\n")
    if _flat(first) == _flat(title):
        body = rest.lstrip()
    return f"{title}\n\n{body}" if body else title


def _main_text(tree: "HtmlElement") -> _Main:
    from copy import deepcopy

    from trafilatura import baseline, extract, html2txt

    found = extract(deepcopy(tree), include_comments=False, include_images=False, include_links=False)
    if found and found.strip():
        return _Main(found.strip(), None)
    for name, text in (("paragraphs", baseline(deepcopy(tree))[1]), ("whole page", html2txt(deepcopy(tree)))):
        if text.strip():
            return _Main(text.strip(), f"no article found on the page; its {name} read in its place")
    raise InputError(
        "is a page without readable text (perhaps drawn by script). Save its text in a file and read that."
    )


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
