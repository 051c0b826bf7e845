"""Where the phrase that names a speaker begins and ends."""

from hudna.extract.names import is_nisba
from hudna.extract.scene import Scene, bare
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key

_MAX_WORDS = 16
_MAX_QUOTED = 6  # words in quotation marks that can still be a name
_MAX_APPOSITION = 22
_MAX_ASIDE = 40  # tokens between two dashes

Range = tuple[int, int]


def phrase_end(scene: Scene, at: int, limit: int) -> int:
    """Where the noun phrase that begins at token ``at`` ends: before a clause, an adjunct, a verb or a mark."""
    start = at
    described = at in scene.source_at or at in scene.role_at
    body = bare(scene.form(at)) in scene.grammar["heads_of_bodies"] and at not in scene.name_at
    described = described or scene.is_a(at, "quantifiers") or body
    limit = min(limit, at + _MAX_WORDS)
    while at < limit:
        step = _step(scene, at, start, described)
        if step <= at:
            break
        at = step
        described = described or at in scene.role_at
    return at


def _step(scene: Scene, at: int, start: int, described: bool) -> int:
    """The token after the next piece of the phrase, or ``at`` where the phrase ends."""
    if at > start and (_is_addressed(scene, at) or _is_object(scene, at)):
        return at
    named = scene.name_at.get(at)
    if named is not None and (at == named[1] or at == start):
        return max(named[2], at + 1)
    return _plain_step(scene, at, start, described)


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a noun of what is denied, announced or declined stands behind a finished name: مسؤول يمني | توقيع هدنة.

    Behind a word that governs it, it belongs to the name: لجنة توقيع الهدنة.
    """
    if not scene.is_a(at, "objects_of_saying") or scene.form(at).startswith("و") != scene.is_a(at, "objects_with_w"):
        return False
    named = scene.name_at.get(at - 1)
    finished = (
        (named is not None and not named[0].generic) or is_definite(scene, at - 1) or is_nisba(scene.form(at - 1))
    )
    described = bool(scene.hits.within("source_quality", at - 1, at))
    return (finished or described) and at not in scene.name_at


def _plain_step(scene: Scene, at: int, start: int, described: bool) -> int:
    """The token after a mark or a word that is no name."""
    token = scene.page.tokens[at]
    if token.form == '"' and scene.opened_by.get(at, -1) >= start:
        return at + 1
    if token.form == '"':
        close = scene.quotes.get(at)
        return close + 1 if close is not None and close - at - 1 <= _MAX_QUOTED and scene.form(at - 1) != ":" else at
    if token.form == "(":
        return _close_parenthesis(scene, at)
    if token.kind != "word":
        return at + 1 if token.kind == "number" and (at > start or _is_counted(scene, at)) else at
    if scene.is_a(at, "complementizers") or scene.is_a(at, "relatives"):
        return at
    if at in scene.verb_at or (at > start and (scene.is_a(at, "saying_nouns") or _is_adverbial(scene, at, start))):
        return at
    if scene.is_a(at, "adjunct_openers") and at not in scene.role_at:
        inner = described and token.form in scene.grammar["inner_prepositions"]
        inner = inner or _is_posting(scene, at, start) or _is_of_list(scene, at, start)
        inner = inner or (token.form == "عن" and scene.is_a(at - 1, "issued"))  # بيان صادر عن مكتب …
        closed = scene.is_a(at + 1, "occasions") or scene.is_a(at + 1, "objects_of_saying") or at + 1 in scene.verb_at
        return at + 1 if inner and not closed else at
    return at + 1


def _is_posting(scene: Scene, at: int, start: int) -> bool:
    """Whether "to" tells where an envoy is sent: المبعوث الدولي إلى اليمن."""
    role = scene.role_at.get(start)
    sent = role is not None and role.entry.get("source_type") == "mediator"
    return sent and scene.form(at) == "الي" and (at + 1 in scene.place_at or at + 1 in scene.name_at)


def _is_of_list(scene: Scene, at: int, start: int) -> bool:
    """Whether عن tells for whom a deputy sits: النائب عن الكتلة."""
    known = at + 1 in scene.name_at or is_definite(scene, at + 1) or scene.is_a(at + 1, "heads_of_bodies")
    return scene.form(at) == "عن" and start in scene.role_at and at - start <= _NEAR_OFFICE and known


_NEAR_OFFICE = 2  # words of an office before what it belongs to


def _is_counted(scene: Scene, at: int) -> bool:
    """Whether a number counts people who speak: 16 عضوا."""
    return at + 1 in scene.role_at or at + 1 in scene.source_at


def _is_adverbial(scene: Scene, at: int, start: int) -> bool:
    """Whether a word is written as an indefinite accusative: it tells how, and names nobody (التزاماً كاملاً).

    Not where the head of the phrase is written so too: مصدراً مقرباً.
    """
    return _is_accusative(scene, at) and at not in scene.name_at and not _is_accusative(scene, start)


def _is_accusative(scene: Scene, at: int) -> bool:
    token = scene.page.tokens[at]
    return "\u064b" in scene.page.text[token.start : token.end]


def _is_addressed(scene: Scene, at: int) -> bool:
    """لـ"…" or a name that carries ل: whom the words were said to, not who said them."""
    form = scene.form(at)
    place = at + 2 if form == "ل" and scene.form(at + 1) == '"' else at + 1 if form == "ل" else at
    named = scene.name_at.get(place)
    source = scene.source_at.get(at)
    if source is not None and "ل" in source.proclitic:
        media = source.entry.get("source_type") == "media" or source.entry.get("journalist") or form.startswith("لل")
        return bool(media) and not _is_employer(scene, at)  # للصحفيين; الممثلة لأهالي الحي goes on
    if named is None:
        return form == "ل" and place == at + 1
    entry = scene.knowledge.by_wire.get(named[0].entry or "")
    joined = form == "ل" or (form.startswith("ل") and named[0].start >= scene.page.tokens[at].start)
    return joined and entry is not None and entry.table == "outlet"


def _is_employer(scene: Scene, at: int) -> bool:
    """Whether an outlet with ل is whom a journalist works for: مراسل لوكالة الوادي."""
    works = scene.source_end.get(at)
    return works is not None and bool(works.entry.get("journalist"))


def definite_end(scene: Scene, first: int, last: int) -> int:
    """Where the subject of a verb ends before a plain object.

    A name ends it (نفت روسيا | الاتفاق); a described source keeps its adjectives only (تناقلت صحف محلية | صورة البيان);
    otherwise the first indefinite word after a definite one does (برر المصدر | تضارب التصريحات).
    """
    led = _led_end(scene, first, last)
    if led is not None:
        return led
    if (
        _bare_name(scene, first)
        and first + 1 < last
        and not is_definite(scene, first + 1)
        and first + 1 not in scene.name_at
    ):
        return first + 1
    source = scene.source_at.get(first)
    role = scene.role_at.get(first)
    if source is not None and (role is None or is_definite(scene, first)):
        at = max(source.last, role.last if role else 0)
        return _described_end(scene, at + _has_genitive(scene, first, at), last)
    return _construct_end(scene, first, last)


def _led_end(scene: Scene, first: int, last: int) -> int | None:
    """Past "led by X" behind a name: الحركة بقيادة فلان | الاقتراح."""
    named = scene.name_at.get(first)
    if named is None or named[1] != first or named[2] + 1 >= last or not scene.is_a(named[2], "led_by"):
        return None
    leader = scene.name_at.get(named[2] + 1)
    return leader[2] if leader is not None and leader[2] <= last else None


def is_definite(scene: Scene, at: int) -> bool:
    """Whether a word carries the article, a letter joined before it or not; التزام begins with its own letters."""
    form = scene.form(at)
    if not (form.startswith("ال") or form[1:3] == "ال"):
        return False
    if form[1:3] == "ال" and not form.startswith("ال"):  # والهدنة, بالقرية; حالة and طالبان have no article
        known = scene.source_at.get(at) or scene.role_at.get(at)
        own = known is not None and not known.proclitic
        return form[0] in _JOINED and not own and len(form) > _SHORTEST_JOINED
    letters = tuple(scene.grammar["no_article"])
    return not (form.startswith(letters) or form[1:].startswith(letters))


_JOINED = "وفبك"  # letters that the article follows
_SHORTEST_JOINED = 4  # letters: بالي is a name


def is_nominative(scene: Scene, at: int) -> bool:
    """Whether a word is a plural of people that can be no object: أكاديميون, or منتجو before the noun that it governs."""
    form = scene.form(at)
    if len(form) <= _SHORTEST_PLURAL or at in scene.verb_at or form.startswith(("ي", "وي")):
        return False
    governs = form.startswith("م") and form.endswith("و") and is_definite(scene, at + 1)
    return governs or (form.endswith("ون") and not scene.is_a(at, "no_plurals"))


_SHORTEST_PLURAL = 4  # letters


def _has_genitive(scene: Scene, first: int, at: int) -> bool:
    """Whether a word for a body governs the unknown word after it: سلطات ستيباناكيرت."""
    owed = scene.is_a(first, "heads_of_bodies") and not is_definite(scene, first)
    owed = owed and (
        not is_definite(scene, at) or scene.page.tokens[min(at + 1, len(scene.page.tokens) - 1)].kind == "number"
    )
    known = at in scene.name_at or is_nisba(scene.form(at)) or bool(scene.hits.within("trigger", at, at + 1))
    number = scene.page.tokens[at].kind != "word" if at < len(scene.page.tokens) else True
    told = scene.is_a(at, "adjunct_openers") or scene.is_a(at, "complementizers") or at in scene.cue_at
    return owed and not (known or number or told)


def _described_end(scene: Scene, at: int, last: int) -> int:
    """Past the adjectives and the ties of a source noun: "local", "close to X", "in the government", "on behalf of X"."""
    owed = scene.form(at - 1) in scene.grammar["inner_prepositions"]  # a tie still waits for its noun
    first = at
    while at < last:
        named = scene.name_at.get(at)
        form = scene.form(at)
        if named is not None and not (
            owed or at == first or named[0].kind == "group" or named[1] < at or form.startswith("ل")
        ):
            return at  # بيان للجنة | جبهة السهل: a name that nothing ties to the source
        if form in scene.grammar["inner_prepositions"] or form.startswith(tuple(scene.grammar["affiliation"])):
            at, owed = at + 1, not is_nisba(form)  # رسمية needs nobody after it
        elif named is not None:
            at, owed = max(named[2], at + 1), False
        elif form.startswith("ل") and len(form) > 3:
            at, owed = at + 1, not (form.startswith("لل") or form[1:3] == "ال")
        elif owed:
            owed = not is_definite(scene, at)  # an indefinite noun is in construct with the next
            at += 1
        elif form == '"' or is_nisba(form) or scene.hits.within("source_quality", at, at + 1):
            at += 1
        else:
            return at
    return last


def _construct_end(scene: Scene, first: int, last: int) -> int:
    seen, named_last = False, False
    described = first in scene.role_at or scene.is_a(first, "heads_of_bodies")
    at = first
    while at < last:
        named = scene.name_at.get(at)
        if named is not None and not named[0].generic and (named[0].kind != "group" or not named_last):
            at, seen, named_last = max(named[2], at + 1), True, named[0].kind != "group"
            continue
        form = scene.form(at)
        quote = form == '"'
        inner = form in scene.grammar["inner_prepositions"] or (described and form.startswith("ل"))
        if named_last and not quote and not inner and named is None:
            return at
        if at == first + 1 and seen and _disagrees(scene, first, at):
            return at
        office = at - 1 in scene.role_at and not is_definite(scene, at - 1)
        if seen and not is_definite(scene, at) and not quote and not inner and not office:
            return at
        seen = seen or (is_definite(scene, at) and not quote)
        at += 1
    return last


def _disagrees(scene: Scene, noun: int, at: int) -> bool:
    """Whether a definite word is no adjective of the definite noun before it: دان المجلس | العملية."""
    if not (scene.form(noun).startswith("ال") and scene.form(at).startswith("ال")) or noun in scene.name_at:
        return False
    tokens, text = scene.page.tokens, scene.page.text
    feminine = [text[tokens[place].start : tokens[place].end].endswith("ة") for place in (noun, at)]
    return feminine[0] != feminine[1] and not scene.form(noun).endswith(("ات", "ي", "ا")) and at not in scene.name_at


def _bare_name(scene: Scene, at: int) -> bool:
    """A word that no pack knows and that carries no article: a name by itself."""
    known = at in scene.name_at or at in scene.source_at or at in scene.role_at or scene.is_a(at, "quantifiers")
    return not known and not scene.form(at).startswith("ال") and not scene.is_a(at, "heads_of_bodies")


def _close_parenthesis(scene: Scene, at: int) -> int:
    for close in range(at + 1, min(at + 10, len(scene.page.tokens))):
        if scene.form(close) == ")":
            return close + 1
    return at


def speakers_from(scene: Scene, at: int, limit: int) -> tuple[tuple[Range, ...], int]:
    """The speakers named from token ``at`` on, and the token after them and what is said of them.

    "each of A, who …, and B, who …" gives both; otherwise one phrase is one speaker. Nothing there: no speakers.
    """
    listed = scene.form(at) in scene.grammar["each_of"] and scene.form(at + 1) == "من"
    if listed:
        at += 2
    end = phrase_end(scene, at, limit)
    if end <= at:
        return (), at
    if listed:
        end = _past_persons(scene, at, end)
    second = _second_of(scene, at, end, listed=listed)
    if second is not None:
        return ((at, second), (second, end)), end
    end = _past_holder(scene, at, _past_tie(scene, at, end, limit), limit)
    ranges = list(split_speakers(scene, at, end))
    while True:
        after = _past_apposition(scene, end, limit, listed or _is_person(scene, ranges[-1]))
        if after is None:
            return tuple(ranges), end
        if not scene.form(after).startswith("و") or not _person_at(scene, after) or not listed:
            return tuple(ranges), after
        end = phrase_end(scene, after, limit)
        ranges.append((after, end))


def _second_of(scene: Scene, first: int, last: int, *, listed: bool) -> int | None:
    """The token at which a second speaker begins: "a commander in A and an official in B", each of whom is described.

    Two offices of one man are one speaker, so both must be indefinite, or each must belong to another body. Two unnamed
    crowds ("activists and medics") speak as one.
    """
    if not (listed or first in scene.role_at or first in scene.source_at):
        return None
    if any(_person_at(scene, at) for at in range(first, last)):
        return None
    for at in range(first + 1, last):
        inside = at in scene.name_at and scene.name_at[at][1] != at and not scene.name_at[at][0].generic
        if not scene.form(at).startswith("و") or inside:
            continue
        own = scene.role_at.get(at) or scene.source_at.get(at)
        described = own is not None and own.proclitic.startswith("و") and not _is_outlet_of(scene, first, own)
        named = at in scene.name_at and scene.name_at[at][0].start > scene.page.tokens[at].start
        crowds = _is_many(scene, first) and _is_many(scene, at)
        plain = not (is_definite(scene, first) or is_definite(scene, at) or crowds)
        bodies = [_body_in(scene, first, at), _body_in(scene, at, last)]
        if (described and (plain or (None not in bodies and bodies[0] != bodies[1]))) or (
            listed and (described or named)
        ):
            return at
    return None


def _is_many(scene: Scene, at: int) -> bool:
    """Whether the word at a token means several who speak: نشطاء، مسؤولون، شهود."""
    hit = scene.source_at.get(at) or scene.role_at.get(at)
    many = {fold_key(word) for word in hit.entry.get("many", ())} if hit is not None else set()
    return scene.form(at).endswith(("ون", "ين", "ات")) or (hit is not None and hit.surface.words[0] in many)


def _is_outlet_of(scene: Scene, first: int, other: Hit) -> bool:
    """Whether a word for an outlet goes on a journalist's: مراسل راديو وتلفزيون."""
    head = scene.source_at.get(first)
    journalist = head is not None and bool(head.entry.get("journalist"))
    return journalist and other.entry.get("source_type") == "media" and not other.entry.get("journalist")


