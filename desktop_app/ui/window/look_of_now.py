"""The window follows this user's choices at once, and the system's where the choice is the system's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.kit import style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.context.live_settings import LiveSettings


def follow(app: QApplication, settings: LiveSettings) -> None:
    """Dress the program as the settings say, now and whenever they or the system change."""

    def wear() -> None:
        style.wear(app, settings.kept.theme)

    settings.changed.connect(lambda name: wear() if name == "theme" else None)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: wear() if settings.kept.theme == "system" else None)
