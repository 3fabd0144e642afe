"""The due days of a case, and everything that is needed to say why they are what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.counting import Counting
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.step import Step


@dataclass(frozen=True, slots=True)
class Happening:
    """What a step did to the term: waiting, pause, restart, extension, delay; or nothing, being late or the second."""

    step: Step
    effect: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The last day by the other reading of a correction notice that came too late; None where it would stand still."""

    restarts: bool
    legal: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day by law, by the office's rule for the unit and for the office; None while the clock stands still."""

    received: dt.date
    regulation: Regulation
    legal: dt.date | None
    internal: dt.date | None
    office: dt.date | None
    not_before: dt.date | None
    counting: Counting
    happenings: tuple[Happening, ...]
    otherwise: Otherwise | None = None

    @property
    def extension(self) -> Step | None:
        """The step by which the term was lawfully extended, in time and once; a restart may have used it up since."""
        return next((one.step for one in self.happenings if one.effect in {"extension", "spent"}), None)

    @property
    def open_year(self) -> int | None:
        """Return the year whose notice, not here or not whole yet, may still move the legal day, if any."""
        return None if self.legal is None else self.counting.calendar.open_year(self.received, self.legal)

    @property
    def provisional(self) -> bool:
        """Tell whether a notice may still move the legal day (暂定)."""
        return self.open_year is not None
