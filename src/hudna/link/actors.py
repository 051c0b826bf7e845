"""Names of several reports that may be one actor's: proposed where they are spelt nearly alike, and never merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from hudna.text.fold import fold_key
from hudna.text.near import near_names
from hudna.types import Ground, Judgement

_MOST = 40  # names that share a first or a last word and are compared: more of them share a common word


def propose_actors(names: Iterable[str], known: frozenset[str] = frozenset()) -> tuple[Judgement, ...]:
    """Pairs of names that may be one, by name. ``known`` are names that packs have: two of those are two.

    Only names of several words that share the first or the last one are compared, so that a long list stays cheap.
    """
    blocks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        words = fold_key(name).split()
        if len(words) > 1:
            blocks[0, words[0]].append(name)
            blocks[1, words[-1]].append(name)
    found = {pair: grounds for block in blocks.values() for pair, grounds in _near(block, known)}
    return tuple(
        Judgement(thing="actor", a=a, b=b, verdict="unsure", grounds=grounds)
        for (a, b), grounds in sorted(found.items())
    )


def _near(block: list[str], known: frozenset[str]) -> Iterator[tuple[tuple[str, str], tuple[Ground, ...]]]:
    for a, b in combinations(islice(block, _MOST), 2):
        if a in known and b in known:
            continue
        one, other = fold_key(a), fold_key(b)
        grounds = ("same letters",) if one == other else near_names(one, other)
        if grounds:
            yield (a, b), tuple(Ground("spelling", "for", (ground,)) for ground in grounds)
