"""A small form over the window's content, below the input it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from desktop_app.ui.forms.inline_form import InlineForm

_WIDTH = 520
_GAP = 2


class PanelBelow(QFrame):
    """A form in a frame: it closes with the form, or when the input it belongs to is no longer seen."""

    def __init__(self, below: QWidget, form: InlineForm) -> None:
        super().__init__(below.window())
        self.setObjectName("hits")
        self._below = below
        self.form = form
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(form)
        form.setProperty("role", "plain")
        form.closed.connect(self._close)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def open(self) -> None:
        """Show it, with the focus in the first empty field."""
        self.setFixedWidth(
            min(max(scaled(_WIDTH), self._below.width()), self._below.window().width() - 2 * Space.LARGE)
        )
        self.show()
        self.adjustSize()
        self._place()
        self.raise_()
        self.form.go_to_first()

    def _follow(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Close when the page below was left."""
        if not isValid(self._below) or not self._below.isVisible():
            self._close()

    def _close(self) -> None:
        if self.isHidden():
            return
        self.hide()
        self.deleteLater()
        if isValid(self._below) and self._below.isVisible():
            self._below.setFocus()

    def _place(self) -> None:
        """Stand below the input, or above it where there is no room, and never beyond the window's edges."""
        window = self._below.window()
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + _GAP))
        if corner.y() + self.height() > window.height():
            corner = self._below.mapTo(window, QPoint(0, -self.height() - _GAP))
        x = max(0, min(corner.x(), window.width() - self.width() - Space.LARGE))
        self.move(x, max(0, min(corner.y(), window.height() - self.height())))
