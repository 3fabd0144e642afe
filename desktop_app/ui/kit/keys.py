"""Keys that work while the focus is inside a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def bind_keys(inside: QWidget, actions: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Bind keys, written like Ctrl+S, to actions; returns the shortcuts, to turn them off and on."""
    made = []
    for keys, action in actions.items():
        shortcut = QShortcut(QKeySequence(keys), inside)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        made.append(shortcut)
    return made
