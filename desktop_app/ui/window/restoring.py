"""Putting a backup back: which one, and what the data file is to be called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n import _
from desktop_app.ui.window.opening import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.window.opening import Opening

_STAMP = re.compile(r"_\d{4}-\d\d-\d\d_\d{6}(_\d+)?$")
"""What `store/file/backup.py` writes behind the name of a data file."""


def ask_restore(parent: QWidget, opening: Opening, last: Path | None) -> None:
    """Ask for a backup and a place, put it there and open it; `last` is the data file one had last."""
    from desktop_app.store.file.backup import FOLDER  # noqa: PLC0415 (loaded when it is used)

    folder = last.parent / FOLDER if last and (last.parent / FOLDER).is_dir() else last.parent if last else ""
    kinds = _("数据文件 (*{suffix})").format(suffix=SUFFIX)
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("选择备份文件"), str(folder), kinds)
    if not chosen:
        return
    backup = Path(chosen)
    proposed = proposed_place(backup, backup.parent.parent if backup.parent.name == FOLDER else backup.parent)
    # It never replaces a file, so there is nothing to ask about that.
    never = QFileDialog.Option.DontConfirmOverwrite
    wanted, _kind = QFileDialog.getSaveFileName(parent, _("恢复成哪个数据文件"), str(proposed), kinds, "", never)
    if wanted:
        target = Path(wanted)
        opening.restore(backup, target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX))


def proposed_place(backup: Path, folder: Path) -> Path:
    """Return where a backup might go: the name it was made from, or one beside it where that file is there."""
    name = _STAMP.sub("", backup.stem)
    place = folder / f"{name}{SUFFIX}"
    return folder / f"{_('{name}（恢复）').format(name=name)}{SUFFIX}" if place.exists() else place
