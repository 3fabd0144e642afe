"""The office's units from nothing: sixty pasted and put right by keyboard, then the start file with its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from sqlalchemy import func, select

from desktop_app.exchange.sheets.grid import Column
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.model.kinds import Unit
from desktop_app.store.log.reading import reading
from desktop_app.ui.context.context import Tab
from desktop_app.ui.exchange.unit_table import NATURE, SAID
from tests.ui.answering import button, click
from tests.ui.exchange.conftest import shown

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.units_tab import UnitsTab
    from desktop_app.ui.window.main_window import MainWindow

SIXTY = "机关处室\n办公室\n" + "\n".join(f"第{place}处" for place in range(1, 41)) + "\n\n局属单位\n"
SIXTY += "\n".join(f"第{place}分中心" for place in range(41, 60))


def units_of(window: MainWindow, ledger: Ledger) -> UnitsTab:
    page = shown(window, ledger)
    page.arrive(Tab("units"))
    QApplication.processEvents()
    return page.units


def focused() -> QWidget:
    """Return where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def paste(text: str) -> None:
    """Paste as a person does: the list is copied elsewhere, and the keyboard is in the box already."""
    QApplication.clipboard().setText(text)
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def said(tab: UnitsTab, row: int) -> str:
    return str(tab.table.list.index(row, SAID).data())


def count(ledger: Ledger) -> int:
    with reading(ledger) as session:
        return session.scalar(select(func.count()).select_from(Unit)) or 0


def test_sixty_units_are_pasted_and_the_same_list_again_offers_nothing(real_window: MainWindow, ledger: Ledger) -> None:
    tab = units_of(real_window, ledger)
    paste(SIXTY)
    assert tab.summary.text() == "名单 60 行，新增 59 个单位。 1 行空白，略过。"
    click(tab, "登记 59 个单位")
    assert count(ledger) == 60
    assert tab.pasted.toPlainText() == ""
    paste(SIXTY)
    assert not button(tab, "登记").isEnabled()
    assert {said(tab, row) for row in range(60)} == {"本台账的单位", "已登记"}


def test_what_is_wrong_is_put_right_in_the_table_by_keyboard(real_window: MainWindow, ledger: Ledger) -> None:
    tab = units_of(real_window, ledger)
    paste("就业处\tJY\n社保处\tJY\n人才所\n监察处")
    assert said(tab, 1) == "编号 JY 已经是“就业处”的"
    assert not tab.take.isEnabled()
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.table.list.index(1, 3))
    QTest.keyClicks(tab.table, "S")
    QTest.keyClicks(focused(), "B")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()  # the cell is taken with the next turn of events
    assert said(tab, 1) == "新增"
    tab.table.setCurrentIndex(tab.table.list.index(2, NATURE))
    QTest.keyClick(tab.table, Qt.Key.Key_F2)
    choices = tab.table.findChild(QComboBox)
    assert isinstance(choices, QComboBox)
    assert choices.currentText() == "局属单位"
    QTest.keyClick(choices, Qt.Key.Key_Up)
    tab.table.setCurrentIndex(tab.table.list.index(3, 0))
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    click(tab, "登记 3 个单位")
    with reading(ledger) as session:
        found = session.execute(select(Unit.name, Unit.nature, Unit.number).where(Unit.nature != "office"))
        assert {tuple(row) for row in found} == {
            ("就业处", "division", "JY"),
            ("社保处", "division", "SB"),
            ("人才所", "division", ""),
        }


def test_a_list_comes_from_a_sheet_too(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "名单.xlsx"
    columns = [Column("序号"), Column("单位名称"), Column("简称"), Column("负责人")]
    write_sheet(path, "名单", columns, [["1", "就业促进处", "就业处", "张三"], ["2", "技师学院", "", "李四"]])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    tab = units_of(real_window, ledger)
    click(tab, "从文件选名单…")
    assert "没有用到的列：负责人。" in tab.summary.text()
    click(tab, "登记 2 个单位")
    assert count(ledger) == 3
    assert tab.table.list.lines == []


def start_files(tab: UnitsTab, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write the start file and its note into a folder, and return what lies there."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    click(tab, "写起步文件和说明…")
    QApplication.processEvents()
    return sorted(path.name for path in folder.iterdir())


def test_the_start_file_is_written_with_its_note_and_asked_for_again_when_units_were_added(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = units_of(real_window, ledger)
    assert not tab.write.isEnabled()
    paste("就业处\n社保处")
    click(tab, "登记 2 个单位")
    QApplication.processEvents()
    assert "台账里有 2 个单位" in tab.state.text()
    names = start_files(tab, tmp_path / "起步", monkeypatch)
    assert names == [
        "信息员卡片.pdf",
        "测试市测试局_起步.ogix",
        "测试市测试局_起步说明.docx",
        "测试市测试局_起步说明.pdf",
    ]
    assert "2 个单位都在里面" in tab.state.text()
    assert button(tab, "打开文件夹")
