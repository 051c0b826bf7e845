"""Origins of a case: which reports repeat one another, kept up to date as reports come in."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from hudna.case.bodies import Bodies
from hudna.case.names import current_judgements
from hudna.link.kindred import DAYS, kindred
from hudna.link.likeness import likeness
from hudna.link.origins import components, group
from hudna.link.postings import CROWD, candidates
from hudna.packs.knowledge import Knowledge
from hudna.store import Session
from hudna.store.chunks import chunks
from hudna.types import Judgement, Likeness, Origin, Thing
from hudna.types.sketch import Sketch

THING: Thing = "origin"
_LOOKED_AT = 80  # of the reports that share a shingle, those with most in common
_WIRE = 16  # reports of one agency and day that a report is set beside
# Of the smaller sketch, or the pair is not compared: by half less than the least share that joins anything, for a sample errs.
_LEAST = 0.1
_AT_ONCE = 2000  # reports that are grouped in one go, so that memory does not grow with the case
_SKETCH, _ORIGIN = msgspec.json.Decoder(Sketch), msgspec.json.Decoder(Origin)


class OriginLinker:
    """Compares new reports with those that may repeat them, for one run of linking; ``regroup`` then groups them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._bodies = Bodies(knowledge)
        self._sizes: dict[int, tuple[str, int]] = {}
        self._done: set[str] = set()
        self._met: dict[str, set[str]] = {}  # what a report that is yet to come has been compared with already

    def link(self, session: Session, versions: Iterable[str]) -> None:
        """Keep how these versions, those of them that are current, repeat the others, and what may be one wire story."""
        sketches = _sketches(session, versions)
        self._compare(session, sketches)
        self._propose(session, sketches.values())

    def _compare(self, session: Session, sketches: Mapping[str, Sketch]) -> None:
        postings = _Postings(session, sketches.values(), self._sizes)
        near = {name: candidates(sketch, postings) for name, sketch in sketches.items()}
        current = session.reports.current_ids(other for others in near.values() for other in others)
        session.likenesses.add(self._likenesses(session, {name: current & set(near[name]) for name in sorted(near)}))

    def _likenesses(self, session: Session, near: Mapping[str, set[str]]) -> Iterator[Likeness]:
        beside: dict[str, list[str]] = {}
        for name, others in near.items():
            for other in others - self._met.pop(name, set()):
                beside.setdefault(other, []).append(name)
            self._done.add(name)
            for other in others - self._done:
                self._met.setdefault(other, set()).add(name)
        self._bodies.make_ready(session, {name for names in beside.values() for name in names})
        for some in chunks(sorted(beside)):  # one after another: each of the others is needed once
            self._bodies.make_ready(session, some)
            for other in some:
                body = self._bodies.of(other, session)
                for own in (self._bodies.of(name, session) for name in beside[other]):
                    one = likeness(own, body) if own and body else None
                    if one is not None:
                        yield one

    def _propose(self, session: Session, sketches: Iterable[Sketch]) -> None:
        """Propose pairs that may be two translations of one wire story; never joined without a person."""
        found = [one for sketch in sketches for one in self._kin(session, sketch)]
        session.groups.add_proposals(THING, _proposed(found))

    def _kin(self, session: Session, sketch: Sketch) -> Iterator[Judgement]:
        body = self._bodies.of(sketch.report, session) if sketch.credits and sketch.published else None
        if body is None or not body.credits or body.published is None:
            return
        day = date.fromisoformat(body.published)
        apart = timedelta(DAYS)
        # The calendar has a first and a last day, and pages give both where they know none.
        earliest, latest = max(day, date.min + apart) - apart, min(day, date.max - apart) + apart
        for name in session.readings.crediting(body.credits, earliest.isoformat(), latest.isoformat(), _WIRE):
            other = self._bodies.of(name, session) if name != sketch.report else None
            one = kindred(body, other) if other else None
            if one is not None:
                yield one


