"""Numbers with what they count: how many, of whom, and what happened to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hudna.extract.numbers import Numeral, read_numerals
from hudna.extract.vocabulary import Compiled, Vocabulary, Word
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.text.page import Page
from hudna.types import Mention, Number, Quantity

_BACK = 9  # tokens to the left in which the word stands that says what happened
_AHEAD = 4  # tokens to the right: "ten people were killed"
_CLAUSE_ENDS = frozenset(".؛؟!?:…;")
_HUMAN = frozenset({"person", "toll"})
_TOLL_MEASURES = frozenset({"killed", "wounded", "displaced", "arrested", "kidnapped", "missing", "released"})
_CASUALTIES = _TOLL_MEASURES | {"killed_or_wounded"}
_NEGATED_REACH = 6  # tokens
_BOTH: dict[frozenset[str | None], str] = {frozenset({"killed", "wounded"}): "killed_or_wounded"}
_ARTICLE = "ال"
_ACCUSATIVE = "ا"
_SHORTEST_DUAL = 4  # letters: كمين is no two of كم
_DUAL_ENDINGS = (("ه", ("تين", "تان")), ("", ("ين", "ان")))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: an English unit, its class (person, toll, thing, measure, age) and its own measure."""

    unit: str
    group: str
    measure: str | None


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers of a language, compiled."""

    vocabulary: Vocabulary
    one_of: frozenset[str]
    negators: frozenset[str]
    openers: frozenset[str]
    age_cues: frozenset[str]
    closing: frozenset[str]
    bare_followers: frozenset[str]


def quantity_words(data: Mapping[str, Any]) -> QuantityWords:
    """The compiled counting words of a ``numbers.toml``."""
    return QuantityWords(
        Vocabulary.of(_rows(data), frozenset({"plural", "singular"})),
        *(
            frozenset(fold_key(word) for word in data[name])
            for name in ("one_of", "negators", "openers", "age_cues", "closing", "bare_followers")
        ),
    )


QUANTITY_WORDS = Compiled("numbers", quantity_words)


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for row in data["counted"]:
        yield from _counted_rows(row)
    for row in data["measure"]:
        for phrase in row["words"]:
            yield "measure", phrase, row["name"]
    for row in data["loss"]:
        for phrase in row["phrases"]:
            yield "loss", phrase, (row["unit"], row["measure"])
    for name, phrases in data["operators"].items():
        for phrase in phrases:
            yield "operator", phrase, name
    for name in ("several", "several_after"):
        for phrase in data[name]:
            yield name, phrase, None


def _counted_rows(row: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    counted = Counted(row["unit"], row["class"], row.get("measure"))
    plurals = {fold_key(phrase) for phrase in row["plural"]}
    singulars = {fold_key(phrase) for phrase in row["singular"]}
    for phrase in plurals:
        accusative = phrase.endswith(_ACCUSATIVE) and phrase[:-1] in singulars  # قتيلا counts, it is no plural
        yield "accusative" if accusative else "plural", phrase, counted
    for phrase in row["singular"]:
        yield "singular", phrase, counted
        for dual in _duals(fold_key(phrase)):
            if dual not in plurals and len(dual) > _SHORTEST_DUAL:  # مدنيين is the plural before it is the dual
                yield "dual", dual, counted


def _duals(word: str) -> tuple[str, ...]:
    if " " in word:
        return ()
    for ending, duals in _DUAL_ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + dual for dual in duals)
    return ()


def find_quantities(page: Page, knowledge: Knowledge, times: Sequence[Mention]) -> tuple[Quantity | Number, ...]:
    """Every quantity and number of a page, in order; what stands inside ``times`` is no number again."""
    reader = _Reader.of(page, knowledge, _covered(page, times))
    return tuple(sorted(reader.all(), key=lambda mention: mention.start))


def _covered(page: Page, times: Sequence[Mention]) -> frozenset[int]:
    covered: set[int] = set()
    for mention in times:
        covered.update(range(*page.tokens_in(mention.start, mention.end)))
    for part in page.sentences:
        if part.kind == "furniture":
            covered.update(range(part.first, part.last))
    return frozenset(covered)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Lowest and highest, and the tokens ``[first, last)`` that state them."""

    low: float | None
    high: float | None
    first: int
    last: int
    start: int


