"""交接与换电脑 by keys and mouse: the name changes, the sheet is written, the ledger moves and opens at the new PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_app.model.kinds import Staff
from desktop_app.store.file.kept_backups import BackupPlan
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.backing_up import all_backups, back_up
from desktop_app.ui.handover.handover_window import HandoverWindow
from tests.ui.answering import answer, click
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow

SECRET = "four words by heart"  # noqa: S105 (a test's)


def choose(window: MainWindow, text: str) -> None:
    """Choose a line of the menu."""
    next(action for action in window.menuBar().findChildren(QAction) if action.text() == text).trigger()


def handover_of(window: MainWindow) -> HandoverWindow:
    """Return the window, shown by the menu."""
    choose(window, "交接与换电脑(&H)…")
    return next(shown for shown in window.findChildren(HandoverWindow) if shown.isVisible())


def is_open(window: MainWindow) -> bool:
    """Tell whether a ledger is open in the window."""
    return window.desk is not None


def test_the_successor_s_name_stands_from_now_on(real_window: MainWindow, ledger: Ledger) -> None:
    shown = handover_of(real_window)
    click(shown, "交接")
    assert shown.person.person.editor.accessibleDescription() == "请填写接任人的姓名。"
    type_in(shown.person.person.editor, "王五")
    type_in(shown.person.telephone.editor, "8888")
    QTest.keyClick(shown.person.person.editor, Qt.Key.Key_Return)
    assert real_window.desk
    now = real_window.desk.context.ledger
    assert now.profile.person == "王五"
    assert "王五 · 办公室" in [part.text() for part in real_window.desk.findChildren(QLabel)] or "王五" in [
        part.text() for part in real_window.desk.findChildren(QLabel)
    ]
    with reading(ledger) as session:
        assert [(one.name, one.telephone) for one in session.query(Staff)] == [("王五", "8888")]


def test_a_day_to_come_is_said_the_next_time(real_window: MainWindow) -> None:
    shown = handover_of(real_window)
    type_in(shown.person.person.editor, "王五")
    shown.person.day.setDate(QDate(2099, 1, 2))
    click(shown, "交接")
    again = handover_of(real_window)
    assert any("2099-01-02 起由 王五 接任" in part.text() for part in again.findChildren(QLabel))
    assert real_window.desk
    assert real_window.desk.context.ledger.profile.person == "测试员"


def test_the_sheet_says_what_is_open_what_is_due_and_where_things_lie(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "交接单.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), "Excel 表格 (*.xlsx)"))
    shown = handover_of(real_window)
    type_in(shown.person.person.editor, "王五")
    click(shown, "写出交接单…")
    import zipfile  # noqa: PLC0415 (what the workbook says is in one of its parts)

    with zipfile.ZipFile(target) as workbook:
        said = workbook.read("xl/worksheets/sheet1.xml").decode()
    for part in ("在办的申请", "东西在哪里", str(ledger.path), "备份", "当面告知"):
        assert part in said, part


def test_the_ledger_moves_to_the_new_pc_and_opens_there(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, folder = tmp_path / "stick.ogimove", tmp_path / "new"
    folder.mkdir()
    assert back_up(ledger, BackupPlan())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(stick), ""))
    shown = handover_of(real_window)
    shown.tabs.setCurrentIndex(1)
    type_in(shown.pc.new.first.editor, SECRET)
    type_in(shown.pc.new.again.editor, "other")
    click(shown, "写出换电脑的文件…")
    assert shown.pc.new.again.editor.accessibleDescription() == "两次输入的口令不一样。"
    shown.pc.new.again.editor.clear()
    type_in(shown.pc.new.again.editor, SECRET)
    assert "发件箱 0 个文件、收件箱 0 个文件" in shown.pc.along.text()
    assert shown.pc.with_backups.text().startswith("备份也带走（1 份，")
    shown.pc.with_backups.setFocus()
    QTest.keyClick(shown.pc.with_backups, Qt.Key.Key_Space)
    assert not shown.pc.with_backups.isChecked()
    QTest.keyClick(shown.pc.with_backups, Qt.Key.Key_Space)
    said = answer("写出并退出这台电脑", "知道了")
    click(shown, "写出换电脑的文件…")
    assert "已搬走" in said.said[1]
    assert not is_open(real_window)
    assert not ledger.path.exists()

    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "new_identities"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(stick), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    answer("确定", typing=SECRET)
    choose(real_window, "打开换电脑的文件(&M)…")
    assert real_window.desk
    opened = real_window.desk.context.ledger
    assert (opened.path.parent, opened.identity.found) == (folder, "")
    assert len(all_backups(opened, BackupPlan())) == 1
