"""Writing out the forms of a word from its principal parts, by the tables of ``lang/ar/inflection.toml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.rules.entry import WordClass

PARTS: Mapping[str, WordClass] = {
    "past": "verb",
    "present": "verb",
    "passive_past": "verb",
    "passive_present": "verb",
    "masdar": "noun",
    "participle": "fixed",
    "noun": "noun",
    "adjective": "noun",
}
_TABLE_OF = {"passive_past": "past", "passive_present": "present"}


@dataclass(frozen=True, slots=True)
class Inflection:
    """The ending tables of one language."""

    tables: Mapping[str, Any]

    def forms(self, part: str, word: str) -> Iterator[str]:
        """Every form of ``word``, itself among them; the first word of a phrase is inflected, the rest kept."""
        head, _, rest = word.partition(" ")
        table = _TABLE_OF.get(part, part)
        for form in self._endings(table, head):
            for whole in self._prefixed(table, form):
                yield f"{whole} {rest}" if rest else whole

    def _endings(self, table: str, word: str) -> Iterator[str]:
        row = next(row for row in self.tables[table] if word.endswith(row["ending"]))
        stem = word[: len(word) - row["cut"]]
        for ending in row["add"]:
            yield stem + ending

    def _prefixed(self, table: str, form: str) -> Iterator[str]:
        if table == "present":
            prefixes = self.tables["present_prefixes"]
            if form.startswith(prefixes["from"]):
                for prefix in prefixes["to"]:
                    yield prefix + form[1:]
                return
        yield form
        article = self.tables["article"]
        if table in article["to"] and not form.startswith(article["add"]):
            yield article["add"] + form
