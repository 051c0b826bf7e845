"""Readings as one HTML file that needs nothing but itself: no network, no fonts, no script from elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from hudna.export.labels import Lang
from hudna.export.page.cards import MARK_KINDS, Card, Deck, Quote, card_quotes, marks
from hudna.export.page.labels import Labels, labels
from hudna.export.page.marked import Mark, isolated, marked
from hudna.export.page.policy import policy
from hudna.export.page.template import environment
from hudna.types import Reading, Span

_PAGE = "hudna.export.page"
_ARABIC_RUN = re.compile(
    r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+(?:[ \u0600-\u06ff«»\"]*[\u0600-\u06ff])?"
)
# Digits that are part of a name stay with it: "3alyoum" is no "alyoum3".
_LATIN_RUN = re.compile(
    r"[0-9]*[A-Za-z\u00c0-\u024f](?:[ A-Za-z\u00c0-\u024f0-9.'’-]*[A-Za-z\u00c0-\u024f][0-9]*|[0-9]+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One reading as the template needs it."""

    prefix: str
    reading: Reading
    title: str
    answer: str
    text: Markup | None
    text_dir: str
    counts: dict[str, int]
    truces: tuple[Card, ...]
    claims_truce: tuple[Card, ...]
    claims_other: tuple[Card, ...]
    events: tuple[Card, ...]
    mentions: dict[str, tuple[Card, ...]]
    proposals: tuple[Card, ...]
    furniture: tuple[Card, ...]
    published: Quote | None
    day: str
    byline: Quote | None
    url: str | None
    notes: tuple[str, ...]


def render(readings: Sequence[Reading], *, lang: Lang = "en", answers: Sequence[str] | None = None) -> str:
    """The page of one or several readings; ``answers`` are their one-sentence answers, written here if not given.

    The same readings give the same bytes. Raises ``ValueError`` if there are not as many answers as readings.
    """
    said = [_answer(reading, lang) for reading in readings] if answers is None else answers
    words = labels(lang)
    sheets = [
        _sheet(Deck(reading, words, f"r{at}"), answer)
        for at, (reading, answer) in enumerate(zip(readings, said, strict=True))
    ]
    style, script = _asset("page.css"), _asset("page.js")
    page = _environment().get_template("template.html.j2")
    return page.render(
        t=words,
        sheets=sheets,
        kinds=MARK_KINDS,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=policy(style, script),
    )


def _answer(reading: Reading, lang: Lang) -> str:
    from hudna.export.answer import answer

    return answer(reading, lang)


def _sheet(deck: Deck, answer: str) -> _Sheet:
    reading, report = deck.reading, deck.reading.report
    truces, claims, events = deck.truces(), deck.claims(), deck.events()
    mentions, proposals, furniture = deck.mentions(), deck.proposals(), deck.furniture()
    cards = (*truces, *claims, *events, *mentions, *proposals, *furniture)
    about = _about(deck)
    return _Sheet(
        prefix=deck.prefix,
        reading=reading,
        title=_title(deck),
        answer=answer,
        text=marked(report.text, [*marks(cards), *about], deck.prefix) if report else None,
        text_dir="rtl" if reading.language == "ar" else "auto",
        counts=_counts(cards),
        truces=truces,
        claims_truce=tuple(card for card in claims if card.about_truce),
        claims_other=tuple(card for card in claims if not card.about_truce),
        events=events,
        mentions=_by_kind(mentions),
        proposals=proposals,
        furniture=furniture,
        published=_meta_quote(deck, reading.published.span if reading.published else None),
        day=deck.labels.day(reading.published.date) if reading.published else "",
        byline=_meta_quote(deck, reading.byline),
        url=report.url if report else None,
        notes=(*reading.notes, *(note for note in (report.notes if report else ()) if note not in reading.notes)),
    )


def _title(deck: Deck) -> str:
    """The title in the text, or in the page's metadata, or the report's id."""
    reading = deck.reading
    if reading.title:
        return deck.quote(reading.title, "").text
    return isolated((reading.report and reading.report.title) or reading.id)


def _meta_quote(deck: Deck, span: Span | None) -> Quote | None:
    return deck.quote(span, "meta") if span else None


def _about(deck: Deck) -> list[Mark]:
    """The marks that only shape the text's lines, and the words for byline and date."""
    reading, card = deck.reading, f"{deck.prefix}about"
    lines = {"title": reading.title, "byline": reading.byline, "dateline": reading.dateline}
    found = [Mark(span.start, span.end, kind) for kind, span in lines.items() if span]
    spans = (reading.byline, reading.published.span if reading.published else None)
    return found + [Mark(span.start, span.end, "meta", card) for span in spans if span]


def _counts(cards: Iterable[Card]) -> dict[str, int]:
    """How many there are of each kind: claims and events by card, the rest by the words marked."""
    found = Counter(card.kind for card in cards if card.kind in ("claim", "event"))
    words = {(q.kind, q.start, q.end) for card in cards if card.kind not in found for q in card_quotes(card)}
    found.update(kind for kind, _, _ in words)
    return {kind: found[kind] for kind in MARK_KINDS}


def _by_kind(cards: Sequence[Card]) -> dict[str, tuple[Card, ...]]:
    return {kind: tuple(card for card in cards if card.kind == kind) for kind in ("actor", "place", "time", "number")}


@cache
def _environment() -> Environment:
    found = environment(_PAGE)
    found.filters["web_address"] = _web_address
    found.filters["sentence"] = sentence
    return found


def _web_address(url: str) -> bool:
    """Whether an address may become a link: a page must not carry ``javascript:`` from a report."""
    return url.startswith(("http://", "https://"))


def sentence(text: str, words: Labels) -> Markup:
    """A sentence of the page's language, with each run of the other script isolated."""
    run, other = (_ARABIC_RUN, "ar") if words.lang == "en" else (_LATIN_RUN, "en")
    safe, at = [], 0
    clean = isolated(text)
    for match in run.finditer(clean):
        safe += [escape(clean[at : match.start()]), f'<bdi lang="{other}">{escape(match.group())}</bdi>']
        at = match.end()
    return Markup("".join([*safe, escape(clean[at:])]))  # noqa: S704  every part is escaped above


@cache
def _asset(name: str) -> str:
    return files(_PAGE).joinpath(name).read_text(encoding="utf-8")
