"""Everything that was found in a report, by the token it stands at: what the search for events reads."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit, Hits
from hudna.text.fold import fold_key
from hudna.text.layout import Sentence
from hudna.text.page import Page
from hudna.types.mention import Mention, Name, Number, Place, Quantity, Time

M = TypeVar("M", bound=Mention, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A mention and the tokens ``[first, last)`` it covers."""

    mention: M
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Board:
    """The page, its mentions and its hits, each by first token."""

    page: Page
    names: Mapping[int, Placed[Name]]
    places: Mapping[int, Placed[Place]]
    times: Mapping[int, Placed[Time]]
    quantities: Mapping[int, Placed[Quantity]]
    numbers: Mapping[int, Placed[Number]]
    arguments: Mapping[int, Mapping[str, Hit]]  # token → role → hit
    contexts: Mapping[int, Hit]
    context_kinds: Mapping[int, frozenset[str]]  # a word may be of several kinds
    nationalities: frozenset[int]  # tokens that are adjectives of nationality
    victims: Mapping[int, Hit]
    casualties: Mapping[int, Hit]
    realis: Mapping[int, tuple[Hit, ...]]  # by the token after the last
    covered: frozenset[int]  # tokens inside the name of an organisation or a person
    forms: tuple[str, ...]  # of all tokens
    breaks: tuple[int, ...]  # tokens that end a clause, in order
    verbs: frozenset[int]  # tokens that are a verb of saying or doing in the present, which nothing else is spelt like

    def form(self, token: int) -> str:
        """The folded form of a token, empty beyond the text."""
        return self.forms[token] if 0 <= token < len(self.forms) else ""

    def kinds(self, first: int, last: int) -> set[str]:
        """The kinds of context words in tokens ``[first, last)``."""
        return {kind for at in range(first, last) for kind in self.context_kinds.get(at, ())}

    def role(self, token: int) -> str | None:
        """The role that an argument word at the token gives to what follows; governors and carriers give none."""
        roles = self.arguments.get(token)
        if not roles:
            return None
        return next((role for role in ("agent", "target", "between", "with", "place", "other") if role in roles), None)

    def clause_end(self, sentence: Sentence, after: int) -> int:
        """The token at which the clause that holds ``after`` ends."""
        last = min(sentence.last, after + WINDOW)
        at = bisect_left(self.breaks, after)
        return min(last, self.breaks[at]) if at < len(self.breaks) else last

    def clause_start(self, sentence: Sentence, before: int) -> int:
        """The token after the last clause break before ``before``."""
        first = max(sentence.first, before - WINDOW)
        at = bisect_left(self.breaks, before)
        return max(first, self.breaks[at - 1] + 1) if at else first


WINDOW = 80  # tokens that a trigger looks around; a bound, for sentences without an end
_STOPS = frozenset("؛;:")


def make_board(page: Page, hits: Hits, mentions: Sequence[Mention]) -> Board:
    """The board of one report."""
    placed = [Placed(mention, *page.tokens_in(mention.start, mention.end)) for mention in mentions]
    names = {p.first: p for p in placed if isinstance(p.mention, Name)}
    arguments = _by_role(hits.every("argument"))
    forms = tuple(token.form for token in page.tokens)
    return Board(
        page=page,
        names=names,  # type: ignore[arg-type]  # the comprehension above looked
        places={p.first: p for p in placed if isinstance(p.mention, Place)},  # type: ignore[misc]
        times={p.first: p for p in placed if isinstance(p.mention, Time)},  # type: ignore[misc]
        quantities={p.first: p for p in placed if isinstance(p.mention, Quantity)},  # type: ignore[misc]
        numbers={p.first: p for p in placed if isinstance(p.mention, Number) and not p.mention.ordinal},  # type: ignore[misc]
        arguments=arguments,
        contexts={hit.first: hit for hit in hits.of("context")},
        context_kinds=_kinds(hits.every("context")),
        nationalities=frozenset(hit.first for hit in hits.every("nationality")),
        victims={hit.first: hit for hit in hits.of("victim")},
        casualties={hit.first: hit for hit in hits.of("casualty")},
        realis=_by_end(hits.every("realis")),
        covered=_covered(names.values()),
        forms=forms,
        breaks=tuple(at for at, form in enumerate(forms) if form in _STOPS or "clause" in arguments.get(at, ())),
        verbs=frozenset(hit.first for table in ("cue", "trigger") for hit in hits.of(table) if hit.form == "present"),
    )


def _by_role(hits: Iterable[Hit]) -> dict[int, dict[str, Hit]]:
    out: dict[int, dict[str, Hit]] = defaultdict(dict)
    for hit in hits:
        here, role = out[hit.first], hit.entry.data["role"]
        known = here.get(role)
        if known is None or known.last < hit.last:
            here[role] = hit
    return dict(out)


def _kinds(hits: Iterable[Hit]) -> dict[int, frozenset[str]]:
    out: dict[int, set[str]] = defaultdict(set)
    for hit in hits:
        out[hit.first].add(hit.entry.get("kind"))
    return {at: frozenset(kinds) for at, kinds in out.items()}


def _by_end(hits: Iterable[Hit]) -> dict[int, tuple[Hit, ...]]:
    out: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        out[hit.last].append(hit)
    return {end: tuple(rows) for end, rows in out.items()}


def _covered(names: Iterable[Placed[Mention]]) -> frozenset[int]:
    return frozenset(
        at
        for placed in names
        if isinstance(placed.mention, Name) and not placed.mention.generic and placed.mention.kind != "group"
        for at in range(placed.first, placed.last)
    )


@lru_cache(maxsize=4096)
def folded_words(entry: Entry, field: str) -> frozenset[str]:
    """The words of an entry's list, folded as the text is."""
    stated = entry.get(field, ())
    return frozenset(fold_key(word) for word in ([stated] if isinstance(stated, str) else stated))
