"""Holding the personal values beside the log against the commitments in it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, cast

import msgspec
from sqlalchemy import select, type_coerce
from sqlalchemy.types import NullType

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import LoggedKey
from desktop_app.model.record import keys_of
from desktop_app.store.log.revision import canonical
from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.tables import PERSONAL_KEY, PERSONAL_NEED, PERSONAL_VALUE, REVISION
from desktop_app.store.proof.finding import of_record
from desktop_app.store.proof.subjects import Subject
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from sqlalchemy import Select, Table
    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import StoredRevision
    from desktop_app.store.log.showing import Personal
    from desktop_app.store.proof.finding import Finding
    from desktop_app.store.proof.own_stream import OwnStream

_VALUE = msgspec.json.Decoder(LoggedKey)
Place = tuple[str, str]
"""A key of a record with the commitment to its value."""


@dataclass(slots=True)
class Kept:
    """What is kept beside the log for one record."""

    values: dict[Place, bytes] = field(default_factory=dict)
    secrets: list[bytes] = field(default_factory=list)
    asked: set[Place] = field(default_factory=set)


def kept_beside(session: Session, records: Sequence[str]) -> dict[str, Kept]:
    """Return what is kept beside the log for those of the records that have anything."""
    found: dict[str, Kept] = {}
    for record, key, promise, value in _rows(session, PERSONAL_VALUE, records):
        found.setdefault(record, Kept()).values[str(key), str(promise)] = value
    for record, secret in _rows(session, PERSONAL_KEY, records):
        found.setdefault(record, Kept()).secrets.append(secret)
    for record, key, promise in _rows(session, PERSONAL_NEED, records):
        found.setdefault(record, Kept()).asked.add((str(key), str(promise)))
    return found


def shown_values(kept: Mapping[str, Kept]) -> dict[str, Personal]:
    """Return the values that the tables show, right or wrong; one that nobody could read shows nothing."""
    shown: dict[str, Personal] = {}
    for record, one in kept.items():
        for place, value in one.values.items():
            read = _decoded(value)
            if read is not None:
                shown.setdefault(record, {})[place] = read
    return shown


def strange_values(
    logs: Mapping[str, Sequence[StoredRevision]], kept: Mapping[str, Kept], own: OwnStream
) -> Iterator[Finding]:
    """Yield what doesn't fit the log; this PC itself never promised a value that it didn't hold."""
    for record, log in logs.items():
        promised: dict[Place, bool] = {}
        for stored in log:
            came = not own.wrote(stored.revision)
            for key, promise in stored.revision.p.items():
                if promise:
                    promised[key, promise] = came or promised.get((key, promise), False)
        here = kept.get(record)
        if any(stored.revision.erase and not stored.held for stored in log):
            if here is not None:
                yield of_record(Subject.PERSONAL_ERASED, _("{record}的个人信息已依法抹去，文件里却还有。"), record)
        elif promised or here is not None:
            labels = _labels(log[0].revision.kind)
            yield from _strange(record, promised, here or Kept(), labels)


def values_without_a_record(session: Session) -> Iterator[Finding]:
    """Yield the records that have personal values, secrets or questions, and no entry in the log."""
    known = select(REVISION.c.record)
    for table in (PERSONAL_VALUE, PERSONAL_KEY, PERSONAL_NEED):
        column = table.c.record
        for record in session.scalars(select(column).where(column.not_in(known)).distinct()):
            yield of_record(Subject.PERSONAL_ERASED, _("文件里有{record}的个人信息，登记日志里却没有它。"), record)


def fits(secrets: Sequence[bytes], place: Place, value: bytes) -> bool:
    """Tell whether a value is the one that was promised, by one of the secrets."""
    key, promise = place
    message = b"[" + canonical(key) + b"," + value + b"]"
    return any(hmac.digest(secret, message, "sha256").hex() == promise for secret in secrets)


def _labels(kind_name: str) -> dict[str, str]:
    """Return what the form calls the keys of a kind."""
    kind = KINDS.get(kind_name)
    return {key: _(fields[0].label) for key, fields in keys_of(kind).items()} if kind else {}


def _strange(record: str, promised: Mapping[Place, bool], here: Kept, labels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with one record; `promised` says of each place whether its commitment came from elsewhere."""
    unused = set(here.secrets)
    whole = True
    for place, value in here.values.items():
        secret = next((one for one in here.secrets if _is_bytes(one, value) and fits([one], place, value)), None)
        if secret is None:
            whole = False
            said = _("{record}的一项个人信息（{key}）被换过。")
            yield of_record(Subject.PERSONAL_CHANGED, said, record, labels.get(place[0], place[0]))
            continue
        unused.discard(secret)
        if place not in promised:
            said = _("{record}多出一项个人信息（{key}），登记日志里没有。")
            yield of_record(Subject.PERSONAL_ERASED, said, record, labels.get(place[0], place[0]))
    for place, came in promised.items():
        if place in here.values:
            continue
        whole = False
        # What came without its value is asked for.
        if not (came and place in here.asked):
            said = _("{record}的一项个人信息（{key}）不见了。")
            yield of_record(Subject.PERSONAL_LACKING, said, record, labels.get(place[0], place[0]))
    for key, _promise in sorted(here.asked - (promised.keys() - here.values.keys())):
        said = _("{record}多出一项对个人信息（{key}）的索取。")
        yield of_record(Subject.PERSONAL_ERASED, said, record, labels.get(key, key))
    if unused and whole:
        yield of_record(Subject.PERSONAL_ERASED, _("{record}多出一把封存个人信息的钥匙。"), record)


def _rows(session: Session, table: Table, records: Sequence[str]) -> list[Any]:
    return list(session.connection().execute(_untyped(table), {"records": list(records)}))


@cache
def _untyped(table: Table) -> Select[Any]:
    # Unlike a select of typed columns this reads a cell of any type.
    columns = [type_coerce(column, NullType()) for column in table.columns]
    return cast("Select[Any]", select(*columns).where(table.c.record.in_(RECORDS)))


def _is_bytes(*values: object) -> bool:
    return all(isinstance(value, bytes) for value in values)


def _decoded(value: object) -> LoggedKey:
    if not isinstance(value, bytes):
        return None
    try:
        read: LoggedKey = _VALUE.decode(value)
    except UNREADABLE:
        return None
    return read
