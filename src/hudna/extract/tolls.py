"""How many were killed, wounded, displaced, and who they were."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hudna.extract.board import WINDOW, Board, Placed, folded_words
from hudna.extract.triggers import Trigger
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence
from hudna.types import Span
from hudna.types.event import VIOLENT, Toll, Victims
from hudna.types.mention import Number, Quantity

_MEASURES = ("killed", "wounded", "displaced")
_BOTH = "killed_or_wounded"
_SHARED = ("killed", "wounded")
_DENIED_FROM = 2  # words between "not" and what it denies
_BREAKS = frozenset("،,;؛:")
_TOTAL = 10  # words between a count and "since"
_REACH = 4  # words between "killed" and who
_ALONGSIDE = 12  # words between the dead of one side and those of the other
_CHAIN = 8  # words of several victims before their verb


@dataclass(frozen=True, slots=True)
class Group:
    """One group of victims at a token: what became of them, how many, who."""

    at: int
    end: int
    measure: str
    toll: Toll
    who: str
    civilian: bool | None
    side: str | None
    span: Span
    shared: bool = False  # one figure for dead and wounded together
    teller: int | None = None  # the claim that it stands in


def groups_in(board: Board, sentence: Sentence) -> list[Group]:
    """The groups of victims of a sentence; a part of a group ("among them two children") is not counted again."""
    counted = list(_counted(board, sentence))
    taken = {(group.measure, at) for group in counted for at in range(group.at - 1, group.end)}
    inside = {at for group in counted for at in range(group.at, group.end)}
    bare = [
        group
        for group in _bare(board, sentence)
        if not any(at in inside or (group.measure, at) in taken for at in range(group.at, group.end))
    ]
    listed = [] if counted or bare else list(_listed(board, sentence))
    whole = _without_parts(board, sorted([*counted, *bare, *listed], key=lambda g: g.at))
    events = next((at for at in range(sentence.first, sentence.last) if _counts_events(board, at)), sentence.last)
    return [
        group for group in whole
        if not (events < group.at or _denied(board, sentence, group) or _running(board, sentence, group))
    ]  # fmt: skip


def _listed(board: Board, sentence: Sentence) -> Iterator[Group]:
    """The victims that open an item of a list under "the dead are:"."""
    at = next((at for at in range(sentence.first, min(sentence.first + 3, sentence.last)) if at in board.victims), None)
    measure = _heading(board, sentence) if at is not None else None
    while at is not None and measure is not None:
        victim = board.victims[at]
        number = _noun_number(victim)
        if number is None or number.max is None:
            return
        who, civilian = str(victim.entry.get("who")), victim.entry.get("civilian")
        span = board.page.span_of(victim.first, victim.last)
        yield Group(at, victim.last, measure, number, who, civilian, None, span)
        after = board.victims.get(victim.last)
        at = victim.last if after is not None and after.proclitic.startswith("و") else None


def _heading(board: Board, sentence: Sentence) -> str | None:
    """What became of those listed, by the last line before that ends in a colon."""
    index = board.page.sentence_of(sentence.first)
    for back in range(index - 1, max(-1, index - 1 - _ITEMS), -1):
        line = board.page.sentences[back]
        if line.last - line.first > _LONG_ITEM:
            return None
        if board.form(line.last - 1) == ":":
            words = (board.casualties.get(at) for at in range(line.first, line.last))
            return next((str(hit.entry.get("measure")) for hit in words if hit is not None), None)
    return None


_ITEMS = 12  # lines of a list
_LONG_ITEM = 40  # words of a line that is no item


def _running(board: Board, sentence: Sentence, group: Group) -> bool:
    """Whether it counts the dead of a war, or of weeks: "3,500 since the fighting began", "raising the number to …"."""
    last = min(sentence.last, group.end + _TOTAL)
    if _grew(board, sentence, group):
        return True
    for at in range(max(sentence.first, group.at - _TOTAL), last):
        lasting = "since" in board.arguments.get(at, ()) and not any(_is_day(board, near) for near in (at, at + 1))
        if lasting and not _broken(board, min(at, group.end), max(at, group.at)) and not _of_truce(board, group, at):
            return True
    return False


def _grew(board: Board, sentence: Sentence, group: Group) -> bool:
    """ "Raising their number to 188": a total, unless what caused it follows."""
    for at in range(group.at - 1, max(sentence.first, group.at - _TOTAL) - 1, -1):
        roles = board.arguments.get(at, ())
        if "raise" in roles:
            after = range(group.end, min(sentence.last, group.end + _REACH))
            return not any("cause" in board.arguments.get(near, ()) for near in after)
        if "clause" in roles:
            return False
    return False


def _of_truce(board: Board, group: Group, since: int) -> bool:
    """Whether it is a truce that has lasted since then."""
    return not _LASTING.isdisjoint(board.kinds(group.end, since))


_LASTING = frozenset({"truce", "pact"})


def _counts_events(board: Board, at: int) -> bool:
    """ "The number of the raids": a plural of things that happened, and not of deaths, after a word of counting."""
    after = board.form(at + 1)
    plural = after.startswith("ال") and after.endswith("ات")
    return plural and "tally" in board.arguments.get(at, ()) and at + 1 not in board.casualties


def _broken(board: Board, first: int, last: int) -> bool:
    return any(board.form(at) in _BREAKS for at in range(first, last))


def _is_day(board: Board, at: int) -> bool:
    placed = board.times.get(at)
    return placed is not None and placed.mention.granularity in ("day", "hour")


def _denied(board: Board, sentence: Sentence, group: Group) -> bool:
    """ "No one was killed", "without any dead": nobody to count."""
    word = next((at for at in range(group.at, group.at - 3, -1) if at in board.casualties), group.at)
    for end in range(word, max(sentence.first, word - _DENIED_FROM) - 1, -1):
        if any(hit.entry.get("realis") == "negated" for hit in board.realis.get(end, ())):
            return True
        if board.form(end - 1) in _BREAKS or board.form(end).startswith("و"):
            return False
    return False


def _counted(board: Board, sentence: Sentence) -> Iterator[Group]:
    last: Group | None = None
    for at in range(sentence.first, sentence.last):
        placed = board.quantities.get(at)
        counted = placed if placed is not None else board.numbers.get(at)
        idle = counted is not None and (placed is None or placed.mention.measure is None)
        if idle and counted is not None and last is not None and _goes_with(board, last, counted):
            last = replace(_same_fate(board, last, counted), at=at)
            yield last
        if placed is None:
            continue
        for group in _group_of(board, placed):
            last = group if group.side is not None else last
            yield group
            yield from _and_another(board, group)


def _and_another(board: Board, group: Group) -> Iterator[Group]:
    """ "A woman and her daughter": the one that "and" joins right behind, who is not counted by a figure."""
    victim = board.victims.get(group.end)
    if victim is None or not victim.proclitic.startswith("و") or group.shared or group.end in board.quantities:
        return
    number = _noun_number(victim)
    if number is not None and number.max is not None:
        who, civilian = str(victim.entry.get("who")), victim.entry.get("civilian")
        span = board.page.span_of(victim.first, victim.last)
        yield replace(group, at=victim.first, end=victim.last, toll=number, who=who, civilian=civilian, span=span)


def _goes_with(board: Board, last: Group, placed: Placed[Quantity] | Placed[Number]) -> bool:
    """ "20 of X were killed and 30 of Y": a joined figure of another side shares the verb."""
    near = placed.first - last.end <= _ALONGSIDE
    joined = any(board.form(at).startswith("و") for at in (placed.first - 1, placed.first))
    return near and joined and last.side is not None and _side_named(board, placed) not in (None, last.side)


def _side_named(board: Board, placed: Placed[Quantity] | Placed[Number]) -> str | None:
    inner = next((board.names[at] for at in range(placed.first + 1, placed.last) if at in board.names), None)
    return inner.mention.name if inner is not None else _side(board, placed.last)


def _same_fate(board: Board, last: Group, placed: Placed[Quantity] | Placed[Number]) -> Group:
    return replace(
        last, end=placed.last, toll=_toll(placed.mention), side=_side_named(board, placed), span=placed.mention.span
    )


def _group_of(board: Board, placed: Placed[Quantity]) -> Iterator[Group]:
    """What became of those counted, where the count says so."""
    if placed.mention.measure in (*_MEASURES, _BOTH):
        victim = next((board.victims[i] for i in range(placed.first, placed.last + 1) if i in board.victims), None)
        toll = _toll(placed.mention)
        both = placed.mention.measure == _BOTH
        for measure in _SHARED if both else (str(placed.mention.measure),):
            yield Group(
                placed.first, placed.last, measure, _shared(toll) if both else toll, _who(placed, victim),
                _civil(placed, victim), _side_named(board, placed), placed.mention.span, both,
            )  # fmt: skip


def _shared(toll: Toll) -> Toll:
    """One figure for dead and wounded together says of each only that there was one at least, and how many at most."""
    return Toll(1, toll.max)


def _toll(quantity: Quantity | Number) -> Toll:
    """The figure; a number of people without one, and a share of them, is at least one."""
    if quantity.low is None or 0 < quantity.low < 1:
        return Toll(1, None)
    return Toll(int(quantity.low), None if quantity.high is None else int(quantity.high))


def _who(placed: Placed[Quantity], victim: Hit | None) -> str:
    unit = placed.mention.unit
    if victim is not None:
        return str(victim.entry.get("who"))
    return unit or "people"


def _civil(placed: Placed[Quantity], victim: Hit | None) -> bool | None:
    if victim is not None:
        known = victim.entry.get("civilian")
        return None if known is None else bool(known)
    return True if placed.mention.unit == "civilians" else None


def _side(board: Board, after: int) -> str | None:
    """The side of the victims: "three of the army's", "in the ranks of …"."""
    for at in range(after, after + 4):
        placed = board.names.get(at)
        if placed is not None:
            return None if placed.mention.generic else placed.mention.name
        if "side" not in board.arguments.get(at, ()) and board.form(at) != '"':
            return None
    return None


def _bare(board: Board, sentence: Sentence) -> Iterator[Group]:
    """Groups without a figure: "a child was killed", "dead and wounded"."""
    for at in range(sentence.first, sentence.last):
        hit = board.casualties.get(at) if at not in board.covered else None  # كتائب شهداء الأقصى is a name
        before = board.casualties.get(at - 1)
        if hit is None:
            continue
        word = board.form(hit.first)[len(hit.proclitic) :]
        fixed = _fixed_number(hit, word, hit.last - hit.first > 1)
        if before is not None and before.last == at and _joins(board, before, at) and (fixed is None or not fixed.max):
            continue
        measure = str(hit.entry.get("measure"))
        pronoun = _pronoun_of(hit, word)
        if pronoun and _resulting(board, hit.first):
            yield from _theirs(board, sentence, hit, measure, pronoun)
            continue
        if fixed is not None and not _numbered(board, hit):
            victim = board.victims.get(hit.last) or _from_among(board, hit.last)
            yield _group(board, hit, measure, fixed, victim, hit.last)
        elif hit.form != "noun" or fixed is None:
            ways = [_before(board, hit, measure), _named(board, sentence, hit, measure)]
            if not _is_plural(board, hit):
                ways.reverse()
            yield from next((found for way in ways if (found := list(way))), [])


def _resulting(board: Board, at: int) -> bool:
    """Whether a word of result stands right before: "which led to their death"."""
    return any(not _RESULT.isdisjoint(board.arguments.get(near, ())) for near in range(at - _LED, at))


def _pronoun_of(hit: Hit, word: str) -> str:
    """Whose death or wounding the verbal noun states: مقتله, إصابتهم."""
    if hit.enclitic:
        return hit.enclitic
    stems = (noun.removesuffix("ه") + "ت" * noun.endswith("ه") for noun in folded_words(hit.entry, "masdar"))
    return next((word[len(stem) :] for stem in stems if word.startswith(stem) and word[len(stem) :] in _OWNERS), "")


def _theirs(board: Board, sentence: Sentence, hit: Hit, measure: str, pronoun: str) -> Iterator[Group]:
    """ "His death", "their death": one, or the people counted before in the sentence."""
    if pronoun in _ONE:
        yield _group(board, hit, measure, Toll(1, 1), None, hit.last)
        return
    for at in range(hit.first - 1, max(sentence.first, hit.first - WINDOW // 2) - 1, -1):
        counted = board.quantities.get(at)
        number = counted.mention if counted is not None else None
        people = any(near in board.victims for near in range(at, at + _REACH))
        if people and number is not None and number.measure is None and number.low is not None:
            yield _group(board, hit, measure, _toll(number), None, hit.last)
            return


_ONE = frozenset({"ه", "ها"})
_OWNERS = _ONE | {"هم", "هما"}
_LED = 3  # words between "led" and the word of death


def _fixed_number(hit: Hit, word: str, phrase: bool) -> Toll | None:
    """The number that the word itself states: dead (plural), a dead man, two dead men."""
    if word in folded_words(hit.entry, "one"):
        return Toll(1, 1)
    if word in folded_words(hit.entry, "two"):
        return Toll(2, 2)
    bare = folded_words(hit.entry, "bare")
    stated = " ".join(hit.surface.words)
    return Toll(1, None) if stated in bare or (not phrase and word in bare) else None


def _numbered(board: Board, hit: Hit) -> bool:
    before = hit.first - 1
    return before >= 0 and (
        board.page.tokens[before].kind == "number"
        or any(_may_count(board, at, hit) for at in range(hit.first - 2, hit.last))
    )


def _may_count(board: Board, at: int, hit: Hit) -> bool:
    """Whether a quantity may be that of the word: not one of people whom something else befell."""
    placed = board.quantities.get(at)
    return placed is not None and placed.mention.measure in (None, _BOTH, hit.entry.get("measure"))


def _from_among(board: Board, at: int) -> Hit | None:
    if "side" in board.arguments.get(at, ()):
        return next((board.victims[i] for i in range(at, at + 4) if i in board.victims), None)
    return None


def _named(board: Board, sentence: Sentence, hit: Hit, measure: str) -> Iterator[Group]:
    """Who follows the word: a victim noun, whose number counts, or one person's name."""
    joined = _joins(board, hit, hit.last)
    for at in range(hit.last + joined, min(hit.last + _REACH, sentence.last)):
        if at in board.casualties or at in board.quantities:
            return
        victim = board.victims.get(at)
        placed = board.names.get(at)
        if at in board.numbers and board.numbers[at].mention.low is not None:
            named = at > hit.last + joined and board.form(at - 1).startswith("ال")  # الكتيبة 80
            yield from () if named else _figures(board, hit, measure, board.numbers[at], joined=joined)
            return
        if board.page.tokens[at].kind == "number":
            return
        if victim is not None:
            number = _noun_number(victim)
            if number is not None:
                yield _group(board, hit, measure, number, victim, victim.last)
                yield from _joined(board, hit, measure, victim.last)
            return
        if placed is not None and placed.mention.kind == "person" and not placed.mention.generic:
            yield _group(board, hit, measure, Toll(1, 1), None, placed.last)
            return
        if board.role(at) is not None or board.form(at) in {"،", "."}:
            return


