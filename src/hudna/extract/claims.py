"""Claims: who says what, in every attributed shape, and the outlet's own voice for the sentences nobody is quoted for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hudna.extract.acts import act_within, hedges_in, meaning_of
from hudna.extract.agreement import Gender, agrees, noun_gender, verb_gender
from hudna.extract.blame import accuses, party_of
from hudna.extract.contents import pieces
from hudna.extract.phrases import best_span, is_definite
from hudna.extract.scene import Scene, bare, scene_of
from hudna.extract.shapes import Draft, drafts_of
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hit, Hits
from hudna.text.fold import fold_key
from hudna.text.layout import Sentence
from hudna.text.page import Page
from hudna.types import Claim, Mention, Name, SourceType, Span

_COVERED = 0.4  # share of a sentence under attribution from which the outlet no longer speaks for itself
_COLON_HEAD = 7  # tokens before the colon of "X: …"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: where it is written, the canonical name, the type."""

    span: Span | None
    name: str | None
    source_type: SourceType
    party: frozenset[str] = frozenset()  # English names of the fighting party that it speaks for


_UNNAMED = Speaker(None, None, "other")  # somebody is quoted, and the text nowhere says who


def find_claims(
    page: Page, hits: Hits, knowledge: Knowledge, mentions: Sequence[Mention], holders: Sequence[Name] = ()
) -> tuple[Claim, ...]:
    """All claims of a page in text order, ids counted from 0. ``about_truce`` and ``truces`` are left to the truce stage.

    ``holders`` are the persons whom offices without a name stand for.
    """
    scene = scene_of(page, hits, knowledge, mentions, holders)
    attributed = list(_attributed(scene))
    attributed += _colon_heads(scene, attributed)
    own = _own_voice(scene, attributed)
    ordered = sorted([*attributed, *own], key=lambda c: (c.content.start, c.cue.start if c.cue else -1, c.content.end))
    return tuple(_nested([replace(claim, id=number) for number, claim in enumerate(ordered)]))


def _nested(claims: Sequence[Claim]) -> Iterable[Claim]:
    """The claims, each with the one whose content it was found in: the last to begin that holds its cue and content."""
    open_claims: list[Claim] = []
    for claim in claims:
        while open_claims and open_claims[-1].content.end <= claim.content.start:
            open_claims.pop()
        start = min(claim.content.start, claim.cue.start) if claim.cue is not None else claim.content.start
        holder = next((held for held in reversed(open_claims[-_DEPTH:]) if _holds(held, start, claim)), None)
        open_claims.append(claim)
        yield claim if holder is None else replace(claim, inside=holder.id)


_DEPTH = 4  # claims open at once: nobody is quoted quoting deeper


def _holds(outer: Claim, start: int, inner: Claim) -> bool:
    return (
        outer.cue is not None
        and outer.cue != inner.cue
        and outer.content.start <= start
        and inner.content.end <= outer.content.end
    )


def _attributed(scene: Scene) -> Iterable[Claim]:
    """Claims with a source, in the order of their cues; a dropped subject is the last speaker."""
    recent: list[_Turn] = []  # who spoke, the last one last
    described: dict[str, Speaker] = {}
    named: dict[str, Span] = {}
    skip = -1  # tokens before this one belong to a claim whose inner act was taken out
    reach = -1  # what is said inside the content of a claim is not said by the speaker of what follows
    for cue in scene.cues:
        if scene.sentence(cue.first).kind not in {"title", "body"} or cue.first < skip:
            continue
        for draft in drafts_of(scene, cue):
            speakers = tuple(_recalled(scene, speaker, described, named) for speaker in _speakers(scene, draft, recent))
            made = list(_claims(scene, draft, speakers or (_UNNAMED,)))
            if not made:
                continue
            _remember_issuer(scene, draft, speakers, described)
            if speakers and cue.start >= reach and draft.shape != "report-noun":
                recent.append(_Turn(speakers, _gender(scene, draft)))
            reach = max(reach, *(claim.content.end for claim in made))
            for claim in made:
                if claim.rule and claim.rule.endswith("+inner"):
                    skip = max(skip, scene.page.token_at(claim.content.start))
            yield from made


