"""The rules in force: what derived fields are computed from besides the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.model.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Rules:
    """The working-day calendar an open data file uses; fees and letters join it when they are built."""

    calendar: WorkCalendar
