"""Readings to and from JSON: the reading contract, and its JSON Schema."""

import tomllib
import types as builtin_types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from hudna.errors import InputError
from hudna.types.mention import Duration, Mention, Name, Number, Place, Quantity, Time
from hudna.types.reading import Furniture, Reading
from hudna.types.report import Report
from hudna.types.span import Span

_MENTION_TYPES: tuple[type[Mention], ...] = (Name, Place, Time, Duration, Quantity, Number)
_MENTION_OF_KIND = {kind: made for made in _MENTION_TYPES for kind in made.KINDS}
# The report owns its text; on the wire a span is its two numbers.
_WORDED = (Span, Mention, Furniture)
Made = TypeVar("Made")
_SCALARS = frozenset({str, int, bool, type(None)})
_SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def to_wire(reading: Reading) -> dict[str, Any]:
    """The reading contract as plain values: every span is ``{"start", "end"}``, what is not known stays ``None``."""
    wire: dict[str, Any] = _plain(reading)
    return wire


def dumps(reading: Reading) -> bytes:
    """One reading as compact UTF-8 JSON; the same reading always gives the same bytes."""
    return msgspec.json.encode(to_wire(reading))


def from_wire(wire: Mapping[str, Any], text: str = "") -> Reading:
    """The reading of a contract object; its spans regain their words from ``text``.

    Raises ``InputError`` where the object breaks the contract.
    """
    worded = {key: _worded(value, text) for key, value in wire.items()}
    mentions = worded.pop("mentions", ())
    try:
        reading = msgspec.convert(worded, Reading)
        read = tuple(msgspec.convert(one, _mention_type(one)) for one in mentions)
    except msgspec.ValidationError as error:
        raise InputError(
            f"This is no reading of Hudna: {error}. Compare it with the output of: hudna schema"
        ) from error
    return replace(reading, mentions=read, report=Report(reading.id, text, outlet=reading.outlet) if text else None)


def to_plain(value: Any) -> Any:
    """Any of the nouns as plain values, without the words of its spans."""
    return _plain(value)


def pack(value: Any) -> bytes:
    """Any of the nouns as compact JSON, without the words of its spans: the report keeps those."""
    return msgspec.json.encode(_plain(value))


def unpack(data: bytes, made: type[Made], text: str = "") -> Made:
    """What ``pack`` was given, its spans worded from ``text``. Raises ``InputError`` where it is something else."""
    value = msgspec.json.decode(data)
    try:
        return msgspec.convert(_worded(value, text) if text else value, made)
    except msgspec.ValidationError as error:
        raise InputError(
            f"A part of the case is not as it was written: {error}. Check it with: hudna verify"
        ) from error


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the reading contract."""
    definitions = {made.__name__: _object_schema(made) for made in _reachable(Reading, *_MENTION_TYPES)}
    top = definitions.pop("Reading")
    return {"$schema": _SCHEMA_ID, "title": "Hudna reading", **top, "$defs": dict(sorted(definitions.items()))}


def schema_bytes() -> bytes:
    """The JSON Schema as indented UTF-8, with a last line break."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n"


def _plain(value: Any) -> Any:
    made: Any = type(value)
    if made in _SCALARS:
        return value
    if made is Span:
        return {"start": value.start, "end": value.end}
    if made is tuple:
        return [_plain(one) for one in value]
    if made is float:
        # 10.0 and 10 are one number in JSON; one spelling keeps bytes equal after a round trip.
        return int(value) if value.is_integer() else value
    if made is dict:
        return {key: _plain(one) for key, one in value.items()}
    names: tuple[str, ...] = _wire_fields(made)
    return {name: _plain(getattr(value, name)) for name in names}


@cache
def _wire_fields(made: Any) -> tuple[str, ...]:
    left_out = "text" if issubclass(made, _WORDED) else "report" if made is Reading else None
    return tuple(one.name for one in fields(made) if one.name != left_out)


def _worded(value: Any, text: str) -> Any:
    """The value with the words of ``text`` put back beside every pair of offsets."""
    if isinstance(value, dict):
        worded = {key: _worded(one, text) for key, one in value.items()}
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            worded["text"] = text[start:end]
        return worded
    if isinstance(value, list):
        return [_worded(one, text) for one in value]
    return value


def _mention_type(wire: Any) -> type[Mention]:
    kind = wire.get("kind") if isinstance(wire, dict) else None
    found = _MENTION_OF_KIND.get(kind) if isinstance(kind, str) else None
    if found is None:
        raise msgspec.ValidationError(f"a mention has the kind {kind!r}; the kinds are {', '.join(_MENTION_OF_KIND)}")
    return found


def _reachable(*roots: type) -> Iterator[type]:
    """The dataclasses that the roots are made of, each once."""
    seen: dict[type, None] = {}
    waiting = list(roots)
    while waiting:
        made = waiting.pop()
        if made in seen:
            continue
        seen[made] = None
        hints = get_type_hints(made)
        waiting += [inner for name in _wire_fields(made) for inner in _dataclasses_in(hints[name])]
    return iter(made for made in seen if made is not Mention)


def _dataclasses_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses_in(inner)


def _object_schema(made: type) -> dict[str, Any]:
    hints = get_type_hints(made)
    told = _descriptions()[made.__name__]
    properties = {name: {**_hint_schema(hints[name]), "description": told[name]} for name in _wire_fields(made)}
    if issubclass(made, Mention):
        properties["kind"]["enum"] = list(made.KINDS)
    return {
        "description": told["_"],
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _hint_schema(hint: Any) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _hint_schema(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _hint_schema(inner[1])}
    if origin in (Union, builtin_types.UnionType):
        return {"anyOf": [_hint_schema(one) for one in inner]}
    if hint is Mention:
        return {"anyOf": [{"$ref": f"#/$defs/{made.__name__}"} for made in _MENTION_TYPES]}
    return _NAMED.get(hint) or {"$ref": f"#/$defs/{hint.__name__}"}


_NAMED: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("contract.toml").open("rb") as handle:
        return tomllib.load(handle)
