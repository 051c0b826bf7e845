"""How fast and how right truces of many reports are put together, on items made up with known truth.

    python benchmarks/truce_links.py [--sizes 1000 10000 100000]

The items come from wars of invented parties: one truce after another, some extended, some local, reported late, in
part, with slips of dates and parties, and with reports of no date at all. No text is read.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from rich.console import Console
from rich.table import Table

from hudna.link.truces import link_truces
from hudna.types import TruceItem

WARS = 12
FRONTS = 4
AREAS = 10
REPORTS_A_TRUCE = 20
BEGAN = date(2000, 1, 1)


@dataclass(frozen=True)
class Made:
    """A truce as it was."""

    war: int
    front: int
    area: int | None
    start: date
    days: int
    extended: int
    mediator: str | None
    reports: int


def truces(chance: random.Random) -> Iterator[Made]:
    """Truces of all wars, one after the other on each front, without end."""
    clocks: dict[tuple[int, int], date] = {}
    for number in count():
        war, front = number % WARS, chance.randrange(FRONTS)
        start = clocks.get((war, front), BEGAN) + timedelta(days=chance.randint(2, 60))
        days = chance.choice([1, 3, 3, 5, 7, 10, 30, 60])
        extended = days if chance.random() < 0.15 else 0
        clocks[war, front] = start + timedelta(days=days + extended)
        area = chance.randrange(AREAS) if chance.random() < 0.3 else None
        mediator = chance.choice([None, "United Nations", "Reedland", "Hill Council"])
        reports = min(500, 1 + int(chance.paretovariate(1.1) * REPORTS_A_TRUCE / 5))
        yield Made(war, front, area, start, days, extended, mediator, reports)


def reported(made: Made, number: int, chance: random.Random) -> Iterator[TruceItem]:
    """What reports say of one truce."""
    land = f"W{made.war}"
    camp = f"war{made.war}/{made.front}"
    for report in range(made.reports):
        late = chance.randint(-1, made.days + made.extended + 2)
        written = made.start + timedelta(days=late)
        extension = made.extended > 0 and late >= made.days - 1 and chance.random() < 0.5
        start = made.start + timedelta(days=chance.choice([0] * 8 + [1, -1]))
        if chance.random() < 0.02:
            start += timedelta(days=chance.randint(-40, 40))  # a slip
        told = late < 1 or chance.random() < 0.45
        one, other = f"{camp} one", chance.choice([f"{camp} other", f"{camp} other", f"{camp} other's ally"])
        parties = () if chance.random() < 0.1 else (one,) if chance.random() < 0.1 else (one, other)
        day = written.isoformat() if chance.random() < 0.95 else None
        local = made.area is not None and chance.random() < 0.9
        yield TruceItem(
            id=f"t{number}r{report}#0", report=f"t{number}r{report}", published=day,
            status="extended" if extension else chance.choice(["announced", "in_force", "violated"]),
            parties=parties, camps=tuple(f"{camp}/{0 if name == one else 1}" for name in parties),
            mediators=(made.mediator,) if made.mediator and chance.random() < 0.5 else (),
            neutral=("United Nations",) if made.mediator == "United Nations" else (),
            areas=(f"{land}/{made.area}",) if local else (), spots=(f"{land}-{made.area}",) if local else (),
            nationwide=made.area is None, lands=(land,), conflict=f"war{made.war}",
            start=start.isoformat() if told and not extension else None,
            end=(made.start + timedelta(days=made.days + made.extended)).isoformat() if extension else None,
            duration_days=made.days if told and not extension and chance.random() < 0.7 else None,
            central=chance.random() < 0.8, earliest=day, latest=day,
        )  # fmt: skip


def items(size: int, seed: int = 7) -> dict[TruceItem, int]:
    """So many items, in no order, with the truce that each speaks of."""
    chance = random.Random(seed)
    truth: dict[TruceItem, int] = {}
    for number, made in enumerate(truces(chance)):
        if len(truth) >= size:
            break
        truth.update((item, number) for item in reported(made, number, chance))
    shuffled = list(truth.items())[:size]
    chance.shuffle(shuffled)
    return dict(shuffled)


def pairs(counts: Counter[object]) -> int:
    """How many pairs the groups of these sizes hold."""
    return sum(size * (size - 1) // 2 for size in counts.values())


def measured(size: int) -> tuple[str, ...]:
    """One row: seconds, and precision and recall of pairs of items."""
    truth = items(size)
    began = time.process_time()
    links = link_truces(truth)
    took = time.process_time() - began
    group = {item: one.id for one in links.groups for item in one.items}
    both: Counter[object] = Counter((group[item.id], number) for item, number in truth.items())
    right, found, wanted = pairs(both), pairs(Counter(group.values())), pairs(Counter(truth.values()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{size:,}", f"{len(set(truth.values())):,}", f"{len(links.groups):,}", f"{took:.2f}",
        f"{1e6 * took / size:,.0f}", f"{right / found:.3f}", f"{right / wanted:.3f}", f"{memory:,.0f}",
    )  # fmt: skip


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description="How fast and how right truces are linked, on made-up items.")
    ask.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    table = Table(box=None, pad_edge=False)
    for title in ("items", "truces", "groups", "processor seconds", "µs/item", "precision", "recall", "peak MB"):
        table.add_column(title, justify="right")
    for size in ask.parse_args().sizes:
        table.add_row(*measured(size))
    Console().print(table)


if __name__ == "__main__":
    main()
