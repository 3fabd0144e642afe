"""Checking the bytes kept under their own hash: attached files, and pieces that only a newer version reads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.store.log.tables import CONTENT, KEPT_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column
    from sqlalchemy.orm import Session


def changed_bytes(session: Session) -> Iterator[str]:
    """Yield a sentence for each attached file and each kept piece whose bytes aren't those of its SHA-256."""
    for digest in _changed(session, CONTENT.c.sha256, CONTENT.c.content):
        yield _("附件 {digest} 的内容已损坏。").format(digest=digest[:12])
    for digest in _changed(session, KEPT_FRAME.c.sha256, KEPT_FRAME.c.packed):
        yield _("更新版本的一段内容 {digest} 已损坏。").format(digest=digest[:12])


def _changed(session: Session, named: Column[str], kept: Column[bytes]) -> Iterator[str]:
    # One at a time: an attached file may have 50 MB.
    rows = session.connection().execution_options(yield_per=1).execute(select(named, kept).order_by(named))
    for digest, content in rows:
        if hashlib.sha256(content).hexdigest() != digest:
            yield digest
