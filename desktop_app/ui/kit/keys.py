"""Keys that do something, each with its words: the list of shortcuts is made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.ui.kit.plain_text import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence.StandardKey

GO_ON = ("Ctrl+Return", "Ctrl+Enter")
"""What goes on; to Qt, Enter is the key of the number pad only."""


def bind_keys(
    inside: QWidget, words: str, keys: tuple[Keys, ...], action: Callable[[], object], *, anywhere: bool = False
) -> list[QShortcut]:
    """Bind keys to an action while the focus is inside a widget, or anywhere in its window; returns the shortcuts."""
    made = []
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), inside)
        shortcut.setWhatsThis(tip(words))
        if not anywhere:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        made.append(shortcut)
    return made
