"""The third step: the grid of what each cell becomes, put right in place; what is there already; words to be mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.keys import bind_keys
from desktop_app.ui.kit.theme import caption
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.sheets.cell_editing import CellEditing
from desktop_app.ui.sheets.checked_rows import FIRST, NUMBER, STATUS, CheckedRows
from desktop_app.ui.sheets.row_detail import RowDetail
from desktop_app.ui.sheets.status_filter import StatusFilter
from desktop_app.ui.sheets.words_panel import WordsPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.exchange.sheets.taking.examined import ExaminedRow
    from desktop_app.ui.sheets.sheet_import import SheetImport

_ROW = 30
_NARROW, _WIDE = 92, 280
_MEASURED = 40
_LETTER = 14


class CheckTable(QTableView):
    """The grid; signals `left_out()` for Delete on the rows chosen, `pasted()` for Ctrl+V into cells."""

    left_out = Signal()
    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the chosen rows out with Delete, edit with Enter, paste with Ctrl+V; the rest is Qt's."""
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete:
            self.left_out.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing:
            if self.model().flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CheckStep(QWidget):
    """Shows the rows that were looked at."""

    def __init__(self, importing: SheetImport) -> None:
        super().__init__()
        self._import = importing
        self._widths: tuple[str, ...] = ()
        self.filter = StatusFilter()
        self.rows = CheckedRows()
        self.table = CheckTable()
        self.words = WordsPanel(importing.context.ledger)
        self.detail = RowDetail()
        self.said: QLabel = caption("")
        self.said.setWordWrap(True)
        self._set_up_table()
        self._lay_out()
        self._connect()

    def take_focus(self) -> None:
        """Go to the first problem, or to the first row."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self._go_to(0, STATUS)
        if self._import.looked and self._import.looked.refused:
            self.next_problem(from_top=True)

    def next_problem(self, *, from_top: bool = False) -> None:
        """Go to the next cell with a problem, round to the first one."""
        now = -1 if from_top else self.table.currentIndex().row()
        count = len(self.rows.rows)
        for step in range(1, count + 1):
            place = (now + step) % count
            if self.rows.rows[place].problems:
                self._go_to(place, self.rows.wrong_place(self.rows.rows[place]))
                return

    def _connect(self) -> None:
        importing = self._import
        importing.looked_at.connect(self._show)
        self.filter.chosen.connect(lambda _status: self._list())
        self.rows.corrected.connect(lambda row, place, text: importing.correct({(row, place): text}))
        self.words.meant.connect(importing.set_word)
        self.detail.next_wanted.connect(self.next_problem)
        self.detail.left_out.connect(lambda out: self._leave(out=out))
        self.detail.confirmed.connect(self._confirm)
        self.table.left_out.connect(lambda: self._leave(out=True))
        self.table.pasted.connect(self._paste)
        bind_keys(self, _("下一处要改的"), ("F8",), self.next_problem, anywhere=True)

    def _show(self) -> None:
        if self._import.looked is None:
            return
        examined = self._import.looked.examined
        self.filter.count(self._import.looked.counts)
        self.words.show_unknown(examined)
        self._list()
        unread = sum(left.last - left.first + 1 for left in examined.table.left_out if left.text)
        lines = [note.sentence for note in examined.table.notes]
        if unread:
            lines.insert(0, _("另有 {count} 行没有读（题头、合计、签字等，见“对列”）。").format(count=unread))
        self.said.setText(" ".join(lines))
        self.said.setVisible(bool(lines))

    def _list(self) -> None:
        """List the rows of the chosen status; who worked on a cell stays there."""
        index = self.table.currentIndex()
        number = self.rows.rows[index.row()].number if index.isValid() else 0
        across = self.table.horizontalScrollBar().value()
        down = self.table.verticalScrollBar().value()
        self.rows.show(self._import.looked, self.filter.status)
        self._fit_columns()
        place = self.rows.place_of(number)
        if self.rows.rows:
            self._go_to(max(place, 0), index.column() if place >= 0 else STATUS)
        self.table.verticalScrollBar().setValue(down)
        self.table.horizontalScrollBar().setValue(across)
        self._describe()

    def _go_to(self, place: int, column: int) -> None:
        index = self.rows.index(place, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _chosen(self) -> list[ExaminedRow]:
        places = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.rows.rows[place] for place in places]

    def _leave(self, *, out: bool) -> None:
        rows = [row.number for row in self._chosen()]
        if rows:
            self._import.leave_out(rows, out=out)

    def _confirm(self) -> None:
        if self._import.looked is None:
            return
        examined = self._import.looked.examined
        places = {target.name: place for target, place in zip(examined.targets, examined.positions, strict=True)}
        cells = [(row.number, places[name]) for row in self._chosen() for name in row.unsure]
        self._import.confirm((row, place) for row, place in cells if place is not None)

    def _paste(self) -> None:
        """Put the copied cells into the grid, from the current one to the right and downwards."""
        start = self.table.currentIndex()
        cells: dict[tuple[int, int], str] = {}
        for down, line in enumerate(QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()):
            for right, text in enumerate(line.split("\t")):
                place, column = start.row() + down, start.column() + right
                if place < self.rows.rowCount() and FIRST <= column < self.rows.columnCount():
                    position = self.rows.position(column)
                    if position is not None:
                        cells[self.rows.rows[place].number, position] = text
        if cells:
            self._import.correct(cells)

    def _describe(self) -> None:
        index = self.table.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() and index.row() < len(self.rows.rows) else None
        looked = self._import.looked
        self.detail.show_row(looked.examined if looked else None, row)
        self.detail.next.setVisible(bool(looked and looked.refused))

    def _fit_columns(self) -> None:
        """Give the columns widths by their texts, once for each set of columns: who widened one keeps it."""
        looked = self._import.looked
        names = tuple(target.name for target in looked.examined.targets) if looked else ()
        if names == self._widths:
            return
        self._widths = names
        self.table.setColumnWidth(NUMBER, 56)
        self.table.setColumnWidth(STATUS, 92)
        for column in range(FIRST, self.rows.columnCount()):
            texts = [str(self.rows.index(row, column).data()) for row in range(min(_MEASURED, self.rows.rowCount()))]
            texts.append(str(self.rows.headerData(column, Qt.Orientation.Horizontal)))
            self.table.setColumnWidth(
                column, min(max(max(map(len, texts)) * scaled(_LETTER) + Space.WIDE, _NARROW), _WIDE)
            )

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(CellEditing(table, self._import.context.ledger))
        table.setAccessibleName(_("收入以后的样子"))
        table.setObjectName("checked")
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.selectionModel().currentChanged.connect(lambda *_indexes: self._describe())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self.filter)
        left.addWidget(self.table, 1)
        left.addWidget(self.said)
        left.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        row.addLayout(left, 1)
        row.addWidget(self.words)
