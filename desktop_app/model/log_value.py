"""Value ↔ what the log keeps: only null, yes/no, whole numbers and text, so that no program ever rounds a value."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.bounds import (
    LARGEST,
    NUMBER,
    is_above,
    is_below,
    is_far,
    is_long,
    is_near,
    is_usual,
    unprintable,
)
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.record import empty_value, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop_app.model.record import Record

__all__ = [
    "LARGEST",
    "Logged",
    "LoggedKey",
    "filled_keys",
    "from_log",
    "key_to_log",
    "read_key",
    "to_log",
]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LINK = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

Logged = str | int | bool | None
"""One value in the log."""

LoggedKey = Logged | dict[str, Logged]
"""What one key of the log holds: a value, or the values of a group by field name."""


def to_log(value: Value) -> Logged:
    """Return a field's value as the log keeps it; empty is null."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value


def from_log(field: Field, logged: object) -> Value:
    """Read a value back; what no form of this version could have written shows as empty and stays in the log."""
    return _read_fields([(field, logged)]).values[field.name]


def _read(field: Field, logged: object) -> Value:
    """Return the value that a log means, held to the bounds of what is typed; None where it is empty or means none."""
    if isinstance(logged, bool):
        return logged if field.shape is Shape.YES_NO else None
    if isinstance(logged, int):
        return _number(field, logged) if field.shape in {Shape.WHOLE, Shape.MONEY} else None
    return _READERS[field.shape](field, logged) if isinstance(logged, str) else None


def _number(field: Field, number: int) -> Value:
    exact = Decimal(number)
    return None if is_far(field, exact) or is_below(field, exact) or is_above(field, exact) else number


def _decimal(field: Field, text: str) -> Value:
    if is_long(field, text) or not NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    bad = not is_near(number) or is_far(field, number) or is_below(field, number) or is_above(field, number)
    return None if bad else number


def _day(_field: Field, text: str) -> Value:
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and is_usual(day) else None


def _text(field: Field, text: str) -> Value:
    return None if is_long(field, text) or unprintable(field, text) else text


def _code(field: Field, text: str) -> Value:
    return text if _CODE.fullmatch(text) and not is_long(field, text) else None


def _link(_field: Field, text: str) -> Value:
    return text if _LINK.fullmatch(text) else None


def _no_text(_field: Field, _text: str) -> Value:
    return None


_READERS: dict[Shape, Callable[[Field, str], Value]] = {
    Shape.TEXT: _text,
    Shape.LINES: _text,
    Shape.TAGS: _text,
    Shape.CODE: _code,
    Shape.LINK: _link,
    Shape.DAY: _day,
    Shape.DECIMAL: _decimal,
    Shape.WHOLE: _no_text,
    Shape.MONEY: _no_text,
    Shape.YES_NO: _no_text,
}


def key_to_log(fields: Sequence[Field], values: Mapping[str, Value]) -> LoggedKey:
    """Return what the log keeps under one key: the one field's value, or the whole group by name."""
    if not fields[0].together:
        return to_log(values.get(fields[0].name))
    return {field.name: to_log(values.get(field.name)) for field in fields}


def filled_keys(kind: type[Record], values: Mapping[str, Value]) -> dict[str, LoggedKey]:
    """Return what the log keeps of a new record: its keys that hold anything."""
    written = {key: key_to_log(fields, values) for key, fields in keys_of(kind).items()}
    return {key: value for key, value in written.items() if _is_filled(value)}


def _is_filled(value: LoggedKey) -> bool:
    if isinstance(value, dict):
        return any(part not in {None, False} for part in value.values())
    return value is not None and value is not False


class KeyRead(NamedTuple):
    """What one key of the log holds: the values of its fields, and those that are empty as nobody could enter them."""

    values: dict[str, Value]
    unread: tuple[str, ...]


def read_key(fields: Sequence[Field], logged: object) -> KeyRead:
    """Read the fields that share one key of the log."""
    if not fields[0].together:
        return _read_fields([(fields[0], logged)])
    if isinstance(logged, dict) or logged is None:
        return _read_fields([(field, logged.get(field.name) if logged else None) for field in fields])
    return KeyRead({field.name: empty_value(field) for field in fields}, tuple(field.name for field in fields))


def _read_fields(parts: Iterable[tuple[Field, object]]) -> KeyRead:
    values: dict[str, Value] = {}
    nobodys: tuple[str, ...] = ()
    for field, logged in parts:
        value = None if _is_empty(logged) else _read(field, logged)
        values[field.name] = empty_value(field) if value is None else value
        if value is None and not _is_empty(logged):
            nobodys += (field.name,)
    return KeyRead(values, nobodys)


def _is_empty(logged: object) -> bool:
    return logged is None or logged == ""
