"""What the words of one claim say of a truce: that it was made, holds, was broken, ended; or that it is only sought.

The words are those of the packs (``truces.toml``); what stands before them may turn them round (لم تبدأ) or leave them open
(في حال انهيارها). The same tables give a report's truce its status; here they are asked of one statement alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hudna.packs.knowledge import Knowledge
from hudna.rules.former import is_former, near, of_a_former
from hudna.rules.lexicon import Hit, Hits
from hudna.rules.wishes import is_wished
from hudna.text.fold import fold
from hudna.text.tokens import Token, tokenize
from hudna.types import Span

Saying = Literal[
    "made", "sought", "started", "holding", "kept", "breached", "collapsed", "ended", "extended", "accepted"
]
# A statement of one of these is about a truce that there is or was.
REAL: frozenset[str] = frozenset({"made", "started", "holding", "kept", "breached", "collapsed", "ended", "extended"})

SOUGHT: frozenset[str] = frozenset({"sought"})

_REACH = 8  # tokens between a word of status and the truce
_SOUGHT_REACH = 6  # tokens between a word of seeking and the truce
_CLOSE = 3  # tokens between a truce and a word that must stand beside it
_BACK = 6  # tokens before a word in which "in case of", "fears of" leave it open
_UNTOLD = 8  # tokens from "without" to the extension that nobody announced
_STOPS = frozenset(".؛:")
_NEGATED = 4  # tokens from a negation to what it negates
_OBJECT = 4  # tokens before the truce that is the object of a verb
_HEAD = 6  # tokens of a statement that say what it is about
_OF_STATUS: dict[str, Saying] = {
    "violated": "breached", "collapsed": "collapsed", "expired": "ended", "extended": "extended",
    "announced": "made", "proposed": "sought",
}  # fmt: skip
_BEFORE_TRUCE = frozenset({"announced", "proposed"})


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that is said: where, whether it is said not to be so, and whether it is left open."""

    saying: Saying
    span: Span
    first: int  # token of the statement
    last: int
    negated: bool = False
    open: bool = False
    own: bool = False  # of the speaker: their acceptance, we accept
    refrained: bool = False  # what is spoken of is that it be not done


@dataclass(frozen=True, slots=True)
class Statement:
    """The content of a claim, read for what it says of a truce."""

    words: tuple[Word, ...]
    truce_at: tuple[int, ...]  # tokens at which a truce is named
    named: bool  # by a word of truce, and not only by one that points back
    presupposed: bool  # by a word of truce or one that stands for it, and not only by one for what is said of it
    truces: tuple[Span, ...]  # the words of truce
    none: bool  # a word of truce stands under a negation: there is no truce
    quiet: tuple[Span, ...]  # words that tell that it is quiet
    unsaid: bool  # its head is a refusal or a denial: what is denied of it is left open
    clauses: tuple[int, ...]  # tokens that open a clause of its own
    length: int  # tokens
    refused: tuple[Span, ...]  # verbs of refusing a truce, told of somebody

    @property
    def head(self) -> Word | None:
        """What the first words are about, before or right at the truce that they name."""
        limit = max(_HEAD, self.truce_at[0] + 1 if self.truce_at else 0)
        said = (
            word for word in self.words if word.saying not in {"made", "sought"} and word.first < min(limit, 2 * _HEAD)
        )
        return next(said, None)

    @property
    def opens_with_truce(self) -> bool:
        """Whether the truce is what the first words are about, no clause between."""
        if not self.truce_at or self.truce_at[0] > _OBJECT:
            return False
        return not any(at < self.truce_at[0] for at in self.clauses if at > 0)

    def has(self, sayings: frozenset[str]) -> list[Word]:
        """What is said of these, neither negated nor left open."""
        return [word for word in self.words if word.saying in sayings and not word.negated and not word.open]


def statement_of(content: Span, knowledge: Knowledge) -> Statement:
    """What a claim's words say; linear in them. A content without its words says nothing."""
    folded = fold(content.text)
    tokens = tokenize(folded)
    here = _Here(content, tokens, knowledge.lexicon.scan(folded, tokens), knowledge)
    truces = tuple(here.truces())
    back = here.hits.of("truce_anaphor")
    points = sorted({hit.first for hit in (*truces, *back)})
    firm = sorted({(hit.first, hit.last) for hit in (*truces, *(hit for hit in back if here.stands_for_one(hit)))})
    words = sorted(here.words(points, firm), key=lambda word: (word.first, word.saying))
    return Statement(
        tuple(words),
        tuple(points),
        bool(truces),
        bool(truces) or any(here.stands_for_one(hit) for hit in here.hits.of("truce_anaphor")),
        tuple(here.truce_spans()),
        any(here.is_none(hit) for hit in truces),
        tuple(
            here.span(hit)
            for hit in here.hits.of("truce_word")
            if hit.entry.get("quiet") and not here.negated(hit.first)
        ),
        here.unsaid(points),
        tuple(at for at, token in enumerate(tokens) if here.opens_clause(token.form)),
        len(tokens),
        tuple(here.refused(points)),
    )


