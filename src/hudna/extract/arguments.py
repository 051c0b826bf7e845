"""Who did it, to whom, where and when: a walk over the words of the clause around a trigger.

The walk keeps one relation, the part that the next name plays. A verb begins with its subject, a verbal noun with its
genitive; a preposition sets another relation; a coordinated name keeps the one before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hudna.extract.agreement import verb_gender
from hudna.extract.board import WINDOW, Board, Placed
from hudna.extract.concord import disagrees
from hudna.extract.triggers import TALKS, Trigger
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence
from hudna.types import Span
from hudna.types.event import VIOLENT
from hudna.types.mention import Name, Place, Time

_SUBJECT_GAP = 2  # unknown words after which a verb's subject has passed
_REACH = 30
_BACK = 18
_LONGEST = 8  # tokens of a name that another is joined to
_BREAKS = frozenset("،,;؛:")
_STATIONED = 5  # words from "stationed" to the place
_FALLEN = 3  # words between a word of death and the name: "the death of the commander X"
_SAID_SIDES = frozenset({"with", "between"})  # who is named so is a side, whatever else the report has them say
_CARRIERS = frozenset({"carrier", "avowal"})
_TITLE = 3  # words between "under" and the leader's name
_SPEAKERS = frozenset({"outlet"})
_DEALS = frozenset({"truce", "pact", "meeting"})
_COST = 14  # words between casualties and what caused them


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

    def strike(self, end: int) -> None:
        """Take those that stood as doers behind the offset for whom it was done to."""
        if all(span.start >= end for span in self.spans.get("actors", ())):
            self.targets[:0], self.actors = self.actors, []
            self.spans.setdefault("targets", []).extend(self.spans.pop("actors", []))

    def done_by(self, names: tuple[str, ...], span: Span) -> "Found":
        """With these as the only doers; whoever else stood as one is left out."""
        targets = [name for name in self.targets if name not in names]
        spans = {role: row for role, row in self.spans.items() if role in ("targets",) and targets}
        return Found(list(names), targets, [], {**spans, "actors": [span]})


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
    between: bool = False  # the sides of a clash are being listed
    bystanders: frozenset[int] = frozenset()  # where bodies are named that fight nobody
    aside: bool = False  # a truce or a meeting was named: what follows are its parties

    def run(self, first: int, last: int) -> None:
        at = first
        while at < last:
            at = self._step(at)

    def _step(self, at: int) -> int:
        if self.aside or self._turns_aside(at):
            self.aside = True
            return at + 1
        board = self.board
        marked = self._mark(board.arguments.get(at, {}), at)
        if marked is not None:
            return marked
        if self._goes_back_between(at):
            self.relation = "between"
        if at in board.nationalities:
            return self._adjective(at)
        if at in board.names:
            return self._name(board.names[at])
        role = board.role(at)
        if role is not None:
            return self._relate(role, at)
        if at in board.places:
            self.relation = self._after_place()
            return max(board.places[at].last, at + 1)
        return self._word(at)

    def _mark(self, roles: Mapping[str, Hit], at: int) -> int | None:
        """The token after a word that says how to take the names behind it; None where none stands here."""
        if "probable" in roles:
            self.probable = True
            return at + 1
        if "skip" in roles:
            return roles["skip"].last
        if "agent" in roles:
            self.relation = "agent"  # مصدره: also a word for a source
            return roles["agent"].last
        return None

    def _relate(self, role: str, at: int) -> int:
        """The token after a word that gives what follows its role."""
        board = self.board
        if role == "other" and self.relation in ("agent", "subject", "between", "with") and self._armed_before(at):
            return at + 1  # "members of X": the doer goes on
        if role == "with" and board.role(at - 1) == "place":
            return at + 1  # على الحدود مع X
        if role == "target" and self.trigger.moving and board.arguments[at][role].entry.get("direction"):
            role, last = "other", board.arguments[at][role].last  # where people go is no one's victim
        else:
            last = board.arguments[at][role].last
        self.between = self.between or role == "between"
        self.relation = "genitive" if role == "target" and self.relation == "none" else role
        return last

    def _fires(self, at: int) -> bool:
        """Whether a weapon is a verb's subject (ألقى الطيران), and no instrument (بالمدفعية); a plural has had its own."""
        verb = self.board.form(self.trigger.hit.first)
        return not (self.trigger.nominal or self.board.form(at).startswith("ب") or verb.endswith(("وا", "ون")))

    def _goes_back_between(self, at: int) -> bool:
        """ "Between X in the east and Y": the side that "and" adds after a place."""
        if not self.between or self.relation not in ("place", "other", "object") or len(self.found.actors) >= _SIDES:
            return False
        named = at in self.board.names or "armed" in self.board.context_kinds.get(at, ())
        return self.board.form(at).startswith("و") and named

    def _turns_aside(self, at: int) -> bool:
        """Whether a truce or a meeting is named: "despite the truce between X and Y"."""
        kinds = self.board.context_kinds.get(at)
        return kinds is not None and self.trigger.type in VIOLENT and not _DEALS.isdisjoint(kinds)

    def _armed_before(self, at: int) -> bool:
        before = self.board.contexts.get(at - 1)
        return before is not None and before.entry.get("kind") == "armed"

    def _asset_before(self, at: int) -> bool:
        return any("asset" in self.board.context_kinds.get(n, ()) for n in (at - 1, at - 2))

    def _after_place(self) -> str:
        ended = {"subject": "object", "with": "place", "between": "place"}
        return ended.get(self.relation, self.relation)

    def _word(self, at: int) -> int:
        board = self.board
        context = board.contexts.get(at)
        kind = context.entry.get("kind") if context is not None else None
        victim = board.victims.get(at)
        if victim is not None and victim.entry.get("civilian") and self._takes_victim():
            self.found.add("targets", ("civilians",), board.page.span(victim.start, victim.end))
        if self.relation == "subject":
            first_armed = kind == "armed" and not self.doer_seen and not self._may_go_on()
            self.doer_seen = self.doer_seen or kind == "armed" or (kind == "means" and self._fires(at))
            if kind == "means":
                self.relation = "means"
            elif kind == "asset" or ((victim is not None or at in board.quantities) and not first_armed):
                self.relation = "object"
            elif kind != "armed" and at not in board.times and board.page.tokens[at].kind == "word":
                self.gap += 1
                self.relation = "object" if self.gap > _SUBJECT_GAP else "subject"
        elif (self.relation == "means" and kind != "means") or (kind == "asset" and self._stands_bare(at)):
            self.relation = "object"
        return context.last if context is not None else at + 1

    def _may_go_on(self) -> bool:
        """Whether a feminine verb after "and" may have its subject before it: وهاجمت عناصر X, who may be whom it hit."""
        return self.trigger.hit.proclitic == "و" and verb_gender(self.trigger.hit) == "f"

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
        if self.relation in ("object", "target", "between", "with") and _describes_force(self.board, at):
            return self._name(placed)
        return placed.last

    def _names_an_area(self, placed: Placed[Name]) -> bool:
        """ "The X area" in quotation marks: nobody was hit in person."""
        quoted = any(self.board.form(at) == '"' for at in (placed.first - 1, placed.first - 2, placed.first - 3))
        return quoted and any(self._asset_before(at) for at in range(placed.first - 3, placed.first + 1))

    def _name(self, placed: Placed[Name]) -> int:
        name = placed.mention
        told = placed.first in self.bystanders and self.relation not in _SAID_SIDES
        if _speaks(name) or told or self._leads_a_side(name):
            return placed.last
        proclitic = self.board.form(placed.first)[:1]
        tied = self.board.page.tokens[placed.first].start < name.start or self.board.form(placed.first).startswith("لل")
        joined = tied and proclitic == "و" and self.previous_name_end >= placed.first - 4
        if tied and proclitic == "و" and placed.last in self.board.verbs and self.relation != "subject":
            self.relation = "after"  # "… and X threatens to answer": a clause of its own
            return placed.last
        relation = self.relation
        if relation == "subject" and not self.gap and disagrees(self.board, self.trigger, placed):
            relation = self.relation = "object"
        if tied and proclitic == "ل" and self.trigger.nominal and relation in ("genitive", "none"):
            relation = "agent"
        elif tied and proclitic == "ل" and relation == "means":
            relation = "agent"  # a drone of X's struck
        elif (
            tied
            and proclitic == "ل"
            and (relation == "target" or (relation == "object" and self._asset_before(placed.first)))
        ):
            relation = "target"  # "positions of X", "on pockets of X"
        elif tied and proclitic in "بلك" and not joined and not self._is_force_of(placed):
            relation = "other"
        self._put_by(relation, placed)
        self.previous_name_end = placed.last
        if relation == "subject" and not self._more_names(placed.last):
            self.relation = "object"
        elif relation in ("genitive", "means", "agent") and not self._more_names(placed.last):
            armed = relation == "agent" and self.relation == "means" and not self.trigger.nominal
            self.relation = "object" if armed else "after"
        return placed.last

    def _is_force_of(self, placed: Placed[Name]) -> bool:
        """ "Forces belonging to X": X is the side, since nothing else names them."""
        return "of" in self.board.arguments.get(placed.first - 1, ())

    def _leads_a_side(self, name: Name) -> bool:
        """ "Between forces of X under Y and …", "the army loyal to Y": who leads a side is not another side."""
        at = self.board.page.token_at(name.start)
        return any("under" in self.board.arguments.get(near, ()) for near in range(at - _TITLE, at))

    def _more_names(self, at: int) -> bool:
        """Whether "and" adds a name here; what is hit, or another name, comes between no two doers."""
        board = self.board
        for n in (at, at + 1, at + 2):
            if n in board.names:
                return board.form(n).startswith("و") and board.page.tokens[n].start < board.names[n].mention.start
            if "asset" in board.context_kinds.get(n, ()):
                return False
        return False

    def _put_by(self, relation: str, placed: Placed[Name]) -> None:
        sides = bool(self.trigger.hit.entry.get("sides"))
        if relation in ("subject", "agent"):
            self._put(self._subject_role() if relation == "subject" else "actors", placed)
        elif relation in ("object", "target"):
            self._put("targets", placed)
        elif relation in ("means", "between"):
            self._put("actors", placed)
        elif relation == "with":
            self.one_sided = self.one_sided or (sides and not self.found.actors)
            if sides:
                self._put("actors", placed)
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
        if role == "actors" and _alone(self.trigger, name):
            return
        if role == "targets" and name.kind == "person" and self._names_an_area(placed):
            return
        if role == "targets" and name.generic and not name.members and placed.first not in self.board.victims:
            return  # "at the sources of fire"
        where = "probable" if self.probable and role == "actors" else role
        self.found.add(where, names, name.span)
        self.probable = self.probable and role != "actors"


