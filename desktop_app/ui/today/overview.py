"""The first side of 今日: the year's figures, what is due, the month's lines, late replies, hints, recent changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.kit.two_columns import TwoColumns
from desktop_app.ui.today.due_list import DuePanel
from desktop_app.ui.today.figures import YearFigures
from desktop_app.ui.today.first_steps import FirstSteps
from desktop_app.ui.today.hint_panels import HintPanel, RecentPanel
from desktop_app.ui.today.late_panel import LatePanel
from desktop_app.ui.today.month_panel import MonthPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office.months.month_entries import Subject


class Overview(QWidget):
    """The panels of 今日.

    `go(page, target)` shows a page, `open_one(id)` what is due, `new(kind)` a new record's form, `show(subject)` the
    records that a figure counts (None: what waits).
    """

    def __init__(
        self,
        go: Callable[[str, object | None], object],
        open_one: Callable[[str], object],
        new: Callable[[str], object],
        show: Callable[[Subject | None], object],
    ) -> None:
        super().__init__()
        self.first = FirstSteps(go, new)
        self.figures = YearFigures(show)
        self.due = DuePanel()
        self.due.opened.connect(open_one)
        self.month = MonthPanel()
        self.late = LatePanel(open_one)
        self.hints = HintPanel(go)
        self.recent = RecentPanel()
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.LARGE)
        inside.addWidget(self.first)
        inside.addWidget(self.figures)
        inside.addWidget(TwoColumns((self.due, self.month), (self.late, self.hints, self.recent)))
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))
