"""Words of others that stand by themselves: the text of a statement under its announcement, a post above its signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hudna.extract.acts import act_within
from hudna.extract.agreement import is_first_person
from hudna.extract.blame import plain_act
from hudna.extract.clauses import line_start
from hudna.extract.contents import pieces
from hudna.extract.phrases import Range, phrase_end
from hudna.extract.scene import Scene
from hudna.extract.speakers import Speaker, speaker_of
from hudna.extract.subjects import can_speak
from hudna.text.layout import Sentence
from hudna.types import Claim, Span

_MOST_SENTENCES = 60  # of one statement
_HANDLE_REACH = 12  # tokens between the dash of a signature and its (@handle)
_RULE_STATEMENT, _RULE_POST = "statement", "post"


def statements(scene: Scene, before: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims before, those in the first person inside a statement given to its issuer, and the claims that it adds.

    One claim is added for each sentence that a statement or a post holds and that nobody was quoted for already.
    """
    told = {_sentence_of(scene, claim) for claim in before}
    held: dict[int, Speaker] = {}  # sentence of a statement → its issuer
    out: list[Claim] = []
    for index, sentence in enumerate(scene.page.sentences):
        if sentence.kind not in {"title", "body"}:
            continue
        out += _under(scene, index, before, told, held)
        out += _above(scene, index, told)
    return [_given(scene, claim, held) for claim in before], out


def _sentence_of(scene: Scene, claim: Claim) -> int:
    return scene.page.sentence_of(scene.page.token_at(claim.content.start))


def _given(scene: Scene, claim: Claim, held: Mapping[int, Speaker]) -> Claim:
    """A claim of a statement's "we" as its issuer's; every other claim as it is."""
    speaker = held.get(_sentence_of(scene, claim)) if held else None
    cue = scene.cue_at.get(scene.page.token_at(claim.cue.start)) if speaker is not None and claim.cue else None
    if speaker is None or cue is None or not is_first_person(cue):
        return claim
    return replace(claim, source=speaker.span, source_name=speaker.name, source_type=speaker.source_type)


def _under(
    scene: Scene, index: int, before: Sequence[Claim], told: set[int], held: dict[int, Speaker]
) -> Iterator[Claim]:
    """The sentences under "the text of the statement:", in the voice of its issuer, or of who spoke last before it."""
    sentence = scene.page.sentences[index]
    mark = _announces(scene, sentence)
    if mark is None:
        return
    issuer = _issuer(scene, sentence)
    speaker = speaker_of(scene, issuer) if issuer is not None else _last_speaker(scene, sentence, before)
    if speaker is None:
        return
    cue = scene.page.span(scene.page.tokens[mark].start, scene.page.tokens[mark].end)
    for at in range(index + 1, min(len(scene.page.sentences), index + _MOST_SENTENCES)):
        if scene.page.sentences[at].kind != "body":
            return
        held[at] = speaker
        if at not in told:
            told.add(at)
            yield from _said(scene, scene.page.sentences[at], speaker, cue, _RULE_STATEMENT)
        if _closes(scene, scene.page.sentences[at]):
            return


def _last_speaker(scene: Scene, sentence: Sentence, before: Sequence[Claim]) -> Speaker | None:
    """Who spoke last before the end of a sentence."""
    spoken = [claim for claim in before if claim.source is not None and claim.content.start < sentence.end]
    if not spoken:
        return None
    last = max(spoken, key=lambda claim: claim.content.start)
    words = scene.page.tokens_in(last.source.start, last.source.end) if last.source is not None else (0, 0)
    return Speaker(last.source, last.source_name, last.source_type, speaker_of(scene, words).party)


def _issuer(scene: Scene, sentence: Sentence) -> Range | None:
    """Whom a sentence says to have issued a statement: "X issued the following statement", "statement issued by X"."""
    for at in range(sentence.first, sentence.last - 1):
        if scene.is_a(at, "issues"):
            phrase = (at + 1, phrase_end(scene, at + 1, sentence.last))
        elif scene.is_a(at, "issued") and scene.form(at + 1) == "عن":
            phrase = (at + 2, phrase_end(scene, at + 2, sentence.last))
        else:
            continue
        return phrase if phrase[0] < phrase[1] and can_speak(scene, phrase) else None
    return None


