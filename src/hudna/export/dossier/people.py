"""Who is who: the parties as they call themselves, beside how others call them; helpers; places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hudna.export.dossier.blocks import Block, Card, Fact, Facts, Fold, Heading, Section, Text, Tone
from hudna.export.dossier.desk import Desk
from hudna.types import Bearing
from hudna.types.dossier import Called, Naming, Party

_NAMINGS: tuple[Naming, ...] = ("neutral", "partisan", "derogatory")
_TONES: Mapping[Naming, Tone] = {"neutral": "", "partisan": "doubt", "derogatory": "bad"}
_NAMES = 3  # shown of each sort
_OUTLETS = 2  # outlets named beside a name; of more it is said how many


def who(desk: Desk) -> Section:
    """Parties, mediators, guarantors, monitors, places."""
    words, dossier = desk.words, desk.dossier
    blocks: list[Block] = [Heading(words.say("who", "parties"))]
    blocks += [_party(party, desk) for party in dossier.parties]
    if not dossier.parties:
        blocks.append(Text(words.say("page", "none"), "soft"))
    roles = (("mediators", dossier.mediators), ("guarantors", dossier.guarantors), ("monitors", dossier.monitors))
    rows = [
        Fact(
            label=words.say("who", role), values=tuple(_line(one, desk) for one in some) or (words.say("page", "none"),)
        )
        for role, some in roles
    ]
    places = tuple(words.place(place) for place in dossier.group.places) or (words.say("page", "none"),)
    rows.append(Fact(label=words.say("who", "places"), values=places))
    return Section(id="who", title=words.say("section", "who"), blocks=(*blocks, Facts(tuple(rows))))


def _line(party: Party, desk: Desk) -> str:
    name = desk.words.name(party.name)
    other = desk.words.name(party.name_ar) if party.name_ar and desk.words.lang == "en" else None
    return f"{name} ({other})" if other else name


def _party(party: Party, desk: Desk) -> Card:
    words = desk.words
    rows = [Fact(label=words.say("who", "own_word"), values=tuple(_own_word(party, desk)))]
    rows += _names_of(party, desk)
    every = [_called(one, desk) for one in _others(party)]
    blocks: tuple[Block, ...] = (Facts(tuple(rows)),)
    if len(every) > len(_NAMINGS) * _NAMES:
        title = f"{words.say('who', 'all_names')} ({len(every)})"
        blocks = (*blocks, Fold(title, (Text(words.say("page", "semicolon").join(every), "soft"),), aside=True))
    return Card(title=_line(party, desk), blocks=blocks)


def _others(party: Party) -> list[Called]:
    """What others call it, names that most outlets use first."""
    found = (one for one in party.called if one.words not in (party.name, party.name_ar))
    return sorted(found, key=lambda one: (-len(one.outlets), one.words))


def _names_of(party: Party, desk: Desk) -> Iterator[Fact]:
    """The commonest names that others use, apart by whose words they are."""
    for naming in _NAMINGS:
        some = [_called(one, desk) for one in _others(party) if one.naming == naming]
        if some:
            yield Fact(
                label=desk.words.say("who", f"called_{naming}"), values=tuple(some[:_NAMES]), tone=_TONES[naming]
            )


def _own_word(party: Party, desk: Desk) -> Iterator[str]:
    """What the party itself says on whether there is a truce, and on having accepted it."""
    words = desk.words
    said: dict[tuple[str, Bearing], dict[str, None]] = defaultdict(dict)
    for one in desk.dossier.assessments:
        about = one.proposition
        if about.kind not in ("exists", "accepted") or about.value not in (None, party.name):
            continue
        for voice in one.voices:
            if party.name in (voice.source, voice.speaks_for) and voice.interest == "party":
                changed = f" ({words.say('matrix', 'reversed')})" if voice.reversed else ""
                said[about.kind, voice.bearing][words.name(voice.source) + changed] = None
    for (kind, bearing), names in said.items():
        yield words.say("own", f"{bearing}_{kind}", who=words.join(names))
    if not said:
        yield words.say("who", "no_own_word")


def _called(one: Called, desk: Desk) -> str:
    words = desk.words
    said = words.name(one.words)
    if not one.outlets:
        return words.say("who", "called_in", words=said)
    outlets = words.listed(one.outlets[:_OUTLETS])
    left = len(one.outlets) - _OUTLETS
    if left > 0:
        outlets = words.say("who", "more_outlets", outlets=outlets, n=left)
    return words.say("who", "called_by", words=said, outlets=outlets)
