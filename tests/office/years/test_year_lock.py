"""Locked years: what is refused, what a correction slip keeps, and what arrives all the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, CaseStep, Category, CorrectionSlip, Release, ReportStep, Staff, Unit
from desktop_app.model.record import values_of
from desktop_app.model.report_workflow import LOCKED, State
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.office.years.late_changes import late_changes, slip_for_late_changes
from desktop_app.office.years.report_steps import add_step, locked_years, report_state
from desktop_app.office.years.slips import records_of, slips_over
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

DAY = dt.date(2014, 3, 1)
SLIP = Correction("文号写错", "测试员", "王主任", dt.date(2014, 5, 6))


@pytest.fixture
def records(ledger: Ledger) -> dict[str, str]:
    """Return a few records of 2013 and 2014, by a short name."""
    unit = ledger.profile.unit_id
    case: dict[str, Value] = {"unit": unit, "channel": "face", "nature": "disclosure", "subject": "查询"}
    case |= {"received_on": "2013-12-20", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        category = change.add(Category, {"name": "综合", "code": "A"})
        release: dict[str, Value] = {"title": "通知", "unit": unit, "category": category}
        return {
            "category": category,
            "release": change.add(Release, release | {"released_on": "2013-03-01", "document_number": "1号"}),
            "later": change.add(Release, release | {"released_on": "2014-03-01"}),
            "case": change.add(Application, case),
            "staff": change.add(Staff, {"name": "李红", "unit": unit, "role": "liaison", "since": "2012-01-01"}),
        }


def lock(ledger: Ledger, year: int = 2013) -> None:
    """Take the year's report to the state 已备案."""
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in path:
            add_step(change, year, state, DAY, "测试员")


def slips(ledger: Ledger) -> list[dict[str, Value]]:
    """Return the values of every slip, in the order of their numbers."""
    with reading(ledger) as session:
        return [values_of(slip) for slip in session.scalars(select(CorrectionSlip).order_by(CorrectionSlip.number))]


def test_a_year_is_locked_from_its_filing_on(ledger: Ledger) -> None:
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "reopened", "filed", "published", "corrected")
    for state in path:
        with operation(ledger, "办理") as change:
            add_step(change, 2013, state, DAY, "测试员")
        with reading(ledger) as session:
            assert report_state(session, 2013) == state
            assert locked_years(session) == ({2013} if state in LOCKED else set())


def test_adding_changing_and_deleting_what_counts_in_a_locked_year_is_refused(
    ledger: Ledger, records: dict[str, str]
) -> None:
    lock(ledger)
    with pytest.raises(LockedYearError, match="2013 年的年报已经备案"), operation(ledger, "改") as change:
        change.update(records["release"], {"title": "通告"})
    with pytest.raises(LockedYearError), operation(ledger, "删") as change:
        change.delete(records["release"])
    new: dict[str, Value] = {"title": "新", "unit": ledger.profile.unit_id, "category": records["category"]}
    with pytest.raises(LockedYearError), operation(ledger, "增") as change:
        change.add(Release, new | {"released_on": "2013-05-01"})
    with pytest.raises(LockedYearError), operation(ledger, "移入") as change:
        change.update(records["later"], {"released_on": "2013-12-31"})
    with reading(ledger) as session:
        assert session.get_one(Release, records["release"]).title == "通知"
    assert verify(ledger).problems == ()


def test_what_counts_in_no_locked_year_stays_free(ledger: Ledger, records: dict[str, str]) -> None:
    lock(ledger)
    with operation(ledger, "改") as change:
        change.update(records["later"], {"title": "通告"})
        change.update(records["release"], {"remark": "备查"})
        change.update(records["staff"], {"telephone": "8888", "until": "2014-06-30"})
        change.update(records["case"], {"replied_on": "2014-01-09", "decision": "granted", "applicant_name": "李四"})
        change.add(CaseStep, {"application": records["case"], "step": "delivered", "day": "2014-01-10"})
        change.update(records["category"], {"name": "综合类"})
    with pytest.raises(LockedYearError), operation(ledger, "改") as change:
        change.update(records["staff"], {"until": "2013-06-30"})


def test_an_undo_obeys_the_lock(ledger: Ledger, records: dict[str, str]) -> None:
    with operation(ledger, "改") as change:
        change.update(records["release"], {"title": "通告"})
    step = last_undoable(ledger)
    assert step is not None
    lock(ledger)
    with pytest.raises(LockedYearError):
        undo(ledger, step.operation)
    with correcting(ledger, SLIP):
        undo(ledger, step.operation)
    (slip,) = slips(ledger)
    assert (slip["before"], slip["after"]) == ("主动公开信息“通告”：标题 通告", "主动公开信息“通告”：标题 通知")


