"""The shapes in which Arabic says that somebody says something.

Each shape is a function from a cue to drafts of claims, or to nothing. A draft knows its speakers and its content as
token ranges; what it means (act, factuality) is decided afterwards, by ``acts``.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from hudna.extract.agreement import agrees, noun_gender, verb_gender
from hudna.extract.contents import clause_end, comma_end, link_after, pieces, quoted_end, skip_light, trimmed
from hudna.extract.names import is_nisba
from hudna.extract.phrases import Range, definite_end, is_definite, phrase_end, speakers_from, split_speakers
from hudna.extract.scene import FINITE, Scene
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key

_CLAUSE_REACH = 120  # tokens looked back for where a clause begins
_SUBJECT_REACH = 28  # tokens between a subject and its verb, appositions included
_REPORT_NOUN_CONTENT = 24


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its meaning: shape, cue, speakers (empty for a dropped subject) and content pieces."""

    shape: str
    cue: Hit
    speakers: tuple[Range, ...]
    content: tuple[Range, ...]
    quoted: bool = False
    negated: bool = False
    plain: bool = False  # the content is the verb's plain object


def drafts_of(scene: Scene, cue: Hit) -> Iterator[Draft]:
    """The drafts one cue gives; at most one shape applies."""
    shape = _SHAPES.get(cue.entry.get("shape") or _form_of(scene, cue))
    draft = shape(scene, cue) if shape is not None and _has_needed(scene, cue) else None
    if draft is not None and draft.content:
        yield draft


def _form_of(scene: Scene, cue: Hit) -> str:
    """The form of a cue; a past tense spelt like its masdar (نفى / نفي) is a masdar after a preposition.

    The other way round, a masdar after a relative is a verb with an object pronoun: ما وصفها X بأنها.
    """
    if (
        cue.form == "masdar"
        and cue.entry.get("past")
        and (_is_relative(scene, cue) or scene.form(cue.first - 1) == "ما")
    ):
        return "past"
    if cue.form == "past" and cue.entry.get("masdar") and scene.form(cue.first).endswith("ي"):
        governed = scene.is_a(cue.first - 1, "governing") or scene.form(cue.last) in scene.grammar["each_of"]
        return "masdar" if governed else "past"
    return cue.form


def _has_needed(scene: Scene, cue: Hit) -> bool:
    """Whether a word the entry asks for stands near: حمّل blames only with مسؤولية."""
    needed = cue.entry.get("needs")
    if not needed:
        return True
    near = range(cue.last, min(cue.last + 9, len(scene.page.tokens)))
    stems = tuple(fold_key(stem) for stem in needed)
    return any(scene.form(at).startswith(stems) for at in near)


# ------------------------------------------------------------------------------------------------ finite verbs


def _finite(scene: Scene, cue: Hit) -> Draft | None:
    """Subject-first, verb-first or with a dropped subject: whichever the words around the verb allow."""
    if scene.is_a(cue.last, "negations") and scene.is_a(cue.last + 1, "unnamed"):
        return None  # طلب عدم الكشف عن اسمه: a source that asks not to be named claims nothing
    sentence = scene.sentence(cue.first)
    clause = clause_start(scene, cue.first)
    subject = _subject_before(scene, clause, cue)
    after = _past_setting(scene, cue, cue.last, sentence.last)
    if subject is not None and not _can_speak(scene, subject) and scene.hits.within("hedge", cue.first, cue.first + 1):
        return None  # قصف يُرجح أنه روسي: nobody reckons, it is reckoned
    if subject is not None:
        return _with_content(scene, cue, "subject-first", (subject,), after)
    if cue.form.startswith("passive"):
        return _with_content(scene, cue, "dropped-subject", (), after)
    inside = cue.first in scene.in_quotation  # a dropped subject in quoted words is no speaker of the report's
    quoted = _quoted_speaker(scene, cue, sentence.last)
    if quoted is not None:
        saying = next(
            (
                at
                for at in range(quoted[1], min(sentence.last, quoted[1] + _SAYING_REACH))
                if scene.is_a(at, "saying_nouns")
            ),
            quoted[1],
        )
        return _with_content(scene, cue, "quoted-by", (quoted,), saying)
    speakers, end = _subject_after(scene, cue, after, sentence.last, told_only=inside)
    if speakers:
        end = _past_setting(scene, cue, end, sentence.last)
        return _postposed(scene, cue, speakers, end) or _with_content(scene, cue, "verb-first", speakers, end)
    if inside or not _opens_clause(scene, cue):
        return None
    return _with_content(scene, cue, "dropped-subject", (), after)


