"""A chart drawn in the window: the shapes that paper has, in the window's type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.report.paper.charts import layout as chart_layout
from desktop_app.report.paper.charts.layout import Axis, Bar, ChartLayout, Label
from desktop_app.ui.kit.tokens import PAPER, Space, TextSize, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop_app.report.paper.charts.chart import Chart

_NARROWEST = 280
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ROOM = 400.0
"""Logical pixels beside a label's place: more than any label is wide."""


class ChartDrawing(QWidget):
    """One chart, as wide as there is room; a screen reader hears every figure."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setAccessibleName(chart.summary)
        self.setMinimumWidth(scaled(_NARROWEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out(_NARROWEST)

    def sizeHint(self) -> QSize:
        """Return the height that its layout takes."""
        return QSize(_NARROWEST, round(self._layout.height) + Space.SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out over the new width."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes on paper, as they will be printed."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(PAPER.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._layout.shapes:
            match shape:
                case Bar():
                    _draw_bar(painter, shape)
                case Label():
                    _draw_label(painter, shape)
                case Axis():
                    painter.setPen(QPen(QColor(PAPER.outline_hover), 1))
                    painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))
        painter.end()

    def _lay_out(self, width: int) -> None:
        self._layout: ChartLayout = chart_layout.lay_out(self.chart, width - 1, TextSize.CAPTION)


def _draw_bar(painter: QPainter, bar: Bar) -> None:
    painter.setPen(QPen(QColor(chart_layout.EDGE if bar.series else chart_layout.DARK), 1))
    painter.setBrush(QColor(chart_layout.LIGHT if bar.series else chart_layout.DARK))
    painter.drawRect(QRectF(bar.left + 0.5, bar.top + 0.5, max(bar.width - 1, 1), max(bar.height - 1, 1)))


def _draw_label(painter: QPainter, label: Label) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(round(label.size), 1))
    painter.setFont(font)
    painter.setPen(QColor(PAPER.text if label.figure else PAPER.text_soft))
    left = label.left - _SHARES[label.anchor] * 2 * _ROOM
    align = {
        "start": Qt.AlignmentFlag.AlignLeft,
        "middle": Qt.AlignmentFlag.AlignHCenter,
        "end": Qt.AlignmentFlag.AlignRight,
    }
    place = QRectF(left, label.level - label.size, 2 * _ROOM, 2 * label.size)
    painter.drawText(
        place, align[label.anchor] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label.text
    )
