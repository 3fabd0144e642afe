"""The rules in force: what derived fields are computed from besides the record itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.law.calendar import WorkCalendar


@dataclass(slots=True)
class Rules:
    """The calendar and the settings of an open data file; adopted anew when the office changes one of them."""

    calendar: WorkCalendar
    settings: Mapping[str, str] = field(default_factory=dict)

    def adopt(self, other: Rules) -> None:
        """Take over what another value of the rules says; whoever holds this one sees it."""
        self.calendar, self.settings = other.calendar, other.settings
