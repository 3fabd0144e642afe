"""Operations: one change by the user is one transaction, one undo step, one notice and one unit of exchange."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.store.log.change import Change
from desktop_app.store.log.writing import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger

__all__ = ["Change", "operation"]


@contextmanager
def operation(
    ledger: Ledger, label: str, *, why: str = "", who: str = "", undoes: str | None = None
) -> Iterator[Change]:
    """Change the ledger: all of the block or nothing; subscribers hear of it once it is safely in the file.

    `label` is what the undo menu says; `why` is a reason for the history. Raises `UserError` where the file can't
    be written (full disk, read-only medium).
    """
    with transaction(ledger) as session:
        change = Change(session, ledger, label, why=why, who=who, undoes=undoes)
        yield change
        change.close()
    if change.notice.records:
        change.guards.kept(change.stream)
        ledger.notices.publish(change.notice)
