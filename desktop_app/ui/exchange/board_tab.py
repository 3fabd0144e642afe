"""The office's board: who handed in what, a line about the place one looks at, and the list to chase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.inbox_board import MONTHS
from desktop_app.ui.exchange.board_table import BoardTable
from desktop_app.ui.exchange.month_signs import BOARD_TONES, LEGEND, said, signed_word
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import caption, heading, link_button, on_click, pill
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import months_text, short_month_name

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import Board, BoardRow


class BoardTab(QWidget):
    """The board with its legend, and what is known of the place one looks at.

    Signal `person_wanted(UnitRow)`: another person is to work for that unit; never for the `own` one.
    """

    person_wanted = Signal(object)

    def __init__(self, own: str, *, may_write: bool) -> None:
        super().__init__()
        self._own, self._may_write = own, may_write
        self.person = on_click(link_button(_("换信息员…"), "edit"), self.ask_person)
        self.table = BoardTable()
        self.table.moved.connect(self._describe)
        self.only_chased = QCheckBox(_("只看要催报的单位"))
        self.only_chased.toggled.connect(lambda _on: self._show())
        self._unit = heading("", 3)
        self._whom = caption("")
        self._month = Clipped("", "body")
        self._board: Board | None = None
        self._lay_out()

    def ask_person(self) -> None:
        """Ask who works for the unit that one looks at."""
        place = self.table.current()
        if place:
            self.person_wanted.emit(place[0].unit)

    def show_board(self, board: Board) -> None:
        """Show a board."""
        self._board = board
        self._show()

    def _show(self) -> None:
        if self._board:
            self.table.show_board(self._board, only_chased=self.only_chased.isChecked())

    def _describe(self) -> None:
        """Say about the unit and month one looks at what the tile has no room for."""
        place = self.table.current()
        self._unit.setText(place[0].unit.name if place else _("没有要催报的单位"))
        self._whom.setText(whom(place[0]) if place else "")
        # Who works with this very ledger is changed where the ledger is handed over.
        self.person.setVisible(self._may_write and place is not None and place[0].unit.id != self._own)
        self._month.setText(_about(*place) if place else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        legend = Flow()
        for state in LEGEND:
            legend.addWidget(pill(signed_word(state), BOARD_TONES[state]))
        column.addLayout(legend)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self._unit)
        foot.addWidget(self._whom)
        foot.addWidget(self.person)
        foot.addStretch(1)
        foot.addWidget(self.only_chased)
        column.addLayout(foot)
        column.addWidget(self._month)


def whom(row: BoardRow) -> str:
    """Say whom to phone in a unit."""
    person = " ".join(filter(None, (row.unit.officer, row.unit.telephone)))
    return _("联系人 {person}").format(person=person) if person else _("没有登记信息员（在“人员经费”里登记）")


def _about(row: BoardRow, column: int) -> str:
    if column < len(MONTHS):
        return " · ".join([short_month_name(column + 1), *said(row.months[column]).split("\n")])
    missing = months_text(row.listed("missing"))
    return _("缺报 {months}").format(months=missing) if missing else ""