def _body_in(scene: Scene, first: int, last: int) -> str | None:
    """The name of the first body named in tokens ``[first, last)``."""
    named = (scene.name_at[at][0] for at in range(first, last) if at in scene.name_at)
    return next((one.name for one in named if one.kind != "person" and not one.generic), None)


def _past_holder(scene: Scene, first: int, end: int, limit: int) -> int:
    """Past the name of who holds an office, set off by a comma: مدير المطار، عبد الرقيب العمري، …"""
    if first not in scene.role_at or scene.form(end) != "،" or _is_person(scene, (first, end)):
        return end
    named = scene.name_at.get(end + 1)
    if named is None or named[1] != end + 1 or named[0].kind != "person" or named[2] >= limit:
        return end
    return named[2]


def _past_tie(scene: Scene, first: int, end: int, limit: int) -> int:
    """Past ", in X," after a described source: the body it belongs to, set off by commas."""
    if first not in scene.source_at or scene.form(end) != "،" or scene.form(end + 1) not in {"في", "من"}:
        return end
    named = scene.name_at.get(end + 2)
    if named is None or named[1] != end + 2 or named[0].kind == "person" or named[2] >= limit:
        return end
    return named[2] if scene.form(named[2]) in {"،", ","} else end


def split_speakers(scene: Scene, first: int, last: int) -> tuple[Range, ...]:
    """The speakers of a phrase: two where two persons or two bodies are joined in it, otherwise the phrase itself."""
    return tuple(_split_persons(scene, first, last)) or ((first, last),)


