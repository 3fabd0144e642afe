"""The list itself: rows to select and open by mouse or keyboard; what doesn't fit the width is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.i18n import _
from desktop_app.ui.kit.tokens import Size, row_height
from desktop_app.ui.records.cells import Cells
from desktop_app.ui.records.column_look import ColumnLook
from desktop_app.ui.records.grid.cell_box import Leaving
from desktop_app.ui.records.grid.cell_editing import CellEditing, is_typing, why_not
from desktop_app.ui.records.table_model import RecordTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.office.records.listing import Filter
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings


class RecordTable(QTableView):
    """The list of one kind.

    Signals: `opened(record_id)` by Enter or double click, `delete_wanted()`, `copy_wanted()`, `fill_wanted()`,
    `fixed(sentence)` where a cell can't be changed, `counted(int)`, `colours_wanted()` for the colour rules.
    """

    opened = Signal(str)
    delete_wanted = Signal()
    copy_wanted = Signal()
    fill_wanted = Signal()
    fixed = Signal(str)
    counted = Signal(int)
    colours_wanted = Signal()

    def __init__(self, context: Context, kind: type[Record]) -> None:
        super().__init__()
        self.records = RecordTableModel(context, kind, self)
        self.setModel(self.records)
        self._settings = context.settings
        self._cells = Cells(self)
        self.editing: CellEditing | None = None
        self.setItemDelegate(self._cells)
        self._look()
        self.look = ColumnLook(self, self.records, context)
        self.look.colours_wanted.connect(self.colours_wanted)
        self.records.begin_sorted(self.look.sorted_by)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        context.settings.changed.connect(self._follow)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.records.record_id(index.row())))

    def let_edit(self, context: Context, around: Surroundings) -> None:
        """Let cells be changed in place, by F2 or by typing."""
        self.editing = CellEditing(self, self, self._cells, context, around)
        self.setItemDelegate(self.editing)
        triggers = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        self.setEditTriggers(triggers)

    def _look(self) -> None:
        self.setAccessibleName(_(self.records.kind.label))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self._fit_rows()

    def show_filter(self, wanted: Filter) -> None:
        """Show what another filter lets through, from its top; what was selected stays selected."""
        self._change(lambda: self.records.show(wanted))

    def show_only(self, record_ids: Iterable[str]) -> None:
        """Show exactly these records."""
        self._change(lambda: self.records.show_only(list(record_ids)))

    def read_again(self) -> None:
        """Show the same again after the data changed: the selection stays, and the place where one was reading."""
        top = self.rowAt(0)
        first = self.records.record_id(top) if top >= 0 else ""
        offset = self.verticalScrollBar().value()
        self._change(self.records.read_again)
        moved = self.records.row_of(first) - top if self.records.row_of(first) >= 0 else 0
        self.verticalScrollBar().setValue(offset + moved * self.verticalHeader().defaultSectionSize())

    def shown_fields(self) -> list[Field]:
        """Return the fields of the list's columns as they were put in order, also those that have no room."""
        return [self.records.columns[place].field for place in self.look.places()]

    def current_field(self) -> Field | None:
        """Return the field of the cell that one is at."""
        index = self.currentIndex()
        return self.records.columns[index.column()].field if index.isValid() else None

    def fields_from(self, column: int) -> list[Field]:
        """Return the fields of the columns that are seen, from one of them to the right."""
        places = self._seen_places()
        return [self.records.columns[place].field for place in places[places.index(column) :]]

    def selected_count(self) -> int:
        """Return how many rows are selected, whatever their number in no time."""
        return sum(part.bottom() - part.top() + 1 for part in self.selectionModel().selection().toList())

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.record_id(row) for row in rows]

    def select(self, record_id: str) -> None:
        """Select a record and bring it into view, if it is shown."""
        row = self.records.row_of(record_id)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.records.index(row, 0))

    def go_to(self, record_id: str, column: int) -> None:
        """Go to a cell of a record, if that is shown."""
        row = self.records.row_of(record_id)
        if row >= 0:
            self.setCurrentIndex(self.records.index(row, column))
            self.setFocus()

    def cell_from(self, record_id: str, name: str, leaving: Leaving) -> tuple[str, int]:
        """Return the record and column one comes to from a record's field: below, or the next that can be changed."""
        row, places = self.records.row_of(record_id), self._seen_places()
        column = next(place for place in places if self.records.columns[place].field.name == name)
        if leaving is Leaving.DOWN:
            row = min(row + 1, self.records.rowCount() - 1)
        elif leaving in {Leaving.NEXT, Leaving.BACK}:
            free = [place for place in places if self.records.is_changeable(place)]
            at = free.index(column) + (1 if leaving is Leaving.NEXT else -1)
            down, at = divmod(at, len(free))
            if 0 <= row + down < self.records.rowCount():
                row, column = row + down, free[at]
        return self.records.record_id(row), column

    def _seen_places(self) -> list[int]:
        return [place for place in self.look.places() if not self.isColumnHidden(place)]

    def mark_open(self, record_id: str) -> None:
        """Mark the row of the record whose form is shown."""
        self._cells.open = record_id
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, delete with Delete, copy, fill; say why a cell can't be changed; the rest is Qt's."""
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.opened.emit(self.records.record_id(current.row()))
        elif event.matches(QKeySequence.StandardKey.Delete) and self.selected_ids():
            self.delete_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_wanted.emit()
        elif (
            self.editing
            and (event.key() == Qt.Key.Key_F2 or is_typing(event))
            and (why := why_not(self.records, current))
        ):
            self.fixed.emit(why)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the whole row under the mouse light up."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let no row be lit."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit beside a readable title."""
        super().resizeEvent(event)
        self.look.fit()

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()

    def _follow(self, setting: str) -> None:
        """Show the list by a setting that has another value now."""
        if setting == "colours":
            self.records.colour_anew()
            self.look.fit()
        else:
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Let the rows stand as close as the person wants them."""
        self.verticalHeader().setMinimumSectionSize(Size.CLOSE_ROW)
        self.verticalHeader().setDefaultSectionSize(row_height(self._settings.density))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        self._change(lambda: self.records.sort(section, order))

    def _change(self, change: Callable[[], None]) -> None:
        chosen, current = self.selected_ids(), str(self.currentIndex().data(Qt.ItemDataRole.UserRole) or "")
        column, typing = max(self.currentIndex().column(), 0), self._typing()
        change()
        self._select_again(chosen, current, column)
        self.counted.emit(self.records.rowCount())
        if self.isVisible():
            self.look.fit()
        if typing:
            self._type_on(*typing)

    def _typing(self) -> tuple[str, int, str] | None:
        """Return what is being typed into a cell: whose, in which column, and the text so far."""
        box = self.editing.box if self.editing else None
        if box is None or box.busy:
            return None
        return box.record, self.currentIndex().column(), box.input.typed()

    def _type_on(self, record_id: str, column: int, text: str) -> None:
        """Go on typing where the list was read again meanwhile."""
        row = self.records.row_of(record_id)
        if row >= 0:
            index = self.records.index(row, column)
            self.setCurrentIndex(index)
            self.edit(index)
            box = self.editing.box if self.editing else None
            if box:
                box.input.set_typed(text)

    def _select_again(self, chosen: Iterable[str], current: str, column: int) -> None:
        again = QItemSelection()
        last = self.records.columnCount() - 1
        for top, bottom in runs(row for row in map(self.records.row_of, chosen) if row >= 0):
            again.select(self.records.index(top, 0), self.records.index(bottom, last))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.Select)
        place = self.records.row_of(current)
        if place >= 0:
            index = self.records.index(place, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows as runs of neighbours, each as its first and last row: a hundred thousand rows may be one run."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
