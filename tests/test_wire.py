"""The reading contract on the wire."""

import json
import time
from dataclasses import replace
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.types import Claim, Duration, Event, Name, Number, Place, Quantity, Reading, Span, Time, Toll, Truce
from hudna.types.claim import Act, Factuality, SourceType
from hudna.types.event import EventType, Realis
from hudna.types.reading import Published
from hudna.types.truce import Status
from hudna.wire import dumps, from_wire, pack, schema, to_wire, unpack

WORDS = "أعلن الطرفان هدنة في البلدة " * 4
_spans = st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))).map(
    lambda pair: Span(min(pair), max(pair), WORDS[min(pair) : max(pair)])
)
_text = st.text(max_size=6)
_texts = st.lists(_text, max_size=2).map(tuple)
_numbers = st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False))
_ids = st.lists(st.integers(0, 9), max_size=2).map(tuple)
_evidence = st.dictionaries(_text, st.lists(_spans, max_size=2).map(tuple), max_size=2)
_tolls = st.one_of(st.none(), st.builds(Toll, st.integers(0, 9), st.one_of(st.none(), st.integers(0, 9))))
_place = {"start": st.integers(0, 50), "end": st.integers(51, 90)}
_mentions = st.one_of(
    st.builds(Name, kind=st.sampled_from(Name.KINDS), name=_text, members=_texts, role=st.none() | _spans, **_place),
    st.builds(Place, name=_text, lat=_numbers, lon=_numbers, **_place),
    st.builds(Time, earliest=st.none() | _text, approximate=st.booleans(), **_place),
    st.builds(Duration, iso=st.none() | _text, days_min=_numbers, **_place),
    st.builds(Quantity, low=_numbers, high=_numbers, unit=st.none() | _text, **_place),
    st.builds(Number, low=_numbers, **_place),
)
_claims = st.builds(
    Claim,
    id=st.integers(0, 99),
    source=st.none() | _spans,
    source_name=st.none() | _text,
    source_type=st.sampled_from(get_args(SourceType)),
    cue=st.none() | _spans,
    content=_spans,
    act=st.sampled_from(get_args(Act)),
    factuality=st.sampled_from(get_args(Factuality)),
    truces=_ids,
)
_events = st.builds(
    Event,
    id=st.integers(0, 99),
    type=st.sampled_from(get_args(EventType)),
    trigger=_spans,
    actors=_texts,
    lat=_numbers,
    killed=_tolls,
    realis=st.sampled_from(get_args(Realis)),
    evidence=st.none() | _evidence,
)
_truces = st.builds(
    Truce, parties=_texts, duration_days=_numbers, status=st.sampled_from(get_args(Status)), evidence=_evidence
)
_readings = st.builds(
    Reading,
    id=_text,
    language=st.just("ar"),
    about_truce=st.sampled_from(["yes", "no", "figurative"]),
    published=st.none() | st.builds(Published, _text, st.none() | _spans),
    mentions=st.lists(_mentions, max_size=3).map(tuple),
    claims=st.lists(_claims, max_size=2).map(tuple),
    events=st.lists(_events, max_size=2).map(tuple),
    truces=st.lists(_truces, max_size=2).map(tuple),
)


@given(st.one_of(_claims, _events, _truces))
def test_a_part_of_a_case_comes_back_with_its_words(part: object) -> None:
    # A span's words take no part in ==; in JSON there is no minus nought.
    assert repr(unpack(pack(part), type(part), WORDS)) == repr(part).replace("-0.0", "0.0")


@given(_claims)
def test_a_part_without_a_text_has_no_words(part: Claim) -> None:
    assert unpack(pack(part), Claim).content == part.content
    assert unpack(pack(part), Claim).content.text == ""


@pytest.mark.parametrize("data", [b'{"id": "one"}', b'{"id": 1', b"[]"])
def test_a_spoiled_part_is_said_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="hudna verify"):
        unpack(data, Claim)


@given(_readings)
def test_round_trip(reading: Reading) -> None:
    back = from_wire(json.loads(dumps(reading)), WORDS)
    assert back == reading
    assert dumps(back) == dumps(reading)


@given(_readings)
def test_every_reading_fits_the_schema(reading: Reading) -> None:
    _VALIDATOR.validate(json.loads(dumps(reading)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_describes_every_field() -> None:
    made = schema()
    for one in [made, *made["$defs"].values()]:
        assert one["description"].endswith(".")
        assert all(field["description"].endswith(".") for field in one["properties"].values())


def test_the_schema_refuses_another_act(contested: Reading) -> None:
    wire = to_wire(contested)
    wire["claims"][0]["act"] = "believes"
    assert not _VALIDATOR.is_valid(wire)


def test_spans_travel_as_two_numbers(contested: Reading) -> None:
    wire = to_wire(contested)
    claim = wire["claims"][1]
    assert claim["cue"] == {"start": contested.claims[1].cue.start, "end": contested.claims[1].cue.end}  # type: ignore[union-attr]
    assert "text" not in wire["mentions"][0]
    assert "report" not in wire


def test_spans_regain_their_words(contested: Reading) -> None:
    assert contested.report is not None
    back = from_wire(to_wire(contested), contested.report.text)
    assert back.truces[0].evidence["start"][0].text == "28 تشرين الثاني 2017"
    assert back.mentions[0].text == "حركة النخيل"


def test_what_is_not_known_stays_null(contested: Reading) -> None:
    wire = to_wire(replace(contested, published=None))
    assert wire["published"] is None
    assert wire["truces"][0]["venue"] is None


def test_whole_numbers_are_written_whole(contested: Reading) -> None:
    assert b'"duration_days":30,' in dumps(contested)


def test_arabic_is_written_as_itself(contested: Reading) -> None:
    assert "حركة النخيل".encode() in dumps(contested)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"mentions": [{"kind": "weather"}]},
        {"mentions": [7]},
        {"id": "x", "language": "ar", "about_truce": "maybe", "published": None},
    ],
)
def test_a_broken_reading_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(InputError, match="hudna schema"):
        from_wire(broken)


def test_a_large_reading_is_written_fast(contested: Reading) -> None:
    large = replace(
        contested, mentions=contested.mentions * 14, claims=contested.claims * 8, events=contested.events * 10
    )
    dumps(large)
    best = min(_seconds(large) for _ in range(9))
    assert best < 0.005  # about 1 ms on one quiet core; room for a busy one


def _seconds(reading: Reading) -> float:
    begun = time.perf_counter()
    dumps(reading)
    return time.perf_counter() - begun


_VALIDATOR = jsonschema.Draft202012Validator(schema())
