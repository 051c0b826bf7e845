"""What the claim shapes look at: a page with its hits and names laid over its tokens."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hit, Hits
from hudna.text.layout import Sentence
from hudna.text.page import Page
from hudna.types import Mention, Name, Place, Time

_LONG_QUOTE = 6  # tokens

FINITE = frozenset({"past", "present", "passive_past", "passive_present"})


_ALI = "علي"


def is_ali(page: Page, at: int) -> bool:
    """Whether token ``at``, folded علي, is written with the dots of the name where the text has the preposition too."""
    token = page.tokens[at]
    return page.text[token.start : token.end].endswith("ي") and writes_on(page.text)


@lru_cache(maxsize=4)
def writes_on(text: str) -> bool:
    """Whether a text writes the preposition على with its own last letter: then علي is the name."""
    return "على" in text


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything by token index. ``name_at`` maps each token of a name to (name, first, last)."""

    page: Page
    hits: Hits
    knowledge: Knowledge
    name_at: Mapping[int, tuple[Name, int, int]]
    cues: Sequence[Hit]
    cue_at: Mapping[int, Hit]
    verb_at: frozenset[int]
    source_at: Mapping[int, Hit]
    role_at: Mapping[int, Hit]
    quotes: Mapping[int, int] = field(default_factory=dict)  # opening quotation mark → closing one
    opened_by: Mapping[int, int] = field(default_factory=dict)  # closing → opening
    in_quotation: frozenset[int] = frozenset()  # tokens of quoted words too many to be a name
    place_at: frozenset[int] = frozenset()  # tokens of places
    time_end: Mapping[int, int] = field(default_factory=dict)  # first token of a time expression → the token after it
    source_end: Mapping[int, Hit] = field(default_factory=dict)  # token after a source noun → its hit
    first_at: Mapping[tuple[str, str], int] = field(default_factory=dict)  # a word, and the next → where first written
    holder_at: Mapping[int, Name] = field(default_factory=dict)  # first token of an office without a name → who held it
    officers: Sequence["Officer"] = ()  # persons named with their office, in text order

    @property
    def grammar(self) -> Grammar:
        """The closed classes."""
        return self.knowledge.grammar

    def form(self, at: int) -> str:
        """The folded form of a token, or an empty string outside the text."""
        tokens = self.page.tokens
        return tokens[at].form if 0 <= at < len(tokens) else ""

    def sentence(self, at: int) -> Sentence:
        """The sentence that holds a token, or the next one after a line break; the last one beyond the text."""
        while at < len(self.page.tokens) and self.page.tokens[at].kind == "break":
            at += 1
        return self.page.sentences[self.page.sentence_of(at)]

    def is_a(self, at: int, name: str) -> bool:
        """Whether the token belongs to a closed class, a conjunction set aside."""
        return self.grammar.is_a(self.form(at), name) and not self._is_ali(at)

    def _is_ali(self, at: int) -> bool:
        """Whether a word is the name علي in a text that writes the preposition على apart from it."""
        return self.form(at) == _ALI and is_ali(self.page, at)


@dataclass(frozen=True, slots=True)
class Officer:
    """A person whom the text names with an office: the office's words, bare of the article, and its first word as written."""

    name: Name
    office: frozenset[str]
    head: str


def scene_of(
    page: Page, hits: Hits, knowledge: Knowledge, mentions: Sequence[Mention], holders: Sequence[Name] = ()
) -> Scene:
    """The scene of a page; ``holders`` are the persons whom offices without a name stand for."""
    name_at: dict[int, tuple[Name, int, int]] = {}
    place_at: set[int] = set()
    time_end: dict[int, int] = {}
    for mention in mentions:
        first, last = page.tokens_in(mention.start, mention.end)
        if isinstance(mention, Name):
            for at in range(first, last):
                name_at.setdefault(at, (mention, first, last))
        elif isinstance(mention, Place):
            place_at.update(range(first, last))
        elif isinstance(mention, Time):
            time_end[first] = last
    sources = {hit.first: hit for hit in hits.of("source_noun") if not _is_adverb(page, hit)}
    cues = tuple(
        hit
        for hit in hits.of("cue")
        if _is_said(hit, name_at, sources) and not _is_other(page, hit, place_at, knowledge.grammar)
    )
    pairs = quote_pairs(page)
    triggers = {hit.first for hit in hits.every("trigger") if hit.form in FINITE}
    joint = {hit.first for hit in hits.of("mutual")}
    verbs = {hit.first for hit in cues if hit.form in FINITE} | triggers | joint
    return Scene(
        page, hits, knowledge, name_at, cues, {hit.first: hit for hit in cues}, frozenset(verbs),
        sources, {hit.first: hit for hit in hits.of("role_noun")},
        pairs, {close: opening for opening, close in pairs.items()},
        frozenset(at for a, b in pairs.items() if b - a > _LONG_QUOTE for at in range(a + 1, b)),
        frozenset(place_at),
        time_end,
        {hit.last: hit for hit in sources.values()},
        _first_places(page),
        {page.tokens_in(name.start, name.end)[0]: name for name in holders},
        tuple(_officers(page, mentions, knowledge, verbs)),
    )  # fmt: skip


