"""Files dragged over the window: which of them are exchanged files, which of them sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

EXCHANGED = ".ogix"
"""The ending of exchanged files."""

_SHEETS = {".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".et"}


def exchanged_files(dragged: QMimeData) -> tuple[Path, ...]:
    """Return the exchanged files among what is dragged; of a folder, those directly inside it."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    inside = [found for path in paths if path.is_dir() for found in sorted(path.iterdir())]
    return tuple(path for path in (*paths, *inside) if path.suffix.lower() == EXCHANGED)


def sheet_files(dragged: QMimeData) -> tuple[Path, ...]:
    """Return the files among what is dragged that spreadsheet programs write."""
    paths = (Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in _SHEETS)
