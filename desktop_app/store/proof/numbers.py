"""The numbers of the log: given one after another, and never given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.store.log.tables import REVISION
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def lacking_numbers(session: Session) -> Iterator[Finding]:
    """Yield how many entries are gone from the log: it counts from 1, and SQLite keeps the last number it gave."""
    count, first, last = session.execute(
        select(func.count(), func.min(REVISION.c.number), func.max(REVISION.c.number)).select_from(REVISION)
    ).one()
    given = session.connection().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'revision'").scalar()
    given = given if isinstance(given, int) else 0
    lacking = max(given, last or 0) - count
    if lacking > 0:
        yield Finding(Subject.LACKING, _("登记日志少了 {count} 条。").format(count=lacking))
    elif (count and first != 1) or given != (last or 0):
        yield Finding(Subject.ORDER, _("登记日志的编号被改过。"))
