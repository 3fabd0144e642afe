"""备份与恢复 by keys and mouse: made, looked into, put back, set; and by itself while nobody thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTabWidget

from desktop_app import settings as user_settings
from desktop_app.model.kinds import Category
from desktop_app.store.file.backup import FOLDER
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.backups.backups_window import BackupsWindow
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def backups_of(window: MainWindow) -> BackupsWindow:
    """Return the window of backups, shown by the menu."""
    actions = window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text() == "备份与恢复(&B)…").trigger()
    return next(shown for shown in window.findChildren(BackupsWindow) if shown.isVisible())


def add(ledger: Ledger, name: str) -> None:
    """Add a category."""
    with operation(ledger, f"新增{name}") as change:
        change.add(Category, {"name": name, "code": f"c{ord(name[0])}"})


def test_a_backup_is_made_and_says_what_it_holds_and_what_it_lacks(real_window: MainWindow, ledger: Ledger) -> None:
    shown = backups_of(real_window)
    assert "还没有备份" in shown.details.texts[0]
    assert not shown.back.isEnabled()
    click(shown, "立即备份")
    assert shown.said.text() == "备份已做成，并打开核对过。"
    assert "主动公开信息 5" in shown.details.texts[0]
    assert "没有：之后没有新的登记。" in shown.details.texts
    click(shown, "立即备份")
    assert "不用再备份" in shown.said.text()
    add(ledger, "临时")
    shown.refresh()
    assert any("1 次登记" in text for text in shown.details.texts)


def test_a_backup_is_put_back_in_place_and_the_present_file_is_kept(real_window: MainWindow, ledger: Ledger) -> None:
    shown = backups_of(real_window)
    click(shown, "立即备份")
    add(ledger, "临时")
    shown.refresh()
    said = answer("恢复")
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert "1 次登记" in said.said[0]
    assert "改名留在" in said.said[0]
    assert real_window.desk
    now = real_window.desk.context.ledger
    assert now.path == ledger.path
    with reading(now) as session:
        assert session.query(Category).filter_by(name="临时").first() is None
    assert len(list((ledger.path.parent / FOLDER).glob("*_恢复前_*"))) == 1


def test_whoever_shrinks_back_keeps_everything_as_it_is(real_window: MainWindow, ledger: Ledger) -> None:
    shown = backups_of(real_window)
    click(shown, "立即备份")
    answer("取消")
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.isVisible()
    assert real_window.desk
    assert real_window.desk.context.ledger is ledger


def test_where_backups_go_is_set_and_kept(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = backups_of(real_window)
    tabs = shown.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))
    QTest.mouseClick(shown.section.second.choose, Qt.MouseButton.LeftButton)
    shown.section.every.setFocus()
    QTest.keyClick(shown.section.every, Qt.Key.Key_Down)
    kept = user_settings.load().backups
    assert (kept.second, kept.every_days) == (str(stick), 7)
    tabs.setCurrentIndex(0)
    click(shown, "立即备份")
    assert len(list(stick.rglob("*.ogi"))) == 1
    assert {shown.rows.index(row, 3).data() for row in range(shown.rows.rowCount())} == {"本机", "第二位置"}
    del ledger


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(
    real_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.ogi").write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "x.ogi"), ""))
    shown = backups_of(real_window)
    click(shown, "其他文件…")
    assert "不是公开台账的数据文件" in shown.details.texts[0]
    assert not shown.back.isEnabled()


def test_it_is_made_by_itself_once_a_day_and_without_a_word(real_window: MainWindow, ledger: Ledger) -> None:
    folder = ledger.path.parent / FOLDER
    said: list[object] = []
    real_window.messages.said.connect(said.append)
    assert not folder.exists()
    real_window.daily_backup.look()
    assert len(list(folder.glob("*_每日_*"))) == 1
    real_window.daily_backup.look()
    assert len(list(folder.glob("*_每日_*"))) == 1
    assert said == []