def _recalled(scene: Scene, speaker: Speaker, described: dict[str, Speaker], named: dict[str, Span]) -> Speaker:
    """ "The source" is the source described before: it keeps that description and type."""
    if speaker.span is None:
        return speaker
    at = scene.page.token_at(speaker.span.start)
    hit = scene.source_at.get(at)
    if hit is None:
        return replace(speaker, span=named.setdefault(speaker.span.text, speaker.span))
    if _is_named(scene, at):
        return speaker
    known = described.get(hit.entry.key)
    if not _points_back(scene, hit, speaker.span):
        described[hit.entry.key] = speaker
    elif known is not None:
        return replace(speaker, name=known.name, source_type=known.source_type, party=known.party)
    return speaker


def _remember_issuer(scene: Scene, draft: Draft, speakers: Sequence[Speaker], described: dict[str, Speaker]) -> None:
    """ "The ministry said in a statement …": the statement that speaks next is the word of the ministry."""
    sentence = scene.sentence(draft.cue.first)
    if len(speakers) != 1 or speakers[0].name is None or speakers[0].source_type == "document":
        return
    for hit in scene.hits.within("source_noun", sentence.first, min(sentence.last, draft.content[0][0])):
        if hit.entry.get("source_type") == "document" and not hit.surface.words[0].startswith("ال"):
            described[hit.entry.key] = replace(speakers[0], source_type="document")


def _points_back(scene: Scene, hit: Hit, span: Span) -> bool:
    """ "The source", "the same sources": a definite source noun that nothing describes."""
    last = scene.page.tokens_in(span.start, span.end)[1]
    while last > hit.last and scene.is_a(last - 1, "selves"):
        last -= 1
    return hit.surface.words[0].startswith("ال") and hit.last == last


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who spoke, and the gender that shows in their name or in the verb that they share."""

    speakers: tuple[Speaker, ...]
    gender: Gender | None


def _gender(scene: Scene, draft: Draft) -> Gender | None:
    if not draft.speakers or draft.speakers[0] == (-1, -1):
        return verb_gender(draft.cue)
    if len(draft.speakers) > 1:
        return None
    agreed = verb_gender(draft.cue) if draft.shape == "verb-first" else None
    return agreed or noun_gender(scene, *draft.speakers[0])


def _speakers(scene: Scene, draft: Draft, recent: Sequence[_Turn]) -> tuple[Speaker, ...]:
    if draft.speakers and draft.speakers[0] != (-1, -1):
        return tuple(speaker_of(scene, phrase) for phrase in draft.speakers)
    asked = verb_gender(draft.cue) if draft.shape == "dropped-subject" else None
    fits = next((turn for turn in reversed(recent[-_RECENT:]) if agrees(asked, turn.gender)), None)
    turn = fits or (recent[-1] if recent else None)
    return turn.speakers if turn is not None else _actor_before(scene, draft.cue.first)


_RECENT = 4  # turns in which the one of a dropped subject is looked for


def _actor_before(scene: Scene, at: int) -> tuple[Speaker, ...]:
    """Who acts in the sentence before, where nobody spoke yet: "The police found … and said that …"."""
    page = scene.page
    here = page.sentence_of(at)
    if here < 0:
        return ()
    first = (
        page.sentences[here - 1].first
        if here and page.sentences[here - 1].kind == "body"
        else page.sentences[here].first
    )
    for place in range(first, min(at, first + _ACTOR_REACH)):
        named = scene.name_at.get(place)
        if named is not None and named[1] == place and named[0].kind != "group" and not named[0].generic:
            return (speaker_of(scene, (named[1], named[2])),)
    return ()


_ACTOR_REACH = 12  # tokens from the head of the sentence before


def _claims(scene: Scene, draft: Draft, speakers: Sequence[Speaker]) -> Iterable[Claim]:
    page = scene.page
    for piece in draft.content:
        meaning = meaning_of(scene, draft, piece)
        if meaning is None:
            continue
        content = page.span_of(*meaning.content)
        told = meaning.act == "asserts"
        inner = "+inner" if meaning.content != piece else ""
        for speaker in speakers:
            yield Claim(
                id=0,
                source=speaker.span,
                source_name=speaker.name,
                source_type=speaker.source_type,
                cue=page.span(draft.cue.start, draft.cue.end),
                content=content,
                act="accuses" if told and accuses(scene, meaning.content, speaker.party) else meaning.act,
                factuality=meaning.factuality,
                hedge=meaning.hedge,
                via=_addressed_outlet(scene, draft),
                rule=f"{draft.cue.entry.address} {draft.shape}{inner}",
            )


def _addressed_outlet(scene: Scene, draft: Draft) -> str | None:
    """The outlet that the words were said to: the first outlet named with ل in the verb's sentence."""
    sentence = scene.sentence(draft.cue.first)
    for at in range(draft.cue.last, min(sentence.last, draft.cue.last + 12)):
        named = scene.name_at.get(at)
        if named is None or named[1] != at or not named[0].entry:
            continue
        entry = scene.knowledge.by_wire.get(named[0].entry)
        before = at - 1 if scene.form(at - 1) != '"' else at - 2
        if entry is not None and entry.table == "outlet" and (scene.form(before) == "ل" or _carries_to(scene, at)):
            return named[0].name
    return None


