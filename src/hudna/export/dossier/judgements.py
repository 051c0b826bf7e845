"""What waits for a person, and what people judged: proposals, judgements, ratings, notes."""

from collections import defaultdict

from hudna.export.dossier.blocks import Block, Card, Cell, Fact, Facts, Fold, Heading, Section, Table, Text
from hudna.export.dossier.desk import Desk
from hudna.export.dossier.grounds import points
from hudna.export.harmless import harmless
from hudna.types import HUDNA, Judgement, Voice
from hudna.types.dossier import Note, Perhaps


def people(desk: Desk) -> Section:
    """Proposals first: they are questions to the reader."""
    words, dossier = desk.words, desk.dossier
    blocks: list[Block] = []
    if dossier.perhaps:
        blocks += [Heading(words.say("people", "perhaps")), Text(words.say("people", "perhaps_note"), "soft")]
        blocks += [_perhaps(one, desk) for one in dossier.perhaps]
    judged = [one for one in dossier.judgements if one.by != HUDNA]
    if judged:
        blocks += [Heading(words.say("people", "judgements")), *(_judged(one, desk) for one in judged)]
    if dossier.notes:
        blocks += [Heading(words.say("people", "notes")), *(_note(one, desk) for one in dossier.notes)]
    if not blocks:
        blocks.append(Text(words.say("people", "nothing"), "soft"))
    sources = _sources(desk)
    unjudged = _unjudged(desk)
    if sources.rows or unjudged.rows:
        blocks += [sources] if sources.rows else []
        blocks += [unjudged, Text(words.say("people", "sources_note"), "soft")]
    return Section(id="people", title=words.say("section", "people"), blocks=tuple(blocks))


def _perhaps(one: Perhaps, desk: Desk) -> Card:
    words = desk.words
    folded = (
        (Fold(words.say("people", "grounds"), (points(one.judgement.grounds, desk),)),) if one.judgement.grounds else ()
    )
    under = words.dotted(
        desk.window(one.group),
        words.count("report", len(one.group.reports)),
        words.say("reports", "id", name=harmless(one.group.id)),
    )
    return Card(title=desk.title(one.group), under=under, blocks=folded)


def _judged(one: Judgement, desk: Desk) -> Card:
    words = desk.words
    said = words.say(
        "people", "judged", by=harmless(one.by), verdict=words.say("verdict", one.verdict),
        thing=words.say("thing", one.thing), a=_thing(one.a, desk), b=_thing(one.b, desk),
    )  # fmt: skip
    why = (Text(words.say("people", "why", why=harmless(one.why))),) if one.why else ()
    return Card(title=said, under=words.say("people", "at", moment=words.moment(one.at)) if one.at else "", blocks=why)


def _thing(name: str, desk: Desk) -> str:
    """What was judged, by what people know it as: a truce by its title, a report by its number, else its name."""
    dossier, words = desk.dossier, desk.words
    report, _, _ = name.partition("#")
    others = (*(one.group for one in dossier.related), *(one.group for one in dossier.perhaps))
    for group in (dossier.group, *others):
        if name == group.id:
            known = group.start or group.declared or group.end
            return f"{desk.title(group)} ({desk.window(group)})" if known else desk.title(group)
    for line in dossier.reports:
        if report in (line.version, line.report):
            return words.say("page", "report_ref", n=desk.numbers[line.version])
    return words.name(name)


def _note(one: Note, desk: Desk) -> Card:
    words = desk.words
    tags = (Text(words.say("people", "private"), "bad"),) if one.private else ()
    return Card(
        title=words.say("people", "note", by=harmless(one.by)), tags=tags, under=words.say("people", "at", moment=words.moment(one.at)),
        blocks=(Text(harmless(one.body)),),
    )  # fmt: skip


def _sources(desk: Desk) -> Table:
    """The sources that somebody judged, or marked, once each: where it stands, and how reliable who takes it to be."""
    words = desk.words
    voices = {name: voice for name, voice in _voices(desk).items() if _is_judged(voice, desk)}
    rated = {one.source: one for one in desk.dossier.ratings}
    rows = []
    for name, voice in voices.items():
        marks = words.say("matrix", "sensitive") if name in desk.dossier.sensitive else None
        who = words.dotted(words.name(name), marks)
        letter = _letter(voice, desk)
        why = rated[name].why if name in rated else None
        lines = (Text(letter), *((Text(words.say("people", "why", why=harmless(why)), "soft"),) if why else ()))
        cells = (
            Cell(lines=(Text(who),)),
            Cell(lines=(Text(words.say("interest", voice.interest)),)),
            Cell(lines=lines),
        )
        rows.append(cells)
    head = tuple(words.say("people", key) for key in ("source", "interest", "reliability"))
    return Table(caption=words.say("people", "sources"), head=head, rows=tuple(rows), wide=True)


def _unjudged(desk: Desk) -> Facts:
    """All other sources, a line for each letter that the rule of source types suggests."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, voice in _voices(desk).items():
        if not _is_judged(voice, desk):
            names[_letter(voice, desk)].append(name)
    return Facts(tuple(Fact(label=letter, values=(desk.words.listed(names[letter]),)) for letter in sorted(names)))


def _is_judged(voice: Voice, desk: Desk) -> bool:
    return voice.reliability_by is not None or voice.source in desk.dossier.sensitive


def _voices(desk: Desk) -> dict[str, Voice]:
    """Every source, as it is first heard."""
    found: dict[str, Voice] = {}
    for one in desk.dossier.assessments:
        for voice in one.voices:
            found.setdefault(voice.source, voice)
    return found


def _letter(voice: Voice, desk: Desk) -> str:
    words = desk.words
    if voice.reliability_by:
        return words.say("people", "rated", letter=voice.reliability, by=harmless(voice.reliability_by))
    if voice.suggested:
        return words.say("people", "suggested", letter=voice.suggested)
    return words.say("people", "not_rated")
