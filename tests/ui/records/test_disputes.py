"""复议诉讼 in the window: terms in the list, the linked application's unit, files, and the day on 今日 and on paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Application, Dispute, DisputeAttachment
from desktop_app.report.lists.due_board import due_board
from desktop_app.report.lists.due_list import due_list
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.editor_head import BESIDE
from desktop_app.ui.ledgers.pages import DisputesPage
from desktop_app.ui.today.dispute_line import DisputeLine
from desktop_app.ui.today.month_days import month_days
from desktop_app.ui.today.page import TodayPage
from tests.ui.answering import click
from tests.ui.conftest import TODAY
from tests.ui.records.hands import editor_of, form_of, press, retype, text_of
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small


def add_dispute(ledger: Ledger, **more: Value) -> str:
    values: dict[str, Value] = {
        "procedure": "review",
        "unit": ledger.profile.unit_id,
        "subject": "不服答复申请复议",
        "case_number": "青政复〔2013〕9号",
        "filed_on": dt.date(2013, 12, 2),
        "notified_on": dt.date(2013, 12, 13),
    }
    with operation(ledger, "登记复议") as change:
        return change.add(Dispute, values | more)


@pytest.fixture
def page(real_window: MainWindow) -> DisputesPage:
    """Return the page of disputes."""
    assert real_window.desk
    real_window.desk.navigate("disputes")
    shown = real_window.desk.pages.current
    assert isinstance(shown, DisputesPage)
    return shown


def test_the_list_shows_both_terms(page: DisputesPage, ledger: Ledger, qtbot: QtBot) -> None:
    add_dispute(ledger)
    qtbot.waitUntil(lambda: page.shown.count == 1)
    model = page.shown.table.records
    cells = {column.heading: str(model.index(0, place).data()) for place, column in enumerate(model.columns)}
    assert cells["答复（答辩）期限"] == "2013-12-23"
    assert cells["法定审结期限"] == "2014-02-07"


def test_a_linked_application_fills_in_its_unit_and_matter(
    page: DisputesPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    values: dict[str, Value] = {
        "unit": small.units["就业处"],
        "number": "2013-7",
        "channel": "web",
        "nature": "disclosure",
        "subject": "就业补贴名单",
        "received_on": dt.date(2013, 11, 1),
        "applicant_type": "natural",
    }
    with operation(ledger, "登记") as change:
        change.add(Application, values)
    page.new_record()
    form = form_of(page)
    assert text_of(form, "unit") == "办公室"
    editor = editor_of(form, "application")
    editor.setFocus()
    type_in(editor, "就业补贴")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text_of(form, "unit") == "就业处")
    assert text_of(form, "subject") == "就业补贴名单"


def test_what_was_typed_is_not_written_over_by_a_link(
    page: DisputesPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {"unit": small.units["就业处"], "subject": "就业补贴名单", "nature": "disclosure"}
        more: dict[str, Value] = {"channel": "web", "applicant_type": "natural", "received_on": dt.date(2013, 11, 1)}
        change.add(Application, values | more)
    page.new_record()
    form = form_of(page)
    retype(form, "subject", "own words")
    editor = editor_of(form, "application")
    editor.setFocus()
    type_in(editor, "就业补贴")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text_of(form, "unit") == "就业处")
    assert text_of(form, "subject") == "own words"


def test_the_judgment_is_kept_with_its_case(
    page: DisputesPage, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgment = tmp_path / "判决书.pdf"
    judgment.write_bytes(b"%PDF-1.7 judgment")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(judgment)], ""))
    dispute = add_dispute(ledger)
    page.open_record("dispute", dispute, None)
    page.editor.head.tabs.setCurrentIndex(BESIDE)
    click(page.files, "添加附件")
    with reading(ledger) as session:
        (kept,) = session.scalars(select(DisputeAttachment)).all()
        assert (kept.dispute, kept.name, kept.size) == (dispute, "判决书.pdf", 17)


def test_today_the_calendar_and_the_printed_list_show_the_own_answer(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    dispute = add_dispute(ledger)
    assert real_window.desk
    real_window.desk.navigate("today")
    page = real_window.desk.pages.current
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: len(page.overview.due.findChildren(DisputeLine)) == 1)
    line = page.overview.due.findChildren(DisputeLine)[0]
    assert "剩 1 个工作日" in [label.text() for label in line.findChildren(QLabel)]
    days = month_days(TODAY, ledger.rules.calendar, page.board.cases, page.board.disputes)
    due = {day.day: [one.words for one in day.due] for day in days if day.due}
    assert due == {dt.date(2013, 12, 23): ["行政复议：本机关书面答复 青政复〔2013〕9号 不服答复申请复议"]}
    rows = due_list(due_board(ledger, 2013, TODAY).paper("")).rows
    assert rows[0] == ("复议诉讼（1 件）",)
    assert rows[1][4] == "2013-12-23"
    page.open_due(dispute)
    shown = real_window.desk.pages.current
    assert isinstance(shown, DisputesPage)
    assert shown.editor.record_id == dispute


def test_the_navigation_counts_own_answers_that_are_due(real_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    assert real_window.desk
    (entry,) = (one for one in real_window.desk.sidebar.entries() if one.name == "disputes")
    dispute = add_dispute(ledger)
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "1 件须提交答复或答辩")
    with operation(ledger, "答复") as change:
        change.update(dispute, {"answered_on": dt.date(2013, 12, 18)})
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "")


def test_one_that_is_answered_waits_for_the_decision_and_a_closed_one_for_nothing(ledger: Ledger) -> None:
    add_dispute(ledger, answered_on=dt.date(2013, 12, 16))
    add_dispute(ledger, closed_on=dt.date(2013, 12, 18), outcome="upheld")
    (dispute,) = due_board(ledger, 2013, TODAY).disputes
    assert (dispute.own, dispute.term) == (False, "审结")
    assert dispute.left
    assert dispute.left.due_on == dt.date(2014, 2, 7)
