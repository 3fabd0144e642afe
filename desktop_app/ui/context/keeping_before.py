"""A backup before a long change: made on the change's own worker thread, and never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


def keep_before(context: Context, reason: str, progress: Progress) -> None:
    """Make a backup where something was written since the last one; one that can't be made is told and no more.

    A stick that is full or pulled out must not keep anybody from receiving a file.
    """
    from desktop_app.store.proof.backing_up import back_up  # noqa: PLC0415 (loaded when it is used)

    try:
        back_up(context.ledger, context.backups(), reason, progress)
    except UserError as error:
        said = _("事前的备份没有做成：{why}").format(why=error.message)
        context.messages.warn(said, error.hint)
