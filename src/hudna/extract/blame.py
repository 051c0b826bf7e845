"""Whether a plain statement accuses: a party says of another that it attacked, or broke what was agreed.

The same words of a monitor or a witness report; of a party they accuse. What matters is who speaks and who is said to
have done it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from hudna.extract.own_deeds import that_they
from hudna.extract.scene import Scene
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hit
from hudna.types import Name
from hudna.types.event import VIOLENT

_FORCE = VIOLENT | {"siege"}
_SUBJECT_REACH = 8  # tokens between who acts and a verb after it
_OBJECT_REACH = 2  # tokens between a deed and who did it
_MEANS_REACH = 14  # tokens in which a word of force is looked for beside a verb that needs one


def party_of(knowledge: Knowledge, names: Sequence[Name]) -> frozenset[str]:
    """The English names of the party that named speakers stand for; empty where they stand for none that fights."""
    found: set[str] = set()
    for name in names:
        entry = knowledge.by_wire.get(name.entry or "")
        if entry is None:
            continue
        for owner in _owners(knowledge, entry.table, name.entry or "", entry.data):
            data = knowledge.by_wire[owner].data
            if not data.get("neutral") and data.get("source_type") not in {"monitor", "mediator", "media"}:
                found |= {str(data["name"]), str(data.get("party_as") or data["name"])}
    return frozenset(found)


def _owners(knowledge: Knowledge, table: str, wire: str, data: Mapping[str, Any]) -> list[str]:
    """The actors that an entry speaks for: itself, those of a person's offices, the party whose media an outlet is."""
    refs: list[Any] = [wire]
    if table == "person":
        refs = [role.get("of") for role in data.get("roles", ())]
    elif table == "outlet":
        refs = [data.get("party_media_of")]
    flat = [one for ref in refs if ref for one in (ref if isinstance(ref, (list, tuple)) else [ref])]
    return [one for one in flat if one in knowledge.by_wire and knowledge.by_wire[one].table == "actor"]


def plain_act(scene: Scene, piece: tuple[int, int], party: frozenset[str]) -> Literal["accuses", "asserts"]:
    """What a statement does that no word of it makes anything else: it accuses, or it asserts."""
    return "accuses" if accuses(scene, piece, party) else "asserts"


def accuses(scene: Scene, piece: tuple[int, int], party: frozenset[str]) -> bool:
    """Whether a statement of ``party`` says that somebody else used force or broke an agreement."""
    if not party:
        return False
    first, last = piece
    deeds = [hit for hit in scene.hits.within("trigger", first, last) if _is_violent(scene, hit, last)]
    deeds += scene.hits.within("wrong", first, last)
    return any(_by_another(scene, hit, first, last, party) for hit in deeds if not _is_own(scene, hit, first))


def _is_own(scene: Scene, deed: Hit, first: int) -> bool:
    """Whether a deed is told by its doer: "X said that it struck positions of Y"."""
    carriers = {
        hit.first for hit in scene.hits.within("argument", first, deed.last) if hit.entry.get("role") == "carrier"
    }
    return that_they(scene.form, scene.grammar, carriers, deed, max(first - 1, 0)) is not None


def _is_violent(scene: Scene, trigger: Hit, last: int) -> bool:
    """Whether a word means violence: one that needs another beside it may be harmless (فتحت الجسر), save with weapons."""
    if trigger.entry.get("type") not in _FORCE:
        return False
    near = scene.hits.within("context", trigger.last, min(last, trigger.last + _MEANS_REACH))
    return not trigger.entry.get("needs") or any(hit.entry.get("kind") in {"means", "fire"} for hit in near)


def _by_another(scene: Scene, deed: Hit, first: int, last: int, party: frozenset[str]) -> bool:
    doer = _doer(scene, deed, first, last)
    if doer is None or doer.generic:
        return False
    entry = scene.knowledge.by_wire.get(doer.entry or "")
    if entry is None or entry.get("neutral") or entry.table == "outlet":
        return False
    return not party & party_of(scene.knowledge, [doer])


def _doer(scene: Scene, deed: Hit, first: int, last: int) -> Name | None:
    """Who stands where a doer stands: before a verb, or right after a verb or a verbal noun."""
    of_either = deed.form == "masdar" and deed.entry.get("genitive") == "either"  # استهداف دبابة X: of what was struck
    for at in range(deed.last, min(last, deed.last + (1 if of_either else _OBJECT_REACH))):
        named = scene.name_at.get(at)
        if named is not None:
            return named[0]
        if scene.is_a(at, "adjunct_openers") or _is_asset(scene, at):
            break  # whose tank was struck did not strike
    for at in range(deed.first - 1, max(first, deed.first - _SUBJECT_REACH) - 1, -1):
        named = scene.name_at.get(at)
        if named is not None:
            return named[0]
    return None


def _is_asset(scene: Scene, at: int) -> bool:
    """Whether a word names what is held or struck: positions, a tank."""
    return any(hit.entry.get("kind") == "asset" for hit in scene.hits.within("context", at, at + 1))
