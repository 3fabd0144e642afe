"""What came into a year after it was locked, from units' files: never refused, but listed until a slip covers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.dating import years_touched
from desktop_app.model.kinds import KINDS, CorrectionSlip, ReportStep
from desktop_app.model.report_workflow import LOCKED
from desktop_app.model.text import title_text
from desktop_app.office.months.dated_changes import DatedChange, dated_changes, places_of
from desktop_app.office.years.correction_slip import Correction, add_slip, correcting
from desktop_app.office.years.correction_words import words_of
from desktop_app.office.years.report_steps import report_steps
from desktop_app.office.years.year_lock import Corrected
from desktop_app.store.log.operation import operation
from desktop_app.store.log.revisions import entries_named
from desktop_app.store.log.tables import RECORD_STATE, REVISION
from desktop_app.store.trust.authors import authors_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice


@dataclass(frozen=True, slots=True)
class LateChange:
    """One change of a record in a locked year that no slip covers: who made it, why, and both versions."""

    record: str
    who: str
    why: str
    corrected: Corrected

    @property
    def title(self) -> str:
        """Return what the record was called before the change, or is called since."""
        kind, values = self.corrected.kind, self.corrected.before or self.corrected.after
        return title_text(kind, values[kind.title_field])


def late_changes(session: Session, year: int) -> list[LateChange]:
    """Return the changes that came into a locked year and need a slip, in the order they came."""
    since = locked_at(session, year)
    if since is None:
        return []
    covered = _Covered(session, year)
    found = [
        dated
        for dated in dated_changes(session, _later(session, since), since=since)
        if not covered.covers(dated) and years_touched(dated.kind, dated.before, dated.after, (year,))
    ]
    authors = authors_of(session, entries_named(session, [dated.entry for dated in found]))
    return [
        _late(dated, authors[dated.entry].who, year) for dated in sorted(found, key=lambda dated: dated.place.number)
    ]


def slip_for_late_changes(ledger: Ledger, year: int, correction: Correction) -> Notice:
    """Write one slip over all changes that came into a locked year; raises `UserError` where there are none."""
    label = _("更正单：{year} 年锁定后收到的变动").format(year=year)
    with correcting(ledger, correction), operation(ledger, label, why=correction.reason) as change:
        late = late_changes(change.session, year)
        if not late:
            raise UserError(_("{year} 年锁定以后没有收到变动。").format(year=year), _("不用填更正单。"))
        add_slip(change, correction, year, words_of(change.session, [one.corrected for one in late]))
    return change.notice


def _late(dated: DatedChange, who: str, year: int) -> LateChange:
    corrected = Corrected(year, dated.kind, dated.before, dated.after)
    return LateChange(dated.revision.rec, who, dated.revision.why, corrected)


def locked_at(session: Session, year: int) -> int | None:
    """Return the place in the log of the step that locked the year; None where it isn't locked."""
    steps = [step.id for step in report_steps(session, year) if step.state in LOCKED]
    places = places_of(session, steps)
    return min((place.number for place in places.values()), default=None)


def _later(session: Session, number: int) -> list[str]:
    """Return the records that count in a year and were written after a place in the log."""
    kinds = [kind.kind for kind in KINDS.values() if kind.counts_on]
    query = (
        select(REVISION.c.record)
        .join(RECORD_STATE, RECORD_STATE.c.record == REVISION.c.record)
        .where(RECORD_STATE.c.kind.in_(kinds), REVISION.c.number > number)
        .group_by(REVISION.c.record)
    )
    return list(session.scalars(query))


class _Covered:
    """What slips cover: the changes of their own operation, and those before a slip that was written for arrivals."""

    def __init__(self, session: Session, year: int) -> None:
        slips = select(CorrectionSlip.id).where(CorrectionSlip.year == year)
        query = select(REVISION.c.operation, func.max(REVISION.c.number)).where(REVISION.c.record.in_(slips))
        own = {row[0]: row[1] for row in session.execute(query.group_by(REVISION.c.operation))}
        self._operations = frozenset(own)
        self._until = max((number for op, number in own.items() if not corrects(session, op)), default=0)

    def covers(self, dated: DatedChange) -> bool:
        """Tell whether a slip covers the change."""
        return dated.revision.op in self._operations or dated.place.number < self._until


def corrects(session: Session, operation_id: str) -> bool:
    """Tell whether an operation changed records beside writing its slip."""
    kinds = [kind.kind for kind in KINDS.values() if kind.counts_on]
    written = (
        select(REVISION.c.number)
        .join(RECORD_STATE, RECORD_STATE.c.record == REVISION.c.record)
        .where(REVISION.c.operation == operation_id)
    )
    earlier = REVISION.alias()
    # A slip's own step is new; one whose day was put right stood there before.
    again = exists().where(earlier.c.record == REVISION.c.record, earlier.c.number < REVISION.c.number)
    steps = and_(RECORD_STATE.c.kind == ReportStep.kind, again)
    return session.scalar(written.where(or_(RECORD_STATE.c.kind.in_(kinds), steps)).limit(1)) is not None
