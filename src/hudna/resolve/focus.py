"""Whom a definite noun stands for: "the army", "the movement", "the government", by what the report has named.

In this order: who was named with the same word (الجيش السوداني … الجيش); who was named last of those whose lands the report
is about; who is named with that word only further on; the one party of the report's land that the word can mean. Where two
are left, and where nothing in the report speaks for the only one, nobody is meant.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hudna.packs.knowledge import Knowledge, wire_id
from hudna.resolve.prior import Lands, valid_on
from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key
from hudna.types import Name

_AT_HOME = 0.25  # of the report's evidence: who is named is meant only where the report plays in their land


@dataclass(frozen=True, slots=True)
class Foes:
    """Who fights whom on the day of a report: each party → those on the other side of a front."""

    rows: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, packs: Mapping[str, Mapping[str, Any]], day: date | None) -> "Foes":
        """The foes that the fronts of all packs give."""
        out: dict[str, set[str]] = defaultdict(set)
        for pack in packs.values():
            for front in pack.get("front", ()):
                if _lasts(front, day):
                    for one in front["one"]:
                        out[one].update(front["other"])
                    for other in front["other"]:
                        out[other].update(front["one"])
        return cls({key: frozenset(keys) for key, keys in out.items()})


def _lasts(front: Mapping[str, Any], day: date | None) -> bool:
    stamp = day.isoformat() if day is not None else None
    return stamp is None or (front.get("from") or "0000") <= stamp <= ((front.get("to") or "9999") + "-99")


@dataclass(slots=True)
class Focus:
    """What has been named so far: by whom last, by which words last, how often; ``later`` is what the rest names.

    ``later`` gives for each word of a name all who are named with it anywhere in the report.
    """

    later: Mapping[str, frozenset[str]]
    foes: Foes
    named: int = 0
    last: dict[str, int] = field(default_factory=dict)  # actor → when it was named last
    here: dict[str, int] = field(default_factory=dict)  # actor → the sentence in which it was named last
    arms: dict[str, int] = field(default_factory=dict)  # actor → sentence in which forces or an office of it were named
    spoken_for: dict[str, int] = field(default_factory=dict)  # name of a party → when a spokesperson's office of it was
    by_word: dict[str, dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # as ``last``, by a word of it
    counts: Counter[str] = field(default_factory=Counter)  # who may be a side → how often named
    people: dict[str, dict[str, Name]] = field(default_factory=dict)  # folded last word → persons of the report by key
    spoken_of: dict[str, int] = field(default_factory=dict)  # key of a person → the sentence that names him last
    pair: tuple[str, ...] = ()

    def see(
        self, entry: Entry, words: tuple[str, ...] = (), *, sentence: int, arm: bool = False, side: bool = True
    ) -> None:
        """Remember that an actor was named, by which words and in which sentence; ``arm``: by one of its bodies."""
        self.named += 1
        self.last[wire_id(entry)] = self.named
        self.here[wire_id(entry)] = sentence
        if arm or len(words) > 1 or entry.get("kind") != "state":
            self.arms[wire_id(entry)] = sentence
        for word in words:
            self.by_word[bare(word)][wire_id(entry)] = self.named
        if entry.get("source_type") == "spokesperson" and entry.get("party_as"):
            self.spoken_for[entry.data["party_as"]] = self.named
        if side and not entry.get("neutral"):
            self.counts[entry.data["name"]] += 1

    def foremost(self) -> tuple[str, ...]:
        """Whom "the two sides" means where no pair was named: the only two actors so far, or the two named most."""
        if len(self.counts) == 2:
            return tuple(self.counts)
        return tuple(name for name, times in self.counts.most_common(2) if times > 1) if len(self.counts) > 1 else ()


def bare(word: str) -> str:
    """A folded word without its article."""
    return word.removeprefix("ال")


def in_focus(
    hits: Sequence[Hit], sentence: int, focus: Focus, lands: Lands, knowledge: Knowledge, day: date | None
) -> Entry | None:
    """The entry that a definite noun stands for, of those that it may stand for (``hits``); ``None`` where nobody is sure.

    ``sentence`` is the one that it stands in.
    """
    options = {wire_id(hit.entry): hit.entry for hit in hits if valid_on(hit.entry, day)}
    head = bare(hits[0].surface.words[0])
    repeated = focus.by_word.get(head, {})
    known = [key for key in options if key in repeated]
    if known:
        return options[max(known, key=repeated.__getitem__)]
    home = {key: entry for key, entry in options.items() if _is_near(key, entry, sentence, focus, lands)}
    if home:
        return _latest(_against(home, sentence, focus), sentence, focus, lands)
    spoken_for = [entry for entry in options.values() if entry.data["name"] in focus.spoken_for]
    if spoken_for:
        return max(spoken_for, key=lambda entry: focus.spoken_for[entry.data["name"]])
    asked = len(hits[0].surface.words) == 1 and head in knowledge.grammar["asks_for_a_name"]
    if asked:
        return _only(options, focus)
    ahead = [key for key in options if key in focus.later.get(head, ())]
    if len(ahead) == 1 and _is_at_home(options[ahead[0]], lands):
        return options[ahead[0]]
    local = [entry for entry in options.values() if lands.is_about(entry)]
    return _plain(local) if local else _only(options, focus)


def _is_near(key: str, entry: Entry, sentence: int, focus: Focus, lands: Lands) -> bool:
    """Whether it was named, and the report plays in its land or one of its bodies was named right before."""
    return key in focus.last and (_is_at_home(entry, lands) or _just_named(key, sentence, focus))


def _just_named(key: str, sentence: int, focus: Focus) -> bool:
    return focus.arms.get(key, -2) >= sentence - 1


def _against(named: Mapping[str, Entry], sentence: int, focus: Focus) -> Mapping[str, Entry]:
    """Those of them whose foe the sentence has named: "attacks of X on the army"; all where there are none."""
    here = [key for key, at in focus.here.items() if at == sentence and key not in named]
    met = {key: entry for key, entry in named.items() if any(key in focus.foes.rows.get(foe, ()) for foe in here)}
    return met or named


def _latest(named: Mapping[str, Entry], sentence: int, focus: Focus, lands: Lands) -> Entry | None:
    """The one of whom forces or an office were named last; of bare states only the one whose land the report is about."""
    most = max(_weight(entry, lands) for entry in named.values())
    pool = {
        key: entry
        for key, entry in named.items()
        if _weight(entry, lands) >= _NEARLY * most or _just_named(key, sentence, focus)
    }
    armed = [key for key in pool if key in focus.arms]
    if armed:
        return pool[max(armed, key=focus.last.__getitem__)]
    first, *rest = sorted(pool.values(), key=lambda entry: _weight(entry, lands), reverse=True)
    return first if not rest or _weight(first, lands) >= _TWICE * _weight(rest[0], lands) else None


def _weight(entry: Entry, lands: Lands) -> float:
    """How much of the report plays in the land of a state; 1 of a movement, which is wherever it is named."""
    bound = entry.get("kind") == "state" or "countries" in entry.data
    share = lands.share(entry) if bound else None
    return 1.0 if share is None else share


_NEARLY = 0.5
_TWICE = 2


def _only(options: Mapping[str, Entry], focus: Focus) -> Entry | None:
    """The one of them that was named; ``None`` where two were, or none."""
    named = [key for key in options if key in focus.last]
    return options[named[0]] if len(named) == 1 else None


def _is_at_home(entry: Entry, lands: Lands) -> bool:
    """Whether the report plays in the land of a state or of a body of one land; others are at home where they are named."""
    return _weight(entry, lands) >= _AT_HOME


def _plain(local: Sequence[Entry]) -> Entry | None:
    """The one that the noun means in its land: the one that the pack says so of, the state, or the only one."""
    stated = [entry for entry in local if entry.get("default_nominal")]
    states = [entry for entry in local if entry.get("kind") == "state"]
    plain = stated or states or local
    return plain[0] if len(plain) == 1 else None


def head_of(entry: Entry) -> str:
    """The first word of an entry's own name, folded."""
    return fold_key(entry.get("name_ar") or "").partition(" ")[0]