def test_a_slip_keeps_both_versions_numbers_itself_and_marks_the_report(
    ledger: Ledger, records: dict[str, str]
) -> None:
    lock(ledger)
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "甲处", "nature": "division"})
    with correcting(ledger, SLIP), operation(ledger, "改") as change:
        change.update(records["release"], {"document_number": "2号", "unit": other})
    with correcting(ledger, SLIP), operation(ledger, "删") as change:
        change.delete(records["release"])
    first, second = slips(ledger)
    assert (first["number"], second["number"]) == ("更正〔2013〕1号", "更正〔2013〕2号")
    assert first["before"] == "主动公开信息“通知”：公开单位 办公室；文号 1号"
    assert first["after"] == "主动公开信息“通知”：公开单位 甲处；文号 2号"
    assert (first["reason"], first["approved_by"], first["corrected_on"]) == ("文号写错", "王主任", SLIP.day)
    assert second["after"] == "主动公开信息“通知”：没有这条记录"
    with reading(ledger) as session:
        assert report_state(session, 2013) == "corrected"
        assert session.get(Release, records["release"]) is None
        assert late_changes(session, 2013) == []


def test_a_change_of_two_locked_years_is_written_on_the_slip_of_each(ledger: Ledger, records: dict[str, str]) -> None:
    lock(ledger)
    lock(ledger, 2014)
    with correcting(ledger, SLIP), operation(ledger, "移") as change:
        change.update(records["later"], {"released_on": "2013-12-31"})
    assert [slip["number"] for slip in slips(ledger)] == ["更正〔2013〕1号", "更正〔2014〕1号"]


def test_nothing_corrected_writes_no_slip(ledger: Ledger, records: dict[str, str]) -> None:
    lock(ledger)
    with correcting(ledger, SLIP), operation(ledger, "改") as change:
        change.update(records["later"], {"title": "通告"})
    assert slips(ledger) == []


def test_a_personal_value_never_stands_on_a_slip(ledger: Ledger, records: dict[str, str]) -> None:
    lock(ledger)
    with correcting(ledger, SLIP), operation(ledger, "改") as change:
        change.update(records["case"], {"subject": "查阅", "applicant_name": "李四"})
    (slip,) = slips(ledger)
    assert "李四" not in f"{slip}"
    assert (slip["before"], slip["after"]) == (
        "依申请公开“查询”：申请事项 查询",
        "依申请公开“查询”：申请事项 查阅",
    )


@pytest.mark.parametrize("slip", [replace(SLIP, reason=" "), replace(SLIP, by=""), replace(SLIP, approved_by=" ")])
def test_a_slip_without_reason_name_or_approver_is_refused(ledger: Ledger, slip: Correction) -> None:
    with pytest.raises(UserError, match="更正原因、更正人和批准人"), correcting(ledger, slip):
        pass


def test_the_steps_and_slips_of_a_locked_year_stand(ledger: Ledger, records: dict[str, str]) -> None:
    lock(ledger)
    filing = last_undoable(ledger)
    assert filing is not None
    with pytest.raises(UserError, match="不能改动或撤销"):
        undo(ledger, filing.operation)
    with reading(ledger) as session:
        step = session.scalars(select(ReportStep)).first()
        assert step is not None
    with pytest.raises(UserError, match="不能改动或撤销"), operation(ledger, "改") as change:
        change.update(step.id, {"officer": "别人"})
    with correcting(ledger, SLIP), operation(ledger, "改") as change:
        change.update(records["release"], {"title": "通告"})
    with pytest.raises(UserError, match="不能改动或撤销"):
        undo(ledger, change.notice.operation)


def arrive(ledger: Ledger, record: str, values: dict[str, Value]) -> None:
    """Let a change come in that no lock was asked about, as a unit's file brings it."""
    with operation(ledger, "收下") as change:
        change.guards.before = lambda *_args: None  # type: ignore[method-assign]
        change.update(record, values)


def test_what_arrives_in_a_locked_year_is_listed_until_a_slip_covers_it(
    ledger: Ledger, records: dict[str, str]
) -> None:
    lock(ledger)
    arrive(ledger, records["release"], {"title": "通告"})
    arrive(ledger, records["later"], {"title": "公告"})
    with correcting(ledger, SLIP), operation(ledger, "改") as change:
        change.update(records["case"], {"subject": "查阅"})
    with reading(ledger) as session:
        (late,) = late_changes(session, 2013)
        assert (late.record, late.who) == (records["release"], "测试员")
        assert (late.corrected.before["title"], late.corrected.after["title"]) == ("通知", "通告")
        assert late_changes(session, 2014) == []
    slip_for_late_changes(ledger, 2013, SLIP)
    with reading(ledger) as session:
        assert late_changes(session, 2013) == []
        (over,) = slips_over(session, records["release"]).values()
        assert [slip.number for slip in over] == [slips(ledger)[1]["number"]]
        assert records["release"] in [one.id for one in records_of(session, over[0].id)]
    assert slips(ledger)[1]["after"] == "主动公开信息“通知”：标题 通告"
    with pytest.raises(UserError, match="没有收到变动"):
        slip_for_late_changes(ledger, 2013, SLIP)
    arrive(ledger, records["release"], {"title": "公示"})
    with reading(ledger) as session:
        assert len(late_changes(session, 2013)) == 1
