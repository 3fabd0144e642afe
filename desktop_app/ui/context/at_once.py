"""Writing from the window's own thread: at once or not at all, so that the window never stands still."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger


@contextmanager
def at_once(ledger: Ledger) -> Iterator[None]:
    """Have the right to write for a block; raises `UserError` while a long job (an import) is writing."""
    if not ledger.writing.acquire(blocking=False):
        raise UserError(_("正在导入或汇总，这一步还不能保存。"), _("请等它完成后再保存，填写的内容都在。"))
    try:
        yield
    finally:
        ledger.writing.release()
