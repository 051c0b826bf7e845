"""Checks packs as data: keys, values, letters, doubles, references, marks. Each problem says what to do about it.

Nothing is read with the packs here; whether an entry finds its examples is asked by ``hudna.testing``.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hudna.errors import OptionError, PackError
from hudna.packs.inflection import PARTS
from hudna.packs.marks import read_marked
from hudna.packs.place_rows import check_places
from hudna.packs.problem import Problem
from hudna.packs.schema import Key, Table, schema
from hudna.packs.source import ROOT, is_settings, pack_files, read_toml
from hudna.text.fold import fold_key

Row = Mapping[str, Any]

_ID = re.compile(r"[a-z][a-z0-9_]*")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NAMES = ("name_ar", "aliases", "partisan", "derogatory")
_PERSIAN = frozenset("پچژگکیےەۀہھۆۇ")
_PRESENTATION = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as its file states it."""

    file: str
    table: Table
    row: Row

    @property
    def key(self) -> str:
        """Its lemma or id, empty where it has none."""
        found = self.row.get(self.table.id_key)
        return found if isinstance(found, str) else ""

    def problem(self, what: str, mend: str, *, blocks: bool = False) -> Problem:
        """A problem of this entry."""
        return Problem(self.file, f'{self.table.name} "{self.key}"', what, mend, blocks)


# ------------------------------------------------------------------------------------------------------------- packs


def pack_names(root: Path = ROOT) -> tuple[str, ...]:
    """The packs there are: ``lang/ar``, ``conflicts/syria``, …, ``places``."""
    found = [
        f"{group}/{path.name}"
        for group in ("lang", "conflicts")
        for path in sorted((root / group).iterdir())
        if path.is_dir() and any(path.glob("*.toml"))
    ]
    return (*found, "places")


def chosen_packs(packs: Sequence[str], root: Path = ROOT) -> tuple[str, ...]:
    """The packs meant: all if none is named; ``syria`` and a path to the folder mean ``conflicts/syria`` too.

    Raises ``OptionError`` where a name means no pack.
    """
    known = pack_names(root)
    return tuple(dict.fromkeys(_meant(name, known) for name in packs)) or known


def _meant(name: str, known: Sequence[str]) -> str:
    asked = name.replace("\\", "/").strip("/")
    for pack in known:
        if f"/{asked}".endswith(f"/{pack}") or pack.endswith(f"/{asked}"):
            return pack
    raise OptionError(f"There is no pack {name!r}. Use one of: {', '.join(known)}.")


def check(packs: Sequence[str] = (), root: Path = ROOT) -> tuple[Problem, ...]:
    """What is wrong with packs as data, in the order of their files."""
    chosen = chosen_packs(packs, root)
    known = _addresses(root)
    return tuple(problem for pack in chosen for problem in _pack(pack, known, root))


def _pack(pack: str, known: frozenset[str], root: Path) -> Iterator[Problem]:
    if pack == "places":
        yield from check_places(root / pack, root)
        return
    items: list[Item] = []
    if pack.startswith("lang/"):
        yield from _missing_files(root / pack, pack)
    for path in pack_files(root / pack):
        shown = path.relative_to(root).as_posix()
        try:
            data = read_toml(path, root)
        except PackError as error:
            what, _, mend = str(error).removeprefix(f"{shown}: ").rpartition(". ")
            yield Problem(shown, "", what, mend, blocks=True)
            continue
        yield from _letters(path.read_text(encoding="utf-8"), shown)
        if path.name == "pack.toml":
            yield from _about(data, shown, known)
            continue
        yield from _settings(path.stem, data, shown)
        found, problems = _items(data, shown)
        items += found
        yield from problems
    for item in items:
        yield from _entry(item, known)
    yield from _doubles(items)
    yield from _same_surfaces(items)


def _missing_files(folder: Path, pack: str) -> Iterator[Problem]:
    """The settings files that every language needs."""
    for name in schema().settings:
        if not (folder / f"{name}.toml").exists():
            yield Problem(
                f"{pack}/{name}.toml", "", "the file is missing", "Put it back, or copy that of lang/ar.", True
            )


