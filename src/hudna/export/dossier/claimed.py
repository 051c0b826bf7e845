"""Propositions in words."""

from hudna.export.dossier.desk import Desk
from hudna.types import Proposition

_DAYS = frozenset({"declared", "started", "ended", "extended"})
_NAMES = frozenset({"party", "declared_by", "accepted", "mediated", "guaranteed", "monitored"})


def claimed(proposition: Proposition, desk: Desk) -> str:
    """What is claimed, in one line."""
    words = desk.words
    value = _value(proposition, desk)
    kind = proposition.kind
    if not value and words.has("bare", kind):
        said = words.say("bare", kind)
    else:
        said = words.say("proposition", kind, value=value, toll=_toll(proposition, desk))
    if proposition.actor:
        said = f"{said} {words.say('part', 'by', actor=words.name(proposition.actor))}"
    parts = words.join(_parts(proposition, desk))
    return words.say("page", "detail", said=said, parts=parts) if parts else said


def _value(proposition: Proposition, desk: Desk) -> str:
    words, value = desk.words, proposition.value
    if value is None:
        return ""
    if proposition.kind in _DAYS:
        return words.day(value)
    if proposition.kind in _NAMES:
        return words.name(value)
    if proposition.kind == "covers":
        return words.place(value)
    if proposition.kind == "term":
        return words.label("term", value)
    return _length(value, desk) if proposition.kind == "duration" else value


def _length(days: str, desk: Desk) -> str:
    try:
        number = float(days)
    except ValueError:
        return days
    return desk.words.count("day", int(number)) if number.is_integer() else days


def _toll(proposition: Proposition, desk: Desk) -> str:
    words, toll = desk.words, proposition.toll
    if toll is None:
        return words.say("page", "unknown")
    if proposition.measure is None:
        return words.toll(toll)
    return words.say("toll", "of", toll=words.toll(toll), measure=words.say("measure", proposition.measure))


def _parts(proposition: Proposition, desk: Desk) -> list[str]:
    """What, where and when, as far as the claim says."""
    words, out = desk.words, []
    if proposition.kind in ("breached", "casualties") and proposition.value:
        out.append(words.say("part", "kind", type=words.label("event_type", proposition.value)))
    if proposition.kind == "violations_total" and proposition.value:
        out.append(words.say("part", "counted", value=words.name(proposition.value)))
    if proposition.place:
        out.append(words.say("part", "at", place=words.place(proposition.place)))
    if proposition.date:
        out.append(words.say("part", "on", date=words.day(proposition.date)))
    return out