def _alone(trigger: Trigger, name: Name) -> bool:
    """Whether it is a person whom no pack knows: nobody shells, flies or fights a battle alone."""
    return name.kind == "person" and name.entry is None and trigger.type in _BY_FORCES


_BY_FORCES = frozenset({"shelling", "air_strike", "drone_strike", "armed_clash"})


def _speaks(name: Name) -> bool:
    if name.generic and name.kind == "person":
        return True
    entry = name.entry or ""
    return "/outlet" in entry or any(entry.endswith(f"#{s}") for s in _SPEAKERS)


@dataclass(frozen=True, slots=True)
class NoDoers:
    """Where those are named who did nothing: the sources of claims, and bodies that fight nobody."""

    speakers: frozenset[int]
    bystanders: frozenset[int]


def arguments_of(board: Board, trigger: Trigger, stop: int, start: int, none: NoDoers, *, begun: bool = False) -> Found:
    """The parties of the event. ``stop`` and ``start`` are the tokens of the next and the previous trigger's words.

    ``begun``: the verb has had its subject, as in "a raid that targeted X".
    """
    sentence, speakers = board.page.sentences[trigger.sentence], none.speakers | none.bystanders
    found = Found()
    end = min(board.clause_end(sentence, trigger.last), trigger.last + _REACH, stop)
    if trigger.nominal and not (_fired_by(board, trigger) or _between_follows(board, trigger)):
        _look_back(board, trigger, found, max(start, sentence.first), none)
    relation = _begins(board, trigger) if not found.actors else _object_relation(trigger)
    head = _shared_head(board, trigger)
    walk = _Walk(board, trigger, found, "object" if begun else relation, bystanders=speakers)
    if head is not None:
        walk.relation = "subject"
    walk.run(trigger.hit.last if head is None else head, end)
    if begun:
        return found
    if trigger.nominal and not found.targets:
        _who_was_exposed(board, trigger, found, sentence.first)
    if walk.one_sided:
        _side_of_the_fallen(board, trigger, found, sentence.first)
    if trigger.nominal and trigger.hit.entry.get("sides") and (walk.one_sided or len(found.actors) < _SIDES):
        _who_fought(board, trigger, found, sentence.first, speakers)
    named = (found.actors and not walk.one_sided) or found.probable
    if not (named or trigger.nominal or trigger.passive or walk.doer_seen):
        _look_back(board, trigger, found, max(start, sentence.first), none)
    return found


