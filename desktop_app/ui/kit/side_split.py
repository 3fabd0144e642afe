"""A page's main part with its panels: beside each other, below each other, or one at a time, as the room allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter

from desktop_app.ui.kit.tokens import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QTabWidget, QWidget

_WIDE_ENOUGH = 900
_HIGH_ENOUGH = 420
_SIDE = 340


class SideSplit(QSplitter):
    """Gives the main part what is left beside (or above) the panels; the person may move the border.

    Where it is neither wide nor high enough, the main part is the first of the panels' tabs, by its `name`.
    """

    def __init__(self, main: QWidget, name: str, panels: QTabWidget, enough: int = scaled(_WIDE_ENOUGH)) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._main, self._name, self._panels, self._enough = main, name, panels, enough
        self.addWidget(main)
        self.addWidget(panels)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setSizes([10 * scaled(_SIDE), scaled(_SIDE)])

    @property
    def one_at_a_time(self) -> bool:
        """Tell whether the main part is a tab among the panels."""
        return self._panels.indexOf(self._main) >= 0

    def show_main(self) -> None:
        """Bring the main part to the front where it is a tab."""
        if self.one_at_a_time:
            self._panels.setCurrentWidget(self._main)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the window gets too narrow for both, and show one at a time when it is too low as well."""
        super().resizeEvent(event)
        wide, high = event.size().width() >= self._enough, event.size().height() >= scaled(_HIGH_ENOUGH)
        one_at_a_time = not wide and not high
        if one_at_a_time != self.one_at_a_time:
            self._put_main(among_panels=one_at_a_time)
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes([10 * scaled(_SIDE), scaled(_SIDE)] if wide else [3, 2])

    def _put_main(self, *, among_panels: bool) -> None:
        focused = QApplication.focusWidget()
        if among_panels:
            self._panels.insertTab(0, self._main, self._name)
            self._panels.setCurrentWidget(self._main)
        else:
            self.insertWidget(0, self._main)
            self._main.show()
            self.setStretchFactor(0, 1)
            self.setStretchFactor(1, 0)
            self.setSizes([3, 2])
        if focused and self._main.isAncestorOf(focused):
            focused.setFocus()  # Qt takes it away with the move
