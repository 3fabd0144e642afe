"""What a live figure is to a writer (an entry of the register) and what it says in one year (a reading)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.narrative.report_words import report_words

if TYPE_CHECKING:
    from desktop_app.report.cell import Number


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that can be chosen: its name in texts, what it is called, its unit and the group it is listed in."""

    name: str
    label: str
    unit: str
    group: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure says: its text in the report, its exact value (None for words), and why it is missing, or ""."""

    label: str
    text: str
    value: Number | None = None
    unit: str = ""
    missing: str = ""


def missing(label: str, reason: str) -> Reading:
    """Return the reading of a figure that can't be had: the report shows the gap, never a 0 in its place."""
    return Reading(label, report_words().missing.format(label=label), missing=reason)
