"""Inquiries by telephone and letter: a modest tally a month for the units that have any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Inquiry
from desktop_app.sample.content import Values, read
from desktop_app.sample.draw import chance, workdays

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change


class TallyContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """About how many people a month ask one unit by one channel."""

    unit: str
    channel: str
    least: int
    most: int


class InquiriesContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tallies and the words beside each."""

    subject: str
    tallies: list[TallyContent]


def add_inquiries(change: Change, known: Directory) -> None:
    """Add one tally a month for each unit and channel, on the month's last working day."""
    content, luck = read("inquiries", InquiriesContent), chance("inquiries")
    for last_day in _month_ends():
        for tally in content.tallies:
            people = luck.randint(tally.least, tally.most)
            values: Values = {"unit": known.units[tally.unit], "channel": tally.channel, "day": last_day}
            values |= {"people": people, "subject": content.subject.format(month=last_day.month)}
            change.add(Inquiry, values)


def _month_ends() -> list[dt.date]:
    ends = {day.month: day for day in workdays()}
    return list(ends.values())
