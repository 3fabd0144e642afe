"""Undo: a compensating operation that puts every field back; redo is the undo of an undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.once_plain import label_shown
from desktop_app.store.log.operation import operation
from desktop_app.store.log.projection import ancestors, project
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import DELETED, Revision, parse
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import HELD, REVISION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record
    from desktop_app.store.log.change import Change
    from desktop_app.store.log.notices import Notice


@dataclass(frozen=True, slots=True)
class Step:
    """One operation as the undo menu and the list of recent changes show it: by the words of its first entry."""

    entry: str
    operation: str
    label: str
    at: dt.datetime
    who: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class WayBack:
    """What takes a record back to before an operation: the keys to write anew, None where it is to be deleted."""

    kind: type[Record]
    keys: Mapping[str, LoggedKey] | None


def steps(session: Session, *, own: bool = False) -> Iterator[Step]:
    """Yield the operations that count in this file, the last to come first; `own`: only those done here."""
    earlier = REVISION.alias()
    same = (earlier.c.operation == REVISION.c.operation, earlier.c.number < REVISION.c.number)
    counting = REVISION.c.id.not_in(select(HELD.c.revision))
    bodies = select(REVISION.c.id, REVISION.c.body).where(~select(earlier.c.number).where(*same).exists(), counting)
    if own:
        bodies = bodies.where(REVISION.c.lane == read_settings(session)["lane"])
    for entry, body in session.execute(bodies.order_by(REVISION.c.number.desc()).execution_options(yield_per=50)):
        yield _step(entry, parse(body))


def label_of(session: Session, operation_id: str) -> str:
    """Return what an operation is called; "" where this file doesn't hold it."""
    return next((step.label for step in steps(session) if step.operation == operation_id), "")


def _step(entry: str, revision: Revision) -> Step:
    return Step(entry, revision.op, label_shown(revision), moment_of(revision.at), revision.who, revision.undoes)


def last_undoable(ledger: Ledger) -> Step | None:
    """Return the newest operation that still stands and isn't an undo; the one that made the file stays."""
    with reading(ledger) as session:
        for step in _standing(session):
            if step.undoes is None:
                return step if _has_earlier(session, step.operation) else None
    return None


def last_redoable(ledger: Ledger) -> Step | None:
    """Return the newest undo that still stands, unless something else was done after it."""
    with reading(ledger) as session:
        for step in _standing(session):
            if step.undoes is None:
                return None
            if _step_of(session, step.undoes).undoes is None:
                return step
    return None


def _standing(session: Session) -> Iterator[Step]:
    """Yield the operations done here whose effect no later one took back, newest first; what came in stays."""
    undone: set[str] = set()
    for step in steps(session, own=True):
        if step.operation in undone:
            continue
        if step.undoes is not None:
            undone.add(step.undoes)
        yield step


def _step_of(session: Session, operation_id: str) -> Step:
    found = session.execute(select(REVISION.c.id, REVISION.c.body).filter_by(operation=operation_id).limit(1)).first()
    if found is None:
        raise UserError(_("找不到要撤销的那一步。"), _("请在变更记录里查看。"))
    return _step(found.id, parse(found.body))


def _has_earlier(session: Session, operation_id: str) -> bool:
    first = select(func.min(REVISION.c.number)).filter_by(operation=operation_id).scalar_subquery()
    return session.scalar(select(REVISION.c.number).where(REVISION.c.number < first).limit(1)) is not None


def undo(ledger: Ledger, operation_id: str) -> Notice:
    """Put every field the operation wrote back to what it was; raises `UserError` if one was changed since."""
    with reading(ledger) as session:
        step = _step_of(session, operation_id)
        named = _step_of(session, step.undoes) if step.undoes else step
    label = _("重做：{label}") if step.undoes else _("撤销：{label}")
    with operation(ledger, label.format(label=named.label), undoes=operation_id) as change:
        for record in records_touched(change.session, operation_id):
            _put_back(change, record, operation_id)
    return change.notice


def records_touched(session: Session, operation_id: str) -> list[str]:
    """Return the records an operation touched, last first: what was added last may link to what came before."""
    rows = session.execute(select(REVISION.c.record).filter_by(operation=operation_id).order_by(REVISION.c.number))
    return list(dict.fromkeys(reversed([row.record for row in rows])))


def _put_back(change: Change, record: str, operation_id: str) -> None:
    plan = way_back(change.session, record, operation_id)
    if plan is None:
        return
    if plan.keys is None:
        change.delete_alone(record)
    elif plan.keys:
        change.restate(plan.kind, record, plan.keys)


def way_back(session: Session, record: str, operation_id: str) -> WayBack | None:
    """Return what undoing an operation writes to a record; None where this version doesn't know its kind.

    Raises `UserError` where it would bring back what was erased, or take other people's work along.
    """
    revisions = revisions_of(session, record)
    kind = KINDS.get(revisions[0].revision.kind)
    if kind is None:
        return None
    mine = [stored for stored in revisions if stored.revision.op == operation_id]
    if any(stored.revision.erase for stored in mine):
        raise UserError(_("抹去的个人信息不能恢复。"), _("如确有需要，请重新登记一条。"))
    after = {key: value for stored in mine for key, value in stored.revision.written.items()}
    now = project(revisions).shown
    if not mine[0].revision.par:
        # All keys, not only those it wrote: what was added to the record since would go with it.
        _refuse_if_changed(now, dict.fromkeys(now) | after)
        return WayBack(kind, None)
    _refuse_if_changed(now, after)
    before = project([stored for stored in ancestors(revisions, mine[-1]) if stored not in mine]).shown
    back: dict[str, LoggedKey] = {key: before.get(key) for key in after if before.get(key) != now.get(key)}
    if DELETED in back:
        back[DELETED] = bool(back[DELETED])
    return WayBack(kind, back)


def _refuse_if_changed(now: Mapping[str, LoggedKey], after: Mapping[str, LoggedKey]) -> None:
    """Refuse to undo what somebody has written over since: that would undo their work too."""
    # Null, false and a key that was never written are the same emptiness.
    if any((now.get(key) or None) != (value or None) for key, value in after.items()):
        raise UserError(_("这一步之后，同一内容又改过，不能直接撤销。"), _("请打开该记录的变更记录，逐项改回。"))
