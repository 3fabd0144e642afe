"""Which annex is meant: a form and a year, of the whole bureau or of one unit, up to a month, from which source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from desktop_app.report.annex.condition import DECEMBER

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.format import Format

Source = Literal["records", "filed"]


@dataclass(frozen=True, slots=True)
class AnnexScope:
    """One annex as it is asked for; without a source, one that was filed stays as published.

    `unit` is a unit's id, None for the whole bureau; `month` (1 to 12) is that of a monthly form, up to whose end its
    year is looked at.
    """

    format: Format
    year: int
    unit: str | None = None
    month: int = DECEMBER
    source: Source | None = None

    @property
    def whole(self) -> bool:
        """Whether it is of the whole bureau and of the whole year, as annexes are filed."""
        return self.unit is None and self.month == DECEMBER

    @property
    def last_year(self) -> AnnexScope:
        """The same form and unit for the whole of the year before."""
        return replace(self, year=self.year - 1, month=DECEMBER)
