"""One month of the own unit: whether to hand it in now, what it holds, its state, its hand-in and its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout

from desktop_app.i18n import _
from desktop_app.ui.exchange.month_signs import TONES, signed_word
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, pill, set_tone, wrapping
from desktop_app.written_days import day_text, short_month_name

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import MonthCell


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """A month as its own unit sees it: its cell of the board, and how many records it holds."""

    number: int
    cell: MonthCell
    records: int

    @property
    def open(self) -> bool:
        """Tell whether the month has begun and can be handed in."""
        return self.cell.state not in {"future", "absent"}

    @property
    def wanted(self) -> bool:
        """Tell whether handing it in is what to do now: its month is over or it changed since."""
        return self.cell.state in {"missing", "changed"}


class MonthRow(QObject):
    """The widgets of one month, each in a column of a grid. Signal `changed()`: another choice was made."""

    changed = Signal()

    def __init__(self, number: int, grid: QGridLayout, row: int) -> None:
        super().__init__(grid)
        self.number = number
        self.is_nil = False
        """Whether the month is empty, so that handing it in declares that nothing happened."""
        self.chosen = QCheckBox(short_month_name(number))
        self.state = pill("")
        self.records = caption("")
        self.nil = QCheckBox(_("零报告"))
        self.handed_in = caption("")
        self.receipt = wrapping(caption(""))
        for column, part in enumerate((self.chosen, self.state, self.records, self.nil, self.handed_in, self.receipt)):
            grid.addWidget(part, row, column)
        self.chosen.toggled.connect(self._choose)
        self.nil.toggled.connect(self._choose)

    def show_month(self, month: OwnMonth, *, may_write: bool) -> None:
        """Show the month; what should be handed in is chosen already, but a nil report only by hand."""
        cell = month.cell
        self.state.setText(signed_word(cell.state))
        set_tone(self.state, TONES[cell.state])
        self.records.setText(_("{count} 条记录").format(count=month.records) if month.open else "")
        self.chosen.setEnabled(may_write and month.open)
        self.is_nil = month.open and not month.records
        # A nil month that is handed in says so behind its day: there is nothing left to declare.
        self.nil.setVisible(self.is_nil and not (cell.row and cell.row.nil))
        self.nil.setEnabled(may_write)
        self._choose(may_write and month.wanted and not self.is_nil)
        self._say_way(cell)

    def _say_way(self, cell: MonthCell) -> None:
        row = cell.row
        late = _("最迟 {day}").format(day=day_text(cell.due)) if cell.state in {"missing", "awaited"} else ""
        nil = _("（零报告）") if row and row.nil else ""
        self.handed_in.setText(_("上报 {day}").format(day=day_text(row.on)) + nil if row else late)
        received = row.receipt if row else None
        self.receipt.setText(_("收到（回执 {day}）").format(day=day_text(received)) if received else "")
        self.receipt.setToolTip(tip(_("当时办公室的{mark}").format(mark=row.mark.text) if row and row.mark else ""))
        if row and not received:
            self.receipt.setText(_("未收到回执"))

    def _choose(self, on: bool) -> None:  # noqa: FBT001 (a slot of a signal that carries a bool)
        """Let the two boxes of an empty month go together: who hands it in declares it nil."""
        self.chosen.setChecked(on)
        self.nil.setChecked(on and self.is_nil)
        self.changed.emit()
