"""Handing in months, what changed in them since, and the receipts for them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.hand_in_due import hand_in_due
from desktop_app.model.kinds import Application, Category, HandIn, Receipt, Release, RuleSetting, Unit
from desktop_app.office.months.changed_since_hand_in import changed_since
from desktop_app.office.months.hand_in import hand_in_months, latest_hand_ins, record_counts
from desktop_app.office.months.receipts import give_receipts, without_receipt
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


@pytest.fixture
def category(ledger: Ledger) -> str:
    """Return a category to release in."""
    with operation(ledger, "分类") as change:
        return change.add(Category, {"name": "综合", "code": "A"})


def add_release(ledger: Ledger, category: str, day: str, **more: Value) -> str:
    """Add a release of the own unit on a day."""
    values: dict[str, Value] = {"title": "通知", "unit": ledger.profile.unit_id, "category": category}
    with operation(ledger, "新增") as change:
        return change.add(Release, values | {"released_on": day} | more)


def changed(ledger: Ledger, year: int = 2013) -> dict[int, int]:
    """Return how many records changed since its hand-in, by month."""
    with reading(ledger) as session:
        latest = latest_hand_ins(session, year)
        found = changed_since(session, latest.values())
        return {month: found[row.id] for (_unit, month), row in latest.items() if row.id in found}


def test_months_are_handed_in_by_the_own_unit_in_one_step(ledger: Ledger, category: str) -> None:
    add_release(ledger, category, "2013-03-05")
    done = hand_in_months(ledger, 2013, {3: False, 4: True}, note="已核对")
    assert done.new == {3, 4}
    with reading(ledger) as session:
        march = session.get_one(HandIn, done.months[3])
        assert (march.unit, march.year, march.month, march.nil) == (ledger.profile.unit_id, 2013, 3, False)
        assert (march.handed_in_on, march.handed_in_by, march.note) == (dt.date(2013, 12, 31), "测试员", "已核对")
        assert session.get_one(HandIn, done.months[4]).nil
    step = last_undoable(ledger)
    assert step is not None
    assert step.label == "上报 2013 年 3—4 月"
    undo(ledger, step.operation)
    with reading(ledger) as session:
        assert latest_hand_ins(session, 2013) == {}


def test_a_month_handed_in_again_is_new_only_after_a_change(ledger: Ledger, category: str) -> None:
    record = add_release(ledger, category, "2013-03-05")
    first = hand_in_months(ledger, 2013, {3: False, 5: True})
    again = hand_in_months(ledger, 2013, {3: False, 5: True})
    assert (again.months, again.new) == (first.months, frozenset())
    with operation(ledger, "改") as change:
        change.update(record, {"title": "通告"})
    after = hand_in_months(ledger, 2013, {3: False, 5: True})
    assert after.new == {3}
    assert after.months[3] != first.months[3]
    assert changed(ledger) == {}


def test_a_change_shows_in_the_months_it_is_dated_in_and_in_no_other(ledger: Ledger, category: str) -> None:
    kept = add_release(ledger, category, "2013-03-05")
    moved = add_release(ledger, category, "2013-04-05")
    gone = add_release(ledger, category, "2013-05-05")
    hand_in_months(ledger, 2013, dict.fromkeys(range(1, 8), False))
    assert changed(ledger) == {}
    with operation(ledger, "改") as change:
        change.update(moved, {"released_on": "2013-06-05"})
        change.delete(gone)
    add_release(ledger, category, "2013-07-05")
    add_release(ledger, category, "2013-08-05")
    with operation(ledger, "备注") as change:
        change.update(kept, {"remark": "备查"})
    assert changed(ledger) == {4: 1, 5: 1, 6: 1, 7: 1}


def test_a_reply_in_a_later_month_is_no_change_of_the_month_of_receipt(ledger: Ledger) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": "2013-03-20", "subject": "查询", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        record = change.add(Application, values)
    hand_in_months(ledger, 2013, {3: False})
    with operation(ledger, "答复") as change:
        change.update(record, {"replied_on": "2013-04-02", "decision": "granted"})
    assert changed(ledger) == {}
    with operation(ledger, "改") as change:
        change.update(record, {"channel": "letter"})
    assert changed(ledger) == {3: 1}


def test_another_unit_s_records_are_no_change_of_ours(ledger: Ledger, category: str) -> None:
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "甲处", "nature": "division"})
    hand_in_months(ledger, 2013, {3: True})
    add_release(ledger, category, "2013-03-05", unit=other)
    assert changed(ledger) == {}
    add_release(ledger, category, "2013-03-05")
    assert changed(ledger) == {3: 1}


@pytest.mark.parametrize(
    ("year", "months", "said"),
    [
        (2014, {1: True}, "2014 年 1 月还没有到，不能上报。"),
        (2013, {}, "没有选择要上报的月份。"),
        (2013, {2: True, 3: True}, "3 月已登记 1 条记录，不能按零报告上报。"),
    ],
)
def test_a_hand_in_that_cannot_be_true_is_refused_whole(
    ledger: Ledger, category: str, year: int, months: dict[int, bool], said: str
) -> None:
    add_release(ledger, category, "2013-03-05")
    with pytest.raises(UserError, match=said):
        hand_in_months(ledger, year, months)
    with reading(ledger) as session:
        assert latest_hand_ins(session, year) == {}


def test_records_are_counted_by_the_month_they_are_dated_in(ledger: Ledger, category: str) -> None:
    for day in ("2012-12-31", "2013-01-01", "2013-01-31", "2013-12-31"):
        add_release(ledger, category, day)
    with reading(ledger) as session:
        assert record_counts(session, ledger.profile.unit_id, 2013) == {1: 2, 12: 1}
        assert record_counts(session, "0" * 32, 2013) == {}


def test_every_hand_in_gets_one_receipt(ledger: Ledger) -> None:
    done = hand_in_months(ledger, 2013, {1: True, 2: True})
    given = give_receipts(ledger, "A1B2")
    assert give_receipts(ledger) == []
    with reading(ledger) as session:
        assert without_receipt(session) == []
        receipts = [session.get_one(Receipt, record) for record in given]
        assert {receipt.hand_in for receipt in receipts} == set(done.months.values())
        assert {(receipt.received_by, receipt.check_code) for receipt in receipts} == {("测试员", "A1B2")}


@pytest.mark.parametrize(
    ("month", "due"),
    [((2013, 1), "2013-02-08"), ((2013, 11), "2013-12-09"), ((2013, 12), "2014-01-08"), ((2013, 9), "2013-10-08")],
)
def test_a_month_is_due_on_the_eighth_of_the_next_or_the_working_day_after(
    ledger: Ledger, month: tuple[int, int], due: str
) -> None:
    assert hand_in_due(*month, ledger.rules) == dt.date.fromisoformat(due)


def test_the_office_sets_the_day_by_which_months_are_due(ledger: Ledger) -> None:
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "hand_in_day", "value": "10"})
    assert hand_in_due(2013, 1, ledger.rules) == dt.date(
        2013, 2, 16
    )  # the Spring Festival lasts to the 15th, the 16th is worked for it