def _postposed(scene: Scene, cue: Hit, speakers: tuple[Range, ...], end: int) -> Draft | None:
    """ "…, as X added.": what is said stands before its verb, and nothing after it."""
    sentence = scene.sentence(cue.first)
    before = cue.first - 1
    if cue.enclitic and scene.form(before) in {"ما", "الذي"} and scene.form(before - 1) in {"وهو", "الامر"}:
        return _draft(scene, cue, "postposed", speakers, _clause_before(scene, before), before - 1, False)
    if scene.form(before) in {"كما", "حسبما", "مثلما"}:
        before -= 1
    elif scene.form(before) not in {"،", ","} or cue.proclitic:
        return None
    closed = end >= sentence.last or scene.form(end) in {".", "!", "؟", "…", "لكن"}
    if not closed or scene.form(before) not in {"،", ",", '"'}:
        return None
    return _draft(scene, cue, "postposed", speakers, _clause_before(scene, cue.first), before, False)


def _subject_after(scene: Scene, cue: Hit, at: int, limit: int, *, told_only: bool) -> tuple[tuple[Range, ...], int]:
    """The speakers that follow their verb, and the token after them; none where what follows is no subject of it."""
    speakers, end = _without_quotation(scene, *speakers_from(scene, at, limit), limit)
    if not speakers or _governs_at_once(scene, cue, at) or not _agrees(scene, cue, speakers[0], end):
        return (), at
    told = _is_told(scene, cue, speakers[0], end, limit)
    if "object" in cue.entry.get("takes", ()) and not told and not _may_head(scene, *speakers[0]):
        return (), at
    if not _can_speak(scene, speakers[0]) and (told_only or not (told or _has_object(scene, cue, speakers[0], limit))):
        return (), at
    if _is_addressed(scene, cue) and not _clause_follows(scene, end):
        return (), at
    quoted = _chained(scene, end, limit)
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
    governed = {_folded(word) for word in cue.entry.get("prep", ())}
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
        step = _past_setting(scene, cue, at + (scene.form(at) in {"،", ","}), limit)
        if step == at:
            break
        at = step
    return scene.is_a(at, "complementizers")


def _has_object(scene: Scene, cue: Hit, phrase: Range, limit: int) -> bool:
    """أعلن التحالف | هدنة: a definite noun, whoever it is, and an indefinite one after it are subject and object."""
    if cue.enclitic or "object" not in cue.entry.get("takes", ()) or not is_definite(scene, phrase[0]):
        return False
    end = definite_end(scene, *phrase)
    after = _past_setting(scene, cue, end + (scene.form(end) in {"،", ","}), limit)
    form = scene.form(after)
    noun = after < limit and _is_noun(scene, after) and after not in scene.verb_at and not form.endswith("ا")
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
    first = max(scene.sentence(cue.first).first, cue.first - _CLAUSE_REACH)
    before = [scene.cue_at[at] for at in range(first, cue.first) if at in scene.cue_at]
    finite = [one for one in before if one.form in FINITE]
    return bool(finite) and agrees(verb_gender(finite[-1]), verb_gender(cue))


def _chained(scene: Scene, at: int, limit: int) -> Range | None:
    """ "X said, quoting Y, that …": Y speaks, where a clause follows."""
    at += scene.form(at) in {"،", ","}
    if scene.form(at) not in {"نقلا", "نقلاً"} or scene.form(at + 1) != "عن":
        return None
    end = phrase_end(scene, at + 2, limit)
    return (at + 2, end) if end > at + 2 and _clause_follows(scene, end) else None


def _agrees(scene: Scene, cue: Hit, phrase: Range, end: int) -> bool:
    """Whether the noun after a verb can be its subject: وانتقدت الموقف has another."""
    if scene.is_a(end, "complementizers"):
        return True  # a clause follows: it must be the subject, whatever its form
    return agrees(verb_gender(cue), noun_gender(scene, *phrase))


_SAYING_REACH = 20  # tokens between who is quoted and "as saying"


def _past_source(scene: Scene, phrase: Range) -> int:
    """برر المصدر | تضارب التصريحات | بأن: after a definite source noun a construct of two nouns is the verb's object."""
    first, last = phrase
    if first not in scene.source_at or first in scene.role_at or not is_definite(scene, first):
        return last
    cut = definite_end(scene, first, last)
    return cut if cut + 1 < last and not is_definite(scene, cut) and is_definite(scene, cut + 1) else last


