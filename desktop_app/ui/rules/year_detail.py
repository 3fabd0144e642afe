"""The arrangement of one year, to read: its notice, each holiday with its days, each make-up working day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.codes import label_text
from desktop_app.model.holidays.open_year import why_open
from desktop_app.model.law.calendar_lines import spans
from desktop_app.ui.kit.theme import body, caption, heading, label, pill, separator, set_tone, wrapping
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.written_days import span_text, weekday_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.law.calendar import Arrangement

_SHARES = (0, 1, 1)
"""How wide the columns of a year's lines are to each other: names, days off, days worked."""


class YearDetail(QFrame):
    """A card with one year; a year without a notice says how it is counted meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._name = heading("", 2)
        self._mark = pill("")
        self._notice = body("")
        self._lines = QFrame()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addWidget(self._mark)
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addWidget(self._notice)
        self._column.addWidget(separator())
        self._column.addWidget(self._lines)
        self._column.addStretch(1)

    def show_year(self, year: int, arrangement: Arrangement | None, *, own: bool) -> None:
        """Show a year; `own` says that this office entered it."""
        self._name.setText(_("{year} 年").format(year=year))
        whole = arrangement is not None and arrangement.whole
        self._mark.setText(_("暂定") if not whole else _("本机录入") if own else _("官方安排"))
        set_tone(self._mark, Tone.WARNING if not whole else Tone.ACCENT if own else Tone.GOOD)
        unknown = _("放假安排尚未公布：按周末和固定的法定节假日推算，届满日显示“暂定”。通知公布后请粘贴、导入或录入。")
        self._notice.setText(_said(arrangement) if arrangement else unknown)
        self._column.removeWidget(self._lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = QFrame()
        if arrangement:
            show_days(self._lines, arrangement)
        self._column.insertWidget(3, self._lines)


def _said(arrangement: Arrangement) -> str:
    """Return the notice, and what keeps the year provisional beside it."""
    why = why_open(arrangement)
    return (
        _("{notice}\n{why}，届满日显示“暂定”。").format(notice=arrangement.notice, why=why)
        if why
        else arrangement.notice
    )


def show_days(frame: QFrame, arrangement: Arrangement) -> None:
    """Fill an empty frame with each holiday of an arrangement, its days off and its make-up working days."""
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.SMALL)
    for column, share in enumerate(_SHARES):
        grid.setColumnStretch(column, share)
    for column, name in enumerate((_("节日"), _("放假"), _("调休上班"))):
        grid.addWidget(caption(name), 0, column)
    names = dict.fromkeys([*arrangement.holidays.values(), *arrangement.workdays.values()])
    for line, name in enumerate(names, 1):
        grid.addWidget(wrapping(label(label_text("holiday", name), "line")), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_days(_of(arrangement.holidays, name), arrangement.year), line, 1)
        grid.addWidget(_days(_of(arrangement.workdays, name), arrangement.year, weekdays=True), line, 2)


def _of(days: Mapping[dt.date, str], name: str) -> dict[dt.date, str]:
    return {day: theirs for day, theirs in days.items() if theirs == name}


def _days(days: Mapping[dt.date, str], year: int, *, weekdays: bool = False) -> QFrame:
    whole = QFrame()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TINY)
    for first, last, _name in spans(days):
        count = (last - first).days + 1
        more = weekday_text(first) if weekdays and count == 1 else _("共 {count} 天").format(count=count)
        words = _("{days}（{more}）").format(days=span_text(first, last, year=year), more=more)
        column.addWidget(wrapping(label(words, "line")))
    column.addStretch(1)
    return whole
