"""The examples of the settings files: times, durations, quantities and numbers carry theirs as ``cases``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hudna.extract.quantities import find_quantities
from hudna.extract.times import find_times
from hudna.packs.check import chosen_packs
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.packs.problem import Problem
from hudna.packs.source import LANGUAGE, ROOT
from hudna.text.page import read_page
from hudna.types import Duration, Mention, Number, Quantity, Report, Time

Case = Sequence[Any]

_DAY = date(2021, 3, 3)  # a counterexample holds no time whatever the day


def failing_settings(packs: Sequence[str] = (), root: Path = ROOT) -> tuple[Problem, ...]:
    """What is wrong with the examples of times and numbers, where the language pack is among ``packs``."""
    pack = f"lang/{LANGUAGE}"
    if pack not in chosen_packs(packs, root):
        return ()
    knowledge = load_knowledge(root=root, from_files=True)
    return tuple(
        Problem(
            f"{pack}/{name}.toml",
            table,
            f'"{text}" gives {found}, not {wanted}',
            "Mend the example or the words above it.",
        )
        for name, table, run in _SUITES
        for row in knowledge.settings[name].get(table, ())
        for text, wanted, found in run(row, knowledge)
        if found != wanted
    )


_Told = Iterator[tuple[str, Any, Any]]  # text, what is wanted, what is found


def _mentions(text: str, day: date | None, knowledge: Knowledge) -> tuple[Mention, ...]:
    page = read_page(Report("example", text, published=day), knowledge.layout)
    return tuple(find_times(page, knowledge, day))


def _times(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    day = date.fromisoformat(row["published"]) if row["published"] else None
    for text, wanted in row["cases"]:
        times = [time for time in _mentions(text, day, knowledge) if isinstance(time, Time)]
        yield text, wanted, [[time.text, time.earliest or "", time.latest or ""] for time in times]


def _durations(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    for text, *wanted in row["cases"]:
        found = [one for one in _mentions(text, _DAY, knowledge) if isinstance(one, Duration)]
        yield (
            text,
            [wanted],
            [
                [one.text, one.iso or "", _bound(one.days_min), _bound(one.days_max), one.extendable, one.open_ended]
                for one in found
            ],
        )


def _no_times(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    for text in row["cases"]:
        yield text, [], [one.text for one in _mentions(text, _DAY, knowledge)]


def _counted(text: str, knowledge: Knowledge) -> tuple[Quantity | Number, ...]:
    page = read_page(Report("example", text), knowledge.layout)
    return find_quantities(page, knowledge, find_times(page, knowledge, None))


def _quantities(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    for text, *wanted in row["cases"]:
        found = [
            [one.text, _bound(one.low), _bound(one.high), one.unit, one.measure or ""]
            for one in _counted(text, knowledge)
            if isinstance(one, Quantity)
        ]
        yield text, wanted, wanted if wanted in found else found


def _numbers(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    for text, value in row["cases"]:
        yield text, [[value, value]], [[one.low, one.high] for one in _counted(text, knowledge)]


def _no_quantities(row: Mapping[str, Any], knowledge: Knowledge) -> _Told:
    for text in row["cases"]:
        yield text, [], [one.text for one in _counted(text, knowledge)]


def _bound(value: float | None) -> float:
    return -1 if value is None else value


_SUITES: tuple[tuple[str, str, Callable[[Mapping[str, Any], Knowledge], _Told]], ...] = (
    ("times", "example", _times),
    ("times", "duration_example", _durations),
    ("times", "counterexample", _no_times),
    ("numbers", "example", _quantities),
    ("numbers", "number_example", _numbers),
    ("numbers", "counterexample", _no_quantities),
)
