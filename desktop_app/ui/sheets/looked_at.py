"""What was found out about a sheet, sorted for the window where it was found out: on the worker's thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.taking.examined import TAKEN, Examined, ExaminedRow, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The rows of a sheet by what becomes of them."""

    examined: Examined
    rows: Mapping[Status | None, Sequence[ExaminedRow]]
    """The rows of each status, and all of them under None."""

    @property
    def counts(self) -> Counter[Status]:
        """Return how many rows have which status."""
        return Counter({status: len(rows) for status, rows in self.rows.items() if status is not None})

    @property
    def refused(self) -> int:
        """Return how many rows can't be taken."""
        return len(self.rows[Status.REFUSED])

    @property
    def taken(self) -> int:
        """Return how many rows would be written into the ledger."""
        return sum(len(self.rows[status]) for status in TAKEN)


def sorted_by_status(examined: Examined) -> LookedAt:
    """Return the rows by status, each in the order of the sheet."""
    rows: dict[Status | None, list[ExaminedRow]] = {status: [] for status in Status}
    for row in examined.rows:
        rows[row.status].append(row)
    return LookedAt(examined, {**rows, None: examined.rows})
