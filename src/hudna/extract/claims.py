"""Claims: who says what, in every attributed shape, and the outlet's own voice for the sentences nobody is quoted for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hudna.extract.acts import meaning_of
from hudna.extract.agreement import Gender, agrees, noun_gender, verb_gender
from hudna.extract.blame import plain_act
from hudna.extract.phrases import Range, with_office
from hudna.extract.scene import Scene, bare, scene_of
from hudna.extract.shapes import Draft, drafts_of
from hudna.extract.speakers import Speaker, is_named, speaker_of
from hudna.extract.statements import statements
from hudna.extract.voices import colon_heads, own_voice
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page
from hudna.types import Claim, Mention, Name, Span

_UNNAMED = Speaker(None, None, "other")  # somebody is quoted, and the text nowhere says who


def find_claims(
    page: Page, hits: Hits, knowledge: Knowledge, mentions: Sequence[Mention], holders: Sequence[Name] = ()
) -> tuple[Claim, ...]:
    """All claims of a page in text order, ids counted from 0. ``about_truce`` and ``truces`` are left to the truce stage.

    ``holders`` are the persons whom offices without a name stand for.
    """
    scene = scene_of(page, hits, knowledge, mentions, holders)
    attributed = list(_attributed(scene))
    attributed += colon_heads(scene, attributed)
    attributed, stated = statements(scene, attributed)
    attributed += stated
    own = own_voice(scene, attributed)
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
    at += scene.form(at) in {"نفس", "ذات"}
    hit = scene.source_at.get(at)
    if hit is None or _is_unknown_body(scene, at):
        known = _by_head(scene, speaker, at, described)
        return known or replace(speaker, span=named.setdefault(speaker.span.text, speaker.span))
    if is_named(scene, at):
        return speaker
    known = described.get(hit.entry.key)
    if not _points_back(scene, hit, speaker.span):
        described[hit.entry.key] = speaker
    elif known is not None:
        return replace(speaker, name=known.name, source_type=known.source_type, party=known.party)
    return speaker


def _by_head(scene: Scene, speaker: Speaker, at: int, described: dict[str, Speaker]) -> Speaker | None:
    """ "The ministry" after "the ministry of health said": the body that was named in full, where no pack knows it."""
    named = is_named(scene, at) and not _is_unknown_body(scene, at)
    if speaker.span is None or named or at in scene.role_at:
        return None
    head = "head " + bare(scene.form(at))
    single = scene.page.tokens_in(speaker.span.start, speaker.span.end)[1] == at + 1
    if single and scene.form(at).startswith("ال"):
        known = described.get(head)
        return replace(known, span=speaker.span) if known is not None else None
    if scene.is_a(at, "heads_of_bodies") or scene.form(at).startswith("ال"):
        described[head] = speaker
    return None


def _is_unknown_body(scene: Scene, at: int) -> bool:
    """Whether a token belongs to the name of a body that no pack knows."""
    named = scene.name_at.get(at)
    return named is not None and named[0].kind == "organisation" and named[0].entry is None and not named[0].generic


def _remember_issuer(scene: Scene, draft: Draft, speakers: Sequence[Speaker], described: dict[str, Speaker]) -> None:
    """ "The ministry said in a statement …": the statement that speaks next is the word of the ministry."""
    sentence = scene.sentence(draft.cue.first)
    if len(speakers) != 1 or speakers[0].name is None or speakers[0].source_type == "document":
        return
    last = min(sentence.last, draft.content[0][0])
    for hit in scene.hits.within("source_noun", max(sentence.first, last - _ISSUED), last):
        if hit.entry.get("source_type") == "document" and not hit.surface.words[0].startswith("ال"):
            described[hit.entry.key] = replace(speakers[0], source_type="document")


_ISSUED = 40  # tokens before what is said in which the statement that says it is looked for


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
        return tuple(_with_office(scene, draft, phrase, speaker_of(scene, phrase)) for phrase in draft.speakers)
    asked = verb_gender(draft.cue) if draft.shape == "dropped-subject" else None
    fits = next((turn for turn in reversed(recent[-_RECENT:]) if agrees(asked, turn.gender)), None)
    turn = fits or (recent[-1] if recent else None)
    return turn.speakers if turn is not None else _actor_before(scene, draft.cue.first)


def _with_office(scene: Scene, draft: Draft, phrase: Range, speaker: Speaker) -> Speaker:
    """A person with the office that stands after the name; what the verb governs next is none."""
    if speaker.span is None or "addressee" in draft.cue.entry.get("takes", ()):
        return speaker  # اتهم فلان رئيس الحكومة بـ: the office is whom he accuses
    content = draft.content[0][0]
    limit = content if content >= phrase[1] else scene.sentence(phrase[0]).last
    end = with_office(scene, phrase, limit)
    tokens = scene.page.tokens
    here = speaker.span.start >= tokens[phrase[0]].start and speaker.span.end <= tokens[phrase[1] - 1].end
    if end is None or not here:
        return speaker
    return replace(speaker, span=scene.page.span(speaker.span.start, tokens[end - 1].end))


_RECENT = 4  # turns in which the one of a dropped subject is looked for


def _actor_before(scene: Scene, at: int) -> tuple[Speaker, ...]:
    """Who acts in this sentence or the one before, where nobody spoke yet: "The police found … and said that …"."""
    page = scene.page
    here = page.sentence_of(at)
    if here < 0:
        return ()
    before = here - 1 if here and page.sentences[here - 1].kind == "body" else here
    for sentence in (page.sentences[here], page.sentences[before]):
        for place in range(sentence.first, min(at, sentence.last, sentence.first + _ACTOR_REACH)):
            named = scene.name_at.get(place)
            if named is not None and named[1] == place and named[0].kind != "group" and not named[0].generic:
                return (speaker_of(scene, (named[1], named[2])),)
    return ()


_ACTOR_REACH = 12  # tokens from the head of a sentence


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
                act=plain_act(scene, meaning.content, speaker.party) if told else meaning.act,
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
