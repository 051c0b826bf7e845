"""Truces that belong together and are not one: who follows whom, and which local truce is part of a wider one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hudna.link.truces.blocks import Key, who_and_where
from hudna.link.truces.days import Days, stamp_of
from hudna.link.truces.grounds import NEAR, grounds_of, kinds_of
from hudna.link.truces.profile import Summary
from hudna.types import Bond, Ground

HORIZON = 550  # days after its beginning (its end, where it is known) in which the next truce follows a truce
_LOOK_BACK = 16  # earlier truces of the same adversaries that are looked at
_WHO = frozenset({"same_parties", "same_adversaries"})
_NO_SLIP = 3  # origins that give one beginning
_APART = frozenset({"other_area", "other_country", "local_and_nationwide", "other_adversary", "other_parties"})


def bonds_of(summaries: Mapping[str, Summary], together: Mapping[str, frozenset[str]]) -> tuple[Bond, ...]:
    """Bonds between groups that have a beginning. ``together``: id → reports, which show truces told of in one breath."""
    found: dict[tuple[str, str, str], Bond] = {}
    for _key, ids in sorted(_by_adversaries(summaries).items(), key=lambda row: str(row[0])):
        for number, later in enumerate(ids):
            earlier = ids[max(0, number - _LOOK_BACK) : number]
            for bond in _of_one(later, earlier, summaries, together):
                found.setdefault((bond.tie, bond.a, bond.b), bond)
    nearest = _nearest([bond for bond in found.values() if bond.tie == "successor"], summaries)
    parts = [bond for bond in found.values() if bond.tie == "part_of"]
    return tuple(sorted([*nearest, *parts], key=lambda bond: (bond.a, bond.tie, bond.b)))


def next_beginnings(summaries: Mapping[str, Summary]) -> dict[str, int]:
    """When the next truce of the same adversaries over the same area begins, for those whose end nobody gives.

    Also for those that were to last longer, where the next one is in the same place: there are no two at a time. A truce
    that few speak of does not end one that many speak of: its date may be a slip.
    """
    found: dict[str, int] = {}
    for _key, ids in sorted(_by_adversaries(summaries).items(), key=lambda row: str(row[0])):
        for number, earlier in enumerate(ids):
            before = summaries[earlier]
            for later in ids[number + 1 : number + 1 + _LOOK_BACK]:
                if _replaces(summaries[later], before):
                    begins = _window(summaries[later]).first
                    found[earlier] = min(begins, found.get(earlier, begins))
                    break
    return found


def _replaces(later: Summary, earlier: Summary) -> bool:
    begins = _window(later).first
    borne_out = 2 * later.size >= earlier.size or len(later.origins) >= _NO_SLIP
    if begins - _window(earlier).first <= NEAR or not borne_out:
        return False
    kinds = set(kinds_of(later, earlier))
    if not _WHO & kinds or _APART & kinds:
        return False
    return earlier.last_day is None or (begins <= earlier.last_day and "same_spot" in kinds)


def _by_adversaries(summaries: Mapping[str, Summary]) -> dict[Key, list[str]]:
    rows: dict[Key, list[str]] = defaultdict(list)
    for name, summary in summaries.items():
        if summary.window is not None and summary.real:
            for key in who_and_where(summary):
                rows[key].append(name)
    return {key: sorted(names, key=lambda name: (_window(summaries[name]), name)) for key, names in rows.items()}


def _window(summary: Summary) -> Days:
    assert summary.window is not None  # noqa: S101 - only such groups are looked at
    return summary.window


def _of_one(
    later: str, earlier: Sequence[str], summaries: Mapping[str, Summary], together: Mapping[str, frozenset[str]]
) -> Iterator[Bond]:
    for before in reversed(earlier):
        kinds = kinds_of(summaries[later], summaries[before])
        if not _WHO & set(kinds):
            continue
        shown = grounds_of(
            tuple(kind for kind in kinds if kind.startswith("same")), summaries[later], summaries[before]
        )
        if not _APART & set(kinds) and (time := _follows(summaries[later], summaries[before])) is not None:
            yield Bond(tie="successor", a=later, b=before, grounds=(*shown, time))
        elif (part := _is_part(later, before, kinds, summaries, together)) is not None:
            yield Bond(tie="part_of", a=later, b=before, grounds=(*shown, part))


def _follows(later: Summary, earlier: Summary) -> Ground | None:
    """How the beginning of one lies to the end of the other; ``None`` where it does not follow."""
    begins, window = _window(later).first, _window(earlier)
    if begins - window.first <= NEAR or begins - window.last > HORIZON:
        return None
    values = (stamp_of(window.first), stamp_of(begins))
    if earlier.last_day is None:
        kind = "begins_after_breach" if earlier.ended else "begins_later"
    elif begins <= earlier.last_day:
        if not earlier.ended:
            return None
        kind = "begins_after_breach"
    else:
        kind, values = "begins_after_end", (stamp_of(earlier.last_day), stamp_of(begins))
    return Ground(kind, "for", values)


def _nearest(bonds: Sequence[Bond], summaries: Mapping[str, Summary]) -> Iterator[Bond]:
    """Of all truces that came before, the last."""
    best: dict[str, Bond] = {}
    for bond in bonds:
        kept = best.get(bond.a)
        if kept is None or _rank(bond, summaries) > _rank(kept, summaries):
            best[bond.a] = bond
    yield from best.values()


def _rank(bond: Bond, summaries: Mapping[str, Summary]) -> tuple[int, int, str]:
    before = summaries[bond.b]
    return _window(before).first, before.size, bond.b


def _is_part(
    local: str,
    wide: str,
    kinds: tuple[str, ...],
    summaries: Mapping[str, Summary],
    together: Mapping[str, frozenset[str]],
) -> Ground | None:
    """A local truce inside the window of a nationwide one, told of with it or brought about by the same mediator.

    Place and time alone do not make it a part: towns make truces of their own while the country has one.
    """
    inside, around = summaries[local], summaries[wide]
    if "local_and_nationwide" not in kinds or not (inside.local and around.nationwide):
        return None
    if around.last_day is not None and _window(inside).first > around.last_day:
        return None
    told = sorted(together[local] & together[wide])
    if told:
        return Ground("told_of_together", "for", tuple(told))
    return Ground("window_inside", "for") if "same_mediator" in kinds else None