def _settings(name: str, data: Row, shown: str) -> Iterator[Problem]:
    """What a settings file must hold to be read at all."""
    wanted = schema().settings.get(name, ())
    for key in wanted:
        if key not in data:
            yield Problem(shown, "", f"no {key}", "Put it back, as lang/ar has it.", blocks=True)
    for key in wanted:
        rows = data.get(key)
        for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
            missing = [
                one for one in schema().settings_rows.get(key, ()) if not isinstance(row, dict) or one not in row
            ]
            if missing:
                yield Problem(
                    shown, f"{key} {number}", f"no {', '.join(missing)}", "Add it, as the other rows have it.", True
                )


def _items(data: Row, shown: str) -> tuple[list[Item], list[Problem]]:
    """The entries of a file; none for plain settings."""
    tables = schema().tables
    if is_settings(data) and not any(name in tables for name in data):
        return [], []
    items: list[Item] = []
    problems: list[Problem] = []
    for name, rows in data.items():
        table = tables.get(name)
        if table is None or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what = f"an unknown table [{name}]" if table is None else f"[{name}] is no array of tables"
            problems.append(Problem(shown, "", what, _offer(name, tables)))
            continue
        items += [Item(shown, table, row) for row in rows]
    return items, problems


def _addresses(root: Path) -> frozenset[str]:
    """The ids of all entries of all conflicts: ``syria/sdf``."""
    found = set()
    for path in sorted((root / "conflicts").glob("*/*.toml")):
        try:
            data = read_toml(path, root)
        except PackError:  # told where its own pack is checked; who refers to it is not to blame
            found.add(f"{path.parent.name}/*")
            continue
        rows = [row for value in data.values() if isinstance(value, list) for row in value if isinstance(row, dict)]
        found |= {f"{path.parent.name}/{row['id']}" for row in rows if "id" in row}
    return frozenset(found)


# ----------------------------------------------------------------------------------------------------------- entries


def _entry(item: Item, known: frozenset[str]) -> Iterator[Problem]:
    if not item.key:
        key = item.table.id_key
        yield item.problem(
            f"an entry without {key} (its keys: {', '.join(item.row)})",
            f"Add {key}, the name of the entry.",
            blocks=True,
        )
        return
    yield from _keys(item, item.row, item.table.keys, known)
    if item.table.named:
        yield from _named(item)
    else:
        yield from _spelt(item)
    yield from _examples(item)


def _keys(item: Item, row: Row, keys: Mapping[str, Key], known: frozenset[str], inside: str = "") -> Iterator[Problem]:
    for name in row:
        if name not in keys:
            yield item.problem(f"an unknown key {inside}{name}", _offer(name, keys))
    for name, key in keys.items():
        if name not in row:
            if key.must and name not in {"examples", "lemma", "id"}:
                yield item.problem(f"no {inside}{name}", f"Add it: {key.about}", blocks=True)
        elif key.rows is not None and _VALID["rows"](row[name]):
            for number, inner in enumerate(row[name], start=1):
                yield from _keys(item, inner, key.rows, known, f"{name} {number}: ")
        else:
            yield from _value(item, inside + name, row[name], key, known)
    if not _in_order(row):
        yield item.problem(f"{inside}from {row['from']} is after to {row['to']}", "Put the earlier date in from.")


