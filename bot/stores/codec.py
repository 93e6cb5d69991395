"""The one place where stored words, names and notes become bytes and back.

A record is `{"v": 1, "k": "<kind>", ...}` in JSON, then sealed. Fields that hold their default
are left out. Encryption is set here later: give the codec another `Seal`.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from bot.casework.errors import RecordVersionWrong

VERSION = 1
Record = TypeVar("Record")
Turn = Callable[[Any], Any]


class RecordBroken(ValueError):
    """Raised when stored bytes are not the record that was asked for. Never holds their words."""


class Seal(Protocol):
    """Closes and opens stored bytes. `about` names the record, so that none can be swapped."""

    def close(self, plain: bytes, *, about: str) -> bytes:
        """Return the bytes to store."""
        ...

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """Return the bytes that were stored."""
        ...


class Plain:
    """A seal that changes nothing."""

    def close(self, plain: bytes, *, about: str) -> bytes:  # noqa: ARG002 - as every seal
        """Return the bytes as they are."""
        return plain

    def open(self, sealed: bytes, *, about: str) -> bytes:  # noqa: ARG002 - as every seal
        """Return the bytes as they are."""
        return sealed


class Codec:
    """Turns frozen dataclasses into bytes and back, strictly, by their type hints."""

    def __init__(self, seal: Seal | None = None) -> None:
        """Use `seal` to close what is stored; none leaves it readable."""
        self._seal = seal or Plain()

    def encode(self, record: object, *, about: str = "") -> bytes:
        """Return a record as sealed bytes."""
        kind: Any = type(record)
        body = {"v": VERSION, "k": kind.__name__, **_writer(kind)(record)}
        plain = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
        return self._seal.close(plain, about=about)

    def decode(self, kind: type[Record], data: bytes, *, about: str = "") -> Record:
        """Return the record that the bytes hold.

        Raises RecordVersionWrong for a version that this code does not know, RecordBroken
        when the bytes are something else.
        """
        plain = self._seal.open(data, about=about)
        try:
            body = json.loads(plain.decode("utf-8", "surrogatepass"))
        except ValueError:
            raise RecordBroken(f"not a stored {kind.__name__}: not JSON") from None
        if not isinstance(body, dict):
            raise RecordBroken(f"not a stored {kind.__name__}: not an object")
        version = body.pop("v", None)
        if type(version) is not int or version != VERSION:
            shown = version if type(version) is int else type(version).__name__
            raise RecordVersionWrong(
                f"a stored {kind.__name__} has version {shown}; this code knows {VERSION}"
            )
        if body.pop("k", None) != kind.__name__:
            raise RecordBroken(f"not a stored {kind.__name__}: another kind of record")
        any_kind: Any = kind
        record: Record = _reader(any_kind)(body)
        return record

    def seal_text(self, text: str, *, about: str = "") -> bytes:
        """Return a name or a few words as sealed bytes."""
        return self._seal.close(text.encode("utf-8", "surrogatepass"), about=about)

    def open_text(self, data: bytes, *, about: str = "") -> str:
        """Return the words that `seal_text` closed."""
        return self._seal.open(data, about=about).decode("utf-8", "surrogatepass")


@cache
def _writer(hint: Any) -> Turn:
    """Return what turns a value of this type into JSON's own types."""
    if is_dataclass(hint):
        return _record_writer(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _writer(_only(hint))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        if args[1:] == (Ellipsis,):
            each = _writer(args[0])
            return lambda value: [each(item) for item in value]
        parts = [_writer(arg) for arg in args]
        return lambda value: [part(item) for part, item in zip(parts, value, strict=True)]
    base = _base(hint)
    if isinstance(base, type) and issubclass(base, Enum):
        return lambda value: value.value
    if base is datetime:
        return _write_moment
    if base in (str, int, float, bool):
        return lambda value: value
    raise TypeError(f"cannot store a {hint}")


def _record_writer(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    plan = [(f.name, f.name, _default(f), _writer(hints[f.name])) for f in fields(kind)]

    def write(record: Any) -> dict[str, Any]:
        out = {}
        for name, key, default, turn in plan:
            value = getattr(record, name)
            if default is MISSING or value != default or type(value) is not type(default):
                out[key] = turn(value)
        return out

    return write


@cache
def _reader(hint: Any) -> Turn:
    """Return what turns JSON's own types back into a value of this type, strictly."""
    if is_dataclass(hint):
        return _record_reader(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(_only(hint))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_reader(args)
    base = _base(hint)
    if isinstance(base, type) and issubclass(base, Enum):
        members = {member.value: member for member in base}
        return lambda value: _member(members, value, base)
    if base is datetime:
        return _read_moment
    if base is float:
        return lambda value: float(_exact(value, int, float))
    if base in (str, int, bool):
        return lambda value: _exact(value, base)
    raise TypeError(f"cannot read a {hint}")


def _tuple_reader(args: tuple[Any, ...]) -> Turn:
    if args[1:] == (Ellipsis,):
        each = _reader(args[0])
        return lambda value: tuple(each(item) for item in _exact(value, list))
    parts = [_reader(arg) for arg in args]

    def read(value: Any) -> tuple[Any, ...]:
        if len(_exact(value, list)) != len(parts):
            raise RecordBroken("a stored tuple has the wrong length")
        return tuple(part(item) for part, item in zip(parts, value, strict=True))

    return read


def _record_reader(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = {f.name: _reader(hints[f.name]) for f in fields(kind)}
    needed = {f.name for f in fields(kind) if _default(f) is MISSING}

    def read(body: Any) -> Any:
        values = {}
        for key, value in _exact(body, dict).items():
            turn = turns.get(key)
            if turn is None:
                raise RecordBroken(f"a stored {kind.__name__} has a field that is not known")
            values[key] = turn(value)
        if not needed <= values.keys():
            raise RecordBroken(f"a stored {kind.__name__} lacks a field")
        return kind(**values)

    return read


def _default(field: Field[Any]) -> Any:
    """Return the field's default, or MISSING: only values that cannot change are left out."""
    return field.default


def _only(hint: Any) -> Any:
    rest = [arg for arg in get_args(hint) if arg is not type(None)]
    if len(rest) != 1:
        raise TypeError(f"cannot store a {hint}")
    return rest[0]


def _base(hint: Any) -> Any:
    """Return what a NewType stands for."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def _member(members: dict[Any, Enum], value: Any, kind: Any) -> Enum:
    try:
        return members[value]
    except (KeyError, TypeError):
        raise RecordBroken(f"a stored {kind.__name__} has a value that is not known") from None


def _exact(value: Any, *kinds: type) -> Any:
    """Return the value if it is of exactly one of these types: True is no number here."""
    if type(value) not in kinds:
        raise RecordBroken(f"a stored value is a {type(value).__name__}, not a {kinds[0].__name__}")
    return value


def _write_moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.isoformat()


def _read_moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(_exact(value, str))
    except ValueError:
        raise RecordBroken("a stored time cannot be read") from None
    if moment.tzinfo is None:
        raise RecordBroken("a stored time has no zone")
    return moment
