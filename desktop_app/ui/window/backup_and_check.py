"""What the menu does with the open data file as a whole: backup and check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n import _
from desktop_app.ui.kit.dialogs import inform
from desktop_app.ui.window.opening import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.store.proof.finding import Verdict
    from desktop_app.ui.context.context import Context

_MOST_PROBLEMS = 10


def ask_backup(parent: QWidget, context: Context) -> None:
    """Ask where to and make a backup of the open data file."""
    ledger = context.ledger
    stamp = context.today().isoformat()
    proposed = ledger.path.with_name(_("{file} 备份 {day}").format(file=ledger.path.stem, day=stamp) + SUFFIX)
    kinds = _("数据文件 (*{suffix})").format(suffix=SUFFIX)
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("备份到"), str(proposed), kinds)
    if chosen:
        from desktop_app.store.file.backup import backup  # noqa: PLC0415 (loaded when it is used)

        target = Path(chosen)
        context.jobs.run(
            _("正在备份…"),
            lambda _progress: backup(ledger, target),
            lambda path: context.messages.saved(path, _("已备份到 {path}").format(path=path)),
        )


def check_file(parent: QWidget, context: Context | None) -> None:
    """Prove the open data file and show the verdict."""
    if context is None:
        inform(parent, _("请先打开一个数据文件。"), good=False)
        return
    ledger = context.ledger
    from desktop_app.store.proof.verify import verify  # noqa: PLC0415 (loaded when it is used)

    context.jobs.run(
        _("正在自检…"), lambda progress: verify(ledger, progress), lambda verdict: _show_verdict(parent, verdict)
    )


def _show_verdict(parent: QWidget, verdict: Verdict) -> None:
    counts = _("检查了 {records} 条记录、{changes} 次改动。").format(records=verdict.records, changes=verdict.revisions)
    if not verdict.problems:
        inform(parent, _("数据文件完好。"), counts)
        return
    listed = "\n".join(verdict.problems[:_MOST_PROBLEMS])
    inform(parent, _("发现 {count} 个问题。").format(count=len(verdict.problems)), f"{counts}\n\n{listed}", good=False)
