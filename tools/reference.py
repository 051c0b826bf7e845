"""Writes what README.md and ``docs/`` take from the code: commands, pack keys, fields, outputs shown.

    python tools/reference.py            # write
    python tools/reference.py --check    # say which reference is behind, and fail

A reference stands between two marks in its page; an output in a block that opens with ``$ hudna …``. The rest is written
by hand.
"""

import argparse
import ast
import inspect
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

import hudna.types
from hudna.cli.app import app
from hudna.evals.figures import FIGURES
from hudna.export.formats import WHATS
from hudna.export.formats.columns import columns
from hudna.export.formats.crosswalk import acled_of_event, cameo_of_act, crosswalk, plover_of_act, plover_of_event
from hudna.packs.schema import Key, Table, schema
from hudna.packs.source import LANGUAGE, ROOT, is_settings
from hudna.types.claim import Act
from hudna.types.event import EventType
from hudna.types.mention import Mention
from hudna.types.proposition import PropositionKind
from hudna.wire import schema as reading_schema

DOCS = Path(__file__).resolve().parents[1] / "docs"
BEGIN, END = "<!-- reference: written by tools/reference.py -->", "<!-- end of reference -->"
FIRST = ("Reading", "Span", "Published", "Furniture", "Name", "Place", "Time", "Duration", "Quantity", "Number")
MADE = {"f1": "F1", "precision": "precision", "recall": "share"}
WORD_KEYS, NAMED_KEYS = "lemma", "id"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _head(*titles: str) -> list[str]:
    return [_row(*titles), _row(*["---"] * len(titles))]


