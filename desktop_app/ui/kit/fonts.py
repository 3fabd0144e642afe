"""The font of the window: shipped with the program, so that every computer shows the same Chinese."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from desktop_app.paths import resource
from desktop_app.ui.kit.tokens import SANS, TextSize

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


@cache
def interface_family() -> str:
    """Make our font known to Qt and return its name, or that of the system's where a file can't be read."""
    loaded = [QFontDatabase.addApplicationFont(str(resource("fonts", file))) for file in _FILES]
    return SANS if all(number >= 0 for number in loaded) else QFont().family()


def interface_font() -> QFont:
    """Return the font of the window's own texts."""
    font = QFont(interface_family())
    font.setPixelSize(TextSize.BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
