"""Did it happen? Asserted, background, planned, negated or hypothetical, by the words before the trigger."""

from hudna.extract.board import Board, folded_words
from hudna.extract.triggers import Trigger, definite
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence
from hudna.types.claim import Act
from hudna.types.event import Realis

_REACH = 8
_AFTER = 4
_BY_ACT: dict[Act, Realis] = {
    "denies": "negated",
    "refuses": "negated",
    "calls_for": "hypothetical",
    "promises": "planned",
    "threatens": "planned",
    "warns": "hypothetical",
    "asks": "hypothetical",
}
_QUESTION = frozenset("؟?")
_BREAKS = frozenset("،,;؛:")
_CARRIED = 5  # words between a noun and the verb that carries it
_VERBAL = frozenset({"past", "present"})
_CARRYING = frozenset({"carrier", "occurrence"})


def realis_of(board: Board, trigger: Trigger) -> tuple[Realis, Hit | None]:
    """What the words before the trigger say of it, and the word that says it."""
    sentence = board.page.sentences[trigger.sentence]
    if _will_be(board, sentence, trigger):
        return "planned", None
    if board.form(sentence.last - 1) in _QUESTION and sentence.kind != "title":
        return "hypothetical", None
    cues = [*_cues(board, sentence, trigger), *_after(board, sentence, trigger)]
    return cues[0] if cues else ("asserted", None)


def _will_be(board: Board, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether its verb is of the future: its own, or the one that carries the noun ("will launch a raid")."""
    if not trigger.nominal:
        return _future(trigger.hit)
    for at in range(trigger.hit.first - 1, max(sentence.first, trigger.hit.first - _CARRIED) - 1, -1):
        if board.form(at) in _BREAKS:
            return False
        carried = [hit for role, hit in board.arguments.get(at, {}).items() if role in _CARRYING]
        beside = [*carried, *([board.contexts[at]] if at in board.contexts else [])]
        verbs = [hit for hit in beside if hit.form in _VERBAL]
        if verbs:
            return any(_future(hit) for hit in verbs)
    return False


def _future(hit: Hit) -> bool:
    return hit.form in _VERBAL and "س" in hit.proclitic


def by_act(act: Act, realis: Realis, leads: bool) -> Realis:
    """What the act of the claim does to an event of its content; a denial undoes only what leads the content."""
    if realis != "asserted" or (act in ("denies", "refuses") and not leads):
        return realis
    return _BY_ACT.get(act, realis)


def _cues(board: Board, sentence: Sentence, trigger: Trigger) -> list[tuple[Realis, Hit | None]]:
    """The words before the trigger that speak of its happening, the nearest first."""
    out: list[tuple[Realis, Hit | None]] = []
    for end in range(trigger.first, max(sentence.first, trigger.first - _REACH) - 1, -1):
        for hit in board.realis.get(end, ()):
            said = _said(board, hit, trigger, trigger.first - end)
            if said is not None:
                out.append((said, hit))
        if board.form(end - 1) in _BREAKS:
            break
    return out


def _after(board: Board, sentence: Sentence, trigger: Trigger) -> list[tuple[Realis, Hit | None]]:
    """The words after a noun that make it possible or planned: "a strike that is imminent"."""
    if not trigger.nominal:
        return []
    ends = range(trigger.last + 1, min(trigger.last + _AFTER, sentence.last) + 1)
    hits = [hit for end in ends for hit in board.realis.get(end, ()) if hit.first >= trigger.last]
    return [
        (hit.entry.get("realis"), hit)
        for hit in hits
        if " ".join(hit.surface.words) in folded_words(hit.entry, "after")
    ]


def _said(board: Board, hit: Hit, trigger: Trigger, gap: int) -> Realis | None:
    if gap >= int(hit.entry.get("reach", 1)):
        return None
    realis: str = hit.entry.get("realis")
    if realis == "after":
        return "background" if trigger.nominal and definite(board, trigger) and not trigger.weak else None
    if realis == "relative":
        return None if trigger.nominal or trigger.hit.entry.get("light") else "background"
    return realis  # type: ignore[return-value]  # the pack lint holds the value
