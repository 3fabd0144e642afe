"""Which rows of the sheet are read: the row of the headings, the last row, the hidden ones; a person may say others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.quiet_wheel import QuietNumber
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import Size, scaled

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.exchange.sheets.matching.proposing import Proposal

_TO_THE_END = 0
_WIDTH = 84


class ReadingBar(QWidget):
    """The line over the raw rows. Signals: `read_as(heading_rows, last_row)`, `hidden_wanted(bool)`."""

    read_as = Signal(tuple, object)
    hidden_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.first = _row_number(_("标题在第几行"))
        self.first.setSpecialValueText(_("没有标题"))
        self.double = QCheckBox(_("标题有两行"))
        self.last = _row_number(_("读到第几行"))
        self.last.setSpecialValueText(_("最后"))
        self.hidden = QCheckBox(_("隐藏的行也要"))
        self.first.editingFinished.connect(self._tell)
        self.last.editingFinished.connect(self._tell)
        self.double.toggled.connect(lambda _on: self._tell())
        self.hidden.toggled.connect(self.hidden_wanted)
        self._told: tuple[tuple[int, ...], int | None] = ((), None)
        line = Flow()
        words = [_word(text) for text in (_("标题在第"), _("行"), _("读到第"), _("行"))]
        for part in (words[0], self.first, words[1], self.double, words[2], self.last, words[3], self.hidden):
            part.setFixedHeight(Size.FIELD)
            line.addWidget(part)
        self.setLayout(line)

    def show_reading(self, sheet: Sheet, proposal: Proposal, *, hidden_too: bool) -> None:
        """Show which rows are read."""
        rows, last = proposal.table.heading_rows, proposal.matching.last_row
        highest = sheet.rows[-1].number if sheet.rows else 1
        blockers = [QSignalBlocker(part) for part in (self.first, self.double, self.last, self.hidden)]
        self.first.setMaximum(highest)
        self.last.setMaximum(highest)
        self.first.setValue(rows[0] if rows else 0)
        self.double.setChecked(len(rows) > 1)
        self.last.setValue(last or _TO_THE_END)
        self.hidden.setChecked(hidden_too)
        self.hidden.setVisible(any(row.hidden for row in sheet.rows))
        self._told = (self._rows(), self._last())
        del blockers

    def choose_heading(self, number: int) -> None:
        """Let another row be the headings."""
        self.first.setValue(number)
        self._tell()

    def choose_last(self, number: int) -> None:
        """Let another row be the last that is read."""
        self.last.setValue(number)
        self._tell()

    def _tell(self) -> None:
        wanted = (self._rows(), self._last())
        if wanted != self._told:
            self._told = wanted
            self.read_as.emit(*wanted)

    def _rows(self) -> tuple[int, ...]:
        first = self.first.value()
        if not first:
            return ()
        return (first, first + 1) if self.double.isChecked() else (first,)

    def _last(self) -> int | None:
        return self.last.value() or None


def _word(text: str) -> QLabel:
    return label(text, "body")


def _row_number(name: str) -> QSpinBox:
    made = QuietNumber()
    made.setAccessibleName(name)
    made.setRange(0, 1)
    made.setFixedWidth(scaled(_WIDTH))
    made.setKeyboardTracking(False)
    return made
