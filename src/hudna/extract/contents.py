"""Where the words that are claimed begin and end."""

from collections.abc import Iterator

from hudna.extract.clauses import is_participle
from hudna.extract.scene import FINITE, Scene

Range = tuple[int, int]

_LINK_REACH = 30  # tokens between a verb and its أن
_LONGEST = 300  # tokens of one content: no sentence is longer, but a text without full stops may be


def link_after(scene: Scene, at: int, limit: int) -> tuple[int, str] | None:
    """The next complementizer, colon or opening quotation after ``at``: (first token of the content, kind of link)."""
    for place in range(at, min(limit, at + _LINK_REACH)):
        if place in scene.name_at and scene.name_at[place][1] < place:
            continue
        form = scene.form(place)
        if form in scene.grammar["complementizers"] and place > at and scene.is_a(place - 1, "not_complements"):
            if scene.is_a(place - 1, "contrasts"):
                return None  # إلا أن: somebody else goes on
            continue
        if form in scene.grammar["complementizers"]:
            return _after_complementizer(scene, place), "that"
        if form == ":":
            return _after_colon(scene, place), "colon"
        if form == '"' and _opens_quotation(scene, place, at):
            return place + 1, "quote"
        cue = scene.cue_at.get(place)
        if place > at and cue is not None and (cue.form in FINITE or cue.form == "participle"):
            return None
    return None


_NAME_IN_QUOTES = 5


def _opens_quotation(scene: Scene, place: int, at: int) -> bool:
    """Whether quotation marks hold words that were said: long ones do, short ones right after the verb or speaker."""
    if (
        place not in scene.quotes
        or place in scene.name_at
        or (place + 1 in scene.name_at and scene.quotes[place] == scene.name_at[place + 1][2])
    ):
        return False
    says = scene.is_a(place + 1, "complementizers")
    return says or scene.quotes[place] - place > _NAME_IN_QUOTES or place == at


def _after_colon(scene: Scene, place: int) -> int:
    """Past the colon, line breaks and an opening quotation mark: what is said may stand on the next line."""
    after = place + 1
    while scene.form(after) == "\n":
        after += 1
    return after + 1 if scene.form(after) == '"' else after


def _after_complementizer(scene: Scene, place: int) -> int:
    after = place + 1
    while scene.form(after) in {":", '"'}:
        after += 1
    form = scene.form(place)
    carries_pronoun = form not in {"ان", "بان", "فان", "كان"}
    return place if carries_pronoun else after


def quoted_end(scene: Scene, start: int) -> int | None:
    """The closing mark of the quotation that opens right before ``start``; None outside one."""
    return scene.quotes.get(start - 1)


def pieces(scene: Scene, start: int, last: int) -> Iterator[Range]:
    """The content from ``start`` to ``last`` as one piece a sentence, end marks and stray quotes trimmed."""
    page = scene.page
    at = start
    while at < last:
        owner = page.sentence_of(at)
        if owner < 0:
            at += 1
            continue
        stop = min(last, page.sentences[owner].last)
        piece = trimmed(scene, at, stop)
        if piece is not None:
            yield piece
        at = max(stop, at + 1)


def trimmed(scene: Scene, first: int, last: int) -> Range | None:
    """A range without marks at its ends; a quotation that lies wholly inside keeps its marks. None if no word is left."""
    tokens = scene.page.tokens
    while first < last and tokens[first].kind in {"mark", "break"}:
        if tokens[first].form == '"' and scene.quotes.get(first, last) < last - 1:
            break
        first += 1
    while last > first and tokens[last - 1].kind in {"mark", "break"} and tokens[last - 1].form not in {")", "%"}:
        if tokens[last - 1].form == '"' and scene.opened_by.get(last - 1, -1) > first:
            break
        last -= 1
    holds = any(token.kind in {"word", "number"} for token in tokens[first:last])
    return (first, last) if holds else None


def clause_end(scene: Scene, start: int) -> int:
    """Where an unquoted content ends: its sentence, or the next attribution that opens a clause of its own."""
    sentence = scene.sentence(start)
    last = min(sentence.last, start + _LONGEST)
    for at in range(start, last):
        if scene.form(at) in {"؛"} or (at > start and (_turns(scene, at, last) or _comments(scene, at))):
            return at
        cue = scene.cue_at.get(at)
        if cue is not None and at > start and _opens_attribution(scene, at, start):
            return _before(scene, at)
    return last