def _joins(board: Board, hit: Hit, at: int) -> bool:
    """Whether another word of casualties is joined right to this one: "were killed and wounded" share one figure."""
    other = board.casualties.get(at)
    return other is not None and other.proclitic == "و" and not _is_plural(board, hit)


def _is_plural(board: Board, hit: Hit) -> bool:
    """Whether it is a dual or plural verb (قتلا, قتلوا): it has had its subject, and what follows is another's."""
    form = board.form(hit.first)
    return form.endswith("وا") or (hit.form == "past" and form.endswith("ا"))


def _figures(board: Board, hit: Hit, measure: str, placed: Placed[Number], *, joined: bool) -> Iterator[Group]:
    figure = _figure(board, hit, measure, placed)
    if not joined:
        yield figure
        return
    for kind in _SHARED:
        yield replace(figure, measure=kind, toll=_shared(figure.toll), shared=True)


def _before(board: Board, hit: Hit, measure: str) -> Iterator[Group]:
    """ "… that a civilian was killed": those named right before the verb."""
    if hit.form == "noun":
        return
    if _is_some_of(board, hit.first):
        yield replace(_figure(board, hit, measure, board.numbers[hit.first - 3]), at=hit.first - 3)
        return
    counted = board.numbers.get(hit.first - 2)
    if counted is not None and counted.mention.low is not None and hit.first - 1 in board.victims:
        yield replace(_figure(board, hit, measure, counted), at=hit.first - 2)
        return
    chain = _chain(board, hit.first)
    if len(chain) > 1:
        yield from _all_of(board, hit, measure, chain)
        return
    victim = board.victims.get(hit.first - 1)
    if victim is None or any(at in board.quantities for at in range(hit.first - 3, hit.first)):
        return
    number = _noun_number(victim)
    if number is not None and number.max is not None:
        yield replace(_group(board, hit, measure, number, victim, hit.last), at=hit.first - 1)


