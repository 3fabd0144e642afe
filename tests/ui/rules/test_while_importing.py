"""办理规则 while an import writes: calendars, local days and answers; no button waits, nothing typed is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from sqlalchemy import select

from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.ui.answering import click
from tests.ui.case.hands import fill
from tests.ui.importing import waits_for_nobody
from tests.ui.rules.test_rules_page import shown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.rules.rules_page import RulesPage
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def rules(threaded_window: MainWindow, ledger: Ledger) -> RulesPage:
    """Return the page in a window with threads."""
    threaded_window.show_ledger(ledger)
    return shown(threaded_window)


def test_a_local_day_is_entered_and_deleted(
    rules: RulesPage, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    rules.bar.setCurrentIndex(1)
    rules.local_days.open_form(None)
    form = rules.local_days.form
    assert form
    fill(form, day="2013-12-24", reason="台风停工")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert session.scalars(select(LocalDay.reason)).all() == ["台风停工"]
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(rules, "删除2013年12月24日 星期二"))
    with reading(ledger) as session:
        assert session.scalars(select(LocalDay)).all() == []


def test_the_arrangement_of_a_year_is_taken_in_corrected_and_given_back(
    rules: RulesPage,
    threaded_window: MainWindow,
    ledger: Ledger,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "2013.json"
    content = {"year": 2013, "notice": "更正通知", "holidays": {"2013-12-23": "元旦"}, "workdays": {}}
    path.write_text(json.dumps(content), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(rules, "导入安排…"))
    click(rules, "更正安排")
    form = rules.years.form
    assert form
    fill(form, notice="更正通知二")
    waits_for_nobody(threaded_window, ledger, qtbot, form.save)
    with reading(ledger) as session:
        assert session.scalars(select(CalendarYear.notice)).all() == ["更正通知二"]
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(rules, "恢复官方安排"))
    with reading(ledger) as session:
        assert session.scalars(select(CalendarYear)).all() == []


def test_a_question_goes_back_to_its_default(threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    with operation(ledger, "答") as change:
        change.add(RuleSetting, {"code": "reply_counts_on", "value": "delivered"})
    threaded_window.show_ledger(ledger)
    rules = shown(threaded_window)
    rules.bar.setCurrentIndex(2)
    row = rules.settings.rows["reply_counts_on"]
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(row, "恢复默认"))
    assert "reply_counts_on" not in ledger.rules.settings


def test_the_pattern_of_a_number_stays_typed_until_it_is_kept(
    rules: RulesPage, threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    rules.bar.setCurrentIndex(3)
    line = rules.numbers.rows["granted_letter_pattern"].editor
    assert isinstance(line, QLineEdit)
    line.setText("青人社答〔{year}〕{n:03}号")

    def enter() -> None:
        assert line.text() == "青人社答〔{year}〕{n:03}号"
        QTest.keyClick(line, Qt.Key.Key_Return)

    waits_for_nobody(threaded_window, ledger, qtbot, enter)
    assert ledger.rules.settings["granted_letter_pattern"] == "青人社答〔{year}〕{n:03}号"
