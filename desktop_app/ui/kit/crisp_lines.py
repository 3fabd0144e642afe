"""Ruled lines that are equally thick everywhere, at any scaling of the screen: they end on whole device pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter


def paint_frame(painter: QPainter, box: QRectF, colour: QColor, thickness: float) -> None:
    """Paint a frame along a box's edges; `thickness` is in logical pixels, at least one device pixel."""
    device = painter.deviceTransform()
    ruled = device.mapRect(box)
    left, right = round(ruled.left()), round(ruled.right())
    top, bottom = round(ruled.top()), round(ruled.bottom())
    line = max(1, round(thickness * device.m11()))
    back = device.inverted()[0]
    for rule in (
        QRectF(left, top, right - left + line, line),
        QRectF(left, bottom, right - left + line, line),
        QRectF(left, top, line, bottom - top + line),
        QRectF(right, top, line, bottom - top + line),
    ):
        painter.fillRect(back.mapRect(rule), colour)
