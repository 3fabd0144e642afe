"""Why days are provisional (暂定): the year's notice isn't there, leaves a festival out, or gives a day twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.codes import label_text
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    from desktop_app.model.law.calendar import Arrangement, WorkCalendar


def why_year_open(calendar: WorkCalendar, year: int) -> str:
    """Return why a year's days are provisional, as half a sentence; "" where its arrangement is whole."""
    arrangement = calendar.years.get(year)
    return why_open(arrangement) if arrangement else _("{year}年放假安排尚未公布").format(year=year)


def why_open(arrangement: Arrangement) -> str:
    """Return what an arrangement lacks, as half a sentence; "" where it is whole."""
    year = arrangement.year
    if arrangement.doubled:
        days = listed(long_day_text(day) for day in arrangement.doubled)
        return _("{year}年放假安排里{days}既放假又上班").format(year=year, days=days)
    if arrangement.missing:
        names = (label_text("holiday", name) for name in arrangement.missing)
        return _("{year}年放假安排缺{names}").format(year=year, names=listed(names))
    return ""
