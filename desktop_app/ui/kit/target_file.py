"""Asking where a file is to be saved, and as which kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget


def ask_for_target(parent: QWidget, title: str, proposed: Path, kinds: Mapping[str, str]) -> Path | None:
    """Ask where to save; `kinds` are the words of each kind of file with its ending, the proposed one's first.

    The chosen kind gives the name its ending. None where nothing was chosen.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(proposed), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    known = path.suffix.lower() in kinds.values()
    ending = kinds.get(kind, proposed.suffix)
    if known and path.suffix.lower() != ending and path.stem == proposed.stem:
        return path.with_suffix(ending)  # the name is still the proposed one; the kind was chosen after it
    return path if known else path.with_name(path.name + ending)
