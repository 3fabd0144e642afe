"""What the leader's page says of a year: main figures beside last year's, what is late, disputes, findings, charts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import Application, Dispute
from desktop_app.model.law.decisions import decisions
from desktop_app.office.cases.due import open_cases
from desktop_app.office.cases.late import late_replies
from desktop_app.office.months.month_entries import SUBJECTS, year_figures
from desktop_app.office.years.report_steps import report_steps
from desktop_app.report.annex.edition import FIRST, Edition
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.report.yearly.charts import year_charts
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.open_differences import differences_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.office.cases.due import OpenCase
    from desktop_app.office.cases.late import LateReply
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.paper.charts.chart import Chart
    from desktop_app.report.paper.head_and_foot import HeadAndFoot


@dataclass(frozen=True, slots=True)
class MainFigure:
    """One line of the main figures: what is counted, in which measure, this year and last."""

    label: str
    measure: str
    this: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the page says of a year as of a day; `outcomes` counts the year's disputes by procedure and outcome."""

    year: int
    day: dt.date
    head_and_foot: HeadAndFoot
    figures: tuple[MainFigure, ...]
    open: Sequence[OpenCase]
    late: Sequence[LateReply]
    outcomes: Counter[tuple[str, str]]
    findings: Sequence[Finding]
    differences: int
    state: str
    charts: tuple[Chart, ...]
    fingerprint: str
    edition: Edition = FIRST


def read_summary(ledger: Ledger, year: int, today: dt.date) -> Summary:
    """Read what the page of a year says, as of today."""
    with reading(ledger) as session:
        annex = annex_of(session, AnnexScope(formats_of(session).default(year), year))
        steps = report_steps(session, year)
        return Summary(
            year=year,
            day=today,
            head_and_foot=head_and_foot_of(session, ledger.profile, None, today),
            figures=_figures(session, year),
            open=open_cases(session, ledger.rules, today),
            late=late_replies(session, ledger.rules, year, today),
            outcomes=_outcomes(session, year),
            findings=[finding for finding in check_year(session, annex, ledger.rules, today) if not finding.done],
            differences=len(differences_in(session, year)),
            state=code_text("report_state", steps[-1].state) if steps else _("编制中"),
            charts=year_charts(session, year),
            fingerprint=annex.fingerprint,
            edition=annex.edition,
        )


def _figures(session: Session, year: int) -> tuple[MainFigure, ...]:
    """Return the subjects of the monthly report for the whole year, with what became of the applications."""
    this, last = year_figures(session, year), year_figures(session, year - 1)
    found: list[MainFigure] = []
    for subject in SUBJECTS:
        found.append(MainFigure(_(subject.label), _(subject.measure), this[subject.code], last[subject.code]))
        if subject.code == "application":
            opened = [code for code, decision in decisions().items() if decision.discloses]
            answers = [(_("其中：已答复"), ()), (_("予以公开、部分公开"), (Application.decision.in_(opened),))]
            for label, only in answers:
                figures = [_answered(session, each, *only) for each in (year, year - 1)]
                found.append(MainFigure("　" + label, _(subject.measure), *figures))
    return tuple(found)


def _answered(session: Session, year: int, *only: ColumnElement[bool]) -> int:
    """Return how many of the applications received in a year were answered."""
    received = Application.received_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    disclosure = (Application.nature == "disclosure", Application.replied_on.is_not(None))
    return session.scalar(select(func.count(Application.id)).where(received, *disclosure, *only)) or 0


def _outcomes(session: Session, year: int) -> Counter[tuple[str, str]]:
    filed = Dispute.filed_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    query = select(Dispute.procedure, Dispute.outcome, func.count()).where(filed)
    found = session.execute(query.group_by(Dispute.procedure, Dispute.outcome))
    return Counter({(procedure, outcome): count for procedure, outcome, count in found})
