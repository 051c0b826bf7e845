"""Where places may be named: candidates with every gazetteer reading, and names after a head of place that no pack knows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hudna.extract.areas import bare_head
from hudna.extract.names import in_furniture
from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.rules.lexicon import Hit, Hits, grouped
from hudna.text.page import Page


def find_places(page: Page, hits: Hits, knowledge: Knowledge) -> list[Candidate]:
    """Place candidates in text order.

    A name that is also a word needs support: a word of place before it, a place that it is listed with, one that it is
    said to lie in, or a head of place elsewhere in the report. So does a short name before which و or ف may begin another word.
    """
    sieve = _Sieve(page, hits, knowledge)
    meant = {(hit.first, hit.last) for hit in hits.every("place") if sieve.passes(hit)}
    readings = [hit for hit in hits.every("place") if (hit.first, hit.last) in meant]
    return [
        Candidate("place", group[0].first, group[0].last, group[0].start, group[0].end, group)
        for group in grouped(readings)
        if not in_furniture(page, group[0].first)
    ]


_ARTICLE = "ال"
_SHORT = 4  # letters of a name that ف and ك before it may belong to: فاطمة, كمران
_SHORTEST = 3  # letters of a name that و ب ل before it may belong to: وحدة, لقاح
_PEER = 2  # tokens between places of a list
_KNOWN = ("country", "governorate", "city", "region")  # too well known to be another word


@dataclass(frozen=True, slots=True)
class _Known:
    """What is certain before doubtful names are weighed: where sure names begin and end, and what a head names."""

    begins: frozenset[int]
    ends: frozenset[int]
    headed: frozenset[str]
    ends_any: frozenset[int]  # of doubtful names too


class _Sieve:
    """Decides which hits are meant as places; each is looked at once, with the words around it."""

    def __init__(self, page: Page, hits: Hits, knowledge: Knowledge) -> None:
        self._page = page
        self._grammar = knowledge.grammar
        self._knowledge = knowledge
        every = hits.every("place")
        sure = [hit for hit in every if not self._is_doubtful(hit)]
        headed = {hit.entry.key for hit in every if self._is_headed(hit)}
        self._known = _Known(
            frozenset(hit.first for hit in sure),
            frozenset(hit.last for hit in sure),
            frozenset(headed),
            frozenset(hit.last for hit in every),
        )

    def passes(self, hit: Hit) -> bool:
        """Whether a hit is meant as a place."""
        if self._is_tail(hit) or self._is_saying(hit):
            return False
        if not self._is_doubtful(hit):
            return True
        if self._is_kind(hit):
            return self._is_named(hit)
        return self._is_headed(hit) or self._is_listed(hit) or self._is_placed(hit) or self._is_again(hit)

    def _is_doubtful(self, hit: Hit) -> bool:
        """Whether the words may be something else than the name of a place."""
        if hit.last - hit.first > 1 and hit.first + 1 < hit.last and len(hit.surface.words) > 1:
            return False
        caution = hit.entry.data.get("caution")
        return caution == "word" or (caution == "verb" and not self._is_governed(hit)) or self._may_be_cut(hit)

    def _is_tail(self, hit: Hit) -> bool:
        """Whether a word that opens longer names stands before it: أبي صيدا is not صيدا."""
        return (
            hit.first > 0
            and not hit.proclitic
            and self._grammar.is_a(bare_head(self._page.tokens[hit.first - 1].form), "name_halves")
        )

    def _is_saying(self, hit: Hit) -> bool:
        """Whether the name and the word after it are a saying: مسقط | رأسه."""
        after = self._page.tokens[hit.last].form if hit.last < len(self._page.tokens) else ""
        name = " ".join(hit.surface.words)
        return any(f"{name} {after}".startswith(words) for words in self._grammar["no_places"])

    def _is_governed(self, hit: Hit) -> bool:
        """Whether a preposition, a head of place or a hash stands before it, as it never does before a verb."""
        before = self._page.tokens[hit.first - 1].form if hit.first else ""
        if hit.proclitic[-1:] in ("ب", "ل") or before in _TOWARDS or self._is_headed(hit):
            return True
        return self._grammar.is_a(before, "locatives") or self._grammar.is_a(bare_head(before), "site_heads")

    def _may_be_cut(self, hit: Hit) -> bool:
        """Whether the letters before a short name of a lesser place may be the beginning of another word."""
        stem = hit.surface.words[0]
        if not hit.proclitic or stem.startswith(_ARTICLE) or hit.entry.data["precision"] in _KNOWN:
            return False
        return len(stem) <= (_SHORT if hit.proclitic[0] in "فك" else _SHORTEST)

    def _is_headed(self, hit: Hit) -> bool:
        """Whether a word of place stands right before: مدينة الباب; و and ب would part the two."""
        return not hit.proclitic and has_place_word_before(self._page, hit.first, self._knowledge)

    def _is_kind(self, hit: Hit) -> bool:
        """Whether the name is the word for a kind of place with its article: المدينة, البلاد."""
        word, kinds = hit.surface.words[0], self._grammar
        bare_word = word.removeprefix(_ARTICLE)
        return len(hit.surface.words) == 1 and (
            bare_word in kinds["place_heads"] or bare_word in kinds["site_heads"] or word in kinds["grounds"]
        )

    def _is_named(self, hit: Hit) -> bool:
        """Whether a word of kind is named as a place: ناحية المدينة; not شمال المدينة, not مدن البلاد."""
        return hit.first > 0 and self._grammar.is_a(bare_head(self._page.tokens[hit.first - 1].form), "naming_heads")

    def _is_listed(self, hit: Hit) -> bool:
        """Whether a sure place stands before it, joined by و or a dash, or on both sides of it, or is joined to it."""
        tokens = self._page.tokens
        if self._is_described(hit):
            return False
        before = self._known.ends if hit.entry.data.get("caution") else self._known.ends_any
        if hit.proclitic.startswith("و") and hit.first in before:
            return True
        mark = tokens[hit.first - 1].form if hit.first and hit.first - 1 in self._known.ends else ""
        if mark in _DASHES:
            return True
        after = any(at in self._known.begins for at in self._next_of_list(hit.last))
        return after and (mark in _COMMAS or (self._is_governed(hit) and tokens[hit.last].form.startswith("و")))

    def _is_described(self, hit: Hit) -> bool:
        """Whether a definite adjective follows a definite word: القصر الرئاسي."""
        following = self._page.tokens[hit.last].form if hit.last < len(self._page.tokens) else ""
        definite = self._is_definite(hit.surface.words[0]) and self._is_definite(following)
        return definite and following not in self._grammar["direction_words"]

    def _is_definite(self, form: str) -> bool:
        return form.startswith(_ARTICLE) and form not in self._grammar["no_article"]

    def _next_of_list(self, at: int) -> tuple[int, ...]:
        tokens = self._page.tokens
        if at >= len(tokens):
            return ()
        return (at + 1,) if tokens[at].form in _COMMAS else (at,) if tokens[at].form.startswith("و") else ()

    def _is_placed(self, hit: Hit) -> bool:
        """Whether a larger place right behind says where it lies: الباب بريف حلب; not الحكومي الجديد بمدينة غدامس."""
        tokens, at = self._page.tokens, hit.last
        if at >= len(tokens) or (hit.first and self._is_definite(tokens[hit.first - 1].form)):
            return False
        form = tokens[at].form
        led = form.startswith("ب") and self._grammar.is_a(bare_head(form), "place_heads")
        if form == "في" and at + 1 < len(tokens):
            led = self._grammar.is_a(tokens[at + 1].form, "place_heads")
            at += 1
        return led and any(near in self._known.begins for near in (at, at + 1, at + 2))

    def _is_again(self, hit: Hit) -> bool:
        """Whether the report names it elsewhere by its kind, and here where something happens or goes."""
        return hit.entry.key in self._known.headed and self._is_governed(hit)


_COMMAS = ("،", ",")
_DASHES = ("-", "–", "—", "/", "|", ":")
_TOWARDS = ("من", "على", "نحو", "باتجاه", "صوب", "بين", "#")


def has_place_word_before(page: Page, at: int, knowledge: Knowledge) -> bool:
    """Whether a head of place (مدينة، ريف، معبر …) stands right before a token."""
    return at > 0 and knowledge.grammar.is_a(bare_head(page.tokens[at - 1].form), "place_heads")


def without_namesakes(names: Sequence[Candidate], places: Sequence[Candidate]) -> list[Candidate]:
    """The names without those made of the words of a longer place name: خان, يونس in خان يونس."""
    inside = {at: place for place in places if place.last - place.first > 1 for at in range(place.first, place.last)}
    return [name for name in names if name.kind not in _MADE or not _within(name, inside.get(name.first))]


_MADE = frozenset({"surname", "person"})  # found by a rule, not by a pack's alias


def _within(name: Candidate, place: Candidate | None) -> bool:
    return place is not None and (name.first > place.first or name.last <= place.last)


def first_readings(candidates: list[Candidate]) -> Iterator[Hit]:
    """The hit of every candidate that has one reading only."""
    return (candidate.hits[0] for candidate in candidates if len({h.entry.key for h in candidate.hits}) == 1)


def find_unknown_places(page: Page, hits: Hits, knowledge: Knowledge, taken: Collection[int]) -> list[Candidate]:
    """Names after a head of place that no pack knows: قرية X, مخيم X. ``taken``: tokens that are already part of a name.

    The head stands in the construct, so what follows is its owner or its name. A word with the article is taken unless a
    pack knows it as something else; one without may describe the head (قرية نائية), and needs quotation marks, a word that
    opens names of places (تل, كفر), or the place that it lies in right behind.
    """
    finder = _Unknown(page, hits, knowledge, taken)
    leading = {form for form in {token.form for token in page.tokens} if finder.leads(form)}
    heads = (at for at, token in enumerate(page.tokens) if token.form in leading)
    return [found for at in heads if (found := finder.at(at)) is not None]


def is_description(page: Page, candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether what a tagger takes for a place only describes the head before it: مخيم اللاجئين, قرية نائية."""
    grammar, at = knowledge.grammar, candidate.first
    if candidate.hits or candidate.last - at > 1 or not at:
        return False
    head, form = bare_head(page.tokens[at - 1].form), page.tokens[at].form
    if not grammar.is_a(head, "place_heads"):
        return False
    agrees = head.endswith(_FEMININE) and form.endswith(_FEMININE) and not form.startswith(_ARTICLE)
    return agrees or grammar.is_a(form, "no_place_names")


