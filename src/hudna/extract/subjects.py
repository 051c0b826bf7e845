"""Who is the subject of a verb of saying: before it, after it, or left out."""

from hudna.extract.agreement import agrees, noun_gender, verb_gender
from hudna.extract.clauses import (
    CLAUSE_REACH,
    clause_follows,
    clause_start,
    folded,
    is_noun,
    is_preposition,
    is_relative,
    may_link,
    past_setting,
    preposition,
)
from hudna.extract.contents import link_after
from hudna.extract.names import is_nisba
from hudna.extract.phrases import (
    Range,
    definite_end,
    is_definite,
    is_nominative,
    phrase_end,
    speakers_from,
    split_speakers,
)
from hudna.extract.scene import FINITE, Scene
from hudna.rules.lexicon import Hit

_SUBJECT_REACH = 28  # tokens between a subject and its verb, appositions included


def subject_after(scene: Scene, cue: Hit, at: int, limit: int, *, told_only: bool) -> tuple[tuple[Range, ...], int]:
    """The speakers that follow their verb, and the token after them; none where what follows is no subject of it."""
    speakers, end = _without_quotation(scene, *speakers_from(scene, at, limit), limit)
    if not speakers or _governs_at_once(scene, cue, at) or not _agrees(scene, cue, speakers[0], end):
        return (), at
    told = _is_told(scene, cue, speakers[0], end, limit)
    if "object" in cue.entry.get("takes", ()) and not told and not _may_head(scene, *speakers[0]):
        return (), at
    if not can_speak(scene, speakers[0]) and (told_only or not (told or _has_object(scene, cue, speakers[0], limit))):
        return (), at
    if _is_addressed(scene, cue) and not clause_follows(scene, end):
        return (), at
    quoted = chained(scene, end, limit)
    if quoted is not None:
        return (quoted,), quoted[1]
    if len(speakers) == 1:
        end = _past_relative(scene, cue, end, limit)
        followed = _clause_is_due(scene, cue, end, limit)
        cut = _past_source(scene, speakers[0]) if followed else _subject_end(scene, cue, speakers[0])
        if speakers[0][0] < cut < speakers[0][1]:
            return split_speakers(scene, speakers[0][0], cut), cut
    return speakers, end


def _past_relative(scene: Scene, cue: Hit, end: int, limit: int) -> int:
    """Past "who …", up to the أن that the verb still waits for after it: وأشار التقرير الذي …، إلى أن."""
    at = end + (scene.form(end) in {"،", ","})
    if not scene.is_a(at, "relatives"):
        return end
    governed = {folded(word) for word in cue.entry.get("prep", ())}
    for place in range(at + 1, min(limit, at + _RELATIVE_REACH)):
        parted = scene.form(place - 1) in {"،", ","} or scene.form(place - 1) in governed
        if scene.is_a(place, "complementizers") and parted:
            return place - (scene.form(place - 1) in governed)
    return end


_RELATIVE_REACH = 45  # tokens


def _clause_is_due(scene: Scene, cue: Hit, end: int, limit: int) -> bool:
    """Whether nothing but commas and the setting stands between a subject and أن: then the whole phrase is the subject."""
    at = end
    while at < limit:
        step = past_setting(scene, cue, at + (scene.form(at) in {"،", ","}), limit)
        if step == at:
            break
        at = step
    return scene.is_a(at, "complementizers")


def _has_object(scene: Scene, cue: Hit, phrase: Range, limit: int) -> bool:
    """أعلن التحالف | هدنة: a definite noun, whoever it is, and an indefinite one after it are subject and object."""
    if cue.enclitic or "object" not in cue.entry.get("takes", ()) or not is_definite(scene, phrase[0]):
        return False
    end = definite_end(scene, *phrase)
    after = past_setting(scene, cue, end + (scene.form(end) in {"،", ","}), limit)
    form = scene.form(after)
    noun = after < limit and is_noun(scene, after) and after not in scene.verb_at and not form.endswith("ا")
    return noun and len(form) > 2 and not is_definite(scene, after)


def _without_quotation(
    scene: Scene, speakers: tuple[Range, ...], end: int, limit: int
) -> tuple[tuple[Range, ...], int]:
    """A subject without the short quotation that ends the sentence after it: these are the words said."""
    opening = scene.opened_by.get(end - 1)
    if len(speakers) != 1 or opening is None or opening <= speakers[0][0] or end < limit - 1:
        return speakers, end
    return ((speakers[0][0], opening),), opening


