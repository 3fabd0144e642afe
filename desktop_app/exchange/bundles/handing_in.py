"""Handing in a month (上报): the hand-in is entered and travels inside the file written with it, or neither happens."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.sending import Sent, Wanted, send
from desktop_app.office.months.hand_in import hand_in_months
from desktop_app.progress import silent
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.undo import undo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


def hand_in(
    ledger: Ledger,
    target: Path,
    *,
    year: int,
    months: Mapping[int, bool],
    note: str = "",
    wanted: Wanted | None = None,
    progress: Progress = silent,
) -> Sent:
    """Hand in months (month → whether it is nil) and write the file; a `UserError` means nothing was handed in."""
    handed = hand_in_months(ledger, year, months, note=note)
    try:
        return send(ledger, target, wanted, progress)
    # Cancelling and our own bugs too: a month stands as handed in only together with its file.
    except BaseException:
        for month in sorted(handed.new):
            _take_back(ledger, handed.months[month])
        raise


def _take_back(ledger: Ledger, record: str) -> None:
    with reading(ledger) as session:
        operation = session.scalar(select(REVISION.c.operation).filter_by(record=record).limit(1))
    with suppress(UserError):  # taken back with the first of its operation's records
        undo(ledger, str(operation))
