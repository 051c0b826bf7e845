"""What a claim does (asserts, denies, refuses …) and how sure it is, from its cue and the words of its content."""

from dataclasses import dataclass

from hudna.extract.clauses import is_own_noun
from hudna.extract.phrases import phrase_end
from hudna.extract.scene import FINITE, Scene
from hudna.extract.shapes import Draft, has_needed
from hudna.rules.lexicon import Hit
from hudna.types import Act, Factuality, Span
from hudna.types.event import VIOLENT

_HEAD = 4  # words of a content in which a hedge governs the whole
_ORDER: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The act, the factuality, the hedge that weakens it, and where the content begins once an inner act is taken out."""

    act: Act
    factuality: Factuality
    hedge: Span | None
    content: tuple[int, int]


def meaning_of(scene: Scene, draft: Draft, piece: tuple[int, int]) -> Meaning | None:
    """What one piece of a draft says; ``None`` where a negated verb of saying says nothing at all."""
    act: str = (draft.plain and draft.cue.entry.get("object_act")) or draft.cue.entry.data["act"]
    if draft.negated:
        negated = draft.cue.entry.get("negated_act")
        if negated is None:
            return None
        act = negated
    if act in {"asserts", "speculates"}:
        inner = _inner_act(scene, piece)
        if inner is not None:
            act, piece = inner
    if act == "refuses" and any(
        h.entry.get("after") == act for h in scene.hits.within("content_act", piece[0], piece[0] + 1)
    ):
        act = "declines_to_comment"
    if act == "promises" and _speaks_of_violence(scene, piece):
        act = "threatens"
    hedge, factuality, governs = _hedge(scene, piece)
    if act == "asserts" and governs:
        act = "speculates"
    if act == "speculates" and factuality == "certain":
        factuality = "possible"
    stated: Factuality = draft.cue.entry.get("factuality", "certain")
    factuality = max(factuality, stated, key=_ORDER.__getitem__)
    return Meaning(act, factuality, hedge, piece)  # type: ignore[arg-type]


def act_within(scene: Scene, piece: tuple[int, int]) -> str | None:
    """The act that the words of a statement do by themselves, whatever reports them; ``None`` where they assert."""
    inner = _inner_act(scene, piece)
    return inner[0] if inner is not None else None


def _inner_act(scene: Scene, piece: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    """ "he said that he refuses …" refuses; "… that it must …" calls for; a deflected question declines."""
    first, last = piece
    named = scene.cue_at.get(first)
    if named is not None and named.form == "masdar" and named.last < last and is_own_noun(scene, first):
        act = str(named.entry.data["act"])  # renewed its refusal of …: it refuses
        return ("promises" if act == "speculates" else act), piece
    if _is_duty(scene, first, last):
        return "calls_for", piece
    performed = _performed(scene, first)
    if performed is not None:
        return performed, piece
    for hit in scene.hits.within("content_act", first, last):
        if hit.entry.get("after"):
            continue
        if hit.first < first + _HEAD or hit.entry.get("anywhere"):
            return hit.entry.data["act"], piece
    return _about_oneself(scene, first, last)


def _about_oneself(scene: Scene, first: int, last: int) -> tuple[str, tuple[int, int]] | None:
    """What a speaker says of himself: "that he refuses …", "that they will …", "we shall …", "its forces will …"."""
    if scene.form(first) in scene.grammar["complementizers"]:  # it carries a pronoun
        cue = scene.cue_at.get(first + 1)
        finite = cue is not None and cue.form in FINITE and cue.last < last and has_needed(scene, cue)
        if cue is not None and finite and cue.entry.data["act"] not in {"asserts", "asks"}:
            return cue.entry.data["act"], (cue.last, last)
        if _is_future(scene, first + 1):
            return _undertaking(scene, first + 1), (first + 1, last)
    if _is_future(scene, first) and scene.form(first)[1:2] == "ن":  # سنعمل
        return _undertaking(scene, first), (first, last)
    own = _own_future(scene, first, last)
    return (_undertaking(scene, own), (first, last)) if own is not None else None


def _performed(scene: Scene, first: int) -> str | None:
    """What one does by saying it in the first person: "we warn …", "I demand …"."""
    said = scene.cue_at.get(first)
    if said is None or said.form != "present" or said.surface.words[0][:1] not in {"ن", "ا"}:
        return None
    if not has_needed(scene, said):
        return None
    act = str(said.entry.data["act"])
    return act if act not in {"asserts", "asks", "speculates", "declines_to_comment"} else None


def _own_future(scene: Scene, first: int, last: int) -> int | None:
    """The future verb of what is the speaker's own: "its forces will …", and "it will be …" of what is to be arranged."""
    future = next((at for at in range(first, min(last, first + _HEAD)) if _is_future(scene, at)), None)
    if future is None:
        return None
    owned = scene.is_a(first, "own_bodies") or scene.is_a(future - 1, "own_bodies")
    return future if owned or scene.form(future) in {"سيتم", "ستتم"} else None