def _is_addressed(scene: Scene, cue: Hit) -> bool:
    """Whether who follows a verb is spoken to: حذر X من …، ودعا Y إلى …, where X goes on speaking."""
    if "addressee" not in cue.entry.get("takes", ()) or cue.proclitic not in {"و", "ف"}:
        return False
    first = max(scene.sentence(cue.first).first, cue.first - CLAUSE_REACH)
    before = [scene.cue_at[at] for at in range(first, cue.first) if at in scene.cue_at]
    finite = [one for one in before if one.form in FINITE]
    return bool(finite) and agrees(verb_gender(finite[-1]), verb_gender(cue))


def chained(scene: Scene, at: int, limit: int) -> Range | None:
    """ "X said, quoting Y, that …": Y speaks, where a clause follows."""
    at += scene.form(at) in {"،", ","}
    if scene.form(at) not in {"نقلا", "نقلاً"} or scene.form(at + 1) != "عن":
        return None
    first, end = at + 2, phrase_end(scene, at + 2, limit)
    while scene.form(end) == "عن" and phrase_end(scene, end + 1, limit) > end + 1:
        first, end = end + 1, phrase_end(scene, end + 1, limit)
    return (first, end) if end > first and clause_follows(scene, end) else None


def _agrees(scene: Scene, cue: Hit, phrase: Range, end: int) -> bool:
    """Whether the noun after a verb can be its subject: وانتقدت الموقف has another."""
    if scene.is_a(end, "complementizers"):
        return True  # a clause follows: it must be the subject, whatever its form
    return agrees(verb_gender(cue), noun_gender(scene, *phrase))


def _past_source(scene: Scene, phrase: Range) -> int:
    """برر المصدر | تضارب التصريحات | بأن: after a definite source noun a construct of two nouns is the verb's object."""
    first, last = phrase
    if first not in scene.source_at or first in scene.role_at or not is_definite(scene, first):
        return last
    cut = definite_end(scene, first, last)
    return cut if cut + 1 < last and not is_definite(scene, cut) and is_definite(scene, cut + 1) else last


def _governs_at_once(scene: Scene, cue: Hit, at: int) -> bool:
    """حذر بعقاب …: the verb's preposition follows it, so nobody is named between."""
    return "prep" in cue.entry.get("takes", ()) and preposition(scene, cue, at, at + 1) == at


def quoted_speaker(scene: Scene, cue: Hit, limit: int) -> Range | None:
    """ "X quoted Y as saying that …": Y speaks."""
    word = cue.entry.get("speaker_after")
    if word is None:
        return None
    for at in range(cue.last, min(limit, cue.last + 12)):
        if scene.form(at) == folded(word):
            end = phrase_end(scene, at + 1, limit)
            while scene.form(end) == folded(word) and phrase_end(scene, end + 1, limit) > end + 1:
                at, end = end, phrase_end(scene, end + 1, limit)  # a channel quotes a newspaper that quotes an official
            quoted = (
                "object" not in cue.entry.get("takes", ())
                or scene.is_a(end, "saying_nouns")
                or clause_follows(scene, end)
            )
            return (at + 1, end) if end > at + 1 and quoted else None
    return None


def _subject_end(scene: Scene, cue: Hit, phrase: Range) -> int:
    """Where the subject of a verb ends and its object, addressee or preposition begins."""
    first, last = phrase
    close = scene.quotes.get(first)
    if close is not None and first + 1 < close < last:  # a name in quotation marks ends with them and its adjectives
        end = close + 1
        while end < last and is_definite(scene, end) and (end > close + 1 or is_nisba(scene.form(end))):
            end += 1
        return end if end == last else close + 1
    if first in scene.role_at or first in scene.source_at:
        person = next(
            (scene.name_at[at] for at in range(first, _governed(scene, cue, first, last)) if _is_person_at(scene, at)),
            None,
        )
        if person is not None:
            return person[2]
    takes = cue.entry.get("takes", ())
    if "addressee" in takes and _is_unknown(scene, first):
        following = next(
            (at for at in range(first + 1, last) if at in scene.name_at or scene.form(at).startswith("ال")), last
        )
        last = following if following == first + 1 else last
    if "prep" in takes:
        start = preposition(scene, cue, first + 1, last)
        if start is not None:
            last = min(last, start - 1 if is_preposition(scene, cue, start - 1) else start)
    if "object" in takes or ("addressee" in takes and first in scene.source_at):
        last = min(last, definite_end(scene, first, last))
    if "prep" in takes or "object" in takes or "addressee" in takes:
        named = next((scene.name_at[at] for at in range(first, min(last, first + 4)) if _acts(scene, at)), None)
        following = _past_person(scene, named[2]) if named is not None else last
        described = scene.is_a(following, "quantifiers") or following in scene.role_at  # فلان أحد سكان البلدة
        if (
            following < last
            and not described
            and not scene.form(following).startswith("و")
            and scene.form(following) != '"'
        ):
            last = (
                following if following in scene.name_at or (named is not None and named[0].kind == "person") else last
            )
    return last