def _officers(page: Page, mentions: Sequence[Mention], knowledge: Knowledge, verbs: Set[int]) -> Iterator[Officer]:
    for mention in mentions:
        if isinstance(mention, Name) and mention.kind == "person" and mention.role is not None:
            first, last = page.tokens_in(mention.role.start, mention.role.end)
            words = [token.form for token in page.tokens[first:last]]
            clause = any(knowledge.grammar.is_a(word, "complementizers") for word in words)
            if words and not clause and verbs.isdisjoint(range(first, last)):
                yield Officer(mention, frozenset(bare(word) for word in words), words[0])


def bare(form: str) -> str:
    """A word without its article, and without what a letter joined to the article."""
    return form.removeprefix("و").removeprefix("ال") if form.startswith(("وال", "ال")) else form


def _first_places(page: Page) -> dict[tuple[str, str], int]:
    """Where each word, and each pair of words, is written first: word and an empty string, or the pair → offset."""
    out: dict[tuple[str, str], int] = {}
    words = [page.text[token.start : token.end] for token in page.tokens]
    for at, word in enumerate(words):
        out.setdefault((word, ""), page.tokens[at].start)
        if at + 1 < len(words):
            out.setdefault((word, words[at + 1]), page.tokens[at].start)
    return out


def _is_adverb(page: Page, source: Hit) -> bool:
    """دبلوماسيًا، …: a word for people that is written as an adverb and parted by a comma."""
    word = page.text[source.start : source.end]
    return "\u064b" in word and source.last < len(page.tokens) and page.tokens[source.last].form in {"،", ","}


def _is_said(cue: Hit, names: Mapping[int, object], sources: Mapping[int, Hit]) -> bool:
    """Whether a cue is no part of a name or of what names a source (نص الاتفاق)."""
    source = sources.get(cue.first)
    if source is not None and source.last > cue.last:
        return False
    if cue.enclitic and not {"object", "addressee"} & set(cue.entry.get("takes", ())):
        return False  # تابعة is no تابع with an object
    return cue.first not in names or bool(cue.entry.get("shape"))


def _is_other(page: Page, cue: Hit, places: Set[int], grammar: Grammar) -> bool:
    """Whether a verb of one word is another word here: تعز the town, نصف a half."""
    if cue.last - cue.first > 1 or cue.form not in FINITE:
        return False
    return cue.first in places or grammar.is_a(page.tokens[cue.first].form, "no_cues")


def quote_pairs(page: Page) -> dict[int, int]:
    """Opening → closing quotation marks, paragraph by paragraph, quotations inside quotations too.

    Directed marks go by their direction, or by the opposite one where the text writes »…«; straight ones by the
    spaces beside them, and in turn where these tell nothing.
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    mirrored = _is_mirrored(page.text)
    for at, token in enumerate(page.tokens):
        if token.kind == "break" and page.tokens[at - 1].kind == "break":
            opened.clear()
        if token.form != '"':
            continue
        opens = _opens(page.text, token.start, token.end, mirrored)
        if opens is None:
            opens = not opened
        if opens:
            opened.append(at)
            del opened[:-_DEEPEST]
        elif opened:
            pairs[opened.pop()] = at
    return pairs


_DEEPEST = 4  # quotations open at once: marks left open must not pile up
_OPENERS, _CLOSERS = ("«", "“", "„", "‹", "171"), ("»", "”", "›", "187")


def _is_mirrored(text: str) -> bool:
    """Whether a text writes »…«: the first of its guillemets is a closing one, the last an opening one."""
    opening = [at for mark in ("«", "#171;") for at in (text.find(mark), text.rfind(mark)) if at >= 0]
    closing = [at for mark in ("»", "#187;") for at in (text.find(mark), text.rfind(mark)) if at >= 0]
    return bool(opening and closing) and min(closing) < min(opening) and max(closing) < max(opening)


def _opens(text: str, start: int, end: int, mirrored: bool) -> bool | None:
    """Whether a quotation mark opens; ``None`` where neither it nor its neighbours tell."""
    mark = text[start:end]
    guillemet = any(sign in mark for sign in ("«", "»", "171", "187"))
    if any(sign in mark for sign in _OPENERS):
        return not (guillemet and mirrored)
    if any(sign in mark for sign in _CLOSERS):
        return guillemet and mirrored
    before, after = text[start - 1 : start], text[end : end + 1]
    joins_next, joins_last = after.isalnum(), before.isalnum() or before in {".", "!", "؟", "?", "…", ")"}
    return joins_next if joins_next != joins_last else None
