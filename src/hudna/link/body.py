"""A report as the link stage compares it: its words without the page's furniture, and what stands where."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import accumulate
from operator import gt

from hudna.link.attribution import credits_of, outlet_name
from hudna.link.headlines import headline_lists
from hudna.link.names import Named, Stems, Words, names_of
from hudna.link.passages import Grams
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold
from hudna.text.tokens import Token, tokenize
from hudna.types.mention import Mention, Name, Quantity
from hudna.types.reading import Reading
from hudna.types.span import Span

LEAD_WORDS = 30  # that a report begins with
_COUNTED = frozenset({"word", "number"})
_VAGUE = frozenset({"media", "resident", "evidence", "other", "anonymous_source"})  # no speaker one could find again


@dataclass(frozen=True, slots=True)
class Quote:
    """Words ``[first, last)`` that a report puts into the mouth of a named source."""

    source: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Body:
    """The folded words of a report without furniture; ``starts`` and ``ends`` are where each stands in its text.

    ``outlet`` is its canonical name. ``head`` is how many of the words are title, byline or dateline. ``names`` are the
    proper names, the outlet's own left out, and the days that are dated. ``quotes`` are the words of named sources,
    ``figures`` its quantities, ``stems`` all words as written and without article and proclitics. ``counts`` says which words weigh: not those of
    another script, nor the outlet's own name, of which the pages of social media are half made. ``wording`` says which of those are no
    names: what a report says of a thing, not what the thing is called. ``listed`` says which stand
    in a list of headlines: what two pages of one outlet share of those is no report.

    What follows from these is worked out once: a report is compared with dozens of others.
    """

    report: str
    published: str | None
    outlet: str | None
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    head: int
    counts: tuple[bool, ...]
    wording: tuple[bool, ...]
    listed: tuple[bool, ...]
    stems: frozenset[str]
    names: tuple[Named, ...]
    figures: frozenset[str]
    quotes: tuple[Quote, ...]
    credits: tuple[str, ...]
    text: str = field(repr=False)

    @property
    def order(self) -> tuple[str, str]:
        """By day of publication, a report of an unknown day last, then by id."""
        return self.published or "9999", self.report

    @cached_property
    def grams(self) -> Grams:
        """Its words as they are looked for in another report."""
        return Grams.of(self.words)

    @cached_property
    def named(self) -> frozenset[str]:
        """The canonical names in it."""
        return frozenset(one.name for one in self.names)

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """How many words before each one, and in all, weigh."""
        return tuple(accumulate(self.counts, initial=0))

    @cached_property
    def worded(self) -> tuple[int, ...]:
        """How many words before each one, and in all, weigh and are no names."""
        return tuple(accumulate(self.wording, initial=0))

    @cached_property
    def lead(self) -> range:
        """The first words after the head that weigh, and those between; the head itself where there is hardly more."""
        worded, size = self.worded, len(self.words)
        start = self.head if (worded[-1] - worded[min(self.head, size)]) * 2 >= LEAD_WORDS else 0
        return range(start, min(bisect_left(worded, worded[start] + LEAD_WORDS, start), size))

    @cached_property
    def unlisted(self) -> "Body":
        """The same without the weight of its lists of headlines."""
        if not any(self.listed):
            return self
        counts, wording = (tuple(map(gt, marks, self.listed)) for marks in (self.counts, self.wording))
        return replace(self, counts=counts, wording=wording)

    @cached_property
    def voice(self) -> str | None:
        """The person whom it quotes most, by name."""
        persons = {one.name for one in self.names if one.kind == "person"}
        said = Counter[str]()
        for quote in self.quotes:
            if quote.source in persons:
                said[quote.source] += quote.last - quote.first
        return min(said, key=lambda name: (-said[name], name)) if said else None

    def span(self, first: int, last: int) -> Span:
        """Where words ``[first, last)`` stand in the report."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.text[start:end])


