"""JSON lines: one report a line, and one sentence for each line that is none."""

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.ingest import jsonl
from hudna.ingest.failure import Failure
from hudna.ingest.identity import content_id
from hudna.ingest.jsonl import read_jsonl, read_line
from hudna.types import Report


def read(data: bytes | str) -> list[Report | Failure]:
    return list(read_jsonl(io.BytesIO(data.encode() if isinstance(data, str) else data), "in.jsonl"))


def line(**record: object) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def test_every_field_is_taken() -> None:
    record = line(id="a", text="عاد الهدوء", published="2024-08-20", outlet="صدى", url="https://example.org/a", extra=1)
    assert read(record) == [
        Report("a", "عاد الهدوء", date(2024, 8, 20), "صدى", "https://example.org/a"),
    ]


def test_an_id_is_made_from_the_text_where_none_is_given() -> None:
    for record in ({"text": "عاد الهدوء"}, {"id": None, "text": "عاد الهدوء"}, {"id": " ", "text": "عاد الهدوء"}):
        (report,) = read(line(**record))
        assert isinstance(report, Report)
        assert report.id == content_id("عاد الهدوء")


def test_a_number_is_an_id() -> None:
    (report,) = read(line(id=7, text="عاد الهدوء"))
    assert isinstance(report, Report)
    assert report.id == "7"


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{nonsense", "not JSON"),
        ("[1]", "not a JSON object"),
        ('"نص"', "not a JSON object"),
        ('{"id": "x"}', 'report "x" has no "text"'),
        ('{"id": "x", "text": ""}', 'the "text" of report "x" is empty'),
        ('{"id": "x", "text": " \\n"}', "is empty"),
        ('{"id": "x", "text": "\\u0000"}', "is empty"),
        ('{"id": "x", "text": 5}', "is not a string"),
        ('{"id": [1], "text": "نص"}', '"id"'),
        ('{"id": true, "text": "نص"}', '"id"'),
        ('{"id": "x", "text": "نص", "published": "soon"}', "YYYY-MM-DD"),
        ('{"id": "x", "text": "نص", "published": 2024}', "YYYY-MM-DD"),
        ('{"id": "x", "text": "نص", "outlet": 5}', '"outlet"'),
        ("[" * 200_000, "nested too deep"),
        ('{"a": ' * 200_000, "nested too deep"),
        ('{"id": ' + "1" * 10_000 + "}", "number too long"),
        ("\x01\x02\x03\x04\x05\x06\x07", "is binary"),
    ],
)
def test_a_bad_line_names_itself_and_the_others_go_on(bad: str, says: str) -> None:
    first, failure, last = read(line(text="أول") + bad + "\n" + line(text="ثان"))
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert isinstance(failure, Failure)
    assert failure.where == "in.jsonl, line 2"
    assert says in failure.reason
    assert str(failure).endswith((".", "null."))


def test_blank_lines_count_but_are_no_failure() -> None:
    failure = read("\n\n" + line(text="نص") + "\n{\n")[-1]
    assert isinstance(failure, Failure)
    assert failure.where == "in.jsonl, line 5"


def test_half_characters_are_shown() -> None:
    (report,) = read('{"id": "x\\udc00", "text": "قال \\ud800 إن"}')
    assert isinstance(report, Report)
    assert report.text == "قال \ufffd إن"
    assert report.id == "x\ufffd"
    assert report.notes


def test_lines_in_another_encoding_are_read_and_said() -> None:
    (report,) = read(line(text="قال سكان من القرية إن الهدوء عاد في الصباح").encode("cp1256"))
    assert isinstance(report, Report)
    assert report.text.startswith("قال سكان من القرية")
    assert report.notes == ("not UTF-8; read as windows-1256",)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"PK\x03\x04\n\n\n", line(text="نص").encode("utf-16")])
def test_a_file_that_cannot_be_lines_fails_once(data: bytes) -> None:
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert failure.where == "in.jsonl"


def test_one_endless_line_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 50)
    monkeypatch.setattr("hudna.ingest.encoding.MAX_BYTES", 50)
    failure, report = read(line(text="ا" * 500) + line(text="نص"))
    assert isinstance(failure, Failure)
    assert "larger" in failure.reason
    assert isinstance(report, Report)


def test_lines_are_taken_one_at_a_time() -> None:
    stream = io.BytesIO((line(text="نص") * 1000).encode())
    next(read_jsonl(stream, "in.jsonl"))
    assert stream.tell() < 100


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_line_raises(data: bytes) -> None:
    assert isinstance(read_line(data, "x"), Report | Failure)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


@given(st.dictionaries(st.sampled_from(["id", "text", "published", "outlet", "url", "title"]), JSON))
def test_no_record_raises(record: dict[str, object]) -> None:
    assert isinstance(read_line(json.dumps(record).encode(), "x"), Report | Failure)
