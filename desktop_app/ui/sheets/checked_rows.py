"""The rows as they were looked at: what each cell becomes, what is wrong in it, and what becomes of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop_app.exchange.sheets.taking.examined import WHOLE_ROW, Status
from desktop_app.i18n import _
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.ui.kit.tokens import COLOURS, ink
from desktop_app.ui.sheets.row_status import TONES, status_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.exchange.sheets.taking.examined import Examined, ExaminedRow
    from desktop_app.ui.sheets.looked_at import LookedAt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NUMBER, STATUS, FIRST = 0, 1, 2
"""The columns before those of the targets."""


class CheckedRows(QAbstractTableModel):
    """The rows of one status, or all; a cell that is typed into is signalled as `corrected(row, position, text)`."""

    corrected = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.examined: Examined | None = None
        self.rows: Sequence[ExaminedRow] = ()
        self._pending: dict[tuple[int, int], str] = {}

    def show(self, looked: LookedAt | None, status: Status | None) -> None:
        """Show what was found out, all of it or one status."""
        self.beginResetModel()
        self.examined = looked.examined if looked else None
        self._pending.clear()
        self.rows = looked.rows[status] if looked else ()
        self.endResetModel()

    def target(self, column: int) -> Target | None:
        """Return what a column means; None for those before the targets."""
        return self.examined.targets[column - FIRST] if self.examined and column >= FIRST else None

    def position(self, column: int) -> int | None:
        """Return the sheet's column that a column shows; None where one value holds for all rows."""
        return self.examined.positions[column - FIRST] if self.examined and column >= FIRST else None

    def place_of(self, number: int) -> int:
        """Return the place of a row by its number, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.number == number), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number, the status and the targets."""
        return 0 if parent.isValid() or self.examined is None else FIRST + len(self.examined.targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, what is said of it, and its tone."""
        row, column = self.rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(row, column)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return said_in(role, self.said(row, column)) or None
        if role == Qt.ItemDataRole.BackgroundRole:
            ground = self._ground(row, column)
            return QColor(ground) if ground else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._ink(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell; what it means is found out when the sheet is looked at again."""
        position, row = self.position(index.column()), self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or position is None or str(value) == self._text(row, index.column()):
            return False
        self._pending[row.number, position] = str(value)
        self.dataChanged.emit(index, index)
        self.corrected.emit(row.number, position, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of the sheet be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.position(index.column()) is not None else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a field's name; tell which values hold for all rows."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        target = self.target(section)
        if target is None:
            return (_("行"), _("情况"))[section]
        return target.text if self.position(section) is not None else _("{field}（各行相同）").format(field=target.text)

    def said(self, row: ExaminedRow, column: int) -> str:
        """Return what is wrong in a cell, or what to look at there."""
        target = self.target(column)
        if target is None:
            return row.problems.get(WHOLE_ROW, "") or row.remarks.get(WHOLE_ROW, "")
        found = row.problems.get(target.name, "") or row.remarks.get(target.name, "")
        before = self._before(row, target)
        return "\n".join(filter(None, (found, _("台账里是“{before}”").format(before=before) if before else "")))

    def wrong_place(self, row: ExaminedRow) -> int:
        """Return the first column with a problem in a row, or that of the status."""
        places = (FIRST + place for place, target in enumerate(self.examined.targets if self.examined else ()))
        return next((column for column in places if self._name(column) in row.problems), STATUS)

    def _name(self, column: int) -> str:
        target = self.target(column)
        return target.name if target else WHOLE_ROW

    def _text(self, row: ExaminedRow, column: int) -> str:
        if column == NUMBER:
            return str(row.number)
        if column == STATUS:
            return status_word(row.status)
        position = self.position(column)
        pending = self._pending.get((row.number, position)) if position is not None else None
        return row.texts[column - FIRST] if pending is None else pending

    def _before(self, row: ExaminedRow, target: Target) -> str:
        return next((change.before or _("（空）") for change in row.changes if change.label == target.text), "")

    def _ground(self, row: ExaminedRow, column: int) -> str:
        if column < FIRST:
            return ""
        name, target = self._name(column), self.target(column)
        if (row.number, self.position(column)) in self._pending:
            return COLOURS.selected
        if name in row.problems:
            return COLOURS.warning_tint if name in row.unsure else COLOURS.bad_tint
        if name in row.remarks:
            return COLOURS.warning_tint
        return COLOURS.accent_tint if target and self._before(row, target) else ""

    def _ink(self, row: ExaminedRow, column: int) -> str:
        if column == NUMBER:
            return COLOURS.text_faint
        if column == STATUS:
            return ink(TONES[row.status])[0]
        if row.status in {Status.LEFT_OUT, Status.SAME}:
            return COLOURS.text_disabled
        if self._name(column) in row.problems:
            return COLOURS.bad
        return COLOURS.text_soft if self.position(column) is None else COLOURS.text
