"""Taking files into the data file as attachments of a record."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.listed import leading_field
from desktop_app.model.owning import owner_link
from desktop_app.sizes import refuse_growth
from desktop_app.store.log.contents import keep, read_file, safe_name, size_of
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.kinds import Attachment, DisputeAttachment, ReleaseAttachment
    from desktop_app.progress import Progress
    from desktop_app.store.log.notices import Notice
    from desktop_app.store.log.operation import Change


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that files belong to: its id, and the kind of attachment it has."""

    record_id: str
    kind: type[Attachment | DisputeAttachment | ReleaseAttachment]

    @property
    def link(self) -> str:
        """Return the field of an attachment that names its owner."""
        link = owner_link(self.kind)
        return link.name if link else ""  # attachments always belong to something


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching files: the notice, how many were added, those that were there before, those refused."""

    notice: Notice
    added: int
    known: tuple[str, ...]
    refused: tuple[tuple[str, UserError], ...]


def attach(ledger: Ledger, owner: Owner, paths: Sequence[Path], today: dt.date, progress: Progress) -> Attached:
    """Take files in as one operation; one that can't be taken is named and the others go in.

    Raises `UserError` where none can be taken, and where there is no room for them.
    """
    label = attachment_label(owner.kind, _("添加附件"), _("添加附件：{name}"), safe_name(paths[0].name))
    known: list[str] = []
    refused: list[tuple[str, UserError]] = []
    # All sizes before the first file is read: what is too much is said at once.
    hint = _("请压缩后再存；大的文件可以另存在别处，在“说明”或备注里写明存放的地方。")
    refuse_growth(ledger.path, sum(map(size_of, paths)), _("要存入的附件"), hint)
    with operation(ledger, label) as change:
        for place, path in enumerate(paths):
            progress(place, len(paths), path.name)
            try:
                if not _take_in(change, owner, path, today):
                    known.append(path.name)
            except UserError as error:
                if len(paths) == 1:
                    raise
                refused.append((path.name, error))
        if len(refused) == len(paths):
            raise refused[0][1]
        progress(len(paths), len(paths), "")
    return Attached(change.notice, len(paths) - len(known) - len(refused), tuple(known), tuple(refused))


def attachment_label(
    kind: type[Attachment | DisputeAttachment | ReleaseAttachment], plain: str, naming: str, name: str
) -> str:
    """Return what the log calls a change of a file: with the file's name, unless that is personal."""
    return plain if leading_field(kind).personal else naming.format(name=name)


def _take_in(change: Change, owner: Owner, path: Path, today: dt.date) -> bool:
    """Add one file; False where the record has the very same content already."""
    content = read_file(path)
    digest = keep(change.session, content)
    kind = owner.kind
    if _has(change.session, owner, digest):
        return False
    name = safe_name(path.name)
    change.add(
        kind,
        {
            owner.link: owner.record_id,
            "name": name,
            "added_on": today,
            "media_type": mimetypes.guess_type(name)[0] or "",
            "size": len(content),
            "sha256": digest,
        },
    )
    return True


def _has(session: Session, owner: Owner, digest: str) -> bool:
    kind = owner.kind
    same = select(kind.id).where(getattr(kind, owner.link) == owner.record_id, kind.sha256 == digest)
    return session.scalars(same).first() is not None
