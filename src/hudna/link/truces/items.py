"""The truces of one reading as slim values, fit to be compared with those of other reports."""

from collections import Counter

from hudna.link.truces.era import era_of
from hudna.link.truces.roster import Roster, roster_of
from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.types import Place, Reading, Span, Truce, TruceItem

_LEAD = 400  # characters: a headline and the first paragraph
_BEHIND = 40  # characters after a word of truce in which an adjective of it stands
_BEFORE = 30  # characters before a name in which its two words stand
_REACH = 120  # characters from a truce to where it is, the parties named between them
_IN = 3  # words from "in" to a name: in the southern town of
_ENDS = ".\n؛؟!"
_WITHIN = 25  # characters from a place to the country that it is said to lie in
_ROUNDS = ("first_rounds", "second_rounds", "third_rounds", "fourth_rounds")
_ADJECTIVES = 3  # "the humanitarian truce, the second": how many words behind it may tell rounds apart
_STOPS = '.,;:!?،؛؟»”")'
_PREFIXES = "وفبلك"


def items_of(reading: Reading, knowledge: Knowledge) -> tuple[TruceItem, ...]:
    """One item per truce of a reading, in its order. Words that tell rounds apart need the reading's ``report``."""
    roster = roster_of(knowledge)
    return tuple(_item(reading, number, knowledge, roster) for number in range(len(reading.truces)))


def _item(reading: Reading, number: int, knowledge: Knowledge, roster: Roster) -> TruceItem:
    truce = reading.truces[number]
    parties = roster.fold(truce.parties)
    mediators = roster.fold(truce.mediators)
    local, lands, nationwide = _places(reading, truce, knowledge)
    conflict = _conflict(parties, lands, roster)
    earliest, latest = era_of(reading, knowledge, roster, parties)
    words = _words_behind(reading, truce, knowledge)
    grammar = knowledge.grammar
    return TruceItem(
        id=f"{reading.id}#{number}",
        report=reading.id,
        published=reading.published.date if reading.published else None,
        outlet=reading.outlet,
        kind=truce.kind,
        status=truce.status,
        name=fold_key(truce.name) if truce.name else None,
        parties=parties,
        camps=tuple(sorted({camp for party in parties for camp in roster.camps.get(party, ())})),
        mediators=mediators,
        neutral=tuple(name for name in mediators if name in roster.neutral),
        guarantors=roster.fold(truce.guarantors),
        declared_by=roster.fold(truce.declared_by),
        accepted_by=roster.fold(truce.accepted_by),
        places=truce.places,
        areas=tuple(sorted({area for place in local if (area := _area(place))})),
        spots=tuple(sorted({place.entry for place in local if place.entry})),
        nationwide=nationwide,
        lands=lands or _lands_of_parties(parties, roster),
        conflict=conflict,
        deals=_deals(reading, truce, grammar),
        declared=truce.declared,
        start=truce.start,
        end=truce.end,
        duration_days=truce.duration_days,
        purposes=truce.purposes,
        terms=truce.terms,
        round=_round(words, grammar),
        past=any(word in grammar["past_rounds"] for word in words),
        new=any(word in grammar["new_rounds"] for word in words),
        several=_means_several(reading, truce, grammar),
        central=_is_central(reading, truce, number),
        earliest=earliest,
        latest=latest,
    )


def _places(reading: Reading, truce: Truce, knowledge: Knowledge) -> tuple[list[Place], tuple[str, ...], bool]:
    """The mentions of the places that are smaller than a country, the countries, and whether a country is covered."""
    named = set(truce.places)
    countries = {name: knowledge.country_codes[name] for name in truce.places if name in knowledge.country_codes}
    local: dict[str, Place] = {}
    lands = set(countries.values())
    for mention in reading.mentions:
        if not isinstance(mention, Place) or mention.name not in named or mention.name in countries:
            continue
        if mention.country:
            lands.add(mention.country)
        if mention.name not in local or (mention.entry and not local[mention.name].entry):
            local[mention.name] = mention
    found = [local[name] for name in sorted(local)]
    return (
        found,
        tuple(sorted(lands)),
        any(_covered(reading, truce, name, found, knowledge.grammar) for name in countries),
    )


def _covered(reading: Reading, truce: Truce, country: str, local: list[Place], grammar: Grammar) -> bool:
    """Whether the truce is one of the whole country.

    It is not where it is said to be in a smaller place, and the country only says where that lies (Saada in the north of
    Yemen) or is known from the parties alone. A town that the report names elsewhere makes no truce a local one.
    """
    names, shown = (
        {place.name for place in local},
        {(span.start, span.end) for span in truce.evidence.get("places", ())},
    )
    mentions = [mention for mention in reading.mentions if isinstance(mention, Place)]
    small = [mention for mention in mentions if mention.name in names]
    if not any(_is_in(reading, truce, mention, grammar) for mention in small):
        return True
    told = [mention for mention in mentions if mention.name == country and (mention.start, mention.end) in shown]
    return any(not any(0 <= mention.start - one.end <= _WITHIN for one in small) for mention in told)


