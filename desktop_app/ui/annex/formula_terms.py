"""The cells of a formula, one clickable line each: sign, name, figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import plain_label, tip
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.drilling.drilled import TermLine

_SIGN_WIDTH = 14


class FormulaTerms(QWidget):
    """The lines; signal `asked(code)` when one is clicked."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Clickable] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_terms(self, terms: Sequence[TermLine]) -> None:
        """Show other cells; hide where there are none."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(term) for term in terms]
        self.setVisible(bool(terms))
        for line in self._lines:
            self._column.addWidget(line)
            line.show()  # at once: the keyboard may be on its way here

    def take_focus(self) -> None:
        """Go to the first cell, if there is one."""
        if self._lines:
            self._lines[0].setFocus()

    def _line(self, term: TermLine) -> Clickable:
        row = QHBoxLayout()
        row.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.SMALL)
        sign = plain_label(term.sign)
        sign.setFixedWidth(scaled(_SIGN_WIDTH))
        row.addWidget(sign)
        row.addWidget(Clipped(term.label), 1)
        row.addWidget(plain_label(term.text))
        name = _("{sign} {label}：{text}").format(sign=term.sign, label=term.label, text=term.text).strip()
        line = Clickable("row", row, name, lambda: self.asked.emit(term.code))
        line.setToolTip(tip(term.label))
        return line
