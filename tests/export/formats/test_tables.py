"""CSV, XLSX, HXL and Parquet: the same four tables, read back by the programs that people use."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import OptionError
from hudna.export.formats import WHATS, Options, What, xlsx
from hudna.export.formats.cells import guarded, unguarded
from hudna.export.formats.columns import columns, header
from hudna.export.harmless import harmless
from hudna.types.dossier import Dossier
from tests.dataset_columns import HXL_TAGS
from tests.export.formats.invented import BRIGADES, SPOKESMAN, Big, Case, contested, heard
from tests.export.formats.reading_back import exported, table

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1")


def rows_of(what: What) -> list[dict[str, str]]:
    return table(exported("csv", Options(what=what)))


@pytest.mark.parametrize("what", WHATS)
def test_csv_has_the_mark_of_utf8_and_the_columns_of_its_table(what: What) -> None:
    data = exported("csv", Options(what=what))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    read = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert next(read) == header(what)
    assert {len(row) for row in read} == {len(header(what))}


def test_claims_tell_who_says_what_and_where_it_stands() -> None:
    rows = rows_of("claims")
    denial = next(row for row in rows if row["act"] == "denies")
    assert len(rows) == 7
    assert (denial["truce"], denial["proposition"], denial["bearing"]) == ("t1", "exists", "denies")
    assert unguarded(denial["source"]) == SPOKESMAN
    assert (denial["interest"], denial["speaks_for"], denial["reliability"]) == ("party", "Valley Army", "B")
    assert (denial["published"], denial["origin"], denial["start"], denial["end"]) == ("2020-03-15", "o1", "84", "143")
    assert "لا هدنة, ولا اتفاق" in denial["quote"]
    assert "\u202e" not in denial["quote"]
    toll = next(row for row in rows if row["proposition"] == "casualties")
    assert (toll["toll_min"], toll["toll_max"], toll["measure"]) == ("7", "", "killed")


@pytest.mark.parametrize("what", WHATS)
def test_every_empty_cell_has_its_reason(what: What) -> None:
    for row in rows_of(what):
        reasoned = {name for part in row["why_blank"].split("; ") for name in part.split(": ")[0].split(", ")}
        empty = {name for name, cell in row.items() if not cell and name != "why_blank"}
        assert empty <= reasoned | {""}, row["why_blank"]


def test_truces_show_both_sides_and_keep_likelihood_and_confidence_apart() -> None:
    first = rows_of("truces")[0]
    assert first["affirmed_by"] == BRIGADES
    assert unguarded(first["denied_by"]) == SPOKESMAN
    assert first["silent"] == "United Nations"
    assert (first["exists_likelihood"], first["exists_confidence"]) == ("", "low")
    assert "the grounds allow no verdict" in first["why_blank"]
    assert (first["start"], first["declared"], first["fixed_days"]) == ("2020-03", "2020-03-15", "10")
    assert first["all_announced"] == "2020-03-14; 2020-03-13"
    assert first["follows"] == "t0"
    assert "(private)" in first["notes"]


def test_who_changes_sides_stands_on_both() -> None:
    class Turned(Case):
        def dossiers(self) -> Iterator[Dossier]:
            base = contested()
            yes, no, _ = base.assessments[0].voices
            both = replace(
                no, reversed=True, testimonies=(replace(yes.testimonies[0], source=no.source), *no.testimonies)
            )
            yield replace(base, assessments=(replace(base.assessments[0], voices=(both,)),))

    row = table(exported("csv", Options(what="truces"), Turned()))[0]
    assert unguarded(row["affirmed_by"]) == f"{SPOKESMAN} (reversed)"
    assert unguarded(row["denied_by"]) == SPOKESMAN


def test_numbers_stay_numbers() -> None:
    event = rows_of("events")[0]
    assert (event["lat"], event["lon"]) == ("35.25", "-3.5")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_spreadsheet_takes_a_text_for_a_formula(formula: str) -> None:
    cell = guarded(formula)
    assert cell.startswith("'")
    assert unguarded(cell) == harmless(formula)


@given(st.one_of(st.text(), st.sampled_from(FORMULAS), st.text(alphabet="'=+-@\t\r\n,\";\u202e\u200fا\0")))
def test_a_text_comes_back_from_csv_as_it_was(text: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([guarded(text), "end"])
    buffer.seek(0)
    cell, end = next(csv.reader(buffer))
    assert end == "end"
    assert unguarded(cell) == harmless(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_comes_back_from_csv_as_it_was(number: float) -> None:
    assert float(guarded(number)) == float(number)


# ----------------------------------------------------------------------------------------------------------- XLSX


def test_a_workbook_has_four_sheets_from_right_to_left() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))
    assert book.sheetnames == list(WHATS)
    for sheet in book:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "B2"
        assert [cell.value for cell in sheet[1]] == header(sheet.title)
        assert sheet.max_row > 1


def test_a_workbook_in_arabic_has_arabic_headings() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", Options(lang="ar", what="claims"))))
    assert book.sheetnames == ["الأقوال"]
    assert [cell.value for cell in book.worksheets[0][1]][:2] == ["الهدنة (truce)", "القضية (proposition)"]
    assert all(column.ar for what in WHATS for column in columns(what))


def test_cells_of_a_workbook_have_their_kinds() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))
    first = dict(zip(header("truces"), book["truces"][2], strict=True))
    assert first["declared"].value == datetime(2020, 3, 15)
    assert first["start"].value == "2020-03", "a month is no day"
    assert first["name"].value == "-هدنة العين"
    assert first["name"].data_type == "s"
    event = dict(zip(header("events"), book["events"][2], strict=True))
    assert (event["lat"].value, event["deaths_best"].value, event["civilians"].value) == (35.25, 5, True)
    source = [dict(zip(header("claims"), row, strict=True))["source"] for row in book["claims"].iter_rows(min_row=2)]
    assert SPOKESMAN in [cell.value for cell in source]
    assert {cell.data_type for cell in source} == {"s"}


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 10)
    monkeypatch.setattr(xlsx, "_MOST_TEXT", 40)
    words, options = heard()
    options = Options(what="events", told=options.told)
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", options, Big(20))))
    assert book.sheetnames == ["events", "events 2", "events 3"]
    ids = [row[0].value for sheet in book for row in sheet.iter_rows(min_row=2)]
    assert len(ids) == 20
    assert all(a < b for a, b in pairwise(ids))
    assert "3 sheets" in words[0]
    assert "hudna export csv" in words[1]
    assert all(len(cell.value) <= 40 for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row
               if isinstance(cell.value, str))  # fmt: skip


# ---------------------------------------------------------------------------------------------------- HXL, Parquet


@pytest.mark.parametrize("what", WHATS)
def test_tags_stand_in_the_second_row_and_none_is_invented(what: What) -> None:
    read = list(csv.reader(io.StringIO(exported("hxl", Options(what=what)).decode(), newline="")))
    assert read[0] == header(what)
    assert set(filter(None, read[1])) <= HXL_TAGS
    assert len(list(filter(None, read[1]))) >= 3
    assert len(read[1]) == len(read[0])
    assert [row[1:] for row in read[2:]] == [list(row.values())[1:] for row in rows_of(what)]


@pytest.mark.parametrize("what", WHATS)
def test_parquet_holds_the_same_cells(what: What) -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(exported("parquet", Options(what=what))))
    assert read.column_names == header(what)
    plain = [[guarded(cell) for cell in row.values()] for row in read.to_pylist()]
    assert plain == [list(row.values()) for row in rows_of(what)]


def test_parquet_is_written_a_group_at_a_time() -> None:
    data = exported("parquet", Options(what="events"), Big(9_000))
    assert pyarrow.parquet.ParquetFile(io.BytesIO(data)).metadata.num_row_groups == 3


def test_parquet_says_how_to_get_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OptionError, match=r'pip install "hudna\[parquet\]"'):
        exported("parquet")


def test_a_case_can_be_asked_again() -> None:
    case = Case()
    assert exported("xlsx", source=case) == exported("xlsx", source=case)
