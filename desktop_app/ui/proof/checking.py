"""Checking the open data file, showing what was found, and mending it where somebody asks for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.log.reading import read
from desktop_app.store.log.settings import read_profile
from desktop_app.ui.kit.dialogs import inform
from desktop_app.ui.proof.repair_window import RepairWindow
from desktop_app.ui.proof.verdict_window import VerdictWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.exchange.bundles.repairing import Repaired
    from desktop_app.progress import Progress
    from desktop_app.store.proof.finding import Verdict
    from desktop_app.ui.context.context import Context


def check_file(parent: QWidget, context: Context | None) -> None:
    """Prove the open data file and show the verdict."""
    if context is None:
        inform(parent, _("请先打开一个数据文件。"), good=False)
        return
    ledger = context.ledger
    from desktop_app.store.proof.verify import verify  # noqa: PLC0415 (loaded when it is used)

    context.jobs.run(
        _("正在自检…"),
        lambda progress: verify(ledger, progress),
        lambda verdict: _show(parent, context, verdict),
    )


def _show(parent: QWidget, context: Context, verdict: Verdict) -> None:
    if verdict.sound and not verdict.notes:
        counts = _("检查了 {records} 条记录、{changes} 次改动。")
        inform(parent, _("数据文件完好。"), counts.format(records=verdict.records, changes=verdict.revisions))
    elif VerdictWindow(parent, verdict).exec():
        _ask_repair(parent, context)


def _ask_repair(parent: QWidget, context: Context) -> None:
    asking = RepairWindow(parent, context.ledger.path.parent)
    if asking.exec():
        places = asking.places

        def work(progress: Progress) -> Repaired:
            from desktop_app.exchange.bundles.repairing import repair  # noqa: PLC0415 (loaded when it is used)

            return repair(context.ledger, places, progress)

        context.jobs.run(_("正在修复…"), work, lambda repaired: _tell(parent, context, repaired))


def _tell(parent: QWidget, context: Context, repaired: Repaired) -> None:
    # Everything that is shown may be another now, and so may the role.
    context.begin_again(replace(context.ledger, profile=read(context.ledger, read_profile)))
    kept = _("修复前的文件留在“{path}”。").format(path=repaired.kept)
    VerdictWindow(parent, repaired.verdict, [kept, *repaired.steps]).exec()
