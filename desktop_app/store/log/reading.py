"""Reading: a plain session sees everything and is refused every change."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger


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
    """Open a short reading session; keep it shorter than a user's breath, a writer may be waiting."""
    with ReadingSession(ledger.reader, autoflush=True, expire_on_commit=False) as session:
        yield session
