"""The union of two logs: every entry that isn't here yet is added, byte for byte; nothing else ever happens to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.store.log.personal import ask_for
from desktop_app.store.log.portions import light_portions
from desktop_app.store.log.revision import parse, revision_id
from desktop_app.store.log.tables import REVISION
from desktop_app.store.merge.adopted import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.progress import Progress

_INSERT = "INSERT OR IGNORE INTO revision (id, record, operation, lane, seq, body) VALUES (?, ?, ?, ?, ?, ?)"


def unite(session: Session, bodies: Iterable[bytes], total: int, progress: Progress) -> Tally:
    """Add the entries that the log lacks and count them; `total` is how many there are."""
    tally = Tally()
    done = 0
    for some in light_portions(bodies, len):
        _add(session, {revision_id(body): body for body in some}, tally)
        done += len(some)
        progress(done, total, _("正在汇总登记日志"))
    return tally


def _add(session: Session, bodies: dict[str, bytes], tally: Tally) -> None:
    known = set(session.scalars(select(REVISION.c.id).where(REVISION.c.id.in_(bodies))))
    tally.known += len(known)
    rows, promises = [], []
    for identity in (identity for identity in bodies if identity not in known):
        revision = parse(bodies[identity])
        tally.count(identity, revision)
        promises += [(revision.rec, key, promise) for key, promise in revision.p.items() if promise]
        rows.append((identity, revision.rec, revision.op, revision.lane, revision.seq, bodies[identity]))
    if rows:
        session.connection().exec_driver_sql(_INSERT, rows)
    ask_for(session, promises)