def _governs_at_once(scene: Scene, cue: Hit, at: int) -> bool:
    """حذر بعقاب …: the verb's preposition follows it, so nobody is named between."""
    return "prep" in cue.entry.get("takes", ()) and _preposition(scene, cue, at, at + 1) == at


def _clause_follows(scene: Scene, at: int) -> bool:
    """Whether أن stands right after a phrase, or after a comma: then the whole phrase is the subject."""
    at += scene.form(at) in {"،", ","}
    return scene.is_a(at, "complementizers")


def _quoted_speaker(scene: Scene, cue: Hit, limit: int) -> Range | None:
    """ "X quoted Y as saying that …": Y speaks."""
    word = cue.entry.get("speaker_after")
    if word is None:
        return None
    for at in range(cue.last, min(limit, cue.last + 12)):
        if scene.form(at) == _folded(word):
            end = phrase_end(scene, at + 1, limit)
            quoted = (
                "object" not in cue.entry.get("takes", ())
                or scene.is_a(end, "saying_nouns")
                or _clause_follows(scene, end)
            )
            return (at + 1, end) if end > at + 1 and quoted else None
    return None


def _subject_end(scene: Scene, cue: Hit, phrase: Range) -> int:
    """Where the subject of a verb ends and its object, addressee or preposition begins."""
    first, last = phrase
    close = scene.quotes.get(first)
    if close is not None and first + 1 < close < last:  # a name in quotation marks ends with them
        return close + 1
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
        start = _preposition(scene, cue, first + 1, last)
        if start is not None:
            last = min(last, start - 1 if _is_preposition(scene, cue, start - 1) else start)
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
    start = _preposition(scene, cue, first + 1, last) if "prep" in cue.entry.get("takes", ()) else None
    return last if start is None else start - _is_preposition(scene, cue, start - 1)


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


def _opens_clause(scene: Scene, cue: Hit) -> bool:
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
    if told and (inside or (_is_relative(scene, cue) and scene.is_a(at, "complementizers"))):
        return True  # the talks, which he said would begin
    return (opens and (cue.form == "past" or cue.proclitic in {"و", "ف"})) or scene.form(at) in {":", '"'}


def clause_start(scene: Scene, at: int) -> int:
    """The first token of the clause that holds ``at``: after an end mark, a colon, or a word that opens a clause."""
    first = max(scene.sentence(at).first, at - _CLAUSE_REACH)
    place = at
    while place > first:
        form = scene.form(place - 1)
        if form in {"؛", ":", "…", ".."} or (place - 1 in scene.quotes and scene.quotes[place - 1] > at):
            return place
        if place - 1 not in scene.name_at and (
            form in scene.grammar["clause_openers"] or form in scene.grammar["complementizers"]
        ):
            return place
        place -= 1
    return first


def _subject_before(scene: Scene, clause: int, cue: Hit) -> Range | None:
    """The noun phrase that opens the clause and runs, with its appositions, up to the verb."""
    if cue.proclitic in {"و", "ف"}:
        return None
    source = scene.source_end.get(cue.first)
    if source is not None and not _definite(source):  # تقارير تحدثت: an indefinite source and its verb
        issued = _issuer(scene, cue, source)
        return issued if issued is not None else (source.first, source.last)
    parted = _before_relative(scene, cue.first)
    if parted is not None:
        at = _skip_openers(scene, clause_start(scene, parted), parted)
        return (
            (at, parted) if phrase_end(scene, at, parted) == parted > at and _can_speak(scene, (at, parted)) else None
        )
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
    if not _can_speak(scene, (at, end)) and not (
        end == cue.first and _is_told(scene, cue, (at, end), cue.last, scene.sentence(at).last)
    ):
        return None
    if scene.is_a(end, "relatives") and "،" not in {scene.form(i) for i in range(end, cue.first)}:
        end = cue.first  # "residents of the areas that X holds": the clause belongs to the name
    return at, end


def _issuer(scene: Scene, cue: Hit, source: Hit) -> Range | None:
    """ "X issued a statement in which it condemned …": X, named first in the clause, speaks."""
    if source.entry.get("source_type") != "document" or not scene.is_a(cue.last, "therein"):
        return None
    issuers = _first_actor(scene, clause_start(scene, source.first), source.first)
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
    while (
        at < limit
        and at not in scene.name_at
        and (scene.is_a(at, "openers_to_skip") or scene.form(at) in {"،", "-", "–", "(", "*", "•"})
    ):
        at += 1
    return at


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


