"""The commands about places: ``hudna places find``, ``add``, ``list`` and ``remove``."""

import csv
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hudna.cli.ending import FAILED
from hudna.errors import InputError, OptionError
from hudna.export.harmless import harmless

if TYPE_CHECKING:
    from hudna.namesakes import Namesake, Search
    from hudna.packs.geonames import Bundle, Row, Taken
    from hudna.packs.knowledge import Knowledge
    from hudna.types import Place

_SHOWN = 12  # namesakes on a terminal
_LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Question:
    """What ``hudna places find`` was asked."""

    name: str
    country: str | None
    text: str | None
    form: str
    plain: bool


def find(question: Question) -> None:
    """Print what a name may stand for; the exit status is 1 where no place has it."""
    from hudna.namesakes import search
    from hudna.packs.knowledge import load_knowledge

    name = " ".join(question.name.split())
    if not name:
        raise OptionError('The name is empty. Write it in quotes: hudna places find "…".')
    if len(name) > _LONGEST:
        raise OptionError(f"The name is longer than {_LONGEST} characters. Name one place; hudna read takes reports.")
    knowledge = load_knowledge()
    result = search(name, knowledge, _code(question.country, knowledge), question.text)
    if question.form == "json":
        typer.echo(json.dumps(_wire(result), ensure_ascii=False, indent=2))
    else:
        from hudna.cli.console import page_width, print_lines

        print_lines(_lines(result, page_width(), plain=question.plain), plain=question.plain)
    if not result.found:
        raise typer.Exit(FAILED)


def _code(country: str | None, knowledge: "Knowledge") -> str | None:
    """The ISO code of a country that is given by its code or English name."""
    if country is None:
        return None
    codes = {name.casefold(): code for name, code in knowledge.country_codes.items()}
    code = codes.get(country.casefold(), country.upper())
    if code not in codes.values():
        raise OptionError(f"--country {country}: no such country. Give two letters of ISO 3166-1, such as SY.")
    return code


def _lines(result: "Search", width: int, *, plain: bool) -> list[Any]:
    from hudna.export.lines import Paper

    paper = Paper(width, "en", plain)
    paper.heading(result.name, _verdict(result))
    for number, one in enumerate(result.found[:_SHOWN], start=1):
        data = one.entry.data
        paper.item(number, data["name"], f"· {_lies(data)}")
        paper.paragraph(data["names_ar"].replace("|", "، "), "", 5)
        paper.paragraph(" · ".join(_facts(data)), "dim", 5)
        paper.paragraph("; ".join((one.match, *one.why)), "", 5)
    if len(result.found) > _SHOWN:
        paper.paragraph(f"and {len(result.found) - _SHOWN} more: --to json shows all", "dim")
    if result.elsewhere:
        paper.paragraph(f"{result.elsewhere} more in other countries", "dim")
    if result.similar:
        paper.paragraph(f"Spelt much alike: {'، '.join(result.similar)}")
    for place in result.in_text:
        paper.paragraph(f"In the text, “{place.text}” is read as {_read(place)}.")
    return paper.lines


def _verdict(result: "Search") -> str:
    if not result.found:
        return "in no list of places"
    if result.chosen is not None:
        return f"read as {result.chosen.entry.data['name']}" + (
            ", where nothing else decides" * (len(result.found) > 1)
        )
    return f"ambiguous: {len(result.found)} places, nothing decides between the first"


def _lies(data: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(part for part in (data["admin1"], data["country"]) if part))


def _facts(data: Mapping[str, str]) -> Iterator[str]:
    yield data["precision"]
    yield f"{data['lat']}, {data['lon']} ± {data['uncertainty_km']} km" if data["lat"] else "no point"
    yield data["id"]
    yield data["source"]


def _read(place: "Place") -> str:
    if place.entry:
        return f"{place.name} ({place.entry})"
    return f"any of {', '.join(place.candidates)}" if place.candidates else "a place that no list has"


def _wire(result: "Search") -> dict[str, Any]:
    return {
        "name": result.name,
        "entry": result.chosen.entry.key if result.chosen else None,
        "found": [_found(one) for one in result.found],
        "in_other_countries": result.elsewhere,
        "similar": list(result.similar),
        "in_text": [
            {"start": p.start, "end": p.end, "name": p.name, "entry": p.entry, "candidates": list(p.candidates)}
            for p in result.in_text
        ],
    }


def _found(one: "Namesake") -> dict[str, Any]:
    data = one.entry.data
    numbers = {key: float(data[key]) if data[key] else None for key in ("lat", "lon", "uncertainty_km")}
    return {
        "entry": data["id"], "name": data["name"], "names_ar": data["names_ar"].split("|"), "country": data["country"],
        "admin1": data["admin1"] or None, "precision": data["precision"], **numbers, "parent": data["parent"] or None,
        "population": int(data["population"] or 0) or None, "source": data["source"], "match": one.match,
        "weight": one.weight, "why": list(one.why),
    }  # fmt: skip


