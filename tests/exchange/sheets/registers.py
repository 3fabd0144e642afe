"""Sheets made in memory, and a ledger that they go into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Row, Sheet
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import Taken, take
from desktop_app.model.kinds import Category, Unit
from desktop_app.office.records.listing import record_ids, rows
from desktop_app.progress import Progress, silent
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.exchange.sheets.taking.drafting import PutRight
    from desktop_app.exchange.sheets.taking.examined import Examined
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


def sheet_of(*cells: Sequence[Cell]) -> Sheet:
    """Return a sheet of these rows, numbered from 1; blank ones are left out as the reader leaves them out."""
    rows = [Row(number, list(row)) for number, row in enumerate(cells, start=1)]
    return Sheet("表", [row for row in rows if any(cell != "" for cell in row.cells)])


def with_offices(ledger: Ledger) -> Ledger:
    """Give a ledger two more units and a category."""
    with operation(ledger, "录入") as change:
        change.add(Unit, {"name": "政策法规科", "nature": "division", "short_name": "法规科"})
        change.add(Unit, {"name": "水资源科", "nature": "division"})
        change.add(Category, {"name": "政策文件（本局）", "code": "policy-own"})
    return ledger


def looked_at(
    ledger: Ledger,
    sheet: Sheet,
    kind: type[Record],
    put_right: PutRight | None = None,
    left_out: Sequence[int] = (),
    **constants: str,
) -> Examined:
    """Look at a sheet with the matching that is proposed, and values for all rows."""
    matching = propose(ledger, sheet, kind).matching
    for target, text in constants.items():
        matching = matching.with_constant(target, text)
    return examine(ledger, sheet, kind, matching, put_right=put_right, left_out=left_out)


def taken(ledger: Ledger, sheet: Sheet, kind: type[Record], **constants: str) -> Taken:
    """Take a sheet with the matching that is proposed, and values for all rows."""
    return take(ledger, looked_at(ledger, sheet, kind, None, (), **constants))


def imported(ledger: Ledger, path: Path, kind: type[Record], progress: Progress = silent) -> Taken:
    """Take a file with the matching that is proposed."""
    sheet = read_sheet(path, preferred=kind.label)
    matching = propose(ledger, sheet, kind).matching
    return take(ledger, examine(ledger, sheet, kind, matching), source=path.name, progress=progress)


def records(ledger: Ledger, kind: type[Record]) -> list[Record]:
    """Return all records of a kind in the kind's order."""
    with reading(ledger) as session:
        return rows(session, kind, record_ids(session, kind))


def statuses(examined: Examined) -> list[tuple[int, str]]:
    """Return the status of each row by its number."""
    return [(row.number, row.status.value) for row in examined.rows]