def _is_some_of(board: Board, verb: int) -> bool:
    """ "Two of its engineers were killed": a number, "of", one word, the verb."""
    number = board.numbers.get(verb - 3)
    return number is not None and number.last == verb - 2 and "side" in board.arguments.get(verb - 2, ())


def _chain(board: Board, end: int) -> list[Hit]:
    """The victims that "and" joins right before a verb, last first; a noun behind a noun describes it (حارس مسلح)."""
    out: list[Hit] = []
    for at in range(end - 1, max(-1, end - 1 - _CHAIN), -1):
        victim = board.victims.get(at)
        if victim is None:
            if at in board.nationalities:
                continue
            return []
        joined = victim.proclitic.startswith("و")
        if at - 1 in board.victims and not joined:
            continue
        out.append(victim)
        if not joined:
            return out
    return []


def _all_of(board: Board, hit: Hit, measure: str, chain: Sequence[Hit]) -> Iterator[Group]:
    numbers = [_noun_number(victim) for victim in chain]
    for victim, number in zip(chain, numbers, strict=True):
        if number is not None and number.max is not None and all(numbers):
            yield replace(_group(board, hit, measure, number, victim, hit.last), at=victim.first)


def _figure(board: Board, hit: Hit, measure: str, placed: Placed[Number]) -> Group:
    """ "Nine were wounded": a bare figure counts people."""
    number = placed.mention
    toll = Toll(int(number.low or 0), None if number.high is None else int(number.high))
    return _group(board, hit, measure, toll, board.victims.get(placed.last), placed.last)


