"""Erasing an applicant's personal values wherever this PC keeps them: the data file, copies of files written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.outbox import strip_outbox
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.store.log.erasing import erase

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


def erase_everywhere(ledger: Ledger, record: str, why: str, progress: Progress = silent) -> int:
    """Erase a record's personal values and files; returns how many copies in the outbox had personal values taken out.

    Other PCs follow with the next file they receive. Raises `UserError` without a reason, or for no such record.
    """
    if not why.strip():
        raise UserError(_("抹去个人信息要写明原因。"), _("如：申请人要求删除，已经批准。"))
    erase(ledger, record, why.strip())
    return strip_outbox(ledger, progress)
