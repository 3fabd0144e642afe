"""A case of a locked year: steps, the reply, fees and letters go on under a correction slip, in place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.model.kinds import Application, Attachment, CaseStep, CorrectionSlip, Fee, Letter
from desktop_app.office.years.report_steps import add_step
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.ui.asking import fill_in
from tests.ui.case.conftest import TODAY
from tests.ui.case.hands import fill, save, take
from tests.ui.case.test_letters import issue, look_at
from tests.ui.case.test_steps import named

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State
    from desktop_app.ui.case.case_view import CaseView

SLIP = {"reason": "写错了", "by": "张三", "approved_by": "王主任"}


def lock(ledger: Ledger) -> None:
    """File the report of the year that the case is of."""
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in path:
            add_step(change, TODAY.year, state, TODAY, "张三")
    QApplication.processEvents()


def slips(ledger: Ledger) -> int:
    """Return how many correction slips there are."""
    with reading(ledger) as session:
        return len(session.scalars(select(CorrectionSlip)).all())


@pytest.fixture
def step(ledger: Ledger, application: str) -> str:
    """Return a step that was taken before the year was locked."""
    with operation(ledger, "分办") as change:
        return change.add(CaseStep, {"application": application, "step": "assigned", "day": TODAY, "officer": "张华"})


def test_a_step_is_put_right_and_removed_under_slips(step: str, case: CaseView, ledger: Ledger) -> None:
    lock(ledger)
    QTest.mouseClick(named(case.timeline, "改正“分办”"), Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    fill(form, officer="李明")
    fill_in(SLIP)
    save(form)
    with reading(ledger) as session:
        assert session.get_one(CaseStep, step).officer == "李明"
    assert slips(ledger) == 1
    fill_in(SLIP)
    QTest.mouseClick(named(case.timeline, "删去“分办”"), Qt.MouseButton.LeftButton)
    with reading(ledger) as session:
        assert session.get(CaseStep, step) is None
    assert slips(ledger) == 2


def test_without_an_approver_a_step_stays_and_the_refusal_is_said(step: str, case: CaseView, ledger: Ledger) -> None:
    lock(ledger)
    heard: list[str] = []
    case._context.messages.said.connect(lambda message: heard.append(message.text))
    kept = fill_in(SLIP | {"approved_by": ""}, refused=True)
    QTest.mouseClick(named(case.timeline, "删去“分办”"), Qt.MouseButton.LeftButton)
    assert "批准人" in kept[0]
    assert "已经备案" in heard[-1]
    with reading(ledger) as session:
        assert session.get(CaseStep, step) is not None
    assert slips(ledger) == 0


def test_a_reply_is_put_right_under_a_slip(case: CaseView, ledger: Ledger, application: str) -> None:
    form = take(case, "reply")
    fill(form, decision="granted")
    save(form)
    lock(ledger)
    QTest.mouseClick(named(case.timeline, "改正“作出答复”"), Qt.MouseButton.LeftButton)
    again = case.steps.bar.form
    assert again
    fill(again, day="2025-11-11")
    fill_in(SLIP)
    save(again)
    with reading(ledger) as session:
        assert session.get_one(Application, application).replied_on == dt.date(2025, 11, 11)
    assert slips(ledger) == 1


def test_a_payment_is_registered_and_removed_under_slips(case: CaseView, ledger: Ledger) -> None:
    lock(ledger)
    QTest.mouseClick(case.fees.new_button, Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    fill(form, charged="100")
    fill_in(SLIP)
    save(form)
    QApplication.processEvents()
    with reading(ledger) as session:
        assert session.scalars(select(Fee)).one().charged == 10000
    fill_in(SLIP)
    QTest.mouseClick(named(case.fees, "删去这笔收费"), Qt.MouseButton.LeftButton)
    with reading(ledger) as session:
        assert session.scalars(select(Fee)).all() == []
    assert slips(ledger) == 2


def test_a_letter_that_numbers_its_step_is_issued_under_a_slip(case: CaseView, ledger: Ledger) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任", reason="需要征求第三方意见。")
    save(form)
    lock(ledger)
    look_at(case, "extension")
    fill_in(SLIP)
    issue(case)
    with reading(ledger) as session:
        letter = session.scalars(select(Letter)).one()
        assert session.scalars(select(CaseStep)).one().number == letter.number
    assert slips(ledger) == 1


def test_a_file_is_attached_without_a_slip_for_the_report_says_nothing_of_files(
    case: CaseView, ledger: Ledger, tmp_path: Path
) -> None:
    lock(ledger)
    path = tmp_path / "来信.pdf"
    path.write_bytes(b"%PDF-1.7")
    case.attachments.attach([path])
    with reading(ledger) as session:
        assert session.scalars(select(Attachment.name)).all() == ["来信.pdf"]
    assert slips(ledger) == 0
