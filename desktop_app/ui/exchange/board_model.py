"""The board as a table: a unit a row, a month a column, then what is open with the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.i18n import _
from desktop_app.model.inbox_board import MONTHS
from desktop_app.ui.exchange.month_signs import day_sign, said, sign
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.written_days import short_month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.inbox_board import Board, BoardRow, MonthCell

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
"""The role under which a month's `MonthCell` is found."""

_MONTHS = len(MONTHS)
_NOWHERE = QModelIndex()


class BoardModel(QAbstractTableModel):
    """Rows of a board; `show_board` may leave out the units that nobody has to chase."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self._rows: Sequence[BoardRow] = ()

    def show_board(self, board: Board, *, only_chased: bool) -> None:
        """Show another board."""
        self.beginResetModel()
        self.board = board
        self._rows = [row for row in board.rows if row.to_chase or not only_chased]
        self.endResetModel()

    def row(self, number: int) -> BoardRow:
        """Return the unit of a row."""
        return self._rows[number]

    def cell(self, index: Index) -> MonthCell | None:
        """Return the month at a place; None in the columns after December."""
        return self._rows[index.row()].months[index.column()] if index.column() < _MONTHS else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many units are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the months and the two counts."""
        return 0 if parent.isValid() else _MONTHS + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, what its tool tip says, and the cell itself."""
        cell = self.cell(index)
        if cell is None:
            return self._count(index, role)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(filter(None, (sign(cell.state), day_sign(cell))))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            told = f"{self.row(index.row()).unit.name} {short_month_name(index.column() + 1)}\n{said(cell)}"
            return said_in(role, told)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a unit's name at the left, a month with how many handed it in at the top."""
        if orientation == Qt.Orientation.Vertical:
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return said_in(role, self.row(section).unit.name) if shown else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole or self.board is None:
            return None
        if section >= _MONTHS:
            return (_("差异"), _("退回"))[section - _MONTHS]
        come, all_units = self.board.total(section + 1)
        return short_month_name(section + 1) + (f"\n{come}/{all_units}" if all_units else "")

    def _count(self, index: Index, role: int) -> object:
        unit = self.row(index.row()).unit
        count = (unit.differences, unit.returns)[index.column() - _MONTHS]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None
