"""Two columns of panels that stand side by side where there is room, and one below the other where there isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_ENOUGH = 820
"""Logical pixels from which on two columns are comfortable to read."""

_SHARES = (3, 2)


class TwoColumns(QWidget):
    """The main column at the left, the other at the right, or below where it is narrower than `enough` pixels."""

    def __init__(
        self,
        main: Sequence[QWidget],
        aside: Sequence[QWidget],
        enough: int = scaled(_ENOUGH),
        shares: tuple[int, int] = _SHARES,
    ) -> None:
        super().__init__()
        self._shares = shares
        self._enough = enough
        self._main, self._aside = _column(main), _column(aside)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.LARGE)
        self._grid.addWidget(self._main, 0, 0)
        self._place(beside=False)

    @property
    def beside(self) -> bool:
        """Tell whether the columns stand side by side now."""
        return self._beside

    def minimumSizeHint(self) -> QSize:
        """Ask for one column's width only: a narrow window must be able to put one below the other."""
        widest = max(column.minimumSizeHint().width() for column in (self._main, self._aside))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the second column where the width allows."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._enough
        if beside != self._beside:
            self._place(beside=beside)

    def _place(self, *, beside: bool) -> None:
        self._beside = beside
        self._grid.addWidget(self._aside, *((0, 1) if beside else (1, 0)))
        for place, share in enumerate(self._shares):
            self._grid.setColumnStretch(place, share if beside or place == 0 else 0)


def _column(panels: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.LARGE)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return whole
