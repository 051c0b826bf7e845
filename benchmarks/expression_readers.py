"""What reads single expressions: Hudna, and what one would pick instead. Each runs in a process, and may have a Python of its own.

Called by ``expressions.py`` as ``expression_readers.py NAME FILE``: answers every expression of FILE on one line of JSON, then
every line on standard input with the processor seconds of one round over all of them.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]  # task (time or number), text, published
Answer = list[str] | list[float]
Work = Callable[[Row], Answer]


def hudna() -> Work:
    """The first day of every time, or the value of every number, that the whole reading found."""
    from hudna import read

    def work(row: Row) -> Answer:
        mentions = read(row["text"], published=row["published"]).mentions
        if row["task"] == "time":
            return [one.earliest for one in mentions if one.kind == "time" and one.earliest]  # type: ignore[attr-defined]
        numbers = (one for one in mentions if one.kind in {"number", "quantity"})
        return [one.low for one in numbers if one.low is not None and one.low == one.high]  # type: ignore[attr-defined]

    return work


def dateparser() -> Work:
    """Dates in running text, or the text as one date; it reads no numbers."""
    from dateparser import parse
    from dateparser.search import search_dates

    def work(row: Row) -> Answer:
        if row["task"] != "time":
            return []
        settings = {"RELATIVE_BASE": datetime.fromisoformat(row["published"]), "PREFER_DATES_FROM": "past"}
        whole = parse(row["text"], languages=["ar"], settings=settings)
        found = search_dates(row["text"], languages=["ar"], settings=settings) or ()
        return [str(day.date()) for day in (whole, *(one for _, one in found)) if day is not None]

    return work


def maha() -> Work:
    """Maha's times, intervals by their start; its numerals and ordinals."""
    from maha.parsers.functions import parse_dimension

    def days(row: Row) -> Iterable[str]:
        base = datetime.fromisoformat(row["published"])
        for one in parse_dimension(row["text"], time=True):
            start = getattr(one.value, "start", one.value)
            if start is not None:
                yield str((base + start).date())

    def work(row: Row) -> Answer:
        if row["task"] == "time":
            return list(days(row))
        found = [*parse_dimension(row["text"], numeral=True), *parse_dimension(row["text"], ordinal=True)]
        return [float(one.value) for one in found]

    return work


def duckling() -> Work:
    """Duckling's times, intervals by their start; its numerals and ordinals."""
    import duckling as native

    zones = native.load_time_zones("/usr/share/zoneinfo")
    place = native.default_locale_lang(native.parse_lang("AR"))
    dimensions = {
        "time": native.parse_dimensions(["time"]),
        "number": native.parse_dimensions(["number", "ordinal"]),
    }

    def work(row: Row) -> Answer:
        day = date.fromisoformat(row["published"])
        seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        context = native.Context(native.parse_ref_time(zones, "UTC", seconds), place)
        values = [one["value"] for one in native.parse(row["text"], context, dimensions[row["task"]], False)]
        if row["task"] == "number":
            return [float(value["value"]) for value in values]
        firsts = (value.get("value") or (value.get("from") or {}).get("value") for value in values)
        return [first[:10] for first in firsts if first]

    return work


READERS: dict[str, Callable[[], Work]] = {"hudna": hudna, "dateparser": dateparser, "maha": maha, "duckling": duckling}


def answered(work: Work, row: Row) -> Answer:
    """The answer of a reader; none where it fails on an expression, which is then not read."""
    try:
        return work(row)
    except Exception as error:  # whatever a library throws at an expression
        print(f"{row['text']}: {type(error).__name__}: {error}", file=sys.stderr)
        return []


def serve(name: str, rows: list[Row]) -> None:
    """Answer once, then say the seconds of a round for every line of standard input."""
    work = READERS[name]()
    print(json.dumps([answered(work, row) for row in rows]), flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        for row in rows:
            answered(work, row)
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    serve(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
