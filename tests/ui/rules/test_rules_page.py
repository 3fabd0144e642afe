"""办理规则: reading the calendar, taking a year in, local days, settings, and what moves with them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit
from sqlalchemy import select

from desktop_app.model.kinds import Application, CalendarYear, LocalDay, RuleSetting
from desktop_app.model.law.calendar import WorkCalendar
from desktop_app.model.law.rule_settings import questions
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.paths import resource
from desktop_app.store.log.reading import reading
from desktop_app.ui.rules.rules_page import RulesPage
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import button, click
from tests.ui.conftest import TODAY, at_once
from tests.ui.today.cases import add_case
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication as Application_
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings


@pytest.fixture
def real_window(qtbot: QtBot, dressed: Application_, settings: Settings) -> Iterator[MainWindow]:
    """Return the window with its real pages."""
    assert dressed
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    yield made
    made.close()


@pytest.fixture
def case(ledger: Ledger) -> str:
    """Return the id of an open case, due on 25 December 2013."""
    return add_case(ledger, "2013-12-04", "体检标准", number="2013-9")


@pytest.fixture
def page(real_window: MainWindow, ledger: Ledger, case: str) -> RulesPage:
    """Return the page of a file with one open case."""
    assert case
    real_window.show_ledger(ledger)
    return shown(real_window)


def shown(window: MainWindow) -> RulesPage:
    """Go to the page and return it."""
    assert window.desk is not None
    window.desk.navigate("rules")
    page = window.desk.pages.current
    assert isinstance(page, RulesPage)
    return page


def words(inside: QWidget) -> str:
    """Return all visible words."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def due(ledger: Ledger, case: str) -> dt.date | None:
    """Return a case's due day."""
    with reading(ledger) as session:
        return session.get_one(Application, case).due_on


def enter_local_day(page: RulesPage, reason: str) -> None:
    """Enter 24 December 2013 as a day off, by keyboard."""
    page.bar.setCurrentIndex(1)
    click(page, "新增本地特殊日")
    form = page.local_days.form
    assert form is not None
    day = form.rows["day"].findChild(QLineEdit)
    assert day is not None
    day.selectAll()
    type_in(day, "2013-12-24")
    line = form.rows["reason"].findChild(QLineEdit)
    assert line is not None
    type_in(line, reason)
    click(form, "保存")
    QApplication.processEvents()  # the page hears of the change and makes its lines anew


def test_a_button_on_today_leads_to_the_rules_and_the_navigation_marks_no_page(
    page: RulesPage, real_window: MainWindow
) -> None:
    desk = real_window.desk
    assert desk is not None
    assert [entry.name for entry in desk.sidebar.entries() if entry.isChecked()] == []
    desk.navigate("today")
    assert [entry.name for entry in desk.sidebar.entries() if entry.isChecked()] == ["today"]
    click(real_window, "办理规则")
    assert desk.pages.current is page


def test_a_year_reads_as_holidays_with_their_days_and_make_up_days(page: RulesPage) -> None:
    assert page.years.year == 2013
    page.years.choose(2014)
    said = words(page.years)
    for text in (
        "国务院办公厅关于2014年部分节假日安排的通知",
        "官方安排",
        "1月31日至2月6日（共 7 天）",
        "1月26日（星期日）",
    ):
        assert text in said


def test_a_year_without_a_notice_is_provisional(page: RulesPage, ledger: Ledger) -> None:
    ledger.in_force.rules = dataclasses.replace(ledger.rules, calendar=WorkCalendar({}))
    page.years.refresh()
    assert [page.years.years.item(place).text() for place in range(2)] == ["2014 年（暂定）", "2013 年（暂定）"]
    assert "放假安排尚未公布" in words(page.years)


