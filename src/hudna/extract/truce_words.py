"""Words of truce in a report: which of them speak of an armed truce, and which are figures of speech or history."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hudna.extract.truce_stops import Strength, find_stops
from hudna.packs.grammar import Grammar
from hudna.rules.lexicon import Hit, Hits, longest
from hudna.text.page import Page

About = Literal["yes", "no", "figurative"]

_WEAK_NEEDS = 1  # sentences around a weak word in which fighting must be spoken of


@dataclass(frozen=True, slots=True)
class TruceWord:
    """One word of truce with the head before it ("an agreement on a …"): tokens ``[first, last)`` and its strength."""

    first: int
    last: int
    start: int
    end: int
    strength: Strength
    sentence: int
    hit: Hit


def truce_words(page: Page, hits: Hits, grammar: Grammar) -> tuple[tuple[TruceWord, ...], About]:
    """The words that speak of an armed truce, and what the report is about: a truce, none, or a figure of speech."""
    found = [
        _word(page, hits, hit, strength)
        for hit, strength in _hits(page, hits, grammar)
        if not (_in_furniture(page, hit.first) or _names_a_line(hits, hit))
    ]
    fighting = _fighting_sentences(page, hits)
    playful = _is_playful(page, hits, fighting)
    literal = _literal(page, hits, () if playful else found, fighting)
    strong = [word for word in literal if word.strength == "strong"]
    weak = _weak(page, hits, literal, bool(strong), fighting, grammar)
    halts = [word for word in literal if word.strength == "halt"]
    kept = tuple(sorted([*strong, *weak, *halts], key=lambda word: word.first))
    if strong or weak:
        return kept, "yes"
    if halts and _agreed(page, hits, halts):
        return kept, "yes"
    told = not literal and any(
        (word.strength == "strong" or hits.within("figurative", word.last, word.last + 1))
        and not _is_past(page, hits, word)
        and (playful or _is_figure(page, hits, word, fighting))
        for word in found
    )
    return (), "figurative" if told else "no"


def _hits(page: Page, hits: Hits, grammar: Grammar) -> list[tuple[Hit, Strength]]:
    """Words of truce, and stops of fighting that no word of truce names, in order; each with its strength."""
    words = hits.of("truce_word")
    taken = {at for hit in words for at in range(hit.first, hit.last)}
    stops = {
        hit: strength
        for hit, strength in find_stops(page, hits, grammar)
        if taken.isdisjoint(range(hit.first, hit.last))
    }
    found: list[tuple[Hit, Strength]] = [(hit, hit.entry.data["strength"]) for hit in words]
    found += [(hit, stops[hit]) for hit in longest(stops)]
    return sorted(found, key=lambda pair: pair[0].first)


def _is_playful(page: Page, hits: Hits, fighting: frozenset[int]) -> bool:
    """Whether the report as a whole is one of games or markets: words of them in more sentences than fighting is in."""
    told = {
        page.sentence_of(hit.first)
        for hit in hits.of("figurative")
        if not (hit.entry.get("beside") or hit.entry.get("partner"))
    }
    return len(told) >= _PLAYFUL_SENTENCES and len(told) > len(fighting)


_PLAYFUL_SENTENCES = 3


def _names_a_line(hits: Hits, hit: Hit) -> bool:
    """Whether a word is only part of the name of a line or a village: "along the ceasefire line"."""
    before = hits.within("no_truce_before", hit.first - 1, hit.first)
    return any(name.entry.get("always") and name.last == hit.first for name in before)


def _in_furniture(page: Page, at: int) -> bool:
    sentence = page.sentence_of(at)
    return sentence < 0 or page.sentences[sentence].kind == "furniture"


def _word(page: Page, hits: Hits, hit: Hit, strength: Strength) -> TruceWord:
    quoted = hit.first > 0 and page.tokens[hit.first - 1].form == '"'
    before = hit.first - quoted
    head = next((h for h in hits.within("truce_head", before - 3, before) if h.last == before), None)
    first, start = (head.first, head.start) if head is not None else (hit.first, hit.start)
    return TruceWord(first, hit.last, start, hit.end, strength, page.sentence_of(hit.first), hit)


def _weak(
    page: Page, hits: Hits, literal: Sequence[TruceWord], strong: bool, fighting: frozenset[int], grammar: Grammar
) -> list[TruceWord]:
    """The weak words that are an armed truce, and those that name again what one of them brought up.

    Again: with the article, where agreements of that kind are not always armed; or as one that lasts, or any.
    """
    weak = [word for word in literal if word.strength == "weak"]
    armed = {word.first: word for word in weak if _armed(page, hits, word, strong, fighting)}
    told = {word.hit.entry.address for word in armed.values() if word.hit.entry.get("agreed")}
    met = {word.hit.entry.address for word in armed.values()}
    return [
        word for word in weak
        if word.first in armed
        or (word.hit.entry.address in told and _is_definite(page, word))
        or (word.hit.entry.address in met and _is_one_more(page, word, grammar))
    ]  # fmt: skip


def _is_one_more(page: Page, word: TruceWord, grammar: Grammar) -> bool:
    """Whether an indefinite weak word speaks of such a truce again: أي تهدئة, تهدئة دائمة; not تهدئة المخاوف."""
    before = page.tokens[word.first - 1].form if word.first else ""
    return before in _ANY or grammar.is_a(_after(page, word.last), "truce_qualities")


_ANY = ("اي", "ايه", "لاي")


def _armed(page: Page, hits: Hits, word: TruceWord, strong: bool, fighting: frozenset[int]) -> bool:
    """Whether a weak word is an armed truce: in an agreement, or near fighting; quieting something (تهدئة الأسعار) and the
    bare name of a zone are none."""
    if word.hit.entry.table == "stopped":
        return word.first < word.hit.first or _is_agreed(hits, word)
    zone = next(iter(hits.within("no_truce_before", word.hit.first - 3, word.hit.first)), None)
    if zone is not None:
        return bool(hits.within("making", zone.first - _AGREED_REACH, zone.first))  # agreed on setting up a zone
    after = _after(page, word.last)
    definite = _is_definite(page, word)
    if word.first == word.hit.first and not definite and after.startswith("ال"):
        return False
    at_war = strong or _near(word.sentence, fighting)
    if word.hit.entry.get("agreed"):
        return _is_made(hits, word, after, at_war=at_war)
    if word.first < word.hit.first:
        return at_war or _takes_effect(hits, word)
    return (definite and at_war) or _takes_effect(hits, word) or after == _AMONG or (after in _BETWEEN and at_war)


def _is_made(hits: Hits, word: TruceWord, after: str, *, at_war: bool) -> bool:
    """Whether a peace or pledge that is not always armed is said to be made: near fighting, or by two tribes or units."""
    made = word.first < word.hit.first or after in _BETWEEN or _takes_effect(hits, word) or _is_agreed(hits, word)
    heads = hits.within("party_head", word.first - _DECLARED_REACH, word.last + _EFFECT_REACH)
    return made and (at_war or any(hit.entry.get("two") for hit in heads))


def _after(page: Page, at: int) -> str:
    """The word after a token, the quotation mark that closes it passed over."""
    near = (token.form for token in page.tokens[at : at + 2] if token.form != '"')
    return next(near, "")


def _is_definite(page: Page, word: TruceWord) -> bool:
    surface, form = word.hit.surface.words[0], page.tokens[word.hit.first].form
    joined = form.endswith("ل" + surface.removeprefix("ا"))  # للتهدئة: the article is not written out
    return surface.startswith("ال") and (form.endswith(surface) or joined)


def _is_agreed(hits: Hits, word: TruceWord) -> bool:
    """Whether it is said before it that somebody declared, made or accepted it."""
    tables = ("declaration", "making", "acceptance", "truce_head")
    return any(hits.within(table, word.first - _DECLARED_REACH, word.first) for table in tables)


_DECLARED_REACH = 20  # tokens from "announced" or "an understanding" to the stop


def _takes_effect(hits: Hits, word: TruceWord) -> bool:
    """Whether an agreement is said right beside the word to be made, to take effect, to be extended or to run out."""
    beside = hits.within("truce_status", word.first - _EFFECT_REACH, word.last + _EFFECT_REACH)
    return any(hit.entry.data["value"] in _TAKING and not hit.entry.get("soft") for hit in beside)


_TAKING = frozenset({"in_force", "announced", "extended", "expired"})


_EFFECT_REACH = 4  # tokens
_AGREED_REACH = 6  # tokens from "reached" to the zone that was agreed on

_AMONG = "بين"
_BETWEEN = frozenset({_AMONG, "مع"})


def _literal(page: Page, hits: Hits, found: Sequence[TruceWord], fighting: frozenset[int]) -> list[TruceWord]:
    """The words that are no figures of speech and no history; a word that only takes up one that is, is one too."""
    past = {word.first: word for word in found if _is_past(page, hits, word)}
    others = [word for word in found if word.first not in past]
    figures = {word.first: word for word in others if _is_figure(page, hits, word, fighting)}
    left = [word for word in others if word.first not in figures]
    if len(past) > len(left):
        return []
    same = {word.hit.entry.address for word in (*past.values(), *figures.values())}
    own = [
        word for word in left
        if word.hit.entry.address not in same or _near(word.sentence, fighting) or _of_somebody(page, word)
    ]  # fmt: skip
    return left if any(word.hit.entry.address in same for word in own) else own


def _of_somebody(page: Page, word: TruceWord) -> bool:
    """Whether a word says whose truce it is: it tells of one of its own, and does not take up another."""
    return any(token.form in _BETWEEN for token in page.tokens[word.last : word.last + _BESIDE])


def _is_past(page: Page, hits: Hits, word: TruceWord) -> bool:
    """Whether it is one of past centuries: by a word for them in its sentence, or by its own year."""
    sentence = page.sentences[word.sentence]
    own = page.tokens[word.last : min(sentence.last, word.last + _YEAR_REACH)]
    old = any(
        token.kind == "number" and _OLD.fullmatch(token.form) and _is_year(page, word.last + near)
        for near, token in enumerate(own)
    )
    return old or bool(hits.within("history", sentence.first, sentence.last))


def _is_year(page: Page, at: int) -> bool:
    """Whether a number is told to be a year: by the word before it, by brackets, or by nothing counted after it."""
    before, after = page.tokens[at - 1].form, page.tokens[at + 1].form if at + 1 < len(page.tokens) else ""
    counted = at + 1 < len(page.tokens) and page.tokens[at + 1].kind == "word"
    return before in _OF_YEARS or after == ")" or not counted


_OF_YEARS = ("عام", "سنه", "لعام", "العام", "(")
_OLD = re.compile(r"1[0-2]\d\d|1[6-8]\d\d|19[0-5]\d")  # 13xx to 15xx may be years of the Hijra
_YEAR_REACH = 3  # tokens from a truce to its year: the truce of the year 1949


def _is_figure(page: Page, hits: Hits, word: TruceWord, fighting: frozenset[int]) -> bool:
    """A word of trade right after it, or its partner; or a word of games or of the heart in its sentence and none of
    fighting."""
    beside = hits.within("figurative", word.last, word.last + _BESIDE)
    if any(_describes(page, word, hit) or _is_partner(page, hit) for hit in beside):
        return True
    if _near(word.sentence, fighting):
        return False
    sentence = page.sentences[word.sentence]
    told = hits.within("figurative", sentence.first, sentence.last)
    return any(hit.entry.get("beside") for hit in beside) or any(
        not (hit.entry.get("beside") or hit.entry.get("partner")) for hit in told
    )


def _describes(page: Page, word: TruceWord, hit: Hit) -> bool:
    """Whether an adjective that leaves no armed truce is the truce's own: right after it, or after one other."""
    between = page.tokens[word.last : hit.first]
    return bool(hit.entry.get("always")) and len(between) <= 1 and not any(t.form.startswith("و") for t in between)


