"""The backup that nobody has to think of: looked for soon after a file is opened, and every hour from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.i18n import _

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.store.proof.backing_up import BackedUp
    from desktop_app.ui.context.context import Context

_SOON, _LATER = 20_000, 3_600_000
"""Milliseconds: the first look is later than the work one opened the file for; a window may stay open over night."""


class DailyBackup(QObject):
    """Follows the open data file; `watch` names it, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.look)

    def watch(self, context: Context | None) -> None:
        """Follow this data file from now on."""
        self._context = context
        if context is None or context.ledger.read_only:
            self._clock.stop()
        else:
            self._clock.start(_SOON)

    def look(self) -> None:
        """Make a backup if one is due, on a thread of its own."""
        context = self._context
        if context is None:
            return
        self._clock.start(_LATER)
        ledger, plan = context.ledger, context.backups()

        def work(progress: Progress) -> tuple[BackedUp | None]:
            from desktop_app.store.proof.backing_up import back_up, is_due  # noqa: PLC0415 (loaded when it is used)

            return (back_up(ledger, plan, progress=progress) if is_due(ledger, plan) else None,)

        context.jobs.run(_("正在自动备份…"), work, lambda made: _tell(context, *made), aside=True)


def _tell(context: Context, made: BackedUp | None) -> None:
    """Say what is to be looked at; a backup that went well needs no word."""
    if made and made.problems:
        said = _("自动备份已做成，但核对时发现 {count} 个问题。").format(count=made.problems)
        context.messages.warn(said, _("请在“帮助 → 自检”里查看和修复；以前的备份都还留着。"))
    elif made and made.second_lacks:
        context.messages.warn(made.second_lacks, _("本机的备份已做成。可在“文件 → 备份与恢复”里另选位置。"))