def _past_persons(scene: Scene, first: int, last: int) -> int:
    """Where the last person of a list ends; the phrase's own end where none is listed."""
    ends = [scene.name_at[at][2] for at in range(first, last) if _person_at(scene, at)]
    return ends[-1] if ends else last


def _split_persons(scene: Scene, first: int, last: int) -> list[Range]:
    """Two persons, or two organisations and nothing else, joined by و are two speakers."""
    starts = [
        at
        for at in range(first, last)
        if at in scene.name_at and scene.name_at[at][1] == at and scene.name_at[at][0].kind == "person"
    ]
    if len(starts) < 2 and first in scene.name_at:
        starts = [
            first,
            scene.name_at[first][2],
        ]  # two bodies: the second must begin where the first ends, and end the phrase
        second = scene.name_at.get(starts[1])
        if second is None or second[2] != last or second[0].kind == "group":
            return []
    if len(starts) < 2:
        return []
    joint = _joint(scene, starts[0], starts[1])
    return [(first, joint), (joint, last)] if joint is not None else []


def _joint(scene: Scene, one: int, other: int) -> int | None:
    """Where و joins two names: at the second, or at the office before it (ورئيس الوزراء فلان)."""
    if scene.form(other).startswith("و"):
        return other
    after = max(one + 1, scene.name_at[one][2])
    joined = (at for at in range(after, other) if at in scene.role_at and scene.role_at[at].proclitic.startswith("و"))
    return next(joined, None)


