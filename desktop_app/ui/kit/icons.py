"""The line icons under `resources/icons`: one drawing each, painted in whatever colour the theme asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.paths import resource
from desktop_app.ui.kit.tokens import COLOURS, Colour, colour_of, scaled

_DESIGNED = 20
"""Logical pixels of a side that the drawings were made for."""

_SHOWN = (16, 18, 20)
"""Logical pixels of a side that icons are shown with."""

_LARGEST = 60
"""Pixels of a side that serve a screen that was added since, made smaller."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What an icon or a picture was drawn from; the colours are tokens, so that another theme can draw it anew."""

    name: str
    colour: str
    checked: str = ""
    gap: int = 0
    side: int = 0


_icons: dict[int, _Drawn] = {}
_pictures: dict[int, _Drawn] = {}
"""What was drawn, by the number that Qt knows it by, also where a widget holds it."""


def icon(name: str, colour: str = "", checked: str = "", *, gap: int = 0) -> QIcon:
    """Return an icon in a colour ("": that of soft text), paler when disabled, in `checked` (if given) when it is on.

    `gap` is room at its right in pixels of a 20-pixel drawing: a style sheet can't set an icon apart from its text.
    """
    return _icon(_Drawn(name, _token(colour or COLOURS.text_soft), _token(checked), gap))


def picture(name: str, colour: str, side: int) -> QPixmap:
    """Return an icon as a picture of `side` logical pixels, crisp on the screen it is for."""
    return _picture(_Drawn(name, _token(colour), side=side), QGuiApplication.primaryScreen().devicePixelRatio())


def icon_of_now(shown: QIcon) -> QIcon | None:
    """Return an icon in the colours of the theme that is worn now; None for one that isn't ours."""
    drawn = _icons.get(shown.cacheKey())
    return _icon(drawn) if drawn else None


def picture_of_now(shown: QPixmap) -> QPixmap | None:
    """Return a picture in the colours of the theme that is worn now; None for one that isn't ours."""
    drawn = _pictures.get(shown.cacheKey())
    return _picture(drawn, shown.devicePixelRatio()) if drawn else None


def forget_drawn() -> None:
    """Draw everything anew from here on: the colours are others."""
    _icon.cache_clear()
    _picture.cache_clear()


@cache
def application_icon() -> QIcon:
    """Return the product's seal, for the window's frame and the task bar."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_paint(_lines("seal", COLOURS.seal), side))
    return made


def _token(colour: str) -> str:
    return colour.token if isinstance(colour, Colour) else colour


@cache
def _icon(drawn: _Drawn) -> QIcon:
    made = QIcon()
    looks = [
        (colour_of(drawn.colour), QIcon.Mode.Normal, QIcon.State.Off),
        (COLOURS.text_disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    ]
    if drawn.checked:
        looks.append((colour_of(drawn.checked), QIcon.Mode.Normal, QIcon.State.On))
    sides = _sides()
    for colour, mode, state in looks:
        lines = _lines(drawn.name, colour)
        for side in sides:
            made.addPixmap(_paint(lines, side, drawn.gap), mode, state)
    _icons[made.cacheKey()] = drawn
    return made


def _sides() -> list[int]:
    """Return the pixels of a side in which icons are crisp on every screen there is."""
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return sorted({_LARGEST, *(round(scaled(side) * ratio) for side in _SHOWN for ratio in ratios)})


@cache
def _picture(drawn: _Drawn, ratio: float) -> QPixmap:
    made = _paint(_lines(drawn.name, colour_of(drawn.colour)), round(scaled(drawn.side) * ratio))
    made.setDevicePixelRatio(ratio)
    _pictures[made.cacheKey()] = drawn
    return made


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def _lines(name: str, colour: str) -> QSvgRenderer:
    """Return the lines of a drawing in a colour, to be painted in any size."""
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def _paint(lines: QSvgRenderer, side: int, gap: int = 0) -> QPixmap:
    canvas = QPixmap(side + round(gap * side / _DESIGNED), side)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    lines.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return canvas
