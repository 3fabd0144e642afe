"""The board's table: units stay at the left and months at the top while one scrolls; moved through by keyboard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.i18n import _
from desktop_app.model.inbox_board import MONTHS
from desktop_app.ui.exchange.board_cells import BoardCells, month_width
from desktop_app.ui.exchange.board_model import BoardModel
from desktop_app.ui.exchange.month_signs import LEGEND
from desktop_app.ui.kit.tokens import scaled
from desktop_app.written_days import short_day_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.model.inbox_board import Board, BoardRow

_ROW = 30
_LONGEST_DAY = dt.date(2013, 9, 28)
"""28 Sept, 9-28: as wide as a day gets in either language."""

_WITHOUT_DAY = frozenset({"missing", "awaited"})

_COUNT = 46
_HEAD = 46
_UNIT_LEAST, _UNIT_MOST = 120, 190


class BoardTable(QTableView):
    """Shows a board; signal `moved()` when another cell is the current one."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.board = BoardModel(self)
        self.setModel(self.board)
        self.setItemDelegate(BoardCells(self))
        self.setObjectName("board")
        self.setAccessibleName(_("上报看板"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self._set_up_heads()
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.moved.emit())

    def show_board(self, board: Board, *, only_chased: bool) -> None:
        """Show a board; the place where one was stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.board.show_board(board, only_chased=only_chased)
        if self.board.rowCount():
            row = min(max(row, 0), self.board.rowCount() - 1)
            self.setCurrentIndex(self.board.index(row, max(column, 0)))
        self._fit()
        self.moved.emit()

    def current(self) -> tuple[BoardRow, int] | None:
        """Return the current unit and the column in it; None on an empty board."""
        index = self.currentIndex()
        return (self.board.row(index.row()), index.column()) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the months."""
        super().resizeEvent(event)
        self._fit()

    def _set_up_heads(self) -> None:
        top, left = self.horizontalHeader(), self.verticalHeader()
        for head in (top, left):
            head.setHighlightSections(False)
            head.setSectionsClickable(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setFixedHeight(scaled(_HEAD))
        left.setDefaultSectionSize(scaled(_ROW))
        left.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        left.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _fit(self) -> None:
        """Make the months as wide as the room allows, and never too narrow to read."""
        left = self.verticalHeader()
        left.setFixedWidth(min(max(left.sizeHint().width(), _UNIT_LEAST), _UNIT_MOST))
        counts = [max(self._headed(len(MONTHS) + place), _COUNT) for place in range(2)]
        room = self.viewport().width() - sum(counts)
        day = short_day_text(_LONGEST_DAY)
        least = max(month_width(state, "" if state in _WITHOUT_DAY else day) for state in LEGEND)
        least = max(least, *(self._headed(month - 1) for month in MONTHS))
        for month in MONTHS:
            width = max(room * month // len(MONTHS) - room * (month - 1) // len(MONTHS), least)
            self.setColumnWidth(month - 1, width)
        for place, width in enumerate(counts):
            self.setColumnWidth(len(MONTHS) + place, width)

    def _headed(self, column: int) -> int:
        """Return the width at which the heading of a column is whole, in any language."""
        return self.horizontalHeader().sectionSizeHint(column)