# --------------------------------------------------------------------------------------------- the user's own places


def _folder() -> Path:
    from hudna.packs.own_places import own_folder

    folder = own_folder()
    if folder is None:
        raise OptionError("No folder of your own places: HUDNA_PLACES is off, or there is no home. Set it to a folder.")
    return folder


def add(file: Path) -> None:
    """Take the places of a GeoNames country file into the user's own folder, and say what was taken."""
    from rich.console import Console
    from rich.progress import Progress

    from hudna.packs.geonames import read_dump

    folder = _folder()
    if file.suffix.lower() == ".zip":
        raise InputError(f"{file}: is packed. Unpack it and give the XX.txt inside.")
    bundle = _bundle()
    screen = Console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        size = file.stat().st_size if file.is_file() else None
        task = progress.add_task(f"reading {harmless(file.name)}", total=size)
        taken = read_dump(file, bundle, lambda read: progress.advance(task, read))
    for country, rows in sorted(taken.rows.items()):
        _write(folder / f"{country}.csv", rows)
    _report(taken, folder)
    if not taken.count:
        raise typer.Exit(FAILED)


def _bundle() -> "Bundle":
    """What is bundled, read from the files: the user's own places must not stand in the way of their next edition."""
    from hudna.packs.geonames import Bundle
    from hudna.packs.knowledge import load_knowledge
    from hudna.packs.own_places import OWN
    from hudna.text.fold import fold_key
    from hudna.text.page import read_page
    from hudna.types import Report

    knowledge = load_knowledge()
    rows = [entry.data for entry in knowledge.of_table("place") if not entry.file.startswith(OWN)]
    seats = {
        (row["country"], fold_key(name)): row
        for row in rows
        if row["precision"] == "governorate"
        for name in row["names_ar"].split("|")
    }
    grammar = knowledge.grammar
    heads = {word for group in grammar.classes if group.endswith("_heads") for word in grammar[group]}
    closed = frozenset().union(*(words for name, words in grammar.classes.items() if name not in _NAMES_OF_PLACES))

    def is_word(key: str) -> bool:
        page = read_page(Report("word", key), knowledge.layout)
        tables = knowledge.lexicon.scan(page.folded, page.tokens).chosen
        return key in closed or bool(tables.keys() - {"place"})

    return Bundle({row["id"] for row in rows}, seats, frozenset(heads), is_word)


_NAMES_OF_PLACES = ("name_openers", "name_halves")


def _write(path: Path, rows: Sequence["Row"]) -> None:
    """Write a country's places whole or not at all."""
    from tempfile import mkstemp

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
            Path(name).replace(path)
        finally:
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise OptionError(
            f"{path}: cannot be written ({error.strerror}). Set HUDNA_PLACES to a folder of yours."
        ) from None


def _report(taken: "Taken", folder: Path) -> None:
    for country, rows in sorted(taken.rows.items()):
        words = sum(row["caution"] == "word" for row in rows)
        cautious = f"; {words} of them only after a word of place, because their names are also words" if words else ""
        typer.echo(f"{country}: {len(rows)} places taken into {harmless(str(folder / f'{country}.csv'))}{cautious}.")
    for reason, count in sorted(taken.left.items(), key=lambda item: -item[1]):
        example = f" (first: {harmless(taken.first_broken)})" if reason == "broken lines" else ""
        typer.echo(f"Left out, {reason}: {count}{example}.")
    if taken.count:
        typer.echo("Places: GeoNames (geonames.org), CC BY 4.0. Name it where you show them.")


def show() -> None:
    """Print the user's own files of places, and how many places each has."""
    from hudna.packs.gazetteer import rows_of
    from hudna.packs.source import place_files

    folder = _folder()
    files = place_files(folder) if folder.is_dir() else []
    if not files:
        typer.echo(f"No places of your own in {harmless(str(folder))}. Add some: hudna places add XX.txt")
    for path in files:
        try:
            count = sum(1 for _ in rows_of(path))
        except (OSError, UnicodeDecodeError, csv.Error):
            raise InputError(f"{path}: cannot be read. Take it away: hudna places remove {path.stem}.") from None
        typer.echo(f"{harmless(path.stem)}  {count} places  {harmless(str(path))}")


def remove(country: str) -> None:
    """Take the user's own places of a country away."""
    if not re.fullmatch("[A-Za-z]{2}", country):
        raise OptionError(f"{country}: no country code. Give two letters, as hudna places list shows them.")
    path = _folder() / f"{country.upper()}.csv"
    try:
        path.unlink()
    except FileNotFoundError:
        raise InputError(f"{path}: is not there. hudna places list shows what is.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be taken away ({error.strerror}). Look at its rights.") from None
    typer.echo(f"Taken away: {harmless(str(path))}")