# ------------------------------------------------------------------------------------------------------- commands


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    opening = app.registered_callback
    yield from _parameters(opening.callback if opening else None)
    named = [
        (command.name or getattr(command.callback, "__name__", ""), command.callback)
        for command in app.registered_commands
    ]
    for group in app.registered_groups:
        inner = group.typer_instance
        named += [(f"{group.name} {one.name}", one.callback) for one in (inner.registered_commands if inner else ())]
    for name, made in named:
        usage = "".join(f" {_usage(one)}" for one in _told(made) if isinstance(one.info, ArgumentInfo))
        yield f"## `hudna {name}{usage}`"
        yield from ["", inspect.getdoc(made) or "", ""]
        yield from _parameters(made)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a command as its signature states it."""

    name: str
    hint: Any
    info: OptionInfo | ArgumentInfo
    default: Any

    @property
    def choices(self) -> tuple[str, ...]:
        """The values it may have, where they are listed."""
        kinds = [self.hint, *get_args(self.hint)]
        return tuple(
            one.value for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) for one in kind
        )


def _told(command: Any) -> Iterator[Parameter]:
    hints = get_type_hints(command, include_extras=True) if command else {}
    for name, stated in inspect.signature(command).parameters.items() if command else ():
        hint, *rest = get_args(hints[name])
        yield Parameter(name, hint, rest[0], stated.default)


def _usage(argument: Parameter) -> str:
    shown = str(argument.info.metavar or argument.name.upper())
    return shown if argument.default is inspect.Parameter.empty else f"[{shown}…]"


def _parameters(command: Any) -> Iterator[str]:
    rows = [_parameter(one) for one in _told(command)]
    if rows:
        yield from _head("argument or option", "what", "if left out")
        yield from rows
        yield ""


def _parameter(one: Parameter) -> str:
    if isinstance(one.info, ArgumentInfo):
        return _row(f"`{_usage(one).strip('[]…')}`", one.info.help or "", "")
    # In `Annotated`, typer keeps the first name given in the place of the default.
    first = (one.info.default,) if isinstance(one.info.default, str) else ()
    stated = (*first, *(one.info.param_decls or ())) or (f"--{one.name.replace('_', '-')}",)
    names = ", ".join(f"`{name}`" for decl in stated for name in decl.split("/"))
    if one.choices:
        names += ": " + ", ".join(f"`{choice}`" for choice in one.choices)
    elif one.info.metavar:
        names += f" `{one.info.metavar}`"
    must = one.default is inspect.Parameter.empty
    default = "" if one.default is None or isinstance(one.default, bool) else f"`{one.default}`"
    default = "must be given" if must else default
    return _row(names, one.info.help or "", default)


# ----------------------------------------------------------------------------------------------------------- packs


def packs() -> Iterator[str]:
    """Every table of the packs with its keys, then the settings of the language."""
    stated = schema()
    shared = {WORD_KEYS: _common(stated.tables, named=False), NAMED_KEYS: _common(stated.tables, named=True)}
    yield "### Keys of every word entry (`lang/ar/*.toml`)"
    yield from ["", *_keys(shared[WORD_KEYS]), "### Keys of every named entry (`conflicts/*/*.toml`)", ""]
    yield from _keys(shared[NAMED_KEYS])
    for table in stated.tables.values():
        own = {name: key for name, key in table.keys.items() if name not in shared[table.id_key]}
        yield f"### `[[{table.name}]]`"
        yield ""
        yield f"{table.about} Examples mark: {', '.join(f'`{mark}`' for mark in table.marks)}."
        yield ""
        yield from _keys(own)
    yield from ["### `conflicts/NAME/pack.toml`", "", *_keys(stated.pack)]
    yield from ["### `places/NAME.csv`: columns", "", *_keys(stated.places)]
    yield from _settings()


def _common(tables: Mapping[str, Table], *, named: bool) -> dict[str, Key]:
    of_kind = [table.keys for table in tables.values() if table.named is named]
    return {name: key for name, key in of_kind[0].items() if all(name in keys for keys in of_kind)}


def _keys(keys: Mapping[str, Key]) -> Iterator[str]:
    if not keys:
        return
    yield from _head("key", "value", "what")
    for name, key in keys.items():
        yield _row(f"`{name}`" + (" (must)" if key.must else ""), _value(key), key.about)
        for inner, inner_key in (key.rows or {}).items():
            yield _row(f"`{name}.{inner}`" + (" (must)" if inner_key.must else ""), _value(inner_key), inner_key.about)
    yield ""


def _value(key: Key) -> str:
    kind = key.kind.split(":")[0]
    if key.choices:
        return ("one of " if kind == "one" else "some of ") + ", ".join(f"`{choice}`" for choice in key.choices)
    return {"rows": "inline tables"}.get(kind, kind)


def _settings() -> Iterator[str]:
    yield "### Settings of the language (`lang/ar`)"
    yield ""
    yield "Plain lists and tables, not entries; a comment at the head of each file, or beside a key, says what is what."
    yield ""
    yield from _head("file", "what", "keys")
    for path in sorted((ROOT / "lang" / LANGUAGE).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
        if is_settings(data):
            opening = text.splitlines()[0].lstrip("# ") if text.startswith("#") else ""
            yield _row(f"`{path.name}`", opening, ", ".join(f"`{key}`" for key in data))
    yield ""


# --------------------------------------------------------------------------------------------------------- reading


def reading() -> Iterator[str]:
    """Every object of the reading contract with its fields."""
    whole = reading_schema()
    objects = {"Reading": whole, **whole["$defs"]}
    for name in [*FIRST, *(one for one in objects if one not in FIRST)]:
        yield f"### {name}"
        yield ""
        yield objects[name]["description"]
        yield ""
        yield from _head("field", "value", "what")
        for field, hint in objects[name]["properties"].items():
            yield _row(f"`{field}`", _shape(hint), hint["description"])
        yield ""


def _shape(hint: Mapping[str, Any]) -> str:
    if "$ref" in hint:
        return str(hint["$ref"]).rpartition("/")[2]
    if "anyOf" in hint:
        return " or ".join(_shape(one) for one in hint["anyOf"])
    if "enum" in hint:
        return ", ".join(f"`{one}`" for one in hint["enum"])
    if hint["type"] == "array":
        return f"list of {_shape(hint['items'])}"
    if hint["type"] == "object":
        return f"name → {_shape(hint['additionalProperties'])}"
    return str(hint["type"])


# ----------------------------------------------------------------------------------------------------------- nouns

LINES = Path(__file__).with_name("nouns.toml")
ANY = "*"
SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z`])")


def kept_nouns() -> list[type]:
    """Every dataclass of ``hudna.types`` that is no part of a reading, module by module, in the order of the code."""
    of_a_reading = {"Reading", *reading_schema()["$defs"]}
    found: list[type] = []
    for module in sorted(one.name for one in iter_modules(hudna.types.__path__)):
        made = vars(import_module(f"hudna.types.{module}")).values()
        found += [
            one
            for one in made
            if isinstance(one, type)
            and is_dataclass(one)
            and one.__module__ == f"hudna.types.{module}"
            and not issubclass(one, Mention)
            and one.__name__ not in of_a_reading
        ]
    return found


def nouns() -> Iterator[str]:
    """A section for each noun. Fails where a field has no line, and where a line is of no field, and names it."""
    written = tomllib.loads(LINES.read_text(encoding="utf-8"))
    found = kept_nouns()
    unknown = {f"{noun}.{name}" for noun, lines in written.items() if noun != ANY for name in lines}
    for noun in found:
        unknown -= {f"{noun.__name__}.{name}" for name in _names(noun)}
    if unknown:
        raise SystemExit(f"{LINES.name} has lines of fields that there are not: {', '.join(sorted(unknown))}")
    for noun in found:
        yield from _section(
            noun, {**written[ANY], **_mentioned(noun), **_comments(noun), **written.get(noun.__name__, {})}
        )


def _section(noun: type, lines: Mapping[str, str]) -> Iterator[str]:
    yield from [f"### {noun.__name__}", "", f"{_about(noun)} In `{noun.__module__}`.", ""]
    yield from _head("field", "value", "what")
    for name, hint in _hints(noun).items():
        if name not in lines:
            raise SystemExit(f"{noun.__name__}.{name} has no line. Write one into {LINES.name}.")
        line = lines[name][0].upper() + lines[name][1:]
        yield _row(f"`{name}`", hint, line if line.endswith(".") else f"{line}.")
    yield ""


def _names(noun: type) -> set[str]:
    return {field.name for field in fields(noun)}


def _sentences(noun: type) -> list[str]:
    return SENTENCE.split(" ".join((inspect.getdoc(noun) or "").replace("``", "`").split()))


def _named(sentence: str) -> list[str]:
    return re.findall(r"`(\w+)`", sentence)


def _about(noun: type) -> str:
    """What the docstring says of the noun as a whole: its first sentence, and those that name no field."""
    first, *rest = _sentences(noun)
    return " ".join([first, *(one for one in rest if not _names(noun) & set(_named(one)))])


def _mentioned(noun: type) -> dict[str, str]:
    """Field → the sentence of the docstring that names it first."""
    told: dict[str, str] = {}
    for sentence in _sentences(noun):
        for name in _named(sentence):
            if name in _names(noun):
                told.setdefault(name, sentence)
    return told


def _statements(noun: type) -> Iterator[tuple[str, ast.AnnAssign, str]]:
    source = inspect.getsource(noun)
    lines = source.splitlines()
    (tree,) = ast.parse(source).body
    for one in tree.body if isinstance(tree, ast.ClassDef) else ():
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            yield one.target.id, one, lines[(one.end_lineno or one.lineno) - 1]


def _comments(noun: type) -> dict[str, str]:
    """The comment that stands beside a field."""
    return {name: line.split("  # ", 1)[1] for name, _, line in _statements(noun) if "  # " in line}


def _hints(noun: type) -> dict[str, str]:
    """Field → its type as it is written, every value that is absent said in words."""
    return {name: _hint(one.annotation) for name, one, _ in _statements(noun)}


def _hint(node: ast.expr) -> str:
    written = re.sub(r"\bMapping\[(\w+), (\w+)\]", r"\1 → \2", ast.unparse(node))
    written = re.sub(r"\btuple\[(\w+), \.\.\.\]", r"list of \1", written)
    written = re.sub(r"\bLiteral\[([^\]]*)\]", lambda found: found[1].replace("'", "`"), written)
    return written.replace(" | None", " or nothing")


# --------------------------------------------------------------------------------------------------------- figures


def figures() -> Iterator[str]:
    """Every figure of `hudna eval`."""
    yield from _head("figure", "made as", "what")
    for figure in FIGURES:
        yield _row(f"`{figure.name}`", MADE[figure.measure], figure.about)
    yield ""


# --------------------------------------------------------------------------------------------------------- outputs

HOME = DOCS.parent
SHOWN = re.compile(r"(```console\n\$ (hudna [^\n]+?)(?: \| head -n (\d+))?\n).*?(```)", re.DOTALL)


CASE = "hudna.db"


def ran(page: str) -> str:
    """The page with what its commands print today: blocks that open with ``$ hudna …``.

    They share one empty folder for their case, which is thrown away.
    """
    with tempfile.TemporaryDirectory() as folder:
        return SHOWN.sub(lambda found: found[1] + _output(found[2], found[3], Path(folder)) + found[4], page)


def _output(command: str, lines: str | None, folder: Path) -> str:
    program, *words = shlex.split(command)
    line = [str(Path(sys.executable).with_name(program)), *words]
    where = {**os.environ, "HUDNA_DB": str(folder / CASE)}
    done = subprocess.run(line, cwd=HOME, capture_output=True, text=True, encoding="utf-8", check=False, env=where)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.strip()}")
    # What was done to a case is said on standard error, so that standard output is left for what was asked for.
    shown = (done.stdout or done.stderr).replace(str(folder / CASE), CASE).replace(str(HOME), "~/hudna")
    kept = shown.splitlines()[: int(lines) if lines else None]
    return "\n".join(line.rstrip() for line in kept) + "\n"


# ------------------------------------------------------------------------------------------------------------ pages

# ------------------------------------------------------------------------------------------------------- exports


def exports() -> Iterator[str]:
    """The columns of every table that an export writes, and the crosswalks."""
    for table in (*WHATS, "cf", "ged", "acled"):
        yield from [f"## Columns of `{table}`", ""]
        tagged = table in WHATS
        yield from _head("column", "what it holds", "HXL tag" if tagged else "always empty, because")
        for column in columns(table):
            tag = f"`{column.hxl}`" if column.hxl else ""
            yield _row(f"`{column.name}`", column.about, tag if tagged else column.blank)
        yield ""
    yield from ["## Crosswalk of events", ""]
    yield from _head("type of event", "ACLED", "PLOVER", "UCDP GED")
    for kind in get_args(EventType):
        acled, plover = acled_of_event(kind, None), plover_of_event(kind)
        there = " / ".join(filter(None, (acled["event_type"], acled["sub_event_type"]))) if acled else "—"
        why = f" ({acled['why']})" if acled and "why" in acled else ""
        mode = " / ".join(filter(None, (plover.event, plover.mode))) if plover else "—"
        yield _row(f"`{kind}`", f"{there}{why}".strip(), mode, "yes" if kind in crosswalk()["ged"]["types"] else "—")
    yield from ["", "## Crosswalk of claims", ""]
    yield from _head("proposition", "act", "CAMEO", "PLOVER")
    named = {row["code"]: row["label"] for row in crosswalk()["cameo"]["act"]}
    for kind in get_args(PropositionKind):
        for act in get_args(Act):
            code, type_ = cameo_of_act(kind, act), plover_of_act(kind, act)
            if code or type_:
                mode = " / ".join(filter(None, (type_.event, type_.mode))) if type_ else "—"
                yield _row(f"`{kind}`", f"`{act}`", f"{code} {named[code]}" if code else "—", mode)


REFERENCES = {
    "docs/cli.md": commands,
    "docs/packs.md": packs,
    "docs/reading.md": reading,
    "docs/nouns.md": nouns,
    "docs/evals.md": figures,
    "docs/exports.md": exports,
}
PAGES = ("README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/places.md", "docs/case.md", *REFERENCES)


def renewed(page: str, lines: Iterator[str]) -> str:
    """The page with its reference written anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n" + "\n".join(lines).strip() + f"\n\n{END}{after}"


def today(name: str, *, outputs: bool) -> str:
    """A page as it should be; with ``outputs``, its commands are run anew."""
    page = (HOME / name).read_text(encoding="utf-8")
    page = ran(page) if outputs else page
    return renewed(page, REFERENCES[name]()) if name in REFERENCES else page


def main() -> None:
    """Write or check. Outputs are not checked: every better rule changes them."""
    ask = argparse.ArgumentParser(description="Write what README.md and docs/ take from the code.")
    ask.add_argument("--check", action="store_true", help="write nothing, say which reference is behind")
    check = ask.parse_args().check
    for name in PAGES:
        page = today(name, outputs=not check)
        if page == (HOME / name).read_text(encoding="utf-8"):
            continue
        if check:
            sys.exit(f"{name} is behind the code. Run: .venv/bin/python tools/reference.py")
        (HOME / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
