"""Words of others that stand by themselves: the text of a statement under its announcement, a post above its signature."""

from collections.abc import Iterator, Sequence

from hudna.extract.acts import act_within
from hudna.extract.blame import plain_act
from hudna.extract.contents import pieces
from hudna.extract.scene import Scene
from hudna.extract.speakers import Speaker, speaker_of
from hudna.text.layout import Sentence
from hudna.types import Claim, Span

_MOST_SENTENCES = 60  # of one statement
_HANDLE_REACH = 12  # tokens between the dash of a signature and its (@handle)
_RULE_STATEMENT, _RULE_POST = "statement", "post"


def statements(scene: Scene, before: Sequence[Claim]) -> list[Claim]:
    """One claim for each sentence that a statement or a post holds and that nobody was quoted for already."""
    told = {scene.page.sentence_of(scene.page.token_at(claim.content.start)) for claim in before}
    out: list[Claim] = []
    for index, sentence in enumerate(scene.page.sentences):
        if sentence.kind != "body":
            continue
        out += _under(scene, index, before, told)
        out += _above(scene, index, told)
    return out


def _under(scene: Scene, index: int, before: Sequence[Claim], told: set[int]) -> Iterator[Claim]:
    """The sentences under "the text of the statement:", in the voice of who spoke last before it."""
    sentence = scene.page.sentences[index]
    colon = _announces(scene, sentence)
    if colon is None:
        return
    spoken = [claim for claim in before if claim.source is not None and claim.content.start < sentence.end]
    if not spoken:
        return
    last = max(spoken, key=lambda claim: claim.content.start)
    words = scene.page.tokens_in(last.source.start, last.source.end) if last.source is not None else (0, 0)
    party = speaker_of(scene, words).party
    speaker = Speaker(last.source, last.source_name, last.source_type, party)
    cue = scene.page.span(scene.page.tokens[colon].start, scene.page.tokens[colon].end)
    for at in range(index + 1, min(len(scene.page.sentences), index + _MOST_SENTENCES)):
        if scene.page.sentences[at].kind != "body":
            return
        if at not in told:
            told.add(at)
            yield from _said(scene, scene.page.sentences[at], speaker, cue, _RULE_STATEMENT)
        if _closes(scene, scene.page.sentences[at]):
            return


def _announces(scene: Scene, sentence: Sentence) -> int | None:
    """The colon that ends a sentence which names the text of a statement (وجاء نص البيان:); ``None`` in another one."""
    last = sentence.last - 1
    while last > sentence.first and scene.form(last) in {'"', "\n"}:
        last -= 1
    if scene.form(last) != ":":
        return None
    named = any(scene.is_a(at, "texts_of") for at in range(sentence.first, last))
    documents = scene.hits.within("source_noun", sentence.first, last)
    return last if named and any(hit.entry.get("source_type") == "document" for hit in documents) else None


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
    for at in range(index - 1, -1, -1):
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


def _said(scene: Scene, sentence: Sentence, speaker: Speaker, cue: Span, rule: str) -> Iterator[Claim]:
    for piece in pieces(scene, sentence.first, sentence.last):
        yield Claim(
            id=0, source=speaker.span, source_name=speaker.name, source_type=speaker.source_type, cue=cue,
            content=scene.page.span_of(*piece), act=act_within(scene, piece) or plain_act(scene, piece, speaker.party), rule=rule,  # type: ignore[arg-type]
        )  # fmt: skip
