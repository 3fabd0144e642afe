"""A unit that began alone takes the start file in its window, and says which unit of the office's list it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.unit_list import read_unit_list, rows_of
from desktop_app.office.records.unit_list import take_units
from tests.ui.answering import button, click
from tests.ui.exchange.conftest import shown
from tests.ui.exchange.test_board import words
from tests.ui.exchange.test_files import drop

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def test_a_unit_says_which_of_the_listed_it_is_and_its_window_goes_on_under_that_name(
    real_window: MainWindow, ledger: Ledger, unit_ledger: Ledger, tmp_path: Path
) -> None:
    take_units(ledger, read_unit_list(rows_of("就业促进处\n社保处")).lines)
    start = send(ledger, tmp_path / "起步.ogix", Wanted(to="all", everything=True))
    page = shown(real_window, unit_ledger)
    assert not page.own_unit.isVisible()
    drop(real_window, start.path)
    assert "对照办公室起步说明上的核对码" in words(page.files.unknown)
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    click(page, "收下 1 个文件")
    QApplication.processEvents()
    assert "办公室的名单里没有“就业处”" in words(page.own_unit)
    assert not button(page, "就是这个单位").isEnabled()
    page.own_unit.units.setFocus()
    QTest.keyClick(page.own_unit.units, Qt.Key.Key_Down)
    assert page.own_unit.units.currentText() == "就业促进处"
    click(page, "就是这个单位")
    QApplication.processEvents()
    desk = real_window.desk
    assert desk is not None
    assert "就业促进处" in words(desk.sidebar)
    page_now = desk.pages.current
    assert page_now is not None
    assert page_now is not page
    assert page_now.name == "exchange"
    assert "办公室的名单里没有" not in words(page_now)
    assert real_window.close_file()
