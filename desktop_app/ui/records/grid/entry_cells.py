"""The cells of 连续录入: each is typed in the field's own input; Tab goes on to the right, Enter down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.text import FieldError
from desktop_app.office.records.rewriting import checked_values
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.records.grid.box_editing import BoxEditing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView

    from desktop_app.ui.forms.inputs.field_input import FieldInput
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.grid.box_editing import Index
    from desktop_app.ui.records.grid.cell_box import CellBox, Leaving
    from desktop_app.ui.records.grid.entry_rows import EntryRows


class EntryCells(BoxEditing):
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
        self._rows = rows
        self._around = around

    def input_of(self, index: Index) -> FieldInput:
        """Return the input of the column's field."""
        return make_input(self._rows.fields[index.column()], self._around)

    def begin(self, box: CellBox, index: Index) -> None:
        """Begin with what stands in the cell, also where it can't be read."""
        row, one = self._rows.rows[index.row()], self._rows.fields[index.column()]
        if one.name in row.unread:
            box.input.set_typed(row.unread[one.name])
        else:
            box.input.set_value(row.values.get(one.name))

    def keep(self, box: CellBox, index: Index, leaving: Leaving) -> None:
        """Take what stands in the box into its cell, or say below it what is wrong."""
        place, column = index.row(), index.column()
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
        self.put_away(box)
        self._left(place, column, leaving)