def _is_partner(page: Page, hit: Hit) -> bool:
    return bool(hit.entry.get("partner")) and page.tokens[hit.first - 1].form in _BETWEEN


_BESIDE = 3  # tokens after a word of truce in which an adjective of it stands


def _fighting_sentences(page: Page, hits: Hits) -> frozenset[int]:
    return frozenset(
        page.sentence_of(hit.first)
        for hit in hits.of("trigger")
        if hit.entry.get("type") in _ARMED and not _is_scare_quoted(page, hit)
    )


def _is_scare_quoted(page: Page, hit: Hit) -> bool:
    """One word in quotation marks, «المعارك» of the market, which are none."""
    tokens = page.tokens
    if not hit.first > 0 or hit.last >= len(tokens):
        return False
    return tokens[hit.first - 1].form == '"' and tokens[hit.last].form == '"'


_ARMED = frozenset({
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion_ied", "assassination_attack", "attack", "siege",
})  # fmt: skip


def _near(sentence: int, others: frozenset[int]) -> bool:
    return any(sentence + step in others for step in range(-_WEAK_NEEDS, _WEAK_NEEDS + 1))


def _agreed(page: Page, hits: Hits, halts: list[TruceWord]) -> bool:
    """A halt alone makes a report one on a truce only where an agreement is spoken of beside it."""
    heads = {page.sentence_of(hit.first) for hit in hits.of("truce_head")}
    return any(word.sentence in heads for word in halts)