def _can_speak(scene: Scene, phrase: Range) -> bool:
    """Whether a phrase can be a source: it holds a name, a source noun or an office, or is headed by a word for a body."""
    first, last = phrase
    opened = scene.form(first) == '"'
    if last - first > 1 + opened and scene.is_a(first + opened, "heads_of_bodies"):
        return True  # "a committee of …": nobody need know it
    head = scene.name_at.get(first)
    if (head is not None and head[0].kind in {"person", "organisation"}) or _is_nominative(scene, first):
        return True
    for at in range(first, min(last, first + 3)):
        if at in scene.source_at or at in scene.role_at:
            return True
    if scene.hits.within("nominal", first, first + 1):
        return True  # a word for a body, whichever it is
    national = last - first > 1 and is_definite(scene, first)  # الدفاع المدني السعودي
    return any(_acts(scene, at) or (national and at in scene.name_at) for at in range(first, min(last, first + 8)))


def _is_nominative(scene: Scene, at: int) -> bool:
    """Whether a word is a plural of people that can be no object: أكاديميون."""
    form = scene.form(at)
    plural = len(form) > _SHORTEST_PLURAL and form.endswith("ون") and at not in scene.verb_at
    return plural and not scene.is_a(at, "no_plurals")


_SHORTEST_PLURAL = 4  # letters


def _may_head(scene: Scene, at: int, last: int) -> bool:
    """Whether a word may head the subject of a verb that takes an object.

    It is known, definite, a number or a word of quantity, or opens an unknown name that an office follows. دفع in
    اقترح دفع مليون يورو لـ… is none of them: the object of a verb whose subject is dropped.
    """
    known = at in scene.name_at or at in scene.source_at or at in scene.role_at or at in scene.place_at
    counted = scene.page.tokens[at].kind != "word" or scene.is_a(at, "quantifiers")
    if known or counted or is_definite(scene, at) or scene.is_a(at, "heads_of_bodies"):
        return True
    if _is_nominative(scene, at):
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
        return _may_link(cue.entry.get("takes", ()), link[1])
    if not head.startswith("ال"):
        return False
    return "prep" in cue.entry.get("takes", ()) and _preposition(scene, cue, end, min(limit, end + 3)) is not None


_TOLD_REACH = 14  # tokens
_SHORT_MARKED = 2  # the marks alone


def _acts(scene: Scene, at: int) -> bool:
    """A name that can act: a nationality alone cannot."""
    named = scene.name_at.get(at)
    return named is not None and (named[0].kind != "group" or named[0].generic or bool(named[0].members))


def _past_setting(scene: Scene, cue: Hit, at: int, limit: int) -> int:
    """Past what may stand between a verb and its subject or أن: "to Al-X", "in a press statement", "on Monday"."""
    governed = {_folded(word) for word in cue.entry.get("prep", ())}
    while at < limit:
        step = _setting_step(scene, cue, at, limit, governed)
        if step <= at:
            break
        at = step
    return min(at, limit)


def _setting_step(scene: Scene, cue: Hit, at: int, limit: int, governed: Collection[str]) -> int:
    form = scene.form(at)
    if at == cue.last and _is_adverbial(scene, at):  # وتابع قائلاً: …
        return at + 1
    if at in scene.time_end and at not in scene.name_at:
        return scene.time_end[at]
    if scene.is_a(at, "time_adjuncts") or (at == cue.last and scene.is_a(at, "therein")):
        return at + 1
    if form.startswith("ل") and "ل" not in governed:
        return _past_addressee(scene, at, limit)
    if form in governed or not scene.is_a(at, "adjunct_openers"):
        return at
    noun = at + 1 + scene.is_a(at + 1, "demonstratives")
    if scene.is_a(noun, "occasions") and noun not in scene.name_at:
        return _past_occasion(scene, noun, limit)
    return at


def _past_addressee(scene: Scene, at: int, limit: int) -> int:
    """Past whom the words are said to: ل and a quoted name, a joined name, a joined word for media or people."""
    form = scene.form(at)
    if form == "ل":
        if scene.form(at + 1) == '"' and at + 1 in scene.quotes:
            return min(limit, scene.quotes[at + 1] + 1)
        named = scene.name_at.get(at + 1)
        return named[2] if named else at + 1
    named = scene.name_at.get(at)
    if named and named[1] == at and named[0].start > scene.page.tokens[at].start:
        return named[2]
    source = scene.source_at.get(at)
    if source is not None and "ل" in source.proclitic:
        return _past_described(scene, source.last, limit)
    return at


