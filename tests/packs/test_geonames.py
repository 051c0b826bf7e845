"""A GeoNames country file, invented, as rows of places; and the user's own folder that they go into."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.errors import InputError, OptionError, PackError
from hudna.packs.cache import key_of
from hudna.packs.compiled import compile_packs
from hudna.packs.geonames import COLUMNS, Bundle, Taken, read_dump
from hudna.packs.own_places import own_files, own_folder
from hudna.packs.place_rows import check_places
from hudna.packs.source import ROOT

BUNDLE = Bundle(
    known={"geonames/7"},
    governorates={("SY", "محافظه السنديان"): {"admin1": "Oak", "id": "curated/sy-oak-governorate"}},
    heads=frozenset({"قريه", "محافظه"}),
    is_word=lambda key: key in {"الطاوله", "مقعد"},
)


def line(number: int, name: str, arabic: str, code: str = "PPL", people: int = 0, **other: str) -> str:
    cells = [str(number), name, name, arabic, "35.5", "36.75", "P", code, "SY", "", "01", "", "", "", str(people)]
    cells += ["", "300", "Asia/Damascus", "2024-01-01"]
    for at, value in other.items():
        cells[int(at.removeprefix("c"))] = value
    return "\t".join(cells)


def taken(tmp_path: Path, *lines: str | bytes) -> Taken:
    path = tmp_path / "SY.txt"
    path.write_bytes(b"".join((one.encode() if isinstance(one, str) else one) + b"\n" for one in lines))
    return read_dump(path, BUNDLE)


def test_a_line_becomes_a_row(tmp_path: Path) -> None:
    result = taken(tmp_path, line(12, "Umm al-Zaytunat", "Um Zeitun,أم الزيتونات,Умм", people=700))
    assert result.rows["SY"] == [
        {
            "id": "geonames/12", "name": "Umm al-Zaytunat", "names_ar": "أم الزيتونات", "country": "SY", "admin1": "",
            "precision": "village", "lat": "35.50000", "lon": "36.75000", "uncertainty_km": "2",
            "parent": "country/SY", "population": "700", "source": "geonames", "caution": "",
        }
    ]  # fmt: skip
    assert not result.left


@pytest.mark.parametrize(
    ("code", "people", "precision", "uncertainty"),
    [
        ("PPL", 0, "village", "2"),
        ("PPL", 5_000, "town", "2"),
        ("PPL", 100_000, "city", "5"),
        ("PPLC", 900_000, "city", "10"),
        ("PPLX", 0, "neighbourhood", "2"),
        ("PPLA2", 0, "town", "2"),
        ("ADM1", 0, "governorate", "80"),
        ("ADM2", 0, "district", "20"),
        ("AIRB", 0, "site", "2"),
        ("RGN", 0, "region", "60"),
    ],
)
def test_what_it_is_and_how_sure_its_point(
    tmp_path: Path, code: str, people: int, precision: str, uncertainty: str
) -> None:
    (row,) = taken(tmp_path, line(12, "Umm", "أم الزيتونات", code, people)).rows["SY"]
    assert (row["precision"], row["uncertainty_km"]) == (precision, uncertainty)


@pytest.mark.parametrize(
    ("arabic", "names", "caution"),
    [
        ("قرية السنديانات", "السنديانات", ""),  # the head noun that GeoNames glues on
        ("سنديانات,السنديانات", "السنديانات", ""),  # a Persian spelling lacks the article
        ("الطاولة", "الطاولة", "word"),  # an everyday word
        ("زبدو", "زبدو", "word"),  # one short word
        ("السنديانات,مقعد", "السنديانات", ""),  # an everyday word as a by-name
        ("سِنديانـات", "سنديانات", ""),  # vowel marks, tatweel
    ],
)
def test_names(tmp_path: Path, arabic: str, names: str, caution: str) -> None:
    (row,) = taken(tmp_path, line(12, "Place", arabic)).rows["SY"]
    assert (row["names_ar"], row["caution"]) == (names, caution)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (line(7, "Known", "السنديانات"), "bundled already"),
        (line(12, "Latin", "Sindiyanat,Синд"), "without a name in Arabic letters"),
        (line(12, "Road", "طريق السنديانات", "RD"), "of a kind that reports do not name as a place"),
        (line(12, "Gone", "السنديانات", "PPLQ"), "of a kind that reports do not name as a place"),
        ("one\ttwo", "broken lines"),
        (line(12, "Far", "السنديانات", c4="91"), "broken lines"),
        (line(12, "Nan", "السنديانات", c5="nan"), "broken lines"),
        (line(12, "Land", "السنديانات", c8="Syria"), "broken lines"),
        (line(12, "People", "السنديانات", c14="many"), "broken lines"),
    ],
)
def test_what_is_left_out_is_counted_by_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    result = taken(tmp_path, line(1, "Good", "أم الزيتونات"), text)
    assert (result.count, dict(result.left)) == (1, {reason: 1})


def test_a_place_stands_in_the_governorate_of_its_code(tmp_path: Path) -> None:
    result = taken(tmp_path, line(3, "Oak", "محافظة السنديان", "ADM1"), line(12, "Umm", "أم الزيتونات"))
    village = result.rows["SY"][1]
    assert (village["admin1"], village["parent"]) == ("Oak", "curated/sy-oak-governorate")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"<html>no</html>\n" * 99, bytes(range(256)) * 999])
def test_what_is_no_such_file_gets_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no GeoNames country file"):
        read_dump(path, BUNDLE)


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_dump(tmp_path / "no.txt", BUNDLE)


def test_broken_lines_never_stop_the_good_ones(tmp_path: Path) -> None:
    dice = random.Random(4)
    good = line(1, "Good", "أم الزيتونات").encode()
    spoilt = []
    for _ in range(400):
        raw = bytearray(line(dice.randrange(10**6), "Spoilt", "السنديانات").encode())
        for _ in range(dice.randrange(1, 6)):
            raw[dice.randrange(len(raw))] = dice.choice(b"\t\x00\xff9a,-")
        spoilt.append(bytes(raw))
    result = taken(tmp_path, good, *spoilt)
    assert "geonames/1" in {row["id"] for row in result.rows["SY"]}
    assert result.count + sum(result.left.values()) <= 401
    write(tmp_path / "own", result)
    assert [problem for problem in check_places(tmp_path / "own", tmp_path) if problem.blocks] == []


def write(folder: Path, result: Taken) -> None:
    folder.mkdir(exist_ok=True)
    for country, rows in result.rows.items():
        with (folder / f"{country}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "own"
    monkeypatch.setenv("HUDNA_PLACES", str(folder))
    yield folder


def test_own_places_are_read_and_change_the_key_of_what_is_kept(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUDNA_CACHE", str(tmp_path / "cache"))
    before = key_of(("sample",), ROOT)
    write(own, taken(tmp_path, line(10**9, "Umm al-Zaytunat", "أم الزيتونات")))
    assert key_of(("sample",), ROOT) not in (None, before)
    keys = {key for table, key, _file, _data in compile_packs(("sample",), ROOT).entries if table == "place"}
    assert f"geonames/{10**9}" in keys


def test_what_is_bundled_stands(tmp_path: Path, own: Path) -> None:
    write(own, taken(tmp_path, line(170063, "Not Aleppo", "أم الزيتونات")))
    names = [
        data["name"] for table, key, _file, data in compile_packs(("sample",), ROOT).entries if key == "geonames/170063"
    ]
    assert names == ["Aleppo"]


def test_a_broken_file_of_ones_own_gets_one_sentence(own: Path) -> None:
    own.mkdir()
    (own / "SY.csv").write_text("id,name\n1,2\n", encoding="utf-8")
    with pytest.raises(PackError, match="hudna places remove"):
        compile_packs(("sample",), ROOT)


def test_own_places_can_be_switched_off_and_need_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_PLACES", "off")
    assert own_folder() is None
    assert own_files() == []
    monkeypatch.setenv("HUDNA_PLACES", "places")
    with pytest.raises(OptionError, match="whole path"):
        own_folder()


def test_the_format_has_as_many_columns_as_geonames_says() -> None:
    assert len(line(1, "x", "y").split("\t")) == COLUMNS
