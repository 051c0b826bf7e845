"""Other people's tables: their codes, their gaps, their damage. Every row here is invented."""

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import OptionError
from hudna.ingest import Failure
from hudna.ingest.external import read_acled, read_cf, read_table, read_ucdp
from hudna.types.external import ExternalRecord
from tests.dataset_columns import ACLED, CF, GED

EVENT = {
    "id": "90001", "type_of_violence": "1", "side_a": "Government of the Oases", "side_b": "Palm Movement",
    "source_office": "Valley Post", "source_headline": "Three killed near the well", "where_prec": "2",
    "where_coordinates": "Palm Well", "latitude": "12.5", "longitude": "40.25", "country": "Oases", "date_prec": "1",
    "date_start": "2031-05-04 00:00:00.000", "date_end": "2031-05-04 00:00:00.000", "best": "3", "high": "5", "low": "2",
}  # fmt: skip
ACLED_EVENT = {
    "event_id_cnty": "OAS77", "event_date": "04 May 2031", "time_precision": "2", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Palm Movement", "actor2": "Plain Front", "country": "Oases",
    "location": "Palm Well", "latitude": "12.5", "longitude": "40.25", "geo_precision": "1", "source": "Valley Post",
    "notes": "Two groups clashed, and \"nobody\" won.", "fatalities": "0",
}  # fmt: skip
CEASEFIRE = {
    "uniq_id": "OAS-7", "location": "Oases ", "actor_name": "Palm Movement", "ucdp_actor_id": "4411", "cf_dec_yr": "2031",
    "cf_dec_month": "5", "cf_dec_day": "4", "cf_effect_yr": "2031", "cf_effect_month": "5", "cf_effect_day": "-1",
    "ceasefire_class": "2", "ended": "-1", "end_yr": "-1", "end_month": "-1", "end_day": "-1", "factivia_page": "One day only.",
}  # fmt: skip


