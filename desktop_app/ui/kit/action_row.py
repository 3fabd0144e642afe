"""A row of buttons that keep their words while there is room; without it, those with an icon show that alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent


class ActionRow(QWidget):
    """The buttons of a page's head or of a bar, the main one last: the first lose their words first.

    They stand at the right, or `at_left`, of whatever room there is.
    """

    def __init__(self, actions: Sequence[QWidget] = (), *, at_left: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addStretch(1)
        self._at_left = at_left
        for action in actions:
            self.add(action)

    def add(self, action: QWidget) -> None:
        """Put one more at the end."""
        self._row.insertWidget(self._row.count() - 1 if self._at_left else self._row.count(), action)

    def sizeHint(self) -> QSize:
        """Ask for the room of all words."""
        return self._size(short=0)

    def minimumSizeHint(self) -> QSize:
        """Be content with the icons."""
        return self._size(short=self._row.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words that have no room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when a button came, went, or says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        places = range(self._row.count() + 1)
        short = next((count for count in places if self._size(short=count).width() <= self.width()), places[-1])
        for place, action in enumerate(self._shown()):
            if isinstance(action, Button):
                action.shorten(on=place < short)

    def _size(self, *, short: int) -> QSize:
        """Return the room that the buttons need when that many of them show their icon only."""
        sizes = [_size_of(action, short=place < short) for place, action in enumerate(self._shown())]
        gaps = Space.SMALL * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def _shown(self) -> Iterator[QWidget]:
        for place in range(self._row.count()):
            action = self._row.itemAt(place).widget()
            if action is not None and not action.isHidden():
                yield action


def _size_of(action: QWidget, *, short: bool) -> QSize:
    wanted = action.size_of(short=short) if isinstance(action, Button) else action.sizeHint()
    return wanted.expandedTo(action.minimumSize()).boundedTo(action.maximumSize())