def _offer(name: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown word: the likeliest one, or all."""
    words = list(known)
    close = get_close_matches(name, words, 1)
    return f"Did you mean {close[0]}?" if close else f"Use one of: {', '.join(words)}."


def _value(item: Item, name: str, value: Any, key: Key, known: frozenset[str]) -> Iterator[Problem]:
    if not _VALID[key.kind](value):
        yield item.problem(f"{name} is {_shown(value)}, not {_MEANS[key.kind]}", key.about, blocks=True)
        return
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    for one in values:
        if key.choices and one not in key.choices:
            yield item.problem(f"{name} is {_shown(one)}", _offer(one, key.choices), blocks=True)
        elif key.kind == "refs" and one and one not in known and f"{one.split('/')[0]}/*" not in known:
            yield item.problem(f"{name} {_shown(one)} is no entry", "Name an entry as pack/id, such as syria/sdf.")
        elif key.kind in {"texts", "word", "words"} and not one.strip():
            yield item.problem(f"{name} holds an empty text", "Delete it or write the word.")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_VALID: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
    "one": lambda value: isinstance(value, str),
    "word": lambda value: isinstance(value, str) or _is_texts(value),
    "texts": _is_texts,
    "words": _is_texts,
    "some": _is_texts,
    "refs": lambda value: isinstance(value, str) or _is_texts(value),
    "flag": lambda value: isinstance(value, bool),
    "count": lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
    "date": lambda value: isinstance(value, str) and (not value or _DATE.fullmatch(value) is not None),
    "rows": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
}
_MEANS = {
    "text": 'a text in "…"', "one": 'a text in "…"', "word": 'a word in "…" or a list of words', "texts": "a list of texts",
    "words": "a list of words", "some": "a list of texts", "refs": "an id such as syria/sdf, or a list of them",
    "flag": "true or false", "count": "a number from 0", "date": "a date YYYY, YYYY-MM or YYYY-MM-DD", "rows": "a list of { … }",
}  # fmt: skip


def _shown(value: Any) -> str:
    text = f'"{value}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _in_order(row: Row) -> bool:
    start, end = row.get("from", ""), row.get("to", "")
    if not (isinstance(start, str) and isinstance(end, str) and start and end):
        return True
    return start[: len(end)] <= end[: len(start)]


def _spelt(item: Item) -> Iterator[Problem]:
    if not any(item.row.get(key) for key in ("forms", *PARTS)):
        yield item.problem(
            "no spelling, so nothing can match", f"Give one of: forms, {', '.join(PARTS)}; or delete the entry."
        )
    if "names" in item.row and len(item.row["names"]) != len(item.row.get("noun", ())):
        yield item.problem("names and noun differ in length", "Give one English name for each noun, in the same order.")
    takes = item.row.get("takes", ())
    if ("prep" in takes) != bool(item.row.get("prep")):
        yield item.problem(
            'takes "prep" and prep belong together', 'Add prep = ["إلى"] with the prepositions, or drop both.'
        )


def _named(item: Item) -> Iterator[Problem]:
    if not _ID.fullmatch(item.key):
        yield item.problem("the id has other letters than a-z, 0-9 and _", "Write it like hayat_tahrir.")
    names = {fold_key(name) for name in _texts(item.row, _NAMES)}
    for word in _texts(item.row, ("also_words",)):
        if fold_key(word) not in names:
            yield item.problem(
                f'also_words has "{word}", which is none of its names', "Add it to aliases or delete it."
            )


def _texts(row: Row, keys: Iterable[str]) -> Iterator[str]:
    """Every text that the entry states under some keys."""
    for key in keys:
        stated = row.get(key, ())
        yield from (one for one in ([stated] if isinstance(stated, str) else stated) if isinstance(one, str))


# ---------------------------------------------------------------------------------------------------------- examples


def _examples(item: Item) -> Iterator[Problem]:
    own = item.table.marks[0]
    examples = list(_texts(item.row, ("examples",)))
    if not examples:
        yield item.problem("no example", f"Add one sentence of your own with the word marked: [word]({own}).")
    for sentence in examples:
        yield from _marks(item, sentence, own)
    quiet = item.table.quiet and not item.row.get("also_words")
    if not quiet and not any(True for _ in _texts(item.row, ("counterexamples",))):
        yield item.problem("no counterexample", "Add one sentence it must not match.")


def _marks(item: Item, sentence: str, own: str) -> Iterator[Problem]:
    try:
        marked = read_marked(sentence)
    except PackError as error:
        what, _, mend = str(error).partition(". ")
        yield item.problem(f'example "{sentence}": {what}', mend, blocks=True)
        return
    for role, _span in marked.marks:
        if role not in item.table.marks:
            yield item.problem(f'example "{sentence}": an unknown role ({role})', f"Use {', '.join(item.table.marks)}.")
    if not marked.of(own):
        yield item.problem(f'example "{sentence}": the word is not marked', f"Mark it: [word]({own}).")


# ----------------------------------------------------------------------------------------------------------- doubles


def _doubles(items: Sequence[Item]) -> Iterator[Problem]:
    """Two entries of one name: in a file for words, in a whole pack for ids."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        place = ("", item.key) if item.table.named else (item.file, item.key)
        if item.key and place in seen:
            where = "this pack" if item.table.named else "this file"
            yield item.problem(
                f"the {item.table.id_key} stands twice in {where}", "Join the two entries or rename one."
            )
        seen.add(place)


def _same_surfaces(items: Sequence[Item]) -> Iterator[Problem]:
    """Spellings that fold alike, so that nobody can say which entry is meant."""
    owners: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in items:
        for word_class, word in _surfaces(item):
            family = "named" if item.table.named else item.table.name
            owner = owners[family, word_class, word]
            if any(other is not item and not _may_share(item, other) for other in owner):
                yield item.problem(
                    f'"{word}" is also a spelling of {owner[0].table.name} "{owner[0].key}"',
                    "Delete it in one of the two" + (", or date both with from and to." if item.table.named else "."),
                )
            owner.append(item)


def _surfaces(item: Item) -> Iterator[tuple[str, str]]:
    """(class, folded spelling) of what the entry states; a spelling that it states twice is told once."""
    row = item.row
    if item.table.named:
        stated = [("noun", text) for text in _texts(row, _NAMES)]
    else:
        stated = [(row.get("class", "fixed"), text) for text in _texts(row, ("forms",))]
        stated += [(PARTS[part] + part, text) for part in PARTS for text in _texts(row, (part,))]
    yield from dict.fromkeys((kind, fold_key(text)) for kind, text in stated)


def _may_share(one: Item, other: Item) -> bool:
    if one.table.named:
        return _dated(one.row) and _dated(other.row)
    return one.table.shared


def _dated(row: Row) -> bool:
    return bool(row.get("from") or row.get("to"))


# ------------------------------------------------------------------------------------------------- letters, pack.toml


def _letters(text: str, shown: str) -> Iterator[Problem]:
    """Letters that look Arabic and are none of ours: an editor shows no difference, a search finds nothing."""
    for number, line in enumerate(text.splitlines(), start=1):
        for char in dict.fromkeys(char for char in line if _is_odd(char)):
            name = unicodedata.name(char, "no name")
            yield Problem(f"{shown}:{number}", "", f"U+{ord(char):04X} ({name})", _mend(char))


def _is_odd(char: str) -> bool:
    if char.isascii():
        return False
    code = ord(char)
    return (
        char in _PERSIAN
        or any(low <= code <= high for low, high in _PRESENTATION)
        or unicodedata.category(char) in {"Cf", "Co", "Cn"}
    )


def _mend(char: str) -> str:
    if unicodedata.category(char) == "Cf":
        return "Delete this invisible mark."
    plain = fold_key(char)
    return (
        f"Type {plain} on an Arabic keyboard instead." if plain and plain != char else "Type the plain Arabic letter."
    )


def _about(data: Row, shown: str, known: frozenset[str]) -> Iterator[Problem]:
    keys = schema().pack
    for name in data:
        if name not in keys:
            yield Problem(shown, "", f"an unknown key {name}", _offer(name, keys))
    for name, key in keys.items():
        if name not in data:
            if key.must:
                yield Problem(shown, "", f"no {name}", f"Add it: {key.about}")
        elif not _VALID[key.kind](data[name]):
            yield Problem(shown, "", f"{name} is {_shown(data[name])}, not {_MEANS[key.kind]}", key.about, blocks=True)
    yield from _fronts(data, shown, known)
    for country in _texts(data, ("countries",)):
        if not re.fullmatch("[A-Z]{2}", country):
            yield Problem(shown, "", f'country "{country}"', "Write the two capital letters of ISO 3166-1, such as SY.")


def _fronts(data: Row, shown: str, known: frozenset[str]) -> Iterator[Problem]:
    key = schema().pack["front"]
    item = Item(shown, Table("front", key.about, (), {}, named=True), {"id": data.get("name", "")})
    rows = data.get("front", ())
    for number, row in enumerate(rows if _VALID["rows"](rows) else (), start=1):
        yield from _keys(item, row, key.rows or {}, known, f"front {number}: ")