def _carries_to(scene: Scene, at: int) -> bool:
    """Whether the ل of address is joined to a name: لبريد الوادي, للجزيرة."""
    form = scene.form(at)
    return form.startswith("لل") or (form.startswith("ل") and scene.name_at[at][0].start > scene.page.tokens[at].start)


# ------------------------------------------------------------------------------------------------ speakers


def speaker_of(scene: Scene, phrase: tuple[int, int]) -> Speaker:
    """The speaker that a phrase names: a person before an organisation, a source noun's type where nobody is named."""
    speaker = _speaker(scene, phrase)
    if speaker.source_type in _BYSTANDERS:
        return speaker
    names = [name for name in _names_in(scene, phrase) if not name.generic]
    holder = scene.holder_at.get(phrase[0])
    party = party_of(scene.knowledge, [*names, *([holder] if holder is not None else [])])
    sides = {hit.entry.data["name"] for hit in scene.hits.within("source_quality", *phrase) if hit.entry.get("side")}
    return replace(speaker, party=party | sides)


_BYSTANDERS = frozenset(
    {"monitor", "mediator", "resident", "media", "evidence", "other"}
)  # they report, and accuse nobody


def _speaker(scene: Scene, phrase: tuple[int, int]) -> Speaker:
    span = scene.page.span(*best_span(scene, phrase))
    names = _names_in(scene, phrase)
    name = _chosen_name(names)
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
    if name is None or name.generic or (name.kind != "person" and not _is_named(scene, phrase[0])):
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
    alike = [one for one in fits if bare(one.head) == bare(words[0]) and (one.head == words[0] or len(words) == 1)]
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


def _names_in(scene: Scene, phrase: tuple[int, int]) -> list[Name]:
    found: dict[int, Name] = {}
    for at in range(*phrase):
        if at in scene.name_at:
            name, first, _last = scene.name_at[at]
            found.setdefault(first, name)
    return list(found.values())


def _chosen_name(names: Sequence[Name]) -> Name | None:
    persons = [name for name in names if name.kind == "person"]
    if persons:
        return persons[-1]
    return names[0] if names else None


