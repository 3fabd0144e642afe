"""The day by which an application has to be answered, by walking through the days of its case one by one.

Regulation 2019 arts. 30, 32, 33 and 35, regulation 2007 arts. 23 and 24, and what the office decided where they are
silent (docs/decisions/0006).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tests.model.law.by_hand.days import DAY, is_worked, worked_day_after, worked_from

_IN_FORCE = dt.date(2019, 5, 15)
_FEES_SINCE = dt.date(2021, 1, 1)
_RESTARTING = ("correction", "fee")
_ASKING = ("third_party", "agency", "co_maker", "abuse_reason")


@dataclass(frozen=True)
class Happened:
    """Something that happened in a case: what, when, its answer, its delivery, a day that was named, days asked for."""

    what: str
    on: dt.date
    answered: dt.date | None = None
    delivered: dt.date | None = None
    until: dt.date | None = None
    days: int | None = None
    reasonable: bool = False


@dataclass
class Walk:
    """A case as its days go by."""

    received: dt.date
    settings: dict[str, str]
    since: dt.date = field(init=False)
    length: int = field(init=False)
    extended: bool = False
    pauses: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    not_before: dt.date | None = None
    stands: bool = False

    def __post_init__(self) -> None:
        self.since, self.length = self.received, self.usual

    @property
    def today_s_law(self) -> bool:
        """Tell whether the regulation of 2019 holds."""
        return self.received >= _IN_FORCE

    @property
    def usual(self) -> int:
        """Return the days of work that an answer, and an extension at most, may take."""
        return 20 if self.today_s_law else 15

    def end(self) -> dt.date:
        """Return the last day of the term as things stand."""
        day, gone = self.since, 0
        while gone < self.length:
            day += DAY
            paused = any(begun < day <= ended for begun, ended in self.pauses)
            gone += not paused and is_worked(day)
        return max(day, worked_from(self.not_before)) if self.not_before else day

    def restart(self, event: Happened) -> None:
        """Begin the term anew with the answer, or stand without one."""
        if event.answered is None:
            self.stands = True
            return
        self.since = max(self.since, event.answered)
        if self.settings["extension_after_restart"] != "kept":
            self.length, self.extended = self.usual, False

    def pause(self, event: Happened) -> None:
        """Leave out the days between a notice and its answer; stand where there is none."""
        if event.answered is None:
            self.stands = True
        else:
            self.pauses.append((event.on, event.answered))


def due_by_hand(received: dt.date, case: list[Happened], settings: dict[str, str]) -> dt.date | None:
    """Return the day by which the answer is due; None while no term runs."""
    walk = Walk(received, settings)
    waiting: list[Happened] = []
    for event in sorted(case, key=lambda event: event.on):
        if event.on > walk.end():
            continue  # the term was over: nothing moves it any more
        if event.what == "extension":
            if _was_restarted_later(walk, event, waiting):
                continue
            _extend(walk, event)
        elif event.what == "abuse_delay":
            _put_off(walk, event, case)
        elif event.what in _RESTARTING and _moves(walk, event):
            _stop(walk, event)
            waiting.append(event)
        elif event.what in _ASKING:
            _ask(walk, event)
        if walk.stands:
            return None
    return walk.end()


def _was_restarted_later(walk: Walk, event: Happened, waiting: list[Happened]) -> bool:
    """Tell whether an extension was told while the answer was waited for that began the term anew."""
    if walk.settings["extension_after_restart"] == "kept":
        return False
    return any(one.answered and one.on <= event.on < one.answered for one in waiting if _is_anew(walk, one))


def _is_anew(walk: Walk, event: Happened) -> bool:
    """Tell whether the term begins anew with the answer to a notice, or only stands until then."""
    if event.what == "fee":
        return walk.settings["fee_payment"] == "restart"
    return walk.today_s_law or walk.settings["correction_2007"] == "restart"


def _extend(walk: Walk, event: Happened) -> None:
    if not walk.extended:
        walk.length += min(event.days or walk.usual, walk.usual)
        walk.extended = True


def _put_off(walk: Walk, event: Happened, case: list[Happened]) -> None:
    """Name a later day, where reasons for many applications were asked for and found reasonable (2019, art. 35)."""
    if walk.today_s_law and event.until and any(one.what == "abuse_reason" and one.reasonable for one in case):
        walk.not_before = max(walk.not_before or event.until, event.until)


def _moves(walk: Walk, event: Happened) -> bool:
    """Tell whether a notice stops the term at all."""
    if event.what == "fee":
        return walk.today_s_law and event.on >= _FEES_SINCE
    late = walk.today_s_law and event.on > worked_day_after(walk.received, 7)
    return not late or walk.settings["late_correction"] == "restart"


def _stop(walk: Walk, event: Happened) -> None:
    if _is_anew(walk, event):
        walk.restart(event)
    else:
        walk.pause(event)


def _ask(walk: Walk, event: Happened) -> None:
    """Leave out the days in which others are asked; a third party or another maker has 15 days of work (2019)."""
    if event.what == "abuse_reason":
        if walk.today_s_law and walk.settings["abuse_reason"] == "pause":
            walk.pause(event)
        return
    if not walk.today_s_law and event.what != "third_party":
        return
    delivered = event.delivered or event.on
    begun = delivered if walk.settings["third_party_from"] == "delivery" else event.on
    ended = event.answered
    if walk.today_s_law and event.what in {"third_party", "co_maker"}:
        limit = worked_day_after(delivered, 15)
        ended = min(ended, limit) if ended else limit
    ended = ended or event.until
    if ended:
        walk.pauses.append((begun, ended))
