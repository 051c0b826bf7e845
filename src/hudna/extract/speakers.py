"""Who speaks: the person or body that a phrase names, the holder of an office, the description of an unnamed source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.extract.blame import party_of
from hudna.extract.phrases import best_span, is_definite
from hudna.extract.scene import Scene, bare
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key
from hudna.types import Name, SourceType, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: where it is written, the canonical name, the type."""

    span: Span | None
    name: str | None
    source_type: SourceType
    party: frozenset[str] = frozenset()  # English names of the fighting party that it speaks for


def speaker_of(scene: Scene, phrase: tuple[int, int]) -> Speaker:
    """The speaker that a phrase names: a person before an organisation, a source noun's type where nobody is named."""
    speaker = _speaker(scene, phrase)
    if speaker.source_type in _BYSTANDERS:
        return speaker
    names = [name for name in names_in(scene, phrase) if not name.generic]
    holder = scene.holder_at.get(phrase[0])
    party = party_of(scene.knowledge, [*names, *([holder] if holder is not None else [])])
    sides = {hit.entry.data["name"] for hit in scene.hits.within("source_quality", *phrase) if hit.entry.get("side")}
    return replace(speaker, party=party | sides)


_BYSTANDERS = frozenset(
    {"monitor", "mediator", "resident", "media", "evidence", "other"}
)  # they report, and accuse nobody


def _speaker(scene: Scene, phrase: tuple[int, int]) -> Speaker:
    span = scene.page.span(*best_span(scene, phrase))
    names = names_in(scene, phrase)
    led = [one for one in names if not scene.is_a(scene.page.token_at(one.start) - 1, "led_by")]  # of a body, led by X
    name = _chosen_name([one for one in led if not _is_of_source(scene, phrase, one)], scene, phrase)
    if name is not None and name.kind == "person" and name.entry is None:
        span, name = _with_rest(scene, phrase, span, name)
    if (name is None and not any(at in scene.source_at for at in range(*phrase))) or (
        name is not None and name.kind == "person"
    ):
        span = _introduced(scene, span)
    kind = _type_by_words(scene, phrase) or _type_by_name(scene, name) or "other"
    if name is None or name.kind != "person":
        officer = _officer(scene, phrase)
        if officer is not None:
            return Speaker(span, officer.name, kind)
    if name is None or name.generic or (name.kind != "person" and not is_named(scene, phrase[0])):
        return Speaker(span, _described(scene, phrase, span, name, kind), kind)
    return Speaker(span, name.name, kind)


def _with_rest(scene: Scene, phrase: tuple[int, int], span: Span, name: Name) -> tuple[Span, Name]:
    """A person whom no pack knows, with the words of the name that the list of given names does not reach: يوهانس | فان در كلاوو."""
    first, at = scene.page.tokens_in(name.start, name.end)
    while at < phrase[1] and at - first < _NAME_WORDS and _is_part_of_name(scene, at):
        at += 1
    end = scene.page.tokens[at - 1].end
    if end <= name.end:
        return span, name
    whole = scene.page.span(name.start, end)
    return scene.page.span(span.start, end), replace(
        name, end=end, text=whole.text, name=whole.text, name_ar=whole.text
    )


_NAME_WORDS = 5


def _is_part_of_name(scene: Scene, at: int) -> bool:
    """Whether a word may go on a name: a plain word that is no office, source, place, other name or definite noun."""
    known = at in scene.name_at or at in scene.role_at or at in scene.source_at or at in scene.place_at
    closed = scene.is_a(at, "never_names") or scene.is_a(at, "adjunct_openers") or scene.is_a(at, "quantifiers")
    plain = scene.page.tokens[at].kind == "word" and not scene.form(at).startswith(("و", "ل", "ب"))
    if scene.is_a(at, "name_particles"):
        return True
    return plain and not known and not closed and not is_definite(scene, at)


def _officer(scene: Scene, phrase: tuple[int, int]) -> Name | None:
    """Who holds an office that stands without a name: a person whom the text named with it before, else the packs' holder."""
    first, last = phrase
    if first not in scene.role_at or any(scene.is_a(at, "inner_prepositions") for at in range(first, last)):
        return scene.holder_at.get(first)
    words = [scene.form(at) for at in range(first, last) if scene.page.tokens[at].kind == "word"]
    if not words or len(words) > _OFFICE_WORDS or not is_definite(scene, last - 1):
        return scene.holder_at.get(first)
    asked = frozenset(bare(word) for word in words)
    start = scene.page.tokens[first].start
    fits = [one for one in scene.officers if one.name.start < start and asked <= one.office]
    told = len(words) == 1 or bare(words[0]) not in scene.grammar["many_heads"]  # الرئيس اليمني is no رئيس الحكومة
    alike = [one for one in fits if bare(one.head) == bare(words[0]) and (one.head == words[0] or told)]
    return alike[-1].name if alike else scene.holder_at.get(first)


