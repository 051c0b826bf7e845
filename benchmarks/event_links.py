"""How fast and how right events of many reports are put together, on items made up with known truth.

    python benchmarks/event_links.py [--sizes 1000 10000 100000]

A size is a number of reports; each tells of three events. Events happen in villages, towns and cities of invented lands,
some of them alike on one day in one town. Reports tell them in part: with another type, a wider place, the day after,
other figures, without actors, without a day; some reports are copies of others. No text is read.
"""

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table

from hudna.link.events import link_events
from hudna.types import Span, Toll
from hudna.types.event_group import EventItem

EVENTS_A_REPORT = 3
REPORTS_AN_EVENT = 3.0
PLACES = 400
EVENTS_A_DAY = 60
BEGAN = date(2015, 1, 1)
TYPES = ("shelling", "air_strike", "armed_clash", "attack", "explosion_ied", "abduction", "arrest", "drone_strike")
ACTORS = tuple(f"Party {letter}" for letter in "ABCDEF")


@dataclass(frozen=True)
class Happened:
    """An event as it was."""

    number: int
    kind: str
    place: dict[str, Any]
    wider: dict[str, Any]
    day: date
    actor: str
    target: str
    killed: int


def places(chance: random.Random) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Places with what they lie in: a tenth cities, the rest villages and towns of a city's land."""
    made = []
    cities: list[dict[str, Any]] = []
    for number in range(PLACES):
        lat, lon = 30 + 6 * chance.random(), 40 + 6 * chance.random()
        area = f"p/area{number % 12}"
        kind = "city" if number < PLACES // 10 else chance.choice(["village", "village", "town"])
        city = chance.choice(cities) if cities and kind != "city" else None
        place: dict[str, Any] = {
            "place": f"Place {number}, Area {number % 12}, Land", "entry": f"p/{number}", "precision": kind,
            "within": ((city["entry"],) if city else ()) + (area, "p/land"), "lat": lat, "lon": lon,
            "country": "XX", "admin1": f"Area {number % 12}",
        }  # fmt: skip
        wider = city or {
            **place,
            "place": f"Area {number % 12}, Land",
            "entry": area,
            "precision": "governorate",
            "within": ("p/land",),
        }
        if kind == "city":
            cities.append(place)
        made.append((place, wider))
    return made


def happened(count: int, chance: random.Random) -> Iterator[Happened]:
    """Events day by day; more of them in a few places."""
    ground = places(chance)
    for number in range(count):
        place, wider = ground[min(int(chance.paretovariate(0.6)) - 1, PLACES - 1)]
        yield Happened(
            number, chance.choice(TYPES), place, wider, BEGAN + timedelta(days=number // EVENTS_A_DAY),
            chance.choice(ACTORS), chance.choice(["civilians", *ACTORS]),
            int(chance.paretovariate(1.2)) - 1,
        )  # fmt: skip


def told(one: Happened, report: str, number: int, chance: random.Random) -> EventItem:
    """What a report says of an event."""
    where = one.place if chance.random() < 0.8 else one.wider
    if chance.random() < 0.05:
        where = {"country": "XX"}
    slip = chance.choice([0] * 8 + [1, -1])
    day = (one.day + timedelta(days=slip)).isoformat() if chance.random() < 0.85 else None
    kind = one.kind if chance.random() < 0.8 or one.kind in {"abduction", "arrest"} else "attack"
    named = chance.random() < 0.75
    killed = one.killed + chance.choice([0, 0, 0, 1, -1])
    return EventItem(
        id=f"{report}#e{number}", report=report, published=(one.day + timedelta(days=chance.randint(0, 2))).isoformat(),
        outlet=f"outlet {hash_of(report) % 40}", type=kind, trigger=Span(0, 3),  # type: ignore[arg-type]
        realis="asserted" if chance.random() < 0.9 else "background", actors=(one.actor,) if named else (), sides=(one.actor,) if named else (),
        targets=(one.target,) if chance.random() < 0.6 else (), date=day,
        killed=Toll(killed, killed) if killed > 0 and chance.random() < 0.6 else None, **where,
    )  # fmt: skip


def hash_of(report: str) -> int:
    """A number for a report that is the same in every process."""
    return int(report.lstrip("rc"), 10) * 2654435761 % 2**32


def case(reports: int, chance: random.Random) -> tuple[list[EventItem], dict[str, int], dict[str, str]]:
    """Items, the event that each one tells of, and the origin of each report."""
    count = int(reports * EVENTS_A_REPORT / REPORTS_AN_EVENT)
    events = list(happened(count, chance))
    items: list[EventItem] = []
    truth: dict[str, int] = {}
    origin: dict[str, str] = {}
    written = 0
    while written < reports:
        report = f"r{written}"
        middle = chance.randrange(count)
        near = sorted({min(count - 1, max(0, middle + chance.randint(-40, 40))) for _ in range(EVENTS_A_REPORT)})
        made = [told(events[at], report, number, chance) for number, at in enumerate(near)]
        copies = int(chance.paretovariate(2.0)) - 1 if chance.random() < 0.3 else 0
        for copy in range(min(copies, reports - written - 1) + 1):
            name = f"r{written + copy}"
            origin[name] = report
            for number, (at, one) in enumerate(zip(near, made, strict=True)):
                again = replace(one, id=f"{name}#e{number}", report=name)
                items.append(again)
                truth[again.id] = at
        written += min(copies, reports - written - 1) + 1
    return items, truth, origin


def figures(groups: Sequence[Sequence[str]], truth: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall of pairs."""
    right = made = 0
    for group in groups:
        counts = Counter(truth[one] for one in group)
        made += pairs(len(group))
        right += sum(pairs(count) for count in counts.values())
    wanted = sum(pairs(count) for count in Counter(truth.values()).values())
    return right / made if made else 1.0, right / wanted if wanted else 1.0


def pairs(count: int) -> int:
    """Pairs among so many."""
    return count * (count - 1) // 2


def linkable(items: Sequence[EventItem], truth: Mapping[str, int]) -> dict[str, int]:
    """The truth of those events alone that give a day and a place and are asserted: the others are left alone on purpose."""
    fine = {"site", "neighbourhood", "village", "town", "city"}
    kept = {one.id for one in items if one.date and one.precision in fine and one.realis == "asserted"}
    return {name: event for name, event in truth.items() if name in kept}


def main() -> None:
    """Prints a table: sizes, seconds of the processor, growth, memory, precision and recall of pairs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    table = Table(title="Events of many reports")
    for head in (
        "reports",
        "events",
        "seconds",
        "µs an event",
        "groups",
        "proposals",
        "precision",
        "recall",
        "recall, linkable",
        "peak MiB",
    ):
        table.add_column(head, justify="right")
    for size in sizes:
        items, truth, origin = case(size, random.Random(7))
        begun = time.process_time()
        links = link_events(items, origins=origin)
        spent = time.process_time() - begun
        precision, recall = figures([[one.id for one in group.items] for group in links.groups], truth)
        fine = linkable(items, truth)
        among: dict[str, list[str]] = defaultdict(list)
        for group in links.groups:
            among[group.id] += [one.id for one in group.items if one.id in fine]
        _precision, recall_fine = figures(list(among.values()), fine)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        table.add_row(
            f"{size:,}", f"{len(items):,}", f"{spent:.1f}", f"{1e6 * spent / len(items):.0f}", f"{len(links.groups):,}",
            f"{len(links.proposals):,}", f"{precision:.3f}", f"{recall:.3f}", f"{recall_fine:.3f}", f"{memory:.0f}",
        )  # fmt: skip
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
