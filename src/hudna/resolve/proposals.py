"""Names that may be one person or body, proposed with their grounds and never merged."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from hudna.text.fold import fold_key
from hudna.types import Name, Proposal

_LIKE = 80  # per cent of letters alike below which two spellings are not even proposed (rapidfuzz ratio)
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
        letters = _letters(*apart[0])
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
        grounds = _grounds(a, b)
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


def _grounds(a: str, b: str) -> tuple[str, ...]:
    """Why two spellings may be one name; empty where nothing speaks for it."""
    one, other = a.split(), b.split()
    if one[-1] == other[-1]:
        return _with_middle(one, other) or _near(a, b)
    return _family_slip(one, other)


def _near(a: str, b: str) -> tuple[str, ...]:
    """Alike but for a letter or two, with one family name."""
    from rapidfuzz import fuzz  # imported where names are near, not at start-up

    letters = _letters(a, b) if fuzz.ratio(a, b) >= _LIKE else None
    return (letters, _SAME_FAMILY) if letters is not None else ()


def _with_middle(one: list[str], other: list[str]) -> tuple[str, ...]:
    """One given name and one family name, and the one has a middle name that the other leaves out."""
    short, full = sorted((one, other), key=len)
    left_out = short[0] == full[0] and set(short) < set(full) and len(short) > 1
    return ("same given name", _SAME_FAMILY, "a middle name more") if left_out else ()


def _family_slip(one: list[str], other: list[str]) -> tuple[str, ...]:
    """Everything alike but one slip in a long family name: a letter too many, another one, or two swapped."""
    if one[:-1] != other[:-1] or min(len(one[-1]), len(other[-1])) < _LONG:
        return ()
    letters = _letters(one[-1], other[-1])
    return (letters, "same given name") if letters == _ONE_LETTER else ()


def _letters(a: str, b: str) -> str | None:
    """How few slips lie between two spellings, in words; two letters swapped are one. ``None`` where more than two lie."""
    from rapidfuzz.distance import OSA

    return {1: _ONE_LETTER, 2: "two letters apart"}.get(OSA.distance(a, b))


_SAME_FAMILY = "same family name"
_ONE_LETTER = "one letter apart"
_LONG_WORD = 7  # letters of a word of a body's name, below which one slip makes another word
_LONG = 5  # letters of a family name, below which one slip makes another family
