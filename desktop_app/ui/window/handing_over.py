"""交接与换电脑 from the menu: on the old PC the ledger is closed and leaves, on the new one it comes in and opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.handover.handover_window import HandoverWindow
from desktop_app.ui.kit.dialogs import inform, tell
from desktop_app.ui.kit.password_line import PasswordQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.window.opening import Opening


def show_handover(parent: QWidget, context: Context, close: Callable[[], bool]) -> None:
    """Show the window; once the file for the new PC is written, close the ledger here and give its keys up."""

    def leave(written: Path) -> None:
        ledger = context.ledger
        if not close():
            return
        from desktop_app.exchange.bundles.moving import leave  # noqa: PLC0415 (ciphers only when wanted)

        try:
            gone = leave(ledger.path, ledger.identity.token, _("已搬走"))
        except UserError as error:
            tell(parent, error)
            return
        more = _("请把“{file}”拿到新电脑上，点“文件 → 打开换电脑的文件…”。这里的台账改名为“{gone}”，只作留底。")
        inform(parent, _("换电脑的文件已写好，并读回核对过。"), more.format(file=written.name, gone=gone.name))

    shown = HandoverWindow(parent, context)
    shown.moved.connect(leave)
    shown.open()


def ask_to_move_in(parent: QWidget, jobs: Jobs, opening: Opening) -> None:
    """Ask for the file of the old PC, its passphrase and a folder; put the ledger there and open it."""
    kinds = _("换电脑的文件 (*{suffix})").format(suffix=".ogimove")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("打开换电脑的文件"), str(user_documents()), kinds)
    if not chosen:
        return
    folder = QFileDialog.getExistingDirectory(parent, _("台账放到哪个文件夹"), str(user_documents()))
    passphrase = _ask_passphrase(parent, Path(chosen).name) if folder else ""
    if not passphrase:
        return

    def work(progress: Progress) -> Path:
        from desktop_app.exchange.bundles.moving import unpack  # noqa: PLC0415 (ciphers only when wanted)

        return unpack(Path(chosen), Path(folder), passphrase, progress)

    jobs.run(_("正在打开换电脑的文件…"), work, opening.open, lambda error: tell(parent, error))


def _ask_passphrase(parent: QWidget, name: str) -> str:
    question = _("请输入写出“{name}”时设的口令：").format(name=name)
    return PasswordQuestion(parent, _("输入口令"), question).answer()
