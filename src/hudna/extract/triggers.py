"""The words that name an event, with the type that the words beside them give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.extract.board import Board, folded_words
from hudna.extract.scene import FINITE
from hudna.rules.lexicon import Hit, Hits
from hudna.text.layout import Sentence
from hudna.types import Span
from hudna.types.event import VIOLENT

TALKS = frozenset({"negotiation", "agreement"})  # seldom held where the fighting is
MOVING = frozenset({"displacement", "evacuation"})
_TO_SOMEBODY = frozenset({"abduction", "arrest", "execution"})
_BEFORE, _AFTER = 8, 14  # tokens in which a trigger looks for the words it needs
_OBJECT = 7  # tokens after a verb in which its object stands
_MEANS_REACH = 25  # an instrument may stand at the end of the clause
_MEANS_BACK = 5  # who fires stands before the verb
_PLATFORMS = ("drone_strike", "air_strike")  # what flies decides before what it drops
_BREAKS = frozenset("،,;؛:")
_NOT_STRIKING = frozenset({"aim", "support"})
_TANWIN = "\u064b"  # فجراً is at dawn, not "they blew up": no verb ends so
_FEMININE = "ة"  # القوة is a noun: before a pronoun the letter would be ت
_READ_AS_SKIPPED = ("furniture", "byline", "dateline", "section")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event: tokens ``[first, last)``, its sentence, its type, and whether it is a noun."""

    hit: Hit
    first: int
    last: int
    sentence: int
    type: str
    nominal: bool
    passive: bool
    span: Span
    generic: bool = False  # no weapon is named: "shelling" may be from the air

    @property
    def moving(self) -> bool:
        """Whether people leave a place."""
        return self.type in MOVING

    @property
    def of_known(self) -> bool:
        """Whether it names what was done to somebody: "the killing of X" is as definite as X."""
        return self.nominal and (bool(self.hit.entry.get("killed")) or self.type in _TO_SOMEBODY)

    @property
    def weak(self) -> bool:
        """Whether it names an event only where nothing else does ("killed")."""
        return bool(self.hit.entry.get("weak"))

    def option(self, name: str) -> str | None:
        """A textual field of its pack entry."""
        value = self.hit.entry.get(name)
        return None if value is None else str(value)


def find_triggers(board: Board, hits: Hits) -> tuple[Trigger, ...]:
    """Every word that names an event in the report's own text, in order."""
    read = [hit for hit in hits.of("trigger") if not _no_verb(board, hit)]
    rivals = frozenset(hit.first for hit in read if not (hit.entry.get("light") or hit.entry.get("weak")))
    found = [trigger for hit in read if (trigger := _read(board, hit, rivals)) is not None]
    strong = {t.first for t in found if not t.weak and t.type in VIOLENT}
    offices = frozenset(hit.first for hit in hits.every("role_noun"))
    kept = [t for t in found if _is_event(board, t, strong) and not _in_words(board, t, offices)]
    return tuple(_one_deal_a_sentence(_weak_only_alone(list(_without_relatives(kept)))))


def _without_relatives(found: list[Trigger]) -> Iterator[Trigger]:
    """Those that are no verb of a clause right behind the noun of the same event: "a rocket that X fired"."""
    ends = {t.last for t in found if t.nominal and t.type in VIOLENT}
    for trigger in found:
        if not (trigger.hit.enclitic and not trigger.nominal and trigger.type in VIOLENT and trigger.first in ends):
            yield trigger


def _no_verb(board: Board, hit: Hit) -> bool:
    """Whether the letters as written cannot be the verb that the folded form would allow."""
    token = board.page.tokens[hit.last - 1]
    word = board.page.text[token.start : token.end]
    if hit.enclitic and word.endswith(_FEMININE):
        return True
    if hit.form in FINITE and (hit.first in board.times or hit.first in board.places):  # فجر الاثنين, تدمر
        return True
    return hit.form in FINITE and _TANWIN in word[-2:] and not _accusative(board, hit)


