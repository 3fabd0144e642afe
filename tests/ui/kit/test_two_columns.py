"""Two columns go below each other where there is no room, also where what stands in them is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.two_columns import TwoColumns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def wide() -> QWidget:
    """Return a widget that is never narrower than 500 pixels."""
    made = QWidget()
    made.setMinimumWidth(500)
    return made


def test_wide_columns_stand_below_each_other_in_a_narrow_window(qtbot: QtBot) -> None:
    columns = TwoColumns((wide(),), (wide(),))
    inside = QVBoxLayout()
    inside.addWidget(columns)
    area = scrolling(inside)
    qtbot.addWidget(area)
    area.resize(1200, 400)
    area.show()
    QApplication.processEvents()
    side_by_side = [columns.beside]
    area.resize(700, 400)
    QApplication.processEvents()
    assert [*side_by_side, columns.beside] == [True, False]
    assert columns.width() <= area.viewport().width()


def test_how_much_is_enough_may_be_said(qtbot: QtBot) -> None:
    columns = TwoColumns((QWidget(),), (QWidget(),), 300)
    qtbot.addWidget(columns)
    columns.resize(320, 100)
    columns.show()
    side_by_side = [columns.beside]
    columns.resize(280, 100)
    assert [*side_by_side, columns.beside] == [True, False]