def _described(scene: Scene, phrase: tuple[int, int], span: Span, name: Name | None, kind: SourceType) -> str:
    """An English description of an unnamed source ("informed sources"), else the body it is, else its words."""
    hit = next(
        (scene.source_at[at] for at in range(phrase[0], min(phrase[1], phrase[0] + 3)) if at in scene.source_at), None
    )
    if hit is None:
        return name.name if name is not None and not name.generic else span.text
    qualities = scene.hits.within("source_quality", hit.last, phrase[1])
    body = next((one for one in _names_in(scene, phrase) if _is_body(one) and not _is_quality(one, qualities)), None)
    if body is not None and (kind == "document" or _is_outlet(scene, body, hit)):
        return body.name  # a statement is the word of who issues it
    noun = str(hit.entry.data["name_many" if _states_many(hit) else "name"])
    if body is not None and kind == "party_media":
        return f"{noun} affiliated with {body.name}"
    # Arabic adjectives follow, English ones precede: nearest stays nearest
    added = reversed(dict.fromkeys(quality.entry.data["name"] for quality in qualities))
    return " ".join([*([body.name] if body is not None else []), *added, noun])


def _states_many(source: Hit) -> bool:
    """Whether a source noun stands in a form that the pack says is plural."""
    words = " ".join(source.surface.words)
    many = {fold_key(word) for word in source.entry.get("many", ())}
    return words in many or words.removeprefix("ال") in many


def _is_quality(name: Name, qualities: Sequence[Hit]) -> bool:
    """Whether a nationality is already told by an adjective: Syrian sources."""
    return name.kind == "group" and any(hit.start < name.end and name.start < hit.end for hit in qualities)


def _is_outlet(scene: Scene, body: Name, source: Hit) -> bool:
    """Whether a body is the outlet that a word for media announces: وكالة سانا."""
    entry = scene.knowledge.by_wire.get(body.entry or "")
    humans = {"correspondent", "journalist"}
    return (
        entry is not None
        and entry.table == "outlet"
        and source.entry.get("source_type") == "media"
        and source.entry.get("name") not in humans
    )


def _is_body(name: Name) -> bool:
    return not name.generic and name.kind != "person" and not name.members


def _type_by_words(scene: Scene, phrase: tuple[int, int]) -> SourceType | None:
    for at in range(phrase[0], min(phrase[1], phrase[0] + 2)):
        for table in (scene.role_at, scene.source_at):
            hit = table.get(at)
            if hit is not None and not _is_named(scene, at):
                return _partisan(scene, phrase, hit.entry.data["source_type"])
    return None


def _is_named(scene: Scene, at: int) -> bool:
    named = scene.name_at.get(at)
    return named is not None and not named[0].generic


def _partisan(scene: Scene, phrase: tuple[int, int], source_type: SourceType) -> SourceType:
    """Accounts and outlets that the text itself ties to a party are that party's media."""
    if source_type == "media" and any(
        scene.form(at).startswith(stem) for at in range(*phrase) for stem in scene.grammar["affiliation"]
    ):
        named = any(name.entry and not name.generic for name in _names_in(scene, phrase))
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


# ------------------------------------------------------------------------------------------------ other voices


def _colon_heads(scene: Scene, before: Sequence[Claim]) -> list[Claim]:
    """ "X: we will not accept …" at the head of a title or a paragraph."""
    out = []
    told = {scene.page.sentence_of(scene.page.token_at(claim.content.start)) for claim in before}
    for index, sentence in enumerate(scene.page.sentences):
        if sentence.kind not in {"title", "body"} or index in told:
            continue
        colon = next(
            (
                at
                for at in range(sentence.first, min(sentence.last - 1, sentence.first + _COLON_HEAD))
                if scene.form(at) == ":"
            ),
            None,
        )
        if colon is None:
            continue
        if not _heads_a_statement(scene, sentence, colon):
            continue
        out += _headed(scene, sentence, colon)
    return out


def _heads_a_statement(scene: Scene, sentence: Sentence, colon: int) -> bool:
    """Whether the words before a colon are somebody who speaks: a name, or a few words that are no place, number or time."""
    names = [name for name in _names_in(scene, (sentence.first, colon)) if not name.anaphor]
    if names and names[0].start == scene.page.tokens[sentence.first].start:
        return True
    head = range(sentence.first, colon)
    known = (
        sentence.first in scene.role_at
        or sentence.first in scene.source_at
        or (bool(names) and is_definite(scene, sentence.first))
    )
    if known and sentence.last - colon > _SAID_AFTER and _opens_line(scene, sentence):
        return True
    plain = all(scene.page.tokens[at].kind == "word" and at not in scene.place_at for at in head)
    closed = any(
        scene.is_a(at, "adjunct_openers") or scene.is_a(at, "place_heads") or at in scene.verb_at for at in head
    )
    return (
        0 < len(head) <= _UNKNOWN_HEAD
        and plain
        and not closed
        and sentence.last - colon > _SAID_AFTER
        and sentence.kind == "title"
    )


