"""The bar over the pages: the search box, and undo and redo within reach of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.records.search import Hit, count_found, search
from desktop_app.ui.kit.theme import link_button, on_click
from desktop_app.ui.kit.tokens import Size, Space, scaled
from desktop_app.ui.seeking.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from desktop_app.ui.context.context import Context

_HEIGHT, _LEAST_HEIGHT = 56, 44


class TopBar(QWidget):
    """The way back and search at the left, small buttons at the right. Signal `back()`."""

    back = Signal()

    def __init__(self, context: Context, edited: Callable[[str], bool]) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shrink(on=False)

        self._context, self._edited = context, edited
        self.search = SearchBox(self.records_with, self.count_with)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.PAGE, 0, Space.WIDE, 0)
        self._row.setSpacing(Space.TINY)
        self._back = on_click(link_button("", "left"), self.back.emit)
        self._back.hide()
        self._row.addWidget(self._back)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)

    def show_back(self, title: str) -> None:
        """Offer the way back to a page, by its title; "" offers none."""
        self._back.setText(_("返回{page}").format(page=title))
        self._back.setToolTip(_("返回上一处（Alt+←）"))
        self._back.setVisible(bool(title))

    def records_with(self, words: str) -> list[Hit]:
        """Return the records that hold the words and have a page."""
        return [hit for hit in search(self._context.ledger, words) if self._edited(hit.kind)]

    def count_with(self, words: str) -> int:
        """Return how many records hold the words and have a page."""
        return count_found(self._context.ledger, words, [kind for kind in KINDS if self._edited(kind)])

    def shrink(self, *, on: bool) -> None:
        """Be lower where the window is low."""
        self.setFixedHeight(scaled(_LEAST_HEIGHT) if on else scaled(_HEIGHT))

    def add(self, action: QAction) -> None:
        """Put an action at the right end, as an icon."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(Size.ICON, Size.ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
