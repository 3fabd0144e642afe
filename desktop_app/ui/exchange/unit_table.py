"""The table of a list of units before it is taken in: cells can be put right; what becomes of a row stands last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text, codes
from desktop_app.ui.kit.headed_rows import HeadedRows, Index
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.tokens import Tone, ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.model.unit_list import UnitLine
    from desktop_app.office.records.unit_list import ListedUnit, State

_FIELDS = ("name", "short_name", "nature", "number")
NATURE, SAID = 2, 4
_CODES = "unit_nature"
_WORDS: dict[State, tuple[str, Tone]] = {
    "new": ("新增", Tone.GOOD),
    "filled": ("已登记，补上空着的", Tone.GOOD),
    "known": ("已登记", Tone.NEUTRAL),
    "own": ("本台账的单位", Tone.NEUTRAL),
    "double": ("", Tone.NEUTRAL),
    "wrong": ("", Tone.BAD),
}


class UnitListModel(HeadedRows["ListedUnit"]):
    """The lines of a list with what would become of each. Signal `edited()`: a line says something else now."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__((_("名称"), _("简称"), _("性质"), _("编号"), _("将会")))

    @property
    def lines(self) -> list[UnitLine]:
        """Return the lines as they stand."""
        return [unit.line for unit in self.rows]

    def show_units(self, units: Sequence[ListedUnit]) -> None:
        """Show a list; where only cells differ, the place where one is stays."""
        if len(units) == len(self.rows):
            self.rows = list(units)
            self.dataChanged.emit(self.index(0, 0), self.index(len(units) - 1, SAID))
        else:
            self.put(units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or holds to be edited."""
        unit, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and column < SAID:
            return getattr(unit.line, _FIELDS[column])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return said_in(role, _shown(unit, column))
        if role == Qt.ItemDataRole.ForegroundRole and column == SAID:
            return QColor(ink(_WORDS[unit.state][1])[0])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited but the last."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if index.column() < SAID else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a cell right; an empty name isn't taken."""
        column, text = index.column(), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or column >= SAID or (column == 0 and not text):
            return False
        unit = self.rows[index.row()]
        changed: dict[str, Any] = {_FIELDS[column]: text}
        self.rows[index.row()] = replace(unit, line=replace(unit.line, **changed))
        self.edited.emit()
        return True

    def leave_out(self, row: int) -> None:
        """Take a line out of the list."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.rows[row]
        self.endRemoveRows()
        self.edited.emit()


class UnitTable(QTableView):
    """Shows the list; typing or F2 edits a cell, Delete leaves a line out."""

    def __init__(self) -> None:
        super().__init__()
        self.list = UnitListModel()
        self.setModel(self.list)
        self._natures = _NatureChoice(self)
        self.setItemDelegateForColumn(NATURE, self._natures)
        self.setAccessibleName(_("名单里的单位"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        make_plain(self)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(SAID, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the current line out with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.list.leave_out(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _NatureChoice(QStyledItemDelegate):
    """Edits a unit's nature by a list of choices."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        choices = QuietChoice(parent)
        choices.setAccessibleName(_("性质"))
        for code in codes(_CODES).values():
            choices.addItem(code.text, code.code)
        choices.activated.connect(lambda _place: self._done(choices))
        return choices

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def _done(self, editor: Any) -> None:  # noqa: ANN401 (Qt's signal takes the editor as it is)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _shown(unit: ListedUnit, column: int) -> str:
    if column == SAID:
        if unit.state == "double":
            return _("略过：{why}").format(why=unit.said)
        return unit.said or _(_WORDS[unit.state][0])
    value = str(getattr(unit.line, _FIELDS[column]))
    return code_text(_CODES, value) if column == NATURE else value
