"""Truces: one value for each truce a report speaks of, every field with its words.

Words of truce are gathered into truces by the parties named beside them; a word that names no parties speaks of the
truce in focus. Then each field is read from the sentences of that truce alone, and the claims about it are tied to it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.extract.truce_board import Board, Cluster, Placed, Sides, claim_around, make_board, shown_day
from hudna.extract.truce_fields import compiled
from hudna.extract.truce_words import About, TruceWord, truce_words
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hits
from hudna.text.page import Page
from hudna.types import Claim, Event, Mention, Time, Truce

_SIDES_WINDOW = 60  # tokens around a truce word in which a pair may be its parties
_OF_REACH = 2  # tokens from a truce word to the two it is of: the truce of A and B
_BETWEEN_REACH = 14  # tokens from a truce word to the parties it is between
_BREACHING = frozenset({
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion_ied", "assassination_attack", "attack",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What the truce stage gives: the truces, and the claims and events with their ties to them."""

    about: About
    truces: tuple[Truce, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def find_truces(
    page: Page,
    hits: Hits,
    knowledge: Knowledge,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> Found:
    """The truces of a page. ``about`` is ``no`` where a word of truce is history or a name only."""
    words, about = truce_words(page, hits, knowledge.grammar)
    if about != "yes":
        return Found(about, (), tuple(claims), tuple(events))
    board = make_board(page, hits, knowledge, mentions, claims, events)
    clusters = gather(board, words)
    clusters = _with_halts_settled(clusters, tuple(_tied(board, claim, clusters) for claim in claims))
    tied = tuple(_tied(board, claim, clusters) for claim in claims)
    asserting = _first_asserting(tied)
    tied = tuple(_answering(claim, asserting) for claim in tied)
    board = replace(board, claims=tied)
    truces = tuple(compiled(board, cluster, index, alone=len(clusters) == 1) for index, cluster in enumerate(clusters))
    spoken = [frozenset(() if cluster.halt else cluster.sentences) for cluster in clusters]
    breaching = tuple(_with_breach(board, event, spoken) for event in events)
    return Found(about, truces, tied, breaching)


# ------------------------------------------------------------------------------------------------ clusters


def gather(board: Board, words: Iterable[TruceWord]) -> list[Cluster]:
    """The words of truce by truce: new parties or another day of making open a new truce, neither means the one in focus."""
    clusters: list[Cluster] = []
    focus: Cluster | None = None
    for word in words:
        sides = sides_of(board, word)
        halt = word.strength == "halt"
        made = made_on(board, word)
        home = _home(clusters, focus, sides, halt) if made is None else _made_then(clusters, made)
        if home is None:
            home = Cluster([], halt=halt, made=made)
            clusters.append(home)
        home.words.append(word)
        if sides is not None:
            home.sides.append(sides)
            home.parties |= set(sides.parties)
        focus = home
    return _with_undated_joined(clusters)


def _made_then(clusters: Sequence[Cluster], made: str) -> Cluster | None:
    return next((cluster for cluster in clusters if cluster.made == made), None)


def _with_undated_joined(clusters: list[Cluster]) -> list[Cluster]:
    """Words that tell no day, of no other parties, speak of the truce that was made last."""
    dated = [cluster for cluster in clusters if cluster.made is not None]
    if not dated:
        return clusters
    last = max(dated, key=lambda cluster: cluster.made or "")
    out = []
    for cluster in clusters:
        fits = not (cluster.parties and last.parties) or cluster.parties & last.parties
        if cluster.made is not None or cluster.halt or not fits:
            out.append(cluster)
            continue
        last.words = sorted([*last.words, *cluster.words], key=lambda word: word.first)
        last.sides += cluster.sides
        last.parties |= cluster.parties
    return out


def made_on(board: Board, word: TruceWord) -> str | None:
    """The day, month or year on which a truce is said to have been made: "in May 2020 A and B reached a truce", "the truce
    signed in May 2020". Only one with its year tells two truces apart."""
    part = board.page.sentences[word.sentence]
    low, high = max(part.first, word.first - 2 * _MADE_REACH), min(part.last, word.last + 2 * _MADE_REACH)
    for item in board.near(board.times, low, high):
        time = item.mention
        if not isinstance(time, Time) or time.earliest is None or time.approximate or not _YEAR.search(time.text):
            continue
        low, high = min(item.last, word.last), max(item.first, word.first)
        if (
            high - low <= _MADE_REACH
            and board.hits.within("making", low - 1, high + 1)
            and _opens_or_follows(board, item, word)
        ):
            return shown_day(time)
    return None


def _opens_or_follows(board: Board, item: Placed, word: TruceWord) -> bool:
    """A day that opens its sentence, or stands right after the making of the truce before it."""
    if item.first < word.first:
        return item.first - board.page.sentences[word.sentence].first <= _OPENING
    return item.first - word.last <= _OPENING + 1


_YEAR = re.compile(r"\d{4}")
_MADE_REACH = 18  # tokens between the day and the truce
_OPENING = 4  # tokens before a day that opens a sentence, or between a truce and the day it was signed on


def _home(clusters: Sequence[Cluster], focus: Cluster | None, sides: Sides | None, halt: bool) -> Cluster | None:
    same_kind = [cluster for cluster in clusters if cluster.halt == halt]
    if sides is None:
        return focus if focus is not None and focus.halt == halt else (same_kind[-1] if same_kind else None)
    wanted = set(sides.parties)
    for cluster in same_kind:
        if cluster.parties and (wanted <= cluster.parties or cluster.parties <= wanted):
            return cluster
    for cluster in same_kind:
        if not cluster.parties:
            return cluster
    return None


def _with_halts_settled(clusters: list[Cluster], claims: Sequence[Claim]) -> list[Cluster]:
    """A halt stays a truce of its own where it is observed while the agreement of the same parties is only denied, or
    where there is no such agreement; otherwise it is how that agreement shows on the ground."""
    agreed = [cluster for cluster in clusters if not cluster.halt]
    out = list(agreed)
    for halt in (cluster for cluster in clusters if cluster.halt):
        home = _agreement_of(halt, agreed)
        own = clusters.index(halt)
        observed = any(own in c.truces and c.act == "asserts" and c.factuality == "certain" for c in claims)
        if home is None or (observed and _only_denied(clusters.index(home), claims)):
            if observed or not agreed:
                out.insert(0, halt)
            continue
        home.words = sorted([*home.words, *halt.words], key=lambda word: word.first)
    return out


def _agreement_of(halt: Cluster, agreed: Sequence[Cluster]) -> Cluster | None:
    for cluster in agreed:
        if halt.parties and halt.parties == cluster.parties:
            return cluster
    if len(agreed) == 1 and not (halt.parties and agreed[0].parties):
        return agreed[0]
    return None


def _only_denied(index: int, claims: Sequence[Claim]) -> bool:
    said = [claim for claim in claims if index in claim.truces and claim.source is not None]
    return any(c.act == "denies" for c in said) and not any(c.act == "asserts" for c in said)


def sides_of(board: Board, word: TruceWord) -> Sides | None:
    """The pair named right after the word, or else anywhere in its sentence with بين."""
    part = board.page.sentences[word.sentence]
    low, high = max(part.first, word.first - _SIDES_WINDOW), min(part.last, word.last + _SIDES_WINDOW)
    near = board.sides[bisect_left(board.sides, low, key=_first_side) : bisect_left(board.sides, high, key=_first_side)]
    after = [
        s
        for s in near
        if word.last <= s.first <= word.last + _BETWEEN_REACH
        and (s.between or s.first - word.last <= _OF_REACH)
        and _same_clause(board, word.last, s.first)
        and not board.hits.within("mediation", word.last, s.first)
    ]
    if after:
        return min(after, key=lambda s: (not s.between, s.first))
    joint = [s for s in near if not s.between and _acts_jointly(board, s)]
    if joint:
        return joint[0]
    between = [s for s in near if s.between and _same_clause(board, min(word.last, s.last), max(word.first, s.first))]
    return between[0] if len(between) == 1 else None


def _acts_jointly(board: Board, sides: Sides) -> bool:
    """ "A and B agreed", or "called on A and B to": a verb of doing together, or a call, right before the pair."""
    if board.hits.within("mutual", sides.first - _JOINT_REACH, sides.first):
        return True
    start, end = board.page.tokens[sides.first].start, board.page.tokens[sides.last - 1].end
    called = claim_around(board, end + _AFTER_PAIR)
    return (
        called is not None
        and called.act == "calls_for"
        and called.cue is not None
        and called.cue.end <= start < called.content.start
    )


_JOINT_REACH = 4  # tokens
_AFTER_PAIR = 8  # characters past the pair: inside what it is called on to do


def _first_side(sides: Sides) -> int:
    return sides.first


def _same_clause(board: Board, first: int, last: int) -> bool:
    """Whether no clause opens between a truce word and the parties: what follows أن or الذي is another matter."""
    grammar = board.knowledge.grammar
    forms = [board.page.tokens[at].form for at in range(first, last)]
    return not any(grammar.is_a(form, "complementizers") or grammar.is_a(form, "relatives") for form in forms)


# ------------------------------------------------------------------------------------------------ ties


def _tied(board: Board, claim: Claim, clusters: Sequence[Cluster]) -> Claim:
    """A claim is about the truces whose words stand in its content, or about the last one where it points back."""
    inside = [
        index for index, cluster in enumerate(clusters)
        if cluster.words_between(claim.content.start, claim.content.end)
    ]  # fmt: skip
    if not inside:
        inside = _pointed_at(board, claim, clusters)
    return replace(claim, about_truce=bool(inside), truces=tuple(inside))


def _pointed_at(board: Board, claim: Claim, clusters: Sequence[Cluster]) -> list[int]:
    first, last = board.page.tokens_in(claim.content.start, claim.content.end)
    points = board.hits.within("truce_anaphor", first, last)
    if not points and claim.act != "declines_to_comment" and not _denies_that(board, claim, first, last):
        return []
    told = [
        (before[-1].first, index) for index, cluster in enumerate(clusters) if (before := cluster.words_near(0, last))
    ]
    return [max(told)[1]] if told else []


def _denies_that(board: Board, claim: Claim, first: int, last: int) -> bool:
    """ "denied that", "denied knowledge of it": a denial in few words answers what was said before it."""
    return claim.act == "denies" and last - first <= _FEW and any(board.form(at) in _THAT for at in range(first, last))


_FEW = 4  # tokens of a denial that only points back
_THAT = frozenset({"ذلك", "بذلك", "الامر", "بالامر"})


def _first_asserting(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """Truce → the first claims that assert it, of two different speakers: a third can never be the one answered."""
    out: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.source is None or claim.act not in {"asserts", "speculates"}:
            continue
        for truce in claim.truces:
            first = out[truce]
            if not first or (len(first) == 1 and first[0].source_name != claim.source_name):
                first.append(claim)
    return out


def _answering(claim: Claim, asserting: Mapping[int, Sequence[Claim]]) -> Claim:
    """A denial answers the first assertion, by somebody else, of the truce that it denies."""
    if claim.act != "denies" or not claim.truces:
        return claim
    met = (
        other for truce in claim.truces for other in asserting.get(truce, ()) if other.source_name != claim.source_name
    )
    answered = min(met, key=lambda other: (other.content.start, other.id), default=None)
    return replace(claim, answers=answered.id) if answered is not None else claim


def _with_breach(board: Board, event: Event, spoken: Sequence[frozenset[int]]) -> Event:
    """A violent event in a sentence that speaks of a breach of a truce is an alleged breach of it."""
    if event.type not in _BREACHING:
        return event
    sentence = board.page.sentence_of(board.page.token_at(event.trigger.start))
    if sentence not in board.breaches:
        return event
    broken = tuple(index for index, sentences in enumerate(spoken) if sentence in sentences)
    return replace(event, breach_of=broken, alleged=True) if broken else event