def _shared_head(board: Board, trigger: Trigger) -> int | None:
    """Where a name begins with the last word of a trigger: دخلت | قوات | النظام; ``None`` where none does."""
    inner = range(trigger.hit.first + 1, trigger.hit.last)
    return next((at for at in inner if at in board.names and board.names[at].last > trigger.hit.last), None)


def _fired_by(board: Board, trigger: Trigger) -> bool:
    """Whether who fires stands right behind the noun: "the shelling of the X air force"."""
    means = board.contexts.get(trigger.last)
    if means is None or means.entry.get("kind") != "means" or trigger.option("genitive") != "actor":
        return False
    return any(at in board.names for at in range(means.last, means.last + _SIDES))


def _who_was_exposed(board: Board, trigger: Trigger, found: Found, first: int) -> None:
    """ "Positions of X … were exposed to shelling", "X was exposed to an attack": the subject, on either side of the verb."""
    if not trigger.hit.proclitic.endswith("ل"):
        return
    first = max(first, trigger.first - _REACH)
    verb = next(
        (at for at in range(trigger.first - 1, first - 1, -1) if "exposed" in board.arguments.get(at, ())), None
    )
    if verb is None or any(board.role(at) == "agent" for at in range(verb, trigger.first)):
        return
    held = [p for p in _names_before(board, first, trigger.first) if _is_beside(board, p, verb)]
    subject = next((p for p in reversed(held) if p.mention.kind != "person" and not p.mention.generic), None)
    if subject is not None and not _speaks(subject.mention) and subject.mention.name not in found.actors:
        found.add("targets", subject.mention.members or (subject.mention.name,), subject.mention.span)


