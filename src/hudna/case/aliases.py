"""Names that a person judged to be one: an actor's or a place's, put in one spelling wherever a case compares or counts."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from hudna.packs.knowledge import Knowledge
from hudna.store import Session
from hudna.types import Judgement, Span

Made = TypeVar("Made")


def pack_names(knowledge: Knowledge) -> frozenset[str]:
    """The canonical names of all that packs list."""
    return frozenset(entry.data["name"] for entry in knowledge.by_wire.values() if entry.data.get("name"))


def aliases(session: Session, knowledge: Knowledge) -> Mapping[str, str]:
    """Every name that was judged the same as another → the one that stands for all: that of a pack, else the first by letter.

    A name that two judgements tie to two different pack names stays as it is: packs say that these are two. Where judgements
    contradict one another the newer ones are followed.
    """
    stand = session.opinions.judgements("actor", "place")
    if not stand:
        return {}
    known = pack_names(knowledge)
    groups: dict[str, set[str]] = {}
    apart: list[Judgement] = []
    for one in sorted(stand, key=lambda one: one.at or "", reverse=True):
        if one.verdict == "different":
            apart.append(one)
        elif one.verdict == "same":
            joined = groups.get(one.a, {one.a}) | groups.get(one.b, {one.b})
            if not any({two.a, two.b} <= joined for two in apart):
                groups.update(dict.fromkeys(joined, joined))
    out: dict[str, str] = {}
    for name, group in groups.items():
        chosen = sorted(group & known) or sorted(group)
        if len(group & known) <= 1 and chosen[0] != name:
            out[name] = chosen[0]
    return out


def renamed(value: Made, names: Mapping[str, str]) -> Made:
    """The value with every name in it replaced that has another; spans and words of reports are left alone."""
    return _renamed(value, names) if names else value


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return (
            tuple(dict.fromkeys(_renamed(one, names) for one in value))
            if _is_names(value)
            else tuple(_renamed(one, names) for one in value)
        )
    if is_dataclass(value) and not isinstance(value, type | Span):
        changed = {one.name: _renamed(getattr(value, one.name), names) for one in fields(value)}
        return replace(value, **changed)
    return value


def _is_names(value: tuple[Any, ...]) -> bool:
    return bool(value) and all(isinstance(one, str) for one in value)
