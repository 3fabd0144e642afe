"""Locked years: what is refused once a year's report is filed, at the one place that every change passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.dating import years_touched
from desktop_app.model.kinds import CorrectionSlip, ReportStep
from desktop_app.office.years.report_steps import locked_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

EVIDENCE = frozenset({ReportStep.kind, CorrectionSlip.kind})
"""The kinds that say what became of a report: once the year is locked, they stand."""


class LockedYearError(UserError):
    """A change would move what the filed report of `year` says; a correction slip is the way out."""

    def __init__(self, year: int) -> None:
        super().__init__(
            _("{year} 年的年报已经备案，计入这一年的内容不能直接改动。").format(year=year),
            _("确需更正的，请由办公室填更正单：写明原因和批准人，更正前后都会保留。"),
        )
        self.year = year


@dataclass(frozen=True, slots=True)
class Corrected:
    """One record that a change moved in a locked year; without values where it wasn't there."""

    year: int
    kind: type[Record]
    before: Mapping[str, Value]
    after: Mapping[str, Value]


class YearLock:
    """What one operation may do in locked years: nothing, or (`open_years`) what its correction slip will list."""

    def __init__(self, session: Session, *, open_years: bool = False) -> None:
        self._session = session
        self._open = open_years
        self._locked: frozenset[int] | None = None
        self.corrected: list[Corrected] = []

    def pass_through(self, kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value]) -> None:
        """Let a change through or raise `LockedYearError`; values are empty for a record that isn't there."""
        if kind is ReportStep and _corrects_day(before, after):
            self._pass_in(kind, before, after, {before["year"]})
        elif kind.kind in EVIDENCE:
            self._keep_evidence(before)
        elif kind.counts_on:
            self._pass_in(kind, before, after, years_touched(kind, before, after, self._years()))

    def _pass_in(
        self, kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value], years: Iterable[Value]
    ) -> None:
        for year in sorted(year for year in years if isinstance(year, int) and year in self._years()):
            if not self._open:
                raise LockedYearError(year)
            self.corrected.append(Corrected(year, kind, before, after))

    def _keep_evidence(self, before: Mapping[str, Value]) -> None:
        if before and before.get("year") in self._years():
            raise UserError(
                _("年报已经备案，它的办理步骤和更正单不能改动或撤销。"), _("要改回原来的内容，请再填一张更正单。")
            )

    def _years(self) -> frozenset[int]:
        """Return the years that were locked when the operation first asked."""
        if self._locked is None:
            self._locked = locked_years(self._session)
        return self._locked


def _corrects_day(before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    """Tell whether a step of a report keeps what it says but for its day, with the wrong one noted."""
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    noted = str(after.get("note") or "").startswith(str(before.get("note") or ""))
    return bool(before and after) and "day" in changed and changed <= {"day", "note"} and noted
