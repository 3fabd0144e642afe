"""A folder that is chosen, or none, in one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space


class FolderLine(QWidget):
    """A folder that is chosen, or none; signal `changed()`."""

    changed = Signal()

    def __init__(self, name: str, none: str, path: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.path = path
        self._shown = QLineEdit(path, readOnly=True)
        self._shown.setPlaceholderText(none)
        self._shown.setAccessibleName(name)
        self.choose = on_click(quiet_button(_("选择…")), self._ask)
        self.clear = on_click(quiet_button(_("清除")), lambda: self._take(""))
        self.clear.setIcon(icon("close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._shown, 1)
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        self.clear.setEnabled(bool(path))

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.accessibleName(), self.path)
        if chosen:
            self._take(chosen)

    def _take(self, path: str) -> None:
        self.path = path
        self._shown.setText(path)
        self.clear.setEnabled(bool(path))
        self.changed.emit()
