"""A sheet as it was looked at: what each row becomes, what is wrong with it, what is there already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.exchange.sheets.reading.heading_rows import Table
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

WHOLE_ROW = ""
"""The place of a problem that no single column is to blame for."""


class Status(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"  # there already, and says nothing else
    CHANGED = "changed"  # there already, and says something else
    PERHAPS = "perhaps"  # new, but something very like it is there: taken unless left out
    REFUSED = "refused"
    LEFT_OUT = "left_out"  # a person said so


TAKEN = frozenset({Status.NEW, Status.CHANGED, Status.PERHAPS})
"""What is written into the ledger."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record that is there already: what it says now, and what the row says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """A record that belongs to the row's: a step of a case, a publication; `record` is the one it changes, or ""."""

    kind: type[Record]
    values: Mapping[str, Value]
    record: str = ""


@dataclass(slots=True)
class ExaminedRow:
    """One row of the sheet, numbered as the spreadsheet program shows it."""

    number: int
    texts: tuple[str, ...]
    """What each cell becomes, in the order of `Examined.targets`; a cell that can't be read as it stands."""
    values: dict[str, Value] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    status: Status = Status.NEW
    record: str = ""
    """The record that the row means, or the number that the new one will have; "" where that is left to chance."""
    known: bool = False
    """Whether that record is in the ledger already."""
    problems: dict[str, str] = field(default_factory=dict)
    """A sentence by target; `WHOLE_ROW` for what concerns the row."""
    unsure: frozenset[str] = frozenset()
    """The targets whose problem goes away when somebody confirms that the cell is right as it stands."""
    remarks: dict[str, str] = field(default_factory=dict)
    """What to look at all the same, by target as the problems."""
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything that was found out about a sheet; nothing of it is in the ledger yet."""

    kind: type[Record]
    table: Table
    """The records below the headings, what was left out of the sheet, and what the reader says of it."""
    matching: Matching
    targets: tuple[Target, ...]
    """What the columns mean that are read, in the order of the sheet, then what holds for all rows."""
    positions: tuple[int | None, ...]
    """The column of each target; None for what holds for all rows."""
    rows: tuple[ExaminedRow, ...]
    unknown: Mapping[str, Mapping[str, int]]
    """The words that nobody knows yet, by target, with how often each stands there."""
    corrections: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Status]:
        """Return how many rows have which status."""
        return Counter(row.status for row in self.rows)

    @property
    def refused(self) -> list[ExaminedRow]:
        """Return the rows that can't be taken."""
        return [row for row in self.rows if row.status is Status.REFUSED]

    def reasons(self, row: ExaminedRow) -> list[str]:
        """Return in words why a row can't be taken, each with its column."""
        named = {target.name: target.text for target in self.targets}
        return [
            _("“{column}”：{message}").format(column=named[place], message=message) if place in named else message
            for place, message in row.problems.items()
        ]