def _past_described(scene: Scene, at: int, limit: int) -> int:
    """Past the name and the adjectives of an outlet that was just announced: صحيفة «الوادي» المحلية."""
    while at < limit:
        named = scene.name_at.get(at)
        close = scene.quotes.get(at)
        if named is not None and named[0].kind != "person":
            at = max(named[2], at + 1)
        elif close is not None and close - at <= _QUOTED_NAME:
            at = close + 1
        elif scene.page.tokens[at].kind == "word" and is_nisba(scene.form(at)):
            at += 1
        else:
            break
    return at


_QUOTED_NAME = 6  # tokens


def _past_occasion(scene: Scene, noun: int, limit: int) -> int:
    """Past "in a press statement that the agency carried": the noun, its adjectives, and a clause of its own up to أن."""
    at = noun + 1
    while at < limit and is_nisba(scene.form(at)) and not is_definite(scene, at):
        at += 1
    verb = at in scene.verb_at or scene.hits.within("cue", at, at + 1)  # نقلته: with its object it is no cue
    if verb and at not in scene.source_at and not is_definite(scene, noun):
        for place in range(at, min(limit, at + _CLAUSE_OF_OCCASION)):
            if scene.is_a(place, "complementizers"):
                return place
            if scene.form(place) in {"،", ",", ":", '"'} and place not in scene.quotes:
                break
    return at


_CLAUSE_OF_OCCASION = 12  # tokens


def _is_adverbial(scene: Scene, at: int) -> bool:
    """A participle of saying right after a verb of saying: it says again that somebody speaks."""
    cue = scene.cue_at.get(at)
    if cue is not None and cue.form == "participle":
        return scene.form(at).endswith(("ا", "ين", "ه"))
    form = scene.form(at)
    return at in scene.source_at and form.endswith("ا") and not form.endswith("نا") and not form.startswith("ال")


def _with_content(scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], after: int) -> Draft | None:
    """The draft with the content that the verb takes: a linked clause, a prepositional or a plain object."""
    sentence = scene.sentence(cue.first)
    takes = cue.entry.get("takes", ())
    negated = _is_negated(scene, cue)
    if shape == "dropped-subject" and not speakers and _is_relative(scene, cue) and not _clause_follows(scene, after):
        return None
    parted = scene.form(after) in {"،", ","}  # a comma parts a subject from its clause, not from its object
    after = skip_light(scene, after, sentence.last)
    start = _preposition(scene, cue, after, sentence.last) if "prep" in takes else None
    if start is not None and "object" in takes and start - after > 1 and _is_noun(scene, after):
        start = None  # أكد عزمه على …: the noun is the object, the preposition belongs to it
    link = link_after(scene, after, sentence.last)
    if link is not None and link[1] == "quote" and "object" in takes and after < link[0] - 1 and _is_noun(scene, after):
        link = None  # أكد التزامه "بضبط النفس": the quotation goes on the object
    if start is not None and (link is None or start <= link[0]):
        if link is not None and link[0] - start <= 3 and not is_own_noun(scene, start):
            return _linked(scene, cue, shape, speakers, link[0], negated)
        return _draft(scene, cue, shape, speakers, start, clause_end(scene, start), negated)
    if (
        link is not None
        and "object" in takes
        and shape != "dropped-subject"
        and not parted
        and _has_plain_object(scene, after, link[0])
    ):
        link = None
    if link is not None and _may_link(takes, link[1]):
        return _linked(scene, cue, shape, speakers, link[0], negated)
    joined = "object" in takes and cue.proclitic and after < sentence.last and scene.page.tokens[after].kind == "word"
    if joined or (("object" in takes or "addressee" in takes) and shape != "dropped-subject"):
        draft = _draft(scene, cue, shape, speakers, after, comma_end(scene, after), negated)
        return replace(draft, plain=True) if draft is not None else None
    if cue.entry.get("bare") and not negated:
        return _bare_speech(scene, cue, shape, speakers, after, parted)
    return None


