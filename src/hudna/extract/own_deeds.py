"""Deeds that a speaker tells of itself: "the army said that it struck …" names the doer before the telling.

The pronoun of أنه or أنها stands for whoever speaks where the verb follows at once. It agrees in gender with the verb of
saying (قالت … إنها): one of the other gender stands for somebody else.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass

from hudna.extract.agreement import Gender, agrees, verb_gender
from hudna.extract.board import Board, Placed
from hudna.extract.scene import FINITE
from hudna.extract.triggers import TALKS, Trigger
from hudna.packs.grammar import Grammar
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key
from hudna.types.claim import Claim
from hudna.types.mention import Name

_REACH = 6  # tokens from "that it" to a noun that a light verb carries: أنها نفذت سلسلة غارات


def that_they(
    form: Callable[[int], str], grammar: Grammar, carriers: Container[int], deed: Hit, first: int
) -> int | None:
    """The token of "that it" whose verb the deed is, or whose verb carries it out; ``None`` where none leads to it.

    "That its forces" stands for it too. ``form`` gives a token's folded word, ``carriers`` holds the tokens of light
    verbs (شن), ``first`` is where to stop.
    """
    for at in range(deed.first - 1, max(first, deed.first - _REACH) - 1, -1):
        if at > first + 1 and not (form(at).startswith("و") and _opens_with_it(form, grammar, first)):
            continue  # further in it stands for whoever was named there
        if grammar.is_a(form(at), "that_they"):
            pronoun, verb = at, at + 1
        elif grammar.is_a(form(at), "complementizers") and grammar.is_a(form(at + 1), "own_bodies"):
            pronoun, verb = at + 1, at + 2
        else:
            continue
        while verb < deed.first and (grammar.is_a(form(verb), "negations") or grammar.is_a(form(verb), "goes_on")):
            verb += 1
        return pronoun if verb in carriers or (verb == deed.first and _may_be_verb(deed)) else None
    return None


def _opens_with_it(form: Callable[[int], str], grammar: Grammar, first: int) -> bool:
    """Whether the telling begins with the speaker: "that it struck X, and that it …"."""
    return any(grammar.is_a(form(at), "that_they") for at in (first, first + 1))


def _may_be_verb(deed: Hit) -> bool:
    """Whether a word is spelt like a verb of its entry: قصف is both, غارات is none."""
    word = deed.surface.words[0]
    verbs = (deed.entry.get(form, ()) for form in _FINITE_FORMS)
    stems = {fold_key(stem) for stated in verbs for stem in ([stated] if isinstance(stated, str) else stated)}
    return deed.form in FINITE or any(word == stem.split(" ")[0] for stem in stems)


_FINITE_FORMS = ("past", "present")


@dataclass(frozen=True, slots=True)
class OwnDeed:
    """What a body tells of itself; ``doer`` is ``None`` where who speaks is not sure enough."""

    doer: Placed[Name] | None


def own_deed(board: Board, grammar: Grammar, trigger: Trigger, claim: Claim | None, cue: Hit | None) -> OwnDeed | None:
    """Whether a trigger tells what the speaker of a claim did itself, and who that is; ``None`` where another did it.

    ``cue`` is the hit of the claim's word of saying.
    """
    if claim is None or claim.source is None or trigger.passive or trigger.type in TALKS:
        return None
    if claim.act == "accuses":
        return None  # "accused X that it …"
    first = max(board.page.tokens_in(claim.content.start, claim.content.end)[0] - 1, 0)
    carriers = {at for at in range(first, trigger.hit.last) if "carrier" in board.arguments.get(at, ())}
    at = that_they(board.form, grammar, carriers if trigger.nominal else (), trigger.hit, first)
    said = verb_gender(cue) if cue is not None else None
    own = at is not None and agrees(_gender(board.form(at)), said)
    return _by_speaker(board, trigger, claim) if own or _is_first_person(board, trigger) else None


def _by_speaker(board: Board, trigger: Trigger, claim: Claim) -> OwnDeed | None:
    """The deed of the body that speaks; persons and offices strike nobody themselves.

    A body named only in an earlier sentence is not sure enough to have struck.
    """
    if claim.source is None:
        return None
    named = board.names.get(board.page.token_at(claim.source.start))
    if named is None or named.mention.kind == "person" or named.mention.generic:
        return None
    before = range(trigger.first - 1, board.page.sentences[trigger.sentence].first - 1, -1)
    here = (board.names[at] for at in before if at in board.names)
    return OwnDeed(next((one for one in here if one.mention.name == named.mention.name), None))


def _is_first_person(board: Board, trigger: Trigger) -> bool:
    """Whether a verb ends in "we" with its object behind it: قصفنا عسقلان, and not قصفنا العدو, "the enemy shelled us"."""
    word, after = board.form(trigger.hit.first), trigger.hit.last
    stem = word.endswith("نا") and trigger.hit.form == "past" and trigger.hit.enclitic == "نا"
    return stem and (
        after in board.places or board.form(after).startswith("ب") or "asset" in board.context_kinds.get(after, ())
    )


def _gender(word: str) -> Gender | None:
    """The gender of the pronoun at the end of "that it"; ``None`` of a plural or a first person."""
    if word.endswith("ها"):
        return "f"
    return "m" if word.endswith("ه") else None
