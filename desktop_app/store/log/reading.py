"""Reading: a plain session sees everything and is refused every change."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import codes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.exc import DBAPIError

    from desktop_app.ledger import Ledger

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


_BUSY = 5
"""SQLite's SQLITE_BUSY: it waited, and another connection or program still holds the file."""


_CORRUPT = 11
"""SQLite's SQLITE_CORRUPT: a page isn't what it must be; its other codes for that only add to the upper bits."""
_PRIMARY = 0xFF
_NO_TEXT = "Could not decode to UTF-8"
"""What the driver says, by no code of its own, where bytes stand that are no text."""


class DamagedPartError(UserError):
    """A part of the data file can't be read any more."""


class PlainWriteError(RuntimeError):
    """A plain session tried to change a projected table; changes go through `operation` only."""


class ReadingSession(Session):
    """A session that looks and never changes anything."""

    def flush(self, objects: object = None) -> None:
        """Refuse new, changed or deleted records; SQLite itself refuses any other way of writing."""
        del objects
        if self.new or self.dirty or self.deleted:
            raise PlainWriteError


@contextmanager
def reading(ledger: Ledger) -> Iterator[Session]:
    """Open a short reading session in the file's own code lists.

    Keep it shorter than a user's breath: a writer may be waiting. Raises `UserError` where the file stays in use for
    longer than a reader waits (`busy_timeout`), or a part of it is damaged.
    """
    try:
        # Flushing by itself makes a forgotten change an error at once, and not a change that is lost.
        with codes_of(ledger.codes), ReadingSession(ledger.reader, autoflush=True, expire_on_commit=False) as session:
            yield session
    except DatabaseError as error:
        if damage := damage_in(error):
            raise damage from error
        if getattr(error.orig, "sqlite_errorcode", None) != _BUSY:
            raise
        raise UserError(
            _("文件正被占用，暂时读不出来。"), _("请等正在写入、备份或杀毒扫描结束，过一会儿再试；数据没有改动。")
        ) from error


def read(
    ledger: Ledger, question: Callable[Concatenate[Session, Asked], Answer], *args: Asked.args, **kwargs: Asked.kwargs
) -> Answer:
    """Return the answer to one question, put to a short reading session of its own.

    Screens and commands read like this: they never hold a session. The answer has to be whole: what is still to be
    read when it is returned can't be read any more.
    """
    with reading(ledger) as session:
        return question(session, *args, **kwargs)


def damage_in(error: DBAPIError) -> DamagedPartError | None:
    """Return what to say of an error that tells of damage; None where it tells of something else."""
    code = getattr(error.orig, "sqlite_errorcode", None) or 0
    if code & _PRIMARY != _CORRUPT and not str(error.orig).startswith(_NO_TEXT):
        return None
    return DamagedPartError(
        _("文件里有一部分读不出来，可能已损坏；这一步没有做。"),
        _("请用“帮助”菜单里的“自检”看是哪里，再修复，或从备份恢复。"),
    )
