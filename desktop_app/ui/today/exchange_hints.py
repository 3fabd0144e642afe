"""What waits between the unit and the office: returned records, months to hand in, differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.months.hand_in import latest_hand_ins
from desktop_app.office.months.inbox import read_board
from desktop_app.office.months.returns import open_returns
from desktop_app.store.merge.differences import count_differences
from desktop_app.ui.today.hints import Hint
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

_PAGE = "exchange"


def exchange_hints(session: Session, ledger: Ledger, year: int, today: dt.date) -> list[Hint]:
    """Return what whoever works with this file has to do on the page 上报汇总."""
    profile = ledger.profile
    lines = (
        _for_office(session, ledger, year, today)
        if profile.role == "office"
        else _for_unit(session, ledger, year, today)
    )
    return [Hint(text, _PAGE) for text in lines]


def _for_unit(session: Session, ledger: Ledger, year: int, today: dt.date) -> Iterator[str]:
    unit = ledger.profile.unit_id
    returned = sum(slip.answered_on is None for slip in open_returns(session, unit))
    if returned:
        yield _("办公室退回 {count} 条记录，请改正并写明怎样改的。").format(count=returned)
    row = next(iter(read_board(session, ledger.rules, year, today, unit).rows), None)
    # Who never handed anything in doesn't use hand-ins (yet): no reproach every day.
    if row and row.listed("missing") and latest_hand_ins(session, year, unit):
        yield _("{months}还没有上报。").format(months=months_text(row.listed("missing")))


def _for_office(session: Session, ledger: Ledger, year: int, today: dt.date) -> Iterator[str]:
    answered = sum(slip.answered_on is not None for slip in open_returns(session))
    if answered:
        yield _("{count} 条退回的记录已经改正，待办结。").format(count=answered)
    differing = count_differences(session)
    if differing:
        yield _("{count} 处差异待处理。").format(count=differing)
    # An office that never took a hand-in works alone (yet): no reproach every day.
    if latest_hand_ins(session, year):
        missing = read_board(session, ledger.rules, year, today).missing
        if missing:
            yield _("{count} 个单位还有月份没有上报。").format(count=missing)
