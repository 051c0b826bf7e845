"""What stands around a verb of saying: where its clause begins, the setting it passes over, the preposition it governs."""

from collections.abc import Collection

from hudna.extract.names import is_nisba
from hudna.extract.phrases import is_definite
from hudna.extract.scene import FINITE, Scene
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence

CLAUSE_REACH = 120  # tokens looked back for where a clause begins


def clause_follows(scene: Scene, at: int) -> bool:
    """Whether أن stands right after a phrase, or after a comma: then the whole phrase is the subject."""
    at += scene.form(at) in {"،", ","}
    return scene.is_a(at, "complementizers")


def clause_start(scene: Scene, at: int) -> int:
    """The first token of the clause that holds ``at``: after an end mark, a colon, or a word that opens a clause."""
    first = max(scene.sentence(at).first, at - CLAUSE_REACH)
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


def follows_credit(scene: Scene, at: int) -> bool:
    """Whether the outlet in brackets that opens a report stands right before a verb, who speaks behind it: "[X] Said …"."""
    first = scene.sentence(at).first
    opening = _BRACKETS.get(scene.form(at - 1))
    opens = first < at and scene.form(first) == opening
    return opens and at - first <= _CREDIT and not any(scene.form(place) == opening for place in range(first + 1, at))


_BRACKETS = {")": "(", "]": "["}
_CREDIT = 10  # tokens of a credit in brackets


def past_setting(scene: Scene, cue: Hit, at: int, limit: int) -> int:
    """Past what may stand between a verb and its subject or أن: "to Al-X", "in a press statement", "on Monday"."""
    governed = {folded(word) for word in cue.entry.get("prep", ())}
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
        return _past_described(scene, named[2], limit)
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
        elif close is not None and close - at <= QUOTED_NAME:
            at = close + 1
        elif scene.page.tokens[at].kind == "word" and is_nisba(scene.form(at)):
            at += 1
        elif _is_last_word(scene, at):
            at += 1  # لصحيفة ميليت إن: an outlet that no pack knows
        else:
            break
    return at


def _is_last_word(scene: Scene, at: int) -> bool:
    """Whether an unknown word stands right before what is said."""
    known = at in scene.name_at or at in scene.role_at or at in scene.source_at or scene.is_a(at, "adjunct_openers")
    plain = is_word(scene, at) and not known and at not in scene.cue_at and not scene.is_a(at, "complementizers")
    return plain and (scene.is_a(at + 1, "complementizers") or scene.form(at + 1) in {":", '"'})


QUOTED_NAME = 6  # tokens


def _past_occasion(scene: Scene, noun: int, limit: int) -> int:
    """Past "in a press statement that the agency carried": the noun, its adjectives, and a clause of its own up to أن."""
    at = noun + 1
    while at < limit and is_nisba(scene.form(at)) and not is_definite(scene, at):
        at += 1
    named = scene.quotes.get(at)
    if named is not None and named - at <= QUOTED_NAME and not _said_in(scene, named + 1):
        at = named + 1  # في ختام «الحوار الاستراتيجي»
    known = at in scene.verb_at or bool(scene.hits.within("cue", at, at + 1))  # نقلته: with its object it is no cue
    verb = known or _has_object(scene, at) or scene.is_a(at, "relatives")
    if verb and at not in scene.source_at and not is_definite(scene, noun):
        place, last = at, min(limit, at + _CLAUSE_OF_OCCASION)
        while place < last and scene.form(place) not in {"،", ",", ":"}:
            if scene.is_a(place, "complementizers"):
                return place
            place = scene.quotes.get(place, place) + 1  # past a name in quotation marks
    return at


_CLAUSE_OF_OCCASION = 12  # tokens


def _said_in(scene: Scene, at: int) -> bool:
    """Whether a sentence ends at a token: then a quotation before it is what was said."""
    return at >= scene.sentence(at - 1).last or scene.form(at) in {".", "،", ","}


def _has_object(scene: Scene, at: int) -> bool:
    """Whether a word ends in a pronoun that its own letters show: عقده, بثتها."""
    if not is_word(scene, at) or is_definite(scene, at) or at in scene.name_at or at in scene.source_at:
        return False
    token = scene.page.tokens[at]
    return len(token.form) > _SHORTEST_JOINED and scene.page.text[token.start : token.end].endswith(("ه", "ها"))


def _is_adverbial(scene: Scene, at: int) -> bool:
    """A participle of saying right after a verb of saying: it says again that somebody speaks."""
    cue = scene.cue_at.get(at)
    if cue is not None and cue.form == "participle":
        return scene.form(at).endswith(("ا", "ين", "ه"))
    form = scene.form(at)
    return at in scene.source_at and form.endswith("ا") and not form.endswith("نا") and not form.startswith("ال")


