"""Origins: reports that repeat one another, grouped, so that each group counts once.

Likenesses are taken strongest first. What a person judged comes before them: ``same`` is joined at once, and ``different``
is never joined, not even by way of a third report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from hudna.link.likeness import LEAD_SHARED
from hudna.types.judgement import HUDNA, Judgement
from hudna.types.origin import JOINING, Likeness, Origin
from hudna.types.sketch import Sketch

PARTIAL = 0.6  # of its shingles: a report of which less is shared may hold another story beside
_IDS = 16  # hexadecimal digits


def group(
    reports: Iterable[Sketch], likenesses: Iterable[Likeness], judgements: Iterable[Judgement] = ()
) -> tuple[Origin, ...]:
    """The origins of reports: each report is in one, alone where nothing joins it. Sorted by day and id of the first.

    The order of the arguments does not matter. A likeness or judgement that names another report is left aside, so that
    a component can be grouped by itself.
    """
    known = {sketch.report: sketch for sketch in reports}
    alike = [one for one in likenesses if one.a in known and one.b in known and one.a != one.b]
    groups = _Groups(known, alike)
    _judge(groups, known, judgements)
    joining = sorted((one for one in alike if one.relation in JOINING), key=_strength)
    while joining:  # what was refused may be borne out by what came later
        refused = [one for one in joining if not groups.join_by(one)]
        if len(refused) == len(joining):
            break
        joining = refused
    made = [_origin([known[report] for report in members]) for members in groups.members()]
    return tuple(sorted(made, key=lambda origin: _order(known[origin.first])))


def components(reports: Iterable[str], bonds: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The reports in the fewest parts that no bond leads out of, each in order; a bond with another report is left aside."""
    parts = {report: [report] for report in reports}
    for a, b in bonds:
        one, other = parts.get(a), parts.get(b)
        if one is None or other is None or one is other:
            continue
        if len(one) < len(other):
            one, other = other, one
        one += other
        parts.update(dict.fromkeys(other, one))
    return sorted(sorted(part) for part in {id(part): part for part in parts.values()}.values())


def _judge(groups: "_Groups", known: Mapping[str, Sketch], judgements: Iterable[Judgement]) -> None:
    """What people judged, the latest first; of two judgements on one pair the later stands."""
    standing: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda one: (one.at or "", one.by, one.verdict)):
        if one.thing == "origin" and one.by != HUDNA and one.a in known and one.b in known:
            standing[min(one.a, one.b), max(one.a, one.b)] = one
    pairs = sorted(standing.items(), key=lambda item: (item[1].at or "", item[0]), reverse=True)
    for pair, one in pairs:
        if one.verdict == "different":
            groups.part(*pair)
    for pair, one in pairs:
        if one.verdict == "same":
            groups.join(*pair)


def _strength(one: Likeness) -> tuple[bool, float, str, str]:
    """The strongest first: before all others those that begin alike, because a report is about what it begins with."""
    led = any(ground.kind == LEAD_SHARED for ground in one.grounds)
    return not led, -(one.of_a + one.of_b), one.a, one.b


def _order(sketch: Sketch) -> tuple[str, str]:
    return sketch.published or "9999", sketch.report


def _origin(sketches: Sequence[Sketch]) -> Origin:
    inside = sorted(sketches, key=_order)
    first = inside[0].report
    return Origin(
        id="o" + sha256(first.encode()).hexdigest()[:_IDS],
        reports=tuple(sketch.report for sketch in inside),
        first=first,
        credited=_credited(inside),
    )


def _credited(sketches: Sequence[Sketch]) -> str | None:
    """Whom most of the reports credit; of two as many, the one that comes first by name."""
    counts = Counter(name for sketch in sketches for name in sketch.credits)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


class _Groups:
    """Disjoint groups of reports, and which of them may not be joined."""

    def __init__(self, known: Mapping[str, Sketch], alike: Sequence[Likeness]) -> None:
        self._root = {report: report for report in known}
        self._inside = {report: [report] for report in known}
        self._apart: dict[str, set[str]] = {report: set() for report in known}
        self._alike: dict[str, dict[str, bool]] = {report: {} for report in known}  # … → whether it joins them
        for one in alike:
            self._alike[one.a][one.b] = self._alike[one.b][one.a] = one.relation in JOINING

    def members(self) -> Iterable[list[str]]:
        """The groups."""
        return self._inside.values()

    def part(self, a: str, b: str) -> None:
        """Never join these two."""
        if a != b:
            self._apart[self._find(a)].add(self._find(b))
            self._apart[self._find(b)].add(self._find(a))

    def join(self, a: str, b: str) -> bool:
        """Join the groups of two reports; whether they are one now."""
        one, other = self._find(a), self._find(b)
        if one == other:
            return True
        if other in self._apart[one]:
            return False
        if len(self._inside[one]) < len(self._inside[other]):
            one, other = other, one
        for report in self._inside[other]:
            self._root[report] = one
        self._inside[one] += self._inside.pop(other)
        for enemy in self._apart.pop(other):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
            self._apart[one].add(enemy)
        return True

    def join_by(self, one: Likeness) -> bool:
        """Join what a likeness joins, unless the two groups as they stand are more unlike than alike.

        A round-up holds several stories. It goes with the one it shares most with; another story of it comes in only
        where it has something in common with those that are there, the round-up itself left out. And of the pairs
        between two groups that were compared, at least half must be joined: a chain of small changes ends somewhere.
        """
        for report, other, share in ((one.a, one.b, one.of_a), (one.b, one.a, one.of_b)):
            if share < PARTIAL and not self._kin(report, other):
                return False
        return self._agree(one.a, one.b) and self.join(one.a, one.b)

    def _agree(self, a: str, b: str) -> bool:
        one, other = sorted((self._find(a), self._find(b)), key=lambda root: len(self._inside[root]))
        between = [
            joins
            for report in self._inside[one]
            for near, joins in self._alike[report].items()
            if self._find(near) == other
        ]
        return 2 * sum(between) >= len(between)

    def _kin(self, roundup: str, other: str) -> bool:
        """Whether the group of ``other`` has to do with that of a round-up, apart from the round-up."""
        mine, yours = self._find(roundup), self._find(other)
        if mine == yours or len(self._inside[mine]) == 1:
            return True
        if len(self._inside[mine]) < len(self._inside[yours]):
            seen = ((report, yours) for report in self._inside[mine] if report != roundup)
            return any(self._find(near) == root for report, root in seen for near in self._alike[report])
        return any(
            near != roundup and self._find(near) == mine
            for report in self._inside[yours]
            for near in self._alike[report]
        )

    def _find(self, report: str) -> str:
        return self._root[report]