def _governed(scene: Scene, cue: Hit, first: int, last: int) -> int:
    """Where the verb's own preposition stands in a phrase: what follows is no subject."""
    start = preposition(scene, cue, first + 1, last) if "prep" in cue.entry.get("takes", ()) else None
    return last if start is None else start - is_preposition(scene, cue, start - 1)


def _is_person_at(scene: Scene, at: int) -> bool:
    named = scene.name_at.get(at)
    return named is not None and named[0].kind == "person" and named[1] == at


def _past_person(scene: Scene, at: int) -> int:
    """After an office or a body the person who holds it: الرئيس اليمني | عبدربه منصور هادي."""
    named = scene.name_at.get(at)
    return named[2] if named is not None and named[0].kind == "person" and named[1] == at else at


def _is_unknown(scene: Scene, at: int) -> bool:
    return (
        at not in scene.name_at
        and at not in scene.source_at
        and at not in scene.role_at
        and not scene.form(at).startswith("ال")
    )


def _definite(hit: Hit) -> bool:
    return hit.surface.words[-1].startswith("ال")


def opens_clause(scene: Scene, cue: Hit) -> bool:
    """A verb with a dropped subject goes on from the sentence before: it opens a clause, with or without و."""
    before = scene.form(cue.first - 1)
    opens = (
        cue.proclitic in {"و", "ف"}
        or before in {"،", ",", '"', ".", ":"}
        or cue.first == scene.sentence(cue.first).first
        or before in scene.grammar["complementizers"]
        or before in {"لكنه", "لكنها", "لكنهم", "كما", "قد", "وقد"}
        or scene.is_a(clause_start(scene, cue.first), "adjunct_openers")
    )
    inside = scene.is_a(cue.last, "therein")  # a speech in which he said that …
    at = cue.last + inside
    told = scene.form(at) in {":", '"'} or scene.is_a(at, "complementizers")
    if told and (inside or (is_relative(scene, cue) and scene.is_a(at, "complementizers"))):
        return True  # the talks, which he said would begin
    return (opens and (cue.form == "past" or cue.proclitic in {"و", "ف"})) or scene.form(at) in {":", '"'}


def subject_before(scene: Scene, clause: int, cue: Hit) -> Range | None:
    """The noun phrase that opens the clause and runs, with its appositions, up to the verb."""
    if cue.proclitic in {"و", "ف"}:
        return _topic(scene, cue) if cue.proclitic == "ف" else None
    source = scene.source_end.get(cue.first)
    if source is not None and not _definite(source):  # تقارير تحدثت: an indefinite source and its verb
        issued = _issuer(scene, cue, source)
        return issued if issued is not None else (source.first, source.last)
    parted = _before_relative(scene, cue.first)
    if parted is not None:
        at = _skip_openers(scene, clause_start(scene, parted), parted)
        return (at, parted) if phrase_end(scene, at, parted) == parted > at and can_speak(scene, (at, parted)) else None
    if cue.first - clause > _SUBJECT_REACH:
        return None
    at = _skip_openers(scene, clause, cue.first)
    if scene.is_a(at, "adjunct_openers") and at not in scene.role_at:  # an adjunct opens the clause
        comma = next((place for place in range(at, cue.first) if scene.form(place) in {"،", ","}), None)
        at = _skip_openers(scene, comma + 1, cue.first) if comma is not None else cue.first
    if at >= cue.first:
        return None
    end = phrase_end(scene, at, cue.first)
    if end <= at or not _gap_is_light(scene, end, cue.first):
        return None
    if not can_speak(scene, (at, end)) and not (
        end == cue.first and _is_told(scene, cue, (at, end), cue.last, scene.sentence(at).last)
    ):
        return None
    if not _may_agree(scene, cue, (at, end)):
        return None  # مركز الأخبار أعلنت القيادة: what stands before the verb is not its subject
    if scene.is_a(end, "relatives") and "،" not in {scene.form(i) for i in range(end, cue.first)}:
        end = cue.first  # "residents of the areas that X holds": the clause belongs to the name
    return at, end


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
    while at < limit and at not in scene.name_at and (scene.is_a(at, "openers_to_skip") or _is_sign(scene, at)):
        at += 1
    return at


