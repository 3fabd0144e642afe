"""The office's board in the window: what it shows, moved through by keyboard, and the list to chase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop_app.model.inbox_board import MONTHS
from desktop_app.office.months.inbox import read_board
from desktop_app.store.log.reading import read
from desktop_app.ui.exchange.board_table import BoardTable
from desktop_app.ui.exchange.month_signs import BOARD_TONES
from desktop_app.ui.kit.tokens import Tone, ink
from desktop_app.ui.window.language import speak
from tests.ui.answering import click
from tests.ui.conftest import TODAY
from tests.ui.exchange.conftest import add_unit, shown

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.board_model import BoardModel
    from desktop_app.ui.window.main_window import MainWindow

IN_TIME = {month: f"2013-{month + 1:02d}-05" for month in range(1, 11)}


def words(inside: QWidget) -> str:
    """Return all visible words."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def line(model: BoardModel, row: int) -> list[str]:
    """Return what stands in a row of the board."""
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def test_the_board_shows_every_unit_and_month_with_a_sign_and_the_totals(
    real_window: MainWindow, ledger: Ledger
) -> None:
    add_unit(ledger, "甲处", IN_TIME | {3: "2013-04-20", 11: "2013-12-09"})
    page = shown(real_window, ledger)
    model = page.board.table.board
    assert [model.row(row).unit.name for row in range(model.rowCount())] == ["甲处", "办公室"]
    assert line(model, 0)[:4] == ["✓ 2-5", "✓ 3-5", "迟 4-20", "✓ 5-5"]
    assert line(model, 0)[10:] == ["✓ 12-9", "待", "", ""]
    assert line(model, 1)[:12] == ["缺"] * 11 + ["待"]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in (0, 11, 12)]
    assert heads == ["1月\n1/2", "12月\n0/2", "差异"]
    assert "1 个单位缺报" in words(page)


def test_only_what_the_office_has_to_do_something_about_is_coloured(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", IN_TIME | {3: "2013-04-20"})
    page = shown(real_window, ledger)
    coloured = {state for state, tone in BOARD_TONES.items() if tone is not Tone.NEUTRAL}
    assert coloured == {"missing", "changed"}
    picture = page.board.table.grab().toImage()
    tinted = QColor(ink(Tone.WARNING)[1]), QColor(ink(Tone.GOOD)[1]), QColor(ink(Tone.ACCENT)[1])
    for column in (0, 2):
        place = page.board.table.visualRect(page.board.table.board.index(0, column)).center()
        around = [picture.pixelColor(place.x() + dx, place.y() + 9) for dx in range(-20, 20)]
        assert not set(map(QColor.name, around)) & set(map(QColor.name, tinted))


def test_a_month_in_which_there_was_no_unit_counts_nobody(real_window: MainWindow, ledger: Ledger) -> None:
    page = shown(real_window, ledger)
    model = page.board.table.board
    assert model.board
    empty = replace(model.board, rows=())
    page.board.show_board(empty)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "1月"


def test_the_arrows_move_through_the_board_and_the_foot_tells_about_the_place(
    real_window: MainWindow, ledger: Ledger
) -> None:
    add_unit(ledger, "甲处", IN_TIME)
    page = shown(real_window, ledger)
    table = page.board.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert "2月 · 已上报 · 上报 2013-03-05 · 最迟 2013-03-08" in words(page.board)
    assert "联系人 王芳 8001" in words(page.board)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert "没有登记信息员（在“人员经费”里登记）" in words(page.board)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert "缺报 1—11 月" in words(page.board)


def test_only_the_units_to_chase_are_left_on_demand(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", IN_TIME | {11: "2013-12-05"})
    page = shown(real_window, ledger)
    page.board.only_chased.click()
    model = page.board.table.board
    assert [model.row(row).unit.name for row in range(model.rowCount())] == ["办公室"]


def test_the_list_to_chase_is_previewed_and_left_again(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", IN_TIME)
    page = shown(real_window, ledger)
    click(page, "催报单…")
    assert page.stack.preview is not None
    assert page.stack.preview.document.startswith(b"%PDF")
    QTest.keyClick(page.stack.preview.area, Qt.Key.Key_Escape)
    assert not page.stack.previewing


def test_the_office_hands_in_its_own_months_and_sees_them_on_the_board(real_window: MainWindow, ledger: Ledger) -> None:
    page = shown(real_window, ledger)
    page.bar.setCurrentIndex(1)
    assert page.months.chosen() == {}
    for month in MONTHS[:11]:
        page.months.rows[month].nil.click()
    assert page.months.chosen() == dict.fromkeys(MONTHS[:11], True)
    click(page, "本单位上报")
    QApplication.processEvents()
    model = page.board.table.board
    assert line(model, 0)[11] == "待"
    assert "缺" not in line(model, 0)


def test_the_board_and_the_list_to_chase_go_out_as_sheets(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_unit(ledger, "甲处", IN_TIME)
    page = shown(real_window, ledger)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "看板.csv"), ""))
    click(page, "导出")
    lines = (tmp_path / "看板.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("名称,1月 1/2,2月 1/2")
    assert lines[1].startswith("甲处,✓ 2-5,✓ 3-5")
    click(page, "催报单…")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "催报单.csv"), ""))
    click(page, "保存为表格…")
    assert "缺报月份" in (tmp_path / "催报单.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_heading_of_the_board_is_whole(
    dressed: QApplication, qtbot: QtBot, ledger: Ledger, language: str
) -> None:
    speak(dressed, language)
    try:
        table = BoardTable()
        qtbot.addWidget(table)
        table.resize(900, 400)
        table.show()
        table.show_board(read(ledger, read_board, ledger.rules, 2013, TODAY), only_chased=False)
        head = table.horizontalHeader()
        for column in range(table.board.columnCount()):
            words = str(table.board.headerData(column, Qt.Orientation.Horizontal)).splitlines()
            need = max(head.fontMetrics().horizontalAdvance(line) for line in words)
            assert table.columnWidth(column) >= need, words
    finally:
        speak(dressed, "zh_CN")
