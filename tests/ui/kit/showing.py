"""How the tests show a widget at a size of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> QWidget:
    """Show a widget inside another one, which doesn't keep it from getting narrow; returns that one."""
    whole = QWidget()
    qtbot.addWidget(whole)
    widget.setParent(whole)
    whole.resize(1000, 800)
    whole.show()
    resized(widget, width, height)
    return whole


def resized(widget: QWidget, width: int, height: int) -> None:
    """Give a widget another size, and what is inside time to follow."""
    widget.resize(width, height)
    QApplication.processEvents()
    QApplication.processEvents()
