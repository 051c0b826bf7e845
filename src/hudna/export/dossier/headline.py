"""The head of the page: the answer in plain words, and what is not known."""

from collections import Counter
from collections.abc import Iterator, Mapping

from hudna.assess.bearings import bearing_of
from hudna.assess.voices import not_found
from hudna.export.dossier.blocks import Head, Tone
from hudna.export.dossier.claimed import claimed
from hudna.export.dossier.desk import Desk
from hudna.export.dossier.verdicts import confidence_sentence, likelihood_sentence
from hudna.types import Assessment, Bearing, Ground, Testimony
from hudna.types.life_cycle import State

_TONES: Mapping[State, Tone] = {
    "in_force": "good", "extended": "good", "accepted": "good", "violated": "bad", "collapsed": "bad", "refused": "bad",
    "denied": "bad", "contested": "doubt", "unknown": "soft", "proposed": "doubt", "announced": "doubt", "expired": "soft",
}  # fmt: skip


def head(desk: Desk) -> Head:
    """The answer, as of when, from how much, and what is missing."""
    words, dossier = desk.words, desk.dossier
    exists = existence(desk)
    life = dossier.life
    name = dossier.group.name
    return Head(
        title=desk.title(dossier.group),
        called=words.say("title", "called", words=words.name(name))
        if name and " " in name
        else "",  # "the truce" is no name
        question=words.say("head", "question"),
        answer=words.say("head", "answer", state=words.say("state", life.now), why=words.coded("why", life.why)),
        tone=_TONES[life.now],
        likelihood=likelihood_sentence(exists, desk, "head", "likelihood")
        if exists
        else words.say("head", "no_verdict", reason=words.say("head", "no_claims")),
        confidence=_confidence(exists, desk),
        lines=tuple(_lines(desk, exists)),
        warnings=tuple(_warnings(desk)),
        unknown_title=words.say("head", "unknown"),
        unknown=tuple(_unknown(desk)) or (words.say("head", "nothing_unknown"),),
    )


def nothing_yet(desk: Desk, day: str) -> Head:
    """The head of a page as of a day by which nothing had been published: one sentence, and no name that came later."""
    words = desk.words
    return Head(
        title=words.say("page", "title"), called="", question=words.say("head", "question"),
        answer=words.say("head", "nothing_yet", day=words.day(day)), tone="soft", likelihood="", confidence="", lines=(),
        warnings=tuple(_warnings(desk)), unknown_title="", unknown=(),
    )  # fmt: skip


def existence(desk: Desk) -> Assessment | None:
    """The assessment of "there is such a truce"."""
    return next((one for one in desk.dossier.assessments if one.proposition.kind == "exists"), None)


def _confidence(exists: Assessment | None, desk: Desk) -> str:
    if exists is None:
        return ""
    said = confidence_sentence(exists, desk, "head")
    ground = next((one for one in exists.grounds if one.kind == "confidence"), None)
    return f"{said} {_why(ground, desk)}".strip() if said and ground else said


def _why(ground: Ground, desk: Desk) -> str:
    behind, against = (*ground.values, "", "")[:2]
    return desk.words.say("head", "why_confidence", behind=behind, against=against)


def _lines(desk: Desk, exists: Assessment | None) -> Iterator[str]:
    words, dossier = desk.words, desk.dossier
    yield _as_of(desk)
    if dossier.known_at:
        yield words.say("head", "known_at", moment=words.moment(dossier.known_at))
    yield words.say(
        "head", "counts", reports=words.count("report", len(dossier.reports)),
        origins=words.count("origin", len(dossier.origins)),
    )  # fmt: skip
    if exists:
        yield from _voices(exists, desk)
    yield from _refusals(desk)
    yield from _not_accepted(desk)
    if dossier.undated:
        yield words.say("head", "undated", reports=words.count("report", dossier.undated))
    if dossier.left_out:
        yield words.say("head", "left_out", reports=words.count("report", dossier.left_out))


def _as_of(desk: Desk) -> str:
    dossier, words = desk.dossier, desk.words
    if dossier.as_of:
        return words.say("head", "as_of", day=words.day(dossier.as_of))
    last = dossier.life.last_word or dossier.life.as_of
    return words.say("head", "as_of_last", day=words.day(last)) if last else words.say("head", "as_of_none")


