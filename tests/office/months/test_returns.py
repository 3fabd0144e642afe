"""Records returned to their unit: with a remark, an answer, and an end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, CaseStep, Channel, Inquiry, ReturnSlip, Unit
from desktop_app.office.months.returns import (
    accept_return,
    answer_return,
    open_returns,
    return_record,
    return_records,
    returns_of,
)
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def add_inquiry(ledger: Ledger) -> str:
    """Add an inquiry of the own unit."""
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {"unit": ledger.profile.unit_id, "day": "2013-03-01", "subject": "社保"}
        return change.add(Inquiry, values | {"channel": "phone", "people": 3})


def test_a_record_is_returned_answered_and_closed(ledger: Ledger) -> None:
    record = add_inquiry(ledger)
    return_record(ledger, Inquiry, record, " 人次不对 ")
    with reading(ledger) as session:
        (slip,) = open_returns(session, ledger.profile.unit_id)
    assert (slip.record, slip.record_kind, slip.record_title, slip.remark) == (record, "inquiry", "社保", "人次不对")
    assert (slip.returned_on, slip.returned_by) == (dt.date(2013, 12, 31), "测试员")
    answer_return(ledger, slip.id, "已改为 2 人次")
    with reading(ledger) as session:
        (answered,) = returns_of(session, record)
        assert (answered.answer, answered.answered_by) == ("已改为 2 人次", "测试员")
    accept_return(ledger, slip.id)
    with reading(ledger) as session:
        assert open_returns(session) == []
        assert returns_of(session, record) == []
        assert session.get_one(ReturnSlip, slip.id).accepted_on == dt.date(2013, 12, 31)


def test_what_a_file_brought_is_returned_in_one_step_but_for_the_own_and_what_is_returned_already(
    ledger: Ledger,
) -> None:
    with operation(ledger, "登记") as change:
        other = change.add(Unit, {"name": "就业处", "nature": "division", "number": "J"})
        values: dict[str, Value] = {
            "unit": other,
            "day": "2013-03-01",
            "subject": "失业",
            "channel": "phone",
            "people": 1,
        }
        theirs = [change.add(Inquiry, values) for _time in range(3)]
    own = add_inquiry(ledger)
    return_record(ledger, Inquiry, theirs[0], "先前退的")
    assert return_records(ledger, {Inquiry: (*theirs, own, "0" * 32)}, " 重复了 ") == 2
    with reading(ledger) as session:
        assert sorted((slip.record, slip.remark) for slip in open_returns(session, other)) == sorted(
            [(theirs[0], "先前退的"), (theirs[1], "重复了"), (theirs[2], "重复了")]
        )
    with pytest.raises(UserError, match="没有可以退回的"):
        return_records(ledger, {Inquiry: [*theirs, own]}, "再来")
    step = last_undoable(ledger)
    assert step
    undo(ledger, step.operation)
    with reading(ledger) as session:
        assert [slip.record for slip in open_returns(session)] == [theirs[0]]


def test_the_unanswered_come_first(ledger: Ledger) -> None:
    first, second = add_inquiry(ledger), add_inquiry(ledger)
    return_record(ledger, Inquiry, first, "一")
    with reading(ledger) as session:
        (slip,) = open_returns(session)
    answer_return(ledger, slip.id, "已改")
    return_record(ledger, Inquiry, second, "二")
    with reading(ledger) as session:
        assert [slip.remark for slip in open_returns(session)] == ["二", "一"]
        assert open_returns(session, "0" * 32) == []


def test_a_part_of_a_record_belongs_to_the_unit_of_the_whole(ledger: Ledger) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": "2013-03-20", "subject": "查询", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        case = change.add(Application, values)
        step = change.add(CaseStep, {"application": case, "step": "correction", "day": "2013-03-21"})
    return_record(ledger, CaseStep, step, "日期不对")
    with reading(ledger) as session:
        assert [slip.unit for slip in open_returns(session)] == [ledger.profile.unit_id]


def test_what_belongs_to_no_unit_or_says_nothing_is_refused(ledger: Ledger) -> None:
    with operation(ledger, "渠道") as change:
        channel = change.add(Channel, {"name": "门户网站", "code": "web", "nature": "website"})
    with pytest.raises(UserError, match="不属于哪个单位"):
        return_record(ledger, Channel, channel, "不对")
    record = add_inquiry(ledger)
    with pytest.raises(UserError, match="请填写“退回意见”"):
        return_record(ledger, Inquiry, record, "  ")
    with pytest.raises(UserError, match="已经不在了"):
        return_record(ledger, Inquiry, "0" * 32, "不对")
    return_record(ledger, Inquiry, record, "不对")
    with reading(ledger) as session:
        (slip,) = open_returns(session)
    with pytest.raises(UserError, match="怎样改正"):
        answer_return(ledger, slip.id, " ")
