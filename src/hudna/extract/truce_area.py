"""Where a truce holds, and where it was made."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from hudna.extract.fronts import Front
from hudna.extract.truce_board import Board, Cluster, Placed
from hudna.extract.truce_sheet import Sheet
from hudna.rules.entry import pack_of
from hudna.types import Name, Place, Span

_AREA_REACH = 12  # tokens between a truce and where it holds


def area_of(
    board: Board,
    cluster: Cluster,
    scope: tuple[int, ...],
    parties: tuple[str, ...],
    acting: frozenset[str],
    sheet: Sheet,
) -> tuple[str, ...]:
    """Where the truce holds: places that follow its words after a word of place, else those of its sentences or the title,
    else where its sides fight; then the country they lie in, if the report names it. Places outside the countries that
    its sides fight in are elsewhere."""
    front = board.fronts.between(parties)
    out: list[str] = []
    for places in _candidates(board, cluster, (*cluster.sentences, *scope, 0)):
        for item in places:
            if len(out) < _MOST_PLACES and _fits(item, front) and _may_hold(board, item, acting):
                _note_place(item, out, sheet)
        if out:
            break
    country = _country(board, parties, acting, sheet, front)
    if not out:
        _note_battleground(board, front, acting, country, out, sheet)
    return tuple(dict.fromkeys([*out, *country]))


def _candidates(board: Board, cluster: Cluster, numbers: tuple[int, ...]) -> Iterator[list[Placed]]:
    """Places that may be the area, the likeliest first: those after each word of the truce, then sentence by sentence."""
    for word in cluster.words:
        last = board.page.sentences[word.sentence].last
        yield list(board.near(board.places, word.last, min(last, word.last + _AREA_REACH + 1)))
    for number in dict.fromkeys(numbers):
        yield [item for item in board.inside(board.places, number) if not _is_unlisted(item)]


def _is_unlisted(item: Placed) -> bool:
    """Whether it is a place that no pack has: a village where something happened, seldom what a truce covers."""
    place = item.mention
    return isinstance(place, Place) and place.entry is None and not place.candidates


def _fits(item: Placed, front: Front | None) -> bool:
    place = item.mention
    if front is None or not front.countries or not isinstance(place, Place):
        return True
    return place.country is None or place.country in front.countries


def _note_battleground(
    board: Board, front: Front | None, acting: frozenset[str], country: tuple[str, ...], out: list[str], sheet: Sheet
) -> None:
    """The place that a report of two sides' fighting names most, where it says nowhere that the truce holds elsewhere."""
    if front is None:
        return
    wide = [
        item for item in board.places
        if isinstance(item.mention, Place) and _fits(item, front)
        and item.mention.precision in _WIDE and item.mention.name not in acting and not _is_venue(board, item)
        and item.mention.name not in country
    ]  # fmt: skip
    counted = Counter(item.mention.name for item in wide if isinstance(item.mention, Place))
    if counted:
        most = max(counted, key=lambda name: counted[name])
        _note_place(next(i for i in wide if isinstance(i.mention, Place) and i.mention.name == most), out, sheet)


_WIDE = frozenset({"region", "governorate", "city", "district"})
_MOST_PLACES = 4  # more are a list of what happened where, not an area


def _may_hold(board: Board, item: Placed, acting: frozenset[str]) -> bool:
    """Whether a truce may hold at a place: it stands as a place, is not where people met, and does not act."""
    place = item.mention
    acts = isinstance(place, Place) and place.name in acting
    return not acts and _is_located(board, item) and not _is_venue(board, item) and not _is_dateline(board, item)


def _is_dateline(board: Board, item: Placed) -> bool:
    """Whether a report is only written there: a city that opens a sentence, before a dash or a colon (عدن - ...)."""
    part = board.page.sentences[board.page.sentence_of(item.first)]
    if part.kind == "dateline":
        return True
    opens = item.first - part.first <= _AGENCY and not board.knowledge.grammar.is_a(
        board.form(item.first - 1), "locatives"
    )
    return opens and board.form(item.last) in _DATELINE_MARKS


_AGENCY = 3  # tokens of an agency's name before the city
_DATELINE_MARKS = frozenset({":", "-", "–", "—"})


def _is_located(board: Board, item: Placed) -> bool:
    """Whether a place stands as a place, or goes on a list that opens with one that does."""
    at = bisect_left(board.places, item.first, key=_place_first)
    for back in range(_LIST_REACH):
        if _stands_as_place(board, item):
            return True
        before = board.places[at - back - 1] if at - back > 0 else None
        if before is None or before.last != item.first or not board.page.tokens[item.first].form.startswith("و"):
            return False
        item = before
    return False


