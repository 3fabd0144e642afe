"""The inbox as the ledger gives it: hand-ins, receipts, returns, and whom to phone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.inbox_board import UnitRow
from desktop_app.model.kinds import HandIn, Inquiry, Staff, Unit
from desktop_app.office.months.hand_in import hand_in_months
from desktop_app.office.months.inbox import read_board
from desktop_app.office.months.receipts import give_receipts
from desktop_app.office.months.returns import return_record
from desktop_app.report.lists.chase_list import chase_list
from desktop_app.report.paper.document import Grid
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

TODAY = dt.date(2013, 4, 20)


def two_units(ledger: Ledger) -> tuple[str, str]:
    """Add two units with their officers; the second was set up in March."""
    with operation(ledger, "单位") as change:
        first = change.add(Unit, {"name": "甲处", "nature": "division", "position": 1})
        second = change.add(
            Unit, {"name": "乙处", "nature": "division", "position": 2, "since": "2013-03-05", "until": "2013-12-31"}
        )
        person = {"unit": first, "since": "2010-01-01"}
        change.add(Staff, {**person, "name": "王处", "role": "head", "telephone": "1"})
        change.add(Staff, {**person, "name": "李红", "role": "liaison", "telephone": "2"})
        change.add(Staff, {**person, "name": "前任", "role": "liaison", "telephone": "3", "until": "2012-12-31"})
        change.add(Unit, {"name": "旧处", "nature": "division", "until": "2012-12-31"})
    return first, second


def test_the_board_reads_units_hand_ins_receipts_and_returns(ledger: Ledger) -> None:
    first, second = two_units(ledger)
    with operation(ledger, "收下") as change:
        change.add(HandIn, {"unit": first, "year": 2013, "month": 1, "handed_in_on": "2013-02-08"})
        change.add(HandIn, {"unit": first, "year": 2013, "month": 2, "handed_in_on": "2013-03-09", "nil": True})
    give_receipts(ledger)
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {
            "unit": first,
            "day": "2013-01-05",
            "subject": "社保",
            "channel": "phone",
            "people": 1,
        }
        record = change.add(Inquiry, values)
    return_record(ledger, Inquiry, record, "人次不对")
    with reading(ledger) as session:
        found = read_board(session, ledger.rules, 2013, TODAY)
    assert [row.unit.name for row in found.rows] == ["甲处", "乙处", "办公室"]
    row = found.rows[0]
    assert [cell.state for cell in row.months[:5]] == ["changed", "late", "missing", "awaited", "future"]
    assert (row.unit.officer, row.unit.telephone, row.unit.returns) == ("李红", "2", 1)
    receipt = row.months[0].row
    assert receipt is not None
    assert (receipt.changed, receipt.receipt) == (1, dt.date(2013, 12, 31))
    assert [cell.state for cell in found.rows[1].months[:4]] == ["absent", "absent", "missing", "awaited"]
    assert isinstance(found.rows[1].unit, UnitRow)
    assert found.rows[1].unit.id == second


def test_a_unit_sees_its_own_row(ledger: Ledger) -> None:
    two_units(ledger)
    hand_in_months(ledger, 2013, {3: True})
    with reading(ledger) as session:
        found = read_board(session, ledger.rules, 2013, TODAY, ledger.profile.unit_id)
    (row,) = found.rows
    assert [cell.state for cell in row.months[:4]] == ["missing", "missing", "late", "awaited"]


def test_the_list_to_chase_names_months_officer_and_telephone(ledger: Ledger) -> None:
    two_units(ledger)
    with reading(ledger) as session:
        document = chase_list(read_board(session, ledger.rules, 2013, TODAY), "测试局").document()
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    assert [texts[1, column] for column in range(8)] == ["1", "甲处", "1—3 月", "", "", "李红", "2", ""]
    assert texts[2, 2] == "3 月"


def test_months_are_written_as_runs() -> None:
    assert months_text((1, 2, 3, 5, 7, 8)) == "1—3、5、7—8 月"
    assert months_text(()) == ""
