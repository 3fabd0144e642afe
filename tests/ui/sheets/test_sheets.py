"""Sheets from the menu: out to a file, and in again after a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import select

from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.model.kinds import Outlet
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.sheets.export_dialog import ExportDialog
from desktop_app.ui.sheets.exporting import ask_export
from desktop_app.ui.sheets.import_dialog import ImportDialog
from tests.ui.answering import answer, button, click

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def importing(desk_window: MainWindow, qtbot: QtBot) -> ImportDialog:
    assert desk_window.desk is not None
    made = ImportDialog(desk_window, desk_window.desk.context, "outlet")
    qtbot.addWidget(made)
    made.show()
    return made


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "媒体.csv"
    path.write_text("\n".join(["名称,级别,排序", *lines]), encoding="utf-8-sig")
    return path


def outlets(ledger: Ledger) -> list[str]:
    with reading(ledger) as session:
        return sorted(row.name for row in session.scalars(select(Outlet)))


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


def test_a_sheet_is_checked_before_it_can_be_taken_in(importing: ImportDialog, ledger: Ledger, tmp_path: Path) -> None:
    importing.file.editor.setText(str(sheet(tmp_path, "测试日报,市级,1", "测试晚报,市级,2")))
    assert not button(importing, "导入").isEnabled()
    click(importing, "检查")
    assert importing.outcome.text() == "检查通过：将新增 2 条，修改 0 条，0 条没有变化。"
    assert outlets(ledger) == []
    click(importing, "导入")
    assert outlets(ledger) == ["测试日报", "测试晚报"]
    assert not importing.isVisible()


def test_what_is_wrong_in_a_sheet_is_listed_by_row_and_nothing_can_be_taken(
    importing: ImportDialog, ledger: Ledger, tmp_path: Path
) -> None:
    importing.file.editor.setText(str(sheet(tmp_path, "测试日报,市级,1", "测试晚报,火星级,2")))
    for _again in range(2):
        click(importing, "检查")
    assert importing.problems.count() == 1
    assert importing.problems.item(0).text().startswith("第 3 行“级别”")
    assert not button(importing, "导入").isEnabled()
    assert outlets(ledger) == []


def test_another_file_or_kind_asks_for_a_new_check(importing: ImportDialog, tmp_path: Path) -> None:
    importing.file.editor.setText(str(sheet(tmp_path, "测试日报,市级,1")))
    click(importing, "检查")
    assert button(importing, "导入").isEnabled()
    importing.kinds.setCurrentIndex(0)
    assert not button(importing, "导入").isEnabled()


def test_a_file_that_is_no_sheet_is_refused_beside_its_name(importing: ImportDialog, tmp_path: Path) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"\xff\xd8\xff")
    for path in ("", str(tmp_path / "照片.xlsx"), str(tmp_path / "gone.csv")):
        importing.file.editor.setText(path)
        click(importing, "检查")
        assert importing.file.editor.accessibleDescription() != ""
