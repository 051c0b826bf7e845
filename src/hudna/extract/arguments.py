"""Who did it, to whom, where and when: a walk over the words of the clause around a trigger.

The walk keeps one relation, the part that the next name plays. A verb begins with its subject, a verbal noun with its
genitive; a preposition sets another relation; a coordinated name keeps the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hudna.extract.board import WINDOW, Board, Placed
from hudna.extract.triggers import TALKS, Trigger
from hudna.text.layout import Sentence
from hudna.types import Span
from hudna.types.mention import Name, Place, Time

_SUBJECT_GAP = 2  # unknown words after which a verb's subject has passed
_REACH = 30
_BACK = 18
_LONGEST = 8  # tokens of a name that another is joined to
_BREAKS = frozenset("،,;؛:")
_STATIONED = 5  # words from "stationed" to the place
_FALLEN = 3  # words between a word of death and the name: "the death of the commander X"
_CARRIERS = frozenset({"carrier", "avowal"})
_SPEAKERS = frozenset({"outlet"})


@dataclass(slots=True)
class Found:
    """The arguments gathered so far; lists because the walk fills them in the order of the text."""

    actors: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    probable: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, role: str, names: tuple[str, ...], span: Span) -> None:
        """Put names under ``actors``, ``targets`` or ``probable``, once each."""
        row: list[str] = getattr(self, role)
        fresh = [name for name in names if name not in row and name not in self.actors]
        row.extend(fresh)
        if fresh:
            self.spans.setdefault(role, []).append(span)


@dataclass(slots=True)
class _Walk:
    board: Board
    trigger: Trigger
    found: Found
    relation: str
    gap: int = 0
    probable: bool = False
    previous_name_end: int = -1
    doer_seen: bool = False  # a doer that no name stands for: "gunmen attacked"
    one_sided: bool = False  # only the other side of a fight is named: "clashes with X"

    def run(self, first: int, last: int) -> None:
        at = first
        while at < last:
            at = self._step(at)

    def _step(self, at: int) -> int:
        board = self.board
        roles = board.arguments.get(at, {})
        if "probable" in roles:
            self.probable = True
            return at + 1
        if "skip" in roles:
            return roles["skip"].last
        if "agent" in roles:
            self.relation = "agent"  # مصدره: also a word for a source
            return roles["agent"].last
        if at in board.names and at not in board.nationalities:
            return self._name(board.names[at])
        if at in board.nationalities:
            return self._adjective(at)
        role = board.role(at)
        if role == "other" and self.relation in ("agent", "subject", "between", "with") and self._armed_before(at):
            return at + 1  # "members of X": the doer goes on
        if role == "target" and self.trigger.moving and board.arguments[at][role].entry.get("direction"):
            self.relation = "other"  # where people go is no one's victim
            return board.arguments[at][role].last
        if role is not None:
            self.relation = "genitive" if role == "target" and self.relation == "none" else role
            return board.arguments[at][role].last if role in board.arguments[at] else at + 1
        if at in board.places:
            self.relation = self._after_place()
            return max(board.places[at].last, at + 1)
        return self._word(at)

    def _armed_before(self, at: int) -> bool:
        before = self.board.contexts.get(at - 1)
        return before is not None and before.entry.get("kind") == "armed"

    def _asset_before(self, at: int) -> bool:
        return any("asset" in self.board.context_kinds.get(n, ()) for n in (at - 1, at - 2))

    def _after_place(self) -> str:
        return "object" if self.relation == "subject" else self.relation

    def _word(self, at: int) -> int:
        board = self.board
        context = board.contexts.get(at)
        kind = context.entry.get("kind") if context is not None else None
        victim = board.victims.get(at)
        if victim is not None and victim.entry.get("civilian") and self._takes_victim():
            self.found.add("targets", ("civilians",), board.page.span(victim.start, victim.end))
        if self.relation == "subject":
            self.doer_seen = self.doer_seen or kind == "armed"
            if kind == "means":
                self.relation = "means"
            elif kind == "asset" or victim is not None or at in board.quantities:
                self.relation = "object"
            elif kind != "armed" and at not in board.times and board.page.tokens[at].kind == "word":
                self.gap += 1
                self.relation = "object" if self.gap > _SUBJECT_GAP else "subject"
        elif (self.relation == "means" and kind != "means") or (kind == "asset" and self._stands_bare(at)):
            self.relation = "object"
        return context.last if context is not None else at + 1

    def _stands_bare(self, at: int) -> bool:
        """An asset that no preposition governs is the verb's object, however late it stands."""
        if self.trigger.nominal or self.trigger.passive or self.relation not in ("place", "other"):
            return False
        before = self.board.form(at)[:1] in "بلكو" or self.board.role(at - 1) is not None
        return not before and "asset" not in self.board.context_kinds.get(at - 1, ())

    def _takes_victim(self) -> bool:
        return self.relation in ("object", "target") or (
            self.relation == "genitive" and self.trigger.option("genitive") == "target"
        )

    def _adjective(self, at: int) -> int:
        placed = self.board.names.get(at)
        if placed is None:
            return at + 1
        if at <= self.trigger.last or self.relation == "means" or self.probable:
            self._put("actors", placed)
            if self.relation == "means":
                self.relation = "object"
            return placed.last
        if self.relation in ("subject", "agent"):
            return self._name(placed)
        if self.relation in ("object", "target", "between", "with"):
            return self._name(placed)
        return placed.last

    def _name(self, placed: Placed[Name]) -> int:
        name = placed.mention
        if _speaks(name):
            return placed.last
        proclitic = self.board.form(placed.first)[:1]
        tied = self.board.page.tokens[placed.first].start < name.start
        joined = tied and proclitic == "و" and self.previous_name_end >= placed.first - 4
        relation = self.relation
        if tied and proclitic == "ل" and self.trigger.nominal and relation in ("genitive", "none"):
            relation = "agent"
        elif tied and proclitic == "ل" and relation in ("object", "target") and self._asset_before(placed.first):
            relation = "target"  # "positions of X"
        elif tied and proclitic in "بلك" and not joined:
            relation = "other"
        self._put_by(relation, placed)
        self.previous_name_end = placed.last
        if relation == "subject" and not self._more_names(placed.last):
            self.relation = "object"
        elif relation in ("genitive", "means", "agent") and not self._more_names(placed.last):
            self.relation = "after"
        return placed.last

    def _more_names(self, at: int) -> bool:
        names = self.board.names
        return any(
            n in names
            and self.board.form(n).startswith("و")
            and self.board.page.tokens[n].start < names[n].mention.start
            for n in (at, at + 1, at + 2)
        )

    def _put_by(self, relation: str, placed: Placed[Name]) -> None:
        sides = bool(self.trigger.hit.entry.get("sides"))
        if relation in ("subject", "agent"):
            self._put(self._subject_role() if relation == "subject" else "actors", placed)
        elif relation in ("object", "target"):
            self._put("targets", placed)
        elif relation in ("means", "between"):
            self._put("actors", placed)
        elif relation == "with":
            self.one_sided = sides and not self.found.actors
            self._put("actors" if sides else "targets", placed)
        elif relation == "genitive":  # the shelling of positions of X: X did not shell
            self._put("targets" if self._asset_before(placed.first) else self._genitive_role(placed), placed)

    def _subject_role(self) -> str:
        return "targets" if self.trigger.option("subject") == "target" else "actors"

    def _genitive_role(self, placed: Placed[Name]) -> str:
        stated = self.trigger.option("genitive")
        if stated == "target" or stated == "place":
            return "targets"
        if stated == "either":
            following = {self.board.role(at) for at in range(placed.last, placed.last + 1)}
            follows = any(
                at in self.board.places
                or at in self.board.names
                or at in self.board.contexts
                or at in self.board.victims
                for at in range(placed.last, placed.last + 2)
            )
            return "actors" if follows and not following & {"place", "other"} else "targets"
        return "actors"

    def _put(self, role: str, placed: Placed[Name]) -> None:
        name = placed.mention
        names = name.members or (name.name,)
        if not names or not names[0] or (role == "actors" and name.generic and not name.members):
            return
        where = "probable" if self.probable and role == "actors" else role
        self.found.add(where, names, name.span)
        self.probable = self.probable and role != "actors"


