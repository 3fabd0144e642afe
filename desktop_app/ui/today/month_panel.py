"""Is this month done? One line for each subject: what was entered, 零报告, or still to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.theme import caption, icon_button, label, link_button, on_click, pill
from desktop_app.ui.kit.tokens import Tone, scaled
from desktop_app.written_days import month_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop_app.office.months.month_entries import Filing, Subject

_STATE_WIDTH = 72
_FIGURE_WIDTH = 96
_MONTHS = 12


class MonthPanel(Panel):
    """The month's lines.

    Signals: `month_chosen(month)`, `nil_asked(Subject)`, `records_asked(Subject)`, `new_asked(kind)`.
    """

    month_chosen = Signal(int)
    nil_asked = Signal(object)
    records_asked = Signal(object)
    new_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("每月填报"), "check")
        self._month = 1
        self._before = on_click(icon_button("left", _("上个月")), lambda: self.month_chosen.emit(self._month - 1))
        self._name = caption("")
        self._after = on_click(icon_button("right", _("下个月")), lambda: self.month_chosen.emit(self._month + 1))
        for part in (self._before, self._name, self._after):
            self.head.addWidget(part)

    def show_month(self, year: int, month: int, filings: Sequence[Filing], *, may_write: bool) -> None:
        """Show the lines of a month."""
        self._month = month
        self._name.setText(month_text(year, month))
        self._before.setEnabled(month > 1)
        self._after.setEnabled(month < _MONTHS)
        self.clear()
        for filing in filings:
            self.add(self._line(filing, may_write=may_write))

    def _line(self, filing: Filing, *, may_write: bool) -> QWidget:
        subject = filing.subject
        name = label(_(subject.label), "line")
        figure = label(_figure(filing), "line")
        figure.setMinimumWidth(scaled(_FIGURE_WIDTH))
        state = pill(*_state(filing))
        state.setMinimumWidth(scaled(_STATE_WIDTH))
        actions = [self._open(subject)] if filing.done or not may_write else [self._nil(subject), self._new(subject)]
        return line_of((state,), name, (figure, *actions))

    def _open(self, subject: Subject) -> QPushButton:
        button = link_button(_("查看"))
        button.setAccessibleName(_("查看{subject}").format(subject=_(subject.label)))
        return on_click(button, lambda: self.records_asked.emit(subject))

    def _nil(self, subject: Subject) -> QPushButton:
        button = link_button(_("本月无"))
        button.setToolTip(_("零报告：声明本月没有发生，可以撤销"))
        button.setAccessibleName(_("{subject}本月无").format(subject=_(subject.label)))
        return on_click(button, lambda: self.nil_asked.emit(subject))

    def _new(self, subject: Subject) -> QPushButton:
        button = link_button(_("登记"))
        button.setAccessibleName(_("登记{subject}").format(subject=_(subject.label)))
        return on_click(button, lambda: self.new_asked.emit(subject.kind))


def _figure(filing: Filing) -> str:
    if not filing.count:
        return ""
    figure = number_text(filing.count)
    return _("{figure} {measure}").format(figure=figure, measure=_(filing.subject.measure))


def _state(filing: Filing) -> tuple[str, Tone]:
    if filing.contradicts:
        return _("有出入"), Tone.BAD
    if filing.count:
        return _("已登记"), Tone.GOOD
    return (_("零报告"), Tone.NEUTRAL) if filing.nil else (_("未填报"), Tone.WARNING)
