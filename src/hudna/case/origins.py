"""Origins of a case: which reports repeat one another, kept up to date as reports come in."""

import heapq
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from hudna.case.names import current_judgements
from hudna.link.body import Body, body_of
from hudna.link.kindred import DAYS, kindred
from hudna.link.likeness import likeness
from hudna.link.origins import group
from hudna.link.postings import CROWD, candidates
from hudna.packs.knowledge import Knowledge
from hudna.store import Kept, Session
from hudna.types import Judgement, Likeness, Origin, Thing
from hudna.types.sketch import Sketch

THING: Thing = "origin"
_LOOKED_AT = 80  # of the reports that share a shingle, those with most in common
_WIRE = 16  # reports of one agency and day that a report is set beside
# Of the smaller sketch, or the pair is not compared: by half less than the least share that joins anything, for a sample errs.
_LEAST = 0.1
_BODIES = 3000
_SKETCH, _ORIGIN = msgspec.json.Decoder(Sketch), msgspec.json.Decoder(Origin)


class Bodies:
    """Reports as they are compared, the last few thousand kept in memory: what repeats a report mostly comes soon after."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge, self._kept = knowledge, OrderedDict[str, Body | None]()

    def of(self, version: str, session: Session) -> Body | None:
        """The body of a version; ``None`` where it has no reading."""
        if version in self._kept:
            self._kept.move_to_end(version)
            return self._kept[version]
        kept = session.reports.by_id(version)
        reading = session.readings.wired(kept) if kept else None
        self._kept[version] = body_of(replace(reading, id=version), self._knowledge) if reading else None
        if len(self._kept) > _BODIES:
            self._kept.popitem(last=False)
        return self._kept[version]


class OriginLinker:
    """Compares new reports with those that may repeat them, and groups what they touch."""

    def __init__(self, session: Session, bodies: Bodies) -> None:
        """``session`` must be one that writes."""
        self._session, self._bodies = session, bodies

    def link(self, versions: Sequence[Kept]) -> None:
        """Compare these current versions with the others, and regroup."""
        sketches = self._sketches({kept.id for kept in versions})
        found: list[Likeness] = []
        for kept in versions:
            if kept.id in sketches:
                found += self._likenesses(sketches[kept.id])
        self._session.likenesses.add(found)
        self.regroup({kept.id for kept in versions} | {one.a for one in found} | {one.b for one in found})

    def propose(self, versions: Sequence[Kept]) -> None:
        """Propose pairs of two origins that may be two translations of one wire story; never joined without a person."""
        found = [one for kept in versions for one in self._kin(kept.id)]
        groups = self._session.groups
        was = [msgspec.json.decode(body, type=Judgement) for *_, body in groups.proposals(THING)]
        judged = {(one.a, one.b) for one in current_judgements(self._session, THING)}
        of = groups.of(THING, {end for one in (*was, *found) for end in (one.a, one.b)})
        open_ = [
            one
            for one in (*was, *found)
            if of.get(one.a) != of.get(one.b) and of.get(one.b) and (one.a, one.b) not in judged
        ]
        groups.set_proposals(THING, {(str(THING), one.a, one.b): msgspec.json.encode(one) for one in open_})

    def _kin(self, version: str) -> Iterator[Judgement]:
        body = self._bodies.of(version, self._session)
        if body is None or not body.credits or body.published is None:
            return
        day = date.fromisoformat(body.published)
        earliest, latest = ((day + timedelta(apart)).isoformat() for apart in (-DAYS, DAYS))
        for name in self._session.readings.crediting(body.credits, earliest, latest, _WIRE):
            other = self._bodies.of(name, self._session) if name != version else None
            one = kindred(body, other) if other else None
            if one is not None:
                yield one

    def regroup(self, versions: Iterable[str]) -> None:
        """Work the origins of these versions, and of all that stand with them, out again."""
        # A likeness that was refused may be good once more is known, so all that any likeness could join is grouped together:
        # what comes out must not depend on the order in which reports came in.
        touched = self._session.likenesses.joined(versions)
        groups = self._session.groups
        beside = groups.members(THING, groups.of(THING, touched).values())
        everything = touched | {item for items in beside.values() for item in items}
        sketches = self._sketches(everything)
        judgements = current_judgements(self._session, THING)
        made = group(sketches.values(), self._session.likenesses.touching(sketches, whole=False), judgements)
        places: dict[str, str | None] = dict.fromkeys(everything)  # a version that is no longer current stands nowhere
        places.update({report: origin.id for origin in made for report in origin.reports})
        groups.assign(THING, places)
        bodies: dict[str, bytes | None] = dict.fromkeys(beside)
        bodies.update({origin.id: msgspec.json.encode(origin) for origin in made})
        groups.describe(THING, bodies)

    def _likenesses(self, sketch: Sketch) -> list[Likeness]:
        near = candidates(sketch, _StoredPostings(self._session))
        current = self._session.reports.current_ids(near)
        own = self._bodies.of(sketch.report, self._session)
        bodies = (self._bodies.of(name, self._session) for name in near if name in current) if own else ()
        return [one for body in bodies if own and body and (one := likeness(own, body))]

    def _sketches(self, versions: Iterable[str]) -> dict[str, Sketch]:
        """Sketches of those of the versions that are current."""
        current = self._session.reports.current_ids(versions)
        rows = self._session.readings.part("sketch", current)
        found = (_SKETCH.decode(row.body) for row in rows)
        return {sketch.report: sketch for sketch in found}


class _StoredPostings:
    """The index of shingles in the store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sharing(self, hashes: Iterable[int]) -> Mapping[str, int]:
        asked = list(hashes)
        shared = self._session.readings.sharing(asked, most=CROWD)
        best = heapq.nlargest(_LOOKED_AT, shared, key=lambda name: (shared[name], name))
        sizes = self._session.readings.sketch_sizes(best)
        return {name: shared[name] for name in best if shared[name] >= _LEAST * min(len(asked), sizes[name])}


def origins(session: Session) -> tuple[Origin, ...]:
    """The origins of a view, by id."""
    return tuple(_ORIGIN.decode(body) for _, body in session.groups.bodies(THING))
