"""What is due, what waits for others and what was late, read at once for the screen and for its list on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.office.cases.due import OpenCase, open_cases
from desktop_app.office.cases.late import LateReply, late_replies
from desktop_app.office.cases.open_disputes import OpenDispute, open_disputes
from desktop_app.office.cases.waiting import Waiting, waiting
from desktop_app.office.records.listing import titles
from desktop_app.report.lists.due_list import DueList
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from desktop_app.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBoard:
    """The open cases with the names of their units and what they wait for; the year's late replies; on which day."""

    day: dt.date
    cases: Sequence[OpenCase]
    units: Mapping[str, str]
    waits: Mapping[str, Waiting]
    late: Sequence[LateReply]
    organisation: str
    disputes: Sequence[OpenDispute] = ()

    def disputes_of(self, unit: str) -> Sequence[OpenDispute]:
        """Return the open reviews and lawsuits of a unit, or all for ""."""
        return [dispute for dispute in self.disputes if unit in {"", dispute.unit}]

    def cases_of(self, unit: str) -> Sequence[OpenCase]:
        """Return the cases of a unit, or all for ""."""
        return [case for case in self.cases if unit in {"", case.unit}]

    def paper(self, unit: str) -> DueList:
        """Return the list to print for a unit, or for all."""
        return DueList(
            cases=self.cases_of(unit),
            units=self.units,
            waits=self.waits,
            organisation=self.organisation,
            day=self.day,
            scope=self.units.get(unit, ""),
            disputes=self.disputes_of(unit),
        )


def due_board(ledger: Ledger, year: int, today: dt.date) -> DueBoard:
    """Read the open cases of today and the late replies of a year."""
    rules = ledger.rules
    with reading(ledger) as session:
        cases, late = open_cases(session, rules, today), late_replies(session, rules, year, today)
        disputes = open_disputes(session, rules, today)
        named = {*(case.unit for case in cases), *(one.unit for one in late), *(one.unit for one in disputes)}
        return DueBoard(
            day=today,
            cases=cases,
            units=titles(session, "unit", named),
            waits=waiting(session, rules, cases),
            late=late,
            organisation=head_and_foot_of(session, ledger.profile, None, today).organisation,
            disputes=disputes,
        )
