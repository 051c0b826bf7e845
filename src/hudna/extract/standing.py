"""How a noun of an event stands in its sentence: told as news, or only recalled.

A verb tells. A noun tells where something in the sentence makes it happen: a verb of occurrence or of carrying out before
it, dead and wounded that it caused, the words of a source that begin with it. "The attack", "the killing of X" and a noun
behind "after" or "responsible for" recall what the reader knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.board import Board
from hudna.extract.scene import FINITE
from hudna.extract.tolls import Group
from hudna.extract.triggers import Trigger, definite

_GOVERNED = 5  # tokens from a word of occurrence to the noun it makes happen
_CARRIED = 12  # tokens from a verb of carrying out to its object: the subject stands between
_EXPOSED = 30  # tokens from "was exposed" to the noun: what was exposed stands between
_GATHERED = 8  # tokens between a protest and those who gather for it
_FOLLOWED = 4  # tokens from an indefinite noun to the verb that says it took place
_NEWS = frozenset({"occurrence", "carrier"})
_BREAKS = frozenset("،,;؛:")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a noun has beside it."""

    tolls: Sequence[Group]
    named: bool  # a party or a place in its own words
    leads: bool  # a source's words begin with it
    served: bool = False  # a verb does its work: raids targeted the village


def told(board: Board, trigger: Trigger, own: Surroundings) -> bool:
    """Whether the trigger reports an event, rather than recall one."""
    if not trigger.nominal or own.served or _marched(board, trigger) or _befell(board, trigger):
        return True
    if _made_to_happen(board, trigger) or _caused(board, trigger, own.tolls):
        return True
    if definite(board, trigger) and not _one_of_many(board, trigger):
        return (own.leads and _takes_place(board, trigger, 2)) or _resulted(board, trigger, own.tolls)
    if trigger.of_known:
        return own.leads or _heads(board, trigger)
    if not own.tolls and _reminded(board, trigger):
        return False
    return (
        bool(own.tolls) or own.named or own.leads or _heads(board, trigger) or _takes_place(board, trigger, _FOLLOWED)
    )


def _befell(board: Board, trigger: Trigger) -> bool:
    """Whether something was exposed to it, however long what was exposed is described; no relative clause reminds of it."""
    if not trigger.hit.proclitic.endswith("ل") or definite(board, trigger):
        return False
    first = max(board.page.sentences[trigger.sentence].first, trigger.first - _EXPOSED)
    exposed = (at for at in range(first, trigger.first) if "exposed" in board.arguments.get(at, ()))
    return any(not _is_relative(board, at - 1) for at in exposed)


def _marched(board: Board, trigger: Trigger) -> bool:
    """Whether it is a protest beside people who come out, gather or chant, or that is said to take place."""
    if trigger.type != "protest":
        return False
    sentence = board.page.sentences[trigger.sentence]
    reach = _GATHERED // 2 if definite(board, trigger) else _GATHERED
    near = range(max(sentence.first, trigger.first - reach), min(sentence.last, trigger.last + reach))
    return "march" in board.kinds(near.start, near.stop) or any(
        not _NEWS.isdisjoint(board.arguments.get(at, ())) for at in near
    )


def _heads(board: Board, trigger: Trigger) -> bool:
    """Whether it stands in a heading, or opens its sentence."""
    sentence = board.page.sentences[trigger.sentence]
    return sentence.kind == "title" or trigger.first == sentence.first


def _made_to_happen(board: Board, trigger: Trigger) -> bool:
    """Whether a word of occurrence, or a verb of carrying out, governs it: no relative pronoun between."""
    sentence = board.page.sentences[trigger.sentence]
    known, comma = definite(board, trigger), False
    for at in range(trigger.first - 1, max(sentence.first, trigger.first - _CARRIED) - 1, -1):
        roles = board.arguments.get(at, {})
        if _is_relative(board, at) or "that" in roles:
            return False
        near = not comma and trigger.first - at <= _GOVERNED
        if known and "cause" in roles:
            continue  # "because of the clashes" takes them for granted
        if ("occurrence" in roles and near) or ("carrier" in roles and (near or roles["carrier"].form in FINITE)):
            return not _is_relative(board, at - 1) and not _only_when(board, at)
        comma = comma or board.form(at) in _BREAKS
    return False


def _reminded(board: Board, trigger: Trigger) -> bool:
    """ "The two offices that were exposed to an attack": a relative clause reminds of what befell a known thing."""
    first = max(board.page.sentences[trigger.sentence].first, trigger.first - _GOVERNED)
    for at in range(trigger.first - 1, first - 1, -1):
        if board.form(at) in _BREAKS:
            return False
        if not _NEWS.isdisjoint(board.arguments.get(at, ())):
            return _is_relative(board, at - 1)
    return False


def _only_when(board: Board, at: int) -> bool:
    """ "At the moment it happened", "after it broke out": a noun of occurrence that only gives the time."""
    return any(hit.entry.get("realis") in ("after", "before_now") for hit in board.realis.get(at, ()))


def _takes_place(board: Board, trigger: Trigger, reach: int) -> bool:
    """Whether a verb right after it says that it took place."""
    for at in range(trigger.last, min(trigger.last + reach, board.page.sentences[trigger.sentence].last)):
        if board.form(at) in _BREAKS or _is_relative(board, at):
            return False
        if not _NEWS.isdisjoint(board.arguments.get(at, ())):
            return True
    return False


def _caused(board: Board, trigger: Trigger, tolls: Sequence[Group]) -> bool:
    """Whether casualties stand before it as its result: a toll, or a word of death that "in" ties to it.

    Those that the word itself states are not meant.
    """
    if any(group.end <= trigger.hit.first for group in tolls):
        return True
    tied = trigger.hit.proclitic.endswith("ب") or "cause" in board.arguments.get(trigger.first - 1, ())
    near = range(max(board.page.sentences[trigger.sentence].first, trigger.first - _CARRIED), trigger.first)
    return tied and any(at in board.casualties and not _is_relative(board, at - 1) for at in near)


def _resulted(board: Board, trigger: Trigger, tolls: Sequence[Group]) -> bool:
    """Whether a verb of result, that is no relative clause, leads from it to its casualties."""
    for group in tolls:
        for at in range(trigger.last, group.at):
            if "result" in board.arguments.get(at, ()) and not _is_relative(board, at - 1):
                return True
    return False


def _one_of_many(board: Board, trigger: Trigger) -> bool:
    """ "Dozens of the raids", "a series of raids": counted, so not known."""
    before = range(trigger.hit.first - 2, trigger.hit.first)
    return any("amount" in board.arguments.get(at, ()) for at in before)


def _is_relative(board: Board, at: int) -> bool:
    return any(hit.entry.get("realis") == "relative" for hit in board.realis.get(at + 1, ()))
