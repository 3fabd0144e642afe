"""The cells of 连续录入: each is typed in the field's own input; Tab goes on to the right, Enter down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.model.text import FieldError
from desktop_app.office.records.rewriting import checked_values
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.records.grid.cell_box import CellBox, Leaving

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.grid.entry_rows import EntryRows

Index = QModelIndex | QPersistentModelIndex


class EntryCells(QStyledItemDelegate):
    """Makes the inputs; `left(row, column, leaving)` hears that a cell's value was taken."""

    def __init__(
        self,
        table: QTableView,
        rows: EntryRows,
        around: Surroundings,
        left: Callable[[int, int, Leaving], object],
    ) -> None:
        super().__init__(table)
        self._left = left
        self._table = table
        self._rows = rows
        self._around = around
        self.box: CellBox | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field's input over a cell."""
        del option
        place, column = index.row(), index.column()
        box = self.box = CellBox(parent, make_input(self._rows.fields[column], self._around), "")
        box.kept.connect(lambda leaving: self.keep(box, place, column, leaving))
        box.given_up.connect(lambda: self._close(box))
        # This also keeps Python's side of the box for as long as Qt has it: Qt still asks the delegate about it.
        box.destroyed.connect(lambda: self._forget(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell."""
        if isinstance(editor, CellBox) and not editor.busy:
            row, one = self._rows.rows[index.row()], self._rows.fields[index.column()]
            if one.name in row.unread:
                editor.input.set_typed(row.unread[one.name])
            else:
                editor.input.set_value(row.values.get(one.name))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed where one clicks on another cell."""
        del model
        if isinstance(editor, CellBox) and not editor.busy:
            self.keep(editor, index.row(), index.column(), Leaving.STAY)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the input over its cell."""
        del option
        if isinstance(editor, CellBox):
            at = self._table.visualRect(self._rows.index(index.row(), index.column()))
            editor.place(at.left(), at.top(), at.width())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the keys to the box, which knows its input."""
        return False if isinstance(editor, CellBox) else super().eventFilter(editor, event)

    def keep(self, box: CellBox, place: int, column: int, leaving: Leaving) -> None:
        """Take what stands in the box into its cell, or say below it what is wrong."""
        one = self._rows.fields[column]
        try:
            typed = box.input.typed()
            value = box.input.value()
            if typed.strip():
                value = checked_values(self._rows.kind, {one.name: value})[one.name]
        except FieldError as error:
            box.show_error(str(error))
            return
        box.accept()
        if value != self._rows.rows[place].values.get(one.name) or one.name in self._rows.rows[place].unread:
            self._rows.keep(place, one, value)
        self._close(box)
        self._left(place, column, leaving)

    def _close(self, box: CellBox) -> None:
        box.input.close_list()
        self._forget(box)
        self.closeEditor.emit(box)
        self._table.setFocus()

    def _forget(self, box: CellBox) -> None:
        if self.box is box:
            self.box = None
