"""Merging what a unit added beside the official ones: all that uses it is moved to an official one, then it goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Category
from desktop_app.model.rights import RIGHTS, Right
from desktop_app.office.records.link_choices import link_choices
from desktop_app.office.records.listing import titles
from desktop_app.office.records.rewriting import that_names
from desktop_app.progress import silent
from desktop_app.store.log.links import linking_fields
from desktop_app.store.log.operation import operation
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.trust.certificates import UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.office.records.link_choices import LinkChoice
    from desktop_app.progress import Progress
    from desktop_app.store.log.revision import StoredRevision

_TELL_EVERY = 20


def additions(session: Session, kind: type[Record], records: Collection[str]) -> set[str]:
    """Return those of some records that a unit added beside the official ones."""
    if RIGHTS.get(kind.kind) is not Right.ADDITION:
        return set()
    return {
        record
        for some in by_weight(session, sorted(records))
        for record, log in revisions_by_record(session, some).items()
        if _is_a_units(log)
    }


def _is_a_units(log: Sequence[StoredRevision]) -> bool:
    """Tell whether a record was begun by a unit, and by nobody else."""
    begun = {stored.role for stored in log if not (stored.held or stored.revision.par)}
    return begun == {UNIT}


def may_merge(session: Session, role: str, kind: type[Record], records: Collection[str]) -> bool:
    """Tell whether somebody in a role may merge all of these records."""
    return role == "office" and bool(records) and additions(session, kind, records) == set(records)


def official_choices(session: Session, kind: type[Record], year: int) -> list[LinkChoice]:
    """Return what an addition can be merged into: everything of its kind that no unit added."""
    offered = link_choices(session, kind.kind, year)
    added = additions(session, kind, [choice.record for choice in offered])
    return [choice for choice in offered if choice.record not in added]


def uses(session: Session, kind: type[Record], records: Collection[str]) -> dict[type[Record], int]:
    """Return how many records of each kind use some of these."""
    return dict(Counter(referrer for referrer, _field, _record in _using(session, kind, records)))


def _using(session: Session, kind: type[Record], records: Collection[str]) -> Iterator[tuple[type[Record], str, str]]:
    """Yield what uses some records: its kind, the field in which it does, its id."""
    for referrer, field in linking_fields(kind.kind):
        query = select(referrer.id).where(getattr(referrer, field.name).in_(records)).order_by(referrer.id)
        yield from ((referrer, field.name, record) for record in session.scalars(query).all())


def merge(ledger: Ledger, kind: type[Record], added: Sequence[str], target: str, progress: Progress = silent) -> int:
    """Move all that uses some additions to another record, delete them, in one operation; returns how many moved.

    Raises `UserError` where one of them is no addition, the other one is, or something that uses one can't be changed.
    """
    with operation(ledger, _("并入{kind} {count} 个").format(kind=_(kind.label), count=len(added))) as change:
        session = change.session
        named = titles(session, kind.kind, [*added, target])
        if not may_merge(session, ledger.profile.role, kind, added) or target not in named:
            raise UserError(_("只有单位自己添加的才能由办公室并入。"), _("请刷新列表，重新选择。"))
        if additions(session, kind, [target]) or _stands_under(session, target, added):
            raise UserError(
                _("不能并入“{title}”：它不是官方的，或者就在要并入的下面。").format(title=named[target]),
                _("请另选一个。"),
            )
        moved = list(_using(session, kind, added))
        for done, (referrer, field, record) in enumerate(moved):
            if done % _TELL_EVERY == 0:
                progress(done, len(moved), _("正在并入"))
            try:
                change.update(record, {field: target})
            except InvalidRecordError as error:
                raise that_names(titles(session, referrer.kind, [record])[record], error) from error
        for one in added:
            change.delete(one)
    return len(moved)


def _stands_under(session: Session, record: str, above: Collection[str]) -> bool:
    """Tell whether a category stands under one of some others, however deep."""
    parents: Mapping[str, str | None] = dict(session.execute(select(Category.id, Category.parent)).all())
    passed: set[str] = set()
    place: str | None = record
    while place is not None and place not in passed:
        if place in above:
            return True
        passed.add(place)
        place = parents.get(place)
    return False
