"""Breaches and events: both sides' words, and every figure with its owner."""

from collections.abc import Iterator

from hudna.assess.days import first_day, last_day
from hudna.assess.life_cycle import began
from hudna.export.dossier.blocks import Block, Card, Fact, Facts, Fold, Heading, Quote, Section, Text
from hudna.export.dossier.desk import Desk, unique
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup, EventItem, Figure


def events(desk: Desk) -> Section:
    """What is said to break the truce, then what else happened."""
    words, dossier = desk.words, desk.dossier
    title = words.say("section", "events")
    if not dossier.events:
        return Section(id="events", title=title, blocks=(Text(words.say("events", "none"), "soft"),))
    order = sorted(dossier.events, key=lambda one: (one.date or "9999", one.id))
    start = began(dossier.life)
    breaches = [one for one in order if _breaks(one, dossier, start)]
    that_day = [one for one in breaches if _is_on(one, start)]
    later = [one for one in breaches if one not in that_day]
    others = [one for one in order if not _breaks(one, dossier, start)]
    blocks: list[Block] = [Text(words.say("events", "intro"), "soft"), Heading(words.say("events", "breaches"))]
    blocks += [_card(one, desk) for one in later] or [Text(words.say("events", "no_breach"), "soft")]
    if that_day and start:
        blocks.append(Heading(words.say("events", "first_day", day=words.day(start))))
        blocks.append(Text(words.say("events", "first_day_note"), "soft"))
        blocks += [_card(one, desk) for one in that_day]
    if others:
        name = f"{words.say('events', 'others')} ({len(others)})"
        blocks.append(Fold(name, tuple(_card(one, desk) for one in others)))
    return Section(id="events", title=title, blocks=tuple(blocks))


def _breaks(event: EventGroup, dossier: Dossier, start: str | None) -> bool:
    """Whether somebody says that it breaks this truce, and not another of the same report or one that was before."""
    return not set(event.breach_of).isdisjoint(dossier.group.items) and not _is_before(event, start)


def _is_before(event: EventGroup, start: str | None) -> bool:
    """Whether it was over, or was told of, before the truce began."""
    told = [item.published for item in event.items if item.published]
    day = event.date_latest or event.date or min(told, default=None)
    return start is not None and day is not None and last_day(day) < first_day(start)


def _is_on(event: EventGroup, start: str | None) -> bool:
    """Whether it was on the day on which the truce began, so that the day does not say which was first."""
    return start is not None and start in (event.date, event.date_latest) and event.date_latest in (None, start)


def _card(event: EventGroup, desk: Desk) -> Card:
    words = desk.words
    where = words.place(event.place) if event.place else words.say("events", "unknown_place")
    when = words.days(event.date, event.date_latest) or words.say("events", "unknown_day")
    tags = []
    if _breaks(event, desk.dossier, began(desk.dossier.life)):
        tags.append(Text(words.say("events", "breach"), "bad"))
    if event.alleged:
        tags.append(Text(words.say("events", "alleged"), "doubt"))
    return Card(
        title=words.dotted(words.label("event_type", event.type), where, when),
        tags=tuple(tags),
        under=words.dotted(
            words.count("report", len({item.report for item in event.items})), words.count("origin", event.origins)
        ),
        blocks=(Facts(tuple(_facts(event, desk))), *_words(event, desk)),
    )


def _facts(event: EventGroup, desk: Desk) -> Iterator[Fact]:
    words = desk.words
    nobody = words.say("events", "unknown_actor")
    yield Fact(label=words.say("events", "by"), values=(words.listed(event.actors) or nobody,))
    if event.targets:
        yield Fact(label=words.say("events", "against"), values=(words.listed(event.targets),))
    figures = tuple(_figure(one, event, desk) for one in event.figures)
    yield Fact(label=words.say("events", "figures"), values=figures or (words.say("events", "no_figures"),))


def _figure(figure: Figure, event: EventGroup, desk: Desk) -> str:
    words = desk.words
    count = words.say("toll", "of", toll=words.toll(figure.toll), measure=words.say("measure", figure.measure))
    return words.say(
        "events", "figure", figure=count, sources=words.listed(figure.sources) or _owner(figure, event, desk),
        origins=words.count("origin", figure.origins),
    )  # fmt: skip


def _owner(figure: Figure, event: EventGroup, desk: Desk) -> str:
    return desk.words.join(dict.fromkeys(_source(item, desk) for item in event.items if item.id in figure.items))


def _source(item: EventItem, desk: Desk) -> str:
    if item.source:
        return desk.words.name(item.source)
    if item.outlet:
        return desk.words.say("events", "own_voice", outlet=desk.words.name(item.outlet))
    return desk.words.say("events", "the_report")


def _words(event: EventGroup, desk: Desk) -> tuple[Quote, ...]:
    """What each report says of it."""
    return unique(_said(item, desk) for item in event.items)


def _said(item: EventItem, desk: Desk) -> Quote:
    key = "denies" if item.realis == "negated" else "says"
    lead = desk.words.say("events", key, source=_source(item, desk))
    return desk.quote(
        item.sentence or item.trigger, item.report, outlet=item.outlet, said=item.published, lead=lead,
        tone="bad" if key == "denies" else "",
    )  # fmt: skip
