"""What a live figure is to a writer (an entry to choose) and what it says in one year (a reading)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.style import styled

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.style import Amount


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that can be chosen: its name in texts, what it is called, its unit and the group it is listed in."""

    name: str
    label: str
    unit: str
    group: str


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What a figure says: its text in the report, and why it is missing, or "".

    `amount` is its number, None for words and gaps.
    """

    label: str
    text: str
    amount: Amount | None = None
    unit: str = ""
    missing: str = ""

    @property
    def value(self) -> Number | None:
        """The exact value; None where it isn't a number."""
        return self.amount.value if self.amount else None

    def written(self, style: str) -> FigureReading:
        """Return the same figure as a style writes it; words and gaps stay as they are."""
        return replace(self, text=styled(self.amount, style)) if self.amount and style else self


def missing(label: str, reason: str) -> FigureReading:
    """Return the reading of a figure that can't be had: the report shows the gap, never a 0 in its place."""
    return FigureReading(label, report_words().missing.format(label=label), missing=reason)
