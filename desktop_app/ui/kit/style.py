"""The look of the whole program: Fusion as its base, our palette, font and style sheet on top."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from desktop_app.paths import resource
from desktop_app.ui.kit.fonts import interface_family, interface_font
from desktop_app.ui.kit.tokens import COLOURS, style_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ROLES = {
    QPalette.ColorRole.Window: COLOURS.window,
    QPalette.ColorRole.WindowText: COLOURS.text,
    QPalette.ColorRole.Base: COLOURS.window,
    QPalette.ColorRole.AlternateBase: COLOURS.raised,
    QPalette.ColorRole.Text: COLOURS.text,
    QPalette.ColorRole.Button: COLOURS.window,
    QPalette.ColorRole.ButtonText: COLOURS.text,
    QPalette.ColorRole.Highlight: COLOURS.accent,
    QPalette.ColorRole.HighlightedText: COLOURS.on_accent,
    QPalette.ColorRole.PlaceholderText: COLOURS.text_faint,
    QPalette.ColorRole.ToolTipBase: COLOURS.text,
    QPalette.ColorRole.ToolTipText: COLOURS.window,
    QPalette.ColorRole.Link: COLOURS.accent,
}


def apply(app: QApplication) -> None:
    """Dress the program; call it once, before the first widget is made."""
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(interface_font())
    app.setStyleSheet(style_sheet())


def palette() -> QPalette:
    """Return the palette for what the style sheet doesn't paint."""
    made = QPalette()
    for role, colour in _ROLES.items():
        made.setColor(role, QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(COLOURS.text_disabled))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(COLOURS.text_disabled))
    return made


def style_sheet() -> str:
    """Return the style sheet with the tokens filled in; an unknown token is our bug (KeyError)."""
    template = Template(resource("style", "window.qss").read_text("utf-8"))
    names = {**style_names(), "sans": interface_family(), "images": resource("style").as_posix()}
    return template.substitute(names)