def sheet(columns: list[str], *rows: dict[str, str], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return out.getvalue()


def stream(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def only(found: Iterator[ExternalRecord | Failure]) -> ExternalRecord:
    (record,) = found
    assert isinstance(record, ExternalRecord), record
    return record


def fault(found: Iterator[ExternalRecord | Failure]) -> Failure:
    (failure,) = found
    assert isinstance(failure, Failure), failure
    return failure


def test_the_columns_are_those_of_the_datasets() -> None:
    assert (len(GED), len(ACLED), len(CF)) == (49, 31, 87)


def test_an_event_of_ucdp() -> None:
    one = only(read_ucdp(stream(sheet(GED, EVENT)), "ged.csv"))
    assert (one.key, one.kind, one.type) == ("90001", "event", "state-based conflict")
    assert one.actors == ("Government of the Oases", "Palm Movement")
    assert (one.date, one.date_latest, one.date_precision) == ("2031-05-04", None, "day")
    assert (one.lat, one.lon, one.place, one.place_precision) == (12.5, 40.25, "Palm Well", "near")
    assert (one.deaths_low, one.deaths_best, one.deaths_high) == (2, 3, 5)
    assert (one.source, one.words) == ("Valley Post", "Three killed near the well")
    assert one.raw == {column: EVENT.get(column, "") for column in GED}
    assert one.unknown["status"]


@pytest.mark.parametrize(
    ("precision", "day", "word"), [("2", "2031-05-04", "days"), ("4", "2031-05", "month"), ("5", "2031", "year")]
)
def test_a_date_is_no_finer_than_its_owner_knows(precision: str, day: str, word: str) -> None:
    row = EVENT | {"date_prec": precision, "date_end": "2032-06-01"}
    one = only(read_ucdp(stream(sheet(GED, row)), "ged.csv"))
    assert (one.date, one.date_precision) == (day, word)


def test_an_event_of_acled_has_one_figure_and_terms_that_forbid_passing_it_on() -> None:
    one = only(read_acled(stream(sheet(ACLED, ACLED_EVENT)), "acled.csv"))
    assert (one.date, one.date_precision, one.place_precision) == ("2031-05-04", "week", "exact")
    assert (one.deaths_low, one.deaths_best, one.deaths_high) == (None, 0, None)
    assert one.type == "Battles: Armed clash"
    assert "no redistribution" in one.terms
    assert "one figure" in one.unknown["deaths_low"]


def test_codes_of_cf_for_unknown_become_none_with_a_reason() -> None:
    one = only(read_cf(stream(sheet(CF, CEASEFIRE)), "cf.csv"))
    assert (one.key, one.kind, one.country) == ("OAS-7/4411", "ceasefire", "Oases")
    assert (one.declared, one.date, one.date_precision) == ("2031-05-04", "2031-05", "month")
    assert (one.date_latest, one.status, one.type) == (None, None, "cessation_with_compliance")
    assert "end_yr is -1" in one.unknown["date_latest"]
    assert "unclear" in one.unknown["status"]
    assert one.raw["location"] == "Oases "
    assert one.words == "One day only."


@pytest.mark.parametrize(
    ("code", "status"),
    [("0", "in_force"), ("1", "expired"), ("2", "collapsed"), ("3", "never_in_force"), ("4.0", "superseded")],
)
def test_ends_of_cf(code: str, status: str) -> None:
    assert only(read_cf(stream(sheet(CF, CEASEFIRE | {"ended": code})), "cf.csv")).status == status


def test_zero_is_no_year() -> None:
    one = only(read_cf(stream(sheet(CF, CEASEFIRE | {"cf_effect_yr": "0"})), "cf.csv"))
    assert one.date is None
    assert "cf_effect_yr is 0" in one.unknown["date"]


def test_a_table_of_ones_own() -> None:
    text = "Tag;Ort;Beteiligte;Tote\n13/05/2031;Palm Well;Palm Movement; Plain Front;4\n"
    text = 'Tag;Ort;Beteiligte;Tote\n13/05/2031;Palm Well;"Palm Movement; Plain Front";4\n'
    columns = {"date": "tag", "place": "Ort", "actors": "Beteiligte", "deaths_best": "Tote"}
    one = only(read_table(stream(text), "own.csv", columns, "Valley Eye", "diary"))
    assert (one.kind, one.owner, one.date, one.date_precision) == ("row", "Valley Eye", "2031-05-13", "day")
    assert one.actors == ("Palm Movement", "Plain Front")
    assert one.deaths_best == 4
    assert one.unknown["country"] == "no column was mapped to it"
    again = only(read_table(stream(text), "own.csv", columns, "Valley Eye", "diary"))
    assert one == again


def test_a_day_that_may_be_two_is_refused() -> None:
    failure = fault(read_table(stream("d\n03/04/2031\n"), "own.csv", {"date": "d"}, "o", "s"))
    assert "may be two days" in failure.reason
    assert only(read_table(stream("d\n04/04/2031\n"), "own.csv", {"date": "d"}, "o", "s")).date == "2031-04-04"


@pytest.mark.parametrize("columns", [{"when": "d"}, {}, {"lat": "d"}])
def test_a_map_that_cannot_be_used_is_refused(columns: dict[str, str]) -> None:
    with pytest.raises(OptionError, match=r"\.$"):
        read_table(stream("d\n"), "own.csv", columns, "o", "s")


def test_a_file_of_another_kind_is_refused_with_the_columns_it_lacks() -> None:
    failure = fault(read_acled(stream(sheet(GED, EVENT)), "ged.csv"))
    assert "event_id_cnty" in failure.reason and "more" in failure.reason
    assert failure.reason.startswith("is no ACLED table")


def test_one_bad_row_fails_alone_and_says_which() -> None:
    rows = [
        EVENT | {"latitude": "north"},
        EVENT | {"best": "-3"},
        EVENT | {"date_start": "May"},
        EVENT | {"latitude": "99"},
    ]
    rows += [EVENT | {"where_prec": "9"}, EVENT | {"id": ""}, EVENT]
    found = list(read_ucdp(stream(sheet(GED, *rows)), "ged.csv"))
    assert [type(one) for one in found] == [Failure] * 6 + [ExternalRecord]
    for number, one in enumerate(found[:6], start=2):
        assert isinstance(one, Failure)
        assert one.where == f"ged.csv, line {number}"
        assert one.reason.endswith(".")


def test_a_short_row_fails_alone() -> None:
    text = "d,e\n2031-05-04\n2031-05-05,x\n"
    short, whole = read_table(stream(text), "own.csv", {"date": "d"}, "o", "s")
    assert isinstance(short, Failure) and "has 1 cells, the header 2" in short.reason
    assert isinstance(whole, ExternalRecord)


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    text = 'd,e\n2031-05-04,"one\ntwo"\nnever,x\n'
    _, failure = read_table(stream(text), "own.csv", {"date": "d"}, "o", "s")
    assert isinstance(failure, Failure)
    assert failure.where == "own.csv, line 4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_arabic_cells_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    words = "قال سكان من القرية إن الهدوء عاد إلى الشوارع"
    one = only(read_acled(stream(sheet(ACLED, ACLED_EVENT | {"notes": words}), encoding), "acled.csv"))
    assert one.words == words


def test_one_cell_of_another_encoding_does_not_spoil_the_rest() -> None:
    data = "d,e\n2031-05-04,هدنة\n2031-05-05,".encode() + "Café déjà vu".encode("cp1252") + b"\n"
    one, two = read_table(io.BytesIO(data), "own.csv", {"date": "d", "words": "e"}, "o", "s")
    assert isinstance(one, ExternalRecord) and one.words == "هدنة"
    assert isinstance(two, ExternalRecord) and two.words == "Café déjà vu"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"PK\x03\x04abc", "d\n1".encode("utf-16"), b"\x00\x01\x02"])
