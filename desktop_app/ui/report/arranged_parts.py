"""How the page of the report is laid out: the list of sections, the one being written, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from desktop_app.i18n import _
from desktop_app.ui.kit.side_split import SideSplit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabWidget, QWidget

_ENOUGH = 640
"""Logical pixels from which on the editor and the panels stand side by side."""

_LIST_WIDTH = 224


class ArrangedParts(QSplitter):
    """The list at the left; the writing has the panels beside it, below it, or as tabs beside its own."""

    def __init__(self, sections: QWidget, writing: QWidget, panels: QTabWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._split = SideSplit(writing, _("文字"), panels, _ENOUGH)
        self.setChildrenCollapsible(False)
        self.addWidget(sections)
        self.addWidget(self._split)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([_LIST_WIDTH, 10 * _LIST_WIDTH])

    def show_writing(self) -> None:
        """Bring the writing to the front."""
        self._split.show_main()
