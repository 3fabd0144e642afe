"""A name that comes again is the record it was before, deleted or not."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.errors import UserError
from desktop_app.ledger import Ledger  # noqa: TC001 (pytest reads the annotation)
from desktop_app.model.kinds import Staff, Unit
from desktop_app.model.natural_id import natural_id
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import undo
from desktop_app.store.proof.verify import verify

UNIT = {"name": "就业处", "nature": "division", "number": "JY"}


def enter_again(ledger: Ledger) -> tuple[str, str]:
    """Enter a unit, delete it and enter it again with less; return the record and the operation."""
    with operation(ledger, "录入") as change:
        unit = change.add(Unit, UNIT)
    with operation(ledger, "删除") as change:
        change.delete(unit)
    with operation(ledger, "再录入") as change:
        change.add(Unit, UNIT | {"number": ""})
    return unit, change.notice.operation


def test_a_deleted_unit_comes_back_as_it_is_entered_now(ledger: Ledger) -> None:
    unit, _again = enter_again(ledger)
    assert unit == natural_id(Unit, UNIT)
    with reading(ledger) as session:
        row = session.get(Unit, unit)
        assert row
        assert (row.name, row.number) == ("就业处", "")
    assert verify(ledger).problems == ()


def test_taking_its_return_back_deletes_it_again_unless_it_is_used(ledger: Ledger) -> None:
    unit, again = enter_again(ledger)
    with operation(ledger, "人员") as change:
        person = change.add(Staff, {"name": "张三", "unit": unit, "role": "liaison", "since": dt.date(2013, 1, 1)})
    with pytest.raises(UserError, match="还被 1 条"):
        undo(ledger, again)
    with operation(ledger, "删除") as change:
        change.delete(person)
    undo(ledger, again)
    with reading(ledger) as session:
        assert session.get(Unit, unit) is None
