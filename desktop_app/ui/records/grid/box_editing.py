"""What every grid of cells does with the input over a cell: lays it there, keeps it, and leaves the keys to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.ui.records.grid.cell_box import CellBox, Leaving

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

    from desktop_app.ui.forms.inputs.field_input import FieldInput

Index = QModelIndex | QPersistentModelIndex


class BoxEditing(QStyledItemDelegate):
    """Makes the boxes of a grid; `box` is the one that is open. A subclass says what stands in it and keeps that."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid
        self.box: CellBox | None = None

    def input_of(self, index: Index) -> FieldInput:
        """Return a new input for a cell."""
        raise NotImplementedError

    def begin(self, box: CellBox, index: Index) -> None:
        """Show in a box what its cell holds."""
        raise NotImplementedError

    def keep(self, box: CellBox, index: Index, leaving: Leaving) -> None:
        """Keep what stands in the box and go on, or say below it what is wrong."""
        raise NotImplementedError

    def record_of(self, index: Index) -> str:  # noqa: ARG002 (a grid of saved records knows whose cell it is)
        """Return the id of the record that a cell belongs to, or ""."""
        return ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field's input over a cell."""
        del option
        lasting = QPersistentModelIndex(index)
        box = self.box = CellBox(parent, self.input_of(index), self.record_of(index))
        box.kept.connect(lambda leaving: self.keep(box, lasting, leaving))
        box.given_up.connect(lambda: self.put_away(box))
        # This also keeps Python's side of the box for as long as Qt has it: Qt still asks the delegate about it.
        box.destroyed.connect(lambda: self._forget(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell."""
        if isinstance(editor, CellBox) and not editor.busy:
            self.begin(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed where one clicks on another cell."""
        del model
        if isinstance(editor, CellBox) and not editor.busy:
            self.keep(editor, index, Leaving.STAY)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the input over its cell."""
        del option
        if isinstance(editor, CellBox):
            at = self._grid.visualRect(self._grid.model().index(index.row(), index.column()))
            editor.place(at.left(), at.top(), at.width())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the keys to the box, which knows its input."""
        return False if isinstance(editor, CellBox) else super().eventFilter(editor, event)

    def put_away(self, box: CellBox) -> None:
        """Take the box away; the grid has the keys again."""
        box.input.close_list()
        self._forget(box)
        self.closeEditor.emit(box)
        self._grid.setFocus()

    def _forget(self, box: CellBox) -> None:
        if self.box is box:
            self.box = None
