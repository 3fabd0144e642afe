"""The file that was saved last: two buttons that open it, or the folder it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.kit.outside import open_outside
from desktop_app.ui.kit.theme import link_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from pathlib import Path

_OURS = {".ogi", ".ogix"}
"""Files that no other program opens: only their folder is of use."""


class SavedFile(QWidget):
    """打开文件 and 打开文件夹. Signals: `opened()`; `refused(UserError)` where it is gone or no program opens it."""

    opened = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self.open_button = on_click(link_button(_("打开文件"), "open"), self.open_file)
        self.open_button.setToolTip("Ctrl+Shift+O")
        self.folder_button = on_click(link_button(_("打开文件夹")), self.open_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self.open_button)
        row.addWidget(self.folder_button)

    def offer(self, path: Path | None) -> None:
        """Offer to open a file or folder; None leaves the one before to the menu and shows nothing."""
        self.setVisible(path is not None)
        if path is not None:
            self._path = path
            self.open_button.setVisible(path.suffix.lower() not in _OURS and not path.is_dir())

    def open_file(self) -> None:
        """Open the file that was saved last; one that only this program knows: its folder."""
        path = self._last()
        if path is not None and path.suffix.lower() in _OURS:
            self.open_folder()
        elif path is not None:
            self._open(path)

    def open_folder(self) -> None:
        """Open the folder of the file that was saved last."""
        path = self._last()
        if path is not None:
            self._open(path if path.is_dir() else path.parent)

    def _last(self) -> Path | None:
        if self._path is None:
            self.refused.emit(UserError(_("打开程序以后还没有保存过文件。"), _("导出、打印或上报以后再用这一项。")))
        return self._path

    def _open(self, path: Path) -> None:
        if path.exists() and open_outside(path):
            self.opened.emit()
            return
        hint = _("它可能已被移走，或在已拔出的 U 盘上；也可能这台电脑上没有能打开它的程序。")
        self.refused.emit(UserError(_("打不开“{path}”。").format(path=path), hint))
