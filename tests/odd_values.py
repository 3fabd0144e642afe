"""A file of correctly written entries whose values no form of this version could have written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import Logged, LoggedKey, key_to_log
from desktop_app.model.record import Record, keys_of, values_of
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import Revision, encode
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.ledger import Ledger

_GROUPS: tuple[dict[str, Logged], ...] = ({}, {"x": "y"}, {"year": 99999, "value": "NaN"}, {"year": 2013, "month": 13})

ODD: tuple[LoggedKey, ...] = (
    *(-1, 0, 99999, 10**13, 2**53 - 1, -(2**53) + 1, True, False),
    *("", " ", "\n", "字" * 40_000, "\0", "\x9f", "\ufffe", "\u202e<img src=x>", "{{ 7*7 }}", "zzz", "NaN", "Infinity"),
    *("-0", "1E+999999999", "1e-999999999", "9" * 39, "9" * 5000, "١٢", "2199-12-31", "1949-01-01"),
    *("9999-12-31", "0001-01-01", "2013-W01-1", "20131231", "2013-02-30", "a" * 32, "A" * 32, "../../x", "[[[["),
    *_GROUPS,
)
"""What a hostile or a broken program may write under any key."""

_LANE = "e" * 32


def take_in_odd_values(ledger: Ledger, odd: Sequence[LoggedKey] = ODD) -> int:
    """Take in, for every key of every kind and every odd value, a record that has it; returns how many there are."""
    bodies = [_body(number, kind, keys) for number, (kind, keys) in enumerate(_records(ledger, odd), 1)]
    assert adopt(ledger, Delivery(lambda: bodies)).new == len(bodies)
    return len(bodies)


def _body(number: int, kind: str, keys: dict[str, LoggedKey]) -> bytes:
    who = {"who": "<b>x</b>", "unit": "不是编号", "role": "office?", "label": "一\n<i>", "at": 2**53 - 1}
    same = {"op": f"{number:032x}", "lane": _LANE, "seq": number, "rec": f"{number:032x}"}
    return encode(Revision(kind=kind, f=keys, **same, **who))  # type: ignore[arg-type]


def _records(ledger: Ledger, odd: Sequence[LoggedKey]) -> Iterator[tuple[str, dict[str, LoggedKey]]]:
    """Yield kind and keys of records that are sound but for one key, or one field of a group."""
    with reading(ledger) as session:
        some = {name: session.scalar(select(kind).limit(1)) for name, kind in KINDS.items()}
        values = {name: _values(kind, some) for name, kind in KINDS.items()}
    for name, kind in KINDS.items():
        keys = keys_of(kind)
        sound = {key: key_to_log(fields, values[name]) for key, fields in keys.items() if not fields[0].personal}
        for key, fields in keys.items():
            for value in odd:
                yield name, {**sound, key: value}
                group = sound.get(key)
                if isinstance(group, dict) and not isinstance(value, dict):
                    yield from ((name, {**sound, key: {**group, field.name: value}}) for field in fields)


def _values(kind: type[Record], some: dict[str, Record | None]) -> dict[str, Value]:
    record = some[kind.kind]
    if record is not None:
        return values_of(record)
    return {field.name: _usual(field, some) for fields in keys_of(kind).values() for field in fields}


def _usual(field: Field, some: dict[str, Record | None]) -> Value:
    if field.shape is Shape.LINK:
        meant = some[field.links]
        return meant.id if meant else None
    if field.shape is Shape.WHOLE:
        return 2013 if "year" in field.name else max(1, field.least or 0)
    usual: dict[Shape, Value] = {Shape.DAY: dt.date(2013, 5, 6), Shape.MONEY: 100, Shape.YES_NO: False}
    return usual.get(field.shape, "其他")
