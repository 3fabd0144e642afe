"""Which annex of a ledger is meant, as a person says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.annex.condition import DECEMBER

if TYPE_CHECKING:
    from desktop_app.report.annex.scope import Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One annex: `unit` is a unit's id, or "" for the whole organisation.

    Without a format the year's own is meant; without a source a published annex goes before a computed one; `month`
    is for monthly forms.
    """

    year: int
    format: str = ""
    unit: str = ""
    source: Source | None = None
    month: int = DECEMBER
