"""The closed classes of a language, folded once and asked often."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hudna.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes of ``lang/<language>/grammar.toml``; every set holds folded words."""

    classes: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def is_a(self, form: str, name: str) -> bool:
        """Whether a folded word belongs to a class, a leading conjunction set aside."""
        members = self.classes[name]
        return form in members or (len(form) > 2 and form[0] in self.classes["conjunctions"] and form[1:] in members)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Grammar":
        """The grammar as ``grammar.toml`` gives it."""
        return cls({name: frozenset(fold_key(word) for word in words) for name, words in data.items()})
