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


def subject_after(scene: Scene, cue: Hit, at: int, limit: int, *, told_only: bool) -> tuple[tuple[Range, ...], int]:
    """The speakers that follow their verb, and the token after them; none where what follows is no subject of it."""
    if scene.is_a(at, "addressing"):
        return (), at  # وأضاف مخاطبا الوزير: «…»
    speakers, end = _without_quotation(scene, *speakers_from(scene, at, limit), limit)
    if not speakers or _governs_at_once(scene, cue, at) or not _agrees(scene, cue, speakers[0], end):
        return (), at
    told = is_told(scene, cue, speakers[0], end, limit)
    heads = _may_head(scene, *speakers[0])
    if "object" in cue.entry.get("takes", ()) and not heads and not (told and _follows_soon(scene, speakers[0], end)):
        return (), at
    if _is_accused(scene, cue, speakers[0]) or _is_told_to(scene, cue, speakers[0]):
        return (), at
    if not can_speak(scene, speakers[0]) and (told_only or not (told or _has_object(scene, cue, speakers[0], limit))):
        return (), at
    if _is_addressed(scene, cue) and not clause_follows(scene, end):
        return (), at
    quoted = chained(scene, end, limit)
    if quoted is not None:
        return (quoted,), quoted[1]
    if len(speakers) > 1:
        return _last_cut(scene, cue, speakers, end)
    end = _past_relative(scene, cue, end, limit)
    followed = _clause_is_due(scene, cue, end, limit) or _day_stands(scene, end, limit)
    cut = _past_source(scene, speakers[0]) if followed else _subject_end(scene, cue, speakers[0])
    if speakers[0][0] < cut < speakers[0][1]:
        return split_speakers(scene, speakers[0][0], cut), cut
    return speakers, end


def _last_cut(scene: Scene, cue: Hit, speakers: tuple[Range, ...], end: int) -> tuple[tuple[Range, ...], int]:
    """Several speakers, the last of whom ends where the object of the verb begins, unless it is a person by name."""
    first, last = speakers[-1]
    joined = scene.form(first).startswith("و") and not is_person_at(scene, first)
    cut = _subject_end(scene, cue, (first, last)) if joined else last
    if scene.form(cut).startswith("و") and cut in scene.name_at:
        return speakers, end  # a third one
    return ((*speakers[:-1], (first, cut)), cut) if first < cut < last else (speakers, end)


def _follows_soon(scene: Scene, phrase: Range, end: int) -> bool:
    """Whether what is said begins right after a phrase, or after an adjunct that follows one or two words."""
    end += scene.form(end) in {"،", ","}
    short = phrase[1] - phrase[0] <= _BARE_NAME and (scene.is_a(end, "adjunct_openers") or end in scene.time_end)
    return short or scene.form(end) in {":", '"'} or scene.is_a(end, "complementizers")


_BARE_NAME = 2  # words of a name that nobody knows


def _is_accused(scene: Scene, cue: Hit, phrase: Range) -> bool:
    """كما اتهم X وY بـ: nothing but names up to the preposition: they are accused, and the subject is the one of before."""
    if cue.entry.get("act") != "accuses" or "addressee" not in cue.entry.get("takes", ()):
        return False
    start = preposition(scene, cue, phrase[0] + 1, scene.sentence(cue.first).last)
    goes_on = cue.proclitic in {"و", "ف"} or scene.form(cue.first - 1) == "كما"
    if not goes_on or start is None:
        return False
    held = [scene.name_at.get(at) for at in range(phrase[0], start)]
    starts = [named[1] for named in held if named is not None and named[0].kind != "person"]
    return len(starts) == len(held) and all(scene.form(at).startswith("و") for at in set(starts) - {phrase[0]})


def _is_told_to(scene: Scene, cue: Hit, phrase: Range) -> bool:
    """أخبر صحيفة …: an outlet after a verb of telling somebody is who was told."""
    source = scene.source_at.get(phrase[0])
    tells = set(cue.entry.get("takes", ())) == {"addressee", "that"} and cue.entry.get("act") == "asserts"
    return tells and source is not None and source.entry.get("source_type") == "media"


