"""Arabic names of actors, outlets, places and nameless sources, as the packs have them."""

from collections.abc import Iterator, Mapping

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry


def arabic_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Canonical name → Arabic name. Of several places of one name the one with most people gives its own."""
    found = dict(_nameless(knowledge))
    most: dict[str, int] = {}
    for entry in knowledge.by_wire.values():
        name, arabic = entry.data.get("name"), _arabic(entry)
        if not name or not arabic:
            continue
        people = int(entry.data.get("population") or 0) if entry.table == "place" else 0
        if name not in found or (entry.table == "place" and people > most.get(name, -1) >= 0):
            found[name] = arabic
            if entry.table == "place":
                most[name] = people
    return found


def _nameless(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """What sources and groups without a name of their own are called: eyewitnesses, civilians."""
    for entry in knowledge.of_table("source_noun"):
        yield entry.data["name"], entry.data["lemma"]
        if entry.get("name_many") and entry.get("many"):
            yield entry.data["name_many"], entry.data["many"][0]
    for entry in knowledge.of_table("group"):
        if entry.get("name") and entry.get("name_ar"):
            yield entry.data["name"], entry.data["name_ar"]


def _arabic(entry: Entry) -> str:
    """The first of its Arabic names."""
    return str(entry.data.get("name_ar") or entry.data.get("names_ar") or "").split("|")[0]