class _Unknown:
    def __init__(self, page: Page, hits: Hits, knowledge: Knowledge, taken: Collection[int]) -> None:
        self._page = page
        self._hits = hits
        self._grammar = knowledge.grammar
        self._taken = taken

    def at(self, head: int) -> Candidate | None:
        """The name that a head at a token leads; None where there is none."""
        tokens = self._page.tokens
        if tokens[head].kind != "word" or in_furniture(self._page, head):
            return None
        if (
            head
            and tokens[head - 1].form == "من"
            and bare_head(tokens[head].form) not in self._grammar["village_heads"]
        ):
            return None  # من ناحية العدد is no district
        doubtful = bare_head(tokens[head].form) in self._grammar["doubtful_heads"]
        quoted = head + 1 < len(tokens) and tokens[head + 1].form == '"'
        first = head + 2 if quoted else head + 1
        last = self._last(first, quoted=quoted)
        if last is None or any(at in self._taken for at in range(first, last)):
            return None
        if doubtful and not quoted and not self._is_located(last):
            return None
        return Candidate("place", first, last, tokens[first].start, tokens[last - 1].end)

    def leads(self, form: str) -> bool:
        """Whether a word is a head that a name may follow: بلدة, بقرية."""
        return self._grammar.is_a(bare_head(form), "naming_heads") or self._grammar.is_a(form, "naming_heads")

    def _last(self, first: int, *, quoted: bool) -> int | None:
        """The token after the name, or None where the word is none."""
        tokens = self._page.tokens
        if first >= len(tokens):
            return None
        if not quoted and tokens[first].form in self._grammar["name_openers"]:
            return first + 2 if first + 1 < len(tokens) and self._may_name(first + 1) else None
        if not self._may_name(first):
            return None
        if quoted:
            close = next((at for at in range(first + 1, min(first + 4, len(tokens))) if tokens[at].form == '"'), None)
            return close if close is not None and all(tokens[at].kind == "word" for at in range(first, close)) else None
        form = tokens[first].form
        if form.startswith(_ARTICLE) and len(form) > len(_ARTICLE) + 2:
            return None if self._is_word(first) else first + 1
        describes = form.endswith(_RELATIVE)  # بلدة حدودية, حي سكني
        return first + 1 if self._is_located(first + 1) and not describes and not self._is_word(first) else None

    def _may_name(self, at: int) -> bool:
        token = self._page.tokens[at]
        unfit = self._grammar
        return (
            token.kind == "word"
            and len(token.form) >= _SHORTEST
            and not token.form.startswith(_JOINED_ARTICLE)
            and not unfit.is_a(token.form, "never_names")
            and not unfit.is_a(token.form, "no_place_names")
            and not unfit.is_a(token.form, "adjunct_openers")
            and not unfit.is_a(token.form, "direction_words")
            and not unfit.is_a(token.form, "place_heads")
        )

    def _is_word(self, at: int) -> bool:
        """Whether a pack knows the token as a word: a group, a victim, a trigger, a person's name."""
        return any(self._hits.within(table, at, at + 1) for table in self._hits.chosen if table not in _NO_WORDS)

    def _is_located(self, at: int) -> bool:
        """Whether "in the countryside of", "north of" … stands there."""
        tokens = self._page.tokens
        if at >= len(tokens):
            return False
        form = tokens[at].form
        if form == "في" and at + 1 < len(tokens):
            form = tokens[at + 1].form
        elif not form.startswith("ب") and form not in self._grammar["direction_words"]:
            return form in self._grammar["belonging"]
        return bare_head(form) in self._grammar["place_heads"]


_FEMININE = "ه"  # ta marbuta, folded
_JOINED_ARTICLE = "لل"  # مخيم للاجئين
_RELATIVE = ("ي", "يه")
_NO_WORDS = frozenset({"place", "surname", "given_name", "role_noun", "argument"})
