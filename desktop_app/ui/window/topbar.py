"""The bar over the pages: the search box, and undo and redo within reach of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop_app.office.records.search import Hit, search
from desktop_app.ui.kit.tokens import ICON_SIZE, Space
from desktop_app.ui.window.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from desktop_app.ui.context.context import Context

_HEIGHT, _LEAST_HEIGHT = 56, 44


class TopBar(QWidget):
    """Search at the left, small buttons at the right."""

    def __init__(self, context: Context, edited: Callable[[str], bool]) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shrink(on=False)

        def find(words: str) -> list[Hit]:
            return [hit for hit in search(context.ledger, words) if edited(hit.kind)]

        self.search = SearchBox(find)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.PAGE, 0, Space.WIDE, 0)
        self._row.setSpacing(Space.TINY)
        self._row.addWidget(self.search)
        self._row.addStretch(1)

    def shrink(self, *, on: bool) -> None:
        """Be lower where the window is low."""
        self.setFixedHeight(_LEAST_HEIGHT if on else _HEIGHT)

    def add(self, action: QAction) -> None:
        """Put an action at the right end, as an icon."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
