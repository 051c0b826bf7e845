"""Did it happen? Asserted, background, planned, negated or hypothetical, by the words before the trigger."""

from hudna.extract.board import Board, folded_words
from hudna.extract.triggers import Trigger, definite
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence
from hudna.types.claim import Act
from hudna.types.event import Realis

_REACH = 8
_AFTER = 10
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
_LAPSE = 4  # words of "two days after"
_COST = 8  # words between casualties and "after"
_ENDS = frozenset(".؛;:")
_TOTAL = 12  # words between a verb and "since"
_CARRIED = 5  # words between a noun and the verb that carries it
_VERBAL = frozenset({"past", "present"})
_PRESENT = frozenset({"present", "passive_present"})
_EXPOSED = 30  # words between "was exposed to" and the noun
_CARRYING = frozenset({"carrier", "occurrence"})


def realis_of(board: Board, trigger: Trigger) -> tuple[Realis, Hit | None]:
    """What the words before the trigger say of it, and the word that says it."""
    sentence = board.page.sentences[trigger.sentence]
    if trigger.type == "agreement" and _came_to_nothing(board, sentence, trigger):
        return "negated", None
    verb = _verb_of(board, sentence, trigger)
    if verb is not None and _future(verb):
        return "planned", None
    if (verb is not None and _wished(board, verb)) or _purpose(board, sentence, trigger):
        return "hypothetical", None
    if board.form(sentence.last - 1) in _QUESTION and sentence.kind != "title":
        return "hypothetical", None
    if _ever_since(board, sentence, trigger):
        return "background", None
    cues = [*_cues(board, sentence, trigger), *_after(board, sentence, trigger)]
    return _none_at_all(cues) or (cues[0] if cues else ("asserted", None))


def _came_to_nothing(board: Board, sentence: Sentence, trigger: Trigger) -> bool:
    """ "The talks failed before an agreement was reached", "the collapse of the truce"."""
    first = max(sentence.first, trigger.first - _FAILED)
    failed = any("failure" in board.arguments.get(at, ()) for at in range(first, trigger.first + 1))
    return failed and not any(board.form(at) in {"،", ",", "؛"} for at in range(first, trigger.first))


_FAILED = 8  # tokens between a failure and what failed


def _none_at_all(cues: list[tuple[Realis, Hit | None]]) -> tuple[Realis, Hit | None] | None:
    """ "No raid whatever": the word of denial before "any"."""
    if not cues or cues[0][1] is None or not cues[0][1].entry.get("any"):
        return None
    return next((cue for cue in cues[1:] if cue[0] == "negated"), None)


def _verb_of(board: Board, sentence: Sentence, trigger: Trigger) -> Hit | None:
    """The verb of the event: itself, or the one that carries the noun ("launched a raid")."""
    if not trigger.nominal:
        return trigger.hit
    for at in range(trigger.hit.first - 1, max(sentence.first, trigger.hit.first - _CARRIED) - 1, -1):
        if board.form(at) in _BREAKS:
            return None
        carried = [hit for role, hit in board.arguments.get(at, {}).items() if role in _CARRYING]
        beside = [*carried, *([board.contexts[at]] if at in board.contexts else [])]
        verbs = [hit for hit in beside if hit.form in _VERBAL]
        if verbs:
            return verbs[0]
    return None


def _wished(board: Board, verb: Hit) -> bool:
    """A present verb after أن or ل: what is meant to be, not what is."""
    if verb.form not in _PRESENT:
        return False
    before = board.realis.get(verb.first, ())
    return verb.proclitic.endswith("ل") or any(hit.entry.get("realis") == "subjunctive" for hit in before)


def _ever_since(board: Board, sentence: Sentence, trigger: Trigger) -> bool:
    """ "3,000 were killed since the invasion": a total, unless it counts from this day."""
    if trigger.nominal:
        return False
    for at in range(trigger.last, min(trigger.last + _TOTAL, sentence.last)):
        if board.form(at) in _BREAKS:
            return False
        if "since" in board.arguments.get(at, ()):
            return not any(_is_day(board, near) for near in (at, at + 1))
    return False


def _is_day(board: Board, at: int) -> bool:
    placed = board.times.get(at)
    return placed is not None and placed.mention.granularity in ("day", "hour")


def _purpose(board: Board, sentence: Sentence, trigger: Trigger) -> bool:
    """ "To kill", "in order to shell": a verbal noun under ل, unless somebody was exposed to it."""
    deed = trigger.nominal and (trigger.hit.form == "masdar" or bool(trigger.hit.entry.get("verbal")))
    if not deed or not trigger.hit.proclitic.endswith("ل"):
        return False
    near = range(max(sentence.first, trigger.hit.first - _EXPOSED), trigger.hit.first)
    return not any("occurrence" in board.arguments.get(at, ()) for at in near)


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
    own = range(trigger.last, min(trigger.last + _AFTER, sentence.last))
    last = next((at for at in own if board.form(at) in _BREAKS), own.stop)
    hits = [
        hit
        for end in range(trigger.last + 1, last + 1)
        for hit in board.realis.get(end, ())
        if hit.first >= trigger.last
    ]
    return [
        (hit.entry.get("realis"), hit)
        for hit in hits
        if " ".join(hit.surface.words) in folded_words(hit.entry, "after")
    ]


def _said(board: Board, hit: Hit, trigger: Trigger, gap: int) -> Realis | None:
    if gap >= int(hit.entry.get("reach", 1)) and not (gap <= _LAPSE and _days_after(board, hit, trigger)):
        return None
    realis: str = hit.entry.get("realis")
    if realis == "subjunctive":
        return None
    if realis == "before_now":
        return "background" if _known(board, trigger) and not _has_cost(board, hit) else None
    if realis == "after":
        return "background" if trigger.nominal and definite(board, trigger) and not trigger.weak else None
    if realis == "relative":
        return None if trigger.nominal else "background"
    return realis  # type: ignore[return-value]  # the pack lint holds the value


def _known(board: Board, trigger: Trigger) -> bool:
    """A noun behind "after" is known; but "took the town after fierce battles" tells of the battles."""
    return trigger.nominal and (definite(board, trigger) or not trigger.hit.entry.get("sides"))


def _has_cost(board: Board, after: Hit) -> bool:
    """ "A woman was wounded after raids on …": casualties right before tell the cause as news."""
    for at in range(after.first - 1, max(0, after.first - _COST) - 1, -1):
        if board.form(at) in _ENDS:
            return False
        if at in board.casualties:
            return True
    return False


def _days_after(board: Board, hit: Hit, trigger: Trigger) -> bool:
    """ "Two days after the raids", "hours after …": بعد يومين من."""
    since = hit.entry.get("realis") == "before_now"
    return since and "other" in board.arguments.get(trigger.first - 1, ()) and hit.last < trigger.first - 1
