"""The second step: the raw rows with what each column means over them, and what holds for all rows at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, heading
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.sheets.constants_panel import ConstantsPanel
from desktop_app.ui.sheets.meaning_head import MeaningHead
from desktop_app.ui.sheets.raw_rows import RawRows
from desktop_app.ui.sheets.reading_bar import ReadingBar
from desktop_app.ui.sheets.tinted_cells import TintedCells

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from desktop_app.ui.sheets.sheet_import import SheetImport

_SIDE = 272
_ROW = 28
_NARROW, _WIDE = 132, 260
_MEASURED = 40
_LETTER = 13
_ABOVE = 2
"""Rows that stay in sight above the headings."""


class ColumnsStep(QWidget):
    """Shows a sheet that is on its way in, and takes what a person says about its rows and columns."""

    def __init__(self, importing: SheetImport) -> None:
        super().__init__()
        self._import = importing
        self.bar = ReadingBar()
        self.raw = RawRows()
        self.table = QTableView()
        self.head = MeaningHead(self.table)
        self.constants = ConstantsPanel(importing.context.ledger)
        self._said = body("")
        self._set_up_table()
        self._lay_out()
        self.bar.read_as.connect(importing.propose)
        self.bar.hidden_wanted.connect(lambda on: importing.set_hidden(wanted=on))
        self.head.chosen.connect(lambda position, target: importing.set_column(position, target or None))
        self.constants.said.connect(importing.set_constant)
        importing.proposed.connect(self._show)
        importing.matched.connect(self._follow)

    def take_focus(self) -> None:
        """Go to the first thing that is still open: a column nobody knows, or a value for all rows."""
        open_ones = [meaning.choice for meaning in self.head.meanings if meaning.choice.property("tone") == "bad"]
        lacking = [editor for editor in self.constants.editors.values() if editor.property("tone") == "bad"]
        first = [*lacking, *open_ones, *[meaning.choice for meaning in self.head.meanings]]
        if first:
            first[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        chosen, proposal, matching = self._import.chosen, self._import.proposal, self._import.matching
        if chosen is None or proposal is None or matching is None:
            return
        self.raw.show(chosen.sheet, proposal)
        self.head.show_columns(self._import.kind, proposal.columns)
        self._fit_columns()
        self.bar.show_reading(chosen.sheet, proposal, hidden_too=matching.hidden)
        first = proposal.table.heading_rows[0] if proposal.table.heading_rows else 1
        self.table.scrollTo(
            self.raw.index(max(0, self.raw.row_of(first) - _ABOVE), 0), QAbstractItemView.ScrollHint.PositionAtTop
        )
        self._follow()

    def _follow(self) -> None:
        proposal, matching = self._import.proposal, self._import.matching
        if proposal is None or matching is None:
            return
        self.head.follow(matching)
        left = frozenset(column.position for column in proposal.columns if not matching.columns.get(column.position))
        self.raw.mark(hidden_too=matching.hidden, left_columns=left)
        self.constants.show_matching(self._import.kind, matching)
        self._said.setText("\n".join(self._about_rows()))

    def _about_rows(self) -> list[str]:
        proposal = self._import.proposal
        if proposal is None:
            return []
        lines = [_("读到 {count} 行记录。").format(count=len(proposal.table.rows))]
        for left in proposal.table.left_out:
            rows = str(left.first) if left.first == left.last else f"{left.first}—{left.last}"
            lines.append(_("第 {rows} 行没有读：{why}。").format(rows=rows, why=left.why))
        return [*lines, *(note.sentence for note in proposal.table.notes)]

    def _fit_columns(self) -> None:
        for place in range(self.raw.columnCount()):
            longest = max(
                (len(str(self.raw.index(row, place).data())) for row in range(min(_MEASURED, self.raw.rowCount()))),
                default=0,
            )
            self.table.setColumnWidth(place, min(max(longest * scaled(_LETTER), _NARROW), _WIDE))

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.raw)
        table.setHorizontalHeader(self.head)
        table.setItemDelegate(TintedCells(table))
        table.setShowGrid(False)
        table.setAccessibleName(_("表里的内容"))
        table.setObjectName("raw")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        numbers = table.verticalHeader()
        numbers.setDefaultSectionSize(scaled(_ROW))
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def row_menu(self) -> QMenu:
        """Return what can be said about the current row."""
        menu, place = QMenu(self.table), self.table.currentIndex().row()
        if place >= 0:
            number = self.raw.rows[place].number
            menu.addAction(_("标题是这一行")).triggered.connect(lambda: self.bar.choose_heading(number))
            menu.addAction(_("读到这一行为止")).triggered.connect(lambda: self.bar.choose_last(number))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.row_menu().popup(self.table.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self.bar)
        left.addWidget(self.table, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, Space.SMALL, 0)
        side.setSpacing(Space.SMALL)
        side.addWidget(self.constants)
        side.addSpacing(Space.MEDIUM)
        side.addWidget(heading(_("怎样读的"), 3))
        side.addWidget(self._said)
        side.addStretch(1)
        area = scrolling(side)
        area.setFixedWidth(scaled(_SIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        row.addLayout(left, 1)
        row.addWidget(area)
