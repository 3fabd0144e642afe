"""连续录入: several records typed one below the other, kept in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.exchange.sheets.grid import shown_text
from desktop_app.i18n import _
from desktop_app.office.records.entering import NotEnteredError, enter
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.forms.defaults import first_values, next_values
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    caption,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import row_height, scaled
from desktop_app.ui.records.columns import Column
from desktop_app.ui.records.grid.cell_box import Leaving
from desktop_app.ui.records.grid.entry_cells import EntryCells
from desktop_app.ui.records.grid.entry_rows import EntryRows
from desktop_app.ui.records.grid.pasting import copied_sheet

if TYPE_CHECKING:
    from desktop_app.errors import UserError
    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings

_SIZE = (1100, 560)
_TITLE_WIDTH = 300
_LEAST_WIDTH = 110


class EntryTable(QTableView):
    """The grid. Signals: `filled()` for Ctrl+D, `pasted()` for Ctrl+V, `taken_out()` for Ctrl+Delete."""

    filled = Signal()
    pasted = Signal()
    taken_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill from above, paste, take rows out; Enter types in a cell; the rest is Qt's."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_D:
            self.filled.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class EntryWindow(Dialog):
    """Takes several new records of one kind."""

    def __init__(self, parent: QWidget, context: Context, kind: type[Record], around: Surroundings) -> None:
        super().__init__(parent.window(), _("连续录入{kind}").format(kind=_(kind.label)), _SIZE)
        self._context = context
        self._kind = kind
        self.rows = EntryRows(
            kind,
            around.linked,
            begin=lambda ahead: first_values(kind, context, ahead=ahead),
            follow=lambda above: next_values(kind, above),
        )
        self.table = EntryTable()
        self.cells = EntryCells(self.table, self.rows, around, self._go_on)
        self._said = caption("")
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self.button = on_click(primary_button(_("保存")), self.save)
        self.button.setToolTip("Ctrl+S")
        self._busy = False
        self._set_up_table()
        self._lay_out()
        self.rows.dataChanged.connect(lambda *_changes: self._tell())
        self.rows.modelReset.connect(self._tell)
        bind_keys(self, _("保存"), ("Ctrl+S", *GO_ON), self.save, anywhere=True)
        self._tell()
        self.table.setCurrentIndex(self.rows.index(0, self._first_column()))
        self.table.setFocus()

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return self._wrong.text()

    def save(self) -> None:
        """Keep all rows in one step; the first cell with something wrong is shown, and nothing is kept."""
        if self.cells.box is not None:
            self.cells.box.kept.emit(Leaving.STAY)
            if self.cells.box is not None:
                return  # what stands there can't be read; it says so
        wrong, typed = self.rows.first_problem(), self.rows.typed
        if wrong is not None:
            self._show_wrong(*wrong)
        elif typed and not self._busy:
            words = _("连续录入{kind} {count}").format(kind=_(self._kind.label), count=counted(self._kind, len(typed)))
            ledger, kind, values = self._context.ledger, self._kind, [dict(row.values) for row in typed]
            then: Then[list[str]] = Then(said=words, done=self._show_entered, asker=self)
            do_long(self._context, words, lambda progress: enter(ledger, kind, values, words, progress), then)

    def wait(self) -> None:
        """Take no second answer while the rows are being kept."""
        self._busy = True
        self.button.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Show the row that can't be kept; everything typed stays."""
        self._busy = False
        self.button.setEnabled(True)
        if isinstance(error, NotEnteredError):
            place = [place for place, row in enumerate(self.rows.rows) if row.touched][error.row]
            self.rows.mark(place, error.fields)
            names = [one.name for one in self.rows.fields]
            column = min((names.index(name) for name in error.fields if name in names), default=0)
            self._show_wrong(place, column)
        else:
            self._wrong.setText(str(error))

    def reject(self) -> None:
        """Close; what was typed and isn't kept is asked about first."""
        count = len(self.rows.typed)
        asked = _("已经录入的 {count} 行还没有保存，要放弃吗？").format(count=count)
        if not count or confirm(self, asked, "", _("放弃"), danger=True):
            super().reject()

    def fill_down(self) -> None:
        """Take over into the current cell what stands above it."""
        index = self.table.currentIndex()
        if index.row() > 0:
            one = self.rows.fields[index.column()]
            self.rows.keep(index.row(), one, self.rows.rows[index.row() - 1].values.get(one.name))

    def paste(self) -> None:
        """Put the copied cells into the grid, from the current one to the right and downwards."""
        start = self.table.currentIndex()
        copied_sheet(self._context, lambda sheet: self._take_sheet(sheet, start.row(), start.column()))

    def take_out(self) -> None:
        """Take the rows out in which cells are chosen."""
        self.rows.remove(sorted({index.row() for index in self.table.selectionModel().selectedIndexes()}))

    def _take_sheet(self, sheet: Sheet, top: int, left: int) -> None:
        for row in sheet.rows:
            place = top + row.number - 1
            for right, cell in enumerate(row.cells):
                if left + right < len(self.rows.fields) and place < self.rows.rowCount():
                    self.rows.keep_text(place, self.rows.fields[left + right], shown_text(cell))

    def _first_column(self) -> int:
        """Return where one begins to type: the first field that must be filled in and has nothing proposed."""
        begun = self.rows.rows[0].values
        fields = enumerate(self.rows.fields)
        return next((place for place, one in fields if one.required and begun.get(one.name) in {None, ""}), 0)

    def _go_on(self, place: int, column: int, leaving: Leaving) -> None:
        last = len(self.rows.fields) - 1
        if leaving is Leaving.DOWN:
            place = min(place + 1, self.rows.rowCount() - 1)
        elif leaving is Leaving.NEXT:
            place, column = (min(place + 1, self.rows.rowCount() - 1), 0) if column == last else (place, column + 1)
        elif leaving is Leaving.BACK and (place or column):
            place, column = (place - 1, last) if column == 0 else (place, column - 1)
        self.table.setCurrentIndex(self.rows.index(place, column))

    def _show_wrong(self, place: int, column: int) -> None:
        self.table.setCurrentIndex(self.rows.index(place, column))
        self.table.scrollTo(self.rows.index(place, column))
        one = self.rows.fields[column]
        problems = self.rows.rows[place].problems
        problem = problems.get(one.name) or next(iter(problems.values()), "")
        self._wrong.setText(_("第 {row} 行：{problem}").format(row=place + 1, problem=problem))

    def _show_entered(self, made: list[str]) -> None:
        page = self._context.page_of(self._kind.kind)
        if page:
            self._context.navigate(page, Selection(self._kind.kind, tuple(made), _("刚录入的")))

    def _tell(self) -> None:
        count = len(self.rows.typed)
        self._said.setText(_("已录入 {count} 行").format(count=count) if count else "")
        self.button.setText(_("保存 {count} 条").format(count=count) if count else _("保存"))
        self.button.setEnabled(count > 0 and not self._busy)
        self._wrong.setText("")

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(self.cells)
        table.setAccessibleName(self.windowTitle())
        table.setObjectName("entry")
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setWordWrap(False)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setDefaultSectionSize(row_height("comfortable"))
        for place, one in enumerate(self.rows.fields):
            titled = one.name == self._kind.title_field
            wide = scaled(_TITLE_WIDTH) if titled else max(Column(one).width, scaled(_LEAST_WIDTH))
            table.setColumnWidth(place, wide)
        table.filled.connect(self.fill_down)
        table.pasted.connect(self.paste)
        table.taken_out.connect(self.take_out)

    def _lay_out(self) -> None:
        column = dialog_column(self, self.windowTitle())
        keys = _("直接输入；Tab 向右，Enter 向下，Ctrl+D 照抄上一行，Ctrl+V 粘贴，Ctrl+Delete 去掉一行。带 * 的必填。")
        column.addWidget(body(keys))
        column.addWidget(self.table, 1)
        column.addWidget(self._wrong)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.button, left=[self._said]))
