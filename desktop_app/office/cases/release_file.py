"""The file of one release: its opinions and its attachments, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Release, ReleaseApproval, ReleaseAttachment
from desktop_app.office.cases.release_reviews import approvals_of
from desktop_app.office.records.owned_records import owned_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A release with its opinions and files, each in their order; the records aren't to be changed."""

    release: Release
    approvals: Sequence[ReleaseApproval]
    attachments: Sequence[ReleaseAttachment]


def release_file(session: Session, record_id: str) -> ReleaseFile | None:
    """Return a release with what belongs to it; None if it was deleted."""
    release = session.get(Release, record_id)
    if release is None:
        return None
    return ReleaseFile(release, approvals_of(session, record_id), owned_records(session, ReleaseAttachment, record_id))
