"""The themes beside the light one: dark for the evening, and the highest contrast for eyes that need it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.ui.kit.tokens import Colours

SYSTEM = "system"
"""The theme that is whatever the system wears."""

THEMES = {
    "light": Colours(),
    "dark": Colours(
        window="#1F2226",
        sidebar="#191B1F",
        raised="#262A2F",
        hairline="#363B42",
        outline="#555D67",
        outline_hover="#7D8792",
        text="#E7E9EC",
        text_soft="#B7BEC7",
        text_faint="#A3ABB5",
        text_disabled="#6E7681",
        accent="#8ABAE8",
        accent_hover="#A3CAEF",
        accent_pressed="#BCD9F5",
        accent_tint="#24384C",
        accent_line="#2C4763",
        on_accent="#10202F",
        hover="#2D3238",
        pressed="#373D44",
        selected="#2B3E52",
        good="#76CB9F",
        good_tint="#1E3B2C",
        warning="#E3B75C",
        warning_tint="#3D3118",
        bad="#F2968D",
        bad_hover="#F6AFA8",
        bad_tint="#482725",
        seal="#D4604F",
    ),
    "contrast": Colours(
        window="#000000",
        sidebar="#000000",
        raised="#101010",
        hairline="#9A9A9A",
        outline="#FFFFFF",
        outline_hover="#FFE94A",
        text="#FFFFFF",
        text_soft="#FFFFFF",
        text_faint="#E6E6E6",
        text_disabled="#A8A8A8",
        accent="#6FD8FF",
        accent_hover="#A5E7FF",
        accent_pressed="#D2F3FF",
        accent_tint="#00293B",
        accent_line="#004F70",
        on_accent="#000000",
        hover="#2A2A2A",
        pressed="#3A3A3A",
        selected="#003A57",
        good="#63E895",
        good_tint="#002B12",
        warning="#FFD54A",
        warning_tint="#2E2300",
        bad="#FF9C93",
        bad_hover="#FFC0BA",
        bad_tint="#3B0A06",
        seal="#FF7A6B",
    ),
}


def worn(theme: str) -> str:
    """Return the theme that is meant: that of the system where the choice is the system's."""
    if theme in THEMES:
        return theme
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"