def _may_agree(scene: Scene, cue: Hit, phrase: Range) -> bool:
    """Whether the phrase before a verb can be its subject; the word for an office does not tell whether a woman holds it."""
    held = phrase[0] in scene.role_at or any(_is_person_at(scene, at) for at in range(*phrase))
    return held or agrees(verb_gender(cue), noun_gender(scene, *phrase))


def _is_sign(scene: Scene, at: int) -> bool:
    """Whether a mark opens a line or a clause: a bullet, a dash, a picture; no quotation mark."""
    return scene.page.tokens[at].kind == "mark" and scene.form(at) not in {'"', ":", "#"}


def _gap_is_light(scene: Scene, first: int, last: int) -> bool:
    """Between subject and verb stand only appositions, adjuncts or one relative clause, no other saying."""
    if first >= last:
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


def _short_gap(first: int, last: int) -> bool:
    return last - first <= 1


def can_speak(scene: Scene, phrase: Range) -> bool:
    """Whether a phrase can be a source: it holds a name, a source noun or an office, or is headed by a word for a body."""
    first, last = phrase
    opened = scene.form(first) == '"'
    if last - first > 1 + opened and scene.is_a(first + opened, "heads_of_bodies"):
        return True  # "a committee of …": nobody need know it
    head = scene.name_at.get(first)
    if (head is not None and head[0].kind in {"person", "organisation"}) or is_nominative(scene, first):
        return True
    for at in range(first, min(last, first + 3)):
        if at in scene.source_at or at in scene.role_at:
            return True
    if scene.hits.within("nominal", first, first + 1):
        return True  # a word for a body, whichever it is
    national = last - first > 1 and is_definite(scene, first)  # الدفاع المدني السعودي
    return any(_acts(scene, at) or (national and at in scene.name_at) for at in range(first, min(last, first + 8)))


def _may_head(scene: Scene, at: int, last: int) -> bool:
    """Whether a word may head the subject of a verb that takes an object.

    It is known, definite, a number or a word of quantity, or opens an unknown name that an office follows. دفع in
    اقترح دفع مليون يورو لـ… is none of them: the object of a verb whose subject is dropped.
    """
    known = at in scene.name_at or at in scene.source_at or at in scene.role_at or at in scene.place_at
    counted = scene.page.tokens[at].kind != "word" or scene.is_a(at, "quantifiers")
    if known or counted or is_definite(scene, at) or scene.is_a(at, "heads_of_bodies"):
        return True
    if is_nominative(scene, at):
        return True
    return any(place in scene.role_at for place in range(at + 2, min(last, at + 5)))


def _is_told(scene: Scene, cue: Hit, phrase: Range, end: int, limit: int) -> bool:
    """Whether a clause or a quotation follows at once: then the phrase beside the verb is its subject, known or not."""
    if scene.form(phrase[0]) == '"' and phrase[1] - phrase[0] > _SHORT_MARKED and scene.is_a(end, "complementizers"):
        return True  # a name in quotation marks
    head = scene.form(phrase[0])
    if scene.page.tokens[phrase[0]].kind != "word" or head.startswith(("بال", "لل", "كال")) or len(head) < 3:
        return False
    if scene.is_a(phrase[0], "first_person") or scene.is_a(phrase[0], "negations"):
        return False
    token = scene.page.tokens[phrase[0]]
    if phrase[1] - phrase[0] == 1 and "ً" in scene.page.text[token.start : token.end]:  # مبتسماً: how, not who
        return False
    link = link_after(scene, end, min(limit, end + _TOLD_REACH))
    if link is not None:
        return may_link(cue.entry.get("takes", ()), link[1])
    if not head.startswith("ال"):
        return False
    return "prep" in cue.entry.get("takes", ()) and preposition(scene, cue, end, min(limit, end + 3)) is not None


_TOLD_REACH = 14  # tokens


_SHORT_MARKED = 2  # the marks alone


def _acts(scene: Scene, at: int) -> bool:
    """A name that can act: a nationality alone cannot."""
    named = scene.name_at.get(at)
    return named is not None and (named[0].kind != "group" or named[0].generic or bool(named[0].members))


def first_actor(scene: Scene, first: int, last: int) -> tuple[Range, ...]:
    """The first name of a clause: the subject of the verbs that are joined to its first verb."""
    for at in range(max(first, last - CLAUSE_REACH), last):
        named = scene.name_at.get(at)
        if named is not None and named[0].kind != "group":
            return ((named[1], named[2]),)
    return ()
