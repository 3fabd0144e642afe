"""Help → 自检: what was found is shown with what it means, and the repair stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QScrollArea

from desktop_app.store.proof.finding import Finding, Verdict
from desktop_app.store.proof.subject_titles import subject_title
from desktop_app.store.proof.subjects import Repair, Subject, explained
from desktop_app.store.proof.verify import verify
from desktop_app.ui.proof.repair_window import RepairWindow
from desktop_app.ui.proof.verdict_window import VerdictWindow
from tests.store.proof.tampering import tamper
from tests.ui.answering import answer, button, click
from tests.ui.lacking_room import lacking_room
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def words(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel))


def check(window: MainWindow) -> None:
    next(action for action in window.findChildren(QAction) if action.text().startswith("自检")).trigger()


def test_a_changed_file_is_shown_and_mended_from_the_window(desk_window: MainWindow, ledger: Ledger) -> None:
    tamper(ledger.path, "UPDATE category SET name = '偷改'", "UPDATE unit SET name = '偷改'")
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.append(words(dialog))
        when_asked(begin, after=dialog)
        click(dialog, "修复…")

    def begin(dialog: QDialog) -> None:
        said.append(words(dialog))
        when_asked(read_result, after=dialog)
        click(dialog, "开始修复")

    def read_result(dialog: QDialog) -> None:
        said.append(words(dialog))
        with pytest.raises(LookupError):
            button(dialog, "修复…")
        click(dialog, "关闭")

    when_asked(look)
    check(desk_window)
    found, asked, done = said
    assert "与登记日志不一致" in found
    assert explained(Subject.ROWS).meaning in found
    assert "备份" in asked
    assert "数据文件完好" in done
    assert "重新算出" in done
    assert desk_window.desk is not None
    assert verify(desk_window.desk.context.ledger).sound


def test_each_finding_has_its_repair_or_none(qtbot: QtBot, desk_window: MainWindow) -> None:
    for subject in Subject:
        window = VerdictWindow(desk_window, Verdict((Finding(subject, "甲"),) * 7, 1, 1))
        qtbot.addWidget(window)
        window.show()
        meaning, advice, repair = explained(subject)
        assert {"甲（7 处）", subject_title(subject), meaning, advice} <= set(words(window).split("\n"))
        mends = [one for one in window.findChildren(type(button(window, "关闭"))) if one.text() == "修复…"]
        assert bool(mends) == (repair is not Repair.NONE)
        assert ("要由人处理" in words(window)) == (repair is Repair.NONE)


def test_the_repair_is_asked_for_by_enter_and_the_cards_are_turned_by_the_arrows(
    qtbot: QtBot, desk_window: MainWindow
) -> None:
    window = VerdictWindow(desk_window, Verdict(tuple(Finding(subject, "甲") for subject in Subject), 1, 1))
    qtbot.addWidget(window)
    window.show()
    area = window.findChild(QScrollArea)
    assert area is not None
    assert window.focusWidget() is area
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert window.result() == QDialog.DialogCode.Accepted


def test_nothing_is_cut_on_a_small_screen(qtbot: QtBot, desk_window: MainWindow) -> None:
    long = "很长的标题" * 40
    findings = tuple(Finding(subject, f"{long}{number}") for subject in Subject for number in range(9))
    for window in (
        VerdictWindow(desk_window, Verdict(findings, 1, 1, (long,)), [long]),
        RepairWindow(desk_window, Path(long)),
    ):
        qtbot.addWidget(window)
        window.resize(620, 400)
        window.show()
        QApplication.processEvents()
        assert lacking_room(window) == []


def test_a_note_without_a_finding_is_shown(desk_window: MainWindow, qtbot: QtBot) -> None:
    window = VerdictWindow(desk_window, Verdict((), 1, 1, ("从备份恢复的",)))
    qtbot.addWidget(window)
    assert "从备份恢复的" in words(window)
    assert "数据文件完好" in words(window)


def test_files_and_folders_are_added_once_and_taken_off_by_the_keyboard(
    qtbot: QtBot, desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = RepairWindow(desk_window, tmp_path)
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/a.ogix", "/b.ogi"], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    click(window, "添加文件…")
    click(window, "添加文件…")
    click(window, "添加文件夹…")
    assert [str(place) for place in window.places] == ["/a.ogix", "/b.ogi"]
    window._list.setCurrentRow(0)
    QTest.keyClick(window._list, Qt.Key.Key_Delete)
    assert [str(place) for place in window.places] == ["/b.ogi"]


def test_nothing_is_changed_when_the_repair_is_given_up(desk_window: MainWindow, ledger: Ledger) -> None:
    tamper(ledger.path, "UPDATE unit SET name = '偷改'")
    answer("修复…", "取消")
    check(desk_window)
    assert not verify(ledger).sound
    assert not (ledger.path.parent / "备份").exists()
