"""The answer to "is there a truce, who says so, who denies it?" in one sentence."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from hudna.export.labels import Lang, day
from hudna.export.lengths import truce_length
from hudna.export.names import Namer
from hudna.types import Claim, Place, Reading, Truce

_TOLD = 3  # truces told in the sentence; further ones are counted


def answer(reading: Reading, lang: Lang = "en") -> str:
    """One sentence: each truce with its parties, window and terms of coming about, who asserts it, who denies it."""
    words = answer_words(lang)
    if reading.about_truce != "yes":
        return str(words["none" if reading.about_truce == "no" else "figurative"])
    if not reading.truces:
        return str(words["unclear"])
    told = [_Told(reading, index, lang).sentence() for index in range(min(_TOLD, len(reading.truces)))]
    left = len(reading.truces) - len(told)
    more = words["more"].format(n=left) if left else ""
    return str(words["also"].join([told[0], *map(_lower_first, told[1:])]) + more + words["stop"])


@cache
def answer_words(lang: Lang) -> dict[str, Any]:
    """The words of the answer in one language."""
    tables = tomllib.loads(files(__package__).joinpath("answer.toml").read_text(encoding="utf-8"))
    words: dict[str, Any] = tables[lang]
    return words


class _Told:
    """One truce on its way into words."""

    def __init__(self, reading: Reading, index: int, lang: Lang) -> None:
        self._reading = reading
        self._index = index
        self._truce: Truce = reading.truces[index]
        self._lang = lang
        self._words = answer_words(lang)
        self._namer = Namer(reading, lang, self._words)

    def sentence(self) -> str:
        lead = self._words["lead"].format(status=self._status(), what=self._words["what"][self._truce.kind])
        body = "".join((lead, self._parties(), self._places(), *self._window(), *self._helpers()))
        return str(self._words["semicolon"].join([body, *self._voices()]))

    def _status(self) -> str:
        feminine = self._truce.kind != "de_facto_halt" and "status_f" in self._words
        return str(self._words["status_f" if feminine else "status"][self._truce.status])

    def _parties(self) -> str:
        parties = self._truce.parties or self._truce.declared_by
        template = ("no_party", "one_party")[len(parties)] if len(parties) < 2 else "two_parties"
        return self._filled(template, names=self._namer.names(parties)) if parties else str(self._words[template])

    def _places(self) -> str:
        if not self._truce.places:
            return ""
        inside, country = _in_country(self._reading, self._truce.places)
        names = self._namer.names(inside)
        if country:
            names = self._words["in_country"].format(names=names, country=self._namer.name(country))
        return self._filled("in_place", names=names)

    def _window(self) -> Iterator[str]:
        truce = self._truce
        length = truce_length(truce, self._reading, self._lang, self._words["unit"])
        if truce.start:
            yield self._filled("from", day=day(truce.start, self._lang))
        elif truce.declared:
            yield self._filled("announced", day=day(truce.declared, self._lang))
        if length:
            yield self._filled("for", span=length)
        elif truce.end:
            yield self._filled("to" if truce.start else "until", day=day(truce.end, self._lang))
        if truce.extendable:
            yield str(self._words["extendable"])

    def _helpers(self) -> Iterator[str]:
        if self._truce.mediators:
            names = self._namer.grounded(self._truce.mediators, self._truce.evidence.get("mediators", ()))
            yield self._filled("mediation" if self._is_mediation(names) else "mediated_by", names=names)
        if self._truce.guarantors:
            yield self._filled("guaranteed_by", names=self._namer.names(self._truce.guarantors))

    def _is_mediation(self, names: str) -> bool:
        """Whether the mediators are named by their work ("tribal mediation"), not as somebody."""
        rules = self._words["names"]
        return names.endswith(tuple(rules["mediation_ends"])) or names.startswith(tuple(rules["mediation_starts"]))

    def _voices(self) -> Iterator[str]:
        claims = [claim for claim in self._reading.claims if self._index in claim.truces]
        sure = {_who(claim) for claim in claims if claim.act == "asserts"}  # who asserts is not said to think it likely
        for act, template in self._words["voice"].items():
            voices = [
                claim for claim in claims if claim.act == act and not (act == "speculates" and _who(claim) in sure)
            ]
            if voices:
                yield template.format(names=self._namer.listed(self._namer.source(one) for one in _one_each(voices)))

    def _filled(self, template: str, **parts: str) -> str:
        return str(self._words[template].format(**parts))


def _in_country(reading: Reading, places: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The places and, apart from them, the country where they all lie, if it is listed among them."""
    found = {one.name: one for one in reading.mentions if isinstance(one, Place)}
    for name in places:
        others = [one for one in places if one != name]
        whole = found.get(name)
        if not others or whole is None or whole.precision != "country" or whole.country is None:
            continue
        if all(one in found and found[one].country == whole.country for one in others):
            return others, name
    return places, None


def _who(claim: Claim) -> tuple[bool, str | None]:
    """Whose claim it is: the outlet's own, or a source's by its name."""
    return claim.source is None, claim.source_name


def _one_each(claims: list[Claim]) -> list[Claim]:
    """One claim a source, the outlet's own voice last."""
    voices: dict[tuple[bool, str | None], Claim] = {}
    for claim in claims:
        voices.setdefault(_who(claim), claim)
    return sorted(voices.values(), key=lambda claim: claim.source is None)


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