def _joined(board: Board, hit: Hit, measure: str, at: int) -> Iterator[Group]:
    """ "… and a woman": a coordinated victim of the same verb."""
    victim = board.victims.get(at)
    if victim is not None and victim.proclitic.startswith("و"):
        number = _noun_number(victim)
        if number is not None:
            yield replace(_group(board, hit, measure, number, victim, victim.last), at=at)


def _noun_number(victim: Hit) -> Toll | None:
    word = " ".join(victim.surface.words)
    if word in folded_words(victim.entry, "plural") and word not in folded_words(victim.entry, "dual"):
        return Toll(1, None)
    if word in folded_words(victim.entry, "dual"):
        return Toll(2, 2) if word.endswith("ان") or not word.endswith("يين") else Toll(1, None)
    return Toll(1, 1) if word in folded_words(victim.entry, "singular") else None


def _group(board: Board, hit: Hit, measure: str, toll: Toll, victim: Hit | None, end: int) -> Group:
    civilian = None if victim is None else victim.entry.get("civilian")
    who = "people" if victim is None else str(victim.entry.get("who"))
    last = max(end, hit.last)
    return Group(hit.first, last, measure, toll, who, civilian, _side(board, end), board.page.span_of(hit.first, last))


def _without_parts(board: Board, groups: Iterable[Group]) -> Iterator[Group]:
    """The groups that are no part of another: neither told after "among them" nor joined by و to one that is."""
    part: Group | None = None
    for group in groups:
        joined = part is not None and part.measure == group.measure and _is_joined(board, part.end, group.at)
        if joined or any("part" in board.arguments.get(at, ()) for at in range(group.at - 2, group.at)):
            part = group
            continue
        part = None
        yield group


