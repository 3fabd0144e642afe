"""All findings of a year: the form's checks, the reviewers' rules, the scan of the text, each with its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.condition import DECEMBER
from desktop_app.report.annex.finding import gravest_first
from desktop_app.report.checks.asked_year import AskedYear
from desktop_app.report.checks.explanations import explained
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.checks.rule_file import rules_in_use
from desktop_app.report.checks.rule_findings import findings_of_rules
from desktop_app.report.checks.text_reading import read_text
from desktop_app.report.checks.year_reading import read_facts

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding


def check_year(
    session: Session, annex: Annex, rules: Rules, today: dt.date, until: dt.date | None = None
) -> tuple[Finding, ...]:
    """Return all findings on the year of an annex, of the whole bureau or of the annex's unit, the gravest first.

    `until` leaves out records of later days: those of a month that isn't to be handed in yet. A form of one month is
    asked about its own sums only.
    """
    if annex.month != DECEMBER:
        return explained(session, annex.year, check_annex(session, annex))
    asked = AskedYear(session=session, rules=rules, year=annex.year, today=today, unit=annex.unit or "", until=until)
    text = read_text(asked)
    ruled = findings_of_rules(rules_in_use(), read_facts(asked, annex, text))
    found = [*check_annex(session, annex), *ruled, *text.findings]
    return explained(session, annex.year, gravest_first(found))