def test_what_is_no_table_gives_one_sentence(data: bytes) -> None:
    failure = fault(read_ucdp(io.BytesIO(data), "x.csv"))
    assert failure.reason.endswith(".")


def test_a_header_without_rows_is_said() -> None:
    assert "no rows" in fault(read_ucdp(stream(sheet(GED)), "ged.csv")).reason


def test_columns_may_come_in_any_order_case_and_number() -> None:
    text = sheet([*reversed(GED), "mine"], EVENT).replace("side_a,", "Side_A,", 1)
    assert only(read_ucdp(stream(text), "ged.csv")).actors[0] == "Government of the Oases"


def test_rows_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.head = sheet(GED, EVENT).encode()
            self.row = self.head.splitlines(keepends=True)[1]
            self.given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
            data = self.head if self.given == 0 else self.row
            self.given += 1
            view[: len(data)] = data
            return len(data)

    endless = Endless()
    rows = read_ucdp(io.BufferedReader(endless), "pipe")
    for _ in range(5):
        assert isinstance(next(rows), ExternalRecord)
    assert endless.given < 200


@given(st.binary(max_size=400))
def test_any_bytes_give_records_or_sentences(data: bytes) -> None:
    for one in read_table(io.BytesIO(b"d,e\n" + data), "x.csv", {"date": "d", "deaths_best": "e"}, "o", "s"):
        assert isinstance(one, ExternalRecord) or one.reason.endswith(".")


@given(st.sampled_from(CF), st.text(max_size=12))
def test_any_cell_gives_a_record_or_a_sentence(column: str, cell: str) -> None:
    for one in read_cf(stream(sheet(CF, CEASEFIRE | {column: cell}), "utf-8"), "cf.csv"):
        assert isinstance(one, ExternalRecord) or one.reason.endswith(".")