def _is_beside(board: Board, placed: Placed[Name], verb: int) -> bool:
    """Whether a name stands beside the verb, or owns what does: "positions of X in the village were exposed"."""
    if verb in (placed.first - 1, placed.last):
        return True
    return any("asset" in board.context_kinds.get(at, ()) for at in (placed.first - 1, placed.first - 2))


def _between_follows(board: Board, trigger: Trigger) -> bool:
    """Whether "between" right behind a clash opens the list of its sides."""
    sides = bool(trigger.hit.entry.get("sides"))
    return sides and any(board.role(at) == "between" for at in range(trigger.last, trigger.last + _SIDES))


_SIDES = 2  # of a clash


def _who_fought(board: Board, trigger: Trigger, found: Found, first: int, speakers: frozenset[int]) -> None:
    """ "X took the town after fierce battles with Y": who gained something in a clash fought in it."""
    if board.role(trigger.first - 1) is None:
        return
    first = max(first, trigger.first - _BACK)
    told = [at for at in range(first, trigger.first) if "that" in board.arguments.get(at, ())]
    for placed in reversed(list(_names_before(board, max([first, *told]), trigger.first))):
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
    if board.form(trigger.hit.first).endswith("وا") or _stands_before(board, trigger):
        return "object"
    if trigger.hit.entry.get("passive_default") or trigger.hit.entry.get("killed"):
        return "subject" if _organisation_next(board, trigger) else "object"
    return "subject"


