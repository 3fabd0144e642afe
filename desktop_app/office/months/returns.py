"""Returning (退回): the office sends a record back with a remark, the unit corrects it and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, ReturnSlip, Unit
from desktop_app.model.owning import owner_link
from desktop_app.model.record import values_of
from desktop_app.model.text import public_title
from desktop_app.office.records.listing import titles
from desktop_app.progress import silent
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.operation import operation
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.store.log.change import Change
    from desktop_app.store.log.notices import Notice


def return_record(ledger: Ledger, kind: type[Record], record: str, remark: str) -> Notice:
    """Return a record to its unit with a remark; raises `UserError` without one, and for a record of no unit."""
    with operation(ledger, _("退回“{kind}”").format(kind=_(kind.label)), why=remark.strip()) as change:
        row = change.session.get(kind, record)
        if row is None:
            raise UserError(_("这条记录已经不在了，可能刚被删除。"), _("请刷新列表再试。"))
        if not unit_of(change.session, row):
            raise UserError(_("这条记录不属于哪个单位，不能退回。"), _("请直接改正。"))
        _add_slip(change, row, remark, ledger)
    return change.notice


def return_records(
    ledger: Ledger, records: Mapping[type[Record], Sequence[str]], remark: str, progress: Progress = silent
) -> int:
    """Return several records to their units with one remark, in one step; returns how many.

    Those of the own unit, those that are returned already and those that are gone are passed over; raises `UserError`
    where none is left.
    """
    own, returned, done = ledger.profile.unit_id, 0, 0
    with operation(ledger, _("退回多条记录"), why=remark.strip()) as change:
        for kind, chosen in records.items():
            for record in chosen:
                row = change.session.get(kind, record)
                if row and may_be_returned(change.session, kind, record, own):
                    _add_slip(change, row, remark, ledger)
                    returned += 1
                done += 1
                progress(done, sum(map(len, records.values())), _("正在退回"))
        if not returned:
            raise UserError(
                _("选中的记录里没有可以退回的。"), _("本单位的记录请直接改正；已退回的等单位改正；刚删除的不用退回。")
            )
    return returned


def _add_slip(change: Change, row: Record, remark: str, ledger: Ledger) -> None:
    slip: dict[str, Value] = {"unit": unit_of(change.session, row), "record_kind": row.kind, "record": row.id}
    slip |= {"record_title": public_title(type(row), values_of(row)), "remark": remark.strip()}
    change.add(ReturnSlip, slip | {"returned_on": _today(ledger), "returned_by": ledger.profile.person})


def answer_return(ledger: Ledger, slip: str, answer: str) -> Notice:
    """Write what the unit did about a returned record; raises `UserError` where it says nothing."""
    if not answer.strip():
        raise UserError(_("请写明怎样改正的。"), _("一句话即可，如“已补填文号”。"))
    values: dict[str, Value] = {
        "answer": answer.strip(),
        "answered_on": _today(ledger),
        "answered_by": ledger.profile.person,
    }
    with operation(ledger, _("答复退回意见")) as change:
        change.update(slip, values)
    return change.notice


def accept_return(ledger: Ledger, slip: str) -> Notice:
    """Close a returned record: the office is content with what the unit did."""
    with operation(ledger, _("办结退回意见")) as change:
        change.update(slip, {"accepted_on": _today(ledger)})
    return change.notice


def open_returns(session: Session, unit: str | None = None) -> list[ReturnSlip]:
    """Return what was returned and isn't closed, of one unit or of all: the unanswered first, then the oldest."""
    query = select(ReturnSlip).where(ReturnSlip.accepted_on.is_(None))
    if unit is not None:
        query = query.where(ReturnSlip.unit == unit)
    order = (ReturnSlip.answered_on.is_not(None), ReturnSlip.returned_on, ReturnSlip.id)
    return list(session.scalars(query.order_by(*order)))


_SETTLED = 30
"""How many closed returns are still shown."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A return with the name of its unit, and what became of the record: changed since, and when, or deleted."""

    slip: ReturnSlip
    unit: str
    changed: dt.datetime | None
    gone: bool


def open_returns_by_name(session: Session, unit: str | None = None) -> list[Returned]:
    """Return the open returns of one unit or of all, in the same order, with the units' names."""
    return _named(session, open_returns(session, unit))


def settled_returns(session: Session, unit: str | None = None) -> list[Returned]:
    """Return the closed returns of one unit or of all, the latest first, a few dozen at most."""
    query = select(ReturnSlip).where(ReturnSlip.accepted_on.is_not(None))
    if unit is not None:
        query = query.where(ReturnSlip.unit == unit)
    return _named(
        session, session.scalars(query.order_by(ReturnSlip.accepted_on.desc(), ReturnSlip.id).limit(_SETTLED))
    )


def _named(session: Session, slips: Iterable[ReturnSlip]) -> list[Returned]:
    found = list(slips)
    names = titles(session, Unit.kind, {slip.unit for slip in found if slip.unit})
    return [Returned(slip, names.get(str(slip.unit), ""), *_present(session, slip)) for slip in found]


def _present(session: Session, slip: ReturnSlip) -> tuple[dt.datetime | None, bool]:
    """Return when the record was last changed since it was returned (None: not), and whether it is deleted."""
    kind = KINDS.get(slip.record_kind)
    gone = kind is not None and session.get(kind, slip.record) is None
    returned = select(func.min(REVISION.c.number)).where(REVISION.c.record == slip.id).scalar_subquery()
    later = select(REVISION.c.body).where(REVISION.c.record == slip.record, REVISION.c.number > returned)
    body = session.scalar(later.order_by(REVISION.c.number.desc()).limit(1))
    return (moment_of(parse(body).at) if body else None), gone


def latest_return(session: Session, record: str) -> ReturnSlip | None:
    """Return the newest open return of a record, None where it isn't returned."""
    return next(iter(returns_of(session, record)), None)


def may_be_returned(session: Session, kind: type[Record], record: str, own_unit: str) -> bool:
    """Tell whether a record can be returned to its unit: it is another unit's, and not returned already."""
    row = session.get(kind, record)
    unit = unit_of(session, row) if row else ""
    return unit not in {"", own_unit} and not returns_of(session, record)


def returns_of(session: Session, record: str) -> Sequence[ReturnSlip]:
    """Return the open returns of one record, the newest first."""
    query = select(ReturnSlip).where(ReturnSlip.record == record, ReturnSlip.accepted_on.is_(None))
    return session.scalars(query.order_by(ReturnSlip.returned_on.desc(), ReturnSlip.id)).all()


def unit_of(session: Session, row: Record) -> str:
    """Return the unit that a record belongs to: its own, or that of the record it is a part of; "" without one."""
    values = values_of(row)
    if "unit" in values:
        return str(values["unit"] or "")
    link = owner_link(type(row))
    owner = session.get(KINDS[link.links], values[link.name]) if link and values[link.name] else None
    return unit_of(session, owner) if owner is not None else ""


def _today(ledger: Ledger) -> dt.date:
    return ledger.source.now().astimezone().date()
