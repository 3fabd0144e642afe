"""The codes of the log (见证码) that stand on paper: on filed reports and on receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Receipt, ReportStep
from desktop_app.model.log_mark import LogMark, mark_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NEWEST = 24


def printed_marks(session: Session) -> list[LogMark]:
    """Return the marks of all filed reports and the newest ones of receipts, by size."""
    found: set[LogMark | None] = set()
    for kind, most in ((ReportStep, None), (Receipt, _NEWEST)):
        query = select(kind.log_size, kind.log_code).where(kind.log_size.is_not(None)).distinct()
        rows = session.execute(query.order_by(kind.log_size.desc()).limit(most))
        found |= {mark_of(row.log_size, row.log_code) for row in rows}
    return sorted((mark for mark in found if mark), key=lambda mark: mark.size)