def _is_joined(board: Board, end: int, at: int) -> bool:
    """Whether و joins what begins at a token to what ended right before it."""
    return 0 <= at - end <= 1 and any(board.form(near).startswith("و") for near in range(end, at + 1))


def attach(board: Board, triggers: Sequence[Trigger], groups: Iterable[Group]) -> dict[int, list[Group]]:
    """Each group under the first token of the event that caused it, of the triggers of one sentence."""
    flight = [t for t in triggers if t.type == "displacement"]
    violent = [t for t in triggers if t.type in VIOLENT]
    out: dict[int, list[Group]] = {}
    for group in groups:
        owner = _owner(board, flight if group.measure == "displaced" else violent, group)
        if owner is not None:
            out.setdefault(owner.first, []).append(group)
    return out


def _owner(board: Board, triggers: Sequence[Trigger], group: Group) -> Trigger | None:
    """The cause: the event named next in the same clause ("killed in a raid"), else the last one before."""
    at = bisect_right(triggers, group.at, key=lambda trigger: trigger.first)
    before = triggers[at - 1] if at else None
    after = next((t for t in triggers[at : at + 2] if t.first >= group.end), None)
    if before is not None and (group.at < before.last or before.hit.first == group.at):
        return before
    if before is not None and _leads_to(board, before, group):
        return before
    if after is not None and (before is None or _caused_by(board, group, after)):
        return after
    return None if _is_motive(board, group) else before


