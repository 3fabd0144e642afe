"""Making all projected tables and the search index anew from the log: after an upgrade, or as a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.progress import silent
from desktop_app.store.log.materialise import materialise
from desktop_app.store.log.portions import portions
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE, REVISION, SEARCH_SQL
from desktop_app.store.log.writing import transaction

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.law.rules import Rules
    from desktop_app.progress import Progress


def rebuild(ledger: Ledger, progress: Progress = silent) -> int:
    """Make everything that is shown anew from the log, in one transaction; returns how many records there are."""
    with transaction(ledger) as session:
        return rebuild_tables(session, ledger.rules, progress)


def rebuild_tables(session: Session, rules: Rules, progress: Progress = silent) -> int:
    """Empty the projected tables and materialise every record again, in the order in which they came."""
    for kind in KINDS.values():
        session.execute(table_of(kind).delete())
    session.execute(DIFFERENCE.delete())
    session.execute(RECORD_STATE.delete())
    # Dropped, not emptied: taking rows out of a damaged index may fail.
    session.connection().exec_driver_sql("DROP TABLE search_index")
    session.connection().exec_driver_sql(SEARCH_SQL)
    first = func.min(REVISION.c.number)
    records = list(session.scalars(select(REVISION.c.record).group_by(REVISION.c.record).order_by(first)))
    done = 0
    for some in portions(records):
        materialise(session, some, rules)
        done += len(some)
        progress(done, len(records), _("正在重建"))
    return len(records)