def _stands_before(board: Board, trigger: Trigger) -> bool:
    """Whether the subject stands before its verb: a name between it and the head of the sentence, or أن (إن الجيش قصف)."""
    sentence = board.page.sentences[trigger.sentence]
    placed = board.names.get(trigger.hit.first - 1)
    if placed is None or placed.last != trigger.hit.first or placed.first < sentence.first or trigger.hit.proclitic:
        return False
    opens = placed.first == sentence.first or "that" in board.arguments.get(placed.first - 1, ())
    return opens and placed.mention.kind != "person" and not placed.mention.generic


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


def _look_back(board: Board, trigger: Trigger, found: Found, start: int, none: NoDoers) -> None:
    """Subject before its verb; doer before the verb that carries the noun ("launched a raid", "announced shelling")."""
    sentence = board.page.sentences[trigger.sentence]
    complement = trigger.nominal and _is_complement(board, trigger)
    carrier = _carrier(board, sentence, trigger) if trigger.nominal else None
    if carrier is not None and carrier < start:  # it has carried the noun before
        carrier = None
    if (trigger.nominal and not complement and carrier is None) or _has_no_doer_before(board, trigger):
        return
    first = _after_colon(board, sentence.first if complement else start, trigger.first)
    placed = _doer_before(board, trigger, first, _Telling(none, complement, carrier))
    if placed is None:
        return
    role = "targets" if trigger.option("subject") == "target" else "actors"
    names = placed.mention.members or (placed.mention.name,)
    fresh = tuple(name for name in names if name not in found.targets)
    found.add(role, fresh, placed.mention.span)
    _with_partners(board, found, role, placed)


def _has_no_doer_before(board: Board, trigger: Trigger) -> bool:
    """Whether nobody named before it can have done it."""
    if any("this" in board.arguments.get(at, ()) for at in (trigger.first - 1, trigger.last)):
        return True  # "to face these attacks": who speaks of them did not do them
    if trigger.nominal and (_is_met(board, trigger) or _comes_from(board, trigger)):
        return True  # "repelled an attack", "announced the launch of rockets from Y": somebody else's
    if trigger.nominal and _is_cause(board, trigger):  # "was hurt by shelling": who was hurt did not shell
        return True
    return _agentless(trigger) or _denied_anew(board, trigger)


def _is_met(board: Board, trigger: Trigger) -> bool:
    """Whether the noun is what one repels, foils or detects: another's attack."""
    near = range(max(trigger.first - _MET, board.page.sentences[trigger.sentence].first), trigger.first)
    return any("met" in board.arguments.get(at, ()) for at in near)


def _comes_from(board: Board, trigger: Trigger) -> bool:
    """Whether a place it comes from is named: who tells of a launch from there did not launch it."""
    return trigger.type == "shelling" and board.form(trigger.last) == _FROM and trigger.last + 1 in board.places


_MET = 3  # words between the deed and what is done against it
_FROM = "من"


@dataclass(frozen=True, slots=True)
class _Telling:
    """How the words before a trigger lead to it."""

    none: NoDoers
    complement: bool  # it completes a verb: "announced the shelling of"
    carrier: int | None  # the verb that carries it out

    def own(self, board: Board, at: int) -> bool:
        """Whether a speaker tells of a deed of their own: "we carried out", "X claimed an attack"."""
        if self.carrier is None:
            return False
        return at > self.carrier or board.form(self.carrier).endswith("نا")


def _doer_before(board: Board, trigger: Trigger, first: int, told: _Telling) -> Placed[Name] | None:
    """The nearest name before a trigger that can be its doer."""
    reach = _REACH if board.form(trigger.hit.first).endswith("وا") else _BACK  # a plural verb has its subject before it
    for placed in _names_before(board, max(first, trigger.first - reach), trigger.first):
        if _has_own_subject(board, trigger, placed.last):
            return None
        if placed.first in told.none.bystanders:
            if _says(board, placed.last, trigger.first):
                return None
            continue
        if placed.first in told.none.speakers and not told.complement and not told.own(board, placed.first):
            if _says(board, placed.last, trigger.first):
                return None
            continue
        if not _is_no_doer(board, trigger, placed):
            return placed
    return None


