"""Entering several records at once: all of them are kept in one step, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError
from desktop_app.i18n import _
from desktop_app.progress import Progress, silent
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


class NotEnteredError(InvalidRecordError):
    """One of the rows (its place, from 0) can't be kept; `fields` says why, field by field."""

    def __init__(self, row: int, fields: Mapping[str, str]) -> None:
        said = _("第 {row} 行不能保存，一行也没有保存。").format(row=row + 1)
        super().__init__(said, fields, _("请改正标出的单元格后再保存。"))
        self.row = row


def enter(
    ledger: Ledger,
    kind: type[Record],
    rows: Sequence[Mapping[str, Value]],
    label: str,
    progress: Progress = silent,
) -> list[str]:
    """Add a record for each row in one operation and return their ids; raises `NotEnteredError`."""
    made: list[str] = []
    with operation(ledger, label) as change:
        for place, values in enumerate(rows):
            progress(place, len(rows), label)
            try:
                made.append(change.add(kind, values))
            except InvalidRecordError as error:
                raise NotEnteredError(place, error.fields) from error
    return made