def _speaks(name: Name) -> bool:
    if name.generic and name.kind == "person":
        return True
    entry = name.entry or ""
    return "/outlet" in entry or any(entry.endswith(f"#{s}") for s in _SPEAKERS)


def arguments_of(board: Board, trigger: Trigger, stop: int, start: int, speakers: frozenset[int]) -> Found:
    """The parties of the event. ``stop`` and ``start`` are the tokens of the next and the previous trigger's words."""
    sentence = board.page.sentences[trigger.sentence]
    found = Found()
    end = min(board.clause_end(sentence, trigger.last), trigger.last + _REACH, stop)
    if trigger.nominal:
        _look_back(board, trigger, found, max(start, sentence.first), speakers)
    relation = _begins(board, trigger) if not found.actors else _object_relation(trigger)
    walk = _Walk(board, trigger, found, relation)
    walk.run(trigger.hit.last, end)
    if walk.one_sided:
        _side_of_the_fallen(board, trigger, found, sentence.first)
    if trigger.nominal and trigger.hit.entry.get("sides") and len(found.actors) < _SIDES:
        _who_fought(board, trigger, found, sentence.first, speakers)
    named = (found.actors and not walk.one_sided) or found.probable
    if not (named or trigger.nominal or trigger.passive or walk.doer_seen):
        _look_back(board, trigger, found, max(start, sentence.first), speakers)
    return found


