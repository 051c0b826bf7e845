"""Who stands before a verb of saying: its subject, the topic that أما sets off, the name that a relative clause tells of."""

from hudna.extract.agreement import agrees, noun_gender, verb_gender
from hudna.extract.clauses import clause_start, follows_credit, is_relative, is_resumed
from hudna.extract.phrases import Range, is_definite, phrase_end
from hudna.extract.scene import FINITE, Scene
from hudna.extract.subjects import can_act, can_speak, first_actor, is_person_at, is_told
from hudna.rules.lexicon import Hit

_SUBJECT_REACH = 28  # tokens between a subject and its verb, appositions included


def subject_before(scene: Scene, clause: int, cue: Hit) -> Range | None:
    """The noun phrase that opens the clause and runs, with its appositions, up to the verb."""
    if cue.proclitic in {"و", "ف"}:
        return _topic(scene, cue) if cue.proclitic == "ف" else None
    if follows_credit(scene, cue.first):
        return None
    if is_relative(scene, cue) and scene.form(cue.first - 2) not in {"-", "–", "،", "("}:
        # شافيز الذي تتهمه بوغوتا: with a pronoun the name before is the object
        return None if is_resumed(scene, cue) else _antecedent(scene, cue.first - 1)
    source = scene.source_end.get(cue.first)
    if source is not None and not _definite(source):  # تقارير تحدثت: an indefinite source and its verb
        issued = _issuer(scene, cue, source)
        return issued if issued is not None else (source.first, source.last)
    if scene.is_a(cue.last, "therein") and not scene.form(cue.last + 1).startswith("ان"):
        return None  # في وقت دعا فيه زعيم التيار: the subject follows
    if _is_parted(scene, cue) and _has_subject_after(scene, cue):
        return None
    parted = _before_relative(scene, cue.first)
    return _up_to(scene, parted) if parted is not None else _in_clause(scene, clause, cue)


def _up_to(scene: Scene, parted: int) -> Range | None:
    """The noun phrase that opens a clause and ends at the comma before "which …"."""
    at = _skip_openers(scene, clause_start(scene, parted), parted)
    return (at, parted) if phrase_end(scene, at, parted) == parted > at and can_speak(scene, (at, parted)) else None


def _in_clause(scene: Scene, clause: int, cue: Hit) -> Range | None:
    """The noun phrase that opens the clause of a verb, with little between the two."""
    if cue.first - clause > _SUBJECT_REACH:
        return None
    at = _past_adjunct(scene, _skip_openers(scene, clause, cue.first), cue.first)
    end = phrase_end(scene, at, cue.first) if at < cue.first else at
    if end <= at or not _gap_is_light(scene, end, cue.first) or not _is_subject(scene, cue, (at, end)):
        return None
    if scene.is_a(end, "relatives") and "،" not in {scene.form(i) for i in range(end, cue.first)}:
        end = cue.first  # "residents of the areas that X holds": the clause belongs to the name
    return at, end


def _definite(hit: Hit) -> bool:
    return hit.surface.words[-1].startswith("ال")


def _is_parted(scene: Scene, cue: Hit) -> bool:
    """Whether a comma stands before a verb, or the dash of a dateline."""
    return scene.form(cue.first - 1) in {"،", ",", "-", "–", "—"}


def _has_subject_after(scene: Scene, cue: Hit) -> bool:
    """Whether an office, a source or a person stands right after a verb that a comma parts from what is before it."""
    at = cue.last
    named = scene.name_at.get(at)
    person = named is not None and named[1] == at and named[0].kind == "person"
    dated = scene.form(cue.first - 1) not in {"،", ","}
    heads = at in scene.role_at or (at in scene.source_at and (dated or is_definite(scene, at))) or person
    return heads and cue.form == "past" and agrees(verb_gender(cue), noun_gender(scene, at, at + 1))


def _past_adjunct(scene: Scene, at: int, limit: int) -> int:
    """Past an adjunct that opens a clause, up to its comma; ``limit`` where none ends it."""
    if not scene.is_a(at, "adjunct_openers") or at in scene.role_at:
        return at
    comma = next((place for place in range(at, limit) if scene.form(place) in {"،", ","}), None)
    return _skip_openers(scene, comma + 1, limit) if comma is not None else limit


def _is_subject(scene: Scene, cue: Hit, phrase: Range) -> bool:
    """Whether a phrase before a verb is who speaks. مركز الأخبار أعلنت القيادة: the verb does not agree with it."""
    at, end = phrase
    told = end == cue.first and is_told(scene, cue, phrase, cue.last, scene.sentence(at).last)
    return (can_speak(scene, phrase) or told) and _may_agree(scene, cue, phrase)