_LIST_REACH = 8  # places on one list


def _place_first(item: Placed) -> int:
    return item.first


def _stands_as_place(board: Board, item: Placed) -> bool:
    """Whether في, a direction or a joined preposition leads a place, or a head of place is part of it."""
    grammar = board.knowledge.grammar
    before = board.form(item.first - 1)
    if before == "#":  # a hashtag: هدنة في #البلدة
        before = board.form(item.first - 2)
        if not grammar.is_a(before, "locatives"):
            return True
    token = board.page.tokens[item.first]
    place = item.mention
    headed = isinstance(place, Place) and place.area is not None
    return (
        headed
        or grammar.is_a(before, "locatives")
        or before in grammar["direction_words"]
        or (token.form[:1] in {"ب", "ل"} and place.start > token.start)
    )


def _country(
    board: Board, parties: tuple[str, ...], acting: frozenset[str], sheet: Sheet, front: Front | None
) -> tuple[str, ...]:
    """The country of the truce: the one that its sides fight over; where the report names it, the first of those; else the one that most of
    its places lie in and that does not act itself; else the one country that the conflict of a party is about."""
    named = _named_countries(board)
    if front is not None and front.countries:
        best: str | None = front.countries[0]
        sure = len(front.countries) == 1
    else:
        best, sure = _likeliest(board, parties, acting, front), False
    if best is None or not (sure or best in named):
        return ()
    sheet.note("places", *([named[best]] if best in named else sheet.evidence.get("parties", [])[:2]))
    return (str(board.knowledge.by_wire[f"country/{best}"].data["name"]),)


def _named_countries(board: Board) -> dict[str, Span]:
    """Country → where the report names it, as ground, as an actor or by its adjective."""
    codes = board.knowledge.country_codes
    out: dict[str, Span] = {}
    for item in sorted((*board.places, *board.names), key=lambda item: item.first):
        mention = item.mention
        if isinstance(mention, Place | Name) and (code := codes.get(mention.name)):
            out.setdefault(code, mention.span)
    return out


def _likeliest(board: Board, parties: tuple[str, ...], acting: frozenset[str], front: Front | None) -> str | None:
    counts: Counter[str] = Counter()
    home = _home_countries(board, parties)
    for item in (*board.places, *board.names):
        mention = item.mention
        name = mention.name if isinstance(mention, Place | Name) else ""
        code = board.knowledge.country_codes.get(name)
        written_there = isinstance(mention, Place) and _is_dateline(board, item)
        if (
            isinstance(mention, Place)
            and mention.country
            and name not in acting
            and _fits(item, front)
            and not written_there
        ):
            counts[mention.country] += 1
        elif code in home:
            counts[code] += 1
    return max(counts, key=lambda code: counts[code], default=None)


def _home_countries(board: Board, parties: tuple[str, ...]) -> frozenset[str]:
    """The countries of those conflicts of the parties that are about one country alone."""
    packs = {
        pack_of(entry)
        for item in board.names
        if isinstance(item.mention, Name)
        and item.mention.name in parties
        and (entry := board.knowledge.by_wire.get(item.mention.entry or "")) is not None
    }
    about = (board.knowledge.packs.get(pack, {}).get("countries", ()) for pack in packs)
    return frozenset(countries[0] for countries in about if len(countries) == 1)


def _note_place(item: Placed, out: list[str], sheet: Sheet) -> None:
    place = item.mention
    if isinstance(place, Place) and place.name not in out:
        out.append(place.name)
        sheet.note("places", place.area or place.span)


def _is_venue(board: Board, item: Placed) -> bool:
    near = board.hits.within("venue_marker", item.first - _VENUE_REACH, item.first)
    return any(0 <= item.first - hit.last <= 1 for hit in near)


_VENUE_REACH = 6  # tokens: the longest marker and one word


def venue_of(board: Board, own: tuple[int, ...], sheet: Sheet) -> str | None:
    """Where it was made: the place right after "held in", "signed in"."""
    for number in own:
        for item in board.inside(board.places, number):
            if isinstance(item.mention, Place) and _is_venue(board, item):
                sheet.note("venue", item.mention.area or item.mention.span)
                return _venue_name(item.mention)
    return None


def _venue_name(place: Place) -> str:
    if place.area is not None and place.precision != "site":
        return f"{place.name} ({place.area.text})"
    return place.name
