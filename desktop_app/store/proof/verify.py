"""Proving a data file: SQLite's own check, the hashes of all that is kept, log = projection, the search index."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.progress import silent
from desktop_app.store.log.portions import portions
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import DamagedRevisionError, StoredRevision, parse, revision_id
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.tables import DIFFERENCE, LOG_GUARDS, RECORD_STATE, REVISION
from desktop_app.store.proof.kept_bytes import changed_bytes
from desktop_app.store.proof.searched_texts import search_index_is_right
from desktop_app.store.proof.shown_rows import misprojected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole file found; no problems means that log and tables agree to the last field."""

    problems: tuple[str, ...]
    revisions: int
    records: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


def verify(ledger: Ledger, progress: Progress = silent) -> Verdict:
    """Check the whole file and name everything that is wrong; changes nothing."""
    with reading(ledger) as session:
        problems = [*_integrity(ledger), *_guards(session), *_records(session, ledger, progress), *_strays(session)]
        problems += changed_bytes(session)
        if not search_index_is_right(session):
            problems.append(_("搜索索引与记录不一致，可以重建。"))
        revisions = session.execute(select(func.count()).select_from(REVISION)).scalar_one()
        records = session.execute(select(func.count()).select_from(RECORD_STATE)).scalar_one()
    return Verdict(tuple(problems), revisions, records)


def _integrity(ledger: Ledger) -> list[str]:
    """Run SQLite's own check on a fresh connection: one that has searched before another wrote reports false alarms.

    Seen with SQLite 3.53.4: FTS5 checks against the index's structure as this connection last read it.
    """
    with closing(ledger.connect(ledger.path)) as connection:
        rows = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [] if rows == ["ok"] else [_("数据库文件结构受损：{detail}").format(detail=row) for row in rows]


def _guards(session: Session) -> list[str]:
    found = session.connection().exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'").scalars()
    missing = set(LOG_GUARDS) - set(found)
    return [_("登记日志的防改保护缺失。")] if missing else []


def _records(session: Session, ledger: Ledger, progress: Progress) -> Iterator[str]:
    """Yield what is wrong with each record: an entry changed after the fact, or a row the log doesn't show."""
    total = session.execute(select(func.count()).select_from(REVISION)).scalar_one()
    done = 0
    query = select(REVISION.c.record, REVISION.c.id, REVISION.c.body).order_by(REVISION.c.record, REVISION.c.number)
    entries = session.connection().execution_options(yield_per=1000).execute(query)
    groups = groupby(entries, key=lambda entry: entry.record)
    logs = ((str(record), [(str(entry.id), bytes(entry.body)) for entry in group]) for record, group in groups)
    for some in portions(logs):
        readable = {record: stored for record, log in some if (stored := _stored(log)) is not None}
        for record, log in some:
            yield from _changed(record, log, readable.get(record))
        for record in misprojected(session, readable, ledger.rules):
            yield _("记录 {record} 的内容与登记日志不一致。").format(record=record)
        done += sum(len(log) for _record, log in some)
        progress(done, total, _("正在核对登记日志"))


def _stored(log: Sequence[tuple[str, bytes]]) -> list[StoredRevision] | None:
    """Return the revisions of a record; None where one can't be read."""
    try:
        return [StoredRevision(identity, parse(body)) for identity, body in log]
    except DamagedRevisionError:
        return None


def _changed(record: str, log: Sequence[tuple[str, bytes]], stored: Sequence[StoredRevision] | None) -> Iterator[str]:
    if stored is None:
        yield _("记录 {record} 的一条登记日志读不出来。").format(record=record)
        return
    for (identity, body), one in zip(log, stored, strict=True):
        if revision_id(body) != identity or one.revision.rec != record:
            yield _("记录 {record} 的一条登记日志被改动过。").format(record=record)


def _strays(session: Session) -> Iterator[str]:
    """Yield the rows that no entry of the log accounts for, or that stand under another kind than the log says."""
    for kind in KINDS.values():
        for record in session.connection().execute(_unaccounted(kind)).scalars():
            yield _("记录 {record} 没有登记日志。").format(record=record)
    known = select(REVISION.c.record)
    for column in (RECORD_STATE.c.record, DIFFERENCE.c.record):
        for record in session.scalars(select(column).where(column.not_in(known))):
            yield _("记录 {record} 没有登记日志。").format(record=record)


@cache
def _unaccounted(kind: type[Record]) -> Select[tuple[str]]:
    table, state = table_of(kind), RECORD_STATE.c
    rightful = select(state.record).where(state.record == table.c.id, state.kind == kind.kind).exists()
    return select(table.c.id).where(~rightful)
