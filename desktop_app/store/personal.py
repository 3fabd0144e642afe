"""Personal values: kept beside the log, which holds only keyed commitments, so that they can be detached or erased."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from desktop_app.store.tables import PERSONAL_KEY, PERSONAL_VALUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from desktop_app.model.log_value import LoggedKey

_SECRET_BYTES = 16


def commitment(secret: bytes, key: str, value: LoggedKey) -> str:
    """Return the keyed commitment to a value: HMAC-SHA256 over its key and its exact bytes, in hex."""
    return hmac.new(secret, canonical([key, value]), hashlib.sha256).hexdigest()


def canonical(value: object) -> bytes:
    """Return the one way a value is written as JSON."""
    return msgspec.json.encode(value, order="sorted")


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
    """Return the record's secret, made with its first personal value."""
    secret: bytes | None = session.scalar(select(PERSONAL_KEY.c.secret).filter_by(record=record))
    if secret is None:
        secret = random(_SECRET_BYTES)
        session.execute(insert(PERSONAL_KEY).values(record=record, secret=secret))
    return secret


def revealed(session: Session, record: str) -> dict[tuple[str, str], LoggedKey]:
    """Return the record's personal values by key and commitment; detached or erased ones are absent."""
    rows = session.execute(select(PERSONAL_VALUE).filter_by(record=record))
    return {(row.key, row.commitment): msgspec.json.decode(row.value) for row in rows}


def forget(session: Session, record: str) -> None:
    """Remove the record's personal values and its secret from this file; the log keeps only commitments."""
    session.execute(delete(PERSONAL_VALUE).filter_by(record=record))
    session.execute(delete(PERSONAL_KEY).filter_by(record=record))
