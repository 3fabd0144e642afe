"""What the panel beside the sheet shows about one figure, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop_app.report.annex.drilling.record_lines import Behind


class TermLine(NamedTuple):
    """A cell that a formula takes: the sign before it, what it is called, its figure, and its code."""

    sign: str
    label: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Drilled:
    """One figure: what it is called, what stands in the cell, how it is made, and the records behind it."""

    code: str
    label: str
    text: str
    unit: str
    sentence: str = ""
    conditions: tuple[str, ...] = ()
    terms: tuple[TermLine, ...] = ()
    note: str = ""
    behind: tuple[Behind, ...] = ()
    total: str = ""
    """The line under the records, such as 共 7 条记录，合计 7 件."""