def _opens_line(scene: Scene, sentence: Sentence) -> bool:
    return sentence.first == 0 or scene.page.tokens[sentence.first - 1].kind == "break"


_UNKNOWN_HEAD = 4  # words
_SAID_AFTER = 4  # tokens


def _headed(scene: Scene, sentence: Sentence, colon: int) -> list[Claim]:
    speaker = speaker_of(scene, (sentence.first, colon))
    if speaker.source_type in {"media"} and sentence.kind == "body":
        return []  # "رويترز: …" opens a wire item: the whole item is its voice
    colon_token = scene.page.tokens[colon]
    cue = _COLON

    return [
        Claim(
            id=0, source=speaker.span, source_name=speaker.name, source_type=speaker.source_type,
            cue=scene.page.span(colon_token.start, colon_token.end), content=scene.page.span_of(*piece), act=act_within(scene, piece) or "asserts", rule=cue,  # type: ignore[arg-type]
        )
        for piece in pieces(scene, colon + 1, sentence.last)
    ]  # fmt: skip


_COLON = "headline colon"


def _own_voice(scene: Scene, attributed: Sequence[Claim]) -> list[Claim]:
    """One claim of the outlet for every sentence that is not mostly somebody else's words."""
    covered = _merged(sorted(_extent(claim) for claim in attributed))
    out = []
    at = 0
    for sentence in scene.page.sentences:
        if sentence.kind not in {"title", "body"} or sentence.last - sentence.first < 3:
            continue
        while at < len(covered) and covered[at][1] <= sentence.start:
            at += 1
        held = _held(covered, at, sentence)
        if held < _COVERED * (sentence.end - sentence.start):
            out.append(_own(scene, sentence))
    return out


def _extent(claim: Claim) -> tuple[int, int]:
    """From the first to the last word of a claim's source, cue and content, as far as they stand together."""
    parts = [part for part in (claim.source, claim.cue, claim.content) if part is not None]
    near = [part for part in parts if abs(part.start - claim.content.start) < _NEAR or part.overlaps(claim.content)]
    return min(part.start for part in near), max(part.end for part in near)


_NEAR = 200  # characters: a source further away is that of a sentence before


def _held(covered: Sequence[tuple[int, int]], at: int, sentence: Sentence) -> int:
    """Characters of a sentence that lie in covered stretches, of which the first that may reach it is ``at``."""
    held = 0
    while at < len(covered) and covered[at][0] < sentence.end:
        start, end = covered[at]
        held += max(0, min(end, sentence.end) - max(start, sentence.start))
        at += 1
    return held


def _merged(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in stretches:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _own(scene: Scene, sentence: Sentence) -> Claim:
    last = sentence.last
    question = scene.form(last - 1) in {"؟", "?"} or scene.is_a(sentence.first, "interrogatives")
    while not question and last > sentence.first + 1 and scene.page.tokens[last - 1].form in {".", "،"}:
        last -= 1
    hedges = hedges_in(scene, sentence.first, last)
    span = scene.page.span_of(sentence.first, last)
    act = "asks" if question else "speculates" if hedges else "asserts"
    return Claim(
        id=0, source=None, source_name=scene.page.report.outlet, source_type="media", cue=None, content=span,
        act=act,  # type: ignore[arg-type]
        factuality="unknown" if question else hedges[0].entry.data["factuality"] if hedges else "certain",
        hedge=scene.page.span(hedges[0].start, hedges[0].end) if hedges else None,
        rule="own voice",
    )  # fmt: skip
