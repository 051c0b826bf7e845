"""GeoJSON, PLOVER, JSON-LD and FollowTheMoney, read back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from hudna.export.formats import Options
from hudna.export.formats.jsonld import CONTEXT
from hudna.export.redaction import Redaction
from hudna.types.dossier import Dossier
from tests.export.formats.invented import BRIGADES, DENIED, SPOKESMAN, TEXT, Case, assessment, contested, told, voice
from tests.export.formats.reading_back import exported, lines

PLOVER_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
# Schemata of FollowTheMoney that are not abstract, with those of their properties that are written here.
FTM = {
    "Event": {"name", "date", "startDate", "endDate", "location", "country", "involved", "recordId", "summary",
              "description", "proof", "sourceUrl", "publisher"},
    "Article": {"name", "title", "publishedAt", "publisher", "sourceUrl", "language", "fileName"},
    "LegalEntity": {"name"},
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Note": {"name", "description", "entity", "proof", "summary", "sourceUrl", "publisher", "keywords"},
}  # fmt: skip


def test_a_point_is_given_only_where_there_is_one() -> None:
    found = json.loads(exported("geojson"))
    assert found["type"] == "FeatureCollection"
    by_id = {feature["id"]: feature for feature in found["features"]}
    assert by_id["e1"]["geometry"] == {"type": "Point", "coordinates": [-3.5, 35.25]}
    assert by_id["t1/0"]["properties"]["uncertainty_km"] == 2.0
    for feature in found["features"]:
        assert (feature["geometry"] is None) == bool(feature["properties"].get("no_point"))
    assert by_id["e4"]["properties"]["no_point"] == "no report says where"
    assert by_id["e5"]["properties"]["no_point"] == "only its governorate is given"
    assert {feature["properties"]["what"] for feature in found["features"]} == {"truce", "event"}


def test_plover_has_its_required_fields_and_who_denies() -> None:
    records = lines(exported("plover"))
    for record in records:
        assert {"id", "date", "actor", "event"} <= set(record)
        assert record["event"] in PLOVER_TYPES
        assert record["claims"]
        assert record["date"] or "date:" in record["comment"]
    assert len({record["id"] for record in records}) == len(records)
    exists = next(record for record in records if record["id"] == "t1:0:0")
    assert [(claim["act"], claim["cameo"]) for claim in exists["claims"]] == [
        ("asserts", None), ("denies", "016"), ("declines_to_comment", "011"),
    ]  # fmt: skip
    assert exists["text"] == TEXT[exists["text_info"]["start"] : exists["text_info"]["end"]]
    assert exists["cite_info"]["language"] == "ar"
    declared = next(record for record in records if record["event"] == "CONCEDE")
    assert declared["actor"] == [{"entity_text": BRIGADES}]


def test_plover_says_what_nobody_affirms() -> None:
    records = {record["id"]: record for record in lines(exported("plover"))}
    assert records["t1:0:0"]["context"] == []
    assert records["e2"]["context"] == ["future"], "a shelling that is only planned"
    assert records["e1"]["size"]["dead_high"] == 7


@pytest.mark.parametrize(
    ("act", "bearing", "context"), [("denies", "denies", "negation"), ("asks", "open", "hypothetical")]
)
def test_plover_marks_a_truce_that_is_denied_or_only_asked_about(act: str, bearing: str, context: str) -> None:
    class Denied(Case):
        def dossiers(self) -> Iterator[Dossier]:
            found = assessment(voice(told("exists", act, SPOKESMAN, DENIED), bearing))
            yield replace(contested(), assessments=(found,))

    assert lines(exported("plover", source=Denied()))[0]["context"] == [context]


def test_a_truce_that_is_only_called_for_is_a_request() -> None:
    record = next(record for record in lines(exported("plover")) if record["id"] == "t2:0:0")
    assert (record["event"], record["mode"], record["actor"]) == (
        "REQUEST",
        "yield",
        [{"entity_text": "United Nations"}],
    )
    assert (record["date"], record["comment"]) == (None, "date: no report says when")
    assert record["claims"][0]["published"] == "2020-03-15"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from _keys(one)


def test_every_word_of_the_graph_is_in_its_own_context() -> None:
    found = json.loads(exported("jsonld"))
    assert found["@context"] == CONTEXT
    assert set(_keys(found["@graph"])) <= set(CONTEXT)
    assert not [value for value in CONTEXT.values() if isinstance(value, str) and value.startswith("http")
                and not value.startswith(("http://www.w3.org/", "http://purl.org/dc/"))]  # fmt: skip


def test_claims_are_annotations_on_the_exact_words() -> None:
    nodes = json.loads(exported("jsonld"))["@graph"]
    denial = next(node for node in nodes if node.get("act") == "denies")
    quote, position = denial["target"]["selector"]
    assert (position["start"], position["end"]) == (DENIED.start, DENIED.end)
    assert quote["exact"] == TEXT[position["start"] : position["end"]]
    assert TEXT.startswith(quote["prefix"], position["start"] - len(quote["prefix"]))
    assert TEXT.startswith(quote["suffix"], position["end"])
    assert denial["wasQuotedFrom"] == "urn:hudna:report:v1"
    assert denial["bearing"] == "denies"
    ids = {node["id"] for node in nodes}
    assert {denial["wasQuotedFrom"], denial["wasGeneratedBy"], denial["body"]["id"]} <= ids


def test_withheld_sources_are_not_one() -> None:
    nodes = json.loads(exported("jsonld", Options(redact=Redaction())))["@graph"]
    agents = [node["wasAttributedTo"] for node in nodes if "wasAttributedTo" in node]
    assert {"type": "prov:Agent", "name": "source withheld"} in agents
    missing = [node for node in nodes if node.get("missing")]
    assert missing
    assert all("selector" not in node["target"] for node in missing)


def test_entities_are_of_the_model_and_point_to_one_another() -> None:
    entities = lines(exported("ftm"))
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        assert set(entity["properties"]) <= FTM[entity["schema"]]
        assert entity["properties"]["name"]
        for key in ("involved", "document", "resolved", "entity", "proof"):
            assert set(entity["properties"].get(key, ())) <= ids
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)
    assert {entity["schema"] for entity in entities} == set(FTM)
    article = next(entity for entity in entities if entity["schema"] == "Article")
    assert article["properties"]["sourceUrl"] == ["https://example.org/%D8%AE%D8%A8%D8%B1?a=1&b=2"]
    assert article["properties"]["language"] == ["ara"]


def test_captions_of_notes_are_in_the_language_asked_for() -> None:
    notes = [entity for entity in lines(exported("ftm", Options(lang="ar"))) if entity["schema"] == "Note"]
    assert "نفي" in notes[1]["properties"]["name"][0]


def test_a_half_character_does_not_break_a_file() -> None:
    from hudna.export.formats.lines import json_bytes

    made = json_bytes({"a": ["\ud83d", "\u2028\u202e", "\U000e0041", "🕊️"]})
    assert json.loads(made) == {"a": ["\ufffd", "\u2028\u202e", "\U000e0041", "🕊️"]}
    assert not set(made.decode()) & set("\u2028\u202e\U000e0041")
