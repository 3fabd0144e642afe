"""Changing one cell of a list: which cells can be changed, the input over the cell, and where one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from shiboken6 import isValid

from desktop_app.model.changeable import why_fixed
from desktop_app.model.text import FieldError
from desktop_app.office.records.record_values import value_of
from desktop_app.office.records.rewriting import checked_values
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.saving import Typed, Work, save
from desktop_app.ui.records.cells import Cells
from desktop_app.ui.records.grid.cell_box import CellBox, Leaving

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QRect
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop_app.model.field import Value
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.table_model import RecordTableModel

Index = QModelIndex | QPersistentModelIndex


class Grid(Protocol):
    """The list whose cells are changed, as far as its cells need to know it."""

    records: RecordTableModel

    def visualRect(self, index: Index, /) -> QRect:
        """Return where a cell is seen."""

    def setFocus(self) -> None:
        """Take the keyboard."""

    def cell_from(self, record_id: str, name: str, leaving: Leaving) -> tuple[str, int]:
        """Return the record and column one comes to from a record's field."""

    def go_to(self, record_id: str, column: int) -> None:
        """Go to a cell of a record."""


class CellEditing(Cells):
    """Draws the cells of a list and lets those be changed in place that no step of the procedure writes."""

    def __init__(self, parent: QWidget, table: Grid, context: Context, around: Surroundings) -> None:
        super().__init__(parent)
        self._table = table
        self._context = context
        self._around = around
        self._box: CellBox | None = None
        self._before: Value = None

    @property
    def box(self) -> CellBox | None:
        """Return the input that is open, if any."""
        return self._box

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field's input over a cell."""
        del option
        field = self._table.records.columns[index.column()].field
        box = CellBox(parent, make_input(field, self._around), self._table.records.record_id(index.row()))
        box.kept.connect(lambda leaving: self.keep(box, leaving))
        box.given_up.connect(lambda: self._close(box))
        box.destroyed.connect(lambda: self._forget(box))
        self._box = box
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the record holds."""
        if isinstance(editor, CellBox) and not editor.busy:
            field = self._table.records.columns[index.column()].field
            self._before = read(self._context.ledger, value_of, self._table.records.kind, editor.record, field.name)
            editor.input.set_value(self._before)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the input over its cell."""
        del option
        if isinstance(editor, CellBox):
            place = self._table.visualRect(self._table.records.index(index.row(), index.column()))
            editor.place(place.left(), place.top(), place.width())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed where one clicks on another cell."""
        del model, index
        if isinstance(editor, CellBox) and not editor.busy:
            self.keep(editor, Leaving.STAY)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the keys to the box, which knows its input."""
        return False if isinstance(editor, CellBox) else super().eventFilter(editor, event)

    def keep(self, box: CellBox, leaving: Leaving) -> None:
        """Save what stands in the box and go on; what is wrong is said below it."""
        field, kind, ledger = box.input.field, self._table.records.kind, self._context.ledger
        try:
            value = checked_values(kind, {field.name: box.input.value()})[field.name]
        except FieldError as error:
            box.show_error(str(error))
            return
        target = self._table.cell_from(box.record, field.name, leaving)
        if value == self._before:
            self._close(box)
            self._table.go_to(*target)
            return
        title = str(self._table.records.index(self._table.records.row_of(box.record), 0).data() or "")
        work = Work(Typed(kind, box.record, {field.name: value}), title)

        def done(_saved: object) -> None:
            if isValid(box):
                self._close(box)
            self._table.go_to(*target)

        do(self._context, f"cell {box.record} {field.name}", lambda: save(ledger, work), Then("", done, asker=box))

    def _close(self, box: CellBox) -> None:
        box.input.close_list()
        self._forget(box)
        self.closeEditor.emit(box)
        self._table.setFocus()

    def _forget(self, box: CellBox) -> None:
        if self._box is box:
            self._box = None


def why_not(records: RecordTableModel, index: Index) -> str:
    """Return why a cell can't be changed in place, or ""."""
    return why_fixed(records.columns[index.column()].field) if index.isValid() else ""


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes something."""
    text = event.text()
    return bool(text) and text.isprintable() and not text.isspace() and not event.modifiers() & _CHORDS


_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