def _past_relative(scene: Scene, cue: Hit, end: int, limit: int) -> int:
    """Past "who …", up to the أن that the verb still waits for after it: وأشار التقرير الذي …، إلى أن."""
    at = end + (scene.form(end) in {"،", ","})
    if not scene.is_a(at, "relatives"):
        return end
    governed = {folded(word) for word in cue.entry.get("prep", ())}
    says = False  # a verb of saying of the relative clause may own the أن after it
    for place in range(at + 1, min(limit, at + _RELATIVE_REACH)):
        parted = scene.form(place - 1) in {"،", ","} or scene.form(place - 1) in governed
        if scene.is_a(place, "complementizers") and (parted or not says):
            return place - (scene.form(place - 1) in governed)
        own = scene.cue_at.get(place)
        says = says or (own is not None and own.form in FINITE)
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


def _day_stands(scene: Scene, end: int, limit: int) -> bool:
    """Whether ", on Sunday," follows a phrase: what the verb governs comes after it, so the whole phrase is the subject."""
    if scene.form(end) not in {"،", ","}:
        return False
    day = scene.time_end.get(end + 1, end + 1 + scene.is_a(end + 1, "time_adjuncts"))
    return end + 1 < day < limit and scene.form(day) in {"،", ","}


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
    for at in range(cue.last, min(limit, cue.last + _QUOTED_REACH)):
        if scene.is_a(at, "complementizers"):
            return None
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


_QUOTED_REACH = 20  # tokens between "quoted" and "from"


def _subject_end(scene: Scene, cue: Hit, phrase: Range) -> int:
    """Where the subject of a verb ends and its object, addressee or preposition begins."""
    first, last = phrase
    close = scene.quotes.get(first)
    if close is not None and first + 1 < close < last:
        return _past_quoted_name(scene, close + 1, last)
    if first in scene.role_at or first in scene.source_at:
        person = next(
            (scene.name_at[at] for at in range(first, _governed(scene, cue, first, last)) if is_person_at(scene, at)),
            None,
        )
        if person is not None:
            return person[2] + (scene.opened_by.get(person[2], -1) > first)  # and the mark that closes the name
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
    if "object" in takes or ("addressee" in takes and (first in scene.source_at or is_definite(scene, first))):
        last = min(last, definite_end(scene, first, last))
    return _named_end(scene, first, last) if {"prep", "object", "addressee"} & set(takes) else last


def _past_quoted_name(scene: Scene, after: int, last: int) -> int:
    """The end of a name in quotation marks, with its adjectives where nothing else follows: «كتائب الهور» العراقية."""
    end = after
    while end < last and is_definite(scene, end) and (end > after or is_nisba(scene.form(end))):
        end += 1
    return end if end == last else after


def _named_end(scene: Scene, first: int, last: int) -> int:
    """Where a subject ends that begins with a name: before another name, and after a person who is not described."""
    acting = [scene.name_at[at] for at in range(first, min(last, first + _NAME_REACH)) if can_act(scene, at)]
    if not acting:
        return last
    owner = next((one for one in acting if not one[0].generic), acting[0])
    tied = any(scene.is_a(at, "inner_prepositions") for at in range(acting[0][2], owner[1]))
    if tied and is_definite(scene, owner[1] - 1):
        return owner[1]  # مسؤول في المجلس المحلي | X: a body that nobody knows, and whom he accuses
    named = owner if tied else acting[0]  # مسؤول في X | Y, but السلطات | X
    following = _past_person(scene, named[2])
    described = scene.is_a(following, "quantifiers") or following in scene.role_at  # فلان أحد سكان البلدة
    goes_on = described or scene.form(following).startswith("و") or scene.form(following) == '"'
    if following >= last or goes_on:
        return last
    return following if following in scene.name_at or named[0].kind == "person" else last


_NAME_REACH = 5  # tokens from the head of a subject to the name that it belongs to


def _governed(scene: Scene, cue: Hit, first: int, last: int) -> int:
    """Where the verb's own preposition stands in a phrase: what follows is no subject."""
    start = preposition(scene, cue, first + 1, last) if "prep" in cue.entry.get("takes", ()) else None
    return last if start is None else start - is_preposition(scene, cue, start - 1)


def is_person_at(scene: Scene, at: int) -> bool:
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


