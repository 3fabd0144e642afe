"""What a page shows where there is nothing yet: a drawing, a title, a sentence, perhaps a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.theme import body, heading, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_DRAWING = 40


class EmptyState(QWidget):
    """Its words wrap; the drawing over them is left out where there is no room for it."""

    def __init__(self, icon_name: str, title: str, text: str, action: QWidget | None = None) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._title = wrapping(heading(title, 3))
        words = body(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.TINY, Space.LARGE, Space.TINY)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        for part in (self._title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        if action:
            column.addSpacing(Space.TINY)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def draws(self) -> bool:
        """Tell whether there is room for the drawing."""
        return self._title.y() >= scaled(_DRAWING) + 2 * Space.SMALL

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing over the title: what is no part of the layout takes no room from the words."""
        if self.draws:
            drawing = picture(self._icon_name, COLOURS.outline_hover, _DRAWING)
            QPainter(self).drawPixmap(
                (self.width() - scaled(_DRAWING)) // 2, self._title.y() - scaled(_DRAWING) - Space.SMALL, drawing
            )