_SIDES = 2  # of a clash


def _who_fought(board: Board, trigger: Trigger, found: Found, first: int, speakers: frozenset[int]) -> None:
    """ "X took the town after fierce battles with Y": who gained something in a clash fought in it."""
    if board.role(trigger.first - 1) is None:
        return
    for placed in _names_before(board, max(first, trigger.first - _BACK), trigger.first):
        name = placed.mention
        passed = placed.first in speakers or name.generic or name.kind in {"person", "group"} or _speaks(name)
        if passed or _governed(board, placed) or _fell(board, placed):
            continue
        if name.name not in found.actors and name.name not in found.targets:
            found.add("actors", name.members or (name.name,), name.span)
        return


def _side_of_the_fallen(board: Board, trigger: Trigger, found: Found, first: int) -> None:
    """ "Two Turkish soldiers died in clashes with X": those who fell fought X."""
    for placed in _names_before(board, max(first, trigger.first - _BACK), trigger.first):
        near = range(placed.first - 2, placed.last)
        if placed.mention.kind != "person" and any(at in board.victims or at in board.quantities for at in near):
            found.add("actors", placed.mention.members or (placed.mention.name,), placed.mention.span)
            return


def goes_on(board: Board, trigger: Trigger) -> bool:
    """Whether its verb opens the sentence without a subject: who did the last thing did this too."""
    sentence = board.page.sentences[trigger.sentence]
    carrier = _carrier(board, sentence, trigger) if trigger.nominal else None
    verb = trigger.first if not trigger.nominal else carrier
    if verb is None or verb - sentence.first > 1 or trigger.passive or trigger.hit.entry.get("killed"):
        return False
    at = trigger.hit.last if not trigger.nominal else verb + 1
    if trigger.nominal:
        return at == trigger.first or board.page.tokens[at].kind == "number" or at in board.numbers
    return at in board.places or board.role(at) is not None or "asset" in board.context_kinds.get(at, ())


def _object_relation(trigger: Trigger) -> str:
    """What follows a noun whose doer stands before it: of a verbal noun its object, of another nothing."""
    verbal = trigger.hit.form in ("masdar", "past") or trigger.hit.entry.get("verbal")
    return "object" if verbal else "after"


def _begins(board: Board, trigger: Trigger) -> str:
    if trigger.nominal:
        return "genitive" if trigger.option("genitive") != "none" else "none"
    if trigger.passive:
        return "object"
    if trigger.hit.enclitic:
        return "subject"
    if trigger.hit.entry.get("passive_default") or trigger.hit.entry.get("killed"):
        return "subject" if _organisation_next(board, trigger) else "object"
    return "subject"


def _organisation_next(board: Board, trigger: Trigger) -> bool:
    """After "arrested" or "killed" an organisation or armed men are the doer; a person or a number is the victim."""
    for at in range(trigger.last, trigger.last + 3):
        placed = board.names.get(at)
        if placed is not None:
            return placed.mention.kind != "person"
        if (
            at in board.victims
            or at in board.quantities
            or board.page.tokens[min(at, len(board.page.tokens) - 1)].kind == "number"
        ):
            return False
        context = board.contexts.get(at)
        if context is not None and context.entry.get("kind") in ("armed", "means"):
            return True
    return False