def subject_before(board: Board, trigger: Trigger, none: NoDoers) -> Placed[Name] | None:
    """The nearest body named before a verb in its sentence that can be a subject, whatever was told of it meanwhile."""
    first = max(board.page.sentences[trigger.sentence].first, trigger.first - _BACK)
    for placed in _names_before(board, first, trigger.first):
        if placed.first in none.speakers or placed.first in none.bystanders:
            return None
        if placed.mention.kind == "organisation" and not _is_no_doer(board, trigger, placed):
            return placed
    return None


def _is_no_doer(board: Board, trigger: Trigger, placed: Placed[Name]) -> bool:
    """Whether a name before a trigger is a source, a bystander, a person, or hangs on another word."""
    name = placed.mention
    if name.generic or _speaks(name) or (name.kind == "person" and trigger.type in _BY_FORCES):
        return True  # nobody shells alone
    return (
        _is_spokesman(board, trigger, placed)
        or _describes(board, placed)
        or _governed(board, placed)
        or _fell(board, placed)
    )


def _says(board: Board, first: int, last: int) -> bool:
    """Whether a colon or "that" opens what somebody says: those named before it are of another clause."""
    return any(board.form(at) == ":" or "that" in board.arguments.get(at, ()) for at in range(first, last))


def _is_spokesman(board: Board, trigger: Trigger, placed: Placed[Name]) -> bool:
    """Whether a person is named before "that": who says it did not do it alone."""
    person = placed.mention.kind == "person"
    return person and any("that" in board.arguments.get(at, ()) for at in range(placed.last, trigger.first))


def _has_own_subject(board: Board, trigger: Trigger, first: int) -> bool:
    """Whether armed people or aircraft whom no name stands for come between a name and a verb: "X said that gunmen …"."""
    if trigger.nominal and not trigger.hit.proclitic.endswith("ب"):
        return False
    kinds = {"armed", "means"} if trigger.nominal else {"armed"}
    return any(
        kinds & board.context_kinds.get(at, frozenset())
        and at not in board.covered
        and not board.form(at).startswith(("ب", "ل"))
        and board.role(at - 1) is None
        for at in range(first, trigger.first)
    )


def _after_colon(board: Board, first: int, last: int) -> int:
    """The first token after the last colon before a quotation: who speaks there does nothing in what is quoted."""
    near = range(last - 1, max(first, last - _QUOTED) - 1, -1)
    return next((at + 1 for at in near if board.form(at) == ":" and board.form(at + 1) == '"'), first)


_QUOTED = 120  # tokens of a quotation before a deed in it


def _with_partners(board: Board, found: Found, role: str, placed: Placed[Name]) -> None:
    """Those to whom a subject is joined: "X and Y shelled"."""
    for _ in range(_MOST_JOINED):
        tied = board.page.tokens[placed.first].start < placed.mention.start
        partner = _joined_to(board, placed) if tied and board.form(placed.first).startswith("و") else None
        if partner is None or partner.mention.generic or _speaks(partner.mention):
            return
        found.add(role, partner.mention.members or (partner.mention.name,), partner.mention.span)
        placed = partner


_MOST_JOINED = 3


def _is_cause(board: Board, trigger: Trigger) -> bool:
    """Whether the noun is what the casualties before it came of: "was hurt in the shelling", "killed by shelling"."""
    if any("cause" in board.arguments.get(at, ()) for at in range(trigger.first - 2, trigger.first)):
        return True
    return trigger.hit.proclitic.endswith("ب") and _has_cost_before(board, trigger)


def _has_cost_before(board: Board, trigger: Trigger) -> bool:
    """Whether casualties stand before it in its clause, and no verb of carrying out between."""
    first = max(board.page.sentences[trigger.sentence].first, trigger.first - _COST)
    for at in range(trigger.first - 1, first - 1, -1):
        roles = board.arguments.get(at, ())
        if "clause" in roles or not _CARRIERS.isdisjoint(roles):
            return False
        if at in board.casualties and at not in board.covered:
            return True
    return False


def _is_complement(board: Board, trigger: Trigger) -> bool:
    """A verbal noun that completes a verb: "announced the shelling of", "took to shelling"."""
    hit = trigger.hit
    if not (hit.entry.get("past") or hit.entry.get("verbal")) or trigger.weak or trigger.option("genitive") == "target":
        return False
    return hit.proclitic.endswith("ب") or (
        board.role(hit.first - 1) == "other" and not _after_hours(board, hit.first - 1)
    )


