"""Label files: what is loaded, and what is said of what cannot be."""

import json
from pathlib import Path

import pytest

import hudna
from hudna.errors import OptionError
from hudna.evals.labels import Labelled, label_files, load_labels
from hudna.wire import to_wire


def _changed(file: Path, old: str, new: str) -> tuple[list[Labelled], list[str]]:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    labels, failures = load_labels([file])
    return labels, [str(one) for one in failures]


def test_quoted_words_become_spans(labelled: Labelled) -> None:
    text, claims = labelled.text, labelled.facets["claims"]
    assert [text[one["source"]["start"] : one["source"]["end"]] for one in claims] == [
        "حركة النخيل",
        "ناطق باسم الجبهة",
        "الجبهة",
    ]
    assert claims[2]["source"]["start"] == text.index("الجبهة", text.index("الجبهة") + 1)


def test_what_is_left_out_is_stated_to_be_absent(labelled: Labelled) -> None:
    second = labelled.facets["truces"][1]
    assert second["start"] is None
    assert labelled.facets["events"][0]["wounded"] == {"min": 1, "max": None}
    assert labelled.facets["claims"][2]["optional"]


def test_a_reader_is_told_nothing_of_the_labels(labelled: Labelled) -> None:
    assert set(labelled.request) == {"id", "text", "published", "outlet"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('content = "علمه بها"', 'content = "علمهم بها"', "علمهم بها"),
        ("nth = { source = 2 }", "nth = { source = 9 }", "الجبهة"),
        ('act = "denies"', 'act = "negates"', "negates"),
        ('terms = ["ceasefire"]', 'terms = ["peace"]', "peace"),
        ('trigger = "القصف"', 'triger = "القصف"', "triger"),
        ('iso = "2019-05-12"', "", "iso"),
    ],
)
def test_a_bad_label_gets_a_sentence_and_nothing_else_is_lost(file: Path, old: str, new: str, said: str) -> None:
    (one,), (sentence,) = _changed(file, old, new)
    assert "valley.toml, report valley-01" in sentence
    assert said in sentence
    assert sentence.endswith("That label is left out.")
    assert sum(len(one.facets[key]) for key in ("truces", "claims", "events", "times")) == 7


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "valley-01"', "", "id"),
        ('published = "2019-05-14"', 'published = "May"', "YYYY-MM-DD"),
        ('published = "2019-05-14"', "published = 2019-05-14", "published"),
        ('about_truce = "yes"', 'about_truce = "perhaps"', "perhaps"),
    ],
)
def test_a_report_that_cannot_be_used_is_left_out(file: Path, old: str, new: str, said: str) -> None:
    labels, (sentence,) = _changed(file, old, new)
    assert labels == []
    assert said in sentence


def test_a_report_may_say_what_was_looked_at(file: Path) -> None:
    (one,), failures = _changed(file, 'about_truce = "yes"', 'about_truce = "yes"\nlabelled = ["claims"]')
    assert failures == []
    assert set(one.facets) == {"claims"}


def test_a_corrected_reading_is_a_label_file(tmp_path: Path) -> None:
    text = "أعلنت حركة النخيل هدنة في حلب أمس."
    wire = to_wire(hudna.read(text, published="2019-05-14", conflict="sample", id="one"))
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps({**wire, "text": text}) + "\n\n" + json.dumps({"id": "two", "text": text}) + "\n")
    (one, two), failures = load_labels([path])
    assert failures == []
    assert one.published is not None
    assert one.published.isoformat() == "2019-05-14"
    assert len(one.facets["names"]) == len(one.facets["places"]) == len(one.facets["times"]) == 1
    assert two.facets == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "no object"),
        ('{"id": "x"}', "text"),
        ('{"id": "x", "text": "t", "published": 3}', "published"),
        ('{"id": "x", "text": "t", "claims": {}}', "claims"),
        ('{"id": "x", "text": "t", "claims": [{"content": {"start": 0, "end": 9}}]}', "claims 1"),
        ('{"id": "x", "text": "t", "events": [{"type": "war"}]}', "war"),
    ],
)
def test_a_bad_line_gets_a_sentence(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(line + '\n{"id": "good", "text": "t", "claims": []}\n', encoding="utf-8")
    labels, (failure,) = load_labels([path])
    assert said in str(failure)
    assert f"{path}, line 1" in str(failure)
    assert "good" in [one.id for one in labels]


def test_an_id_stands_for_one_report(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "again.toml"
    other.write_bytes(file.read_bytes())
    labels, (failure,) = load_labels([tmp_path])
    assert len(labels) == 1
    assert "valley-01" in str(failure)


def test_a_broken_file_does_not_stop_the_others(file: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[report", encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(b"\xff\xfe")
    (tmp_path / "c.toml").write_text("x = 1", encoding="utf-8")
    labels, failures = load_labels([tmp_path])
    assert [one.id for one in labels] == ["valley-01"]
    assert len(failures) == 3


def test_what_is_no_label_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "x.txt"):
        with pytest.raises(OptionError, match=r"labels"):
            label_files([path])
    with pytest.raises(OptionError, match=r"cannot be read"):
        load_labels([tmp_path / "missing.toml"])


def test_the_labels_shown_in_the_documentation_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")
    path = tmp_path / "shown.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    (one,), failures = load_labels([path])
    assert failures == []
    assert all(one.facets[key] for key in ("about_truce", "truces", "claims", "events", "times"))