def line_start(scene: Scene, sentence: Sentence) -> int:
    """The first token of a sentence after bullets, arrows and pictures: a word, a number, a bracket or a quotation mark."""
    at = sentence.first
    while at < sentence.last - 1 and scene.page.tokens[at].kind == "mark" and scene.form(at) not in {'"', "(", "#"}:
        at += 1
    return at


def is_word(scene: Scene, at: int) -> bool:
    return at < len(scene.page.tokens) and scene.page.tokens[at].kind == "word"


def is_own_noun(scene: Scene, at: int) -> bool:
    """Whether a noun of saying or intending carries its owner: أملها, رفضهم."""
    named = scene.cue_at.get(at)
    says = (named is not None and named.form == "masdar") or bool(scene.hits.within("content_act", at, at + 1))
    return says and scene.form(at).endswith(tuple(scene.grammar["pronouns"]))


def is_relative(scene: Scene, cue: Hit) -> bool:
    return scene.is_a(cue.first - 1, "relatives")


def is_participle(scene: Scene, cue: Hit) -> bool:
    """Whether a cue is a participle, or a masdar spelt like its feminine after a comma: …، مطالبةً بـ."""
    if cue.form == "participle":
        return True
    if cue.form != "masdar" or cue.proclitic or scene.form(cue.first - 1) not in {"،", ","}:
        return False
    stated = cue.entry.get("participle", ())
    forms = [stated] if isinstance(stated, str) else stated
    return cue.surface.words[0] in {folded(form).removesuffix("ا") + "ه" for form in forms}


def is_resumed(scene: Scene, cue: Hit) -> bool:
    """Whether a relative verb takes up its noun with a pronoun: التي أعلنتها, التي دعا إليها."""
    joined = bool(cue.enclitic) or scene.is_a(cue.last, "resuming")
    return joined and is_relative(scene, cue)


def is_noun(scene: Scene, at: int) -> bool:
    """Whether a plain word stands at a token: no mark, no adjunct, no clause."""
    closed = scene.is_a(at, "adjunct_openers") or scene.is_a(at, "complementizers")
    return scene.page.tokens[at].kind == "word" and not closed


def may_link(takes: tuple[str, ...], kind: str) -> bool:
    if kind == "that":
        return "that" in takes or "say" in takes or "addressee" in takes
    return bool({"that", "say", "colon", "quote", "object"} & set(takes))


def _joined_that(scene: Scene, letter: str, at: int, limit: int) -> int | None:
    """A later بأن that carries the preposition: then what stands before it is no content."""
    for place in range(at, min(limit, at + 14)):
        form = scene.form(place)
        if form.startswith(letter + "ان") and form in scene.grammar["complementizers"]:
            return place
        if form in {"،", ":", '"'}:
            return None
    return None


def is_preposition(scene: Scene, cue: Hit, at: int) -> bool:
    return scene.form(at) in {folded(word) for word in cue.entry.get("prep", ()) if len(word) > 1}


def preposition(scene: Scene, cue: Hit, at: int, limit: int) -> int | None:
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
            if len(preposition) > 1 and form == folded(preposition):
                return place + 1
            if (
                len(preposition) == 1
                and form.startswith(preposition)
                and (len(form) > _SHORTEST_JOINED or form[1:] in scene.grammar["short_masdars"])
                and scene.page.tokens[place].kind == "word"
            ):
                named = scene.name_at.get(place)
                office = form in scene.grammar["inner_prepositions"] or _is_own_letter(scene, place)
                if (named is None or named[1] == place) and not scene.is_a(place, "adjunct_openers") and not office:
                    return _joined_that(scene, preposition, place, limit) or place
    return None


def _is_own_letter(scene: Scene, at: int) -> bool:
    """Whether the first letter of a word is its own: بيان, بغداد, لجنة begin with no preposition."""
    known = scene.source_at.get(at) or scene.role_at.get(at)
    if known is not None:
        return known.first == at and not known.proclitic
    named = scene.name_at.get(at)
    if named is not None:
        return named[1] == at and named[0].start == scene.page.tokens[at].start
    return scene.is_a(at, "heads_of_bodies")


_SHORTEST_JOINED = 3  # letters that a preposition and its noun have more than: بين, بعد and به are no بـ and a noun


def folded(word: str) -> str:
    return word.replace("إ", "ا").replace("أ", "ا").replace("ى", "ي")
