"""Places that no gazetteer knows, spelt one letter apart by several reports: proposed as one, and never merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from hudna.text.fold import fold_key
from hudna.text.near import letters_apart
from hudna.types import Ground, Judgement

_LETTERS = 5  # of a folded name, below which a letter makes another village
_MOST = 40  # names alike but for a letter that are compared with one another
_CLOSE = "one letter apart"


def propose_places(places: Iterable[tuple[str, str]]) -> tuple[Judgement, ...]:
    """Pairs of names that may be one place's, by name. ``places``: names with their countries, as reports wrote them.

    Names of one country are compared where they are alike once a letter is left out of each (symmetric deletion, after
    Garbe's SymSpell), so that a long list stays cheap.
    """
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, country in sorted(set(places)):
        key = fold_key(name)
        for left in {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))} if len(key) >= _LETTERS else ():
            blocks[country, left].append(name)
    found = sorted({pair for block in blocks.values() for pair in _near(block)})
    spelling = (Ground("spelling", "for", (_CLOSE,)),)
    return tuple(Judgement(thing="place", a=a, b=b, verdict="unsure", grounds=spelling) for a, b in found)


def _near(block: list[str]) -> Iterator[tuple[str, str]]:
    for a, b in combinations(islice(block, _MOST), 2):
        one, other = fold_key(a), fold_key(b)
        if one == other or letters_apart(one, other) == _CLOSE:
            yield a, b
