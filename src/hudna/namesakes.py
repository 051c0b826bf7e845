"""What a name of a place may stand for, and why the first is first: for those who ask before they trust a map."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from hudna.packs.knowledge import Knowledge
from hudna.packs.own_places import OWN
from hudna.pipeline import analyze, prior_in
from hudna.resolve.places import is_land, population, stands_out, weigh
from hudna.resolve.prior import Prior
from hudna.rules.entry import Entry
from hudna.text.fold import fold_key
from hudna.text.script import language_of
from hudna.types import Place, Report

_ARTICLE = "ال"
_ENGLISH_ARTICLE = re.compile(r"^(al|el|ad|an|ar|as|ash|at|az)[ -]+(?=\w)")
_SIMILAR = 5  # spellings shown where no name fits
_ALIKE = 0.8  # share of letters that a similar spelling has in common (difflib's ratio)


@dataclass(frozen=True, slots=True)
class Namesake:
    """One place of the name: how its name fits ("same name", "without the article" …), and why it stands where it does."""

    entry: Entry
    match: str
    weight: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to. ``chosen`` is ``None`` where nothing decides; ``in_text`` are the places a text was read with."""

    name: str
    found: tuple[Namesake, ...]
    chosen: Namesake | None
    elsewhere: int  # namesakes outside the country that was asked for
    similar: tuple[str, ...] = ()
    in_text: tuple[Place, ...] = ()


def search(name: str, knowledge: Knowledge, country: str | None = None, text: str | None = None) -> Search:
    """The places of a name, Arabic or English, likeliest first; ``text`` is the report that it stands in or is near."""
    reader = _Names(knowledge)
    report = Report("search", text or "")
    prior = prior_in(report, knowledge)
    matched = reader.matches(name)
    inside = {key: how for key, how in matched.items() if country in (None, reader.entries[key].data["country"])}
    readings = weigh((reader.entries[key] for key in inside), prior)
    found = tuple(
        Namesake(r.entry, inside[r.entry.key], r.weight, tuple(_why(r.entry, r.grounds, prior, text))) for r in readings
    )
    exact = [r for r in readings if inside[r.entry.key] == inside[readings[0].entry.key]]
    return Search(
        name=name,
        found=found,
        chosen=found[0] if found and stands_out(exact) else None,
        elsewhere=len(matched) - len(inside),
        similar=() if matched else tuple(reader.similar(name)),
        in_text=tuple(_mentions(name, report, knowledge)) if text else (),
    )


def _mentions(name: str, report: Report, knowledge: Knowledge) -> Iterator[Place]:
    key = fold_key(name).removeprefix(_ARTICLE)
    for mention in analyze(report, knowledge).mentions:
        if isinstance(mention, Place) and key in fold_key(mention.text):
            yield mention


def _why(entry: Entry, grounds: Sequence[str], prior: Prior, text: str | None) -> Iterator[str]:
    yield from grounds
    if text and not prior.backers.get(entry.data["country"]):
        yield f"the text says nothing else of {entry.data['country']}"
    if is_land(entry):
        yield "a country comes before places"
    elif population(entry):
        yield f"{population(entry):,.0f} people"
    if entry.data["caution"] == "word":
        yield "also an everyday word: read only after a word of place, in a list, or before its governorate"
    elif entry.data["caution"] == "verb":
        yield "also a form of a verb: read only after a preposition or a word of place"
    if entry.file.startswith(OWN):
        yield "from your own places"


class _Names:
    """All names of all places, by their keys; built for one search."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries: dict[str, Entry] = {}
        self._arabic: dict[str, list[str]] = {}
        self._english: dict[str, list[str]] = {}
        for entry in knowledge.of_table("place"):
            self.entries[entry.key] = entry
            for name in entry.data["names_ar"].split("|"):
                self._arabic.setdefault(fold_key(name), []).append(entry.key)
            for key in _english_keys(entry.data["name"]):
                self._english.setdefault(key, []).append(entry.key)

    def matches(self, name: str) -> dict[str, str]:
        """Place → how its name fits; the closest way of fitting that any has, then the looser ones."""
        out: dict[str, str] = {}
        for how, keys in self._ways(name):
            for key in keys:
                out.setdefault(key, how)
        return out

    def _ways(self, name: str) -> Iterator[tuple[str, Iterable[str]]]:
        if language_of(name) != "ar":
            for key in _english_keys(name):
                yield "English name", self._english.get(key, ())
            return
        key = fold_key(name)
        yield "same name", self._arabic.get(key, ())
        yield "spelt as one word", self._arabic.get(key.replace(" ", ""), ()) if " " in key else ()
        yield "with the article", self._arabic.get(_ARTICLE + key, ())
        yield (
            "without the article",
            self._arabic.get(key.removeprefix(_ARTICLE), ()) if key.startswith(_ARTICLE) else (),
        )

    def similar(self, name: str) -> Iterator[str]:
        """Names that are spelt much alike, for one who mistyped; none of them is taken for the name."""
        names: Mapping[str, Any] = self._arabic if language_of(name) == "ar" else self._english
        key = fold_key(name) if language_of(name) == "ar" else next(_english_keys(name), "")
        for near in get_close_matches(key, names, _SIMILAR, _ALIKE):
            entry = self.entries[names[near][0]]
            yield entry.data["names_ar"].split("|")[0] if names is self._arabic else entry.data["name"]


def _english_keys(name: str) -> Iterator[str]:
    """An English name in small letters without marks, hyphens and article; also without what stands in brackets."""
    for text in dict.fromkeys((name, name.partition(" (")[0], name.removesuffix(" Governorate"))):
        plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        words = _ENGLISH_ARTICLE.sub("", " ".join(plain.split()))
        yield re.sub(r"[^\w]+", "", words)
