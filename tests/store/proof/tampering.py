"""Changing a data file behind the program's back: every way leaves the file's own protection in place afterwards."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.tables import LOG_GUARDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Statement = str | Callable[[Any], object]


def tamper(path: Path, *statements: Statement) -> None:
    """Run statements over a data file; each must change something."""
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        before = _whole(connection)
        for guard in LOG_GUARDS:
            connection.execute(f"DROP TRIGGER {guard.split()[2]}")
        for statement in statements:
            if callable(statement):
                statement(connection)
            else:
                connection.execute(statement)
        for guard in LOG_GUARDS:
            connection.execute(guard)
        assert _whole(connection) != before, "nothing was changed"


def _whole(connection: Any) -> Sequence[object]:
    marks = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "journal_mode")]
    things = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    tables = [name for kind, name, *_rest in things if kind == "table"]
    usual, connection.text_factory = connection.text_factory, bytes  # what a statement left may be no text
    rows = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]
    connection.text_factory = usual
    # Text and bytes that look the same are told apart by their type.
    return [*marks, *things, *rows, *(_types(connection, name) for name in tables)]


def _types(connection: Any, table: str) -> Sequence[object]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")')]
    types = ", ".join(f'typeof("{name}")' for name in columns)
    return list(connection.execute(f'SELECT {types} FROM "{table}"').fetchall())


def own_lane(connection: Any) -> str:
    """Return the write stream of the file's own PC."""
    return str(connection.execute("SELECT value FROM setting WHERE name = 'lane'").fetchone()[0])


def rewrite(connection: Any, number: int, old: bytes, new: bytes) -> None:
    """Put other words into an entry, under the hash that these have, and let the record show them."""
    record, identity, body = connection.execute(
        "SELECT record, id, body FROM revision WHERE number = ?", (number,)
    ).fetchone()
    assert old in body
    changed = bytes(body).replace(old, new)
    forged = revision_id(changed)
    connection.execute("UPDATE revision SET body = ?, id = ? WHERE number = ?", (changed, forged, number))
    connection.execute("UPDATE record_state SET heads = replace(heads, ?, ?)", (identity, forged))
    assert record