def _accusative(board: Board, hit: Hit) -> bool:
    """Whether the verb's dual is spelt like its noun in the accusative: قصفا."""
    bare = board.form(hit.first)[len(hit.proclitic) :]
    nouns = folded_words(hit.entry, "masdar") | folded_words(hit.entry, "noun")
    return bare.endswith("ا") and bare[:-1] in nouns


def _read(board: Board, hit: Hit, rivals: frozenset[int]) -> Trigger | None:
    page = board.page
    index = page.sentence_of(hit.first)
    if index < 0 or page.sentences[index].kind in _READ_AS_SKIPPED or hit.first in board.covered:
        return None
    sentence = page.sentences[index]
    nominal = is_nominal(board, hit)
    last = _with_adjectives(board, sentence, hit) if nominal else hit.last
    first, start = _with_deal(board, sentence, hit)
    span = page.span(start, max(hit.end, page.tokens[last - 1].end))
    kind, means = _type(board, sentence, hit, last, rivals)
    generic = bool(hit.entry.get("by_means")) and not means
    return Trigger(hit, first, last, index, kind, nominal, hit.form.startswith("passive"), span, generic)


def is_nominal(board: Board, hit: Hit) -> bool:
    """Whether the word is a noun here. A spelling that is verb and noun (قصف) is judged by its neighbours."""
    if hit.form not in ("past", "passive_past"):
        return hit.form in ("masdar", "noun", "base")
    if _accusative(board, hit):
        return True
    if board.form(hit.first) not in _both_ways(hit):
        return False
    if set(hit.proclitic) & set("بلك") or "governor" in board.arguments.get(hit.first - 1, ()):
        return True
    if (board.page.tokens[hit.first - 1].kind == "number" and hit.first > 0) or _completes(board, hit):
        return True
    after = board.contexts.get(hit.last)
    is_adjective = after is not None and (after.form == "adjective" or after.entry.get("kind") == "degree")
    return is_adjective or hit.last in board.nationalities


def _completes(board: Board, hit: Hit) -> bool:
    """Whether it stands behind a verb and its subject, which leave no room for another verb: أعلن الجيش قصف الموقع."""
    before = (board.names.get(at) for at in range(hit.first - 1, max(hit.first - _LONGEST_SUBJECT, 1) - 1, -1))
    subject = next((placed for placed in before if placed is not None), None)
    if subject is None or hit.proclitic or subject.last != hit.first:
        return False
    return not {"carrier", "avowal"}.isdisjoint(board.arguments.get(subject.first - 1, ()))


_LONGEST_SUBJECT = 6  # tokens


def _both_ways(hit: Hit) -> frozenset[str]:
    bare = folded_words(hit.entry, "masdar") & folded_words(hit.entry, "past")
    return frozenset(hit.proclitic + word for word in bare)


def _with_adjectives(board: Board, sentence: Sentence, hit: Hit) -> int:
    last = hit.last
    while last < min(sentence.last, hit.last + 4):
        quoted = board.form(last) == '"'  # غارة "إسرائيلية": an outlet keeps its distance from the word
        at = last + quoted
        after = board.contexts.get(at)
        if after is not None and (after.form == "adjective" or after.entry.get("kind") == "degree"):
            last = after.last
        elif at in board.nationalities:
            last = at + 1
        else:
            break
        last += quoted and board.form(last) == '"'
    return last


