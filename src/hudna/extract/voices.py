"""Statements that no verb of saying introduces: "X: …" at the head of a line, and the outlet's own voice for the rest."""

from collections.abc import Iterator, Sequence

from hudna.extract.acts import act_within, hedges_in
from hudna.extract.blame import plain_act
from hudna.extract.clauses import line_start
from hudna.extract.contents import pieces
from hudna.extract.phrases import is_definite
from hudna.extract.scene import FINITE, Scene
from hudna.extract.speakers import names_in, speaker_of
from hudna.text.layout import Sentence
from hudna.types import Claim

_COVERED = 0.4  # share of a sentence under attribution from which the outlet no longer speaks for itself


_LONGEST_TITLE = 60  # tokens
_TELLING = ("trigger", "truce_word", "truce_head", "term", "truce_anaphor")  # a head with these is a heading
_COLON_HEAD = 7  # tokens before the colon of "X: …"
_COLON_OFFICE = 13  # the same, where an office opens the head


def colon_heads(scene: Scene, before: Sequence[Claim]) -> list[Claim]:
    """ "X: we will not accept …" at the head of a title or a paragraph."""
    out = []
    told = {scene.page.sentence_of(scene.page.token_at(claim.content.start)) for claim in before}
    for index, sentence in enumerate(scene.page.sentences):
        if sentence.kind not in {"title", "body"} or index in told:
            continue
        for first, last in _parts(scene, sentence):
            reach = range(first, min(last - 1, first + _reach_of(scene, first)))
            colon = next((at for at in reach if scene.form(at) == ":"), None)
            if colon is not None and _heads_a_statement(scene, sentence, first, colon):
                out += _headed(scene, sentence, (first, last), colon)
    return out


def _reach_of(scene: Scene, first: int) -> int:
    return _COLON_OFFICE if first in scene.role_at else _COLON_HEAD


def _parts(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a line that may each be "X: …": of a title also those after two dots or a bar (عاجل | X: …)."""
    first = line_start(scene, sentence)
    marks = {"..", "|", "؛", "…"} if sentence.kind == "title" else {"|"}
    for at in range(first, min(sentence.last, first + _LONGEST_TITLE)):
        if scene.form(at) in marks:
            yield first, at
            first = at + 1
    if first < sentence.last:
        yield _past_clock(scene, first), sentence.last


def _past_clock(scene: Scene, at: int) -> int:
    """Past the time or the number that opens a line of a bulletin: "18:30 X: …", "5) X: …"."""
    tokens = scene.page.tokens
    if tokens[at].kind != "number":
        return at
    if scene.form(at + 1) == ":" and at + 2 < len(tokens) and tokens[at + 2].kind == "number":
        at += 2
    return at + 1 + (scene.form(at + 1) in {")", ".", "-", "–", "/"})


def _heads_a_statement(scene: Scene, sentence: Sentence, first: int, colon: int) -> bool:
    """Whether the words before a colon are somebody who speaks: a name, or a few words that are no place, number or time."""
    names = [name for name in names_in(scene, (first, colon)) if not name.anaphor]
    if _is_where(scene, first, colon):
        return False
    if names and names[0].start == scene.page.tokens[first].start:
        return True
    head = range(first, colon)
    speaks = first in scene.role_at or first in scene.source_at or (bool(names) and is_definite(scene, first))
    bulleted = first > sentence.first and _is_body(scene, first, colon)
    if (speaks or bulleted) and sentence.last - colon > _SAID_AFTER and _opens_line(scene, sentence):
        return True
    plain = all(scene.page.tokens[at].kind == "word" and at not in scene.place_at for at in head)
    closed = any(
        scene.is_a(at, "adjunct_openers") or scene.is_a(at, "place_heads") or at in scene.verb_at for at in head
    )
    tells = any(scene.hits.within(table, first, colon) for table in _TELLING)
    return (
        0 < len(head) <= _UNKNOWN_HEAD
        and plain
        and not (closed or tells)
        and sentence.last - colon > _SAID_AFTER
        and sentence.kind == "title"
    )


def _is_where(scene: Scene, first: int, colon: int) -> bool:
    """تركيا: مقتل عسكريين: a state or a place before the noun of an event is where it happened.

    So is one word that no pack knows, whatever the tagger takes it for.
    """
    named = scene.name_at.get(first)
    entry = scene.knowledge.by_wire.get(named[0].entry or "") if named is not None else None
    state = named is not None and named[2] == colon and entry is not None and entry.get("kind") == "state"
    guess = named is not None and named[0].found_by == "tagger" and colon - first == 1
    place = all(at in scene.place_at for at in range(first, colon))
    told = [*scene.hits.within("casualty", colon + 1, colon + 2), *scene.hits.within("trigger", colon + 1, colon + 2)]
    return (place and named is None) or ((state or place or guess) and any(hit.form not in FINITE for hit in told))


def _is_body(scene: Scene, first: int, colon: int) -> bool:
    """Whether a head is an unnamed body: "the town council", "the district committees"."""
    return colon - first > 1 and scene.is_a(first, "heads_of_bodies")


def _opens_line(scene: Scene, sentence: Sentence) -> bool:
    return sentence.first == 0 or scene.page.tokens[sentence.first - 1].kind == "break"


_UNKNOWN_HEAD = 4  # words


_SAID_AFTER = 4  # tokens


def _headed(scene: Scene, sentence: Sentence, part: tuple[int, int], colon: int) -> list[Claim]:
    first, last = part
    speaker = speaker_of(scene, (first, colon))
    if speaker.source_type in {"media"} and sentence.kind == "body" and first == sentence.first:
        return []  # "رويترز: …" opens a wire item: the whole item is its voice
    colon_token = scene.page.tokens[colon]
    cue = _COLON

    return [
        Claim(
            id=0, source=speaker.span, source_name=speaker.name, source_type=speaker.source_type,
            cue=scene.page.span(colon_token.start, colon_token.end), content=scene.page.span_of(*piece), act=act_within(scene, piece) or plain_act(scene, piece, speaker.party), rule=cue,  # type: ignore[arg-type]
        )
        for piece in pieces(scene, colon + 1, last)
    ]  # fmt: skip


_COLON = "headline colon"


def own_voice(scene: Scene, attributed: Sequence[Claim]) -> list[Claim]:
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
    first, last = line_start(scene, sentence), sentence.last
    question = scene.form(last - 1) in {"؟", "?"} or scene.is_a(first, "interrogatives")
    while not question and last > first + 1 and scene.page.tokens[last - 1].form in {".", "،"}:
        last -= 1
    hedges = hedges_in(scene, first, last)
    span = scene.page.span_of(first, last)
    act = "asks" if question else "speculates" if hedges else "asserts"
    return Claim(
        id=0, source=None, source_name=scene.page.report.outlet, source_type="media", cue=None, content=span,
        act=act,  # type: ignore[arg-type]
        factuality="unknown" if question else hedges[0].entry.data["factuality"] if hedges else "certain",
        hedge=scene.page.span(hedges[0].start, hedges[0].end) if hedges else None,
        rule="own voice",
    )  # fmt: skip
