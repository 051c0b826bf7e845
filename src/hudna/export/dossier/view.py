"""The whole page in words, without a form."""

from collections.abc import Mapping

from hudna.export.dossier.blocks import Fact, Facts, Head, Section, Text, View
from hudna.export.dossier.clocks import clocks
from hudna.export.dossier.coding import coding
from hudna.export.dossier.desk import Desk, desk_of
from hudna.export.dossier.events import events
from hudna.export.dossier.headline import head, nothing_yet
from hudna.export.dossier.judgements import people
from hudna.export.dossier.matrix import matrix
from hudna.export.dossier.others import others
from hudna.export.dossier.people import who
from hudna.export.dossier.provenance import origins, reports
from hudna.export.dossier.violence import violence
from hudna.export.dossier.words import Words
from hudna.export.harmless import harmless
from hudna.export.labels import Lang
from hudna.types.dossier import Dossier


def view(dossier: Dossier, lang: Lang, names: Mapping[str, str] | None = None) -> View:
    """The page of a dossier in one language.

    ``names`` gives canonical names (actors, places, outlets) their Arabic form for the Arabic page; what it lacks is taken
    from the dossier, or stands as it is.
    """
    desk = desk_of(dossier, lang, names)
    compared = (others,) if dossier.external else ()
    words = desk.words
    if dossier.as_of and not dossier.reports:  # what became known later is not told
        return _page(lang, nothing_yet(desk, dossier.as_of), (_made(desk),), words)
    parts = (who, clocks, matrix, events, violence, *compared, origins, reports, coding, people, _made)
    return _page(lang, head(desk), tuple(part(desk) for part in parts), words)


def _page(lang: Lang, top: Head, sections: tuple[Section, ...], words: Words) -> View:
    return View(
        lang=lang,
        head=top,
        sections=sections,
        end=(words.say("page", "made"), words.say("page", "no_position")),
    )


def _made(desk: Desk) -> Section:
    words, dossier = desk.words, desk.dossier
    rows = (
        ("version", harmless(dossier.made_with)),
        ("as_of", words.day(dossier.as_of) if dossier.as_of else words.say("made", "everything")),
        ("known_at", words.moment(dossier.known_at) if dossier.known_at else words.say("made", "now")),
        ("id", harmless(dossier.id)),
    )
    facts = Facts(tuple(Fact(label=words.say("made", key), values=(value,)) for key, value in rows))
    blocks = (facts, Text(words.say("made", "reading"), "soft"))
    return Section(id="made", title=words.say("section", "made"), blocks=blocks)