def _turns(scene: Scene, at: int, last: int) -> bool:
    """Whether somebody else says something from here on: "…, but Washington refused …"."""
    if scene.is_a(at, "goes_on") and scene.form(at).startswith("لكن"):
        cue = scene.cue_at.get(at + 1)
        return cue is not None and cue.form in FINITE  # لكنه أضاف أن …
    if scene.form(at) not in {"،", ","} or not scene.is_a(at + 1, "contrasts"):
        return False
    for place in range(at + 2, min(last, at + _TURN_REACH)):
        cue = scene.cue_at.get(place)
        if cue is not None and cue.form in FINITE:
            return any(one in scene.name_at for one in range(at + 2, place))
    return False


def _comments(scene: Scene, at: int) -> bool:
    """Whether a clause begins that says what others make of it: "…, which X denies" (وهو ما، وهو الأمر الذي)."""
    first = at + (scene.form(at) in {"،", ","})
    return scene.form(first) in {"وهو", "وهي"} and scene.form(first + 1) in {"ما", "الامر"}


_TURN_REACH = 9  # tokens


def _opens_attribution(scene: Scene, at: int, start: int) -> bool:
    """A participle, a coordinated verb of saying or "according to" after a comma starts the next claim."""
    cue = scene.cue_at[at]
    previous = scene.form(at - 1)
    shape = cue.entry.get("shape")
    if shape == "according_to":
        return at - start > 2 and (_names_somebody(scene, cue.last) or scene.form(cue.last).startswith("ال"))
    if cue.form == "participle" or (cue.form == "masdar" and is_participle(scene, cue)):
        return previous in {"،", "-", ","} or cue.proclitic in {"و", "ف"}
    if cue.form not in FINITE or at - 1 in scene.quotes or previous == "ما":
        return False  # it opens quoted words, or a clause of its own: إن ما نشر مجرد تخمينات
    if cue.proclitic in {"و", "ف"} or previous == '"' or scene.is_a(at - 1, "clause_openers"):
        return True
    return previous in {"،", ","} and _names_somebody(
        scene, cue.last
    )  # … , the sanctions showed: a verb of the content


def _names_somebody(scene: Scene, at: int) -> bool:
    """Whether a name, a source or an office stands in the next words: somebody who can speak."""
    near = range(at, min(at + _SPEAKER_REACH, len(scene.page.tokens)))
    return any(place in scene.name_at or place in scene.source_at or place in scene.role_at for place in near)


_SPEAKER_REACH = 4  # tokens


def _before(scene: Scene, at: int) -> int:
    while at > 0 and (scene.form(at - 1) in {"،", ","} or scene.form(at - 1) in scene.grammar["clause_openers"]):
        at -= 1
    return at


def skip_light(scene: Scene, at: int, limit: int) -> int:
    """Past commas, "on Sunday", "in a statement": what may stand between a subject and a plain object."""
    start = at
    while at < limit:
        form = scene.form(at)
        if at in scene.time_end:
            at = scene.time_end[at]
        elif form in {"،", ","} or scene.is_a(at, "time_adjuncts"):
            at += 1
        elif form == "ل" and at + 1 in scene.quotes:  # لـ"…": whom it was said to
            at = scene.quotes[at + 1] + 1
        elif form.startswith("ل") and at in scene.name_at and at > start:
            at = scene.name_at[at][2]
        elif scene.is_a(at, "adjunct_openers") and scene.is_a(at + 1, "occasions"):
            at = _next_comma(scene, at, min(limit, at + 9)) or at + 2
        else:
            break
    return at if at < limit else start


def _next_comma(scene: Scene, at: int, limit: int) -> int | None:
    return next((place for place in range(at, limit) if scene.form(place) in {"،", ","}), None)


def comma_end(scene: Scene, start: int) -> int:
    """Where a noun-phrase content ends: at a comma outside brackets, or where a clause would."""
    stop = clause_end(scene, start)
    for at in range(start, stop):
        if scene.form(at) in {"،", ","} and at > start:
            return at
    return stop