_OFFICE_WORDS = 4  # of an office that stands for its holder


def _introduced(scene: Scene, span: Span) -> Span:
    """Where an earlier sentence first names a person in these words: there the reader learns who speaks."""
    page = scene.page
    inside = page.tokens[slice(*page.tokens_in(span.start, span.end))][:2]
    words = [page.text[token.start : token.end] for token in inside]
    first = scene.first_at.get((words[0], words[1] if len(words) > 1 else ""), -1) if words else -1
    end = first + len(span.text)
    own = scene.sentence(page.token_at(span.start))
    whole = page.text.startswith(span.text, max(first, 0)) and not page.text[end : end + 1].isalpha()
    if not 0 <= first < own.start or not whole:
        return span
    return page.span(first, end)


def names_in(scene: Scene, phrase: tuple[int, int]) -> list[Name]:
    found: dict[int, Name] = {}
    for at in range(*phrase):
        if at in scene.name_at:
            name, first, _last = scene.name_at[at]
            found.setdefault(first, name)
    return list(found.values())


def _is_of_source(scene: Scene, phrase: tuple[int, int], name: Name) -> bool:
    """Whether a person is whom an unnamed source is for or against: مصادر موالية للرئيس فلان."""
    if name.kind != "person" or phrase[0] not in scene.source_at or phrase[0] in scene.role_at:
        return False
    first = scene.page.token_at(name.role.start if name.role is not None else name.start)
    return scene.form(first).startswith("ل") and first > phrase[0] + 1


def _chosen_name(names: Sequence[Name], scene: Scene, phrase: tuple[int, int]) -> Name | None:
    persons = [name for name in names if name.kind == "person"]
    if persons:  # فلان كبير مستشاري أردوغان: who opens the phrase; otherwise the last: مدير مكتب أردوغان فلان
        opens = scene.page.token_at(persons[0].start) == phrase[0]
        return persons[0] if opens else persons[-1]
    return names[0] if names else None


def _described(scene: Scene, phrase: tuple[int, int], span: Span, name: Name | None, kind: SourceType) -> str:
    """An English description of an unnamed source ("informed sources"), else the body it is, else its words."""
    hit = _source_noun(scene, phrase)
    if hit is None and phrase[0] in scene.role_at:
        return _office_name(scene, phrase, span)
    if hit is None:
        # a nationality names its state in الجانب الأميركي, and not in الكتلة العراقية or منتجو النفط الأميركيون
        described = name is not None and name.kind == "group" and not _stands_for_state(scene, phrase, name)
        return name.name if name is not None and not name.generic and not described else span.text
    qualities = scene.hits.within("source_quality", hit.last, phrase[1])
    body = _body_of(scene, phrase, qualities)
    if body is not None and (kind == "document" or _is_outlet(scene, body, hit)):
        return body.name  # a statement is the word of who issues it
    noun = str(hit.entry.data["name_many" if _states_many(hit) else "name"])
    if body is not None and kind == "party_media":
        return f"{noun} affiliated with {body.name}"
    if body is not None:  # مصدر في الخارجية السورية: the adjective is the ministry's
        qualities = tuple(one for one in qualities if not (one.start < body.end and body.start < one.end))
    # Arabic adjectives follow, English ones precede: nearest stays nearest
    added = reversed(dict.fromkeys(quality.entry.data["name"] for quality in qualities))
    return " ".join([*([body.name] if body is not None else []), *added, noun])


def _source_noun(scene: Scene, phrase: tuple[int, int]) -> Hit | None:
    """The source noun that heads a phrase, after words of quantity: عدد من الشهود; none inside إدارة معلومات الطاقة."""
    for at in range(phrase[0], min(phrase[1], phrase[0] + _HEAD_REACH)):
        if at in scene.source_at:
            return scene.source_at[at]
        light = scene.is_a(at, "quantifiers") or scene.is_a(at, "demonstratives") or scene.form(at) == "من"
        if not light and scene.page.tokens[at].kind == "word":
            return None
    return None


_HEAD_REACH = 4  # tokens before the head of a phrase


