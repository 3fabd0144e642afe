"""The sheet on screen: keys, mouse and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from desktop_app.ui.annex_sheet.sheet import SheetView
from desktop_app.ui.findings.finding_levels import CellMark
from desktop_app.ui.kit.tokens import COLOURS, Tone
from tests.ui.annex.sheets import FIGURES, small_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[SheetView]:
    view = SheetView(lambda code: f"说明 {code}")
    desk = QScrollArea()
    desk.setWidget(view)
    desk.setWidgetResizable(True)
    desk.resize(760, 600)
    qtbot.addWidget(desk)
    desk.show()
    view.show_sheet(small_sheet(), {})
    view.setFocus()
    yield view
    desk.hide()


def test_every_figure_can_be_reached_by_the_right_arrow_in_reading_order(sheet: SheetView) -> None:
    seen = [sheet.current_code]
    for _ in FIGURES[1:]:
        QTest.keyClick(sheet, Qt.Key.Key_Right)
        seen.append(sheet.current_code)
    assert tuple(seen) == FIGURES


def test_enter_opens_the_figure_that_has_the_ring(qtbot: QtBot, sheet: SheetView) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.opened) as opened:
        QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert opened.args == ["T.old.person"]


def test_control_end_goes_to_the_last_figure_and_home_to_the_first_of_its_row(sheet: SheetView) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert sheet.current_code == "T.rate"
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    assert sheet.current_code == "T.total"


def test_a_double_click_opens_the_figure_under_the_mouse(qtbot: QtBot, sheet: SheetView) -> None:
    place = sheet.area_of("T.new.company").center().toPoint()
    with qtbot.waitSignal(sheet.opened) as opened:
        QTest.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["T.new.company"]


def test_a_figure_in_a_sentence_opens_at_one_click(qtbot: QtBot, sheet: SheetView) -> None:
    place = sheet.area_of("T.rate").center().toPoint()
    with qtbot.waitSignal(sheet.opened) as opened:
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["T.rate"]


def test_a_click_beside_the_figures_changes_nothing(qtbot: QtBot, sheet: SheetView) -> None:
    with qtbot.assertNotEmitted(sheet.moved):
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().topLeft())
    assert sheet.current_code == FIGURES[0]


def test_the_current_figure_stays_current_when_the_numbers_change(qtbot: QtBot, sheet: SheetView) -> None:
    sheet.go_to("T.total")
    sheet.show_sheet(small_sheet(total="1234567"), {})
    assert sheet.current_code == "T.total"
    with qtbot.assertNotEmitted(sheet.moved):
        sheet.go_to("T.unknown")


def test_a_cell_with_an_error_is_tinted_and_one_without_is_not(sheet: SheetView) -> None:
    sheet.show_sheet(small_sheet(), {"T.old.company": CellMark(Tone.BAD, first=True)})
    picture = sheet.grab().toImage()
    ratio = picture.devicePixelRatio()

    def ground(code: str) -> str:
        place = sheet.area_of(code).bottomLeft()
        return picture.pixelColor(round((place.x() + 5) * ratio), round((place.y() - 5) * ratio)).name().upper()

    assert ground("T.old.company") == COLOURS.bad_tint
    assert ground("T.old.person") == COLOURS.window


def test_a_screen_reader_hears_which_figure_is_current(sheet: SheetView) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert sheet.accessibleDescription() == "说明 T.new.company"
