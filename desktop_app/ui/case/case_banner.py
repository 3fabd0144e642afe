"""The head of the page: which application, how it stands, and the day its reply is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.holidays.open_year import why_year_open
from desktop_app.ui.case.explanation_list import ExplanationList
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import plain_label, tip
from desktop_app.ui.kit.theme import caption, card, heading, label, link_button, on_click, pill, set_tone
from desktop_app.ui.kit.tokens import COLOURS, Space, Tone
from desktop_app.ui.kit.two_columns import TwoColumns
from desktop_app.written_days import day_text, short_weekday_text

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.ui.case.due_days import Standing

_STATE_TONES = {
    "replied": Tone.GOOD,
    "delivered": Tone.GOOD,
    "archived": Tone.NEUTRAL,
    "lapsed": Tone.NEUTRAL,
    "withdrawn": Tone.NEUTRAL,
    "not_ogi": Tone.NEUTRAL,
}


_ENOUGH = 560
"""Logical pixels from which on the due day stands beside the subject."""


class CaseBanner(QWidget):
    """Number, subject, state and due day; the explanation of the due day opens below."""

    def __init__(self) -> None:
        super().__init__()
        self.number = caption("")
        self.subject = heading("")
        self.subject.setWordWrap(True)
        self.subject.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = pill("")
        self._facts = caption("")
        self._facts.setWordWrap(True)
        self.due = label("", "figure")
        self.left = pill("")
        self.provisional = pill(_("暂定"), Tone.WARNING)
        self.why = on_click(link_button("", "down"), self.toggle)
        self.explanation = ExplanationList()
        self._inner = plain_label()
        self._lay_out()
        self._open(on=False)

    def show_case(self, case: CaseFile, standing: Standing) -> None:
        """Show how a case stands."""
        application = case.application
        self.number.setText(application.number or _("未编登记号"))
        self.subject.setText(application.subject)
        self.state.setText(code_text("case_state", standing.state))
        set_tone(self.state, _STATE_TONES.get(standing.state, Tone.ACCENT))
        self._facts.setText(" · ".join(part for part in _known(case) if part))
        self._show_due(standing)

    def toggle(self) -> None:
        """Open the explanation, or close it."""
        self._open(on=self.explanation.isHidden())

    def _show_due(self, standing: Standing) -> None:
        due = standing.due
        self._side.setVisible(due is not None)
        if due is None:
            self._open(on=False)
            return
        self.due.setText(_day(due.legal) if due.legal else _("暂停"))
        self.due.setAccessibleName(_("答复期限 {day}，{words}").format(day=self.due.text(), words=standing.words))
        self.left.setText(standing.words)
        self.left.setVisible(bool(standing.words))
        set_tone(self.left, standing.tone)
        set_tone(self.due, standing.tone)
        self.provisional.setVisible(due.provisional)
        if due.open_year is not None:
            why = why_year_open(due.counting.calendar, due.open_year)
            self.provisional.setToolTip(tip(_("{why}，届满日可能变动。").format(why=why)))
        inner = (_("承办单位 {day}"), due.internal), (_("办公室 {day}"), due.office)
        self._inner.setText(" · ".join(words.format(day=_day(day)) for words, day in inner if day))
        self.explanation.show_lines(standing.lines)

    def _open(self, *, on: bool) -> None:
        self.explanation.setVisible(on)
        self.why.setText(_("收起") if on else _("怎么算的"))
        self.why.setIcon(icon("up" if on else "down", COLOURS.accent, gap=Space.TINY))

    def _lay_out(self) -> None:
        frame = card()
        inside = frame.layout()
        self._side = self._due_side()
        if isinstance(inside, QVBoxLayout):
            inside.addWidget(TwoColumns((self._words(),), (self._side,), _ENOUGH))
            inside.addWidget(self.explanation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _words(self) -> QWidget:
        whole = QWidget()
        words = QVBoxLayout(whole)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.TINY)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self.number)
        head.addWidget(self.state)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self.subject)
        words.addWidget(self._facts)
        return whole

    def _due_side(self) -> QFrame:
        side = QFrame()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        right = Qt.AlignmentFlag.AlignRight
        column.addWidget(caption(_("答复期限")), 0, right)
        column.addWidget(self.due, 0, right)
        pills = QHBoxLayout()
        pills.addStretch(1)
        pills.addWidget(self.provisional)
        pills.addWidget(self.left)
        column.addLayout(pills)
        self._inner.setProperty("role", "faint")
        self._inner.setWordWrap(True)
        self._inner.setAlignment(right)
        column.addWidget(self._inner)
        column.addWidget(self.why, 0, right)
        return side


def _known(case: CaseFile) -> list[str]:
    application = case.application
    received = application.received_on
    return [
        case.unit,
        code_text("application_channel", application.channel) if application.channel else "",
        _("{day} 收到").format(day=day_text(received)) if received else "",
        code_text("rule_set", application.rule_set) if application.rule_set else "",
        code_text("application_nature", application.nature) if application.nature == "other" else "",
    ]


def _day(day: dt.date) -> str:
    return f"{day_text(day)} {short_weekday_text(day)}"
