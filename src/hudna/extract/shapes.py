"""The shapes in which Arabic says that somebody says something.

Each shape is a function from a cue to drafts of claims, or to nothing. A draft knows its speakers and its content as
token ranges; what it means (act, factuality) is decided afterwards, by ``acts``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from hudna.extract.agreement import is_first_person
from hudna.extract.clauses import (
    CLAUSE_REACH,
    QUOTED_NAME,
    clause_follows,
    clause_start,
    is_noun,
    is_own_noun,
    is_participle,
    is_relative,
    is_resumed,
    is_word,
    may_link,
    past_setting,
    preposition,
)
from hudna.extract.contents import clause_end, comma_end, link_after, pieces, quoted_end, skip_light, trimmed
from hudna.extract.fronting import subject_before
from hudna.extract.names import is_nisba
from hudna.extract.phrases import Range, is_definite, phrase_end, speakers_from, split_speakers
from hudna.extract.scene import FINITE, Scene
from hudna.extract.subjects import (
    can_speak,
    chained,
    first_actor,
    opens_clause,
    quoted_speaker,
    subject_after,
)
from hudna.rules.lexicon import Hit
from hudna.rules.wishes import is_wished
from hudna.text.fold import fold_key
from hudna.types.event import VIOLENT

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
    if is_wished(scene.form, scene.grammar.is_a, cue.first, noun=cue.form == "masdar"):
        return  # هل قال؟, إذا قال, نأمل أن يقول: asked, supposed or hoped for, not said
    if (counted := _counted(scene, cue)) is not None:
        yield counted
        return
    shape = _SHAPES.get(cue.entry.get("shape") or _form_of(scene, cue))
    draft = shape(scene, cue) if shape is not None and has_needed(scene, cue) else None
    if draft is not None and draft.content:
        yield draft


def _counted(scene: Scene, cue: Hit) -> Draft | None:
    """ "23 breaches that X recorded": the breaches stand before the verb, which carries their pronoun."""
    before = cue.first - 1
    sentence = scene.sentence(cue.first)
    first = max(sentence.first, cue.first - _COUNTED)
    breaches = [h for h in scene.hits.within("truce_status", first, cue.first) if h.entry.data["value"] == "violated"]
    counts = "object" in cue.entry.get("takes", ()) and cue.entry.get("act") == "asserts"
    if not (breaches and counts and scene.form(cue.first).endswith(("ها", "ه"))) or before not in range(
        first, cue.first
    ):
        return None
    number = breaches[0].first - 1
    if number < sentence.first or scene.page.tokens[number].kind != "number":
        return None
    end = phrase_end(scene, cue.last, sentence.last)
    where = next(
        (at for at in range(cue.last, end) if at + 1 in scene.place_at or scene.is_a(at + 1, "place_heads")), end
    )
    phrase = (cue.last, where if scene.is_a(where, "locatives") else end)
    if not can_speak(scene, phrase):
        return None
    return _draft(scene, cue, "postposed", (phrase,), number, cue.first, False)


_COUNTED = 6  # tokens from a number of breaches to the verb of who recorded them


def _form_of(scene: Scene, cue: Hit) -> str:
    """The form of a cue; a past tense spelt like its masdar (نفى / نفي) is a masdar after a preposition.

    The other way round, a masdar after a relative is a verb with an object pronoun: ما وصفها X بأنها.
    """
    if (
        cue.form == "masdar"
        and cue.entry.get("past")
        and (is_relative(scene, cue) or scene.form(cue.first - 1) == "ما")
    ):
        return "past"
    if cue.form == "past" and cue.entry.get("masdar") and scene.form(cue.first).endswith("ي"):
        listed = scene.form(cue.last) in scene.grammar["each_of"] and not scene.page.text[: cue.end].endswith("ى")
        return "masdar" if scene.is_a(cue.first - 1, "governing") or listed else "past"
    return "participle" if is_participle(scene, cue) else cue.form


def has_needed(scene: Scene, cue: Hit) -> bool:
    """Whether a word the entry asks for stands near (حمّل blames only with مسؤولية), and none that it bars."""
    if cue.entry.get("resolve") and _is_resolve(scene, cue):
        return False
    barred = tuple(fold_key(stem) for stem in cue.entry.get("unless", ()))
    if barred and scene.form(cue.last).startswith(barred):
        return False
    needed = cue.entry.get("needs")
    if not needed:
        return True
    near = range(
        cue.last,
        min(cue.last + _NEEDED[cue.entry.get("act") == "accuses" and not cue.enclitic], len(scene.page.tokens)),
    )
    stems = tuple(fold_key(stem) for stem in needed)
    return any(scene.form(at).startswith(stems) for at in near)


def _is_resolve(scene: Scene, cue: Hit) -> bool:
    """Whether insisting is a stand and no speech: on a noun by a noun (إصرار فلان على القتال), on fighting, on doing a thing
    (أن يفعل); who insists that a thing is so (أنه) says it."""
    sentence = scene.sentence(cue.first)
    on = next(
        (at for at in range(cue.last, min(sentence.last, cue.last + _RESOLVED_REACH)) if scene.is_a(at, "provided")),
        None,
    )
    if on is None:
        return cue.form == "masdar"
    first = on + 1
    if scene.is_a(first, "complementizers"):
        named = first + 1 in scene.name_at or first + 1 in scene.place_at
        return scene.form(first) in {"ان", "بان"} and scene.form(first + 1)[:1] in _OF_PRESENT and not named
    fighting = any(
        hit.entry.get("type") in VIOLENT for hit in scene.hits.within("trigger", first, first + _RESOLVED_ON)
    )
    return cue.form == "masdar" or fighting


_RESOLVED_REACH = 8  # tokens from insisting to "on"
_OF_PRESENT = frozenset("يتن")
_RESOLVED_ON = 3  # tokens in which what is insisted on may be fighting
_NEEDED = (9, 16)  # tokens to it; more for a verb that also names whom it blames


def _finite(scene: Scene, cue: Hit) -> Draft | None:
    """Subject-first, verb-first or with a dropped subject: whichever the words around the verb allow."""
    if _keeps_unnamed(scene, cue.last) or _keeps_unnamed(scene, cue.last - 1):
        return None
    sentence = scene.sentence(cue.first)
    clause = clause_start(scene, cue.first)
    subject = subject_before(scene, clause, cue)
    after = past_setting(scene, cue, cue.last, sentence.last)
    after += after == cue.last and is_resumed(scene, cue) and not cue.enclitic
    if subject is not None and not can_speak(scene, subject) and scene.hits.within("hedge", cue.first, cue.first + 1):
        return None  # قصف يُرجح أنه روسي: nobody reckons, it is reckoned
    if subject is None and _is_attributive(scene, cue):
        return None
    if subject is not None:
        quoted = chained(scene, after, sentence.last)
        teller, after = (subject, after) if quoted is None else (quoted, quoted[1])
        return _with_content(scene, cue, "subject-first", (teller,), after)
    if is_first_person(cue) and cue.first - 1 in scene.quotes:
        return None  # قالت: «نطالب …» is one claim, hers
    if cue.form.startswith("passive") or (is_first_person(cue) and cue.first not in scene.in_quotation):
        return _with_content(scene, cue, "dropped-subject", (), after)
    inside = cue.first in scene.in_quotation  # a dropped subject in quoted words is no speaker of the report's
    quoted = quoted_speaker(scene, cue, sentence.last)
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
    speakers, end = subject_after(scene, cue, after, sentence.last, told_only=inside)
    if speakers:
        among = _among(scene, end, sentence.last)
        end = past_setting(scene, cue, _past_aside(scene, speakers[-1], end, sentence.last), sentence.last)
        speakers = (*speakers, *among)
        return _postposed(scene, cue, speakers, end) or _with_content(scene, cue, "verb-first", speakers, end)
    if inside or not opens_clause(scene, cue):
        return None
    return _with_content(scene, cue, "dropped-subject", (), after)


def _keeps_unnamed(scene: Scene, at: int) -> bool:
    """طلب عدم الكشف عن اسمه، رفض الكشف عن هويته: a source that asks not to be named claims nothing."""
    if scene.is_a(at, "negations") and scene.is_a(at + 1, "unnamed"):
        return True
    return scene.is_a(at, "unnamed") and any(scene.is_a(near, "identities") for near in range(at + 1, at + 4))


def _is_attributive(scene: Scene, cue: Hit) -> bool:
    """احتجاجات تتهم الحكومة: a present verb right after an indefinite noun tells of that noun, and nobody speaks after it."""
    before = cue.first - 1
    if cue.form != "present" or cue.proclitic or before < 0 or scene.page.tokens[before].kind != "word":
        return False
    known = before in scene.name_at or before in scene.place_at or before in scene.source_at or before in scene.verb_at
    timed = any(scene.time_end.get(at) == cue.first for at in range(max(0, before - 3), cue.first))
    closed = is_definite(scene, before) or scene.form(before).endswith("ا") or len(scene.form(before)) <= _PARTICLE
    return not (known or timed or closed) and not any(scene.is_a(before, name) for name in _BEFORE_A_VERB)


_PARTICLE = 3  # letters: قد، لم، كما، حيث
_BEFORE_A_VERB = (
    "complementizers", "negations", "clause_openers", "adjunct_openers", "relatives", "time_adjuncts", "contrasts",
    "openers_to_skip", "interrogatives",
)  # fmt: skip


def _among(scene: Scene, at: int, limit: int) -> tuple[Range, ...]:
    """Who is named between commas as one of those who speak: متحدثون، بينهم فلان، …"""
    if scene.form(at) not in {"،", ","} or not scene.is_a(at + 1, "among"):
        return ()
    phrase = (at + 2, phrase_end(scene, at + 2, limit))
    return (phrase,) if phrase[0] < phrase[1] and can_speak(scene, phrase) else ()


def _past_aside(scene: Scene, speaker: Range, at: int, limit: int) -> int:
    """Past what two commas part from a subject: the day, or a verb that tells of a source (مصدر، طلب ألا يذكر اسمه، )."""
    if scene.form(at) not in {"،", ","}:
        return at
    inner = at + 1
    day = scene.time_end.get(inner, inner + scene.is_a(inner, "time_adjuncts"))
    if inner < day < limit and scene.form(day) in {"،", ","}:
        return day + 1
    if scene.is_a(inner, "among"):  # متحدثون، بينهم فلان، | …
        close = next((p for p in range(inner, min(limit, inner + _ASIDE_REACH)) if scene.form(p) in {"،", ","}), None)
        return close + 1 if close is not None else at
    of_source = any(place in scene.source_at or place in scene.role_at for place in range(*speaker))
    told = inner in scene.cue_at or inner in scene.verb_at
    if not of_source or not told or is_definite(scene, speaker[0]):
        return at
    reach = range(inner + 1, min(limit, inner + _ASIDE_REACH))
    close = next((place for place in reach if scene.form(place) in {"،", ","}), None)
    return close + 1 if close is not None else at


_ASIDE_REACH = 12  # tokens between the two commas


def _postposed(scene: Scene, cue: Hit, speakers: tuple[Range, ...], end: int) -> Draft | None:
    """ "…, as X added.": what is said stands before its verb, and nothing after it."""
    sentence = scene.sentence(cue.first)
    before = cue.first - 1
    if cue.enclitic and scene.form(before) in {"ما", "الذي"} and scene.form(before - 1) in {"وهو", "الامر"}:
        return _draft(scene, cue, "postposed", speakers, _clause_before(scene, before), before - 1, False)
    if scene.form(before) in {"كما", "حسبما", "مثلما"}:
        before -= 1
    elif (quoted := _quoted_before(scene, cue, before)) is not None and scene.form(end) in {"،", ","}:
        return Draft("postposed", cue, speakers, tuple(pieces(scene, *quoted)), quoted=True)
    elif scene.form(before) not in {"،", ","} or cue.proclitic:
        return None
    closed = end >= sentence.last or scene.form(end) in {".", "!", "؟", "…", "لكن"}
    if not closed or scene.form(before) not in {"،", ",", '"'}:
        return None
    return _draft(scene, cue, "postposed", speakers, _clause_before(scene, cue.first), before, False)


def _quoted_before(scene: Scene, cue: Hit, before: int) -> Range | None:
    """The words of a quotation that ends right before a verb, or before the comma that stands there."""
    close = before - (scene.form(before) in {"،", ","})
    opening = scene.opened_by.get(close) if not cue.proclitic else None
    return (opening + 1, close) if opening is not None and close - opening > QUOTED_NAME else None


_SAYING_REACH = 20  # tokens between who is quoted and "as saying"


def _with_content(scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], after: int) -> Draft | None:
    """The draft with the content that the verb takes: what it is relative to, or what follows it."""
    if is_resumed(scene, cue) and not clause_follows(scene, after):
        first = _before_relative(scene, cue.first - 1)
        return _draft(scene, cue, shape, speakers, first, cue.first - 1, _is_negated(scene, cue))
    return _with_following(scene, cue, shape, speakers, after)


def _with_following(scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], after: int) -> Draft | None:
    """The draft with what follows: a linked clause, a prepositional or a plain object."""
    sentence = scene.sentence(cue.first)
    takes = cue.entry.get("takes", ())
    negated = _is_negated(scene, cue)
    if shape == "dropped-subject" and not speakers and is_relative(scene, cue) and not clause_follows(scene, after):
        return None
    after += scene.form(after) == "؛"  # كشف المبعوث؛ عن …
    parted = scene.form(after) in {"،", ","}  # a comma parts a subject from its clause, not from its object
    after = _past_called(scene, cue, skip_light(scene, after, sentence.last))
    start = preposition(scene, cue, after, sentence.last) if "prep" in takes else None
    if start is not None and "object" in takes and start - after > 1 and is_noun(scene, after):
        start = None  # أكد عزمه على …: the noun is the object, the preposition belongs to it
    link = link_after(scene, after, sentence.last)
    if link is not None and link[1] == "quote" and "object" in takes and after < link[0] - 1 and is_noun(scene, after):
        link = None  # أكد التزامه "بضبط النفس": the quotation goes on the object
    if start is not None and (link is None or start <= link[0]):
        if link is not None and link[0] - start <= 3 and not is_own_noun(scene, start):
            return _linked(scene, cue, shape, speakers, link[0], negated)
        return _draft(scene, cue, shape, speakers, start, clause_end(scene, start), negated)
    if (
        link is not None
        and "object" in takes
        and (shape != "dropped-subject" or cue.proclitic)
        and not parted
        and _has_plain_object(scene, after, link[0])
    ):
        link = None
    if link is not None and may_link(takes, link[1]):
        return _linked(scene, cue, shape, speakers, link[0], negated)
    plain_due = cue.proclitic or is_first_person(cue) or scene.is_a(cue.first - 1, "goes_on")
    joined = "object" in takes and plain_due and after < sentence.last and scene.page.tokens[after].kind == "word"
    if joined or (("object" in takes or "addressee" in takes) and shape != "dropped-subject"):
        draft = _draft(scene, cue, shape, speakers, after, comma_end(scene, after), negated)
        return replace(draft, plain=True) if draft is not None else None
    if cue.entry.get("bare") and not negated:
        return _bare_speech(scene, cue, shape, speakers, after, parted)
    return None


def _before_relative(scene: Scene, at: int) -> int:
    """The first of the definite words before a relative pronoun: "the humanitarian truce | which X announced"."""
    first = at
    while first > 0 and at - first < _DEFINITE_RUN and is_definite(scene, first - 1):
        first -= 1
    return first


_DEFINITE_RUN = 4  # tokens


def _past_called(scene: Scene, cue: Hit, at: int) -> int:
    """Past whom a verb calls on before its object: ناشدت الأهالي | فتح الطريق."""
    if "addressee" not in cue.entry.get("takes", ()):
        return at
    first = at + (scene.form(at) == "من")  # طلبت من الأهالي فتح الطريق
    named = scene.name_at.get(first)
    if named is None or named[1] != first:
        return at
    return named[2] if named[2] < comma_end(scene, at) else at


def _bare_speech(
    scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], at: int, parted: bool
) -> Draft | None:
    """وأضاف لن أعلق: words said that neither أن nor a mark sets off. They begin like speech: in the first person, with a
    negation, a question or a verb, or after a comma."""
    at += scene.form(at) in {"،", ","}
    form = scene.form(at)
    speech = scene.is_a(at, "first_person") or scene.is_a(at, "negations") or scene.is_a(at, "interrogatives")
    verb = at in scene.verb_at or (len(form) > _SHORTEST_VERB and form.endswith("نا"))
    if not (speech or verb or parted) or not is_word(scene, at):
        return None
    return _draft(scene, cue, shape, speakers, at, clause_end(scene, at), False)


_SHORTEST_VERB = 4  # letters


def _has_plain_object(scene: Scene, at: int, linked: int) -> bool:
    """Whether a noun stands right where the object is due and the clause only further on: the noun is the object."""
    return linked - at > 3 and scene.page.tokens[at].kind == "word" and not scene.is_a(at, "adjunct_openers")


def _linked(scene: Scene, cue: Hit, shape: str, speakers: tuple[Range, ...], first: int, negated: bool) -> Draft | None:
    close = quoted_end(scene, first)
    if close is not None and close - first <= QUOTED_NAME and _goes_on(scene, close):
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


def _is_negated(scene: Scene, cue: Hit) -> bool:
    before = scene.form(cue.first - 1)
    plain = before.removeprefix("و").removeprefix("ف")
    first = cue.first - 1 == scene.sentence(cue.first).first  # elsewhere ما is "what"
    return cue.form == "present" and (plain in {"لم", "لن", "لا"} or (plain == "ما" and first))


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
        return _called_by(scene, cue, sentence.last)
    takes = cue.entry.get("takes", ())
    start = preposition(scene, cue, end, sentence.last) if "prep" in takes else None
    link = link_after(scene, end, min(sentence.last, end + 3))
    first = start if start is not None else link[0] if link is not None else end
    if start is None and link is None and "object" not in takes:
        return None
    return _draft(scene, cue, "masdar", speakers, first, comma_end(scene, first), False)


def _called_by(scene: Scene, cue: Hit, limit: int) -> Draft | None:
    """ "the calls for a truce by X": the content stands between the noun of saying and from whom it comes."""
    if cue.entry.get("act") not in {"calls_for", "refuses", "accuses"}:
        return None
    start = preposition(scene, cue, cue.last, min(limit, cue.last + _ADJECTIVES + 1))
    if start is None:
        return None
    for at in range(start + 1, min(limit, start + _CALLED)):
        if scene.form(at) in {"،", ",", ":", '"'} or at in scene.verb_at or scene.is_a(at, "complementizers"):
            return None
        named = scene.name_at.get(at + 1)
        person = at + 1 in scene.role_at or (named is not None and named[1] == at + 1 and named[0].kind != "group")
        if scene.form(at) == "من" and person:
            end = phrase_end(scene, at + 1, limit)
            return _draft(scene, cue, "masdar", split_speakers(scene, at + 1, end), start, at, False)
    return None


_CALLED = 10  # tokens of what is called for


def _owners(scene: Scene, cue: Hit) -> tuple[Range, ...]:
    """Whom a noun of saying belongs to that names nobody: the subject of its sentence.

    With a pronoun (بإعلانه), or as the purpose of what people do (تظاهروا للتنديد بـ).
    """
    answered = _who_answers(scene, cue) if scene.form(cue.first).startswith("ب") else ()
    if answered:
        return answered
    purpose = "ل" in cue.proclitic and cue.entry.get("act") in {"accuses", "calls_for", "refuses"}
    owned = is_own_noun(scene, cue.first) and cue.proclitic in {"ب", "وب", "ل"}
    if owned and cue.entry.get("act") == "accuses" and cue.proclitic == "ل":
        return ()  # أقاله لاتهامه بـ: he is the accused
    if not (purpose or owned):
        return ()
    first = max(scene.sentence(cue.first).first, cue.first - CLAUSE_REACH)
    for at in range(cue.first - 1, first - 1, -1):
        named = scene.name_at.get(at)
        if named is not None and named[0].kind != "group" and not named[0].generic:
            return ((named[1], named[2]),) if owned else ()
        if at in scene.source_at and (named is None or named[0].generic):
            return ((at, phrase_end(scene, at, cue.first)),)
    return ()


def _who_answers(scene: Scene, cue: Hit) -> tuple[Range, ...]:
    """ "X answered with a denial of …": the subject of the verb of answering that the noun of saying depends on."""
    first = max(scene.sentence(cue.first).first, cue.first - CLAUSE_REACH)
    for at in range(cue.first - 1, first - 1, -1):
        if scene.form(at) in {".", "،", "؛", ":"} or scene.is_a(at, "complementizers"):
            return ()
        if scene.is_a(at, "answers_with"):
            end = phrase_end(scene, at + 1, cue.first)
            return ((at + 1, end),) if end == cue.first and can_speak(scene, (at + 1, end)) else ()
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
    while scene.form(at) in {"ل", "ما", "لما", "عن", "عليه", "به", "اليه", "عنه", "عنها", "عنهم"} or (
        at in scene.cue_at and at < cue.last + 3
    ):
        at += 1
    speakers, end = speakers_from(scene, at, min(sentence.last, at + 14))
    while scene.form(end) == "عن" and phrase_end(scene, end + 1, sentence.last) > end + 1:
        speakers, end = speakers_from(scene, end + 1, sentence.last)  # an agency that quotes sources
    if not speakers or not _can_speak_loosely(scene, speakers[0]) or _is_norm(scene, speakers[0][0]):
        return None
    if scene.form(cue.first) == "نقلا" and clause_follows(scene, end):
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


def _is_norm(scene: Scene, at: int) -> bool:
    """Whether something goes by this word and nobody says it: وفق القانون, وفقا للشرعية الدولية, بحسب الاتفاق."""
    form = scene.form(at)
    plain = "ال" + form.removeprefix("لل") if form.startswith("لل") else form.removeprefix("ل")
    return any(one in scene.grammar["norms"] for one in (form, plain))


def _can_speak_loosely(scene: Scene, phrase: Range) -> bool:
    return can_speak(scene, phrase) or scene.form(phrase[0]).startswith("ال")


def _clause_before(scene: Scene, at: int) -> int:
    """Where the clause that ends before "according to" began."""
    sentence = scene.sentence(at)
    for place in range(at - 2, max(sentence.first, at - CLAUSE_REACH), -1):
        if scene.form(place) in {"؛", ":"}:
            return place + 1
        if (
            scene.form(place - 1) in {"،", ","}
            and scene.form(place) in scene.grammar["clause_openers"]
            and at - place > 4
        ):
            return place + 1
    return max(sentence.first, at - CLAUSE_REACH)


def _self(scene: Scene, cue: Hit) -> Draft | None:
    """ "declined to comment": the cue is its own content."""
    sentence = scene.sentence(cue.first)
    subject = subject_before(scene, clause_start(scene, cue.first), cue)
    speakers: tuple[Range, ...] = (subject,) if subject else speakers_from(scene, cue.last, sentence.last)[0]
    if (not speakers or not can_speak(scene, speakers[0])) and cue.proclitic in {"و", "ف"}:
        speakers = first_actor(scene, sentence.first, cue.first)
    if not speakers or not can_speak(scene, speakers[0]):
        return None
    behind = cue.entry.get("needs") and speakers[0][0] >= cue.last  # لم يشأ الوزير | التعليق
    first = speakers[-1][1] if behind else cue.first + 1
    return _draft(scene, cue, "non-comment", speakers, first, clause_end(scene, cue.last), False)


def _report_noun(scene: Scene, cue: Hit) -> Draft | None:
    """ "reports of …": nobody is named; the noun is the source."""
    if scene.is_a(cue.first - 1, "adjunct_openers") is False and cue.first not in scene.source_at and not cue.proclitic:
        return None
    if scene.is_a(cue.first - 1, "soundness") and scene.is_a(cue.first - 2, "negations"):
        return None  # لا صحة للأنباء عن …: they are denied, and nobody reports them here
    last = min(comma_end(scene, cue.last), cue.last + _REPORT_NOUN_CONTENT)
    return _draft(scene, cue, "report-noun", ((cue.first, cue.last - 1),), cue.last, last, False)


_SHAPES: Mapping[str, Callable[[Scene, Hit], Draft | None]] = {
    "past": _finite, "present": _finite, "passive_past": _finite, "passive_present": _finite, "participle": _participle,
    "masdar": _masdar, "according_to": _according_to, "self": _self, "report_noun": _report_noun,
}  # fmt: skip
