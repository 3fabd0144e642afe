"""The rows of a sheet as they were read: headings marked, what isn't read in grey, numbered as in the spreadsheet."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop_app.exchange.sheets.grid import column_letters, shown_text
from desktop_app.i18n import _
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Row, Sheet
    from desktop_app.exchange.sheets.matching.proposing import Proposal

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RawRows(QAbstractTableModel):
    """Every row of the sheet that isn't blank."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.width = 0
        self._headings: frozenset[int] = frozenset()
        self._left_out: list[tuple[int, int, str]] = []
        self._starts: list[int] = []
        self._hidden_too = True
        self._left_columns: frozenset[int] = frozenset()
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, sheet: Sheet, proposal: Proposal) -> None:
        """Show a sheet, and how it is divided."""
        self.beginResetModel()
        self.rows = sheet.rows
        self.width = max((len(row.cells) for row in sheet.rows), default=0)
        self._headings = frozenset(proposal.table.heading_rows)
        self._left_out = sorted((left.first, left.last, left.why) for left in proposal.table.left_out)
        self._starts = [first for first, _last, _why in self._left_out]
        self.endResetModel()

    def mark(self, *, hidden_too: bool, left_columns: frozenset[int]) -> None:
        """Show which hidden rows and which columns aren't read."""
        self._hidden_too, self._left_columns = hidden_too, left_columns
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, max(self.width - 1, 0)))

    def row_of(self, number: int) -> int:
        """Return the place of the row with that number, or of the next one."""
        return next((place for place, row in enumerate(self.rows) if row.number >= number), 0)

    def why_left_out(self, place: int) -> str:
        """Say why a row isn't read; "" for a record or a heading."""
        row = self.rows[place]
        if row.number in self._headings:
            return ""
        before = bisect_right(self._starts, row.number) - 1
        if before >= 0 and row.number <= self._left_out[before][1]:
            return self._left_out[before][2]
        return _("隐藏的行") if row.hidden and not self._hidden_too else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns the widest row has."""
        return 0 if parent.isValid() else self.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, and how it is written."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cells = row.cells
            return shown_text(cells[index.column()]).replace("\n", " ") if index.column() < len(cells) else ""
        heading = row.number in self._headings
        if role == Qt.ItemDataRole.BackgroundRole and heading:
            return QColor(COLOURS.accent_tint)
        if role == Qt.ItemDataRole.FontRole and heading:
            return self._bold
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.why_left_out(index.row()) or str(index.data()))
        if role == Qt.ItemDataRole.ForegroundRole:
            left = self.why_left_out(index.row()) or (index.column() in self._left_columns and not heading)
            return QColor(COLOURS.text_disabled if left else COLOURS.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's number and a column's letters, as the spreadsheet program shows them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.rows[section].number) if orientation == Qt.Orientation.Vertical else column_letters(section)
