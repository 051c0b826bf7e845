"""What analysts have judged about events: which must be together, and which must not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hudna.types import HUDNA, Judgement


@dataclass(slots=True)
class Bounds:
    """``root`` of an item: one for all that are judged the same; ``apart``: roots that must not meet."""

    root: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    unheeded: list[Judgement] = field(default_factory=list)

    def of(self, item: str) -> str:
        """The root of an item: itself where nobody judged it."""
        found = item
        while (above := self.root.get(found, found)) != found:
            found = above
        return found


def bounds_of(items: Iterable[str], judgements: Iterable[Judgement], known: Mapping[str, str]) -> Bounds:
    """The bounds by the judgements of persons; the last one on a pair stands. Ids are of items, or of groups as ``known``.

    A group stands for all its items. A "different" that contradicts what several "same" say together is not heeded, and
    given back.
    """
    present = set(items)
    members: dict[str, list[str]] = defaultdict(list)
    for item, group in known.items():
        if item in present:
            members[group].append(item)
    last: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda one: (one.at or "", one.a, one.b)):
        if one.by != HUDNA and one.thing == "event":
            last[one.a, one.b] = one
    bounds = Bounds()
    for one in last.values():
        if one.verdict == "same":
            whole = sorted((*_items(one.a, present, members), *_items(one.b, present, members)))
            for item in whole[1:]:
                _join(bounds, whole[0], item)
    for one in last.values():
        if one.verdict == "different":
            _part(bounds, one, _items(one.a, present, members), _items(one.b, present, members))
    return bounds


def _items(name: str, present: set[str], members: Mapping[str, list[str]]) -> list[str]:
    return [name] if name in present else sorted(members.get(name, ()))


def _join(bounds: Bounds, a: str, b: str) -> None:
    one, other = sorted((bounds.of(a), bounds.of(b)))
    bounds.root[other] = one


def _part(bounds: Bounds, judgement: Judgement, a: list[str], b: list[str]) -> None:
    heeded = True
    for one in a:
        for other in b:
            first, second = bounds.of(one), bounds.of(other)
            if first == second:
                heeded = False
                continue
            bounds.apart.setdefault(first, set()).add(second)
            bounds.apart.setdefault(second, set()).add(first)
    if not heeded:
        bounds.unheeded.append(judgement)
