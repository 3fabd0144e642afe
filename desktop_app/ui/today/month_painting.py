"""How a day of the month is painted: its number, its name, 班 on make-up days, and marks for what is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPen

from desktop_app.i18n import _
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.fonts import interface_font
from desktop_app.ui.kit.tokens import COLOURS, Radius, Space, TextSize, Tone, ink, scaled
from desktop_app.written_days import short_weekday_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from desktop_app.ui.today.month_days import Due, MonthDay

HEAD = 28
"""Logical pixels for the names of the weekdays."""

_A_MONDAY = dt.date(2001, 1, 1)
_TOP = 26
_CHIP = 19
_GAP = 2
_RING = 24
_CORNER = 5.0


def chip_rects(cell: QRect, count: int) -> list[QRect]:
    """Return the places of the marks in a day; where not all have room, the last line says how many more there are."""
    room = max((cell.height() - scaled(_TOP) - _GAP) // (scaled(_CHIP) + _GAP), 0)
    shown = count if count <= room else max(room - 1, 0)
    left, width = cell.left() + Space.TINY, cell.width() - 2 * Space.TINY
    tops = [cell.top() + scaled(_TOP) + place * (scaled(_CHIP) + _GAP) for place in range(shown)]
    return [QRect(QPoint(left, top), QSize(width, scaled(_CHIP))) for top in tops]


def paint_weekdays(painter: QPainter, columns: Sequence[QRect]) -> None:
    """Paint the names of the weekdays over the columns."""
    painter.setFont(_font(TextSize.CAPTION))
    painter.setPen(QColor(COLOURS.text_faint))
    for place, column in enumerate(columns):
        name = short_weekday_text(_A_MONDAY + dt.timedelta(place))
        room = QRect(column.left() + Space.SMALL, 0, column.width() - Space.SMALL, HEAD)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def paint_day(painter: QPainter, cell: QRect, day: MonthDay, *, month: int, today: bool) -> None:
    """Paint one day; those of other months are paler."""
    inside = day.day.month == month
    painter.fillRect(cell, QColor(COLOURS.window if day.working else COLOURS.raised))
    painter.setRenderHint(painter.RenderHint.Antialiasing, False)  # hairlines stay crisp
    painter.setPen(QColor(COLOURS.hairline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell)
    _paint_number(painter, cell, day, inside=inside, today=today)
    _paint_name(painter, cell, day, inside=inside)
    painter.setOpacity(1.0 if inside else 0.6)
    rects = chip_rects(cell, len(day.due))
    for rect, due in zip(rects, day.due, strict=False):
        _paint_chip(painter, rect, due)
    if len(rects) < len(day.due):
        _paint_more(painter, cell, len(rects), len(day.due) - len(rects))
    painter.setOpacity(1.0)


def paint_choice(painter: QPainter, cell: QRect, *, focus: bool) -> None:
    """Frame the current day."""
    painter.setPen(QPen(QColor(COLOURS.accent if focus else COLOURS.accent_line), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell.adjusted(1, 1, -1, -1))


def _paint_number(painter: QPainter, cell: QRect, day: MonthDay, *, inside: bool, today: bool) -> None:
    ring = QRect(cell.left() + Space.TINY, cell.top() + 2, scaled(_RING), scaled(_RING))
    colour = COLOURS.text if inside and day.working else COLOURS.text_faint if inside else COLOURS.text_disabled
    painter.setFont(_font(TextSize.SMALL, bold=today))
    if today:
        painter.setPen(QPen(QColor(COLOURS.accent), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.drawEllipse(QRectF(ring).adjusted(1, 1, -1, -1))
        colour = COLOURS.accent
    painter.setPen(QColor(colour))
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(day.day.day))


def _paint_name(painter: QPainter, cell: QRect, day: MonthDay, *, inside: bool) -> None:
    """Name a holiday; mark a make-up day with 班 and a local day as such."""
    left = cell.left() + Space.TINY + scaled(_RING) + 2
    room = QRect(QPoint(left, cell.top() + 2), QSize(cell.right() - left - Space.TINY, scaled(_RING)))
    if day.make_up:
        mark, tone = _("班"), Tone.ACCENT
    elif day.name:
        mark, tone = day.name, Tone.WARNING if day.local else Tone.NEUTRAL
    else:
        return
    painter.setFont(_font(TextSize.CAPTION))
    painter.setPen(QColor(ink(tone)[0] if inside else COLOURS.text_disabled))
    text = painter.fontMetrics().elidedText(mark, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _paint_chip(painter: QPainter, rect: QRect, due: Due) -> None:
    tone = tone_of(due.case.left.urgency) if due.legal and due.case.left else Tone.NEUTRAL
    writing, ground = (QColor(colour) for colour in ink(tone))
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if due.legal else QPen(QColor(COLOURS.outline_hover), 1, Qt.PenStyle.DashLine))
    painter.setBrush(ground if due.legal else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    painter.setFont(_font(TextSize.CAPTION))
    painter.setPen(writing)
    room = rect.adjusted(Radius.FIELD, 0, -Space.TINY, 0)
    text = painter.fontMetrics().elidedText(due.case.subject, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_more(painter: QPainter, cell: QRect, shown: int, more: int) -> None:
    top = cell.top() + scaled(_TOP) + shown * (scaled(_CHIP) + _GAP)
    room = QRect(QPoint(cell.left() + Space.SMALL, top), QSize(cell.width() - Space.MEDIUM, scaled(_CHIP)))
    painter.setFont(_font(TextSize.CAPTION))
    painter.setPen(QColor(COLOURS.text_soft))
    words = (_("还有 {count} 件") if shown else _("{count} 件")).format(count=more)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _font(size: int, *, bold: bool = False) -> QFont:
    font = interface_font()
    font.setPixelSize(size)
    font.setBold(bold)
    return font