def _look_back(board: Board, trigger: Trigger, found: Found, start: int, speakers: frozenset[int]) -> None:
    """Subject before its verb; doer before the verb that carries the noun ("launched a raid", "announced shelling")."""
    sentence = board.page.sentences[trigger.sentence]
    complement = trigger.nominal and _is_complement(board, trigger)
    carrier = _carrier(board, sentence, trigger) if trigger.nominal else None
    if trigger.nominal and not complement and carrier is None:
        return
    if trigger.nominal and _is_cause(board, trigger):  # "was hurt by shelling": who was hurt did not shell
        return
    if _agentless(trigger) or _denied_anew(board, trigger):
        return
    first = sentence.first if complement else start
    for placed in _names_before(board, max(first, trigger.first - _BACK), trigger.first):
        after_carrier = carrier is not None and placed.first > carrier  # "X claimed an attack" speaks of its own deed
        if (
            (placed.first in speakers and not complement and not after_carrier)
            or _speaks(placed.mention)
            or placed.mention.generic
            or _governed(board, placed)
            or _fell(board, placed)
        ):
            continue
        role = "targets" if trigger.option("subject") == "target" else "actors"
        names = placed.mention.members or (placed.mention.name,)
        fresh = tuple(name for name in names if name not in found.targets)
        found.add(role, fresh, placed.mention.span)
        return


def _is_cause(board: Board, trigger: Trigger) -> bool:
    """Whether a word of cause stands right before the noun."""
    return any("cause" in board.arguments.get(at, ()) for at in range(trigger.first - 2, trigger.first))


def _is_complement(board: Board, trigger: Trigger) -> bool:
    """A verbal noun that completes a verb: "announced the shelling of", "took to shelling"."""
    hit = trigger.hit
    if not (hit.entry.get("past") or hit.entry.get("verbal")) or trigger.weak or trigger.option("genitive") == "target":
        return False
    return hit.proclitic.endswith("ب") or board.role(hit.first - 1) == "other"


def _denied_anew(board: Board, trigger: Trigger) -> bool:
    """ "… , and no one was killed": a new clause, whose subject is not the one before."""
    return not trigger.nominal and any(
        hit.entry.get("realis") == "negated" and board.form(hit.first).startswith("و")
        for hit in board.realis.get(trigger.first, ())
    )


def _agentless(trigger: Trigger) -> bool:
    """ "Was killed", "a bomb exploded": what stands before is no doer."""
    return trigger.type == "explosion_ied" and not trigger.nominal and not trigger.hit.entry.get("needs")


def _carrier(board: Board, sentence: Sentence, trigger: Trigger) -> int | None:
    """The token of the light verb that carries a noun: "launched"."""
    for at in range(trigger.first - 1, max(sentence.first, trigger.first - 12) - 1, -1):
        roles = board.arguments.get(at, {})
        if "that" in roles:
            return None  # "announced that a raid …": the announcing did not carry it out
        if not _CARRIERS.isdisjoint(roles):
            return at
    return None


def _names_before(board: Board, first: int, last: int) -> Iterator[Placed[Name]]:
    for at in range(last - 1, first - 1, -1):
        placed = board.names.get(at)
        if placed is not None and placed.last <= last:
            yield placed


def _governed(board: Board, placed: Placed[Name]) -> bool:
    """Whether the name hangs on a preposition, so that it cannot be a subject."""
    tied = board.page.tokens[placed.first].start < placed.mention.start
    if (tied and board.form(placed.first)[:1] in "بلك") or board.form(placed.first).startswith("لل"):
        return True
    joined = _joined_to(board, placed) if tied and board.form(placed.first)[:1] == "و" else None
    if joined is not None:
        return _governed(board, joined)
    near = (board.contexts.get(placed.first - 2), board.contexts.get(placed.first - 3))
    partitive = any(armed is not None and armed.entry.get("kind") == "armed" for armed in near)  # "units of the army"
    return board.role(placed.first - 1) is not None and not partitive


def _fell(board: Board, placed: Placed[Name]) -> bool:
    """ "The death of X in a raid": a person right behind a word of death or wounding is who was hurt."""
    return placed.mention.kind == "person" and any(
        at in board.casualties for at in range(placed.first - _FALLEN, placed.first)
    )


