"""A row of tabs that stand closer together where there is no room for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTabBar

from desktop_app.ui.kit.theme import set_look
from desktop_app.ui.kit.tokens import Size

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent


class TabBar(QTabBar):
    """Tabs as wide as their words; the style sheet says how far apart they are, and how far where they are `close`."""

    def __init__(self) -> None:
        super().__init__()
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as far apart as the width allows."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the tab by the wheel only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def tabLayoutChange(self) -> None:
        """Look again when a tab came, went, or says something else."""
        super().tabLayoutChange()
        self._fit()

    def _fit(self) -> None:
        shown, close = [tab for tab in range(self.count()) if self.isTabVisible(tab)], bool(self.property("close"))
        wider = Size.TAB_GAP - Size.TAB_GAP_CLOSE if close else 0
        wanted = sum(self.tabSizeHint(tab).width() + wider for tab in shown)
        if close != (wanted > self.width()):
            set_look(self, "close", not close)
            # Polishing alone moves no tab.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
