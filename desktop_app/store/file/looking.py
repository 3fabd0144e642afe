"""Looking at an attachment with another program: a copy of it, if it is a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.log.contents import content_of, is_document
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def copy_for_looking(ledger: Ledger, digest: str, name: str) -> Path:
    """Return a copy of an attachment to open with another program; `UserError` for anything that is no document."""
    if not is_document(name):
        raise UserError(
            _("“{name}”不是文档，不能直接打开。").format(name=name), _("确需使用时，请先另存为文件并查毒。")
        )
    content = read(ledger, content_of, digest)
    try:
        return ledger.looked_at.add(name, content)
    except OSError as error:
        message = _("“{name}”没有打开：写不出供查看的副本。").format(name=name)
        raise UserError(message, _("请检查磁盘空间，或先另存为文件再打开。")) from error