def _announces(scene: Scene, sentence: Sentence) -> int | None:
    """The token that tells that a statement follows; ``None`` where none does.

    The colon that ends a sentence which names the text of a statement (وجاء نص البيان:), or the first word of a line that
    says nothing but who issued it (بيان صادر عن …), where what follows speaks in the first person.
    """
    if _is_headed(scene, sentence):
        return sentence.first
    last = sentence.last - 1
    while last > sentence.first and scene.form(last) in {'"', "\n"}:
        last -= 1
    if scene.form(last) != ":":
        return None
    named = any(scene.is_a(at, "texts_of") for at in range(sentence.first, last))
    documents = scene.hits.within("source_noun", sentence.first, last)
    return last if named and any(hit.entry.get("source_type") == "document" for hit in documents) else None


def _is_headed(scene: Scene, sentence: Sentence) -> bool:
    """Whether a line is the heading of a statement: a document and its issuer, and a first person under it."""
    source = scene.source_at.get(line_start(scene, sentence))
    if source is None or source.entry.get("source_type") != "document" or scene.form(source.last + 1) != "عن":
        return False
    issuer = _issuer(scene, sentence)
    if issuer is None or issuer[1] < sentence.last - 1:
        return False
    end = min(len(scene.page.tokens), sentence.last + _FIRST_PERSON_REACH)
    return any(_is_first_person(scene, at) for at in range(sentence.last, end))


_FIRST_PERSON_REACH = 80  # tokens


def _is_first_person(scene: Scene, at: int) -> bool:
    """نؤكد, a verb of saying in the first person, or a body that is the speaker's own: قواتنا."""
    said = scene.cue_at.get(at)
    speaks = said is not None and said.form == "present" and said.surface.words[0].startswith("ن")
    return speaks or (scene.is_a(at, "own_bodies") and scene.form(at).endswith("نا"))


def _closes(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence ends with a closing mark that no opening one on its line answers: the statement ends."""
    last = sentence.last - 1
    while last > sentence.first and scene.form(last) in {".", "\n"}:
        last -= 1
    return scene.form(last) == '"' and last not in scene.opened_by


def _above(scene: Scene, index: int, told: set[int]) -> Iterator[Claim]:
    """The sentences of the paragraph above "— Name (@handle)", in the voice of Name."""
    sentence = scene.page.sentences[index]
    signed = _signature(scene, sentence)
    if signed is None or signed[1] <= signed[0]:
        return
    speaker = speaker_of(scene, signed)
    dash = scene.page.tokens[sentence.first]
    told.add(index)
    for at in range(index - 1, max(-1, index - 1 - _MOST_SENTENCES), -1):
        other = scene.page.sentences[at]
        if other.kind != "body" or (at < index - 1 and _breaks(scene, other)):
            return
        if at not in told:
            told.add(at)
            yield from _said(scene, other, speaker, scene.page.span(dash.start, dash.end), _RULE_POST)
        if _opens_paragraph(scene, other):
            return


def _signature(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """The tokens of the name in a line such as "— Name (@handle) date"."""
    if scene.form(sentence.first) not in {"—", "–", "-"}:
        return None
    for at in range(sentence.first + 1, min(sentence.last, sentence.first + _HANDLE_REACH)):
        if scene.form(at) == "(" and scene.form(at + 1) == "@":
            return sentence.first + 1, at
    return None


def _breaks(scene: Scene, sentence: Sentence) -> bool:
    """Whether an empty line follows a sentence."""
    tokens = scene.page.tokens
    return all(tokens[at].kind == "break" for at in range(sentence.last, min(sentence.last + 2, len(tokens))))


def _opens_paragraph(scene: Scene, sentence: Sentence) -> bool:
    tokens = scene.page.tokens
    return all(tokens[at].kind == "break" for at in range(max(0, sentence.first - 2), sentence.first))


def _says_something(scene: Scene, piece: Range) -> bool:
    """Whether a piece is more than a place that heads a list, or a part of an address of the web."""
    words = [at for at in range(*piece) if any("\u0621" <= letter <= "\u064a" for letter in scene.form(at))]
    places = all(at in scene.place_at or scene.is_a(at, "place_heads") for at in words)
    return bool(words) and not (places or (len(words) <= _HEADING and scene.form(piece[1]) == ":"))


_HEADING = 3  # words before a colon that end a line


def _said(scene: Scene, sentence: Sentence, speaker: Speaker, cue: Span, rule: str) -> Iterator[Claim]:
    for piece in pieces(scene, sentence.first, sentence.last):
        if not _says_something(scene, piece):
            continue
        yield Claim(
            id=0, source=speaker.span, source_name=speaker.name, source_type=speaker.source_type, cue=cue,
            content=scene.page.span_of(*piece), act=act_within(scene, piece) or plain_act(scene, piece, speaker.party), rule=rule,  # type: ignore[arg-type]
        )  # fmt: skip
