"""Grounds in words: what was compared, which way it speaks, and how much it counts."""

import re
from collections.abc import Callable, Iterable, Mapping

from hudna.export.dossier.blocks import Points
from hudna.export.dossier.desk import Desk
from hudna.export.dossier.words import Words
from hudna.types import Ground

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_STRONG, _SOME, _NOTHING = 1.1, 0.4, 0.01  # log odds: three to one, three to two, even
_INNER = frozenset({"same_spot", "same_country", "other_country", "same_origin", "told_of_together"})  # values are ids


def points(grounds: Iterable[Ground], desk: Desk) -> Points:
    """Grounds as a list in their order; the voices that no longer add anything come last and in one line."""
    every = list(grounds)
    idle = [one for one in every if one.kind == "vote" and abs(one.weight) < _NOTHING]
    said = [worded(one, desk) for one in every if one not in idle]
    if idle:
        names = desk.words.listed(one.values[0] for one in idle if one.values)
        said.append(desk.words.say("ground", "idle", names=names))
    return Points(tuple(dict.fromkeys(said)))


def worded(ground: Ground, desk: Desk) -> str:
    """One ground as a sentence."""
    words = desk.words
    own = _OWN.get(ground.kind)
    said = own(ground, desk) if own else _plain(ground, desk)
    if ground.speaks == "neither" and not ground.weight:
        return said
    weight = abs(ground.weight)
    how = "strong" if weight >= _STRONG else "some" if weight >= _SOME else "slight"
    much = words.say("weight", how) if weight else None
    return words.dotted(words.say("speaks", ground.speaks), much, said)


def _plain(ground: Ground, desk: Desk) -> str:
    words = desk.words
    values = [] if ground.kind in _INNER else [_value(value, desk) for value in ground.values]
    known = words.has("ground", ground.kind)
    phrase = str(words.table["ground"][ground.kind if known else "other"])
    kind = ground.kind.replace("_", " ")
    if not values:
        phrase = phrase.split(" {values}")[0].rstrip(":")
    return phrase.format(values=words.join(dict.fromkeys(values)), kind=kind).strip()


def _value(value: str, desk: Desk) -> str:
    """A value as people write it: a day, a window, a name, a report by its number."""
    words = desk.words
    if value in desk.numbers:
        return words.say("page", "report_ref", n=desk.numbers[value])
    if _ISO.fullmatch(value):
        return words.day(value)
    first, slash, last = value.partition("/")
    if slash and all(_ISO.fullmatch(end) or end == ".." for end in (first, last)):
        return words.say("clocks", "window", start=_end(first, words), end=_end(last, words))
    if slash and len(first) == 2 and first.isupper():
        return words.name(last)  # "SY/Idlib"
    try:
        share = float(value)
    except ValueError:
        share = 2.0
    if "." in value and 0 <= share <= 1:
        return f"{share * 100:.0f} %"
    return (
        words.label("purpose", value)
        if value in ("humanitarian", "holiday", "election", "peace_process")
        else words.name(value)
    )


def _end(iso: str, words: Words) -> str:
    return words.say("clocks", "no_day") if iso == ".." else words.day(iso)


def _vote(ground: Ground, desk: Desk) -> str:
    source, interest, motive = (*ground.values, "", "", "")[:3]
    words = desk.words
    return words.say(
        "ground", "vote", source=words.name(source), interest=words.coded("interest", interest),
        motive=words.coded("motive", motive),
    )  # fmt: skip


def _cap(ground: Ground, desk: Desk) -> str:
    return desk.words.say("ground", "cap", n="".join(ground.values[:1]))


def _confidence(ground: Ground, desk: Desk) -> str:
    behind, against, kinds, age = (*ground.values, "", "", "", "")[:4]
    words = desk.words
    return words.say(
        "ground", "confidence", behind=behind, against=against, kinds=kinds, age=words.coded("freshness", age)
    )


def _no_verdict(ground: Ground, desk: Desk) -> str:
    return desk.words.say("ground", "no_verdict", reason=desk.words.coded("no_verdict", "".join(ground.values[:1])))


def _reversed(ground: Ground, desk: Desk) -> str:
    source, stand = (*ground.values, "", "")[:2]
    return desk.words.say("ground", "reversed", source=desk.words.name(source), stand=desk.words.coded("stand", stand))


def _silent(ground: Ground, desk: Desk) -> str:
    return desk.words.say("ground", "declines_to_comment", source=desk.words.listed(ground.values))


def _repeats(ground: Ground, desk: Desk) -> str:
    stands, votes = (*ground.values, "", "")[:2]
    return desk.words.say("ground", "repeats", stands=stands, votes=votes)


_OWN: Mapping[str, Callable[[Ground, Desk], str]] = {
    "vote": _vote, "cap": _cap, "confidence": _confidence, "no_verdict": _no_verdict, "reversed": _reversed,
    "declines_to_comment": _silent, "repeats": _repeats,
}  # fmt: skip