def _bare_speech(
    scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], at: int, parted: bool
) -> Draft | None:
    """وأضاف لن أعلق: words said that neither أن nor a mark sets off. They begin like speech: in the first person, with a
    negation, a question or a verb, or after a comma."""
    at += scene.form(at) in {"،", ","}
    form = scene.form(at)
    speech = scene.is_a(at, "first_person") or scene.is_a(at, "negations") or scene.is_a(at, "interrogatives")
    verb = at in scene.verb_at or (len(form) > _SHORTEST_VERB and form.endswith("نا"))
    if not (speech or verb or parted) or not _is_word(scene, at):
        return None
    return _draft(scene, cue, shape, speakers, at, clause_end(scene, at), False)


_SHORTEST_VERB = 4  # letters


def _is_word(scene: Scene, at: int) -> bool:
    return at < len(scene.page.tokens) and scene.page.tokens[at].kind == "word"


def is_own_noun(scene: Scene, at: int) -> bool:
    """Whether a noun of saying or intending carries its owner: أملها, رفضهم."""
    named = scene.cue_at.get(at)
    says = (named is not None and named.form == "masdar") or bool(scene.hits.within("content_act", at, at + 1))
    return says and scene.form(at).endswith(tuple(scene.grammar["pronouns"]))


def _is_relative(scene: Scene, cue: Hit) -> bool:
    return scene.is_a(cue.first - 1, "relatives")


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether a plain word stands at a token: no mark, no adjunct, no clause."""
    closed = scene.is_a(at, "adjunct_openers") or scene.is_a(at, "complementizers")
    return scene.page.tokens[at].kind == "word" and not closed


def _has_plain_object(scene: Scene, at: int, linked: int) -> bool:
    """Whether a noun stands right where the object is due and the clause only further on: the noun is the object."""
    return linked - at > 3 and scene.page.tokens[at].kind == "word" and not scene.is_a(at, "adjunct_openers")


def _may_link(takes: tuple[str, ...], kind: str) -> bool:
    if kind == "that":
        return "that" in takes or "say" in takes or "addressee" in takes
    return bool({"that", "say", "colon", "quote", "object"} & set(takes))


def _linked(scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], first: int, negated: bool) -> Draft | None:
    close = quoted_end(scene, first)
    if close is not None and close - first <= _QUOTED_NAME and _goes_on(scene, close):
        first, close = first - 1, None  # أن "داعش" ارتكب: a name in marks, and no quotation
    if close is not None:
        return Draft(shape, cue, speakers, tuple(pieces(scene, first, close)), True, negated)
    last = clause_end(scene, first)
    opened = next((at for at in range(first, last) if scene.quotes.get(at, -1) > last), None)
    if opened is not None:  # the words go on past the sentence, up to the closing mark
        return Draft(shape, cue, speakers, tuple(pieces(scene, first, scene.quotes[opened])), False, negated)
    return _draft(scene, cue, shape, speakers, first, last, negated)


def _goes_on(scene: Scene, close: int) -> bool:
    """Whether a clause goes on after a closing mark: a plain word that opens no attribution."""
    after = close + 1
    cue = scene.cue_at.get(after)
    plain = after < len(scene.page.tokens) and scene.page.tokens[after].kind == "word"
    return plain and (cue is None or cue.form not in FINITE) and not scene.is_a(after, "clause_openers")


def _draft(
    scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], first: int, last: int, negated: bool
) -> Draft | None:
    piece = trimmed(scene, first, last) if first < last else None
    return Draft(shape, cue, speakers, (piece,), False, negated) if piece is not None else None


def _joined_that(scene: Scene, letter: str, at: int, limit: int) -> int | None:
    """A later بأن that carries the preposition: then what stands before it is no content."""
    for place in range(at, min(limit, at + 14)):
        form = scene.form(place)
        if form.startswith(letter + "ان") and form in scene.grammar["complementizers"]:
            return place
        if form in {"،", ":", '"'}:
            return None
    return None


def _is_preposition(scene: Scene, cue: Hit, at: int) -> bool:
    return scene.form(at) in {_folded(word) for word in cue.entry.get("prep", ()) if len(word) > 1}


def _preposition(scene: Scene, cue: Hit, at: int, limit: int) -> int | None:
    """The first token of what the verb's preposition governs; a joined preposition (بفتح) is part of it."""
    wanted = cue.entry.get("prep", ())
    for place in range(at, min(limit, at + 14)):
        form = scene.form(place)
        if place in scene.name_at and scene.name_at[place][1] < place:
            continue
        if form in {":", "."} or (form == "؛" and place > at):
            return None
        said = scene.cue_at.get(place)
        if said is not None and place > at and said.form in FINITE and not (said.form == "past" and form[:1] in wanted):
            return None
        for preposition in wanted:
            if len(preposition) > 1 and form == _folded(preposition):
                return place + 1
            if (
                len(preposition) == 1
                and form.startswith(preposition)
                and (len(form) > _SHORTEST_JOINED or form[1:] in scene.grammar["short_masdars"])
                and scene.page.tokens[place].kind == "word"
            ):
                named = scene.name_at.get(place)
                office = form in scene.grammar["inner_prepositions"]
                if (named is None or named[1] == place) and not scene.is_a(place, "adjunct_openers") and not office:
                    return _joined_that(scene, preposition, place, limit) or place
    return None