def _with_deal(board: Board, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """A deal is named from the word that brings it about: "signed a truce"."""
    if "deal" in hit.entry.get("needs", ()):
        for at in range(hit.first - 1, max(sentence.first, hit.first - 6) - 1, -1):
            if "deal" in board.context_kinds.get(at, ()):
                return at, board.contexts[at].start if at in board.contexts else board.page.tokens[at].start
    return hit.first, hit.start


def _type(board: Board, sentence: Sentence, hit: Hit, last: int, rivals: frozenset[int]) -> tuple[str, bool]:
    """The type of the event, and whether a weapon named in its own words says so."""
    base = str(hit.entry.get("type"))
    if not hit.entry.get("by_means"):
        return base, False
    kinds = [str(means.entry.get("type")) for means in _means(board, sentence, hit, last, rivals)]
    accepted = [kind for kind in kinds if kind in (hit.entry.get("accepts") or kinds)]
    platform = next((kind for kind in _PLATFORMS if kind in accepted), None)
    return platform or next(iter(accepted), base), bool(kinds)


def _means(board: Board, sentence: Sentence, hit: Hit, last: int, rivals: frozenset[int]) -> Iterator[Hit]:
    """The weapons of an event, the nearest first: in its own words up to the next event, past a comma only by ب.

    A weapon that is aimed at, or that only lends support, is not the one that strikes.
    """
    yield from _weapons(board, range(hit.first, last))
    past_comma = False
    for at in range(last, min(board.clause_end(sentence, last), last + _MEANS_REACH)):
        if at in rivals:
            break
        past_comma = past_comma or board.form(at) in _BREAKS
        if not past_comma or board.form(at).startswith("ب"):
            yield from _weapons(board, range(at, at + 1))
    for at in range(hit.first - 1, max(sentence.first, hit.first - _MEANS_BACK) - 1, -1):
        if at in rivals or board.form(at) in _BREAKS:
            break
        if at in board.contexts and board.contexts[at].form != "adjective":  # which describes the noun before it
            yield from _weapons(board, range(at, at + 1))


def _weapons(board: Board, near: range) -> Iterator[Hit]:
    for at in near:
        means = board.contexts.get(at)
        if means is not None and means.entry.get("kind") == "means" and not _is_aimed_at(board, at):
            yield means


def _is_aimed_at(board: Board, at: int) -> bool:
    return not _NOT_STRIKING.isdisjoint(board.arguments.get(at - 1, ()))


def _is_event(board: Board, trigger: Trigger, strong: set[int]) -> bool:
    entry, sentence = trigger.hit.entry, board.page.sentences[trigger.sentence]
    first = max(sentence.first, trigger.first - _BEFORE)
    last = min(sentence.last, trigger.last + _AFTER)
    needs = entry.get("needs", ())
    if entry.get("figurative") and "figurative" in board.kinds(
        max(first, trigger.first - 4), min(last, trigger.last + 4)
    ):
        return False
    if _undone(board, trigger) or not _has_object(board, trigger):
        return False
    return not needs or any(_has(board, need, trigger, first, last, strong) for need in needs)


def _in_words(board: Board, trigger: Trigger, offices: frozenset[int]) -> bool:
    """Whether it is one person who attacks, with nothing of a fight beside it: the attack is one of words."""
    if not trigger.hit.entry.get("spoken") or not trigger.generic:
        return False
    sentence = board.page.sentences[trigger.sentence]
    first, last = max(sentence.first, trigger.first - _OBJECT), min(sentence.last, trigger.last + _OBJECT)
    near = range(trigger.hit.last, last) if not trigger.nominal else range(trigger.hit.first - 1, first - 1, -1)
    doer = next((at for at in near if at in board.names or at in offices or at in board.contexts), None)
    if doer is None or "armed" in board.context_kinds.get(doer, ()):
        return False
    one = doer in offices or (doer in board.names and board.names[doer].mention.kind == "person")
    fought = any(at in board.casualties or at in board.places for at in range(trigger.first, last))
    return one and not fought and not {"means", "armed", "asset"} & board.kinds(trigger.first, last)


def _has_object(board: Board, trigger: Trigger) -> bool:
    """Whether what its verb must be done to stands right after it: fire that is opened, a bomb that is set off."""
    wanted = frozenset(trigger.hit.entry.get("own", ()))
    if not wanted or trigger.nominal:
        return True
    sentence, hit = board.page.sentences[trigger.sentence], trigger.hit
    for near in (
        range(hit.first, min(hit.last + _OBJECT, sentence.last)),
        range(hit.first - 1, max(sentence.first, hit.first - _OBJECT) - 1, -1),  # two rockets were fired
    ):
        for at in near:
            if board.form(at) in _BREAKS:
                break
            if wanted & board.context_kinds.get(at, frozenset()) and not _is_aimed_at(board, at):
                return True
    return False


def _undone(board: Board, trigger: Trigger) -> bool:
    unless = folded_words(trigger.hit.entry, "unless")
    if not unless:
        return False
    around = " ".join(board.form(at) for at in range(trigger.hit.first - 2, trigger.hit.last + 5))
    return any(f" {word} " in f" {around} " for word in unless)


def _has(board: Board, need: str, trigger: Trigger, first: int, last: int, strong: set[int]) -> bool:
    own = range(trigger.hit.first, trigger.hit.last)
    if need == "place":
        return any(at in board.places for at in range(first, last))
    if need == "name":
        return any(at in board.names for at in range(first, last))
    if need == "person":
        return any(at in board.names and board.names[at].mention.kind == "person" for at in range(first, last))
    if need == "quantity":
        return any(at in board.quantities for at in range(first, last))
    if need in ("victim", "civil"):
        return any(at in board.victims for at in range(first, last))
    if need == "casualty":
        return any(at in board.casualties and at not in own for at in range(first, last))
    if need == "event":
        return any(at in strong and at not in own for at in range(trigger.first - 4, trigger.last + 5))
    if need == "deal":
        return "deal" in board.kinds(max(first, trigger.hit.first - 6), min(last, trigger.hit.last + 4))
    return need in board.kinds(first, last)


def _weak_only_alone(found: list[Trigger]) -> Iterator[Trigger]:
    """A word of killing, or of protesters, is the event only where its sentence names no other of the kind."""
    taken = {
        (t.sentence, t.type in VIOLENT) for t in found if not t.weak and (t.type in VIOLENT or t.type == "protest")
    }
    for trigger in found:
        if trigger.weak:
            kind = (trigger.sentence, trigger.type in VIOLENT)
            if kind in taken:
                continue
            taken.add(kind)
        yield trigger


def _one_deal_a_sentence(found: Iterator[Trigger]) -> Iterator[Trigger]:
    seen: set[int] = set()
    for trigger in found:
        if trigger.type == "agreement" and not trigger.hit.entry.get("kept"):
            if trigger.sentence in seen:
                continue
            seen.add(trigger.sentence)
        yield trigger


def definite(board: Board, trigger: Trigger) -> bool:
    """Whether the trigger points back: "these attacks", "the shelling"."""
    if trigger.type == "agreement" and any(word.startswith("ال") for word in trigger.hit.surface.words):
        return True
    bare = board.form(trigger.hit.first)[len(trigger.hit.proclitic) :]
    token = board.page.tokens[trigger.hit.first]
    feminine = board.page.text[token.start : token.end].endswith(_FEMININE)  # folded alike: مظاهرة is no مظاهره
    owned = bare.endswith(("ها", "هم", "ه")) and len(bare) > 4 and not feminine
    return trigger.nominal and (bare.startswith(("ال", "لل")) or owned)


def light_of(board: Board, row: Sequence[Trigger]) -> dict[int, int]:
    """Positions of light verbs in a sentence's triggers, each with the noun it serves: "raids targeted the village"."""
    out: dict[int, int] = {}
    for at, trigger in enumerate(row):
        if not trigger.hit.entry.get("light"):
            continue
        partner = next((n for n in (at - 1, at + 1) if 0 <= n < len(row) and _serves(board, trigger, row[n])), None)
        if partner is not None:
            out[at] = partner
    return out


def _serves(board: Board, light: Trigger, noun: Trigger) -> bool:
    if noun.type not in VIOLENT or noun.weak or noun.hit.entry.get("light"):
        return False
    joined = noun.hit.proclitic in ("و", "ف") or "that" in board.arguments.get(noun.first - 1, ())
    if noun.hit.form in FINITE and joined and noun.first > light.first:
        return False  # "targeted a tank and shelled the town": a deed of its own
    first, last = sorted(((light.first, light.last), (noun.first, noun.last)))
    between = range(first[1], last[0])
    return len(between) <= 22 and not any("clause" in board.arguments.get(at, ()) for at in between)
