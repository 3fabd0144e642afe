"""今日 and the deadlines: groups, units, late replies, slip and list on paper."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.law.calendar import WorkCalendar
from desktop_app.store.log.operation import operation
from desktop_app.ui.today.due_line import DueLine
from desktop_app.ui.today.page import TodayPage
from tests.ui.answering import button, click
from tests.ui.plain_pages import PlainPage
from tests.ui.today.cases import add_case, add_four, add_unit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def today(window: MainWindow, ledger: Ledger) -> TodayPage:
    """Return the page 今日 of a file with one case under each heading."""
    add_four(ledger)
    window.show_ledger(ledger)
    return page_of(window)


def page_of(window: MainWindow) -> TodayPage:
    """Return the page 今日."""
    assert window.desk is not None
    page = window.desk.pages.current
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> list[str]:
    """Return the lines of the open cases as a screen reader says them."""
    QApplication.processEvents()  # lines just added are shown only now
    return [line.accessibleName() for line in page.overview.due.findChildren(DueLine) if line.isVisible()]


def words(inside: QWidget) -> str:
    """Return all visible words."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def test_open_cases_stand_in_groups_the_overdue_first_and_counted(today: TodayPage) -> None:
    assert lines(today) == ["逾期 2 个工作日 甲", "剩 3 个工作日 乙", "剩 11 个工作日 丙", "待补正 丁"]
    said = words(today)
    for heading in ("已逾期 1 件", "即将到期 1 件", "期限内 1 件", "等待他方 1 件"):
        assert heading in said
    assert "等申请人，最迟 2013-12-31" in said


def test_a_line_names_the_internal_due_days_and_says_which_are_over(today: TodayPage) -> None:
    line = today.overview.due.findChildren(DueLine)[1]
    assert line.toolTip() == "答复期限 2013-12-25\n承办单位期限 2013-12-18\n办公室期限 2013-12-23"
    assert "已过承办期限" in words(line)


def test_a_due_day_in_a_year_not_announced_is_called_provisional(window: MainWindow, ledger: Ledger) -> None:
    add_case(ledger, "2013-12-20", "暂定", extended_on=dt.date(2013, 12, 20))
    ledger.in_force.rules = dataclasses.replace(ledger.rules, calendar=WorkCalendar({}))
    window.show_ledger(ledger)
    line = page_of(window).overview.due.findChildren(DueLine)[0]
    assert "（暂定）" in line.toolTip()
    assert "暂定到期" in words(line)


def test_the_list_narrows_to_one_unit(today: TodayPage, ledger: Ledger, qtbot: QtBot) -> None:
    assert not today.overview.due.units.isVisible()
    add_case(ledger, "2013-12-05", "戊", unit=add_unit(ledger, "就业促进处"))
    qtbot.waitUntil(lambda: len(lines(today)) == 5)
    units = today.overview.due.units
    assert [units.itemText(place) for place in range(units.count())] == ["全部单位", "办公室", "就业促进处"]
    units.setFocus()
    QTest.keyClick(units, Qt.Key.Key_Down)
    QTest.keyClick(units, Qt.Key.Key_Down)
    assert lines(today) == ["剩 4 个工作日 戊"]
    add_case(ledger, "2013-12-06", "己")
    qtbot.waitUntil(lambda: len(today.board.cases) == 6)
    assert lines(today) == ["剩 4 个工作日 戊"]


def test_a_long_group_unfolds_on_demand_but_the_count_is_of_all(
    window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    for number in range(7):
        add_case(ledger, "2013-12-17", f"第{number}件")
    window.show_ledger(ledger)
    page = page_of(window)
    assert "期限内 7 件" in words(page)
    assert len(lines(page)) == 5
    click(page, "显示其余 2 件")
    qtbot.waitUntil(lambda: len(lines(page)) == 7)


def test_late_replies_of_the_working_year_say_how_late_and_why(today: TodayPage, ledger: Ledger, qtbot: QtBot) -> None:
    add_case(ledger, "2013-03-01", "晚答", decision="granted", replied_on="2013-03-27")
    add_case(ledger, "2012-03-01", "去年", decision="granted", replied_on="2012-04-27")
    qtbot.waitUntil(lambda: "晚答" in words(today.overview.late))
    said = words(today.overview.late)
    assert "2013 年 2 件" in said
    assert "逾期 2 个工作日，仍未答复" in said
    assert "答复逾期 3 个工作日" in said
    assert "没有延期，期限也没有停止计算。 期限届满时：已登记。" in said
    assert "去年" not in said


def test_a_late_reply_opens_its_case(today: TodayPage, window: MainWindow) -> None:
    click(today, "逾期 2 个工作日，仍未答复 甲")
    assert window.desk is not None
    page = window.desk.pages.current
    assert isinstance(page, PlainPage)
    assert page.notes[-1] == ("open", "application", today.board.late[0].record_id, None)


def test_the_printer_button_of_a_line_shows_the_slip_and_not_the_case(today: TodayPage, window: MainWindow) -> None:
    click(today, "督办单：甲")
    assert page_of(window) is today
    assert today.stack.preview is not None
    assert today.stack.preview.document.startswith(b"%PDF")
    assert today.stack.preview.isVisible()
    with pytest.raises(LookupError):
        button(today, "打印待办清单")
    QTest.keyClick(today.stack.preview, Qt.Key.Key_Escape)
    assert today.overview.isVisible()
    assert button(today, "打印待办清单").isVisible()


def test_a_slip_of_a_case_that_is_gone_says_so(today: TodayPage, window: MainWindow, ledger: Ledger) -> None:
    gone = today.board.cases[0].record_id
    with operation(ledger, "删除") as change:
        change.delete(gone)
    today.print_slip(gone)
    assert not today.stack.previewing
    assert window.desk is not None
    assert window.desk.banner.isVisible()


def test_ctrl_p_shows_the_list_of_what_is_due(today: TodayPage, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert today.stack.previewing
