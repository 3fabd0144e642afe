"""The line icons under `resources/icons`: one drawing each, painted in whatever colour the theme asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.paths import resource
from desktop_app.ui.tokens import COLOURS

_SIDES = (16, 18, 20, 24, 27, 30, 36, 40, 60)
"""Pixel sizes an icon is drawn at: 16, 18 and 20 at 100 %, 150 % and 200 %."""


@cache
def icon(name: str, colour: str = COLOURS.text_soft, checked: str = "") -> QIcon:
    """Return an icon in a colour, paler when disabled, in the colour `checked` (if given) when it is on."""
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(_paint(name, colour, side))
        made.addPixmap(_paint(name, COLOURS.text_disabled, side), QIcon.Mode.Disabled)
        if checked:
            made.addPixmap(_paint(name, checked, side), QIcon.Mode.Normal, QIcon.State.On)
    return made


def picture(name: str, colour: str, side: int) -> QPixmap:
    """Return an icon as a picture of `side` logical pixels, crisp on the screen it is for."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    drawn = _paint(name, colour, round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _paint(name: str, colour: str, side: int) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    canvas = QPixmap(side, side)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return canvas