def _is_person(scene: Scene, phrase: Range) -> bool:
    return any(at in scene.name_at and scene.name_at[at][0].kind == "person" for at in range(*phrase))


def _person_at(scene: Scene, at: int) -> bool:
    named = scene.name_at.get(at)
    return named is not None and named[0].kind == "person"


def _past_apposition(scene: Scene, at: int, limit: int, likely: bool) -> int | None:
    """The token after ", who is …," where such a phrase follows a person; None where none does."""
    mark = scene.form(at)
    if not (likely and mark == "،") and mark not in {"-", "–"}:
        return None
    reach = _MAX_APPOSITION if mark == "،" else _MAX_ASIDE
    for close in range(at + 1, min(limit, at + reach)):
        if scene.form(close) == mark and close > at + 1:
            return close + 1
        if mark == "،" and (close in scene.verb_at or scene.is_a(close, "complementizers")):
            return None
    return None


def with_office(scene: Scene, phrase: Range, limit: int) -> int | None:
    """The token after the office that a person holds who is named right before it: X, one of the spokesmen of Y.

    ``None`` where no office follows the last person of the phrase at once. ``limit`` is where something else begins.
    """
    ends = [scene.name_at[at][2] for at in range(*phrase) if _person_at(scene, at)]
    if not ends:
        return None
    at = ends[-1]
    title = scene.is_a(at, "quantifiers") or scene.is_a(at, "heads_of_bodies")
    if at >= limit or not (at in scene.role_at or at in scene.source_at or title) or scene.form(at).startswith("و"):
        return None
    end = phrase_end(scene, at, limit)
    return end if end - at > 1 else None


def best_span(scene: Scene, phrase: Range) -> tuple[int, int]:
    """Source offsets of a speaker phrase: without a leading conjunction, cut after the person it names."""
    first, last = phrase
    tokens = scene.page.tokens
    persons = [
        scene.name_at[at] for at in range(first, last) if at in scene.name_at and scene.name_at[at][0].kind == "person"
    ]
    end = persons[-1][0].end if persons else tokens[last - 1].end
    start = tokens[first].start
    named = scene.name_at.get(first)
    if named is not None and named[1] == first:
        start = named[0].start
    elif first in scene.source_at:
        start = scene.source_at[first].start
    elif first in scene.role_at:
        start = scene.role_at[first].start
    while tokens[last - 1].form == '"' and tokens[first].form == '"' and last - first > 2 and not persons:
        return tokens[first + 1].start, tokens[last - 2].end
    return start, max(end, start + 1)
