"""A hint over the page where one applicant sends more in a month than the office finds ordinary (第三十五条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_app.i18n import _
from desktop_app.model.law.frequency import calls_for_attention, may_ask_for_reasons
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.theme import body, link_button, on_click
from desktop_app.ui.kit.tokens import Space, Tone, ink

if TYPE_CHECKING:
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile


class FrequencyHint(QFrame):
    """Signal `reasons_wanted()`: the applicant is to be asked for reasons."""

    reasons_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", Tone.WARNING.value)
        self.text = body("")
        self.ask = on_click(link_button(_("要求说明理由")), self.reasons_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(mark("warning", ink(Tone.WARNING)[0]))
        row.addWidget(self.text, 1)
        row.addWidget(self.ask)
        self.hide()

    def show_case(self, file: CaseFile, case: Case, *, may_write: bool) -> None:
        """Show the hint where it holds and something can still be done about it."""
        found = file.frequency
        self.setVisible(found is not None and calls_for_attention(case, found))
        if found is None:
            return
        words = _("这位申请人本自然月已申请 {count} 件，超过 {most} 件，可以要求说明理由（2019《条例》第三十五条）。")
        self.text.setText(words.format(count=found.count, most=found.most))
        self.ask.setVisible(may_write and may_ask_for_reasons(case))
