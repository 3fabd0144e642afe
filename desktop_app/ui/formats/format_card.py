"""The card above the empty form: what the format is called, on what it rests, how surely, where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import body, caption, danger_button, heading, on_click, pill
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from desktop_app.ui.formats.format_lines import FormatLine


class FormatCard(QWidget):
    """Shows one format. Signal `withdrawing()`: the person wants to put it out of use."""

    withdrawing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = heading("", 2)
        self.name.setWordWrap(True)
        self.origin = pill("", Tone.NEUTRAL)
        self.withdraw = on_click(danger_button(_("停用…"), "close"), self.withdrawing.emit)
        self.facts = caption("")
        self.facts.setWordWrap(True)
        self.status = body("")
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.name, 1)
        top.addWidget(self.origin)
        top.addWidget(self.withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.status)

    def show_format(self, line: FormatLine, *, may_withdraw: bool) -> None:
        """Show a format, what a code list changes, or why a handed-down file can't be used."""
        self.name.setText(line.name)
        self.origin.setText(line.origin)
        self.withdraw.setVisible(line.handed_down is not None and may_withdraw)
        file = line.format.file if line.format else None
        unusable = _("这个版本的程序用不了这个文件") if line.reason else ""
        facts = [file.id, line.years, file.document] if file else [line.years, unusable]
        self.facts.setText(" · ".join(filter(None, facts)))
        self.status.setText(file.status if file else line.reason or line.changes)
        self.status.setVisible(bool(self.status.text()))