def _is_duty(scene: Scene, first: int, last: int) -> bool:
    """على X أن …: it is for X to do it."""
    if scene.form(first) != "علي":
        return False
    end = phrase_end(scene, first + 1, min(last, first + _DUTY_REACH))
    token = scene.page.tokens[end] if end < last else None
    return token is not None and scene.page.text[token.start : token.end].strip() in {"أن", "ان", "ألا", "الا"}


_DUTY_REACH = 8  # tokens


def _is_future(scene: Scene, at: int) -> bool:
    """Whether a word is a future verb: س before a present. سيطرت, سياسة and سنوات begin with letters of their own."""
    form = scene.form(at)
    if len(form) <= _SHORTEST_FUTURE or form[0] != "س" or form[1] not in "يتن":
        return False
    token = scene.page.tokens[at]
    noun = scene.page.text[token.start : token.end].endswith(("ة", "ات", "اء")) or at in scene.name_at
    known = [hit for table in _VERBAL for hit in scene.hits.within(table, at, at + 1) if not hit.proclitic]
    return not (noun or at in scene.place_at or any(hit.form != "present" for hit in known))


_SHORTEST_FUTURE = 4  # letters
_VERBAL = ("cue", "trigger")


def _undertaking(scene: Scene, at: int) -> str:
    """What one says one will do is promised, unless it is violence: then it is threatened."""
    near = scene.hits.within("trigger", at, at + 1)
    violent = any(hit.entry.get("type") in VIOLENT and not hit.entry.get("needs") for hit in near)
    return "threatens" if violent else "promises"


def _speaks_of_violence(scene: Scene, piece: tuple[int, int]) -> bool:
    """Whether the head of a promise is violence: readiness to strike is a threat."""
    first, last = piece
    near = scene.hits.within("trigger", first, min(last, first + 2 * _HEAD))
    answers = any(scene.is_a(at, "retaliation") for at in range(first, min(last, first + _HEAD)))
    return answers or any(hit.entry.get("type") in VIOLENT and not hit.entry.get("needs") for hit in near)


def _hedge(scene: Scene, piece: tuple[int, int]) -> tuple[Span | None, Factuality, bool]:
    """The strongest hedge inside a piece, its factuality, and whether it stands at the head and so governs the whole."""
    first, last = piece
    best: Hit | None = None
    for hit in hedges_in(scene, first, last):
        if best is None or _ORDER[hit.entry.data["factuality"]] > _ORDER[best.entry.data["factuality"]]:
            best = hit
    if best is None:
        return None, "certain", False
    governs = best.first < first + _HEAD
    return scene.page.span(best.start, best.end), best.entry.data["factuality"], governs


def hedges_in(scene: Scene, first: int, last: int) -> list[Hit]:
    """Hedges in tokens ``[first, last)`` that truly weaken: words of distance apart, قد only before a present verb."""
    out = []
    for hit in scene.hits.within("hedge", first, last):
        if hit.entry.get("distance") or _is_began(scene, hit):
            continue
        if hit.entry.get("needs_present") and not _is_present(scene.form(hit.last)):
            continue
        out.append(hit)
    return out


def _is_began(scene: Scene, hit: Hit) -> bool:
    """Whether a word of seeming is written as the verb of beginning: بدأ, and not بدا."""
    return scene.page.text[hit.start : hit.end].endswith("أ")


def _is_present(form: str) -> bool:
    return len(form) > 3 and form[0] in "يتن"