def _joined_to(board: Board, placed: Placed[Name]) -> Placed[Name] | None:
    """The name to which "and X" is joined; it ends right before."""
    near = range(placed.first - 1, placed.first - _LONGEST, -1)
    return next((board.names[at] for at in near if at in board.names and board.names[at].last == placed.first), None)


def place_of(board: Board, trigger: Trigger, stop: int) -> Placed[Place] | None:
    """The place of the event: the first after the trigger in its clause, else the nearest in its sentence."""
    sentence = board.page.sentences[trigger.sentence]
    until = _other_matter(board, sentence, trigger)
    end = min(board.clause_end(sentence, trigger.last), stop, until)
    after = [board.places[at] for at in range(trigger.first, end) if at in board.places and not _whence(board, at)]
    if after:
        return _finest(after)
    before = [
        board.places[at]
        for at in range(max(sentence.first, trigger.first - WINDOW), trigger.first)
        if at in board.places and not _whence(board, at)
    ]
    if before:
        return before[-1] if len(before) == 1 else _finest(before[-2:])
    rest = [board.places[at] for at in range(end, min(until, end + WINDOW)) if at in board.places]
    return _finest(rest) if rest else None


def _whence(board: Board, at: int) -> bool:
    """Whether the place is where those who fire stand or come from: "forces stationed in X", "that took off from X"."""
    return any("based" in board.arguments.get(near, ()) for near in range(at - _STATIONED, at))


def _other_matter(board: Board, sentence: Sentence, trigger: Trigger) -> int:
    """Where the sentence goes on to something else: "in another context", or a meeting after a comma."""
    last = min(sentence.last, trigger.last + 2 * WINDOW)
    if trigger.type in TALKS:
        return last
    broken = False
    for at in range(trigger.last, last):
        roles = board.arguments.get(at, ())
        broken = broken or "clause" in roles or board.form(at) in _BREAKS
        if "turn" in roles or (broken and "meeting" in board.context_kinds.get(at, ())):
            return at
    return last


_FINE = ("site", "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country")


def _finest(places: list[Placed[Place]]) -> Placed[Place]:
    """The first place, or the finer one named within it: "in Idlib, the town of …"."""
    best = places[0]
    for other in places[1:]:
        if other.first - best.last > 5 or not _within(other.mention, best.mention):
            break
        best = other
    return best


def _within(fine: Place, wide: Place) -> bool:
    order = {name: at for at, name in enumerate(_FINE)}
    if order.get(fine.precision or "", 5) >= order.get(wide.precision or "", 5):
        return False
    return wide.name in (fine.admin1, fine.country) or (wide.precision == "country" and wide.country == fine.country)


def time_of(
    board: Board, trigger: Trigger, bounds: tuple[int, int] | None = None, day: date | None = None
) -> Placed[Time] | None:
    """The nearest dated time of the sentence, those of the trigger's clause first.

    ``bounds``: tokens of what a source says of the event: when it was said does not date it. ``day``: of publication.
    """
    sentence = board.page.sentences[trigger.sentence]
    first, last = max(sentence.first, trigger.first - WINDOW), min(sentence.last, trigger.first + WINDOW)
    if bounds is not None:
        first, last = max(first, bounds[0]), min(last, bounds[1])
    dated = [board.times[at] for at in range(first, last) if at in board.times and _dates(board, board.times[at], day)]
    if not dated:
        return None
    start, end = board.clause_start(sentence, trigger.first), board.clause_end(sentence, trigger.last)
    return min(dated, key=lambda p: (not start <= p.first < end, _distance(p, trigger), p.first))


def _distance(placed: Placed[Time], trigger: Trigger) -> int:
    return placed.first - trigger.last if placed.first >= trigger.last else trigger.first - placed.last


def _dates(board: Board, placed: Placed[Time], day: date | None) -> bool:
    """Whether the time is when something happened, not how long it has lasted.

    "Since dawn today" begins and ends on the day of publication, so that it names that day after all.
    """
    time = placed.mention
    if time.earliest is None:
        return False
    words = (placed.first - 1, placed.first)
    if any("until" in board.arguments.get(at, ()) for at in words):
        return False
    since = any("since" in board.arguments.get(at, ()) for at in words)
    return not since or (day is not None and time.earliest == day.isoformat())
