"""Putting a cell right in the grid: a list of choices where the field has one, else a line to type into."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from desktop_app.model.field import Shape
from desktop_app.ui.sheets.tinted_cells import TintedCells
from desktop_app.ui.sheets.value_choice import ValueChoice, offered

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

    from desktop_app.ledger import Ledger
    from desktop_app.ui.sheets.checked_rows import CheckedRows

_LEAST = 220
_CHOSEN = {Shape.CODE, Shape.LINK, Shape.YES_NO}


class CellEditing(TintedCells):
    """Makes the editors of the checked rows."""

    def __init__(self, parent: QTableView, ledger: Ledger) -> None:
        super().__init__(parent)
        self._ledger = ledger

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make the editor of a cell, over the cell's whole place."""
        target = cast("CheckedRows", index.model()).target(index.column())
        if target and target.field.shape in _CHOSEN:
            choice = ValueChoice(offered(self._ledger, target.field))
            choice.setParent(parent)
            choice.setFrame(False)
            choice.activated.connect(lambda _place: self._keep(choice))
            return choice
        return super().createEditor(parent, option, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lay the editor over the cell, wide enough to read a name in it."""
        super().updateEditorGeometry(editor, option, index)
        place = editor.geometry()
        place.setWidth(max(place.width(), _LEAST))
        room = editor.parentWidget()
        if room is not None and place.right() > room.width():
            place.moveRight(max(room.width() - 1, place.width() - 1))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what stands in the cell."""
        if isinstance(editor, ValueChoice):
            text = str(index.data(Qt.ItemDataRole.EditRole))
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Hand over what was chosen or typed."""
        if isinstance(editor, ValueChoice):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _keep(self, choice: ValueChoice) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)
