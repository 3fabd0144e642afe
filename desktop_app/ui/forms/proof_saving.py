"""A proof of a record's history, saved where a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


def save_proof(context: Context, parent: QWidget, record: str) -> None:
    """Ask where to, make the proof off the window's thread and write it there."""
    proposed = user_documents() / safe_name(_("历史证明_{record}.html").format(record=record[:8]))
    path = ask_for_target(parent, _("保存历史证明"), proposed, {_("网页 (*.html)"): ".html"})
    if path:
        ledger = context.ledger

        def work(progress: Progress) -> Path:
            from desktop_app.exchange.bundles.proving import prove  # noqa: PLC0415 (ciphers only when wanted)
            from desktop_app.report.lists.proof_page import proof_page  # noqa: PLC0415 (paper is loaded when wanted)

            progress(0, 0, _("正在写出证明…"))
            replace_file(path, proof_page(ledger, prove(ledger, record)).html().encode())
            return path

        context.jobs.run(_("正在写出证明…"), work, context.messages.saved)
