"""The model behind a list: works with a hundred thousand rows, since it keeps ids and reads only what is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.i18n import _, listed
from desktop_app.model.changeable import changeable_fields
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import Filter
from desktop_app.ui.forms.time_left import status
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.records.colouring.list_colouring import ListColouring
from desktop_app.ui.records.columns import columns_of
from desktop_app.ui.records.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TONE = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell's tone is asked for."""
MARKS = Qt.ItemDataRole.UserRole + 2
"""The role under which the names and tones of the colour rules are asked for that a row fulfils."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordTableModel(QAbstractTableModel):
    """The records of one kind that a filter lets through, one row each; the user role holds the record's id."""

    def __init__(self, context: Context, kind: type[Record], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.columns = columns_of(kind)
        self.filter = Filter()
        self._context = context
        self.colouring = ListColouring(context, kind)
        self._rows = Rows(context.ledger, kind, self.columns, self._telling, self.colouring.marks_of)
        self._numbers: dict[str, int] = {}
        self._only: frozenset[str] | None = None
        self._changeable = changeable_fields(kind)

    def _telling(self, record: Record, field: Field) -> Tone:
        tone = status(record, field, self._context.today, self._context.ledger.rules)
        return tone if tone is Tone.NEUTRAL or self.colouring.shows(field) else Tone.NEUTRAL

    def colour_anew(self) -> None:
        """Show the same records in the colours of other rules."""
        self._rows.forget_texts()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def show_more(self, names: frozenset[str]) -> None:
        """Show these fields too, behind those that the list shows by itself."""
        columns = columns_of(self.kind, names)
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self._rows.show_columns(columns)
            self.endResetModel()

    def longest(self, column: int) -> str:
        """Return the longest text that a column shows in the rows read so far, the first page at least."""
        return self._rows.longest(column)

    def begin_sorted(self, order: str) -> None:
        """Sort by a field from the first reading on; one that the kind doesn't have sorts nothing."""
        if order.lstrip("-") in fields_of(self.kind):
            self.filter = Filter(order=order)

    def show(self, wanted: Filter) -> None:
        """Show what another filter lets through; where it names no order, the one chosen before holds."""
        self.filter = Filter(wanted.words, wanted.where, wanted.order or self.filter.order)
        self._only = None
        self.read_again()

    def show_only(self, record_ids: Sequence[str]) -> None:
        """Show those of these records that still exist, whatever the filter."""
        self._only = frozenset(record_ids)
        self.read_again()

    def read_again(self) -> None:
        """Read the same again after the data changed."""
        self.beginResetModel()
        if self._only is None:
            self._rows.find(self.filter)
        else:
            self._rows.find(Filter(order=self.filter.order), self._only)
        self._numbers.clear()
        self.endResetModel()

    def record_id(self, row: int) -> str:
        """Return the id of the record in a row."""
        return self._rows.ids[row]

    def record_ids(self) -> list[str]:
        """Return the ids of all rows in their order."""
        return list(self._rows.ids)

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1 where it isn't shown."""
        if not self._numbers:
            self._numbers = {one: number for number, one in enumerate(self._rows.ids)}
        return self._numbers.get(record_id, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns the kind's list has."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, its alignment or its record's id."""
        if role == Qt.ItemDataRole.UserRole:
            return self._rows.ids[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role in {MARKS, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._rows.marks(index.row()) if role == MARKS else self._rules_of(index.row())
        cell = self._rows.row(index.row())[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            more = self._rules_of(index.row()) if role == Qt.ItemDataRole.ToolTipRole else ""
            return said_in(role, "\n".join(filter(None, (cell.text, more))))
        return cell.tone if role == TONE else None

    def _rules_of(self, row: int) -> str:
        """Return the names of the colour rules that a row fulfils, in words."""
        names = [name for name, _tone in self._rows.marks(row)]
        return _("颜色规则：{names}").format(names=listed(names)) if names else ""

    def is_changeable(self, column: int) -> bool:
        """Tell whether the cells of a column can be changed in place."""
        return not self._context.ledger.read_only and self.columns[column].field.name in self._changeable

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let those cells be edited that can be changed in place."""
        free = index.isValid() and self.is_changeable(index.column())
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if free else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words at a column's head."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right else _LEFT
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what was shown stays shown, in the other order."""
        if column < 0:
            return
        minus = "-" if order == Qt.SortOrder.DescendingOrder else ""
        self.filter = replace(self.filter, order=minus + self.columns[column].field.name)
        self.read_again()
