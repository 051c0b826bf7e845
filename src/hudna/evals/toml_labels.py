"""Labels in TOML: the words are quoted from the report, and found again here.

    [[report]]
    id, text, published, outlet, note, about_truce, labelled
    [[report.truces]]   parties, mediators, places, start, end, duration_days, terms, status
    [[report.claims]]   source, source_name, act, content, about_truce, headline_repeat, optional
    [[report.events]]   type, trigger, actors, targets, place, date, killed, wounded, realis, optional
    [[report.times]]    text, iso

Quoted words (``source``, ``content``, ``trigger``, ``text``) stand where the report has them first; ``nth = { source = 2 }``
says the second time. What a report leaves out is not there, unless ``labelled = ["claims"]`` says what was looked at.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from hudna.errors import OptionError
from hudna.evals.labels import Labelled
from hudna.evals.values import ABOUT, strange_value
from hudna.ingest.dates import parse_date
from hudna.ingest.failure import Failure

_LISTS = ("truces", "claims", "events", "times")
_QUOTED = {"claims": ("source", "content"), "events": ("trigger",), "times": ("text",), "truces": ()}
_KEYS = {
    "truces": frozenset({"parties", "mediators", "places", "start", "end", "duration_days", "terms", "status"}),
    "claims": frozenset(
        {"source", "source_name", "act", "content", "about_truce", "headline_repeat", "optional", "nth"}
    ),
    "events": frozenset(
        {"type", "trigger", "actors", "targets", "place", "date", "killed", "wounded", "realis", "optional", "nth"}
    ),
    "times": frozenset({"text", "iso", "nth"}),
}
_REPORT = frozenset({"id", "text", "published", "outlet", "note", "about_truce", "labelled", *_LISTS})
# Keys that an item needs to be of any use.
_MUST = {"truces": (), "claims": ("content", "act"), "events": ("type", "trigger"), "times": ("text", "iso")}
# A field that is left out says: there is none. Without it the field would not be asked.
_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "truces": {"start": None, "duration_days": None},
    "events": {"killed": None},
    "claims": {},
    "times": {},
}
Row = Mapping[str, Any]


def read_toml_labels(text: str, file: str) -> Iterator[Labelled | Failure]:
    """The reports of a file; a failure for each label that cannot be used, or for the file where it is no TOML."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield Failure(file, f"{error}. Mend that line.")
        return
    reports = data.get("report")
    if not isinstance(reports, list) or not all(isinstance(one, dict) for one in reports):
        yield Failure(file, "holds no [[report]]. Begin each report with that line; see docs/evals.md.")
        return
    for number, report in enumerate(reports, start=1):
        yield from _report(report, f"{file}, report {report.get('id') or number}", file)


def _report(report: Row, where: str, file: str) -> Iterator[Labelled | Failure]:
    wrong = _wrong(report)
    if wrong:
        yield Failure(where, f"{wrong} The report is left out.")
        return
    strange = sorted(set(report) - _REPORT)
    if strange:
        yield Failure(where, f'nobody knows the key "{strange[0]}". The keys are {", ".join(sorted(_REPORT))}.')
    found: dict[str, Any] = {"about_truce": report["about_truce"]} if "about_truce" in report else {}
    for facet in _LISTS:
        kept = []
        for number, row in enumerate(report.get(facet, ()), start=1):
            made = _item(facet, row, report["text"])
            if isinstance(made, str):
                yield Failure(f"{where}, {facet} {number}", f"{made} That label is left out.")
            else:
                kept.append(made)
        found[facet] = kept
    looked_at = report.get("labelled", found)
    day = report.get("published")
    yield Labelled(
        id=report["id"],
        text=report["text"],
        published=parse_date(day) if day else None,
        outlet=report.get("outlet"),
        facets={facet: value for facet, value in found.items() if facet in looked_at},
        file=file,
    )


def _wrong(report: Row) -> str | None:
    """Why a report cannot be used at all."""
    for key in ("id", "text"):
        if not isinstance(report.get(key), str) or not report[key].strip():
            return f'has no "{key}". Write it in quotes.'
    for key in ("published", "outlet"):
        if not isinstance(report.get(key, ""), str):
            return f'"{key}" is not in quotes. Write it as text.'
    if report.get("published"):
        try:
            parse_date(report["published"])
        except OptionError as error:
            return str(error)
    if report.get("about_truce", "no") not in ABOUT:
        return f'about_truce "{report["about_truce"]}" is none of {", ".join(sorted(ABOUT))}.'
    for facet in _LISTS:
        if not isinstance(report.get(facet, []), list):
            return f'"{facet}" is no list. Begin each with [[report.{facet}]].'
    return None


def _item(facet: str, row: Row, text: str) -> dict[str, Any] | str:
    """The label with spans in the place of its quoted words, or what is wrong with it."""
    if not isinstance(row, dict):
        return f"is no table. Begin it with [[report.{facet}]]."
    strange, lacking = sorted(set(row) - _KEYS[facet]), [key for key in _MUST[facet] if key not in row]
    if strange or lacking:
        named = f'there is no key "{strange[0]}" here' if strange else f'"{lacking[0]}" is missing'
        return f"{named}. The keys are {', '.join(sorted(_KEYS[facet]))}."
    if value := strange_value(facet, row):
        return f"{value}."
    made: dict[str, Any] = {**_EMPTY[facet], **row}
    for key in _QUOTED[facet]:
        if key not in row:
            continue
        span = _quoted(row[key], row.get("nth", {}), key, text)
        if isinstance(span, str):
            return span
        made[key] = span
    return _finished(facet, made)


def _quoted(words: object, nth: object, key: str, text: str) -> dict[str, int] | str:
    if not isinstance(words, str) or not words:
        return f'"{key}" quotes no words. Write them as they stand in the text.'
    many = nth.get(key, 1) if isinstance(nth, dict) else 1
    start = -1
    for time in range(1, many + 1):
        start = text.find(words, start + 1)
        if start < 0:
            again = f" {time} times" if time > 1 else ""
            return f'the {key} "{words}" does not stand in the text{again}. Quote it letter by letter.'
    return {"start": start, "end": start + len(words)}


def _finished(facet: str, made: dict[str, Any]) -> dict[str, Any]:
    if facet == "claims":
        made["optional"] = bool(made.pop("headline_repeat", False) or made.get("optional"))
    if facet == "times":
        return {**made.pop("text"), "kind": "time", "earliest": made["iso"]}
    for key in ("killed", "wounded"):
        if isinstance(made.get(key), dict):
            made[key] = {"min": made[key].get("min"), "max": made[key].get("max")}
    made.pop("nth", None)
    return made