def _body_of(scene: Scene, phrase: tuple[int, int], qualities: Sequence[Hit]) -> Name | None:
    """The body that a phrase ties its source to; whom the source is against is none (مصادر معارضة للحكومة)."""
    for name in names_in(scene, phrase):
        if _is_body(name) and not _is_quality(name, qualities):
            first = scene.page.token_at(name.start)
            near = range(max(phrase[0], first - 2), first)
            if not any(bare(scene.form(at)) in scene.grammar["against"] for at in near):
                return name
    return None


def _office_name(scene: Scene, phrase: tuple[int, int], span: Span) -> str:
    """An office whose holder nobody names, in English: "IGAD envoy"; its words where the packs have no English for it."""
    role = scene.role_at[phrase[0]]
    stated = dict(zip(map(fold_key, role.entry.get("noun", ())), role.entry.get("names", ()), strict=False))
    words = " ".join(role.surface.words)
    english = stated.get(words) or stated.get(words.removeprefix("ال"))
    body = _body_of(scene, phrase, ())
    if not english:
        return span.text
    if body is None:
        return span.text if is_definite(scene, phrase[0]) else english  # الرئيس is not any head
    of_nation = body.kind == "group" and bare(role.surface.words[0]) in scene.grammar["many_heads"]
    return span.text if of_nation else f"{body.name} {english}"


def _stands_for_state(scene: Scene, phrase: tuple[int, int], name: Name) -> bool:
    """Whether the head of a phrase is an arm of the state that its nationality names, or the nationality itself."""
    word = bare(scene.form(phrase[0]))
    return (
        name.start == scene.page.tokens[phrase[0]].start or word in scene.grammar["arms_of_state"] or bool(name.members)
    )


def _states_many(source: Hit) -> bool:
    """Whether a source noun stands in a form that the pack says is plural."""
    words = " ".join(source.surface.words)
    many = {fold_key(word) for word in source.entry.get("many", ())}
    return words in many or words.removeprefix("ال") in many


def _is_quality(name: Name, qualities: Sequence[Hit]) -> bool:
    """Whether a nationality is already told by an adjective: Syrian sources."""
    return name.kind == "group" and any(hit.start <= name.start and name.end <= hit.end for hit in qualities)


def _is_outlet(scene: Scene, body: Name, source: Hit) -> bool:
    """Whether a body is the outlet that a word for media announces: وكالة سانا."""
    entry = scene.knowledge.by_wire.get(body.entry or "")
    return (
        entry is not None
        and entry.table == "outlet"
        and source.entry.get("source_type") == "media"
        and not source.entry.get("journalist")
    )


def _is_body(name: Name) -> bool:
    return not name.generic and name.kind != "person" and not name.members


def _type_by_words(scene: Scene, phrase: tuple[int, int]) -> SourceType | None:
    for at in range(phrase[0], min(phrase[1], phrase[0] + 2)):
        for table in (scene.role_at, scene.source_at):
            hit = table.get(at)
            if hit is not None and not is_named(scene, at):
                return _partisan(scene, phrase, hit.entry.data["source_type"])
    return None


def is_named(scene: Scene, at: int) -> bool:
    named = scene.name_at.get(at)
    return named is not None and not named[0].generic


def _partisan(scene: Scene, phrase: tuple[int, int], source_type: SourceType) -> SourceType:
    """Accounts and outlets that the text itself ties to a party are that party's media."""
    if source_type == "media" and any(
        scene.form(at).startswith(stem) for at in range(*phrase) for stem in scene.grammar["affiliation"]
    ):
        named = any(name.entry and not name.generic for name in names_in(scene, phrase))
        return "party_media" if named else source_type
    return source_type


def _type_by_name(scene: Scene, name: Name | None) -> SourceType | None:
    if name is None:
        return None
    entry = scene.knowledge.by_wire.get(name.entry or "")
    if entry is None:
        return "official" if name.kind == "person" else "other"
    return _BY_TABLE[entry.table](entry.data)


def _person_type(data: Mapping[str, object]) -> SourceType:
    roles = data.get("roles") or [{}]
    return roles[0].get("type", "official")  # type: ignore[index, no-any-return]


def _outlet_type(data: Mapping[str, object]) -> SourceType:
    if data.get("party_media_of"):
        return "party_media"
    return "monitor" if data.get("kind_of") == "monitor" else "media"


_BY_TABLE: Mapping[str, Callable[[Mapping[str, object]], SourceType]] = {
    "person": _person_type,
    "outlet": _outlet_type,
    "actor": lambda data: data.get("source_type", "official"),  # type: ignore[dict-item, return-value]
}
