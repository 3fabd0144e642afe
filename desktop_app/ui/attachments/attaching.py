"""Files of a record: taken into the data file, looked at as a copy, written out again."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.record import links_of
from desktop_app.store.log.contents import content_of, copy_for_looking, keep, read_file, safe_name
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.kinds import Attachment, ReleaseAttachment
    from desktop_app.progress import Progress
    from desktop_app.store.log.notices import Notice
    from desktop_app.store.log.operation import Change

_KILO = 1024


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that files belong to: its id, and the kind of attachment it has."""

    record_id: str
    kind: type[Attachment | ReleaseAttachment]

    @property
    def link(self) -> str:
        """Return the field of an attachment that names its owner."""
        return next(field.name for field in links_of(self.kind).values() if field.owned)


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching files: the notice, how many were added, and the names of those that were there before."""

    notice: Notice
    added: int
    known: tuple[str, ...]


def attach(ledger: Ledger, owner: Owner, paths: Sequence[Path], today: dt.date, progress: Progress) -> Attached:
    """Take files in as one operation: all of them or none; raises `UserError` for one that can't be taken."""
    label = _("添加附件：{name}").format(name=safe_name(paths[0].name))
    known: list[str] = []
    with operation(ledger, label) as change:
        for place, path in enumerate(paths):
            progress(place, len(paths), path.name)
            if not _take_in(change, owner, path, today):
                known.append(path.name)
        progress(len(paths), len(paths), "")
    return Attached(change.notice, len(paths) - len(known), tuple(known))


def _take_in(change: Change, owner: Owner, path: Path, today: dt.date) -> bool:
    """Add one file; False where the record has the very same content already."""
    content = read_file(path)
    digest = keep(change.session, content)
    kind = owner.kind
    same = select(kind.id).where(getattr(kind, owner.link) == owner.record_id, kind.sha256 == digest)
    if change.session.scalars(same).first():
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


def copy_to_look_at(ledger: Ledger, digest: str, name: str) -> Path:
    """Return a read-only copy of an attachment; raises `UserError` for a program or a lost content."""
    with reading(ledger) as session:
        return copy_for_looking(session, digest, name)


def write_out(ledger: Ledger, digest: str, path: Path) -> Path:
    """Write an attachment's content to a file and return its path; raises `UserError` where that fails."""
    with reading(ledger) as session:
        content = content_of(session, digest)
    replace_file(path, content)
    return path


def size_words(size: int) -> str:
    """Return a size as a person reads it: 12 KB, 3.4 MB."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO**2:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO**2:.1f} MB"
