"""办理规则: the notice of a year is pasted, looked at, taken in one step, and taken back in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.model.kinds import CalendarYear
from desktop_app.store.log.reading import reading
from tests.model.holidays.test_notice import WHOLE
from tests.ui.answering import click
from tests.ui.rules.test_rules_page import due, page, real_window, shown, words
from tests.ui.today.cases import add_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.rules.notice_form import NoticeForm
    from desktop_app.ui.rules.rules_page import RulesPage
    from desktop_app.ui.window.main_window import MainWindow

__all__ = ["page", "real_window"]


@pytest.fixture
def case(ledger: Ledger) -> str:
    """Return the id of an open case whose term runs over the Spring Festival of 2027."""
    return add_case(ledger, "2027-01-18", "体检标准", number="2027-9")


def pasted(page: RulesPage, text: str) -> NoticeForm:
    """Open the form and paste a text, as with Ctrl+V."""
    click(page, "粘贴通知…")
    form = page.years.notice
    assert form is not None
    form.text.setPlainText(text)
    QApplication.processEvents()
    return form


def test_a_pasted_notice_is_shown_taken_and_undone_in_one_step(
    page: RulesPage, ledger: Ledger, case: str, real_window: MainWindow, qtbot: QtBot
) -> None:
    before = due(ledger, case)
    form = pasted(page, WHOLE)
    said = words(form)
    for text in ("找到 2027 年的放假安排", "节日齐全", "2月5日至13日（共 9 天）", "10月9日（星期六）"):
        assert text in said
    assert form.name.text() == "国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）"
    QTest.keyClick(form.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.years.notice is None)
    assert page.years.year == 2027
    assert "本机录入" in words(page.years)
    assert "2027-9" in words(page.moved)
    assert due(ledger, case) != before
    click(real_window, "撤销")
    assert due(ledger, case) == before
    with reading(ledger) as session:
        assert session.scalars(select(CalendarYear)).all() == []


def test_what_is_missing_or_contradicts_itself_is_said_before_it_is_taken(page: RulesPage, ledger: Ledger) -> None:
    form = pasted(page, "一、元旦：1月1日放假。")
    assert "找到 2027 年的放假安排" in words(form), "the first year without a notice, whichever is shown"
    assert "没有找到：春节" in words(form)
    form.text.setPlainText(WHOLE.replace("5月8日（周六）上班", "5月5日（周三）上班"))
    assert "2027年5月5日" in words(form)
    assert not form.take.isEnabled()
    form.text.setPlainText("")
    assert "还没有找到放假的日子" in words(form)
    assert not form.edit.isEnabled()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert page.years.notice is None
    with reading(ledger) as session:
        assert session.scalars(select(CalendarYear)).all() == []


def test_what_was_found_can_be_put_right_by_hand_before_it_is_kept(page: RulesPage, ledger: Ledger) -> None:
    form = pasted(page, WHOLE.replace("五、端午节：6月9日（周三）放假1天，不调休。\n", ""))
    click(form, "先改再存")
    record = page.years.form
    assert record is not None
    assert "端午" not in str(record.values()["holidays"])
    click(record, "保存")
    assert "2027年放假安排缺端午节" in words(page.years)
    assert "2027 年（暂定）" in [page.years.years.item(place).text() for place in range(page.years.years.count())]
    assert not ledger.rules.calendar.announced(2027)


def test_the_turn_of_the_year_leads_to_where_the_notice_is_pasted(real_window: MainWindow, ledger: Ledger) -> None:
    real_window.show_ledger(ledger)
    rules = shown(real_window)
    assert real_window.desk is not None
    real_window.desk.navigate("rules", ("notice", 2014))
    assert rules.years.notice is not None
