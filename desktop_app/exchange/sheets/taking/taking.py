"""Taking in what was looked at: the good rows as one step that can be undone, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.matching.remembering import remember
from desktop_app.exchange.sheets.taking.examined import TAKEN, Status
from desktop_app.exchange.sheets.taking.rest import write_rest
from desktop_app.exchange.sheets.taking.tree import in_order
from desktop_app.i18n import _
from desktop_app.model.owning import owner_field
from desktop_app.progress import Progress, silent
from desktop_app.store.log.operation import Change, operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.taking.examined import Examined, ExaminedRow
    from desktop_app.ledger import Ledger

_TELL_EVERY = 10


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: how many records are new, were changed, were there as they are; and where the rest lies."""

    created: int
    updated: int
    unchanged: int
    left_out: int
    refused: int
    rest: Path | None = None


def take(
    ledger: Ledger, examined: Examined, *, source: str = "", rest: Path | None = None, progress: Progress = silent
) -> Taken:
    """Take the rows that were found good, and remember how the sheet was read; `source` says where it came from.

    With `rest`, the rows that can't be taken are written to that file, with the reasons; without it, one of them
    and nothing is taken: `UserError`. Cancelled or failed, nothing is taken either.
    """
    if examined.refused and rest is None:
        text = _("有 {count} 行不能导入，一行也没有导入。")
        raise UserError(text.format(count=len(examined.refused)), _("请先改正，或者只导入其余的行。"))
    kind = examined.kind
    wanted = in_order(kind, [row for row in examined.rows if row.status in TAKEN])
    why = _("来自 {source}").format(source=source) if source else ""
    with operation(ledger, _("导入“{kind}”").format(kind=_(kind.label)), why=why) as change:
        for done, row in enumerate(wanted):
            if done % _TELL_EVERY == 0:
                progress(done, len(wanted), _("正在导入“{kind}”").format(kind=_(kind.label)))
            _save(change, examined, row)
        remember(change.session, kind, examined.table.headings, examined.matching)
        # Last of all but before it is kept: where the rest can't be written, nothing is taken.
        if rest is not None and examined.refused:
            write_rest(rest, examined)
    counts = examined.counts
    return Taken(
        created=counts[Status.NEW] + counts[Status.PERHAPS],
        updated=counts[Status.CHANGED],
        unchanged=counts[Status.SAME],
        left_out=counts[Status.LEFT_OUT],
        refused=counts[Status.REFUSED],
        rest=rest if examined.refused else None,
    )


def _save(change: Change, examined: Examined, row: ExaminedRow) -> None:
    try:
        if row.known:
            change.update(row.record, row.values)
            record = row.record
        else:
            record = change.add(examined.kind, row.values, record_id=row.record or None)
        for part in row.parts:
            owner = owner_field(part.kind, examined.kind)
            if part.record:
                change.update(part.record, part.values)
            elif owner is not None:
                change.add(part.kind, {**part.values, owner.name: record})
    except UserError as error:
        # It was looked at and found good: somebody changed the ledger since.
        text = _("第 {row} 行现在不能导入了：{message}")
        raise UserError(text.format(row=row.number, message=error.message), _("请再检查一次，然后导入。")) from error
