"""The five joint law-publicity activities and the bureau's periodical, twelve issues and three special ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Activity, PeriodicalIssue
from desktop_app.sample.content import YEAR, Values, chosen, day, read
from desktop_app.sample.draw import workdays

if TYPE_CHECKING:
    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change


class ActivityContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One activity: how many people came and how many sheets were handed out."""

    title: str
    unit: str
    on: str
    attendance: int
    materials: int


class PeriodicalContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The periodical: its title, its editors, and the day of the month by which it is out."""

    title: str
    unit: str
    regular: str
    day: int


class SpecialContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One special issue."""

    issue: str
    on: str


class PublicityContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Activities and issues."""

    activities: list[ActivityContent]
    periodical: PeriodicalContent
    specials: list[SpecialContent]


def add_publicity(change: Change, known: Directory) -> None:
    """Add the activities and the issues."""
    content = read("publicity", PublicityContent)
    for activity in content.activities:
        values: Values = {"unit": known.units[activity.unit], "held_on": day(activity.on), "nature": "publicity"}
        change.add(Activity, values | chosen(activity, "title", "attendance", "materials"))
    _add_issues(change, content, known.units[content.periodical.unit])


def _add_issues(change: Change, content: PublicityContent, unit: str) -> None:
    periodical = content.periodical
    same: Values = {"title": periodical.title, "unit": unit}
    for month in range(1, 13):
        issue, issued_on = periodical.regular.format(n=month), _by(dt.date(YEAR, month, periodical.day))
        change.add(PeriodicalIssue, same | {"issue": issue, "issued_on": issued_on, "nature": "regular"})
    for special in content.specials:
        issue, issued_on = special.issue, day(special.on)
        change.add(PeriodicalIssue, same | {"issue": issue, "issued_on": issued_on, "nature": "special"})


def _by(latest: dt.date) -> dt.date:
    """Return the last working day up to a day."""
    return max(day for day in workdays() if day <= latest)
