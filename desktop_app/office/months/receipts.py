"""Receipts (回执): the office's word to a unit that its month has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from desktop_app.i18n import _
from desktop_app.model.kinds import HandIn, Receipt
from desktop_app.store.log.entry_list import log_mark
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.log_mark import LogMark
    from desktop_app.store.log.change import Change


def without_receipt(session: Session, year: int | None = None) -> list[HandIn]:
    """Return the hand-ins that have no receipt yet, by unit and month."""
    query = select(HandIn).where(~exists().where(Receipt.hand_in == HandIn.id))
    if year is not None:
        query = query.where(HandIn.year == year)
    return list(session.scalars(query.order_by(HandIn.unit, HandIn.year, HandIn.month, HandIn.id)))


def add_receipts(
    change: Change,
    hand_ins: Iterable[str],
    day: dt.date,
    person: str,
    check_code: str = "",
    mark: LogMark | None = None,
) -> list[str]:
    """Add a receipt for each hand-in, inside an operation; `check_code` lets both sides compare what they hold.

    `mark` is how far the office's log is: the unit has it in writing then.
    """
    values: dict[str, Value] = {"received_on": day, "received_by": person, "check_code": check_code}
    if mark is not None:
        values |= {"log_size": mark.size, "log_code": mark.code}
    return [change.add(Receipt, {"hand_in": hand_in, **values}) for hand_in in hand_ins]


def give_receipts(ledger: Ledger, check_code: str = "") -> list[str]:
    """Give a receipt for every hand-in that has none, in one operation; returns the receipts' ids."""
    today = ledger.source.now().astimezone().date()
    with operation(ledger, _("出具回执")) as change:
        waiting = [row.id for row in without_receipt(change.session)]
        if not waiting:
            return []
        return add_receipts(change, waiting, today, ledger.profile.person, check_code, log_mark(change.session))
