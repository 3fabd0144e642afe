"""The line icons under `resources/icons`: one drawing each, painted in whatever colour the theme asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.paths import resource
from desktop_app.ui.kit.tokens import COLOURS, ICON_SIZE

_SIDES = (16, 18, 20, 24, 27, 30, 36, 40, 60)
"""Pixel sizes an icon is drawn at: 16, 18 and 20 at 100 %, 150 % and 200 %."""


@cache
def icon(name: str, colour: str = COLOURS.text_soft, checked: str = "", *, gap: int = 0) -> QIcon:
    """Return an icon in a colour, paler when disabled, in the colour `checked` (if given) when it is on.

    `gap` is room at its right in pixels of a 20-pixel drawing: a style sheet can't set an icon apart from its text.
    """
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(_paint(name, colour, side, gap))
        made.addPixmap(_paint(name, COLOURS.text_disabled, side, gap), QIcon.Mode.Disabled)
        if checked:
            made.addPixmap(_paint(name, checked, side, gap), QIcon.Mode.Normal, QIcon.State.On)
    return made


def picture(name: str, colour: str, side: int) -> QPixmap:
    """Return an icon as a picture of `side` logical pixels, crisp on the screen it is for."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    drawn = _paint(name, colour, round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def _paint(name: str, colour: str, side: int, gap: int = 0) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    canvas = QPixmap(side + round(gap * side / ICON_SIZE), side)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return canvas


@cache
def application_icon() -> QIcon:
    """Return the product's seal, for the window's frame and the task bar."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_paint("seal", COLOURS.seal, side))
    return made
