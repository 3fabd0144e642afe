"""The rules of a data file: announced years, local days and settings, and what moves when they change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from desktop_app.model.kinds import Application, CalendarYear, LocalDay, RuleSetting
from desktop_app.office.rules.rules_in_force import load_rules
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify
from tests.model.law.cases import whole_year

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def add_application(ledger: Ledger, received_on: str, **values: Value) -> str:
    """Add an application received on a day."""
    plain: dict[str, Value] = {"subject": "查询", "unit": ledger.profile.unit_id, "channel": "face"}
    plain |= {"nature": "disclosure", "applicant_type": "natural", "received_on": received_on}
    with operation(ledger, "登记") as change:
        return change.add(Application, plain | values)


def due_on(ledger: Ledger, record: str) -> dt.date | None:
    """Return an application's due day as it stands in the file."""
    with reading(ledger) as session:
        return session.get_one(Application, record).due_on


def test_a_local_day_off_moves_the_due_day_of_open_cases_and_names_them(ledger: Ledger) -> None:
    open_case = add_application(ledger, "2013-07-01")
    other = add_application(ledger, "2013-03-01")
    before = due_on(ledger, open_case)
    assert before == dt.date(2013, 7, 22)
    with operation(ledger, "台风停工") as change:
        change.add(LocalDay, {"day": "2013-07-10", "working": False, "reason": "台风停工"})
    assert change.moved == {open_case: (before, dt.date(2013, 7, 23))}
    assert due_on(ledger, open_case) == dt.date(2013, 7, 23)
    assert other not in change.moved
    assert not ledger.rules.calendar.is_workday(dt.date(2013, 7, 10))
    assert change.notice.kinds == {"local_day", "application"}
    assert verify(ledger).problems == ()


def test_undoing_the_local_day_moves_the_due_day_back(ledger: Ledger) -> None:
    case = add_application(ledger, "2013-07-01")
    with operation(ledger, "台风停工") as change:
        change.add(LocalDay, {"day": "2013-07-10", "working": False, "reason": "台风停工"})
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    assert due_on(ledger, case) == dt.date(2013, 7, 22)
    assert ledger.rules.calendar.is_workday(dt.date(2013, 7, 10))
    assert verify(ledger).problems == ()


def test_an_announced_year_replaces_what_was_only_computed(ledger: Ledger) -> None:
    case = add_application(ledger, "2027-09-20")
    assert ledger.rules.calendar.provisional(dt.date(2027, 10, 11))
    before = due_on(ledger, case)
    year = whole_year(2027, holidays="2027-10-02至2027-10-07 国庆节", workdays="2027-10-09 国庆节")
    with operation(ledger, "导入 2027 年节假日") as change:
        change.add(CalendarYear, year)
    assert not ledger.rules.calendar.provisional(dt.date(2027, 10, 11))
    after = due_on(ledger, case)
    assert before is not None
    assert after is not None
    assert after > before
    assert ledger.rules.calendar.is_workday(dt.date(2027, 10, 9))


def test_an_operation_that_fails_changes_no_rule(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), operation(ledger, "停工") as change:
        change.add(LocalDay, {"day": "2013-07-10", "working": False, "reason": "台风停工"})
        _ = 1 // 0
    assert ledger.rules.calendar.is_workday(dt.date(2013, 7, 10))


def test_a_setting_is_read_from_its_record(ledger: Ledger) -> None:
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "reply_number_pattern", "value": "青人社依复〔{year}〕{n}号"})
    assert ledger.rules.settings["reply_number_pattern"] == "青人社依复〔{year}〕{n}号"


def test_the_rules_are_there_again_when_the_file_is_opened_again(ledger: Ledger) -> None:

    with operation(ledger, "停工") as change:
        change.add(LocalDay, {"day": "2013-07-10", "working": False, "reason": "台风停工"})
    with Session(ledger.reader) as session:
        assert not load_rules(session).calendar.is_workday(dt.date(2013, 7, 10))
