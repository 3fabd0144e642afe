"""Files and folders opened by the programs of this PC, outside of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def open_outside(path: Path) -> bool:
    """Open a file, or a folder, as a double click would; False where nothing on this PC opens it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