def _after_hours(board: Board, at: int) -> bool:
    """ "Hours after the shelling": a preposition of time, which completes no verb."""
    words = [hit for end in range(at - 1, at + 2) for hit in board.realis.get(end, ())]
    return any(hit.entry.get("realis") == "before_now" for hit in words)


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
    """The token of the light verb that carries a noun: "launched", which may belong to the trigger itself."""
    own = trigger.type in VIOLENT and trigger.hit.last - trigger.hit.first > 1  # شن غارات
    for at in range(trigger.hit.first if own else trigger.first - 1, max(sentence.first, trigger.first - 12) - 1, -1):
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
    """Whether the name hangs on a preposition, so that it cannot be a subject; who owns a force acts by it."""
    if _owns_force(board, placed):
        return False
    tied = board.page.tokens[placed.first].start < placed.mention.start
    if (tied and board.form(placed.first)[:1] in "بلك") or board.form(placed.first).startswith("لل"):
        return True
    joined = _joined_to(board, placed) if tied and board.form(placed.first)[:1] == "و" else None
    if joined is not None:
        return _governed(board, joined)
    if "asset" in board.context_kinds.get(placed.first - 1, ()):  # positions of X
        return True
    near = (board.contexts.get(placed.first - 2), board.contexts.get(placed.first - 3))
    partitive = any(armed is not None and armed.entry.get("kind") == "armed" for armed in near)  # "units of the army"
    return board.role(placed.first - 1) is not None and not partitive


def _owns_force(board: Board, placed: Placed[Name]) -> bool:
    """Whether a force that no preposition governs is said to be theirs: الطيران الحربي التابع للنظام."""
    if "of" not in board.arguments.get(placed.first - 1, ()):
        return False
    near = range(placed.first - 2, placed.first - _FORCE - 2, -1)
    at = next((n for n in near if board.context_kinds.get(n, frozenset()) & {"armed", "means"}), None)
    if at is None or any(board.role(n) is not None for n in range(at + 1, placed.first - 1)):
        return False
    return board.role(at - 1) is None and not board.form(at).startswith(("ب", "ل"))


_FORCE = 3  # words of a force before "belonging to"


def _describes_force(board: Board, at: int) -> bool:
    """Whether the word of nationality describes people, arms or what they hold, and no office or border."""
    before = (at - 1, at - 2)
    kinds = {kind for near in before for kind in board.context_kinds.get(near, ())}
    return bool(kinds & {"armed", "means", "asset"}) or any(near in board.victims for near in before)


def _describes(board: Board, placed: Placed[Name]) -> bool:
    """Whether it is an adjective of nationality behind another name (قوات المقاومة اليمنية), or of no force."""
    near = range(placed.first - 1, placed.first - _LONGEST, -1)
    behind = any(at in board.names and board.names[at].last == placed.first for at in near)
    return placed.first in board.nationalities and (behind or not _describes_force(board, placed.first))


def _fell(board: Board, placed: Placed[Name]) -> bool:
    """ "The death of X in a raid": a person right behind a word of death or wounding is who was hurt."""
    return placed.mention.kind == "person" and any(
        at in board.casualties for at in range(placed.first - _FALLEN, placed.first)
    )


def _joined_to(board: Board, placed: Placed[Name]) -> Placed[Name] | None:
    """The name to which "and X" is joined; it ends right before."""
    near = range(placed.first - 1, placed.first - _LONGEST, -1)
    return next((board.names[at] for at in near if at in board.names and board.names[at].last == placed.first), None)


def place_of(board: Board, trigger: Trigger, stop: int, fight: int) -> Placed[Place] | None:
    """The place of the event: the first after the trigger in its clause, else the nearest in its sentence.

    ``stop`` and ``fight``: where the next event, and the next act of violence begins.
    """
    sentence = board.page.sentences[trigger.sentence]
    until = _other_matter(board, sentence, trigger)
    end = min(board.clause_end(sentence, trigger.last), stop, until)
    after = list(_places_in(board, trigger.first, end))
    if after:
        return _finest(after)
    before = list(_places_in(board, max(sentence.first, trigger.first - WINDOW), trigger.first))
    if before:
        led = _led_back(before)
        return _finest(led if len(led) > 1 else before[-2:])
    rest = [board.places[at] for at in range(end, min(until, end + WINDOW, fight)) if at in board.places]
    return _finest(rest) if rest else None


