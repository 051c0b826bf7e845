"""The index of words: folded text in, numbers of versions out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

_INSERT = {
    "sqlite": "INSERT INTO words (rowid, body) VALUES (:n, :body)",
    "postgresql": "INSERT INTO words (rowid, body) VALUES (:n, to_tsvector('simple', :body))",
}
_ASK = {
    "sqlite": "SELECT rowid FROM words WHERE words MATCH :query ORDER BY rank LIMIT :most",
    "postgresql": (
        "SELECT rowid FROM words, to_tsquery('simple', :query) AS asked WHERE body @@ asked "
        "ORDER BY ts_rank(body, asked) DESC, rowid LIMIT :most"
    ),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is looked for: any of its spellings will do. ``prefix``: any word that begins so."""

    spellings: tuple[str, ...]
    prefix: bool = False


Phrase = tuple[Word, ...]  # words that stand one after another


class Words:
    """The index of words of a case. It knows folded words only; what folds alike is found alike."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._dialect = connection, connection.dialect.name

    def add(self, version: int, tokens: Sequence[str]) -> None:
        """Take the words of a version in; of a very long one the first, on PostgreSQL, as many as its index holds."""
        held = tokens if self._dialect == "sqlite" else _fitting(tokens)
        self._connection.execute(text(_INSERT[self._dialect]), {"n": version, "body": " ".join(held)})

    def find(self, phrases: Sequence[Phrase], most: int) -> list[int]:
        """Numbers of versions that hold all phrases, the best first."""
        query = (_fts5(phrases) if self._dialect == "sqlite" else _tsquery(phrases)).replace("\x00", "")
        return list(self._connection.execute(text(_ASK[self._dialect]), {"query": query, "most": most}).scalars())


def _fitting(tokens: Sequence[str]) -> Sequence[str]:
    """The first words, as many as a tsvector is sure to hold: its words and their places take less than a megabyte."""
    size, seen = 0, set[str]()
    for at, token in enumerate(tokens):
        size += _PLACE if token in seen else _PLACE + _ENTRY + len(token.encode())
        seen.add(token)
        if size > _MOST:
            return tokens[:at]
    return tokens


_MOST = 1_000_000  # bytes, of the 1,048,575 of https://www.postgresql.org/docs/current/textsearch-limitations.html
_PLACE, _ENTRY = 2, 8  # bytes of a place of a word, and of a word beside its letters


def _fts5(phrases: Sequence[Phrase]) -> str:
    """The query in the words of FTS5. Every word is quoted: nothing a user types is an operator."""
    return " AND ".join("(" + " OR ".join(_quoted(way) for way in _ways(phrase)) + ")" for phrase in phrases)


def _quoted(way: tuple[tuple[str, bool], ...]) -> str:
    words = " ".join(word.replace('"', '""') for word, _ in way)
    return f'"{words}"' + ("*" if way[-1][1] else "")


def _tsquery(phrases: Sequence[Phrase]) -> str:
    """The query in the words of PostgreSQL, each word quoted."""
    joined = (
        "(" + " | ".join(" <-> ".join(_lexeme(*one) for one in way) for way in _ways(phrase)) + ")"
        for phrase in phrases
    )
    return " & ".join(joined)


def _lexeme(word: str, prefix: bool) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'" + (":*" if prefix else "")


def _ways(phrase: Phrase) -> list[tuple[tuple[str, bool], ...]]:
    """Every spelling of a phrase. Only its first word varies: clitics are glued to the front of what is said."""
    first, *rest = phrase
    tail = tuple((word.spellings[0], word.prefix) for word in rest)
    return [((spelling, first.prefix), *tail) for spelling in first.spellings]