def body_of(reading: Reading, knowledge: Knowledge) -> Body:
    """The body of a reading that carries its report; of one without, there are no words."""
    text = reading.report.text if reading.report else ""
    words = _report_words([token for token in tokenize(fold(text)) if token.kind in _COUNTED], reading)
    place = Words(tuple(word.start for word in words), tuple(word.end for word in words))
    outlet = outlet_name(reading.outlet, knowledge)
    stems = Stems.known_to(knowledge)
    forms = tuple(word.form.lower() for word in words)
    names = tuple(names_of(reading, text, outlet, place, stems))
    counts = _counts(forms, reading.outlet, [place.of(one.span) for one in reading.mentions if _is_own(one, outlet)])
    return Body(
        report=reading.id,
        published=reading.published.date if reading.published else None,
        outlet=outlet,
        words=forms,
        starts=place.starts,
        ends=place.ends,
        head=bisect_left(place.starts, _head_end(reading)),
        counts=counts,
        wording=_wording(counts, names),
        listed=_listed(text, place),
        stems=frozenset(stem for form in set(forms) for stem in stems.of_word(form)),
        names=names,
        figures=frozenset(_figures(reading)),
        quotes=tuple(
            Quote(claim.source_name, *place.of(claim.content))
            for claim in reading.claims
            if claim.source_name and claim.source is not None and claim.source_type not in _VAGUE
        ),
        credits=credits_of(reading, knowledge),
        text=text,
    )


def _wording(counts: tuple[bool, ...], names: tuple[Named, ...]) -> tuple[bool, ...]:
    out = list(counts)
    for one in names:
        out[one.first : one.last] = [False] * len(out[one.first : one.last])
    return tuple(out)


def days_apart(one: Body, other: Body) -> int | None:
    """Days between the publication of two reports; ``None`` where one is unknown."""
    if one.published is None or other.published is None:
        return None
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)


def _figures(reading: Reading) -> Iterator[str]:
    """Quantities as text: low, high, unit, measure."""
    for one in reading.mentions:
        if isinstance(one, Quantity) and one.low is not None:
            yield f"{one.low:g}..{'' if one.high is None else f'{one.high:g}'} {one.measure or ''} {one.unit or ''}"


def _head_end(reading: Reading) -> int:
    return max((part.end for part in (reading.title, reading.byline, reading.dateline) if part), default=0)


def _report_words(tokens: list[Token], reading: Reading) -> list[Token]:
    """The words that stand in no furniture."""
    out, parts, at = [], sorted((part.start, part.end) for part in reading.furniture), 0
    for token in tokens:
        while at < len(parts) and parts[at][1] <= token.start:
            at += 1
        if at == len(parts) or token.end <= parts[at][0]:
            out.append(token)
    return out


def _listed(text: str, place: Words) -> tuple[bool, ...]:
    out = [False] * len(place.starts)
    for start, end in headline_lists(text):
        first, last = place.of(Span(start, end))
        out[first:last] = [True] * (last - first)
    return tuple(out)


def _is_own(mention: Mention, outlet: str | None) -> bool:
    return isinstance(mention, Name) and mention.name == outlet


def _counts(words: tuple[str, ...], outlet: str | None, own: list[tuple[int, int]]) -> tuple[bool, ...]:
    """Which words weigh. A report that is mostly in Latin letters counts them."""
    latin = [word.isascii() and not word.isdigit() for word in words]
    foreign = sum(latin) * 2 > len(words)
    out = [foreign or not one for one in latin]
    for first, last in own:
        out[first:last] = [False] * (last - first)
    title = [token.form.lower() for token in tokenize(fold(outlet or "")) if token.kind == "word"]
    name = tuple(word for word in title if not word.isascii())
    for at in range(len(words) - len(name) + 1):
        if name and words[at : at + len(name)] == name:
            out[at : at + len(name)] = [False] * len(name)
    return tuple(out)
