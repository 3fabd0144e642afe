"""The side sheet: a panel at the right edge of a page, beside the list, as high as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.page import Page

_NARROWEST = 440
_WIDEST = 640
_SHARE = 0.52


class Sheet(QFrame):
    """A panel that a page makes room for while it is shown; it takes about half the page, within limits."""

    def __init__(self, page: Page, inside: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("sheet")
        self._page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(inside)
        page.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the sheet and move the page's content to its left."""
        self.show()
        self.raise_()
        self._place()

    def shut(self) -> None:
        """Hide the sheet and give the page its width back."""
        self.hide()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        whole = self._page.size()
        width = int(min(max(whole.width() * _SHARE, _NARROWEST), _WIDEST))
        self.setGeometry(whole.width() - width, 0, width, whole.height())
        layout = self._page.layout()
        if layout:
            margins = layout.contentsMargins()
            margins.setRight(Space.PAGE if self.isHidden() else width + Space.WIDE)
            layout.setContentsMargins(margins)
