"""How far the log is stands on paper: on every receipt and on the report once it is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Receipt
from desktop_app.office.months.receipts import give_receipts
from desktop_app.office.years.printed_marks import printed_marks
from desktop_app.office.years.report_steps import filing
from desktop_app.store.log.entry_list import log_mark
from desktop_app.store.log.reading import read, reading
from tests.report.yearly.test_state import TODAY, go, release

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

__all__ = ["release"]


def test_receipts_and_the_filed_report_bear_how_far_the_log_was(ledger: Ledger, release: str) -> None:
    assert release
    before = read(ledger, log_mark)
    give_receipts(ledger)
    with reading(ledger) as session:
        receipts = session.execute(select(Receipt.log_size, Receipt.log_code)).all()
    assert {tuple(row) for row in receipts} == {(before.size, before.code)}
    go(ledger, "hand_in", "check", "sign")
    assert read(ledger, printed_marks) == [before]
    at_filing = read(ledger, log_mark)
    go(ledger, "file")
    with reading(ledger) as session:
        filed = filing(session, 2013)
    assert filed is not None
    day, mark = filed
    assert day == TODAY
    assert mark.size >= at_filing.size
    assert read(ledger, printed_marks) == [before, mark]