def opens_clause(scene: Scene, cue: Hit) -> bool:
    """A verb with a dropped subject goes on from the sentence before: it opens a clause, with or without و."""
    before = scene.form(cue.first - 1)
    opens = (
        cue.proclitic in {"و", "ف"}
        or before in {"،", ",", '"', ".", ":"}
        or cue.first == scene.sentence(cue.first).first
        or before in scene.grammar["complementizers"]
        or scene.is_a(cue.first - 1, "goes_on")
        or scene.is_a(clause_start(scene, cue.first), "adjunct_openers")
    )
    inside = scene.is_a(cue.last, "therein")  # a speech in which he said that …
    at = cue.last + inside
    told = scene.form(at) in {":", '"'} or scene.is_a(at, "complementizers")
    if told and (inside or (is_relative(scene, cue) and scene.is_a(at, "complementizers"))):
        return True  # the talks, which he said would begin
    return (opens and (cue.form == "past" or cue.proclitic in {"و", "ف"})) or scene.form(at) in {":", '"'}


def can_speak(scene: Scene, phrase: Range) -> bool:
    """Whether a phrase can be a source: it holds a name, a source noun or an office, or is headed by a word for a body."""
    first, last = phrase
    opened = scene.form(first) == '"'
    if (scene.is_a(first, "no_subjects") and first not in scene.name_at) or _is_truce(scene, first):
        return False
    if last - first > 1 + opened and scene.is_a(first + opened, "heads_of_bodies"):
        return True  # "a committee of …": nobody need know it
    head = scene.name_at.get(first)
    if scene.form(first) in {"احد", "احدي"} and last - first > 1:
        return True  # one of …
    if (head is not None and head[0].kind in {"person", "organisation"}) or is_nominative(scene, first):
        return True
    for at in range(first, min(last, first + 3)):
        if at in scene.source_at or at in scene.role_at:
            return True
    if scene.hits.within("nominal", first, first + 1):
        return True  # a word for a body, whichever it is
    if head is None and _looks_finite(scene, first):
        return False
    national = last - first > 1 and is_definite(scene, first)  # الدفاع المدني السعودي
    return any(can_act(scene, at) or (national and at in scene.name_at) for at in range(first, min(last, first + 8)))


def _is_truce(scene: Scene, at: int) -> bool:
    """Whether a word is a word of truce: رفضت الهدنة is what she refused."""
    return bool(scene.hits.within("truce_word", at, at + 1)) and at not in scene.name_at


def _looks_finite(scene: Scene, at: int) -> bool:
    """Whether an unknown word looks like a present verb: يدفع إيران إلى …."""
    form = scene.form(at)
    return form.startswith(("ي", "وي", "في")) and len(form) > _SHORTEST_PRESENT and not is_nisba(form)


_SHORTEST_PRESENT = 3  # letters


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


def is_told(scene: Scene, cue: Hit, phrase: Range, end: int, limit: int) -> bool:
    """Whether a clause or a quotation follows at once: then the phrase beside the verb is its subject, known or not."""
    if scene.form(phrase[0]) == '"' and phrase[1] - phrase[0] > _SHORT_MARKED and scene.is_a(end, "complementizers"):
        return True  # a name in quotation marks
    head = scene.form(phrase[0])
    if scene.page.tokens[phrase[0]].kind != "word" or head.startswith(("بال", "لل", "كال")) or len(head) < 3:
        return False
    if scene.is_a(phrase[0], "first_person") or scene.is_a(phrase[0], "negations") or _is_manner(scene, phrase[0]):
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


def _is_manner(scene: Scene, at: int) -> bool:
    """Whether a word tells how or to whom something is said, or of what: بوضوح، لوالده، هجومها. Known names are none."""
    form = scene.form(at)
    known = at in scene.name_at or at in scene.source_at or at in scene.role_at or scene.is_a(at, "heads_of_bodies")
    if known or scene.hits.within("given_name", at, at + 1):
        return False
    to_somebody = form.startswith("ل") and form.endswith(("ه", "ها", "هم")) and not form.startswith("ال")
    if not is_definite(scene, at) and any(hit.form == "masdar" for hit in scene.hits.within("trigger", at, at + 1)):
        return True  # وادعى استهداف …: what is claimed
    owned = len(form) > _SHORTEST_MANNER and form.endswith(("ها", "هم"))  # ووصفت هجومها: the speaker's own
    return to_somebody or owned or (form.startswith("ب") and len(form) > _SHORTEST_MANNER)


_SHORTEST_MANNER = 4  # letters


_TOLD_REACH = 14  # tokens


_SHORT_MARKED = 2  # the marks alone


def can_act(scene: Scene, at: int) -> bool:
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
