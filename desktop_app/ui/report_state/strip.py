"""The strip that shows where a year's report stands, with a button for each step that may follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.report_workflow import ACTIONS
from desktop_app.office.years.step_days import step_words
from desktop_app.report.yearly.state import Standing, standing
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, link_button, on_click, pill, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.report_state.day_correction import ask_day
from desktop_app.ui.report_state.late_slip import ask_late_slip
from desktop_app.ui.report_state.stages import stages
from desktop_app.ui.report_state.stepping import ask_step

if TYPE_CHECKING:
    from desktop_app.model.kinds import ReportStep
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.ui.context.context import Context

_ENOUGH = 700
"""Logical pixels of a window's height from which on a slim strip, and the reasons of a full one, are shown."""


class ReportStrip(QFrame):
    """Where the report of a year stands; any page may show it (`show_year`) and has it read again on a refresh.

    A `slim` one is a single line, for a page whose height is for writing: what stands in the way is in tool tips, and a
    low window has no room for it. Signal `read(Standing)`: what it shows now.
    """

    read = Signal(object)

    def __init__(self, context: Context, *, slim: bool = False) -> None:
        super().__init__()
        self._slim = slim
        self.setProperty("role", "inline")
        self._context = context
        self._reading = Latest(context.jobs, context.messages)
        self._format: Format | None = None
        self.standing: Standing | None = None
        self.marks = Flow()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.SMALL)
        self.said = caption("")
        self.said.setWordWrap(True)
        self.days = link_button(_("改日期…"))
        self.days.setMenu(QMenu(self.days))
        self.late = on_click(link_button(_("填更正单…")), self._ask_late)
        self._lay_out()
        self.hide()

    def show_year(self, year: int, fmt: Format | None = None) -> None:
        """Read where the report of a year stands, off the window's thread; the form is the year's own without one."""
        self._format = fmt
        ledger, today = self._context.ledger, self._context.today()
        self._reading.run(_("年报办理情况"), lambda: standing(ledger, year, today, fmt), self._show)

    def _show(self, found: Standing) -> None:
        self.standing = found
        _empty(self.marks)
        _empty(self.buttons)
        for stage in stages(found):
            mark = pill(stage.words, stage.tone)
            mark.setToolTip(tip(stage.tip))
            self.marks.addWidget(mark)
        corrected = sum(step.state == "corrected" for step in found.steps)
        if corrected:
            words = _("更正单 {count} 份").format(count=corrected)
            self.marks.addWidget(on_click(link_button(words, "document"), self._open_slips))
        if found.locked:
            self.marks.addWidget(pill(_("本年已锁定"), Tone.NEUTRAL))
        for button in self._offered(found):
            self.buttons.addWidget(button)
        self._offer_days(found)
        words = _words(found)
        self.said.setText(words)
        low = self.window().height() < _ENOUGH
        news = bool(found.late) or (found.locked and found.moved)
        self.said.setVisible(bool(words) and not self._slim and (news or not low))
        self.late.setVisible(bool(found.late) and found.facts.office and not self._slim)
        has_room = not (self._slim and low)
        self.setVisible(has_room and (found.facts.office or bool(found.steps)))
        self.read.emit(found)

    def _offered(self, found: Standing) -> list[QPushButton]:
        """Return a button for each step; one that can't be taken says why when pointed at, and below the strip."""
        if not found.facts.office or self._context.ledger.read_only:
            return []
        made = []
        for action, refusal in found.offers():
            words = _(ACTIONS[action].label)
            button = quiet_button(words) if action == "reopen" else primary_button(words)
            button.setEnabled(not refusal)
            button.setToolTip(tip(refusal))
            made.append(on_click(button, partial(ask_step, self._context, self, found, action, self._format)))
        return sorted(made, key=lambda button: button.property("role") == "primary")

    def _offer_days(self, found: Standing) -> None:
        """Offer to put right the day of any step, the last one first."""
        menu = self.days.menu()
        menu.clear()
        for step in reversed(found.steps):
            line = menu.addAction(step_words(step).replace("&", "&&"))
            line.triggered.connect(partial(self._ask_day, step))
        self.days.setVisible(found.facts.office and bool(found.steps) and not self._context.ledger.read_only)

    def _ask_day(self, step: ReportStep, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt hands over a bool)
        ask_day(self._context, self, step)

    def _open_slips(self) -> None:
        self._context.navigate("corrections", None)

    def _ask_late(self) -> None:
        if self.standing:
            ask_late_slip(self._context, self, self.standing)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.TINY, Space.MEDIUM, Space.TINY)
        column.setSpacing(Space.TINY)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        marks = QWidget()
        marks.setLayout(self.marks)
        row.addWidget(marks, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.days)
        row.addLayout(self.buttons)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.late)
        column.addLayout(below)


def _words(found: Standing) -> str:
    """Say what stands in the way of the next step, and what isn't as it was filed."""
    lines = [refusal for action, refusal in found.offers() if refusal and action != "reopen"]
    if found.locked and found.moved:
        text = _("按台账重算的数据指纹 {now} 与备案时的 {then} 不同。")
        lines.append(text.format(now=found.facts.fingerprint, then=found.published))
    if found.late and found.state != "filed":
        lines.append(_("锁定以后又收到 {count} 处变动，请先填更正单。").format(count=len(found.late)))
    return "\n".join(dict.fromkeys(lines)) if found.facts.office else ""


def _empty(layout: Flow | QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        gone = item.widget() if item else None
        if gone:
            gone.hide()
            gone.deleteLater()
