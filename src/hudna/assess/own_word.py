"""A party's own word on a truce: whoever affirms that it is bound, its own refusal stands against that.

To say that one does not accept a truce is not to deny that it was declared, so it bears on acceptance and on who is bound,
and not on whether there is such a truce.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hudna.assess.voices import Stand, in_time
from hudna.types import Bearing, Proposition, PropositionKind

_ITS_OWN: frozenset[PropositionKind] = frozenset({"accepted", "party"})  # what a party alone decides
# Where a refusal is told of: of "there is such a truce" and "it declared it" it says that the speaker is not bound.
_REFUSED: tuple[PropositionKind, ...] = ("accepted", "party", "declared_by", "exists")


def with_own_word(groups: Mapping[Proposition, Sequence[Stand]]) -> Mapping[Proposition, Sequence[Stand]]:
    """The stands by proposition, with what each party itself said of accepting the truce beside who says that it binds it.

    A statement counts once on a proposition: one that stands there already is not added again.
    """
    rows = [stand for kind in _REFUSED for about, some in groups.items() if about.kind == kind for stand in some]
    return {
        about: _joined(about, stands, rows) if about.kind == "party" else stands for about, stands in groups.items()
    }


def refuses_itself(about: Proposition, stands: Iterable[Stand]) -> bool:
    """Whether the party that a proposition is of refuses it, and is not known to have come round since."""
    if about.kind not in _ITS_OWN or about.value is None:
        return False
    own = [stand for stand in stands if _is_own(stand, about.value)]
    refused = [stand.testimony.said or "" for stand in own if stand.bearing == "denies"]
    since = max(refused, default="")
    came_round = any(stand.bearing == "affirms" and (stand.testimony.said or "") > since for stand in own)
    return bool(refused) and not came_round


def _joined(about: Proposition, stands: Sequence[Stand], rows: Iterable[Stand]) -> Sequence[Stand]:
    added = list(_own_words(about, stands, rows))
    return in_time([*stands, *added]) if added else stands


def _own_words(about: Proposition, stands: Iterable[Stand], rows: Iterable[Stand]) -> Iterator[Stand]:
    """What the party itself said of accepting it, and its refusals of whatever is said to bind it."""
    if about.value is None:
        return
    seen = {_statement(stand) for stand in stands if stand.bearing == "denies"}
    for stand in rows:
        if not _is_own(stand, about.value) or _statement(stand) in seen:
            continue
        if stand.testimony.act == "refuses" and stand.testimony.factuality != "unknown":
            bearing: Bearing = "denies"
        elif stand.testimony.proposition == Proposition(kind="accepted", value=about.value):
            bearing = stand.bearing
        else:
            continue
        if bearing in ("affirms", "denies"):
            seen.add(_statement(stand))
            yield replace(stand, bearing=bearing)


def _is_own(stand: Stand, party: str) -> bool:
    one = stand.testimony
    return stand.stake.interest == "party" and party in (one.source, one.speaks_for)


def _statement(stand: Stand) -> tuple[str, int, int, str]:
    one = stand.testimony
    return one.report, one.claim, one.content.start, one.source
