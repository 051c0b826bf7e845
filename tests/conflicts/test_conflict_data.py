"""The conflict packs as data: well-formed, unambiguous, and every example holds the name it shows."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hudna.text.fold import fold_key

CONFLICTS = Path(__file__).resolve().parents[2] / "src" / "hudna" / "conflicts"
PACKS = sorted(path.name for path in CONFLICTS.iterdir() if (path / "pack.toml").exists())
TABLES = {"actors": "actor", "people": "person", "outlets": "outlet"}
KINDS = {
    "actor": ("kind", {"organisation", "group", "person", "state"}),
    "outlet": ("kind_of", {"outlet", "agency", "monitor", "page"}),
}
SOURCE_TYPES = {
    "official",
    "spokesperson",
    "activist",
    "monitor",
    "mediator",
    "party_media",
    "media",
    "resident",
    "other",
}
NAMED = ("aliases", "partisan", "derogatory")
LISTS = (*NAMED, "also_words", "nominals", "adjectives", "demonyms", "capitals", "member_of", "surnames", "examples")
ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MARKED = re.compile(r"\[([^\]]+)\]\(actor\)")
MAX_BYTES = 4_000_000  # read at every start of the program

Row = dict[str, Any]


def read(path: Path) -> Row:
    with path.open("rb") as file:
        return tomllib.load(file)


def rows(pack: str) -> Iterator[tuple[str, Row]]:
    """(table, entry) for everything in a pack."""
    for stem, table in TABLES.items():
        path = CONFLICTS / pack / f"{stem}.toml"
        if path.exists():
            for row in read(path)[table]:
                yield table, row


def names(row: Row) -> list[str]:
    """Every proper name of an entry."""
    return [row["name_ar"], *(name for key in NAMED for name in row.get(key, ()))]


def dated(row: Row) -> bool:
    return bool(row.get("from") or row.get("to"))


def addresses() -> set[str]:
    return {f"{pack}/{row['id']}" for pack in PACKS for _, row in rows(pack)}


def test_packs_are_there_and_small() -> None:
    assert {"syria", "world", "yemen", "palestine_lebanon", "sudan"} <= set(PACKS)
    assert sum(path.stat().st_size for path in CONFLICTS.rglob("*.toml")) <= MAX_BYTES


@pytest.mark.parametrize("pack", PACKS)
def test_pack_says_what_it_is_about(pack: str) -> None:
    about = read(CONFLICTS / pack / "pack.toml")
    assert {"name", "name_ar", "countries", "from", "about"} <= set(about)
    assert all(re.fullmatch("[A-Z]{2}", country) for country in about["countries"])
    assert not about["from"] or ISO_DATE.fullmatch(about["from"])


@pytest.mark.parametrize("pack", PACKS)
def test_ids_are_unique_across_the_tables_of_a_pack(pack: str) -> None:
    ids = [row["id"] for _, row in rows(pack)]
    assert sorted(set(ids)) == sorted(ids)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", found) for found in ids)


@pytest.mark.parametrize("pack", PACKS)
def test_entries_have_what_a_reader_needs(pack: str) -> None:
    for table, row in rows(pack):
        assert row["name"] and row["name_ar"] and row["examples"], row["id"]
        assert isinstance(row.get("aliases", []), list), row["id"]
        assert all(isinstance(word, str) and word.strip() for key in LISTS for word in row.get(key, ())), row["id"]
        if table in KINDS:
            key, allowed = KINDS[table]
            assert row[key] in allowed, row["id"]
        assert row.get("source_type", "other") in SOURCE_TYPES, row["id"]
        assert all(role["role"] and role["role_ar"] for role in row.get("roles", ())), row["id"]
        assert all(role["type"] in SOURCE_TYPES for role in row.get("roles", ())), row["id"]


@pytest.mark.parametrize("pack", PACKS)
def test_examples_mark_a_name_of_their_entry(pack: str) -> None:
    for _, row in rows(pack):
        known = {fold_key(name) for name in names(row)}
        for example in row["examples"]:
            marked = MARKED.findall(example)
            assert marked and {fold_key(name) for name in marked} <= known, (row["id"], example)


@pytest.mark.parametrize("pack", PACKS)
def test_names_that_are_also_words_have_counterexamples(pack: str) -> None:
    for _, row in rows(pack):
        also = row.get("also_words", ())
        assert {fold_key(word) for word in also} <= {fold_key(name) for name in names(row)}, row["id"]
        assert not also or row.get("counterexamples"), row["id"]


@pytest.mark.parametrize("pack", PACKS)
def test_no_name_belongs_to_two_entries_unless_both_are_dated(pack: str) -> None:
    owners: dict[str, list[Row]] = defaultdict(list)
    for _, row in rows(pack):
        folded = [fold_key(name) for name in names(row)]
        assert len(set(folded)) == len(folded), (row["id"], sorted(folded))
        for name in folded:
            owners[name].append(row)
    shared = {name: [row["id"] for row in of] for name, of in owners.items() if len(of) > 1 and not all(map(dated, of))}
    assert shared == {}


@pytest.mark.parametrize("pack", PACKS)
def test_dates_are_iso_and_in_order(pack: str) -> None:
    for _, row in rows(pack):
        for part in (row, *row.get("side", ()), *row.get("roles", ())):
            start, end = part.get("from", ""), part.get("to", "")
            assert all(not date or ISO_DATE.fullmatch(date) for date in (start, end)), row["id"]
            assert not (start and end) or start[: len(end)] <= end[: len(start)], row["id"]


@pytest.mark.parametrize("pack", PACKS)
def test_references_lead_somewhere(pack: str) -> None:
    known = addresses()
    for _, row in rows(pack):
        pointed = [*row.get("member_of", ()), *(role["of"] for role in row.get("roles", ()) if role.get("of"))]
        pointed += [row["party_media_of"]] if row.get("party_media_of") else []
        assert set(pointed) <= known, row["id"]


@pytest.mark.parametrize("pack", PACKS)
def test_letters_are_plain_arabic(pack: str) -> None:
    for path in sorted((CONFLICTS / pack).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        odd = {char for char in text if char in "پچژگکیەۀہ" or 0xFB50 <= ord(char) <= 0xFEFF}
        odd |= {char for char in text if unicodedata.category(char) == "Cf"}
        assert odd == set(), path
