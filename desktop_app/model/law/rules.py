"""The rules in force: what derived fields are computed from besides the record itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Rules:
    """The calendar and the settings of a data file, as they stood when they were read."""

    calendar: WorkCalendar
    settings: Mapping[str, str] = field(default_factory=dict)
