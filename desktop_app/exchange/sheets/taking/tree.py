"""Rows that build on each other, a category on its parent: in which order to take them, and what can't be taken."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.taking.examined import TAKEN, ExaminedRow, Status
from desktop_app.i18n import _
from desktop_app.model.record import Record, links_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def inward_links(kind: type[Record]) -> list[str]:
    """Return the fields that mean another record of the same kind: what makes a tree of it."""
    return [name for name, field in links_of(kind).items() if field.links == kind.kind]


def in_order(kind: type[Record], rows: Sequence[ExaminedRow]) -> list[ExaminedRow]:
    """Return the rows with each behind those it builds on; rows that stand in a circle are left out."""
    inward = inward_links(kind)
    known = {row.record: row for row in rows if row.record}
    if not inward or not known:
        return list(rows)
    above = {row.record: _above(row, inward, known) for row in known.values()}
    sorter = TopologicalSorter({record: [each.record for each in ups] for record, ups in above.items()})
    alone = [row for row in rows if known.get(row.record) is not row]
    return [*(known[record] for record in sorter.static_order()), *alone]


def refuse_unfounded(kind: type[Record], rows: Sequence[ExaminedRow]) -> None:
    """Refuse rows in a circle, and rows that build on one that isn't taken."""
    inward = inward_links(kind)
    known = {row.record: row for row in rows if row.record}
    try:
        in_order(kind, rows)
    except CycleError as error:
        for record in set(error.args[1]):
            _refuse(known[record], inward[0], _("几行互为上级，绕成了一圈，请改正其中一行。"))
    unfounded = [(row, above) for row in known.values() for above in _above(row, inward, known)]
    while lost := [(row, above) for row, above in unfounded if row.status in TAKEN and _is_missing(above)]:
        for row, above in lost:
            _refuse(row, inward[0], _("它的上级在第 {row} 行，那一行没有导入。").format(row=above.number))


def _is_missing(row: ExaminedRow) -> bool:
    return not row.known and row.status in {Status.REFUSED, Status.LEFT_OUT}


def _refuse(row: ExaminedRow, target: str, message: str) -> None:
    row.problems[target] = message
    row.status = Status.REFUSED


def _above(row: ExaminedRow, inward: Sequence[str], known: dict[str, ExaminedRow]) -> list[ExaminedRow]:
    named = [known.get(str(row.values.get(name))) for name in inward]
    return [each for each in named if each is not None]
