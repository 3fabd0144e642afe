"""A card with one chart, or its figures as a table that the keyboard goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.report.paper.charts.chart import figure_text
from desktop_app.ui.charts.chart_drawing import ChartDrawing
from desktop_app.ui.charts.figure_words import can_be_opened, name_of
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import heading
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from desktop_app.report.paper.charts.chart import Chart

_ROW = 28
_FRAME = 4


class ChartCard(QFrame):
    """One chart with its title; `show_table` turns it over.

    Signal `opened(source, title)`: the records behind a figure are asked for; its series says what their source is.
    """

    opened = Signal(object, str)

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setProperty("role", "card")
        self.drawing = ChartDrawing(chart)
        self.drawing.opened.connect(self._open)
        self.table = _table(chart)
        self.table.itemActivated.connect(lambda item: self._open(item.row(), max(item.column() - 1, 0)))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        title = _("{title}（{measure}）").format(title=chart.title, measure=chart.measure)
        for part in (heading(title, 3), self.drawing, self.table):
            column.addWidget(part)
        self.show_table(shown=False)

    def show_table(self, *, shown: bool) -> None:
        """Show the figures as a table, or the drawing."""
        self.drawing.setVisible(not shown)
        self.table.setVisible(shown)

    def _open(self, place: int, series: int) -> None:
        if can_be_opened(self.chart, place, series):
            title = f"{self.chart.title} · {name_of(self.chart, place, series)}"
            self.opened.emit(self.chart.series[series].sources[place], title)


def _table(chart: Chart) -> QTableWidget:
    table = QTableWidget(len(chart.names), 1 + len(chart.series))
    table.setAccessibleName(chart.title)
    table.setHorizontalHeaderLabels([_("项目"), *(each.name for each in chart.series)])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for row, name in enumerate(chart.names):
        table.setItem(row, 0, QTableWidgetItem(name))
        for column, each in enumerate(chart.series, 1):
            item = QTableWidgetItem(figure_text(each.values[row]))
            if can_be_opened(chart, row, column - 1):
                item.setToolTip(tip(_("双击或按 Enter 列出这些记录")))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
    table.setFixedHeight(
        scaled(_ROW) * len(chart.names) + table.horizontalHeader().sizeHint().height() + scaled(_FRAME)
    )
    return table