def _places_in(board: Board, first: int, last: int) -> Iterator[Placed[Place]]:
    """The places named in tokens, those that "the town" points back to among them; not where those stand who fire."""
    for at in range(first, last):
        placed = board.places.get(at)
        if placed is None and "there" in board.arguments.get(at, ()):
            placed = _pointed_at(board, at)
        if placed is not None and not _whence(board, at) and not _is_bearing(board, at):
            yield placed


def _is_bearing(board: Board, at: int) -> bool:
    """Whether a place only tells in which direction from it another lies: "to the north of X"."""
    words = (board.arguments.get(near, {}).get("bearing") for near in range(at - _BEARING, at))
    return any(word is not None and word.last == at for word in words)


_BEARING = 3  # words of a bearing


def _pointed_at(board: Board, at: int) -> Placed[Place] | None:
    """The last place of its kind before "the town", in its sentence or one of those before; it stands where that stands."""
    word = board.arguments[at]["there"]
    if _names_one(board, word.last):
        return None
    kinds = word.entry.get("precision", ())
    sentence = board.page.sentence_of(at)
    first = board.page.sentences[max(0, sentence - _POINTS_BACK)].first
    for near in range(at - 1, max(first, at - 2 * WINDOW) - 1, -1):
        placed = board.places.get(near)
        if placed is not None and placed.mention.precision in kinds and not _is_outskirts(board, placed):
            return placed
    return None


def _is_outskirts(board: Board, placed: Placed[Place]) -> bool:
    """Whether a place only says where another lies: "the eastern countryside of X", "north of the capital X"."""
    area = placed.mention.area
    return area is not None and board.role(board.page.token_at(area.start)) == "place"


def _names_one(board: Board, at: int) -> bool:
    """Whether a name or a side follows: المدينة القديمة is none that was named, nor البلدة الشرقية."""
    return at in board.places or board.form(at).startswith("ال")


_POINTS_BACK = 3  # sentences


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
        if other.first - best.last > _NEAR_HOLDER or not _within(other.mention, best.mention):
            break
        best = other
    return best


_NEAR_HOLDER = 5  # tokens between a place and the one that holds it


def _led_back(places: list[Placed[Place]]) -> list[Placed[Place]]:
    """The last place and those before it that it holds or gives the bearing of: "the village X, west of the town Y"."""
    at = len(places) - 1
    while at > 0 and places[at].first - places[at - 1].last <= _NEAR_HOLDER and _locates(places[at], places[at - 1]):
        at -= 1
    return places[at:]


def _locates(outer: Placed[Place], inner: Placed[Place]) -> bool:
    place = outer.mention
    return place.direction is not None or place.part is not None or _within(inner.mention, place)


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
    dated = [
        board.times[at]
        for at in range(first, last)
        if at in board.times and _dates(board, board.times[at], day) and not _of_a_truce(board, trigger, at)
    ]
    if not dated:
        return None
    start, end = board.clause_start(sentence, trigger.first), board.clause_end(sentence, trigger.last)
    return min(dated, key=lambda p: (not start <= p.first < end, _distance(p, trigger), p.first))


def _of_a_truce(board: Board, trigger: Trigger, at: int) -> bool:
    """Whether the time is when a truce began or held: "the truce that began on Friday", "in force since …"."""
    if trigger.type not in VIOLENT:
        return False
    first = board.page.sentences[trigger.sentence].first
    for near in range(at - 1, max(first, at - _TRUCE_BACK) - 1, -1):
        if trigger.first <= near < trigger.last or board.form(near) in _BREAKS:
            return False
        if not _DEALS.isdisjoint(board.context_kinds.get(near, ())):
            return True
    return False


_TRUCE_BACK = 8  # words between a truce and when it began


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
