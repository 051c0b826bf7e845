"""Words of truce in a report: which of them speak of an armed truce, and which are figures of speech or history."""

from dataclasses import dataclass
from typing import Literal

from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page

About = Literal["yes", "no", "figurative"]

_WEAK_NEEDS = 2  # sentences around a weak word in which fighting must be spoken of


@dataclass(frozen=True, slots=True)
class TruceWord:
    """One word of truce with the head before it ("an agreement on a …"): tokens ``[first, last)`` and its strength."""

    first: int
    last: int
    start: int
    end: int
    strength: Literal["strong", "weak", "halt"]
    sentence: int
    hit: Hit


def truce_words(page: Page, hits: Hits) -> tuple[tuple[TruceWord, ...], About]:
    """The words that speak of an armed truce, and what the report is about: a truce, none, or a figure of speech."""
    found = [_word(page, hits, hit) for hit in hits.of("truce_word") if not _in_furniture(page, hit.first)]
    fighting = _fighting_sentences(page, hits)
    playful = _is_playful(page, hits, fighting)
    literal = [word for word in found if not playful and not _figurative(page, hits, word, fighting)]
    strong = [word for word in literal if word.strength == "strong"]
    weak = [word for word in literal if word.strength == "weak" and _armed(page, hits, word, bool(strong), fighting)]
    halts = [word for word in literal if word.strength == "halt"]
    kept = tuple(sorted([*strong, *weak, *halts], key=lambda word: word.first))
    if strong or weak:
        return kept, "yes"
    if halts and _agreed(page, hits, halts):
        return kept, "yes"
    told = not literal and any(not hits.within("history", *_bounds(page, word)) for word in found)
    return (), "figurative" if told else "no"


def _is_playful(page: Page, hits: Hits, fighting: frozenset[int]) -> bool:
    """Whether the report as a whole is one of games or markets: words of them in more sentences than fighting is in."""
    told = {page.sentence_of(hit.first) for hit in hits.of("figurative") if not hit.entry.get("beside")}
    return len(told) >= _PLAYFUL_SENTENCES and len(told) > len(fighting)


_PLAYFUL_SENTENCES = 3


def _bounds(page: Page, word: TruceWord) -> tuple[int, int]:
    sentence = page.sentences[word.sentence]
    return sentence.first, sentence.last


def _in_furniture(page: Page, at: int) -> bool:
    sentence = page.sentence_of(at)
    return sentence < 0 or page.sentences[sentence].kind == "furniture"


def _word(page: Page, hits: Hits, hit: Hit) -> TruceWord:
    quoted = hit.first > 0 and page.tokens[hit.first - 1].form == '"'
    before = hit.first - quoted
    head = next((h for h in hits.within("truce_head", before - 3, before) if h.last == before), None)
    first, start = (head.first, head.start) if head is not None else (hit.first, hit.start)
    return TruceWord(first, hit.last, start, hit.end, hit.entry.data["strength"], page.sentence_of(hit.first), hit)


def _armed(page: Page, hits: Hits, word: TruceWord, strong: bool, fighting: frozenset[int]) -> bool:
    """Whether a weak word is an armed truce: in an agreement, or near fighting; quieting something (تهدئة الأسعار) and the
    bare name of a zone are none."""
    zone = next(iter(hits.within("no_truce_before", word.hit.first - 3, word.hit.first)), None)
    if zone is not None:
        return bool(hits.within("making", zone.first - _AGREED_REACH, zone.first))  # agreed on setting up a zone
    after = page.tokens[word.last] if word.last < len(page.tokens) else None
    definite = page.tokens[word.hit.first].form.endswith(word.hit.surface.words[0]) and word.hit.surface.words[
        0
    ].startswith("ال")
    if word.first == word.hit.first and not definite and after is not None and after.form.startswith("ال"):
        return False
    if word.first < word.hit.first:
        return strong or _near(word.sentence, fighting) or _takes_effect(hits, word)
    return (definite and (strong or _near(word.sentence, fighting))) or (after is not None and after.form in _BETWEEN)


def _takes_effect(hits: Hits, word: TruceWord) -> bool:
    """Whether an agreement is said right beside the word to be made or to take effect."""
    beside = hits.within("truce_status", word.first - _EFFECT_REACH, word.last + _EFFECT_REACH)
    return any(hit.entry.data["value"] in {"in_force", "announced"} and not hit.entry.get("soft") for hit in beside)


_EFFECT_REACH = 4  # tokens
_AGREED_REACH = 6  # tokens from "reached" to the zone that was agreed on

_BETWEEN = frozenset({"بين", "مع"})


def _figurative(page: Page, hits: Hits, word: TruceWord, fighting: frozenset[int]) -> bool:
    """A word of games or of the heart in the same sentence and none of fighting, or one of trade right after it."""
    sentence = page.sentences[word.sentence]
    if hits.within("history", sentence.first, sentence.last):
        return True
    if _near(word.sentence, fighting):
        return False
    if any(hit.entry.get("beside") for hit in hits.within("figurative", word.last, word.last + _BESIDE)):
        return True
    return any(not hit.entry.get("beside") for hit in hits.within("figurative", sentence.first, sentence.last))


_BESIDE = 3  # tokens after a word of truce in which an adjective of it stands


def _fighting_sentences(page: Page, hits: Hits) -> frozenset[int]:
    return frozenset(
        page.sentence_of(hit.first) for hit in hits.of("trigger") if hit.entry.get("type") in _ARMED and hit.first >= 0
    )


_ARMED = frozenset({
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion_ied", "assassination_attack", "attack", "siege",
})  # fmt: skip


def _near(sentence: int, others: frozenset[int]) -> bool:
    return any(sentence + step in others for step in range(-_WEAK_NEEDS, _WEAK_NEEDS + 1))


def _agreed(page: Page, hits: Hits, halts: list[TruceWord]) -> bool:
    """A halt alone makes a report one on a truce only where an agreement is spoken of beside it."""
    heads = {page.sentence_of(hit.first) for hit in hits.of("truce_head")}
    return any(word.sentence in heads for word in halts)