def _is_in(reading: Reading, truce: Truce, place: Place, grammar: Grammar) -> bool:
    """Whether a word of truce is said to be in a place: "the truce between A and B in the town of C"."""
    text = reading.report.text if reading.report else ""
    for span in _named_at(truce):
        between = text[span.end : place.start] if 0 < place.start - span.end <= _REACH else ""
        words = fold_key(between).split()[-_IN:]
        if any(grammar.is_a(word, "inside") for word in words) and not any(mark in between for mark in _ENDS):
            return True
    return False


def _area(place: Place) -> str | None:
    """Country and governorate; a governorate is its own."""
    if not place.country:
        return None
    if place.precision in {"governorate", "region"}:
        return f"{place.country}/{place.admin1 or place.name}"
    return f"{place.country}/{place.admin1}" if place.admin1 else None


def _lands_of_parties(parties: tuple[str, ...], roster: Roster) -> tuple[str, ...]:
    """The lands that most of the parties fight in, for a truce whose places are not told."""
    count = Counter(land for party in parties for land in roster.lands.get(party, ()))
    most = max(count.values(), default=0)
    return tuple(sorted(land for land, times in count.items() if times == most))


def _conflict(parties: tuple[str, ...], lands: tuple[str, ...], roster: Roster) -> str | None:
    """The pack of most parties, else of the first land that is some conflict's."""
    count = Counter(pack for party in parties if (pack := roster.conflicts.get(party)))
    if count:
        return min(count, key=lambda pack: (-count[pack], pack))
    return next((roster.pack_of_land[land] for land in lands if land in roster.pack_of_land), None)


def _words_behind(reading: Reading, truce: Truce, knowledge: Knowledge) -> list[str]:
    """The folded words right behind the words of truce that may describe it, up to a stop; none where the text did not come along."""
    text = reading.report.text if reading.report else ""
    spans = truce.evidence.get("name", ())
    if not text or not spans:
        return []
    words: list[str] = []
    for word in text[spans[0].end : spans[0].end + _BEHIND].rpartition(" ")[0].split()[:_ADJECTIVES]:
        folded = fold_key(word.strip(_STOPS))
        if knowledge.grammar.is_a(folded, "adjunct_openers") or not folded.isalpha():
            break  # in November the second, since last June: of the month, not of the truce
        words.append(folded)
        if word[-1] in _STOPS:
            break
    return words


def _round(words: list[str], grammar: Grammar) -> int | None:
    return next((n for n, key in enumerate(_ROUNDS, 1) if any(word in grammar[key] for word in words)), None)


def _means_several(reading: Reading, truce: Truce, grammar: Grammar) -> bool:
    """Whether the words of truce stand for more than one, or for any: "the truces", "every truce"."""
    if any(fold_key(word) in grammar["several_truces"] for word in (truce.name or "").split()[:1]):
        return True
    text = reading.report.text if reading.report else ""
    spans = truce.evidence.get("name", ())
    before = fold_key(text[max(0, spans[0].start - _BEFORE) : spans[0].start]).split() if text and spans else []
    return any(" ".join(before[-count:]) in grammar["any_truce"] for count in (1, 2))


def _deals(reading: Reading, truce: Truce, grammar: Grammar) -> tuple[str, ...]:
    """Places that an agreement is called after; only for the one truce of a report, where it is plain which is meant."""
    text = reading.report.text if reading.report else ""
    if not text or len(reading.truces) != 1:
        return ()
    own = set(truce.places)
    return tuple(
        sorted(
            {
                mention.name
                for mention in reading.mentions
                if isinstance(mention, Place) and mention.name not in own and mention.precision != "country"
                if any(word in grammar["deals"] for word in _words_before(text, mention.start))
            }
        )
    )


def _words_before(text: str, offset: int) -> list[str]:
    """The two folded words before an offset, as they stand and without the letters that are written on to them."""
    words = fold_key(text[max(0, offset - _BEFORE) : offset].partition(" ")[2]).split()[-2:]
    return [*words, *(word[1:] for word in words if word[0] in _PREFIXES)]


def _is_central(reading: Reading, truce: Truce, number: int) -> bool:
    """Whether the report is about it: named in its title or lead, or in two claims or more."""
    claims = sum(number in claim.truces for claim in reading.claims)
    return claims > 1 or any(span.start < _LEAD for span in _named_at(truce))


def _named_at(truce: Truce) -> tuple[Span, ...]:
    return truce.evidence.get("name", ())
