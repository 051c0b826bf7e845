"""How many of the actors that reports of a conflict name resolve to an entry of a pack.

    python tools/coverage.py REPORTS.jsonl [--conflict syria]... [--texts 200] [--seed 1] [--misses 40]

``REPORTS.jsonl`` holds one report a line (``id``, ``text``, ``published``, ``outlet``), as ``hudna read --from jsonl``
takes them. A report belongs to the conflict to which most of its actors and places belong, and to none where fewer than
three do. From the reports of each conflict a random sample is drawn, the same for the same seed. Counted are all
mentions of persons, organisations and groups that are proper names or stand for one: by packs, by rules or by the tagger.
A description ("residents", "an informed source") is no actor. Names that nothing finds are not counted, so the share is
an upper bound by what the tagger misses; ``--misses`` shows the names that stay without an entry.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.ingest.jsonl import read_jsonl
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Name, Place, Reading, Report

_LEAST = 3  # actors and places that must speak for a conflict


@dataclass(frozen=True, slots=True)
class Actor:
    """One mention of an actor: its words, what it is, and whether a pack knows it."""

    words: str
    kind: str
    known: bool


def actors_of(reading: Reading) -> list[Actor]:
    """The mentions that name an actor or stand for one."""
    return [
        Actor(mention.text, mention.kind, mention.entry is not None or bool(mention.members))
        for mention in reading.mentions
        if isinstance(mention, Name) and not (mention.generic and not mention.members)
    ]


def conflict_of(reading: Reading, countries: Mapping[str, Sequence[str]]) -> str | None:
    """The conflict to which most actors and places of a reading belong."""
    found: Counter[str] = Counter()
    for mention in reading.mentions:
        if isinstance(mention, Name) and mention.entry:
            found[mention.entry.split("/")[0]] += 1
        elif isinstance(mention, Place) and mention.country:
            found.update(countries.get(mention.country, ()))
    found.pop("world", None)
    name, count = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return name if count >= _LEAST else None


def countries_of(knowledge: Knowledge) -> dict[str, list[str]]:
    """Country code → the conflicts that are fought there."""
    out: dict[str, list[str]] = defaultdict(list)
    for conflict, about in knowledge.packs.items():
        for country in about["countries"]:
            out[country].append(conflict)
    return out


def readings(path: Path, knowledge: Knowledge) -> Iterator[Reading]:
    """All reports of a file, read; lines that are none are told and left out."""
    with path.open("rb") as stream:
        for report in read_jsonl(stream, str(path)):
            if isinstance(report, Report):
                yield analyze(report, knowledge)
            else:
                print(report, file=sys.stderr)


def show(conflict: str, sample: Sequence[Sequence[Actor]], misses: int) -> None:
    """Print the share of mentions that resolve, all and by kind, and the most frequent of the others."""
    actors = [actor for report in sample for actor in report]
    print(f"{conflict:18} {len(sample):4} reports  {_share(actors)}")
    for kind in ("person", "organisation", "group"):
        print(f"  {kind:32} {_share([actor for actor in actors if actor.kind == kind])}")
    unknown = Counter((actor.kind, actor.words) for actor in actors if not actor.known)
    for (kind, words), count in unknown.most_common(misses):
        print(f"    {count:4}  {kind:13} {words}")


def _share(actors: Sequence[Actor]) -> str:
    known = sum(actor.known for actor in actors)
    return f"{known / (len(actors) or 1):.3f} of {len(actors)} mentions resolve"


def main() -> int:
    """Prints a line for each conflict, and the names without an entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--conflict", action="append", default=[])
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    knowledge = load_knowledge()
    countries = countries_of(knowledge)
    texts: dict[str, list[list[Actor]]] = defaultdict(list)
    for reading in readings(asked.reports, knowledge):
        conflict = conflict_of(reading, countries)
        if conflict and (not asked.conflict or conflict in asked.conflict):
            texts[conflict].append(actors_of(reading))
    for conflict, found in sorted(texts.items()):
        sample = found if len(found) <= asked.texts else random.Random(asked.seed).sample(found, asked.texts)  # noqa: S311
        show(conflict, sample, asked.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
