"""Erasing an applicant's personal values wherever this PC keeps them: the data file, and all that lies beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import settings
from desktop_app.errors import UserError
from desktop_app.exchange.bundles.folders import INBOX, OUTBOX, QUARANTINE
from desktop_app.exchange.bundles.own_copies import Stripped, strip_copies
from desktop_app.i18n import _
from desktop_app.progress import silent, without_stopping
from desktop_app.store.file.backups_holding import Holding, backups_holding
from desktop_app.store.file.draft_files import remove_drafts
from desktop_app.store.file.kept_backups import plan_of
from desktop_app.store.file.looked_at import remove_copies_of
from desktop_app.store.log.erasing import entries_saying_plainly, erase, erased_files
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.backing_up import places_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What became of the copies of what was erased, and what still holds it."""

    records: frozenset[str]
    """The records that were erased: the one that was named, and what belongs to it."""
    outbox: Stripped
    received: Stripped
    """Of the copies of others' files; those that couldn't be opened and are still there."""
    removed: int = 0
    """How many copies of others' files that couldn't be opened are gone."""
    looked_at: int = 0
    drafts: int = 0
    left: tuple[Path, ...] = ()
    """The files that couldn't be removed: another program has them open."""
    backups: Holding
    plain: int = 0
    """Entries in which older versions of the program wrote names of files plainly: they stay in the log."""


def erase_everywhere(ledger: Ledger, record: str, why: str, progress: Progress = silent) -> Cleared:
    """Erase a record's personal values and files, and the copies of them; tells what still holds any.

    Other PCs follow with the next file they receive. Raises `UserError` without a reason, or for no such record.
    Once it is erased nothing stops the rest.
    """
    if not why.strip():
        raise UserError(_("抹去个人信息要写明原因。"), _("如：申请人要求删除，已经批准。"))
    notice = erase(ledger, record, why.strip())
    return clear_away(ledger, notice.records, progress, own=True)


def clear_away(ledger: Ledger, records: Collection[str], progress: Progress, *, own: bool) -> Cleared:
    """Remove what lies beside the data file of erased records; `own`: they were erased here, not by a received file.

    Copies of others' files that can't be opened go only then: nobody else is to do away with what may be evidence.
    """
    progress = without_stopping(progress)
    with reading(ledger) as session:
        digests = erased_files(session, records)
        plain = entries_saying_plainly(session, records)
    looked_at, open_copies = remove_copies_of(digests)
    drafts, open_drafts = remove_drafts(ledger.path, records)
    outbox = strip_copies(ledger, OUTBOX, progress)
    received = [strip_copies(ledger, name, progress) for name in (INBOX, QUARANTINE)]
    closed = [path for stripped in received for path in stripped.closed]
    still_there = [path for path in closed if not (own and _removed(path))]
    return Cleared(
        records=frozenset(records),
        outbox=outbox,
        received=Stripped(sum(stripped.count for stripped in received), tuple(still_there)),
        removed=len(closed) - len(still_there),
        looked_at=looked_at,
        drafts=drafts,
        left=(*open_copies, *open_drafts),
        backups=backups_holding(ledger, records, digests, progress, elsewhere=_backup_folders(ledger)),
        plain=plain,
    )


def _backup_folders(ledger: Ledger) -> list[Path]:
    """Return where this user has backups made by themselves, besides the data file's own folder."""
    chosen = settings.load().backups
    own = [place for place in places_of(ledger, plan_of(chosen)) if place.is_dir()]
    return [*(Path(folder) for folder in (chosen.folder, chosen.second) if folder), *own]


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
