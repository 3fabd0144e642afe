"""The hundred online sessions (在线问政) of the year, and the notice on the web site that announces each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import OnlineSession
from desktop_app.sample.content import chosen, day, read
from desktop_app.sample.draw import Deck, chance, share_out, spread, workdays_later
from desktop_app.sample.planned_release import PlannedRelease, carried, made_before
from desktop_app.sample.wording import Words, fill, fresh, units_by_number

if TYPE_CHECKING:
    import datetime as dt
    import random

    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change


class SessionsContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many sessions there were, who takes turns, what they are about and what they add up to."""

    count: int
    first: str
    last: str
    participants: int
    asked: int
    leader_every: int
    guests: str
    notice_category: str
    notice: str
    notice_also: dict[str, int]
    units: list[str]
    topics: list[str]


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session; every question asked was answered (答复率100%)."""

    number: int
    unit: str
    topic: str
    held_on: dt.date
    participants: int
    asked: int


@cache
def _content() -> SessionsContent:
    return read("sessions", SessionsContent)


@cache
def plan_sessions() -> tuple[PlannedSession, ...]:
    """Return the sessions in the order of their days."""
    content, luck = _content(), chance("sessions")
    days = spread(day(content.first), day(content.last), content.count, luck)
    participants = share_out(content.participants, content.count, luck)
    asked = share_out(content.asked, content.count, luck)
    columns = zip(_topics(content, luck), days, participants, asked, strict=True)
    return tuple(
        PlannedSession(number, unit, topic, held_on, came, questions)
        for number, ((unit, topic), held_on, came, questions) in enumerate(columns, start=1)
    )


def _topics(content: SessionsContent, luck: random.Random) -> list[tuple[str, str]]:
    patterns, words, used = Deck(content.topics, luck), Words({}, luck), set[str]()
    units = [content.units[number % len(content.units)] for number in range(content.count)]
    return [(unit, fresh(partial(fill, patterns, words, unit), used)) for unit in units]


def plan_session_notices() -> list[PlannedRelease]:
    """Return the notices, each a few working days ahead of its session."""
    content, luck = _content(), chance("session notices")
    notices = [_notice(content, session, luck) for session in plan_sessions()]
    return carried(notices, content.notice_also, luck)


def _notice(content: SessionsContent, session: PlannedSession, luck: random.Random) -> PlannedRelease:
    released_on = workdays_later(session.held_on, -luck.randint(1, 4))
    return PlannedRelease(
        title=content.notice.format(n=session.number, topic=session.topic),
        unit=session.unit,
        category=content.notice_category,
        released_on=released_on,
        made_on=made_before(released_on, luck),
    )


def add_sessions(change: Change, known: Directory) -> None:
    """Add the sessions."""
    content = _content()
    for session in plan_sessions():
        values = chosen(session, "number", "topic", "held_on", "participants", "asked")
        values["unit"] = known.units[session.unit]
        values["answered"] = session.asked
        values["guests"] = content.guests.format(unit=units_by_number()[session.unit].short_name)
        values["leader_present"] = session.number % content.leader_every == 0
        change.add(OnlineSession, values)