_SHORTEST_JOINED = 3  # letters that a preposition and its noun have more than: بين, بعد and به are no بـ and a noun


def _folded(word: str) -> str:
    return word.replace("إ", "ا").replace("أ", "ا").replace("ى", "ي")


def _is_negated(scene: Scene, cue: Hit) -> bool:
    return scene.form(cue.first - 1) in {"لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "ما"} and cue.form == "present"


# ------------------------------------------------------------------------------------------------ other shapes


def _participle(scene: Scene, cue: Hit) -> Draft | None:
    """ "… , stressing that …": the speaker is the one of the clause before."""
    previous = scene.form(cue.first - 1)
    if cue.first in scene.in_quotation:
        return None
    if previous not in {"،", ",", "-", '"'} and not cue.proclitic and scene.sentence(cue.first).first != cue.first:
        return None
    return _with_content(scene, cue, "participle", ((-1, -1),), cue.last)


def _masdar(scene: Scene, cue: Hit) -> Draft | None:
    """ "the denial by X of …", "in protest at …", "its announcement that …": who owns the noun of saying speaks."""
    sentence = scene.sentence(cue.first)
    speakers, end = _genitives(scene, cue.last, sentence.last)
    if not speakers:
        speakers, end = _owners(scene, cue), cue.last
    if not speakers:
        return None
    takes = cue.entry.get("takes", ())
    start = _preposition(scene, cue, end, sentence.last) if "prep" in takes else None
    link = link_after(scene, end, min(sentence.last, end + 3))
    first = start if start is not None else link[0] if link is not None else end
    if start is None and link is None and "object" not in takes:
        return None
    return _draft(scene, cue, "masdar", speakers, first, comma_end(scene, first), False)


def _owners(scene: Scene, cue: Hit) -> tuple[Range, ...]:
    """Whom a noun of saying belongs to that names nobody: the subject of its sentence.

    With a pronoun (بإعلانه), or as the purpose of what people do (تظاهروا للتنديد بـ).
    """
    purpose = "ل" in cue.proclitic and cue.entry.get("act") in {"accuses", "calls_for", "refuses"}
    owned = is_own_noun(scene, cue.first) and cue.proclitic in {"ب", "وب", "ل"}
    if not (purpose or owned):
        return ()
    first = max(scene.sentence(cue.first).first, cue.first - _CLAUSE_REACH)
    for at in range(cue.first - 1, first - 1, -1):
        named = scene.name_at.get(at)
        if named is not None and named[0].kind != "group" and not named[0].generic:
            return ((named[1], named[2]),) if owned else ()
        if at in scene.source_at and (named is None or named[0].generic):
            return ((at, phrase_end(scene, at, cue.first)),)
    return ()


def _genitives(scene: Scene, at: int, limit: int) -> tuple[tuple[Range, ...], int]:
    """Speakers in the genitive: names that begin right here, after "each of", or after adjectives and "by"."""
    listed = scene.form(at) in scene.grammar["each_of"] and scene.form(at + 1) == "من"
    place = at + 2 if listed else at
    by = place
    while by < limit and by - place < _ADJECTIVES and is_nisba(scene.form(by)) and by not in scene.name_at:
        by += 1
    if not listed and scene.form(by) == "من" and (by + 1 in scene.name_at or by + 1 in scene.source_at):
        end = phrase_end(scene, by + 1, min(limit, by + 8))
        return ((by + 1, end),), end
    named = scene.name_at.get(place)
    if named is None and not listed and scene.is_a(place, "heads_of_bodies"):
        return _headed_genitive(scene, place, limit)
    if named is None or named[1] != place or named[0].generic or named[0].start > scene.page.tokens[place].start:
        return (), at
    if not listed and named[0].kind != "person":
        return ((place, named[2]),), named[2]
    return speakers_from(scene, at, limit)


_ADJECTIVES = 2  # between a noun of saying and "by": دعوات دولية متكررة من


def _headed_genitive(scene: Scene, at: int, limit: int) -> tuple[tuple[Range, ...], int]:
    """ "the leadership of X": a body and the name it belongs to."""
    end = phrase_end(scene, at, min(limit, at + 6))
    holds = any(place in scene.name_at and not scene.name_at[place][0].generic for place in range(at, end))
    return (((at, end),), end) if holds else ((), at)


def _according_to(scene: Scene, cue: Hit) -> Draft | None:
    """ "according to X": the content is the clause around it."""
    sentence = scene.sentence(cue.first)
    at = cue.last
    while scene.form(at) in {"ل", "ما", "لما", "عن"} or (at in scene.cue_at and at < cue.last + 3):
        at += 1
    speakers, end = speakers_from(scene, at, min(sentence.last, at + 14))
    if not speakers or not _can_speak_loosely(scene, speakers[0]):
        return None
    if scene.form(cue.first) == "نقلا" and _clause_follows(scene, end):
        return None  # it belongs to the verb before: "X said, quoting Y, that …"
    if cue.first - sentence.first <= 2:
        first = end + 1 if scene.form(end) in {"،", ","} else end
        if scene.form(first) in {"فان", "ان"}:
            first += 1
        return _draft(scene, cue, "according-to", speakers, first, clause_end(scene, first), False)
    start = _clause_before(scene, cue.first)
    last = cue.first
    if scene.form(cue.first - 1) in {"،", ","} and scene.form(end) in {"،", ","}:
        last = clause_end(scene, end + 1) if end + 1 < sentence.last else cue.first
    return _draft(scene, cue, "according-to", speakers, start, last, False)


def _can_speak_loosely(scene: Scene, phrase: Range) -> bool:
    return _can_speak(scene, phrase) or scene.form(phrase[0]).startswith("ال")


def _clause_before(scene: Scene, at: int) -> int:
    """Where the clause that ends before "according to" began."""
    sentence = scene.sentence(at)
    for place in range(at - 2, max(sentence.first, at - _CLAUSE_REACH), -1):
        if scene.form(place) in {"؛", ":"}:
            return place + 1
        if (
            scene.form(place - 1) in {"،", ","}
            and scene.form(place) in scene.grammar["clause_openers"]
            and at - place > 4
        ):
            return place + 1
    return max(sentence.first, at - _CLAUSE_REACH)


def _self(scene: Scene, cue: Hit) -> Draft | None:
    """ "declined to comment": the cue is its own content."""
    sentence = scene.sentence(cue.first)
    subject = _subject_before(scene, clause_start(scene, cue.first), cue)
    speakers: tuple[Range, ...] = (subject,) if subject else speakers_from(scene, cue.last, sentence.last)[0]
    if (not speakers or not _can_speak(scene, speakers[0])) and cue.proclitic in {"و", "ف"}:
        speakers = _first_actor(scene, sentence.first, cue.first)
    if not speakers or not _can_speak(scene, speakers[0]):
        return None
    return _draft(scene, cue, "non-comment", speakers, cue.first + 1, clause_end(scene, cue.last), False)


def _first_actor(scene: Scene, first: int, last: int) -> tuple[Range, ...]:
    """The first name of a clause: the subject of the verbs that are joined to its first verb."""
    for at in range(max(first, last - _CLAUSE_REACH), last):
        named = scene.name_at.get(at)
        if named is not None and named[0].kind != "group":
            return ((named[1], named[2]),)
    return ()


def _report_noun(scene: Scene, cue: Hit) -> Draft | None:
    """ "reports of …": nobody is named; the noun is the source."""
    if scene.is_a(cue.first - 1, "adjunct_openers") is False and cue.first not in scene.source_at and not cue.proclitic:
        return None
    last = min(comma_end(scene, cue.last), cue.last + _REPORT_NOUN_CONTENT)
    return _draft(scene, cue, "report-noun", ((cue.first, cue.last - 1),), cue.last, last, False)


_SHAPES: Mapping[str, Callable[[Scene, Hit], Draft | None]] = {
    "past": _finite, "present": _finite, "passive_past": _finite, "passive_present": _finite, "participle": _participle,
    "masdar": _masdar, "according_to": _according_to, "self": _self, "report_noun": _report_noun,
}  # fmt: skip
