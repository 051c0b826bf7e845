"""One event told twice: in the title and the lead, by the outlet and by a source, in full and as "the attack"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hudna.extract.board import Board
from hudna.extract.triggers import Trigger
from hudna.types.event import VIOLENT, Event, Toll
from hudna.types.mention import Place

_NEAR_SENTENCES = 4  # how far back "the shelling" points
_RETOLD = 3  # sentences within which a source tells again what was told, and names no place
_MOST_BACK = 24  # events that a later one is compared with
_FAR_SENTENCES = 8  # how far apart a report tells one event twice
_OPENING = 4  # tokens before a trigger in which a word adds it to the one before
_SHARPER = frozenset({"air_strike", "drone_strike"})
_AREAS = ("governorate", "region", "country")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one mention gives it."""

    event: Event
    trigger: Trigger
    where: Place | None  # the place that its clause or sentence names
    points_back: bool


def without_repeats(board: Board, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each event once, with what any of its mentions states."""
    out: list[Draft] = []
    heading = sum(_in_title(board, draft) for draft in drafts[:_MOST_BACK])
    for draft in drafts:
        earlier = next((at for at in _candidates(out, draft, heading) if _same(board, out[at], draft)), None)
        if earlier is None:
            out.append(draft)
        elif _in_title(board, out[earlier]):
            out[earlier] = _with(draft, out[earlier])
        else:
            out[earlier] = _with(out[earlier], draft)
    return sorted(out, key=lambda draft: draft.event.trigger.start)


def _in_title(board: Board, draft: Draft) -> bool:
    return board.page.sentences[draft.trigger.sentence].kind == "title"


def _candidates(out: Sequence[Draft], draft: Draft, heading: int) -> Iterator[int]:
    """Places in ``out`` that the draft may repeat: the last ones of the sentences near it, then those of the title."""
    for at in range(len(out) - 1, max(-1, len(out) - 1 - _MOST_BACK), -1):
        if draft.trigger.sentence - out[at].trigger.sentence > _FAR_SENTENCES:
            break
        yield at
    yield from range(min(heading, len(out)))


def _same(board: Board, first: Draft, again: Draft) -> bool:
    """Whether the later one names the earlier again: same kind, nothing denied, and nothing of its own."""
    if any(draft.trigger.hit.entry.get("kept") for draft in (first, again)) or not _same_kind(first, again):
        return False
    titled = _in_title(board, first)
    if _undone_since(first, again) or not _agree(first, again, loosely=titled):
        return False
    if first.trigger.sentence == again.trigger.sentence:
        return again.points_back
    if titled:
        return not _widens(first, again)
    gap = again.trigger.sentence - first.trigger.sentence
    if again.points_back and again.event.type == "agreement":
        return True
    if again.points_back:
        return gap <= _NEAR_SENTENCES and not _adds(first, again)
    return _told_again(first, again, gap) and not _another(board, again)


def _told_again(first: Draft, again: Draft, gap: int) -> bool:
    """Whether an indefinite mention some sentences on may be the same event: the same place or toll, or nothing new."""
    there = (first.where, again.where)
    told_twice = None not in there and first.event.place == again.event.place
    same_toll = not _vague(again.event.killed) and again.event.killed == first.event.killed
    if gap < _RETOLD and _details(first, again):
        return True
    retold = gap <= _RETOLD and again.where is None
    return (gap <= _FAR_SENTENCES and (told_twice or same_toll)) or (retold and _shares(first.event, again.event))


def _details(first: Draft, again: Draft) -> bool:
    """Whether a source tells in full, with the place, what the lead told without it or of the wider area."""
    a, b = first.event, again.event
    where = again.where is not None and (first.where is None or _lies_in(again.where, first.where))
    alike = bool(a.actors) and set(a.actors) == set(b.actors) and a.type == b.type
    counted = _vague(b.killed) or a.killed == b.killed
    return where and alike and counted and b.claim is not None and b.claim != a.claim


def _undone_since(first: Draft, again: Draft) -> bool:
    """Whether only one of them happened: what is feared or denied is not told again as done.

    "That the strike was a breach" denies nothing of the strike.
    """
    one, other = (draft.event.realis in _UNREAL for draft in (first, again))
    return one != other and (one or not again.points_back)


_UNREAL = frozenset({"planned", "negated", "hypothetical"})


def _widens(first: Draft, again: Draft) -> bool:
    """Whether the later one names only a wider area than the title did, and neither doer nor toll of it."""
    one, other = first.where, again.where
    if one is None or other is None or not _lies_in(one, other):
        return False
    told = set(first.event.actors) & set(again.event.actors)
    return not told and (_vague(again.event.killed) or again.event.killed != first.event.killed)


def _shares(first: Event, again: Event) -> bool:
    """Whether the later one names a doer or a target of the earlier, and no other."""
    mine = {*again.actors, *again.targets}
    return bool(mine) and set(again.actors) <= set(first.actors) and set(again.targets) <= set(first.targets)


def _another(board: Board, draft: Draft) -> bool:
    """Whether a word says that it is one more: "also", "another", "later"."""
    trigger = draft.trigger
    opening = board.page.sentences[trigger.sentence].first
    first = max(opening, trigger.first - _OPENING)
    if any("turn" in board.arguments.get(at, ()) for at in range(opening, opening + _OPENING)):
        return True
    return any("another" in board.arguments.get(at, ()) for at in range(first, trigger.last + 2))


def _adds(first: Draft, again: Draft) -> bool:
    """Whether a definite noun brings parties and a place of its own: "the clashes between … at …"."""
    return again.where is not None and first.where is None and bool(again.event.actors)


def _same_kind(first: Draft, again: Draft) -> bool:
    a, b = first.event.type, again.event.type
    either = first.trigger.generic or again.trigger.generic
    return a == b or (either and {a, b} <= VIOLENT and "armed_clash" not in (a, b))


def _agree(first: Draft, again: Draft, *, loosely: bool) -> bool:
    """Nothing the one states is denied by the other. ``loosely``: a title may name the wider area only."""
    a, b = first.event, again.event
    actors = not (a.actors and b.actors) or bool(set(a.actors) & set(b.actors))
    killed = _vague(a.killed) or _vague(b.killed) or a.killed == b.killed
    dates = a.date is None or b.date is None or a.date == b.date
    if set(a.actors) & set(b.targets) or set(b.actors) & set(a.targets):
        return False  # who was hit strikes back
    return not _apart(first.where, again.where, within=loosely) and actors and killed and dates


def _apart(one: Place | None, other: Place | None, *, within: bool) -> bool:
    """Whether two places differ; ``within``: one that lies in the other does not."""
    if one is None or other is None or one.name == other.name:
        return False
    return not (within and (_lies_in(one, other) or _lies_in(other, one)))


def _lies_in(fine: Place, area: Place) -> bool:
    if area.precision not in _AREAS or fine.country != area.country:
        return False
    if area.precision == "governorate":
        return fine.admin1 is not None and area.name.removesuffix(" Governorate") == fine.admin1
    return fine.precision not in ("country",)


def _vague(toll: Toll | None) -> bool:
    return toll is None or toll == Toll(1, None)


def _with(kept: Draft, other: Draft) -> Draft:
    """The kept draft with what only the other mention states; of two places that lie in one another the finer."""
    event = _merged(kept.event, other.event)
    finer = other.where is not None and (kept.where is None or _lies_in(other.where, kept.where))
    if not finer or event.type not in VIOLENT:
        return replace(kept, event=event)
    place = {name: getattr(other.event, name) for name in ("place", "lat", "lon")}
    spans = {**(event.evidence or {}), "place": (other.event.evidence or {}).get("place", ())}
    return replace(kept, event=replace(event, **place, evidence=spans))


def _merged(kept: Event, other: Event) -> Event:
    """The kept event with what only the other mention states. A guess at the doer counts where neither names one."""
    dated = kept if kept.date is not None else other
    actors = kept.actors or other.actors
    probable = () if actors else kept.probable_actors or other.probable_actors
    return replace(
        kept,
        type=other.type if kept.type in ("attack", "shelling") and other.type in _SHARPER else kept.type,
        actors=actors,
        probable_actors=probable,
        alleged=bool(probable) or (kept if kept.actors else other).alleged,
        targets=kept.targets or other.targets,
        killed=_fuller(kept.killed, other.killed, beside=other.wounded),
        wounded=_fuller(kept.wounded, other.wounded, beside=other.killed),
        displaced=_fuller(kept.displaced, other.displaced),
        victims=kept.victims or other.victims,
        civilians=kept.civilians if kept.civilians is not None else other.civilians,
        date=dated.date,
        date_latest=dated.date_latest,
        date_precision=dated.date_precision,
        realis="asserted" if "asserted" in (kept.realis, other.realis) else kept.realis,
        evidence={**(other.evidence or {}), **(kept.evidence or {})} or None,
    )


def _fuller(kept: Toll | None, other: Toll | None, beside: Toll | None = None) -> Toll | None:
    """The toll that says more: a figure before "dead", which by itself is no news of another mention.

    ``beside``: the other toll of that mention; where it is a figure, the vague word goes with it.
    """
    if _vague(other):
        return other if kept is None and not _vague(beside) else kept
    return other if _vague(kept) else kept
