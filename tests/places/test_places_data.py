"""What must hold for every row of the gazetteer."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import hudna.places
from hudna.text.fold import fold_key
from hudna.types.mention import Precision

FOLDER = Path(next(iter(hudna.places.__path__)))
FILES = sorted(FOLDER.glob("*.csv"))
HEADER = [
    "id", "name", "names_ar", "country", "admin1", "precision", "lat",
    "lon", "uncertainty_km", "parent", "population", "source", "caution",
]  # fmt: skip
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+|[ ]?[0-9A-Z]+)*")
Row = dict[str, str]


@cache
def read(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def places() -> dict[str, Row]:
    return {row["id"]: row for path in FILES for row in read(path)}


def names(row: Row) -> list[str]:
    return row["names_ar"].split("|")


def found(name: str, country: str) -> list[Row]:
    return [r for r in places().values() if r["country"] == country and fold_key(name) in map(fold_key, names(r))]


def test_there_are_files_and_they_stay_small() -> None:
    assert {"SY.csv", "YE.csv", "SD.csv", "PS.csv", "world.csv"} <= {path.name for path in FILES}
    assert sum(path.stat().st_size for path in FILES) <= 2_500_000


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_header_and_order(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == HEADER
    ids = [row["id"] for row in read(path)]
    assert ids == sorted(ids)


def test_ids_are_unique() -> None:
    counts = Counter(row["id"] for path in FILES for row in read(path))
    assert [place for place, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_value_is_of_its_kind(path: Path) -> None:
    for row in read(path):
        assert re.fullmatch(r"geonames/\d+|curated/[a-z]{2}-[a-z0-9-]+|country/[A-Z]{2}", row["id"]), row
        assert re.fullmatch("[A-Z]{2}", row["country"]), row
        assert path.stem in (row["country"], "world"), row
        assert row["precision"] in get_args(Precision), row
        assert row["caution"] in ("", "word", "verb"), row
        assert row["name"] and row["source"], row
        assert int(row["population"]) >= 0, row


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_points_are_whole_and_on_the_globe(path: Path) -> None:
    for row in read(path):
        given = [bool(row[key]) for key in ("lat", "lon", "uncertainty_km")]
        assert len(set(given)) == 1, row
        if given[0]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
            assert float(row["uncertainty_km"]) > 0, row


def test_a_country_has_no_point() -> None:
    assert [r["id"] for r in places().values() if r["precision"] == "country" and r["lat"]] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_names_are_arabic_and_each_stands_once(path: Path) -> None:
    for row in read(path):
        for name in names(row):
            assert ARABIC.fullmatch(name), (row["id"], name)
            assert len(fold_key(name)) >= 2, (row["id"], name)
        assert len(set(names(row))) == len(names(row)), row


def test_parents_exist_and_lead_to_the_country() -> None:
    for row in places().values():
        at, steps = row, 0
        while at["parent"]:
            assert at["parent"] in places(), at
            at, steps = places()[at["parent"]], steps + 1
            assert steps < 8, row
        assert at["precision"] == "country", row


def test_a_borrowed_point_is_no_surer_than_its_owner() -> None:
    for row in places().values():
        if row["source"] != "GeoNames parent point":
            continue
        parent = places()[row["parent"]]
        assert (row["lat"], row["lon"]) == (parent["lat"], parent["lon"]), row
        assert float(row["uncertainty_km"]) >= float(parent["uncertainty_km"]), row


def test_a_governorate_reaches_wider_than_a_town() -> None:
    assert all(float(r["uncertainty_km"]) >= 10 for r in places().values() if r["precision"] == "governorate")


@pytest.mark.parametrize(
    ("spelling", "country", "name"),
    [
        ("البو كمال", "SY", "Al-Bukamal"),
        ("أبو كمال", "SY", "Al-Bukamal"),
        ("قامشلي", "SY", "Qamishli"),
        ("الحسجة", "SY", "Hasakah"),
        ("حقل العمر", "SY", "Al-Omar oil field"),
        ("معبر البقعان", "SY", "Al-Baq'an crossing"),
        ("ريف دمشق", "SY", "Rif Dimashq Governorate"),
        ("عين العرب", "SY", "Kobani"),
        ("قطاع غزة", "PS", "Gaza Strip"),
        ("دارفور", "SD", "Darfur"),
        ("تهامة", "YE", "Tihamah"),
        ("أميركا", "US", "United States"),
        ("جنيف", "CH", "Geneva"),
        ("أريحا", "PS", "Jericho"),
        ("حارة حريك", "LB", "Haret Hreik"),
        ("الجفينة", "YE", "Al-Jufaynah"),
        ("نيرتتي", "SD", "Nertiti"),
        ("معسكر لبوزة", "YE", "Labuzah"),
        ("الصقلاوية", "IQ", "Saqlawiyah"),
        ("كربلاء", "IQ", "Karbala"),
        ("تاورغاء", "LY", "Tawergha"),
        ("أنجرليك", "TR", "Incirlik"),
        ("كورسك", "RU", "Kursk"),
        ("ولاية هلمند", "AF", "Helmand"),
        ("طشقند", "UZ", "Tashkent"),
        ("طنجة", "MA", "Tangier"),
    ],
)
def test_spellings_lead_to_the_usual_name(spelling: str, country: str, name: str) -> None:
    assert name in [row["name"] for row in found(spelling, country)]


@pytest.mark.parametrize(("word", "country"), [("الباب", "SY"), ("التل", "SY"), ("صور", "LB"), ("مالي", "ML")])
def test_ordinary_words_are_marked(word: str, country: str) -> None:
    assert {row["caution"] for row in found(word, country)} == {"word"}


@pytest.mark.parametrize(("name", "country"), [("منبج", "SY"), ("دير الزور", "SY"), ("صنعاء", "YE"), ("الفاشر", "SD")])
def test_plain_names_are_not(name: str, country: str) -> None:
    assert "" in {row["caution"] for row in found(name, country)}


@pytest.mark.parametrize(
    "word", ["معركة", "صديقين", "المطلة", "الناعمة", "القليلة", "بشير", "الكود", "الجرافة", "الخناق", "مصيره"]
)
def test_an_ordinary_word_alone_is_no_place(word: str) -> None:
    """The village of that name is found behind its head noun: بلدة معركة."""
    bare = [r["id"] for r in places().values() if fold_key(word) in map(fold_key, names(r)) and not r["caution"]]
    assert bare == []


def test_a_town_does_not_take_its_namesakes_in_other_countries() -> None:
    """``بلدة الطيبة`` for one of many would be found before the report can say which is meant; a bare الطيبة is weighed."""
    homes: dict[str, set[str]] = {}
    for row in places().values():
        for name in () if row["caution"] else names(row):
            homes.setdefault(fold_key(name), set()).add(row["country"])
    heads = ("بلدة ", "قرية ")
    taken = [
        (row["id"], name)
        for row in places().values()
        for name in names(row)
        if name.startswith(heads) and homes.get(fold_key(name.split(" ", 1)[1]), set()) - {row["country"]}
    ]
    assert taken == []
