"""The settings in a window of their own, for when no ledger is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.preferences.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.live_settings import LiveSettings

_SIZE = (760, 620)


class PreferencesWindow(Dialog):
    """The sections, and a button to close."""

    def __init__(self, parent: QWidget, settings: LiveSettings) -> None:
        super().__init__(parent, _("设置"), _SIZE)
        self.preferences = Preferences(settings)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.SMALL, 0)
        inside.addWidget(self.preferences)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.addWidget(scrolling(inside), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(on_click(quiet_button(_("关闭")), self.accept))
        column.addLayout(foot)