def _antecedent(scene: Scene, at: int) -> Range | None:
    """The name that stands right before a relative pronoun: الحوثيين الذين يرفضون. Others than actors do not speak."""
    named = scene.name_at.get(at - 1)
    return (named[1], named[2]) if named is not None and can_act(scene, at - 1) else None


def _topic(scene: Scene, cue: Hit) -> Range | None:
    """ "As for X, he said …": X, between أما and the verb that ف joins to it."""
    first = scene.sentence(cue.first).first
    for at in range(cue.first - 1, max(first, cue.first - _SUBJECT_REACH) - 1, -1):
        if scene.form(at) in {"اما", "واما"}:
            end = phrase_end(scene, at + 1, cue.first)
            return (at + 1, end) if end == cue.first and can_speak(scene, (at + 1, end)) else None
        if scene.form(at) in {"،", ",", ":", "؛"}:
            return None
    return None


def _issuer(scene: Scene, cue: Hit, source: Hit) -> Range | None:
    """ "X issued a statement in which it condemned …": X, named first in the clause, speaks."""
    if source.entry.get("source_type") != "document" or not scene.is_a(cue.last, "therein"):
        return None
    issuers = first_actor(scene, clause_start(scene, source.first), source.first)
    return issuers[0] if issuers else None


def _before_relative(scene: Scene, at: int) -> int | None:
    """The comma before ", which …," where such a clause stands between a subject and its verb: X، التي …، فقد رفضت."""
    while scene.form(at - 1) in {"فقد", "قد", "فانها", "فانه"}:
        at -= 1
    if scene.form(at - 1) not in {"،", ","}:
        return None
    for place in range(at - 2, max(scene.sentence(at).first, at - _SUBJECT_REACH), -1):
        if scene.form(place) in {"،", ","}:
            return place if scene.is_a(place + 1, "relatives") else None
    return None


def _skip_openers(scene: Scene, at: int, limit: int) -> int:
    while at < limit and at not in scene.name_at and _is_skipped(scene, at):
        at += 1
    return at


def _is_skipped(scene: Scene, at: int) -> bool:
    """An opener, a sign, or the minutes of the time that opens a line of a bulletin (18:30 …)."""
    minutes = scene.page.tokens[at].kind == "number" and scene.form(at - 1) == ":"
    return minutes or scene.is_a(at, "openers_to_skip") or _is_sign(scene, at)


def _may_agree(scene: Scene, cue: Hit, phrase: Range) -> bool:
    """Whether the phrase before a verb can be its subject; the word for an office does not tell whether a woman holds it."""
    held = phrase[0] in scene.role_at or any(is_person_at(scene, at) for at in range(*phrase))
    return held or agrees(verb_gender(cue), noun_gender(scene, *phrase))


def _is_sign(scene: Scene, at: int) -> bool:
    """Whether a mark opens a line or a clause: a bullet, a dash, a picture; no quotation mark."""
    return scene.page.tokens[at].kind == "mark" and scene.form(at) not in {'"', ":", "#"}


def _gap_is_light(scene: Scene, first: int, last: int) -> bool:
    """Between subject and verb stand only appositions, adjuncts or one relative clause, no other saying."""
    if first >= last or _asks_not_to_be_named(scene, first, last):
        return True
    for at in range(first, last):
        cue = scene.cue_at.get(at)
        if cue is not None and cue.form in FINITE and not scene.is_a(first, "relatives"):
            return False
        if scene.is_a(at, "complementizers") or scene.form(at) in {":", "؛"}:
            return False
    opener = scene.form(first)
    return (
        opener in {"،", "(", "-", "–"}
        or scene.is_a(first, "relatives")
        or scene.is_a(first, "adjunct_openers")
        or _short_gap(first, last)
    )


def _asks_not_to_be_named(scene: Scene, first: int, last: int) -> bool:
    """مصدر مطلع، طلب عدم كشف اسمه، أكد: what stands between the two commas tells of the source and says nothing."""
    commas = {"،", ","}
    return (
        last - first <= _ANONYMITY
        and scene.form(first) in commas
        and scene.form(last - 1) in commas
        and any(scene.is_a(at, "identities") for at in range(first + 1, last))
    )


_ANONYMITY = 14  # tokens between the two commas


def _short_gap(first: int, last: int) -> bool:
    return last - first <= 1
