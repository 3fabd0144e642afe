"""A chart drawn in the window: the shapes that paper has, in the window's type; each figure can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop_app.i18n import _
from desktop_app.report.paper.charts import layout as chart_layout
from desktop_app.report.paper.charts.layout import Axis, Bar, ChartLayout, Label, Spot
from desktop_app.ui.charts.figure_words import can_be_opened, words_of
from desktop_app.ui.kit.panel import Group
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import PAPER, Radius, Space, TextSize, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop_app.report.paper.charts.chart import Chart

_NARROWEST = 280
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ROOM = 400.0
"""Logical pixels beside a label's place: more than any label is wide."""

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ChartDrawing(Group):
    """One chart, as wide as there is room; a screen reader hears every figure.

    Signal `opened(place, series)`: the records behind a figure are asked for, by a click, or by arrow keys and Enter.
    """

    opened = Signal(int, int)

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self._at = 0
        self._hovered: Spot | None = None
        self.setAccessibleName(chart.summary)
        self.setMinimumWidth(scaled(_NARROWEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._lay_out(_NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._spots else Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> Spot | None:
        """Return the spot of the figure that the keyboard is at; None where no figure can be opened."""
        return self._spots[self._at] if self._spots else None

    def sizeHint(self) -> QSize:
        """Return the height that its layout takes."""
        return QSize(_NARROWEST, round(self._layout.height) + Space.SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out over the new width."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())
        self.setFixedHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from figure to figure by the arrow keys, open one with Enter; the rest is Qt's."""
        key, current = Qt.Key(event.key()), self.current
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or current is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go_to(min(max(self._at + _STEPS[key], 0), len(self._spots) - 1))
        elif key in _ENDS:
            self._go_to(range(len(self._spots))[_ENDS[key]])
        elif key in _OPENS:
            self.opened.emit(current.place, current.series)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the figure under the mouse and say what it is."""
        self._hover(self._spot_at(event.position()))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the figure that is clicked as the one that the keyboard is at."""
        spot = self._spot_at(event.position())
        if spot:
            self._go_to(self._spots.index(spot))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure that is clicked."""
        spot = self._spot_at(event.position())
        if spot and spot == self.current and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(spot.place, spot.series)
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let no figure be lit."""
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which figure the keyboard is at."""
        super().focusInEvent(event)
        self._go_to(self._at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes on paper, as they will be printed."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(PAPER.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(PAPER.hover))
            painter.drawRoundedRect(_area(self._hovered), Radius.FIELD / 2, Radius.FIELD / 2)
        for shape in self._layout.shapes:
            match shape:
                case Bar():
                    _draw_bar(painter, shape)
                case Label():
                    _draw_label(painter, shape)
                case Axis():
                    painter.setPen(QPen(QColor(PAPER.outline_hover), 1))
                    painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))
        if self.current and self.hasFocus():
            _draw_frame(painter, _area(self.current).adjusted(1, 1, -1, -1))
        painter.end()

    def _lay_out(self, width: int) -> None:
        self._layout: ChartLayout = chart_layout.lay_out(self.chart, width - 1, TextSize.CAPTION)
        self._spots = [spot for spot in self._layout.spots if can_be_opened(self.chart, spot.place, spot.series)]
        self._hovered = None

    def _spot_at(self, place: QPointF) -> Spot | None:
        return next((spot for spot in self._spots if _area(spot).contains(place)), None)

    def _go_to(self, number: int) -> None:
        self._at = number
        if current := self.current:
            self.setAccessibleDescription(words_of(self.chart, current.place, current.series))
        self.update()

    def _hover(self, spot: Spot | None) -> None:
        if spot == self._hovered:
            return
        self._hovered = spot
        said = _("{figure}，点击列出").format(figure=words_of(self.chart, spot.place, spot.series)) if spot else ""
        self.setToolTip(tip(said))
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self.update()


def _area(spot: Spot) -> QRectF:
    return QRectF(spot.left, spot.top, spot.width, spot.height)


def _draw_frame(painter: QPainter, place: QRectF) -> None:
    """Draw a frame that is seen on a bar as well as beside it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((PAPER.window, 5), (PAPER.text, 2)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRoundedRect(place, Radius.FIELD / 2, Radius.FIELD / 2)


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
