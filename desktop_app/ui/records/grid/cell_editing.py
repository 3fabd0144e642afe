"""Changing one cell of a list: which cells can be changed, the input over the cell, and where one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from shiboken6 import isValid

from desktop_app.model.changeable import why_fixed
from desktop_app.model.text import FieldError
from desktop_app.office.records.record_values import value_of
from desktop_app.office.records.rewriting import checked_values
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.saving import Typed, Work, save
from desktop_app.ui.records.grid.box_editing import BoxEditing

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

    from desktop_app.model.field import Field, Value
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.field_input import FieldInput
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.cells import Cells
    from desktop_app.ui.records.grid.box_editing import Index
    from desktop_app.ui.records.grid.cell_box import CellBox, Leaving
    from desktop_app.ui.records.table_model import RecordTableModel


class Grid(Protocol):
    """The list whose cells are changed, as far as its cells need to know it."""

    records: RecordTableModel

    def cell_from(self, record_id: str, name: str, leaving: Leaving) -> tuple[str, int]:
        """Return the record and column one comes to from a record's field."""

    def go_to(self, record_id: str, column: int) -> None:
        """Go to a cell of a record."""


class CellEditing(BoxEditing):
    """Lets those cells of a list be changed in place that no step of the procedure writes; `drawing` draws all."""

    def __init__(self, view: QTableView, table: Grid, drawing: Cells, context: Context, around: Surroundings) -> None:
        super().__init__(view)
        self._table = table
        self._drawing = drawing
        self._context = context
        self._around = around
        self._before: Value = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return self._drawing.sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        self._drawing.paint(painter, option, index)

    def input_of(self, index: Index) -> FieldInput:
        """Return the input of the column's field."""
        return make_input(self._field(index), self._around)

    def record_of(self, index: Index) -> str:
        """Return the id of the record in the row."""
        return self._table.records.record_id(index.row())

    def begin(self, box: CellBox, index: Index) -> None:
        """Begin with what the record holds."""
        field, kind = self._field(index), self._table.records.kind
        self._before = read(self._context.ledger, value_of, kind, box.record, field.name)
        box.input.set_value(self._before)

    def keep(self, box: CellBox, index: Index, leaving: Leaving) -> None:
        """Save what stands in the box and go on; what is wrong is said below it."""
        del index  # the list may have been read again meanwhile: the record counts, not its row
        field, kind, ledger = box.input.field, self._table.records.kind, self._context.ledger
        try:
            value = checked_values(kind, {field.name: box.input.value()})[field.name]
        except FieldError as error:
            box.show_error(str(error))
            return
        target = self._table.cell_from(box.record, field.name, leaving)
        if value == self._before:
            self.put_away(box)
            self._table.go_to(*target)
            return
        title = str(self._table.records.index(self._table.records.row_of(box.record), 0).data() or "")
        work = Work(Typed(kind, box.record, {field.name: value}), title)

        def done(_saved: object) -> None:
            if isValid(box):
                self.put_away(box)
            self._table.go_to(*target)

        do(self._context, f"cell {box.record} {field.name}", lambda: save(ledger, work), Then("", done, asker=box))

    def _field(self, index: Index) -> Field:
        return self._table.records.columns[index.column()].field


def why_not(records: RecordTableModel, index: Index) -> str:
    """Return why a cell can't be changed in place, or ""."""
    return why_fixed(records.columns[index.column()].field) if index.isValid() else ""


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes something."""
    text = event.text()
    return bool(text) and text.isprintable() and not text.isspace() and not event.modifiers() & _CHORDS


_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
