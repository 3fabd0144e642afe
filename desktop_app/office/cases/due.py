"""What is due: applications without a reply, what each waits for, and the working days that are left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application
from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.urgency import Urgency, urgency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules


Group = Literal["overdue", "soon", "later", "waiting"]
"""Under which heading a case is listed."""

GROUPS: dict[Group, str] = {"overdue": "已逾期", "soon": "即将到期", "later": "期限内", "waiting": "等待他方"}
"""The headings in their order; whoever shows them translates them."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How long there is until a due day: working days (negative: gone by) and the colour that says how urgent it is.

    `provisional` (暂定) says that a notice on holidays that isn't here yet may still move the day.
    """

    due_on: dt.date
    days: int
    urgency: Urgency
    provisional: bool = False

    @property
    def overdue(self) -> bool:
        """Tell whether the due day is over, even if no working day has passed since."""
        return self.urgency == "overdue"

    @property
    def words(self) -> str:
        """Say how long there is left, as a clerk says it."""
        if self.overdue:
            return _("逾期 {days} 个工作日").format(days=-self.days) if self.days else _("已逾期")
        return _("剩 {days} 个工作日").format(days=self.days) if self.days else _("今天到期")


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An application that needs its reply; `left` is None while the clock stands still (the state says for what)."""

    record_id: str
    number: str
    subject: str
    unit: str
    state: str
    received_on: dt.date
    left: TimeLeft | None
    internal_due_on: dt.date | None
    office_due_on: dt.date | None
    provisional: bool

    @property
    def overdue(self) -> bool:
        """Tell whether the legal due day is over."""
        return self.left is not None and self.left.overdue

    @property
    def group(self) -> Group:
        """Return the heading the case belongs under: what is urgent is so even while somebody else is asked."""
        group = group_of(self.left)
        return "waiting" if group == "later" and self.state == "consulting" else group


def group_of(left: TimeLeft | None) -> Group:
    """Return the heading for the time that is left; without a day one waits."""
    if left is None:
        return "waiting"
    if left.urgency == "green":
        return "later"
    return "overdue" if left.overdue else "soon"


def grouped(cases: Iterable[OpenCase]) -> dict[Group, list[OpenCase]]:
    """Return the cases under their headings, in the order of both; headings without a case are left out."""
    found: dict[Group, list[OpenCase]] = {group: [] for group in GROUPS}
    for case in cases:
        found[case.group].append(case)
    return {group: listed for group, listed in found.items() if listed}


def time_left(due_on: dt.date, today: dt.date, rules: Rules) -> TimeLeft:
    """Return how long there is from today until a due day, by the calendar and the settings in force."""
    days = rules.calendar.count_between(today, due_on)
    provisional = rules.calendar.open_year(min(today, due_on), due_on) is not None
    return TimeLeft(due_on, days, urgency(due_on, today, rules.calendar, rules.settings), provisional)


def due_days(session: Session) -> dict[str, dt.date | None]:
    """Return the due day of every application without a reply, by its id."""
    query = select(Application.id, Application.due_on).where(Application.replied_on.is_(None))
    return {row.id: row.due_on for row in session.execute(query)}


def open_cases(session: Session, rules: Rules, today: dt.date) -> list[OpenCase]:
    """Return the applications received by `today` that needed a reply on that day, the most urgent first.

    Those whose clock stands still come last: they wait for somebody else.
    """
    query = select(Application).where(
        Application.nature == "disclosure",
        Application.received_on <= today,
        (Application.replied_on > today) | Application.state.not_in(CLOSED),
    )
    cases = [_case(row, rules, today) for row in session.scalars(query)]
    return sorted(cases, key=lambda case: (case.left.due_on if case.left else dt.date.max, case.number, case.record_id))


def _case(row: Application, rules: Rules, today: dt.date) -> OpenCase:
    return OpenCase(
        record_id=row.id,
        number=row.number,
        subject=row.subject,
        unit=row.unit or "",
        state=row.state,
        received_on=row.received_on or today,
        left=time_left(row.due_on, today, rules) if row.due_on else None,
        internal_due_on=row.internal_due_on,
        office_due_on=row.office_due_on,
        provisional=_provisional(row, rules),
    )


def _provisional(row: Application, rules: Rules) -> bool:
    """Tell whether a notice that isn't here yet may still move the due day (暂定)."""
    return row.due_on is not None and rules.calendar.open_year(row.received_on or row.due_on, row.due_on) is not None
