"""Names that may be one person or body, proposed with their grounds and never merged."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from hudna.text.fold import fold_key
from hudna.text.near import letters_apart, near_names
from hudna.types import Name, Proposal

_MOST = 60  # names compared at most, so that a long list stays cheap


def propose(names: Sequence[Name], text: str = "") -> tuple[Proposal, ...]:
    """Pairs of persons, then of bodies, whose names are spelt nearly alike. Spans are all places where either stands.

    Names come in text order; an organisation named right beside both, and an office that ``text`` gives to both in the same
    words, are further grounds.
    """
    persons, bodies = _spelt(names, "person"), _spelt(names, "organisation")
    return (*_proposals(persons, _company(names), text), *_of_bodies(bodies))


def _spelt(names: Sequence[Name], kind: str) -> dict[str, list[Name]]:
    """The names of one kind that have several words, by their spelling; the first few spellings."""
    spelt: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == kind and not name.anaphor and " " in name.text:
            spelt.setdefault(fold_key(name.text), []).append(name)
    return dict(islice(spelt.items(), _MOST))


def _of_bodies(spelt: dict[str, list[Name]]) -> Iterator[Proposal]:
    """Bodies whose names differ in one slip of one long word, where a pack knows one of them at most."""
    for a, b in combinations(spelt, 2):
        one, other = a.split(), b.split()
        apart = [words for words in zip(one, other, strict=False) if words[0] != words[1]]
        if (
            len(one) != len(other)
            or len(apart) != 1
            or min(map(len, apart[0])) < _LONG_WORD
            or _both_known(spelt[a][0], spelt[b][0])
        ):
            continue
        letters = letters_apart(*apart[0])
        if letters is not None:
            both = sorted([*spelt[a], *spelt[b]], key=lambda name: name.start)
            same = (spelt[a][0].text, spelt[b][0].text)
            yield Proposal(same, tuple(name.span for name in both), (letters, "all other words are the same"))


_BESIDE = 60  # characters between a person and the organisation that the text names the person with


def _company(names: Sequence[Name]) -> dict[int, set[str]]:
    """Start of a person's name → the organisations named right before or after it."""
    out: dict[int, set[str]] = {}
    for at, name in enumerate(names):
        if name.kind == "person":
            near = (*names[max(0, at - 1) : at], *names[at + 1 : at + 3])
            out[name.start] = {
                other.name
                for other in near
                if other.kind != "person" and not other.generic and _gap(name, other) <= _BESIDE
            }
    return out


def _gap(a: Name, b: Name) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _proposals(spelt: dict[str, list[Name]], company: dict[int, set[str]], text: str) -> Iterator[Proposal]:
    for a, b in combinations(spelt, 2):
        grounds = near_names(a, b)
        if grounds and not _both_known(spelt[a][0], spelt[b][0]):
            both = sorted([*spelt[a], *spelt[b]], key=lambda name: name.start)
            same = (spelt[a][0].text, spelt[b][0].text)
            shared = _together(spelt[a], company) & _together(spelt[b], company)
            beside = tuple(f"both named with {other}" for other in sorted(shared))
            office = ("same role",) if _offices(spelt[a], text) & _offices(spelt[b], text) else ()
            yield Proposal(same, tuple(name.span for name in both), grounds + office + beside)


def _together(names: Sequence[Name], company: dict[int, set[str]]) -> set[str]:
    return {other for name in names for other in company.get(name.start, ())}


def _offices(names: Sequence[Name], text: str) -> set[str]:
    """The offices that the text gives to a person, folded."""
    return {fold_key(text[name.role.start : name.role.end]) for name in names if name.role is not None and text}


def _both_known(a: Name, b: Name) -> bool:
    """Whether packs know both, and so whether they are one."""
    return a.entry is not None and b.entry is not None


_LONG_WORD = 7  # letters of a word of a body's name, below which one slip makes another word