def _is_motive(board: Board, group: Group) -> bool:
    """Whether the death is why it began: "fighting that broke out after the death of a trader"."""
    word = group.at if group.at in board.casualties else group.at - 1
    roles = board.arguments.get(word - 1, ())
    return word in board.casualties and "cause" in roles and "place" not in roles


def _leads_to(board: Board, before: Trigger, group: Group) -> bool:
    """Whether a word of result stands between, in the clause of the toll: "… which killed". وادي is no و and أدى."""
    for at in range(group.at - 1, max(before.last, group.at - WINDOW) - 1, -1):
        roles = board.arguments.get(at, ())
        if not _RESULT.isdisjoint(roles) and at not in board.places:
            return True
        if "clause" in roles:
            return False
    return False


_RESULT = frozenset({"result"})


def _caused_by(board: Board, group: Group, after: Trigger) -> bool:
    if not _same_clause(board, group.end, after.first):
        return False
    words = range(group.end, after.first + 1)
    return after.hit.proclitic.endswith("ب") or any("cause" in board.arguments.get(at, ()) for at in words)


def _same_clause(board: Board, first: int, last: int) -> bool:
    return last - first <= 14 and not any("clause" in board.arguments.get(at, ()) for at in range(first, last))


def _are_rivals(groups: Sequence[Group]) -> bool:
    """Whether each of several sources gives one figure, and not the same."""
    tellers = {group.teller for group in groups}
    figures = all(group.toll.max is not None or group.toll.min > 1 for group in groups)
    return len(groups) == len(tellers) > 1 and None not in tellers and figures


def total(groups: Sequence[Group], measure: str) -> Toll | None:
    """The sum of the groups of one measure, open where one of them is open; of rival counts from the least to the most."""
    stated = [group for group in groups if group.measure == measure]
    if _are_rivals(stated):
        highs = [group.toll.max for group in stated]
        return Toll(
            min(group.toll.min for group in stated),
            None if None in highs else max(high for high in highs if high is not None),
        )
    chosen = [group for group in stated if not group.shared] or stated  # "dead and wounded … two of them dead"
    exact = [group for group in chosen if group.toll.max is not None or group.toll.min > 1]
    rows = [group.toll for group in exact or chosen]  # "dead, among them two children": the figure says more
    if not rows:
        return None
    if not exact:
        return Toll(1, None)
    highs = [row.max for row in rows]
    top = None if any(high is None for high in highs) else sum(high for high in highs if high is not None)
    return Toll(sum(row.min for row in rows), top)


def civilians(groups: Sequence[Group]) -> bool | None:
    """True or false where every group that says so agrees."""
    known = {group.civilian for group in groups if group.civilian is not None}
    return known.pop() if len(known) == 1 else None


def victims(groups: Sequence[Group]) -> tuple[Victims, ...]:
    """The groups as the reading gives them, by who and side."""
    rows: dict[tuple[str, str | None], dict[str, Toll]] = {}
    for group in groups:
        rows.setdefault((group.who, group.side), {}).setdefault(group.measure, group.toll)
    return tuple(
        Victims(
            who=who, side=side, killed=row.get("killed"), wounded=row.get("wounded"), displaced=row.get("displaced")
        )
        for (who, side), row in rows.items()
    )
