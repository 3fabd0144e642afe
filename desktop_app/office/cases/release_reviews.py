"""The review of a release before it is published, read from the ledger, and an opinion written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Release, ReleaseApproval
from desktop_app.model.law.approvals import Opinion, chain_of, opinion_values, opinions_of
from desktop_app.model.law.release_review import review_refusal
from desktop_app.model.record import values_of
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice


def approvals_of(session: Session, release: str) -> Sequence[ReleaseApproval]:
    """Return the records of the opinions on a release, in the order they were given."""
    rows = {row.id: row for row in session.scalars(select(ReleaseApproval).where(ReleaseApproval.release == release))}
    return [rows[opinion.id] for opinion in opinions(rows.values())]


def opinions(rows: Iterable[ReleaseApproval]) -> tuple[Opinion, ...]:
    """Return the opinions that records tell of, in the order they were given."""
    return opinions_of(values_of(row) | {"id": row.id} for row in rows)


def give_opinion(ledger: Ledger, release: str, given: Mapping[str, Value], *, agreed: bool) -> Notice:
    """Agree to a release or return it, as the stage whose turn it is; one operation.

    `given` holds day, officer, secrecy_reviewed and note. Raises `UserError` with the sentence that refuses it.
    """
    label = _("审批同意：{title}") if agreed else _("退回修改：{title}")
    with operation(ledger, label.format(title=_title(ledger, release))) as change:
        before, settings = opinions(approvals_of(change.session, release)), ledger.rules.settings
        values = opinion_values(before, chain_of(settings, "release"), given, agreed=agreed)
        said = next((review_refusal(before, new, settings) for new in opinions_of([values])), None)
        if said:
            raise UserError(said)
        change.add(ReleaseApproval, values | {"release": release})
    return change.notice


def _title(ledger: Ledger, release: str) -> str:
    with reading(ledger) as session:
        found = session.get(Release, release)
    if found is None:
        raise UserError(_("这条信息已经不在了，可能刚被删除。"), _("请刷新列表再试。"))
    return found.title