def settle_proposals(session: Session) -> None:
    """Leave the proposals of which both sides stand, in two origins, and that nobody has judged."""
    was = [msgspec.json.decode(body, type=Judgement) for *_, body in session.groups.proposals(THING)]
    judged = {(one.a, one.b) for one in current_judgements(session, THING)}
    of = session.groups.of(THING, {end for one in was for end in (one.a, one.b)})
    open_ = [one for one in was if of.get(one.a) != of.get(one.b) and of.get(one.b) and (one.a, one.b) not in judged]
    session.groups.set_proposals(THING, _proposed(open_))


def _proposed(judgements: Iterable[Judgement]) -> dict[tuple[str, str, str], bytes]:
    return {(str(THING), one.a, one.b): msgspec.json.encode(one) for one in judgements}


def regroup(session: Session, versions: Iterable[str]) -> None:
    """Work the origins of these versions, and of all that stand with them, out again."""
    # A likeness that was refused may be good once more is known, so all that any likeness could join is grouped together:
    # what comes out must not depend on the order in which reports came in.
    alike = session.likenesses.joining(versions)
    touched = {*versions, *(end for pair in alike for end in pair)}
    beside = session.groups.members(THING, session.groups.of(THING, touched).values())
    everything = touched | {item for items in beside.values() for item in items}
    judgements = current_judgements(session, THING)
    bonds = [
        *alike,
        *((one.a, one.b) for one in judgements),
        *((items[0], item) for items in beside.values() for item in items),
    ]
    some: list[str] = []
    for together in components(everything, bonds):
        some += together
        if len(some) >= _AT_ONCE:
            _regroup(session, some, judgements)
            some = []
    _regroup(session, some, judgements)


def _regroup(session: Session, versions: Sequence[str], judgements: Sequence[Judgement]) -> None:
    """Group these versions, with which no other stands."""
    sketches = _sketches(session, versions)
    made = group(sketches.values(), session.likenesses.between(sketches, whole=False), judgements)
    bodies: dict[str, bytes | None] = dict.fromkeys(session.groups.of(THING, versions).values())
    places: dict[str, str | None] = dict.fromkeys(versions)  # a version that is no longer current stands nowhere
    places.update({report: origin.id for origin in made for report in origin.reports})
    session.groups.assign(THING, places)
    bodies.update({origin.id: msgspec.json.encode(origin) for origin in made})
    session.groups.describe(THING, bodies)


def _sketches(session: Session, versions: Iterable[str]) -> dict[str, Sketch]:
    """Sketches of those of the versions that are current, in the order in which they came."""
    current = session.reports.current_ids(versions)
    found = (_SKETCH.decode(row.body) for row in session.readings.part("sketch", current))
    return {sketch.report: sketch for sketch in found}


class _Postings:
    """What the index in the store has of the shingles of some reports."""

    def __init__(self, session: Session, sketches: Iterable[Sketch], sizes: dict[int, tuple[str, int]]) -> None:
        """``sizes``, id and size of the sketch of versions, is added to."""
        hashes = {number for sketch in sketches for number in sketch.hashes}
        self._versions = session.readings.postings(hashes, most=CROWD)
        unknown = {version for some in self._versions.values() for version in some}.difference(sizes)
        sizes.update(session.readings.sketch_sizes(unknown))
        self._sizes = sizes

    def sharing(self, hashes: Iterable[int]) -> Mapping[str, int]:
        asked = list(hashes)
        shared = Counter(version for number in asked for version in self._versions.get(number, ()))
        best = heapq.nlargest(_LOOKED_AT, ((count, *self._sizes[version]) for version, count in shared.items()))
        return {name: count for count, name, size in best if count >= _LEAST * min(len(asked), size)}


def origins(session: Session) -> tuple[Origin, ...]:
    """The origins of a view, by id."""
    return tuple(_ORIGIN.decode(body) for _, body in session.groups.bodies(THING))
