"""Personal values: kept beside the log, which holds only keyed commitments, so that they can be detached or erased."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Annotated

import msgspec
from sqlalchemy import delete, exists, func, insert, select

from desktop_app.store.log.revision import Hex32, Key, canonical
from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.tables import PERSONAL_KEY, PERSONAL_NEED, PERSONAL_VALUE, RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.log_value import LoggedKey

Secret = Annotated[bytes, msgspec.Meta(min_length=16, max_length=64)]
_SECRET_BYTES = 16
_REVEALED = select(PERSONAL_VALUE).where(PERSONAL_VALUE.c.record.in_(RECORDS))
_KEEP_VALUE = "INSERT OR IGNORE INTO personal_value (record, key, commitment, value) VALUES (?, ?, ?, ?)"
_KEEP_KEY = "INSERT OR IGNORE INTO personal_key (record, secret) VALUES (?, ?)"
_ANSWERED = "DELETE FROM personal_need WHERE record = ? AND key = ? AND commitment = ?"


MOST_VALUES = 2000
"""The most values that are handed over together; those of a record that was changed more often go in several parts."""


class PersonalValues(msgspec.Struct, frozen=True, array_like=True):
    """The personal values of one record by key, as the bytes their commitments were made of, and their secrets."""

    record: Hex32
    secrets: Annotated[tuple[Secret, ...], msgspec.Meta(min_length=1, max_length=64)]
    values: Annotated[tuple[tuple[Key, bytes], ...], msgspec.Meta(max_length=MOST_VALUES)]


def commitment(secret: bytes, key: str, value: LoggedKey) -> str:
    """Return the keyed commitment to a value: HMAC-SHA256 over its key and its exact bytes, in hex."""
    return hmac.new(secret, canonical([key, value]), hashlib.sha256).hexdigest()


def commit(session: Session, record: str, key: str, value: LoggedKey, random: Callable[[int], bytes]) -> str | None:
    """Keep a personal value beside the log and return the commitment for it; an empty value needs none."""
    if value is None or (isinstance(value, dict) and all(part is None for part in value.values())):
        return None
    promise = commitment(_secret(session, record, random), key, value)
    row = {"record": record, "key": key, "commitment": promise}
    if session.execute(select(PERSONAL_VALUE.c.value).filter_by(**row)).first() is None:
        session.execute(insert(PERSONAL_VALUE).values(**row, value=canonical(value)))
    return promise


def _secret(session: Session, record: str, random: Callable[[int], bytes]) -> bytes:
    """Return the record's secret, made with its first personal value; of two that met, always the same one."""
    secret: bytes | None = session.scalar(select(func.min(PERSONAL_KEY.c.secret)).filter_by(record=record))
    if secret is None:
        secret = random(_SECRET_BYTES)
        session.execute(insert(PERSONAL_KEY).values(record=record, secret=secret))
    return secret


def revealed(session: Session, record: str) -> dict[tuple[str, str], LoggedKey]:
    """Return the record's personal values by key and commitment; detached or erased ones are absent."""
    return revealed_by_record(session, [record]).get(record, {})


def revealed_by_record(session: Session, records: Collection[str]) -> dict[str, dict[tuple[str, str], LoggedKey]]:
    """Return the personal values of many records; one that has none here is absent."""
    found: dict[str, dict[tuple[str, str], LoggedKey]] = {}
    for row in session.connection().execute(_REVEALED, {"records": list(records)}):
        found.setdefault(row.record, {})[row.key, row.commitment] = msgspec.json.decode(row.value)
    return found


def forget(session: Session, record: str) -> None:
    """Remove the record's personal values and its secrets from this file; the log keeps only commitments."""
    for table in (PERSONAL_VALUE, PERSONAL_KEY, PERSONAL_NEED):
        session.execute(delete(table).filter_by(record=record))


def accept(session: Session, sent: Sequence[PersonalValues]) -> dict[str, int]:
    """Keep the values that a commitment asks for, and the secrets they need; returns how many each record got.

    A value that no commitment in the log promised isn't kept: not one of an erased record, nor a made-up one.
    """
    asked = _asked(session, {one.record for one in sent})
    values: dict[tuple[str, str, str], bytes] = {}
    secrets: set[tuple[str, bytes]] = set()
    for one in sent if asked else ():
        # Which of two secrets a value was promised by isn't said, so each is tried.
        for secret, (key, value) in product(one.secrets, one.values):
            promise = (one.record, key, commitment(secret, key, msgspec.json.decode(value)))
            if promise in asked:
                values[promise] = value
                secrets.add((one.record, secret))
    if values:
        connection = session.connection()
        connection.exec_driver_sql(_KEEP_VALUE, [(*promise, value) for promise, value in values.items()])
        connection.exec_driver_sql(_ANSWERED, list(values))
        connection.exec_driver_sql(_KEEP_KEY, sorted(secrets))
    return Counter(record for record, _key, _promise in values)


def _asked(session: Session, records: Collection[str]) -> set[tuple[str, str, str]]:
    rows = session.execute(select(PERSONAL_NEED).where(PERSONAL_NEED.c.record.in_(records)))
    return {(row.record, row.key, row.commitment) for row in rows}


def ask_for(session: Session, promises: Sequence[tuple[str, str, str]]) -> None:
    """Note commitments (record, key, commitment) that came in: their values may come with them, or later."""
    rows = [{"record": record, "key": key, "commitment": promise} for record, key, promise in promises]
    if rows:
        session.execute(insert(PERSONAL_NEED).prefix_with("OR IGNORE"), rows)


def drop_met_needs(session: Session) -> None:
    """Stop asking for values that are held, and for those of erased records."""
    need, value = PERSONAL_NEED.c, PERSONAL_VALUE.c
    same = (value.record == need.record, value.key == need.key, value.commitment == need.commitment)
    erased = select(RECORD_STATE.c.record).where(RECORD_STATE.c.erased)
    session.execute(delete(PERSONAL_NEED).where(exists().where(*same) | need.record.in_(erased)))
