"""From a report to its reading: the stages in order, each a pure function of what came before."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from hudna.extract.areas import whereabouts_of
from hudna.extract.claims import find_claims
from hudna.extract.events import find_events
from hudna.extract.names import find_names
from hudna.extract.pairs import find_pairs
from hudna.extract.places import find_places, find_unknown_places, first_readings, is_description, without_namesakes
from hudna.extract.quantities import find_quantities
from hudna.extract.states import without_ground
from hudna.extract.tagged import find_tagged
from hudna.extract.times import find_publication, find_times
from hudna.extract.truces import find_truces
from hudna.packs.knowledge import Knowledge
from hudna.resolve.names import is_common, resolve_names
from hudna.resolve.offices import resolve_offices
from hudna.resolve.places import resolve_places
from hudna.resolve.prior import Lands, Prior, lands_of, prior_of
from hudna.resolve.proposals import propose
from hudna.resolve.unknowns import unknowns
from hudna.rules.candidate import Candidate, without_overlaps
from hudna.rules.lexicon import Hits
from hudna.text.fold import caseless_key
from hudna.text.page import Page, read_page
from hudna.text.script import language_of
from hudna.types import Furniture, Mention, Name, Place, Published, Reading, Report, Span


def analyze(report: Report, knowledge: Knowledge) -> Reading:
    """Everything ``report`` says, as one immutable reading. Pure: no disk, no network, no clock; linear in the text."""
    page = read_page(report, knowledge.layout)
    hits = knowledge.lexicon.scan(page.folded, page.tokens)
    published = _published(page, knowledge)
    day = date.fromisoformat(published.date) if published else None
    names, places = named(page, hits, knowledge, day)
    times = find_times(page, knowledge, day)
    places = _outside(places, times)  # مايو is a month before it is a town
    quantities = find_quantities(page, knowledge, times)
    mentions: tuple[Mention, ...] = tuple(
        sorted([*names, *places, *times, *quantities], key=lambda m: (m.start, -m.end, m.kind))
    )
    offices = resolve_offices(page, hits, knowledge, names, day)
    claims = find_claims(page, hits, knowledge, mentions, offices)
    events = find_events(page, hits, knowledge, mentions, claims, day=day)
    found = find_truces(page, hits, knowledge, mentions, claims, events)
    return Reading(
        id=report.id,
        language=language_of(page.text),
        about_truce=found.about,
        published=published,
        outlet=report.outlet,
        title=_head(page, "title"),
        byline=_head(page, "byline"),
        dateline=_head(page, "dateline"),
        furniture=_furniture(page),
        mentions=mentions,
        claims=found.claims,
        events=found.events,
        truces=found.truces,
        proposals=propose(names, page.text),
        unknown=unknowns(published, mentions, found.truces),
        notes=report.notes,
        report=report,
    )


def prior_in(report: Report, knowledge: Knowledge) -> Prior:
    """Which conflict and which countries a text is about, by its names and places that have one reading only."""
    page = read_page(report, knowledge.layout)
    hits = knowledge.lexicon.scan(page.folded, page.tokens)
    places = find_places(page, hits, knowledge)
    return _prior(page, find_names(page, hits, knowledge), places, knowledge, report.published)


def named(page: Page, hits: Hits, knowledge: Knowledge, day: date | None) -> tuple[tuple[Name, ...], tuple[Place, ...]]:
    """Actors and places, resolved: places inside a name are none, states after a locative are places."""
    place_candidates = find_places(page, hits, knowledge)
    tagged = find_tagged(page, hits, place_candidates, knowledge)
    found = without_namesakes(find_names(page, hits, knowledge, tagged), place_candidates)
    name_candidates = without_ground(page, found, place_candidates, hits, knowledge)
    taken = {at for name in name_candidates for at in range(name.first, name.last)}
    listed = {at for place in place_candidates for at in range(place.first, place.last)}
    unlisted = find_unknown_places(page, hits, knowledge, taken | listed)
    tagged_places = [
        name for name in tagged or () if name.kind == "place" and not is_description(page, name, knowledge)
    ]
    free = [
        place
        for place in without_overlaps([*place_candidates, *unlisted, *tagged_places])
        if taken.isdisjoint(range(place.first, place.last))
    ]
    prior = _prior(page, name_candidates, free, knowledge, day)
    pairs = list(find_pairs(page, name_candidates, knowledge.grammar["between"]))
    return (
        resolve_names(page, name_candidates, pairs, prior, _lands(name_candidates, free, knowledge), knowledge),
        resolve_places(page, free, prior, whereabouts_of(page, free, knowledge), knowledge.by_wire.get),
    )


def _outside(places: tuple[Place, ...], times: Sequence[Mention]) -> tuple[Place, ...]:
    """The places that share no character with a time expression. Both come in text order."""
    ends = [time.end for time in times]
    at = ((bisect_right(ends, place.start), place) for place in places)
    return tuple(place for index, place in at if index == len(times) or times[index].start >= place.end)


def _prior(
    page: Page, names: list[Candidate], places: list[Candidate], knowledge: Knowledge, day: date | None
) -> Prior:
    clear = [c.hits[0].entry for c in names if c.kind == "alias" and len({h.entry.address for h in c.hits}) == 1]
    outlet = knowledge.outlets.get(caseless_key(page.report.outlet or ""))
    return prior_of(clear, (hit.entry for hit in first_readings(places)), knowledge.packs, day, outlet)


def _lands(names: list[Candidate], places: list[Candidate], knowledge: Knowledge) -> Lands:
    """What the names with one reading, nationalities among them, and such places say of where the report plays."""
    clear = (
        candidate.hits[-1].entry
        for candidate in names
        if candidate.kind == "body"
        or (
            candidate.kind in _SPEAKING
            and len({hit.entry.address for hit in candidate.hits}) == 1
            and not is_common(candidate.hits[0], knowledge.grammar)
        )
    )
    return lands_of(clear, (hit.entry for hit in first_readings(places)), knowledge.lands_of)


_SPEAKING = frozenset({"alias", "nationality"})


def _published(page: Page, knowledge: Knowledge) -> Published | None:
    """The date given from outside, with the words of the text that say the same; else the one the text states."""
    stated = find_publication(page, knowledge)
    given = page.report.published
    if given is None:
        return stated
    span = stated.span if stated is not None and stated.date == given.isoformat() else None
    return Published(given.isoformat(), span)


def _head(page: Page, kind: str) -> Span | None:
    for sentence in page.sentences:
        if sentence.kind == kind:
            return page.span(sentence.start, sentence.end)
    return None


def _furniture(page: Page) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(line.start, line.end, line.kind, page.text[line.start : line.end])  # type: ignore[arg-type]
        for line in page.lines
        if line.furniture
    )
