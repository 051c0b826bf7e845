"""What holds for every format: the door, the bytes, the memory, what must not be told."""

import csv
import io
import json
import re
import sys
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from typing import BinaryIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.errors import OptionError
from hudna.export import formats
from hudna.export.formats import FORMATS, WHATS, Format, Options, export
from hudna.export.formats.columns import columns
from hudna.export.redaction import Redaction
from hudna.export.source import ReportFacts, Source
from hudna.types.dossier import Dossier
from tests.export.formats.invented import FACTS, TEXT, WITNESS, WITNESS_AR, Big, Case, contested, heard
from tests.export.formats.reading_back import exported

OWN = ("acled", "cf", "csv", "ftm", "ged", "geojson", "hxl", "jsonld", "parquet", "plover", "xlsx")
TABLES = ("csv", "hxl", "parquet", "xlsx")
RUNS = [(name, what) for name in OWN for what in (WHATS if name in TABLES else (None,))]


class Pipe(io.RawIOBase):
    """A stream that can only be written to, as standard output can; it keeps the number of bytes alone."""

    def __init__(self) -> None:
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = len(memoryview(data))  # type: ignore[arg-type]
        self.size += length
        return length


def text_of(name: str, data: bytes) -> str:
    """Everything that can be read in a file, packed or not, escaped or not."""
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    if name == "parquet":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pydict())
    return data.decode("utf-8") + re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), data.decode("utf-8"))


def test_hudnas_own_formats_enter_by_the_door_of_strangers() -> None:
    assert sorted(FORMATS) == sorted(OWN)
    for name, found in FORMATS.items():
        assert (found.name, found.extra) == (name, "parquet" if name == "parquet" else None)
        assert found.suffix.startswith(".")
        assert found.about


def test_a_strangers_format_is_redacted_like_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(source: Source, out: BinaryIO, _: Options) -> None:
        out.write("\n".join(str(one) for one in source.dossiers()).encode())

    strange = Format("strange", "all of it", ".txt", False, None, write)
    monkeypatch.setitem(sys.modules, "strange_package", type(sys)("strange_package"))
    monkeypatch.setattr(sys.modules["strange_package"], "FORMAT", strange, raising=False)
    door = EntryPoint("strange", "strange_package:FORMAT", formats.GROUP)
    monkeypatch.setattr(formats, "_doors", lambda: {"strange": door})
    told = exported("strange", Options(redact=Redaction())).decode()
    assert WITNESS not in told
    assert WITNESS_AR not in told
    assert "source withheld" in told


def test_what_is_no_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_doors", lambda: {"bad": EntryPoint("bad", "json:dumps", formats.GROUP)})
    with pytest.raises(OptionError, match="Mend its package"):
        exported("bad")
    with pytest.raises(OptionError, match="Use one of: bad"):
        exported("unheard_of")


@pytest.mark.parametrize(("name", "what"), RUNS)
def test_the_same_case_gives_the_same_bytes(name: str, what: formats.What | None) -> None:
    options = Options(what=what)
    assert exported(name, options) == exported(name, options)


@pytest.mark.parametrize(("name", "what"), RUNS)
def test_no_format_tells_what_is_withheld(name: str, what: formats.What | None) -> None:
    whole = text_of(name, exported(name, Options(what=what)))
    told = text_of(name, exported(name, Options(what=what, redact=Redaction())))
    withheld = (WITNESS, WITNESS_AR, "سلمى", "شهادة", "Analyst Nadia", "اتصلنا", "secret why")
    assert not [word for word in withheld if word in told]
    if name not in ("cf",) and what != "reports":
        assert WITNESS in whole or WITNESS_AR in whole, "the test would pass on a format that never names her"


@pytest.mark.parametrize(("name", "what"), RUNS)
def test_no_format_tells_a_place_that_is_too_precise(name: str, what: formats.What | None) -> None:
    told = text_of(name, exported(name, Options(what=what, redact=Redaction(finest="governorate"))))
    assert not [word for word in ("Bayda", "العين", "35.25", "-3.5", "example.org", "قصف", "هدنة في") if word in told]


