"""The file as this window left it: what another program put in its place meanwhile is noticed before the next save.

A lock keeps a second window out, but no copying program: a backup copied over the open file, a file moved away, a
synchronised folder. Saving over that would lose what either held without a word.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.log.last_seen import LastSeen, Place

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

_STAMP = "stamp"
"""The setting that every save changes, so that no two states of a file look alike."""

_STAMP_BYTES = 8
_STATE = """
(SELECT value FROM setting WHERE name = 'lane'),
(SELECT value FROM setting WHERE name = 'lane_seq'), (SELECT value FROM setting WHERE name = 'lane_tip'),
(SELECT max(number) FROM revision), (SELECT id FROM revision ORDER BY number DESC LIMIT 1)"""
_MARKS = f"SELECT (SELECT value FROM setting WHERE name = '{_STAMP}'), {_STATE}"  # noqa: S608 (of nothing but what stands here)
_STAMPED = f"""INSERT INTO setting (name, value) VALUES ('{_STAMP}', ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING value, {_STATE}"""  # noqa: S608 (of nothing but what stands here)


class ReplacedFileError(UserError):
    """The file isn't the one this window opened and left any more: nothing is saved before it is opened anew."""


def seen(session: Session, path: Path) -> LastSeen:
    """Return how a file stands now."""
    return LastSeen(_marks(session), _place(path))


def meet(ledger: Ledger) -> None:
    """Look at the file before a transaction: where anything touched it, connections begin afresh.

    What they have read before may be of another file. Raises `ReplacedFileError` where it is gone.
    """
    known = ledger.last_seen
    place = _place(ledger.path)
    if known is not None and place != known.place:
        ledger.reader.dispose()
        ledger.writer.dispose()
        known.place = place


def begin(ledger: Ledger, session: Session) -> int:
    """Begin a transaction, on a file that is as this window left it; returns how often the connection has written.

    Raises `ReplacedFileError`.
    """
    known = ledger.last_seen
    if known is not None and (_marks(session) != known.marks or _place(ledger.path) != known.place):
        raise _replaced(ledger.path)
    return _written(session)


def mark(session: Session, before: int) -> tuple[Any, ...] | None:
    """Mark what a transaction leaves, before it is kept; None where it changes nothing, or was taken back."""
    if not session.in_transaction() or _written(session) == before:
        return None
    return tuple(session.connection().exec_driver_sql(_STAMPED, (secrets.token_hex(_STAMP_BYTES),)).one())


def note(ledger: Ledger, marks: tuple[Any, ...] | None) -> None:
    """Remember how a transaction left the file, once it is kept."""
    if ledger.last_seen is not None and marks is not None:
        ledger.last_seen.marks = marks
        with suppress(ReplacedFileError):  # moved away in this very moment: the next transaction says so
            ledger.last_seen.place = _place(ledger.path)


def _marks(session: Session) -> tuple[Any, ...]:
    return tuple(session.connection().exec_driver_sql(_MARKS).one())


def _written(session: Session) -> int:
    return int(session.connection().connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


def _place(path: Path) -> Place:
    try:
        found = path.stat()
    except OSError as error:
        raise ReplacedFileError(
            _("“{name}”已经不在原来的位置（被移走、改名、删除，或者 U 盘被拔出），这一步没有保存。").format(
                name=path.name
            ),
            _("填写的内容还在。请把文件放回原处再保存；放不回的，请从备份恢复。"),
        ) from error
    return Place(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _replaced(path: Path) -> ReplacedFileError:
    return ReplacedFileError(
        _("“{name}”在打开期间被别的程序换成了另一份（例如拷入了备份），这一步没有保存。").format(name=path.name),
        _("填写的内容还在。请重新打开这份台账，看清是哪一份，再保存；要回到原来的，请先把它改名，再从备份恢复。"),
    )