@dataclass(frozen=True, slots=True)
class _Here:
    content: Span
    tokens: tuple[Token, ...]
    hits: Hits
    knowledge: Knowledge

    def form(self, at: int) -> str:
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def span(self, hit: Hit) -> Span:
        return Span(
            self.content.start + hit.start, self.content.start + hit.end, self.content.text[hit.start : hit.end]
        )

    def opens_clause(self, form: str) -> bool:
        grammar = self.knowledge.grammar
        return grammar.is_a(form, "complementizers") or grammar.is_a(form, "relatives")

    def truces(self) -> Iterator[Hit]:
        """The words of truce: nouns, and a stop with what it stops."""
        yield from self.hits.of("truce_word")
        for hit in self.hits.of("stop"):
            if self.hits.within("stopped", hit.last, hit.last + _CLOSE):
                yield hit

    def stands_for_one(self, hit: Hit) -> bool:
        """Whether a word stands for a truce: "the agreement", and neither "this news" nor "the nuclear agreement"."""
        after = self.form(hit.last)
        other = after.startswith(_ARTICLE) and not self.knowledge.grammar.is_a(after, "truce_qualities")
        return not (hit.entry.get("vague") or other)

    def truce_spans(self) -> Iterator[Span]:
        """The words of truce with what is stopped in them: وقف العمليات العسكرية names no operation."""
        for hit in self.hits.of("truce_word"):
            yield self.span(hit)
        for hit in self.hits.of("stop"):
            for stopped in self.hits.within("stopped", hit.last, hit.last + _CLOSE):
                start, end = self.content.start + hit.start, self.content.start + stopped.end
                yield Span(start, end, self.content.text[hit.start : stopped.end])

    def is_none(self, hit: Hit) -> bool:
        """ "There is no truce": and neither "nor a truce" nor "no truce unless", nor fighting that did not stop."""
        if hit.entry.get("halts") or not self.negated(hit.first, joined=False) or self.feared(hit.first):
            return False
        after = (self.form(at) for at in range(hit.last, hit.last + _CLOSE))
        return not any(self.knowledge.grammar.is_a(form, "unless") for form in after)

    def refused(self, points: list[int]) -> Iterator[Span]:
        """Verbs of refusing with a truce right after them or after their subject, neither negated nor supposed."""
        for hit in self.hits.of("cue"):
            if hit.entry.data["act"] != "refuses" or hit.form not in _FINITE:
                continue
            if self.negated(hit.first) or self.feared(hit.first):
                continue
            if any(0 <= at - hit.last <= _CLOSE for at in points):
                yield self.span(hit)

    def negated(self, at: int, *, joined: bool = True) -> bool:
        """Whether لم, لا, عدم and the like stand right before a token, or with only auxiliaries between; ``joined``: also
        with و before them."""
        grammar = self.knowledge.grammar
        for before in range(at - 1, max(-1, at - _NEGATED), -1):
            form = self.form(before)
            known = grammar.is_a(form, "negations") if joined else form in grammar["negations"]
            if known and not grammar.is_a(form, "unsure_negations"):
                return True
            if self.form(before) not in grammar["after_negation"]:
                return False
        return False

    def feared(self, at: int) -> bool:
        return bool(self.hits.within("feared", at - _BACK, at))

    def to_come(self, hit: Hit) -> bool:
        """ "hours before it takes effect", "will begin", "is called on to extend it": it has not been."""
        awaited = (
            self.knowledge.grammar.is_a(self.form(at), "awaiting") for at in range(hit.first - _CLOSE, hit.first)
        )
        return bool(self.hits.within("not_yet", hit.first - _CLOSE - 1, hit.last + 1)) or any(awaited)

    def is_agreed(self, hit: Hit) -> bool:
        """Whether a longer term is said to be agreed on: by a verb, by what a claim opens with, after a word of making."""
        if not self.knowledge.grammar.is_a(self.form(hit.first), "extensions") or hit.first < _OPENING:
            return True
        before = self.hits.within("truce_status", hit.first - _NEGATED, hit.first)
        made = any(word.entry.data["value"] == "announced" and not self.negated(word.first) for word in before)
        return made or bool(self.hits.within("declaration", hit.first - _NEGATED, hit.first))

    def wished(self, hit: Hit) -> bool:
        """ "that they accept": a present behind that is wished or expected."""
        present = not hit.entry.get("soft") and self.form(hit.first).startswith(_PRESENT)
        return present and self.knowledge.grammar.is_a(self.form(hit.first - 1), "complementizers")

    def any_of(self, hit: Hit) -> bool:
        """ "any breach", "will answer the breaches": none that has been."""
        grammar = self.knowledge.grammar
        before = [self.form(at) for at in range(max(0, hit.first - _CLOSE), hit.first)]
        return any(grammar.is_a(form, "answering") for form in before) or (
            bool(before) and grammar.is_a(before[-1], "any_one")
        )

    def unannounced(self, at: int) -> bool:
        """ "without anybody announcing its extension": a verb and its subject stand between the negation and a noun."""
        grammar = self.knowledge.grammar
        noun = grammar.is_a(self.form(at), "extensions")
        for before in range(at - 1, max(-1, at - _UNTOLD), -1) if noun else ():
            form = self.form(before)
            if form in _STOPS or grammar.is_a(form, "unless"):
                return False
            if grammar.is_a(form, "lacking"):
                return True
        return False

    def refrained(self, at: int) -> bool:
        """ "refrain from breaking it": a call for that is a call to keep it."""
        grammar = self.knowledge.grammar
        return any(grammar.is_a(self.form(before), "refraining") for before in range(max(0, at - _BACK), at))

    def unsaid(self, points: list[int]) -> bool:
        """ "denied refusing it", "denied what he had denied": the head is itself a word of denial or refusal."""
        limit = min([_HEAD, *points])
        heads = self.hits.within("cue", 0, limit)
        return any(hit.entry.data["act"] in {"refuses", "denies"} for hit in heads)

    def words(self, points: list[int], firm: list[tuple[int, int]]) -> Iterator[Word]:
        for hit in self.hits.of("truce_status"):
            if hit.entry.data["value"] == "violated" and self.hits.within("against_truce", hit.first, hit.last):
                continue  # "despite the truce": what is done despite it is told by an event
            saying = self._saying(hit)
            if saying is not None and self._told_of_truce(saying, hit, firm):
                yield self._word(saying, hit)
        for at in range(len(self.tokens)):
            if self.knowledge.grammar.is_a(self.form(at), "keeping") and any(
                0 < point - at < _REACH for point in points
            ):
                yield self._kept(at)
        for hit in self.hits.of("start_marker"):  # تبدأ: a day is a field's; that it did not begin is said here
            near = any(abs(at - hit.last) <= _REACH for at in points)
            if near and self.negated(hit.first) and self.form(hit.first).startswith(_PRESENT):
                yield self._word("started", hit)
        for hit in self.hits.of("acceptance"):
            if any(abs(at - hit.last) <= _REACH for at in points):
                yield self._word("accepted", hit)

    def _kept(self, at: int) -> Word:
        token = self.tokens[at]
        start, end = self.content.start + token.start, self.content.start + token.end
        span = Span(start, end, self.content.text[token.start : token.end])
        wished = self.knowledge.grammar.is_a(self.form(at - 1), "complementizers")
        return Word("kept", span, at, at + 1, self.negated(at), self.feared(at) or wished)

    def _word(self, saying: Saying, hit: Hit) -> Word:
        grammar = self.knowledge.grammar
        form = self.form(hit.first)
        own = grammar.is_a(form, "own_acceptance") or grammar.is_a(form.removeprefix(hit.proclitic), "own_acceptance")
        own = own and (hit.first < _CLOSE or form.startswith(_WE))
        still = self.feared(hit.first) or self.any_of(hit)
        still = still or (saying in _TO_COME and self.to_come(hit)) or (saying in _WISHED and self.wished(hit))
        still = still or (saying in _OVER and is_wished(self.form, grammar.is_a, hit.first, reach=_HOPED))
        still = still or (saying == "accepted" and not own and grammar.is_a(form, "compliance"))
        still = still or (saying == "extended" and not self.is_agreed(hit))
        negated = self.negated(hit.first) or (saying == "extended" and self.unannounced(hit.first))
        return Word(saying, self.span(hit), hit.first, hit.last, negated, still, own, self.refrained(hit.first))

    def _saying(self, hit: Hit) -> Saying | None:
        value = hit.entry.data["value"]
        if value == "in_force":
            if hit.entry.key == "kept":
                return "kept"
            return self._in_force(hit)
        if value == "announced" and hit.entry.get("soft"):
            # a noun (an agreement) only names one; under a negation it says that there is none
            return "made" if self.negated(hit.first) else None
        return _OF_STATUS.get(value)

    def _in_force(self, hit: Hit) -> Saying | None:
        """That it took effect, or that it holds; neither where it only was in force, or "still sees" something."""
        grammar = self.knowledge.grammar
        if hit.entry.get("close") or self.hits.within("start_marker", hit.first, hit.last):
            return None if grammar.is_a(self.form(hit.last), "complementizers") else "started"  # بدا أن: it seemed
        if grammar.is_a(self.form(hit.last - 1), "still") or grammar.is_a(self.form(hit.first - 1), "was"):
            return None
        return "holding"

    def _told_of_truce(self, saying: Saying, hit: Hit, firm: list[tuple[int, int]]) -> bool:
        """Whether a word of status is about a truce: one that stands near it and is not part of it."""
        points = [first for first, _last in firm]
        ends = [last for _first, last in firm]
        if saying in _OVER and self._of_a_former(hit, firm):
            return False
        if saying == "breached":
            return self._is_breach(hit, points, ends)
        if saying == "collapsed":
            return self._is_fall(hit, points, ends)
        return self._beside(hit, points, ends)

    def _of_a_former(self, hit: Hit, firm: list[tuple[int, int]]) -> bool:
        """Whether a word of breach or of an end is told of an earlier truce: "they broke a truce before"."""
        is_a = self.knowledge.grammar.is_a
        beside = near(firm, hit.first)
        former = bool(beside) and all(is_former(self.form, is_a, last) for _first, last in beside)
        return former or of_a_former(self.form, is_a, (hit.first, hit.last), beside)

    def _is_breach(self, hit: Hit, points: list[int], ends: list[int]) -> bool:
        grammar = self.knowledge.grammar
        after = [self.form(at) for at in range(hit.last, hit.last + _CLOSE)]
        if any(grammar.is_a(form.removeprefix("ل"), "rights") for form in after[:2]):
            return False
        if grammar.is_a(self.form(hit.first - 1), "any_one"):
            return True  # "denied any breach on its side"
        if grammar.is_a(self.form(hit.first), "named_breaches"):
            return not grammar.is_a(after[0], "relatives")
        return bool(hit.enclitic) or self._beside(hit, points, ends)

    def _is_fall(self, hit: Hit, points: list[int], ends: list[int]) -> bool:
        """The fall of a truce right before or after its name: what failed may also be talks, and what fell a town."""
        if any(hit.first <= at < hit.last for at in points):
            return True
        between = hit.last
        one_sided = self.hits.within("one_sided", hit.last, hit.last + _CLOSE)
        if one_sided:
            between = one_sided[0].last
        while self.form(between) == '"':
            between += 1
        if any(between <= at <= between + 1 and not self._are_talks(between, at) for at in points):
            return True
        verb = hit.last - hit.first > 1 or self.knowledge.grammar.is_a(self.form(hit.first), "falling")
        near = any(0 <= hit.first - end < _SOUGHT_REACH for end in ends)
        talks = self._are_talks(hit.first - 1, hit.first) or self._are_talks(hit.last, hit.last + 1)
        return verb and near and not talks

    def _are_talks(self, first: int, last: int) -> bool:
        told = self.hits.within("truce_status", first, last)
        return any(hit.entry.data["value"] == "proposed" for hit in told)

    def _beside(self, hit: Hit, points: list[int], ends: list[int]) -> bool:
        value = hit.entry.data["value"]
        if hit.entry.key == "kept" and any(hit.first <= at < hit.last for at in points):
            return True
        reach = _CLOSE if hit.entry.get("close") else _SOUGHT_REACH if value == "proposed" else _REACH
        before = any(0 <= at - hit.last < reach or hit.first <= at < hit.last for at in points)
        after = any(0 <= hit.first - end < reach for end in ends)
        if value in _BEFORE_TRUCE or hit.entry.get("before"):
            return before or (bool(hit.enclitic) and value == "announced")
        return before or after


_ARTICLE = "ال"
_PRESENT = ("ي", "ت", "ن")
_WE = "ن"
_FINITE = frozenset({"past", "present"})
_OPENING = 2  # tokens at the head of a statement
_WISHED = frozenset({"accepted", "kept"})
_OVER = frozenset({"breached", "collapsed", "ended"})
_HOPED = 8  # tokens from "that" under a hope to what is hoped against
_TO_COME = frozenset({"started", "extended"})