@dataclass(slots=True)
class _Reader:
    page: Page
    words: QuantityWords
    found: Mapping[int, Sequence[Word]]
    numerals: Mapping[int, Numeral]
    covered: frozenset[int]
    taken: set[int]

    @classmethod
    def of(cls, page: Page, knowledge: Knowledge, covered: frozenset[int]) -> "_Reader":
        words = QUANTITY_WORDS.of(knowledge)
        numerals = {
            numeral.first: numeral
            for numeral in read_numerals(page, knowledge)
            if not any(token in covered for token in range(numeral.first, numeral.last))
        }
        return cls(page, words, words.vocabulary.words(page), numerals, covered, set())

    def all(self) -> Iterator[Quantity | Number]:
        """Numbers first, then what is counted without one."""
        for numeral in self.numerals.values():
            if numeral.first not in self.taken:
                mention = self._counted(numeral)
                if mention is not None:
                    yield mention
        for at in self.found:
            if at not in self.taken and at not in self.covered:
                quantity = self._unnumbered(at)
                if quantity is not None:
                    yield quantity

    # --- numbers ------------------------------------------------------------------------------------------------

    def _counted(self, numeral: Numeral) -> Quantity | Number | None:
        if numeral.ordinal:
            bounds = _Bounds(numeral.low, numeral.high, numeral.first, numeral.last, numeral.start)
            return self._number(bounds, numeral.last, ordinal=True)
        bounds = self._bounds(numeral)
        noun = self._noun(bounds.last) or self._noun_before(numeral)
        if noun is not None and numeral.shy and numeral.low == 1 and self._form(numeral.last) == "من":
            return None  # واحدا من: one of them
        if noun is None:
            return self._bare(numeral, bounds)
        if numeral.low < 0:
            numeral = replace(numeral, low=-numeral.low)
        last = max(bounds.last, noun.last)
        if noun.last <= bounds.first and numeral.low == 2 and not numeral.digits:  # مدنيين اثنين
            bounds = replace(bounds, first=noun.first, start=noun.start)
        counted, last = self._both(noun.value, last)
        counted, last = self._refined(counted, last)
        bounds, last = self._operated_after(bounds, last)
        return self._quantity(bounds, last, counted)

    def _refined(self, counted: Counted, last: int) -> tuple[Counted, int]:
        """Victims whose kind the next word gives: شهيدان مدنيان."""
        word = self._word(last, "accusative", "plural", "dual")
        if word is None or counted.group != "toll" or word.value.group != "person":
            return counted, last
        if word.sense.proclitic or word.sense.definite:
            return counted, last
        return replace(counted, unit=word.value.unit), word.last

    def _both(self, counted: Counted, last: int) -> tuple[Counted, int]:
        """One figure for two tolls: 80 قتيلا وجريحا."""
        word = self._word(last, "accusative", "plural")
        if word is None or word.sense.proclitic != "و" or counted.group != "toll" or word.value.group != "toll":
            return counted, last
        both = _BOTH.get(frozenset({counted.measure, word.value.measure}))
        return (replace(counted, measure=both), word.last) if both else (counted, last)

    def _bare(self, numeral: Numeral, bounds: _Bounds) -> Quantity | Number | None:
        """A number whose noun is not known: a count where the clause speaks of casualties, else a number."""
        if self._is_one_of(numeral) or (numeral.shy and self._has_words_beside(numeral)):
            return None
        bounds, last = self._operated_after(bounds, bounds.last)
        if not numeral.percent and self._may_count_people(numeral, last):
            return self._quantity(bounds, last, Counted("people", "person", None))
        return self._number(bounds, last)

    def _may_count_people(self, numeral: Numeral, last: int) -> bool:
        """After a casualty word, with no other noun between or after: "three killed and five wounded"."""
        measure = self._measure_near(numeral.first)
        if measure is None or measure not in _TOLL_MEASURES or not float(numeral.low).is_integer():
            return False
        between = self._form(numeral.first - 1)
        direct = self._measure_at(numeral.first) is not None or between in {"الي", "اخرين"} or numeral.high is None
        after = self._token_kind(last)
        followed = after == "word" and self._form(last) not in self.words.bare_followers
        return direct and not (followed and not self._form(last).startswith(("و", "ب", "ا", "ل", "ف")))

    def _has_words_beside(self, numeral: Numeral) -> bool:
        return "word" in {self._token_kind(numeral.first - 1), self._token_kind(numeral.last)}

    def _is_one_of(self, numeral: Numeral) -> bool:
        """ "One of": أحد and إحدى before a noun, واحدة من."""
        if numeral.last > numeral.first + 1 or numeral.digits or not self._has_words_beside(numeral):
            return False
        return self._form(numeral.first) in self.words.one_of or (numeral.low == 1 and self._form(numeral.last) == "من")

    def _bounds(self, numeral: Numeral) -> _Bounds:
        """The number with its range and with the operator before it."""
        start, last = numeral.start, numeral.last
        low: float | None = numeral.low
        high = numeral.high
        self.taken.update(range(numeral.first, numeral.last))
        upper = self._range_end(numeral)
        if upper is not None:
            high, last = upper.high, upper.last
            self.taken.update(range(upper.first, upper.last))
        word = self._operator_before(numeral.first)
        if word is None:
            return _Bounds(low, high, numeral.first, last, start)
        low, high = _operated(word.value, low, high)
        return _Bounds(low, high, word.first, last, word.start)

    def _range_end(self, numeral: Numeral) -> Numeral | None:
        """The upper number of "10 to 15", "between 10 and 15", "10-15"."""
        joint, between = self._form(numeral.last), self._form(numeral.first - 1).lstrip("ومافب") in {"ين", "بين"}
        upper = self.numerals.get(numeral.last + 1)
        linked = joint in {"الي", "-", "–", "او"} or (joint == "و" and between)
        if upper is None and between:
            upper = self.numerals.get(numeral.last)
            linked = upper is not None and upper.proclitic == "و"
        if upper is None or not linked or upper.percent != numeral.percent or upper.high is None:
            return None
        return upper if upper.low > numeral.low > 0 else None

    def _operator_before(self, at: int) -> Word | None:
        """The operator that ends right before a token, brackets and "the" aside."""
        before = at
        while before > 0 and self._form(before - 1) in {"(", '"', _ARTICLE}:
            before -= 1
        for first in range(before - 1, max(before - 5, -1), -1):
            for word in self.found.get(first, ()):
                if word.kind == "operator" and word.last == before:
                    return self._longer_operator(word)
        return None

    def _longer_operator(self, word: Word) -> Word:
        """ما لا يقل عن holds لا يقل عن: the longest that ends at the same token."""
        for first in range(max(word.first - 2, 0), word.first):
            for other in self.found.get(first, ()):
                if other.kind == "operator" and other.last == word.last:
                    return other
        return word

    def _operated_after(self, bounds: _Bounds, last: int) -> tuple[_Bounds, int]:
        """ "At least" after the counted noun: 10 مدنيين على الأقل."""
        for at in (last, last + 1):
            word = self._word(at, "operator")
            if word is None or word.sense.form not in self.words.closing or word.sense.proclitic:
                continue
            if at > last and self._token_kind(last) != "word":
                return bounds, last
            low, high = _operated(word.value, bounds.low, bounds.high)
            return replace(bounds, low=low, high=high), word.last
        return bounds, last

    # --- nouns --------------------------------------------------------------------------------------------------

    def _noun(self, at: int) -> Word | None:
        """What is counted, right after a number or after "of"."""
        at = self._past_brackets(at)
        if self._form(at) == "من":
            word = self._word(at + 1, "plural")
            return word if word is not None else None
        word = self._word(at, "plural", "accusative", "singular")
        if word is not None and not word.sense.proclitic:
            return word
        return None

    def _noun_before(self, numeral: Numeral) -> Word | None:
        """The counted noun before its number: الضحايا الـ32, عدد القتلى إلى 13."""
        at = numeral.first - 1
        if self._form(at) in {"(", _ARTICLE, "الي", ":"}:
            at -= 1
        word = self._word(at, "plural", "dual")
        if word is None and numeral.low == 2 and not numeral.digits and self._word(at, "measure") is None:
            word = self._word(at - 1, "plural", "dual")  # an adjective between
        if word is None or word.value.group not in _HUMAN:
            return None
        direct = at == numeral.first - 1
        return word if not direct or numeral.definite or word.sense.definite or numeral.low == 2 else None

    def _past_brackets(self, at: int) -> int:
        return at + 1 if self._form(at) in {")", '"'} and self._form(at + 1) not in {"", "\\n"} else at

    # --- without a number ---------------------------------------------------------------------------------------

    def _unnumbered(self, at: int) -> Quantity | None:
        return self._loss(at) or self._several(at) or self._several_of(at) or self._dual(at) or self._plain(at)

    def _loss(self, at: int) -> Quantity | None:
        word = self._word(at, "loss")
        if word is None or self._is_negated(at):
            return None
        unit, measure = word.value
        return self._quantity(_Bounds(None, None, at, word.last, word.start), word.last, Counted(unit, "loss", measure))

    def _several(self, at: int) -> Quantity | None:
        """عدة مدنيين, عدد كبير من المقاتلين."""
        word = self._word(at, "several")
        noun = self._word(word.last, "plural") if word is not None else None
        if word is None or noun is None or noun.sense.proclitic:
            return None
        return self._quantity(_Bounds(None, None, at, noun.last, word.start), noun.last, noun.value)

    def _several_of(self, at: int) -> Quantity | None:
        """بنود متعددة."""
        noun = self._word(at, "plural")
        word = self._word(noun.last, "several_after") if noun is not None else None
        if noun is None or word is None or noun.sense.definite or word.sense.proclitic:
            return None
        return self._quantity(_Bounds(None, None, at, word.last, noun.start), word.last, noun.value)

    def _dual(self, at: int) -> Quantity | None:
        """جنديين: the dual is a number."""
        noun = self._word(at, "dual")
        if noun is None or noun.sense.definite:
            return None
        if noun.value.group not in _HUMAN and self._token_kind(at - 1) is None:
            return None
        counted, last = self._refined(noun.value, noun.last)
        return self._quantity(_Bounds(2, 2, at, last, noun.start), last, counted)

    def _plain(self, at: int) -> Quantity | None:
        """One person, or an unstated plural of them, right after a casualty word: مقتل مدنيين, وإصابة طفل."""
        noun = self._word(at, "plural", "singular")
        if noun is None or noun.sense.definite or noun.value.group not in _HUMAN or self._is_negated(at):
            return None
        if noun.kind == "plural" and noun.value.group == "toll":
            return self._victims(noun)
        if self._in_construct(noun.last) or not (self._befallen(noun) or self._beside_another(noun)):
            return None
        count = 1.0 if noun.kind == "singular" else None
        return self._quantity(_Bounds(count, count, at, noun.last, noun.start), noun.last, noun.value)

    def _befallen(self, noun: Word) -> bool:
        return not noun.sense.proclitic and self._measure_at(noun.first) in _CASUALTIES

    def _beside_another(self, noun: Word) -> bool:
        """امرأة وطفل: one more person joined to one who was just counted."""
        return noun.kind == "singular" and noun.sense.proclitic == "و" and noun.first - 1 in self.taken

    def _victims(self, noun: Word) -> Quantity | None:
        """An unstated plural of victims that something opens: سقوط قتلى وجرحى."""
        before = self.page.tokens[max(noun.first - 3, 0) : noun.first]
        opened = not before or before[-1].kind != "word" or any(token.form in self.words.openers for token in before)
        joined = noun.sense.proclitic == "و" and self._word(noun.first - 1, "plural") is not None
        if not (opened or joined) or noun.sense.proclitic not in {"", "و"} or self._in_construct(noun.last):
            return None
        return self._quantity(_Bounds(None, None, noun.first, noun.last, noun.start), noun.last, noun.value)

    def _in_construct(self, at: int) -> bool:
        """Whether a definite noun follows, which makes the noun before it definite: قتلى الحرب."""
        return self._form(at).startswith(_ARTICLE)

    def _is_negated(self, at: int) -> bool:
        """Whether the clause says that there was none."""
        before = self.page.tokens[max(at - _NEGATED_REACH, 0) : at]
        return any(token.form in self.words.negators or token.form[1:] in self.words.negators for token in before)

    # --- what happened ------------------------------------------------------------------------------------------

    def _measure_of(self, bounds: _Bounds, last: int, counted: Counted) -> str | None:
        if counted.group == "age":
            return "age" if self._is_age(bounds.first, last) else None
        if counted.measure is not None:
            return counted.measure
        if counted.group != "person":
            return self._own_measure(bounds.first)
        return self._measure_right_after(last) or self._measure_near(bounds.first) or self._measure_after(last)

    def _measure_right_after(self, last: int) -> str | None:
        """That of a plural verb right behind its subject: ستة جنود أصيبوا."""
        word = self._word(last, "measure")
        plural = word is not None and not word.sense.proclitic and word.sense.form.endswith(("وا", "ا"))
        return str(word.value) if word is not None and plural else None

    def _is_age(self, first: int, last: int) -> bool:
        """Whether years are somebody's age: in brackets, or beside "aged"."""
        before = self.page.tokens[max(first - 3, 0) : first]
        return any(token.form in self.words.age_cues for token in (*before, *self.page.tokens[last : last + 2][-1:]))

    def _own_measure(self, at: int) -> str | None:
        measure = self._measure_at(at)
        return measure if measure == "destroyed" else None

    def _measure_at(self, at: int) -> str | None:
        """The casualty word right before a token: مقتل, قتل وأصيب."""
        for first in (at - 1, at - 2):
            word = self._word(first, "measure")
            if word is not None and word.last == at:
                return self._with_neighbour(word)
        return None

    def _with_neighbour(self, word: Word) -> str:
        """One figure for two words: مقتل وإصابة 12."""
        before = self._word(word.first - 1, "measure")
        if before is not None and word.sense.proclitic == "و" and not before.sense.form.endswith(("هم", "وا", "ا")):
            return _BOTH.get(frozenset({before.value, word.value}), str(word.value))
        return str(word.value)

    def _measure_near(self, at: int) -> str | None:
        """The nearest casualty word to the left in the clause."""
        tokens = self.page.tokens
        for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
            if tokens[back].form in _CLAUSE_ENDS or tokens[back].kind == "break":
                return None
            word = self._word(back, "measure")
            if word is not None and word.last <= at:
                return self._with_neighbour(word)
        return None

    def _measure_after(self, last: int) -> str | None:
        """A casualty verb shortly after what is counted: 140 متمردا قتلوا."""
        tokens = self.page.tokens
        for at in range(last, min(last + _AHEAD, len(tokens))):
            if tokens[at].form in _CLAUSE_ENDS or tokens[at].kind == "break":
                return None
            word = self._word(at, "measure")
            if word is not None:
                return str(word.value)
        return None

    # --- helpers ------------------------------------------------------------------------------------------------

    def _word(self, at: int, *kinds: str) -> Word | None:
        for word in self.found.get(at, ()):
            if word.kind in kinds:
                return word
        return None

    def _form(self, at: int) -> str:
        return self.page.tokens[at].form if 0 <= at < len(self.page.tokens) else ""

    def _token_kind(self, at: int) -> str | None:
        return self.page.tokens[at].kind if 0 <= at < len(self.page.tokens) else None

    def _quantity(self, bounds: _Bounds, last: int, counted: Counted) -> Quantity:
        self.taken.update(range(bounds.first, last))
        end = self.page.tokens[last - 1].end
        return Quantity(
            start=bounds.start,
            end=end,
            text=self.page.text[bounds.start : end],
            low=_tidy(bounds.low),
            high=_tidy(bounds.high),
            unit=counted.unit,
            measure=self._measure_of(bounds, last, counted),
        )

    def _number(self, bounds: _Bounds, last: int, *, ordinal: bool = False) -> Number:
        end = self.page.tokens[last - 1].end
        self.taken.update(range(bounds.first, last))
        return Number(
            start=bounds.start,
            end=end,
            text=self.page.text[bounds.start : end],
            low=_tidy(bounds.low),
            high=_tidy(bounds.high),
            ordinal=ordinal,
        )


def _operated(name: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The bounds under an operator: at least N is N and more, at most N is 0 to N, about N stays N."""
    if name in {"at_least", "above"}:
        return low, None
    if name in {"at_most", "below"}:
        return 0.0, high
    return low, high


def _tidy(value: float | None) -> float | None:
    """A whole number as an ``int``: it goes out as 10, not 10.0."""
    return int(value) if value is not None and float(value).is_integer() else value