def _voices(exists: Assessment, desk: Desk) -> Iterator[str]:
    words = desk.words

    stands = Counter(voice.bearing for voice in exists.voices)
    yield words.say(
        "head", "voices",
        affirm=words.count("source", stands["affirms"]), affirm_origins=words.count("origin", _behind(exists, "affirms", desk)),
        deny=words.count("source", stands["denies"]), deny_origins=words.count("origin", _behind(exists, "denies", desk)),
    )  # fmt: skip
    changed = sum(voice.reversed for voice in exists.voices)
    for number, phrase in ((stands["silent"], "declined"), (stands["open"], "open"), (changed, "reversed")):
        if number:
            yield words.say("head", phrase, n=words.count("source", number))


def _refusals(desk: Desk) -> Iterator[str]:
    """The parties that refuse it and are not known to have come round: to refuse a truce is not to deny that there is one."""
    words, phases = desk.words, desk.dossier.life.phases
    for who in dict.fromkeys(phase.who for phase in phases if phase.state == "refused" and phase.who):
        told = [one for phase in phases if phase.state == "refused" and phase.who == who for one in phase.testimonies]
        last = max(one.said or "" for one in told)
        came_round = any(
            who in (one.source, one.speaks_for) and (one.said or "") > last
            for phase in phases
            if phase.state == "accepted" and phase.who == who
            for one in phase.testimonies
        )
        if not came_round:
            origins = words.count("origin", len({_origin(one, desk) for one in told}))
            yield words.say("head", "refused", names=words.name(who), origins=origins)


def _not_accepted(desk: Desk) -> Iterator[str]:
    """Who denies, in so many words, that a party accepted it."""
    words = desk.words
    for one in desk.dossier.assessments:
        if one.proposition.kind != "accepted":
            continue
        denials = [
            (voice, told)
            for voice in one.voices
            if voice.bearing == "denies"
            for told in voice.testimonies
            if told.act == "denies"
        ]
        if denials:
            yield words.say(
                "head", "not_accepted", claims=claimed(one.proposition, desk), names=words.listed(voice.source for voice, _ in denials),
                origins=words.count("origin", len({_origin(told, desk) for _, told in denials})),
            )  # fmt: skip


def _origin(one: Testimony, desk: Desk) -> str:
    return desk.lines[one.report].origin if one.report in desk.lines else one.report


def _behind(exists: Assessment, bearing: Bearing, desk: Desk) -> int:
    """Origins that carry the last word of those who take a stand; a word taken back is not among them."""
    return len(
        {
            _origin(one, desk)
            for voice in exists.voices
            if voice.bearing == bearing
            for one in voice.testimonies
            if bearing_of(one.act, one.proposition.kind, one.factuality) == bearing
        }
    )


def _warnings(desk: Desk) -> Iterator[str]:
    if any(note.private for note in desk.dossier.notes):
        yield desk.words.say("head", "private")
    if desk.dossier.sensitive:
        yield desk.words.say("head", "sensitive")


def _unknown(desk: Desk) -> Iterator[str]:
    """What the page looks for and does not find, each with its reason."""
    words, life = desk.words, desk.dossier.life
    planned = any(phase.derived or phase.until for phase in life.phases)
    for clock, found in (
        ("announced", life.announced), ("in_force", life.in_force), ("ends", life.ends or planned),
        ("observed", life.observed != "unknown"),
    ):  # fmt: skip
        if not found:
            yield _pair(desk, "clocks", clock, words.say("clocks", f"unknown_{clock}"))
    people = (
        ("parties", desk.dossier.parties),
        ("mediators", desk.dossier.mediators),
        ("guarantors", desk.dossier.guarantors),
    )
    for role, some in (*people, ("monitors", desk.dossier.monitors)):
        if not some:
            yield _pair(desk, "who", role, words.say("page", "none"))
    if not desk.dossier.group.places:
        yield _pair(desk, "who", "places", words.say("page", "none"))
    voices = [voice for one in desk.dossier.assessments for voice in one.voices]
    for name in not_found(voices, (party.name for party in desk.dossier.parties)):
        yield f"{words.name(name)}: {words.say('who', 'own_word')}: {words.say('who', 'no_own_word')}"


def _pair(desk: Desk, section: str, key: str, value: str) -> str:
    return f"{desk.words.say(section, key)}: {value}"
