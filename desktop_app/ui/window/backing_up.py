"""What the menu does with the open data file as a whole: a copy elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n import _
from desktop_app.ui.window.opening import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context


def ask_backup(parent: QWidget, context: Context) -> None:
    """Ask where to and save a copy of the open data file, under the same password."""
    ledger = context.ledger
    stamp = context.today().isoformat()
    proposed = ledger.path.with_name(_("{file} 副本 {day}").format(file=ledger.path.stem, day=stamp) + SUFFIX)
    kinds = _("数据文件 (*{suffix})").format(suffix=SUFFIX)
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("副本另存到"), str(proposed), kinds)
    if chosen:
        from desktop_app.store.file.backup import backup  # noqa: PLC0415 (loaded when it is used)

        target = Path(chosen)
        context.jobs.run(
            _("正在另存副本…"),
            lambda _progress: backup(ledger, target),
            lambda path: context.messages.saved(path, _("已另存副本：{path}").format(path=path)),
        )
