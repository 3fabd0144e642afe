"""Everything the second side of a release shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Release, ReleaseApproval, ReleaseAttachment
from desktop_app.office.cases.release_reviews import approvals_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A release with its opinions and files, each in their order; the records aren't to be changed."""

    release: Release
    approvals: Sequence[ReleaseApproval]
    attachments: Sequence[ReleaseAttachment]


def read_release(ledger: Ledger, record_id: str) -> ReleaseFile | None:
    """Return a release with what belongs to it; None if it was deleted."""
    with reading(ledger) as session:
        release = session.get(Release, record_id)
        if release is None:
            return None
        files = select(ReleaseAttachment).where(ReleaseAttachment.release == record_id)
        ordered = files.order_by(ReleaseAttachment.added_on, ReleaseAttachment.name, ReleaseAttachment.id)
        return ReleaseFile(release, approvals_of(session, record_id), session.scalars(ordered).all())
