"""The coding of the truce, each variable with its words or the reason why it is unknown."""

from hudna.export.dossier.blocks import Fact, Facts, Section, Text
from hudna.export.dossier.desk import Desk, unique
from hudna.types.coding import Answer, Coded

_VARIABLES = (
    "truce_class", "side", "purposes", "written", "mediated", "mechanism", "enforcement", "partial", "fixed", "fixed_time",
    "ended", "ended_on",
)  # fmt: skip
_GROUPS = {"truce_class": "truce_class", "side": "side", "purposes": "purpose"}
_NAMED = frozenset({"mediated", "mechanism", "enforcement"})  # their answers are names
_QUOTES = 2  # words shown of each variable


def coding(desk: Desk) -> Section:
    """All variables."""
    words = desk.words
    rows = tuple(_fact(name, getattr(desk.dossier.coding, name), desk) for name in _VARIABLES)
    intro = Text(words.say("coding", "intro"), "soft")
    return Section(id="coding", title=words.say("section", "coding"), blocks=(intro, Facts(rows)))


def _fact(name: str, coded: Coded, desk: Desk) -> Fact:
    words = desk.words
    label = words.say("coding", name)
    quotes = unique(
        desk.quote(span, support.report)
        for answer in coded.answers
        for support in answer.supports
        for span in support.spans
    )
    if not coded.values:
        said = words.say("coding", "unknown", reason=_reason(coded.unknown, desk))
        return Fact(
            label=label, values=(said, *_answers(name, coded.answers, desk)), quotes=quotes[:_QUOTES], tone="soft"
        )
    value = words.join(_value(name, one, desk) for one in coded.values)
    if coded.names:
        value = words.say("coding", "names", value=value, names=words.listed(coded.names))
    if coded.code is not None and name != "fixed_time":
        value = words.say("coding", "code", value=value, code=coded.code)
    others = coded.answers if len(coded.answers) > 1 and name not in _NAMED else ()
    return Fact(label=label, values=(value, *_answers(name, others, desk)), quotes=quotes[:_QUOTES])


def _reason(code: str | None, desk: Desk) -> str:
    """The reason why a variable is unknown; the life cycle's own where the end is open."""
    words = desk.words
    if code and words.has("not_coded", code):
        return words.say("not_coded", code)
    return words.coded("why", code).rstrip(".") if code else words.say("not_coded", "not_stated")


def _answers(name: str, answers: tuple[Answer, ...], desk: Desk) -> list[str]:
    words = desk.words
    return [
        words.say("coding", "answer", value=_value(name, one.value, desk), origins=words.count("origin", one.origins))
        for one in answers
    ]


def _value(name: str, value: str, desk: Desk) -> str:
    words = desk.words
    if name in _GROUPS:
        return words.label(_GROUPS[name], value)
    if name == "ended_on":
        return words.day(value) if value else words.say("page", "unknown")
    if name == "fixed_time":
        return words.count("day", int(float(value))) if float(value).is_integer() else value
    return words.say("coded", value) if words.has("coded", value) else words.name(value)