def test_a_local_day_moves_open_cases_lists_them_and_undo_puts_all_back(
    page: RulesPage, ledger: Ledger, case: str, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert due(ledger, case) == dt.date(2013, 12, 25)
    enter_local_day(page, "台风停工")
    assert due(ledger, case) == dt.date(2013, 12, 26)
    said = words(page.moved)
    assert "2013-12-25 → 2013-12-26" in said
    assert "体检标准" in said
    assert "2013年12月24日 星期二" in words(page.local_days)
    click(real_window, "撤销")
    qtbot.waitUntil(lambda: not page.moved.isVisible())
    assert due(ledger, case) == dt.date(2013, 12, 25)
    assert "没有本地特殊日" in words(page.local_days)


def test_a_local_day_without_a_reason_is_refused_beside_the_field(page: RulesPage, ledger: Ledger) -> None:
    enter_local_day(page, "")
    assert page.local_days.form is not None
    assert page.local_days.form.rows["reason"].error
    with reading(ledger) as session:
        assert session.scalars(select(LocalDay)).all() == []


def test_a_local_day_is_corrected_and_deleted_in_its_line(page: RulesPage, ledger: Ledger, case: str) -> None:
    enter_local_day(page, "台风停工")
    click(page, "修改2013年12月24日 星期二")
    form = page.local_days.form
    assert form is not None
    line = form.rows["reason"].findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    type_in(line, "台风停工，补")
    click(form, "保存")
    QApplication.processEvents()
    with reading(ledger) as session:
        assert session.scalars(select(LocalDay.reason)).all() == ["台风停工，补"]
    click(page, "删除2013年12月24日 星期二")
    assert due(ledger, case) == dt.date(2013, 12, 25)
    assert "2013-12-26 → 2013-12-25" in words(page.moved)


def test_what_moved_can_be_printed_and_opened(page: RulesPage, real_window: MainWindow) -> None:
    assert not page.prints()
    enter_local_day(page, "台风停工")
    click(page, "打印清单")
    assert page.stack.preview is not None
    assert page.stack.preview.document.startswith(b"%PDF")
    QTest.keyClick(page.stack.preview, Qt.Key.Key_Escape)
    click(page, "2013-12-25 → 2013-12-26 体检标准")
    assert real_window.desk is not None
    assert real_window.desk.pages.current is not None
    assert real_window.desk.pages.current.name == "applications"


def test_an_announced_year_is_taken_in_from_a_file_corrected_and_given_back(
    page: RulesPage, ledger: Ledger, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2013.json"
    content = json.loads((resource("calendar") / "2013.json").read_text("utf-8"))
    content["holidays"]["2013-12-23"] = "元旦"
    path.write_text(json.dumps(content), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    click(page, "导入安排…")
    assert due(ledger, case) == dt.date(2013, 12, 26)
    assert "本机录入" in words(page.years)
    click(page, "更正安排")
    form = page.years.form
    assert form is not None
    notice = form.rows["notice"].findChild(QLineEdit)
    assert notice is not None
    notice.selectAll()
    type_in(notice, "更正通知二")
    click(form, "保存")
    with reading(ledger) as session:
        assert session.scalars(select(CalendarYear.notice)).all() == ["更正通知二"]
    click(page, "恢复官方安排")
    assert due(ledger, case) == dt.date(2013, 12, 25)
    assert "官方安排" in words(page.years)


def test_a_file_that_is_no_arrangement_is_refused_in_words(
    page: RulesPage, real_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    path.write_text("[]", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    click(page, "导入安排…")
    assert real_window.desk is not None
    assert "“x.json”不是年度节假日安排。" in words(real_window.desk.banner)


def test_a_choice_is_saved_at_once_and_goes_back_to_the_default(page: RulesPage, ledger: Ledger) -> None:
    page.bar.setCurrentIndex(2)
    row = page.settings.rows["reply_counts_on"]
    choices = row.editor
    assert isinstance(choices, QComboBox)
    choices.setFocus()
    QTest.keyClick(choices, Qt.Key.Key_Down)
    assert ledger.rules.settings["reply_counts_on"] == "delivered"
    assert "没有未办结申请的答复期限因此变动" in words(page.moved)
    click(row, "恢复默认")
    assert "reply_counts_on" not in ledger.rules.settings
    assert choices.currentData() == "sent"


def test_a_number_is_checked_and_a_second_answer_changes_the_first(page: RulesPage, ledger: Ledger) -> None:
    page.bar.setCurrentIndex(2)
    row = page.settings.rows["internal_days"]
    line = row.editor
    assert isinstance(line, QLineEdit)
    for text in ("99", "3", "4"):
        line.selectAll()
        type_in(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if text == "99":
            assert "请填 0 到 15 的整数。" in words(row)
            assert "internal_days" not in ledger.rules.settings
    assert ledger.rules.settings["internal_days"] == "4"
    with reading(ledger) as session:
        assert session.scalars(select(RuleSetting.value)).all() == ["4"]


def test_every_open_question_has_a_row_with_its_source(page: RulesPage) -> None:
    page.bar.setCurrentIndex(2)
    assert page.settings.rows.keys() == questions().keys()
    said = words(page.settings)
    assert all(question.source in said for question in questions().values())


def test_the_pattern_of_a_number_is_set_with_what_comes_next(page: RulesPage, ledger: Ledger) -> None:
    page.bar.setCurrentIndex(3)
    row = page.numbers.rows["granted_letter_pattern"]
    line = row.editor
    assert isinstance(line, QLineEdit)
    assert f"下一个：公开答〔{TODAY.year}〕1号" in words(row)
    for text in ("青人社答", "青人社答〔{year}〕{n:03}号"):
        line.selectAll()
        type_in(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert ledger.rules.settings["granted_letter_pattern"] == "青人社答〔{year}〕{n:03}号"
    assert f"下一个：青人社答〔{TODAY.year}〕001号" in words(row)


def test_a_local_day_that_was_found_opens_here(page: RulesPage, ledger: Ledger, real_window: MainWindow) -> None:
    enter_local_day(page, "台风停工")
    with reading(ledger) as session:
        (found,) = session.scalars(select(LocalDay.id))
    assert real_window.desk is not None
    real_window.desk.navigate("today")
    real_window.desk.open_record("local_day", found)
    assert page.local_days.form is not None
    assert page.local_days.form.values()["reason"] == "台风停工"


def test_a_read_only_file_can_only_be_looked_at(real_window: MainWindow, ledger: Ledger) -> None:
    close_ledger(ledger)
    real_window.show_ledger(open_ledger(ledger.path, read_only=True))
    page = shown(real_window)
    assert not button(page, "导入安排…").isEnabled()
    page.bar.setCurrentIndex(1)
    assert not button(page, "新增本地特殊日").isEnabled()
    assert not page.settings.rows["approval"].isEnabled()