@pytest.mark.parametrize(("name", "what"), RUNS)
def test_addresses_and_outlets_can_be_left_out(name: str, what: formats.What | None) -> None:
    told = text_of(name, exported(name, Options(what=what, redact=Redaction(urls=False, outlets=False))))
    assert "example.org" not in told
    assert "نشرة الضفة" not in told


@pytest.mark.parametrize(("name", "what"), [run for run in RUNS if run[0] not in ("xlsx", "parquet")])
def test_nothing_raw_that_a_terminal_or_a_page_obeys(name: str, what: formats.What | None) -> None:
    text = exported(name, Options(what=what)).decode("utf-8").removeprefix("\ufeff")
    obeyed = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")} - {"\n", "\r"}
    assert not obeyed


@pytest.mark.parametrize("name", OWN)
def test_a_big_case_is_never_in_memory_whole(name: str) -> None:
    """The written file, and what it is made of, are many times larger than what is in memory at any time."""
    what: formats.What | None = "events" if name in TABLES else None
    number = 20_000 if name in ("csv", "geojson", "parquet") else 4_000
    exported(name, Options(what=what), Big(10))  # loads what is loaded once
    out = Pipe()
    tracemalloc.start()
    export(name, Big(number), out, Options(what=what))  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert out.size > (50_000 if FORMATS[name].binary else 900_000)
    assert most < (40_000_000 if name == "parquet" else 2_000_000)  # a row group of Parquet is written at once


def test_quotes_stand_where_the_offsets_say() -> None:
    found = json.loads(exported("geojson"))["features"]
    quotes = [one for feature in found for one in feature["properties"]["evidence"]]
    text_of_name = {facts.name: facts.text for facts in FACTS.values()}
    assert len(quotes) > 5
    assert all(text_of_name[one["report"]][one["start"] : one["end"]] == one["quote"] for one in quotes)
    assert any("\n" in one["quote"] for one in quotes), "an exact quote keeps its line break"


def test_what_is_left_out_is_told() -> None:
    for name, count in (
        ("ged", "3 events"),
        ("acled", "2 events"),
        ("cf", "1 truces"),
        ("plover", "1 events of type siege"),
    ):
        words, options = heard()
        exported(name, options)
        assert count in words[0], name


def test_columns_are_described() -> None:
    for name in (*WHATS, "cf", "ged", "acled"):
        for column in columns(name):
            assert column.about.endswith("."), (name, column.name)


def test_an_empty_case_is_an_empty_file() -> None:
    class Empty(Case):
        def dossiers(self):  # type: ignore[no-untyped-def]
            return iter(())

        events = reports = dossiers

    for name, what in RUNS:
        data = exported(name, Options(what=what), Empty())
        assert TEXT not in data.decode("utf-8", "replace")
    assert json.loads(exported("geojson", source=Empty()))["features"] == []
    assert json.loads(exported("jsonld", source=Empty()))["@graph"] == []


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), max_size=20), st.text("=+-@\t\r\n\",;'\u202e\u2028\0\ud800<&%|\\", max_size=12))
def test_no_text_of_a_report_breaks_a_file(first: str, second: str) -> None:
    class Odd(Case):
        def dossiers(self) -> Iterator[Dossier]:
            base = contested()
            group = replace(base.group, parties=(first, second), places=(second,), name=first)
            yield replace(base, group=group, notes=(replace(base.notes[1], body=second),))

        def report(self, version: str) -> ReportFacts:
            return replace(FACTS[version], name=first, outlet=second, title=second, url=f"https://{first}{second}")

    for name in OWN:
        data = exported(name, source=Odd())
        if name in ("geojson", "jsonld"):
            json.loads(data)
        if name == "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == list(WHATS)
        if name in ("plover", "ftm"):
            assert all(json.loads(line) for line in data.decode("utf-8").split("\n") if line)
        if name in ("cf", "ged", "acled", "csv", "hxl"):
            read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert len({len(row) for row in read}) == 1
