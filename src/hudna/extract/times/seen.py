"""The words of a page as a reader of times meets them: what each may mean, and from which day the page looks."""

from dataclasses import dataclass
from datetime import date

from hudna.extract.times.moments import Found, Moment
from hudna.extract.times.words import Clues
from hudna.extract.vocabulary import Word

_CLAUSE_ENDS = frozenset(".،؛؟!?:…,;")
_CLAUSE_REACH = 14  # tokens
_SHORTEST_FUTURE = 4  # letters: سيصل


@dataclass(frozen=True, slots=True)
class Seen:
    """The clues of a page and its day of publication, ``None`` where that is not known.

    Every reader of this package takes it with a token, and gives what begins at the token, or ``None``.
    """

    clues: Clues
    anchor: date | None

    def weekday_word(self, at: int) -> Word | None:
        """A weekday, but not a common word that is spelled alike (أحد: "one of")."""
        word = self.clues.word(at, "weekday")
        if word is None:
            return None
        if word.sense.form in self.clues.words.shy_weekdays:
            named = self.clues.word(at - 1, "day_word", "parts", "night", "ordinal") is not None
            return word if named and word.sense.proclitic == "" else None
        return word

    def found(self, word: Word, last: int, moment: Moment) -> Found:
        """The moment at a word and what follows it up to the token ``last``."""
        return Found(word.first, last, word.start, moment)

    def looks_ahead(self, first: int) -> bool:
        """Whether the clause around a time speaks of what is to come."""
        tokens, clues = self.clues.page.tokens, self.clues
        at = first - 1
        while at >= 0 and first - at <= _CLAUSE_REACH and tokens[at].form not in _CLAUSE_ENDS:
            if tokens[at].kind == "break":
                break
            if clues.word(at, "future") or self._is_future(tokens[at].form):
                return True
            at -= 1
        return False

    def _is_future(self, form: str) -> bool:
        words = self.clues.words
        if len(form) < _SHORTEST_FUTURE or not form.startswith(words.future_prefixes):
            return False
        stem = form[1:] if form.startswith("و") else form
        return not stem.startswith(words.future_not)
