"""The log inside a data file that can't be opened: read from the real tables only, and only what proves itself.

Nothing that such a file holds besides is asked for: no view, no index, no table that was made otherwise than by us. An
entry is what its bytes say, its number is their hash; who takes personal values and attached files in leaves out what
fits no commitment and no hash.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.log_value import LoggedKey
from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.contents import LARGEST
from desktop_app.store.log.personal import PersonalValues
from desktop_app.store.log.revision import LONGEST_BODY, DamagedRevisionError, canonical, parse, revision_id
from desktop_app.store.log.tables import SCHEMA
from desktop_app.store.migrations.parts import MASTER, expected_parts, parts_of
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Table

_VALUE = msgspec.json.Decoder(LoggedKey)
_BODIES = """SELECT id, CASE WHEN typeof(body) = 'blob' AND length(body) <= ? THEN body END
FROM revision NOT INDEXED ORDER BY number"""
_SECRETS = "SELECT record, secret FROM personal_key NOT INDEXED"
_VALUES = "SELECT record, key, value FROM personal_value NOT INDEXED ORDER BY record"
_CONTENTS = "SELECT content FROM content NOT INDEXED WHERE typeof(content) = 'blob' AND length(content) BETWEEN 1 AND ?"
_RECORDS = "SELECT record FROM personal_value NOT INDEXED WHERE typeof(record) = 'text'"
_DIGESTS = "SELECT sha256 FROM content NOT INDEXED WHERE typeof(sha256) = 'text'"
_FRAMES = "SELECT sha256, kind, size, packed FROM kept_frame NOT INDEXED WHERE typeof(packed) = 'blob'"
_SEALS = "SELECT body FROM seal NOT INDEXED WHERE typeof(body) = 'blob' AND length(body) <= ?"
_HELD = "SELECT revision FROM held NOT INDEXED"
_STREAMS = "SELECT lane, unit, role FROM stream NOT INDEXED WHERE role <> ''"
_OWN = "SELECT signing_key, nonce FROM lane NOT INDEXED WHERE lane = ? AND signing_key <> '' LIMIT 1"
_SETTINGS = "SELECT name, value FROM setting NOT INDEXED WHERE typeof(value) = 'text'"


class ForeignLog:
    """What of a data file may be carried into another one; `connection` only reads."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 (the driver has no types)
        self._connection = connection
        parts = parts_of(connection.execute(MASTER).fetchall())
        self._real = {name for name in _READ if _is_real(name, parts)}
        if "revision" not in self._real:
            raise UserError(
                _("这个文件里存放登记日志的表本身被换过，带不出来。"), _("请从备份、或从上报过的文件恢复。")
            )

    def entries(self) -> tuple[int, int]:
        """Return how many entries can be read, and how many can't."""
        read = sum(1 for _body in self.bodies())
        (total,) = self._connection.execute("SELECT count(*) FROM (SELECT 1 FROM revision NOT INDEXED)").fetchone()
        return read, total - read

    def bodies(self) -> Iterator[bytes]:
        """Yield the bytes of every entry that is one, and still the one whose number it bears."""
        for identity, body in self._connection.execute(_BODIES, (LONGEST_BODY,)):
            if body is not None and revision_id(body) == identity and _is_entry(body):
                yield body

    def personal(self) -> Iterator[PersonalValues]:
        """Yield the personal values of each record with its secrets; whether they fit, the commitments tell."""
        if not {"personal_key", "personal_value"} <= self._real:
            return
        secrets: dict[object, list[bytes]] = {}
        for record, secret in self._connection.execute(_SECRETS):
            secrets.setdefault(record, []).append(secret)
        for record, rows in groupby(self._connection.execute(_VALUES), key=lambda row: row[0]):
            values = tuple((key, value) for _record, key, value in rows if _is_value(value))
            sent = _checked(record, secrets.get(record, []), values)
            if sent is not None:
                yield sent

    def contents(self) -> Iterator[bytes]:
        """Yield the bytes of every attached file."""
        if "content" in self._real:
            for (content,) in self._connection.execute(_CONTENTS, (LARGEST,)):
                yield content

    def records_with_values(self) -> set[str]:
        """Return the records that personal values are kept of."""
        return self._words("personal_value", _RECORDS)

    def content_digests(self) -> set[str]:
        """Return under which SHA-256 attached files are kept."""
        return self._words("content", _DIGESTS)

    def _words(self, table: str, query: str) -> set[str]:
        return {word for (word,) in self._connection.execute(query)} if table in self._real else set()

    def held(self) -> set[str]:
        """Return the entries that the file kept without letting them count."""
        return self._words("held", _HELD)

    def seals(self, longest: int) -> Iterator[bytes]:
        """Yield the bytes of every seal; whether it is signed, whoever takes it in finds out."""
        if "seal" in self._real:
            for (body,) in self._connection.execute(_SEALS, (longest,)):
                yield body

    def streams(self) -> dict[str, tuple[str, str]]:
        """Return whose word the file takes each write stream for: a unit and a role."""
        if "stream" not in self._real:
            return {}
        rows = self._connection.execute(_STREAMS).fetchall()
        return {lane: (unit, role) for lane, unit, role in rows if all(isinstance(x, str) for x in (lane, unit, role))}

    def key_of(self, lane: str) -> tuple[str, str]:
        """Return the key and nonce that a write stream is named after; both empty where they don't make its name."""
        if {"lane", "seal"} <= self._real:  # with the seals came the nonces
            for key, nonce in self._connection.execute(_OWN, (lane,)):
                if isinstance(key, str) and isinstance(nonce, str) and lane_of_key(key, nonce) == lane:
                    return key, nonce
        return "", ""

    def frames(self) -> Iterator[dict[str, object]]:
        """Yield what only newer versions of the program understand, where it is what its hash says."""
        if "kept_frame" in self._real:
            for digest, kind, size, packed in self._connection.execute(_FRAMES):
                if isinstance(kind, str) and isinstance(size, int) and hashlib.sha256(packed).hexdigest() == digest:
                    yield {"sha256": digest, "kind": kind, "size": size, "packed": packed}

    def has(self, table: Table) -> bool:
        """Tell whether the file has a table, made as some version of the program makes it."""
        return table.name in self._real

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table in which every value is of its column's type; what they say isn't proven."""
        names = [str(column.name) for column in table.columns]
        if self.has(table):
            query = f"SELECT {', '.join(names)} FROM {table.name} NOT INDEXED"  # noqa: S608 (our own names)
            for values in self._connection.execute(query):
                if all(map(_is_of, table.columns, values)):
                    yield dict(zip(names, values, strict=True))

    def settings(self) -> dict[str, str]:
        """Return what the file says of who works with it; none of it is proven."""
        if "setting" not in self._real:
            return {}
        return {name: value for name, value in self._connection.execute(_SETTINGS) if isinstance(name, str)}


_READ = (
    *("revision", "personal_key", "personal_value", "content", "kept_frame", "setting"),
    *("seal", "held", "stream", "lane"),
    *("list_origin", "sent_head", "confirmed_head", "witnessed_head", "contradiction"),
)


def _is_real(table: str, parts: dict[str, str]) -> bool:
    """Tell whether a table is as some version of the program made it, and nothing else goes by its name."""
    called = [part for part in parts if part.partition(" ")[2].lower().removesuffix(" *") == table]
    known = {expected_parts(version).get(f"table {table}") for version in range(1, SCHEMA + 1)} - {None}
    return called == [f"table {table}"] and parts[f"table {table}"] in known


def _is_of(column: Column[Any], value: object) -> bool:
    if column.type.python_type is bool:
        return value in {0, 1}
    return isinstance(value, column.type.python_type)


def _is_entry(body: bytes) -> bool:
    try:
        parse(body)
    except DamagedRevisionError:
        return False
    return True


def _is_value(value: object) -> bool:
    try:
        return isinstance(value, bytes) and canonical(_VALUE.decode(value)) == value
    except UNREADABLE:
        return False


def _checked(record: object, secrets: list[bytes], values: tuple[tuple[object, bytes], ...]) -> PersonalValues | None:
    """Return values in the form in which they are handed over; None where they haven't that form."""
    try:
        return msgspec.convert((record, tuple(secrets), values), PersonalValues)
    except msgspec.ValidationError:
        return None
