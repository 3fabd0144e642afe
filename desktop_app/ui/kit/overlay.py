"""A small panel that opens below a widget, inside its window, and closes when one goes on elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_GAP = 2


class Overlay(QFrame):
    """A panel over the window's content; Esc, a click beside it or leaving it by keyboard closes it."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below.window())
        self.setObjectName("hits")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._below = below

    def open_at(self, first: QWidget) -> None:
        """Open, with the focus on the first widget inside."""
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        first.setFocus()
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.installEventFilter(self)
            program.focusChanged.connect(self._follow_focus)

    def done(self) -> None:
        """Close and go back to the widget it belongs to."""
        self._below.setFocus()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click beside it."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and not self._holds(watched):
            self.close()
        return super().eventFilter(watched, event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._holds(now):
            self.close()

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _place(self) -> None:
        """Stand below the widget, or above it where there is no room, and never beyond the window's edges."""
        window = self._below.window()
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + _GAP))
        if corner.y() + self.height() > window.height():
            corner = self._below.mapTo(window, QPoint(0, -self.height() - _GAP))
        self.move(max(0, min(corner.x(), window.width() - self.width())), max(0, corner.y()))
