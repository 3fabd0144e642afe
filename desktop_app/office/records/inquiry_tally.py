"""Counting inquiries by the click: each channel has one record a day and unit that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import Inquiry
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice

CHANNELS = "inquiry_channel"
"""The code list of the channels."""


def people_by_channel(session: Session, unit: str, day: dt.date) -> dict[str, int]:
    """Return how many people (人次) asked a unit on a day, by channel; single inquiries count as well."""
    query = select(Inquiry.channel, func.sum(Inquiry.people)).where(Inquiry.unit == unit, Inquiry.day == day)
    return {channel: int(people or 0) for channel, people in session.execute(query.group_by(Inquiry.channel))}


def count_one(ledger: Ledger, day: dt.date, channel: str) -> Notice:
    """Count one person more: on the day's tally of the channel (the record without a subject), or on a new one."""
    label = _("咨询计数：{channel} +1").format(channel=code_text(CHANNELS, channel))
    unit = ledger.profile.unit_id
    with operation(ledger, label) as change:
        found = _tally(change.session, unit, day, channel)
        if found:
            change.update(found.id, {"people": (found.people or 0) + 1})
        else:
            change.add(Inquiry, {"unit": unit, "day": day, "channel": channel, "people": 1})
    return change.notice


def _tally(session: Session, unit: str, day: dt.date, channel: str) -> Inquiry | None:
    of_the_day = (Inquiry.unit == unit, Inquiry.day == day, Inquiry.channel == channel)
    without_words = (Inquiry.subject == "", Inquiry.answer == "")
    return session.scalars(select(Inquiry).where(*of_the_day, *without_words).order_by(Inquiry.id)).first()
