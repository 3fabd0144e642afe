"""The look of the whole program: Fusion as its base, our palette, font and style sheet on top."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from desktop_app.paths import resource
from desktop_app.ui.kit.fonts import interface_family, interface_font
from desktop_app.ui.kit.icons import forget_drawn
from desktop_app.ui.kit.palettes import SYSTEM, THEMES, worn
from desktop_app.ui.kit.redrawing import draw_anew
from desktop_app.ui.kit.tokens import COLOURS, colour_of, scale_to, scaled, style_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_BASE = "fusion"
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "window",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text_faint",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "window",
    QPalette.ColorRole.Link: "accent",
}


class _Worn:
    """The theme that the program wears."""

    theme = "light"
    zoom = 100


def apply(app: QApplication, theme: str = "light", zoom: int = 100) -> None:
    """Dress the program, whether widgets are there or not; `theme` is one of `THEMES`, or that of the system.

    `zoom` is the size in percent: widgets made before take it in their writing and their insides, new ones wholly.
    """
    _tell_the_frame(app, theme)
    _Worn.zoom = zoom
    scale_to(zoom)
    _Worn.theme = worn(theme)
    COLOURS.become(THEMES[_Worn.theme])
    forget_drawn()
    # Where one sheet takes another's place, Qt dresses each widget anew once for every widget that it lies in.
    app.setStyleSheet("")
    if app.style().name() != _BASE:
        app.setStyle(_BASE)
    app.setPalette(palette())
    app.setFont(interface_font())
    app.setStyleSheet(style_sheet())


def wear(app: QApplication, theme: str) -> None:
    """Change the theme of everything that is on the screen."""
    before = _Worn.theme
    _tell_the_frame(app, theme)
    if worn(theme) != before:
        apply(app, theme, _Worn.zoom)
        draw_anew(app)


def _tell_the_frame(app: QApplication, theme: str) -> None:
    """Have the system's own parts (the window's frame) follow a theme that was chosen here."""
    if theme == SYSTEM:
        app.styleHints().unsetColorScheme()
    else:
        app.styleHints().setColorScheme(Qt.ColorScheme.Light if theme == "light" else Qt.ColorScheme.Dark)


def palette() -> QPalette:
    """Return the palette for what the style sheet doesn't paint."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(colour_of(token)))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(COLOURS.text_disabled))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(COLOURS.text_disabled))
    return made


def style_sheet() -> str:
    """Return the style sheet with the tokens filled in; an unknown token is our bug (KeyError)."""
    written = resource("style", "window.qss").read_text("utf-8")
    template = Template(re.sub(r"(\d+)px", lambda length: f"{scaled(int(length[1]))}px", written))
    names = {**style_names(), "sans": interface_family(), "images": resource("style", _Worn.theme).as_posix()}
    return template.substitute(names)
