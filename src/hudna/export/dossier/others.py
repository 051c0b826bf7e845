"""What other datasets recorded of the same lands and days: shown with their owner, and counted as nobody's claim."""

from hudna.export.dossier.blocks import Section, Text
from hudna.export.dossier.desk import Desk
from hudna.export.harmless import harmless
from hudna.types.external import ExternalRecord

_SHOWN = 40  # records; a dataset of a war has thousands


def others(desk: Desk) -> Section:
    """The records, by day; how many more there are is said."""
    words, records = desk.words, sorted(desk.dossier.external, key=lambda one: (one.date or "9999", one.owner, one.key))
    lines = [Text(words.say("others", "intro"), "soft"), *(Text(_told(one, desk)) for one in records[:_SHOWN])]
    if len(records) > _SHOWN:
        lines.append(Text(words.say("others", "more", n=str(len(records) - _SHOWN)), "soft"))
    return Section(id="others", title=words.say("section", "others"), blocks=tuple(lines))


def _told(one: ExternalRecord, desk: Desk) -> str:
    """One record in a line: whose it is, when, where, who, how many, under which key."""
    words = desk.words
    return words.dotted(
        harmless(f"{one.owner}, {one.dataset}"),
        words.day(one.date) if one.date else None,
        harmless(one.place) if one.place else None,
        harmless(one.type) if one.type else None,
        words.join(tuple(harmless(actor) for actor in one.actors)) if one.actors else None,
        words.say("others", "deaths", figures=_figures(one)) if _figures(one) else None,
        harmless(one.key),
    )


def _figures(one: ExternalRecord) -> str:
    figures = [value for value in (one.deaths_low, one.deaths_best, one.deaths_high) if value is not None]
    return "/".join(str(value) for value in figures)
