"""What is loaded, from where, and what is said of a pack that cannot be read."""

import gc
from pathlib import Path

import pytest

from hudna.errors import PackError
from hudna.packs.collection import without_collection
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.packs.source import chosen_conflicts, is_settings
from hudna.text.fold import fold
from hudna.text.tokens import tokenize


def _keys(knowledge: Knowledge, text: str, table: str) -> set[str]:
    folded = fold(text)
    return {hit.entry.key for hit in knowledge.lexicon.scan(folded, tokenize(folded)).every(table)}


def test_the_same_packs_are_compiled_once() -> None:
    assert load_knowledge() is load_knowledge()
    assert load_knowledge(("sample",)) is load_knowledge(("sample",))


def test_the_invented_pack_is_loaded_only_by_name() -> None:
    assert "sample" not in load_knowledge().conflicts
    assert load_knowledge(("sample",)).conflicts == ("world", "sample")


def test_world_comes_first() -> None:
    assert chosen_conflicts(None)[0] == "world"
    assert chosen_conflicts(["syria"]) == ("world", "syria")


def test_entries_are_found_by_address_and_by_the_id_that_goes_out() -> None:
    knowledge = load_knowledge(("sample",))
    entry = knowledge.by_wire["sample/palm_movement"]
    assert entry.address == "conflicts/sample/actors.toml#palm_movement"
    assert knowledge.entries[entry.address] is entry
    assert entry in set(knowledge.of_table("actor"))


def test_every_way_to_name_an_actor_goes_to_its_table() -> None:
    knowledge = load_knowledge(("sample",))
    assert _keys(knowledge, "حركة النخيل", "actor") == {"palm_movement"}
    assert "palm_movement" in _keys(knowledge, "الحركة", "nominal")
    assert "sindiyani" in _keys(knowledge, "السندياني", "surname")


def test_verbs_are_found_in_their_forms() -> None:
    assert all("نفى" in _keys(load_knowledge(), word, "cue") for word in ("نفت", "ينفون", "ونفاه", "النفي", "نافياً"))


def test_compounds_are_found_as_one_word() -> None:
    apart, joined = (_keys(load_knowledge(), words, "place") for words in ("دير الزور", "ديرالزور"))
    assert joined
    assert joined <= apart


def test_a_new_entry_is_found_at_once(root: Path) -> None:
    with (root / "lang" / "ar" / "cues.toml").open("a", encoding="utf-8") as handle:
        handle.write('\n[[cue]]\nlemma = "تملص"\nact = "denies"\npast = "تملص"\ntakes = ["prep"]\nprep = ["من"]\n')
    assert "تملص" in _keys(load_knowledge(None, root), "وتملصت", "cue")


def test_a_broken_file_is_named_with_its_line(root: Path) -> None:
    (root / "conflicts" / "sample" / "actors.toml").write_text("[[actor]]\nid = one\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"conflicts/sample/actors\.toml: .*line 2.*hudna check"):
        load_knowledge(("sample",), root)


def test_a_file_that_is_not_utf_8_is_named(root: Path) -> None:
    (root / "conflicts" / "sample" / "people.toml").write_bytes("[[person]]\nid = 'é'".encode("latin-1"))
    with pytest.raises(PackError, match=r"conflicts/sample/people\.toml: "):
        load_knowledge(("sample",), root)


@pytest.mark.parametrize(
    ("data", "settings"),
    [
        ({"cue": [{"lemma": "قال"}]}, False),
        ({"actor": [{"id": "one"}], "person": [{"id": "two"}]}, False),
        ({"months": {"1": ["كانون الثاني"]}}, True),
        ({"words": ["هل"], "unit": [{"letter": "D"}]}, True),
        ({}, True),
    ],
)
def test_settings_are_what_has_no_entries(data: dict[str, object], settings: bool) -> None:
    assert is_settings(data) is settings


def _fail_without_collection() -> None:
    with without_collection():
        assert not gc.isenabled()
        raise PackError("stopped")


def test_the_collector_is_left_as_it_was_found() -> None:
    with pytest.raises(PackError):
        _fail_without_collection()
    assert gc.isenabled()
    gc.disable()
    try:
        with without_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
