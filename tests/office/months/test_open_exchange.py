"""What waits between a unit and its office: nobody is reproached who works alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import HandIn, Inquiry, Unit
from desktop_app.office.months.open_exchange import (
    OfficeExchange,
    UnitExchange,
    waiting_for_office,
    waiting_for_unit,
)
from desktop_app.office.months.receiving_units import receiving_units
from desktop_app.office.months.returns import (
    accept_return,
    answer_return,
    latest_return,
    may_be_returned,
    open_returns_by_name,
    return_record,
    settled_returns,
)
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

TODAY = dt.date(2013, 3, 20)


def add_unit(ledger: Ledger) -> str:
    with operation(ledger, "单位") as change:
        return change.add(Unit, {"name": "甲处", "nature": "division", "position": 1})


def add_inquiry(ledger: Ledger, unit: str) -> str:
    with operation(ledger, "登记") as change:
        return change.add(Inquiry, {"unit": unit, "day": "2013-01-05", "channel": "phone", "people": 1})


def hand_in(ledger: Ledger, unit: str, month: int) -> None:
    with operation(ledger, "收下") as change:
        change.add(HandIn, {"unit": unit, "year": 2013, "month": month, "handed_in_on": "2013-02-08"})


def test_months_are_missing_only_where_one_was_ever_handed_in(ledger: Ledger) -> None:
    unit = add_unit(ledger)
    asked = (ledger.rules, unit, 2013, TODAY)
    assert read(ledger, waiting_for_unit, *asked) == UnitExchange(0, ())
    assert read(ledger, waiting_for_office, ledger.rules, 2013, TODAY) == OfficeExchange(0, 0, 0, 0)
    hand_in(ledger, unit, 1)
    assert read(ledger, waiting_for_unit, *asked) == UnitExchange(0, (2,))
    assert read(ledger, waiting_for_office, ledger.rules, 2013, TODAY).missing == 2
    assert read(ledger, waiting_for_unit, ledger.rules, "0" * 32, 2013, TODAY) == UnitExchange(0, ())


def test_a_returned_record_waits_for_the_unit_and_corrected_for_the_office(ledger: Ledger) -> None:
    unit = add_unit(ledger)
    return_record(ledger, Inquiry, add_inquiry(ledger, unit), "人次不对")
    (returned,) = read(ledger, open_returns_by_name, unit)
    assert returned.unit == "甲处"
    assert read(ledger, waiting_for_unit, ledger.rules, unit, 2013, TODAY).returned == 1
    assert read(ledger, waiting_for_office, ledger.rules, 2013, TODAY).answered == 0
    answer_return(ledger, returned.slip.id, "已改")
    assert read(ledger, waiting_for_unit, ledger.rules, unit, 2013, TODAY).returned == 0
    assert read(ledger, waiting_for_office, ledger.rules, 2013, TODAY).answered == 1


def test_a_settled_return_stays_to_be_looked_at_and_tells_what_became_of_the_record(ledger: Ledger) -> None:
    unit = add_unit(ledger)
    inquiry = add_inquiry(ledger, unit)
    return_record(ledger, Inquiry, inquiry, "人次不对")
    (returned,) = read(ledger, open_returns_by_name, unit)
    assert (returned.changed, returned.gone) == (None, False)
    with operation(ledger, "改") as change:
        change.update(inquiry, {"people": 7})
    (returned,) = read(ledger, open_returns_by_name, unit)
    assert returned.changed
    accept_return(ledger, returned.slip.id)
    assert read(ledger, open_returns_by_name, unit) == []
    with operation(ledger, "删") as change:
        change.delete(inquiry)
    (settled,) = read(ledger, settled_returns, unit)
    assert settled.slip.accepted_on
    assert settled.gone
    assert read(ledger, settled_returns, "0" * 32) == []


def test_only_another_unit_s_record_can_be_returned_and_only_once(ledger: Ledger) -> None:
    own, unit = ledger.profile.unit_id, add_unit(ledger)
    theirs = add_inquiry(ledger, unit)
    assert read(ledger, may_be_returned, Inquiry, theirs, own)
    assert not read(ledger, may_be_returned, Inquiry, add_inquiry(ledger, own), own)
    assert not read(ledger, may_be_returned, Inquiry, "0" * 32, own)
    assert read(ledger, latest_return, theirs) is None
    return_record(ledger, Inquiry, theirs, "人次不对")
    assert not read(ledger, may_be_returned, Inquiry, theirs, own)
    slip = read(ledger, latest_return, theirs)
    assert slip is not None
    assert slip.remark == "人次不对"


def test_files_go_down_to_all_units_but_the_own_one(ledger: Ledger) -> None:
    unit = add_unit(ledger)
    assert read(ledger, receiving_units, ledger.profile.unit_id) == [(unit, "甲处", False)]
    assert [one.name for one in read(ledger, receiving_units, unit)] == ["办公室"]
