"""Sheets out: of a kind from the menu, with personal fields only when asked for, and empty forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.model.kinds import Outlet
from desktop_app.store.log.operation import operation
from desktop_app.ui.sheets.export_dialog import ExportDialog
from desktop_app.ui.sheets.exporting import ask_export
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def test_a_kind_goes_out_to_a_sheet_and_the_message_offers_to_open_it(
    desk_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with operation(ledger, "新增") as change:
        change.add(Outlet, {"name": "测试日报", "level": "municipal"})
    assert desk_window.desk is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "out.csv"), ""))
    said: list[tuple[str, Path | None]] = []
    desk_window.messages.said.connect(lambda message: said.append((message.text, message.file)))
    answer("选择文件并导出")
    ask_export(desk_window.desk.context, desk_window, "outlet")
    assert "测试日报" in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert said == [("已导出 1 条到“out.csv”。", tmp_path / "out.csv")]


def test_personal_fields_can_be_asked_for_only_where_there_are_any(desk_window: MainWindow, qtbot: QtBot) -> None:
    asking = ExportDialog(desk_window, "application", "按现在的筛选和排序")
    qtbot.addWidget(asking)
    asking.show()
    QTest.keyClick(asking.personal, Qt.Key.Key_Space)
    wanted = [asking.with_personal]
    QTest.mouseClick(asking.blank, Qt.MouseButton.LeftButton, pos=QPoint(8, asking.blank.height() // 2))
    wanted.append(asking.with_personal)
    assert wanted == [True, False]
    other = ExportDialog(desk_window, "outlet")
    qtbot.addWidget(other)
    other.show()
    assert not other.personal.isVisible()
    assert not other.as_shown.isVisible()


def test_an_empty_form_is_saved_from_the_same_dialog(
    desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk_window.desk is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "媒体空表.xlsx"), ""))

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.blank.setChecked(True)

    answer("选择文件并导出", look=choose)
    ask_export(desk_window.desk.context, desk_window, "outlet")
    assert read_sheet(tmp_path / "媒体空表.xlsx", preferred="媒体").rows[0].cells[:2] == ["记录编号", "名称"]


def test_the_menu_asks_for_kind_and_file(
    desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(desk_window, "主动公开")
    path = tmp_path / "releases.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    answer("选择文件并导出")
    action = next(found for found in desk_window.findChildren(type(desk_window.undoing.undo)) if "导出" in found.text())
    action.trigger()
    assert path.exists()
