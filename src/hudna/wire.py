"""Readings to and from JSON: the reading contract, and its JSON Schema."""

import tomllib
import types as builtin_types
from collections.abc import Callable, Iterator, Mapping, Sequence
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
_Wording = Callable[[Any, str], None]  # puts the words of a text to the spans of a value
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
    mentions = wire.get("mentions", ())
    try:
        reading = msgspec.convert({**wire, "mentions": ()}, Reading)
        read = tuple(msgspec.convert(one, _mention_type(one)) for one in mentions)
    except msgspec.ValidationError as error:
        raise InputError(
            f"This is no reading of Hudna: {error}. Compare it with the output of: hudna schema"
        ) from error
    for one in (reading, *read):
        _word(one, type(one), text)
    return replace(reading, mentions=read, report=Report(reading.id, text, outlet=reading.outlet) if text else None)


def to_plain(value: Any) -> Any:
    """Any of the nouns as plain values, without the words of its spans."""
    return _plain(value)


def pack(value: Any) -> bytes:
    """Any of the nouns as compact JSON, without the words of its spans: the report keeps those."""
    return msgspec.json.encode(_plain(value))


def unpack(data: bytes, made: type[Made], text: str = "") -> Made:
    """What ``pack`` was given, its spans worded from ``text``. Raises ``InputError`` where it is something else."""
    wanted: Any = made
    try:
        value: Made = _decoder(wanted).decode(data)
    except msgspec.DecodeError as error:
        raise InputError(
            f"A part of the case is not as it was written: {error}. Check it with: hudna verify"
        ) from error
    if text:
        _word(value, wanted, text)
    return value


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
    values = {name: getattr(value, name) for name in names}
    return {name: one if type(one) in _SCALARS else _plain(one) for name, one in values.items()}


@cache
def _wire_fields(made: Any) -> tuple[str, ...]:
    left_out = "text" if issubclass(made, _WORDED) else "report" if made is Reading else None
    return tuple(one.name for one in fields(made) if one.name != left_out)


@cache
def _decoder(made: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(made)


def _word(value: Any, made: Any, text: str) -> None:
    """Give every span within a value that was decoded just now, and that nobody has seen, its words."""
    put = _wording(made)
    if put is not None:
        put(value, text)


@cache
def _wording(hint: Any) -> _Wording | None:
    """What words the spans within values of a type; ``None`` where there are none. Worked out once a type: a walk over the
    values themselves would look at every name and number of a large case."""
    origin, within = get_origin(hint), [put for one in get_args(hint) if (put := _wording(one))]
    if within:
        put = within[0]
        return _each(put) if origin is tuple else _each_value(put) if origin is dict else _if_there(put)
    if not (isinstance(hint, type) and is_dataclass(hint)):
        return None
    hints = get_type_hints(hint)
    parts = [(name, put) for name in _wire_fields(hint) if (put := _wording(hints[name]))]
    own = issubclass(hint, _WORDED)
    return _parts(parts, own=own) if parts else _own if own else None


def _own(value: Any, text: str) -> None:
    # Frozen for all who are given it; it is still being made.
    object.__setattr__(value, "text", text[value.start : value.end])


def _parts(parts: Sequence[tuple[str, _Wording]], *, own: bool) -> _Wording:
    def words(value: Any, text: str) -> None:
        if own:
            _own(value, text)
        for name, put in parts:
            put(getattr(value, name), text)

    return words


def _each(put: _Wording) -> _Wording:
    def words(value: Any, text: str) -> None:
        for one in value:
            put(one, text)

    return words


def _each_value(put: _Wording) -> _Wording:
    each = _each(put)
    return lambda value, text: each(value.values(), text)


def _if_there(put: _Wording) -> _Wording:
    def words(value: Any, text: str) -> None:
        if value is not None:
            put(value, text)

    return words


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
