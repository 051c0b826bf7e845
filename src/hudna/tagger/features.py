"""What the tagger looks at: the letters of a word, its neighbours, and what the packs know of it.

Features are strings, and the tagger's weights are theirs. Those of a word alone are summed once for each word form; what
depends on where a word stands is asked token by token: its pairs with its neighbours and what the packs know there.
"""

from collections.abc import Iterator, Sequence

from hudna.rules.lexicon import Hits

EDGE = "#"
"""Stands for the words before the first and after the last."""
NEAR = (-2, -1, 1, 2)
"""Where the neighbours stand that a label is asked of."""

_TABLES = {
    "place": "P", "actor": "A", "person": "H", "outlet": "M", "given_name": "G", "role_noun": "R", "state_body": "B",
    "nationality": "N", "source_noun": "S", "cue": "C", "trigger": "E",
}  # fmt: skip
_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل", "و", "ف", "ب", "ل", "ك")
_SHORTEST = 3  # letters that must be left of a word


def bare(form: str) -> str:
    """A folded word without the letters that may be joined to its front, the article among them."""
    for cut in _PROCLITICS:
        if form.startswith(cut) and len(form) - len(cut) >= _SHORTEST:
            return form[len(cut) :]
    return form


def own(form: str) -> Iterator[str]:
    """Features of a word for its own label."""
    stem = bare(form)
    yield f"w={form}"
    yield f"b={stem}"
    yield f"c={form[: len(form) - len(stem)]}"
    for size in range(1, min(len(stem), 4) + 1):
        yield f"s={stem[-size:]}"
        yield f"p={stem[:size]}"
    yield f"n={min(len(stem), 8)}"
    if not form[0].isalpha():
        yield "d=9" if form[0].isdigit() else f"d={form}"
    elif form.isascii():
        yield "latin"


def near(form: str, at: int) -> Iterator[str]:
    """Features of a word for the label of another, from which it stands ``at`` places away: -1 is right before it."""
    yield f"{at}w={form}"
    if at in {-1, 1}:
        stem = bare(form)
        yield f"{at}b={stem}"
        yield f"{at}c={form[: len(form) - len(stem)]}"
        yield f"{at}s={stem[-2:]}"


def pairs(forms: Sequence[str], at: int) -> Iterator[str]:
    """Features of a word together with the one before and the one after it."""
    if at:
        yield f"{forms[at - 1]}|{forms[at]}"
    if at + 1 < len(forms):
        yield f"+{forms[at]}|{forms[at + 1]}"


def around(before: str, here: str, after: str) -> Iterator[str]:
    """Features of what the packs know of a word and of its two neighbours."""
    yield f"k={here}"
    yield f"-k={before}"
    yield f"+k={after}"
    yield f"-kk={before}|{here}"
    yield f"+kk={here}|{after}"


def known(hits: Hits, count: int) -> list[str]:
    """For each of ``count`` tokens the letters of the tables that name it: a capital where an entry begins, else small."""
    marks = [""] * count
    for table, letter in _TABLES.items():
        inner = letter.lower()
        for hit in hits.of(table):
            marks[hit.first] += letter
            for at in range(hit.first + 1, hit.last):
                marks[at] += inner
    return marks
