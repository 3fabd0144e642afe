"""The turn of the year as the ledger stands: the facts that its lines are told from, read at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desktop_app.model.codes import code_text
from desktop_app.model.holidays.open_year import why_year_open
from desktop_app.model.kinds import KINDS, Application, Category, CorrectionSlip, Dispute, Release
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.record import fields_of
from desktop_app.model.year_turn import (
    CarriedCases,
    NewCategories,
    NewRules,
    NextNumber,
    OldYear,
    TurnFacts,
    TurnLine,
    in_season,
    lacks_rules,
    still_open,
    turn_lines,
    turned_to,
)
from desktop_app.office.cases.due import open_cases
from desktop_app.office.months.hand_in import latest_hand_ins
from desktop_app.office.months.open_exchange import waiting_for_office, waiting_for_unit
from desktop_app.office.records.ordering import by_text
from desktop_app.office.rules.numbering import Series, next_number, pattern_in_force, series_in_force
from desktop_app.office.rules.own_rules import own_year
from desktop_app.office.years.report_steps import report_state
from desktop_app.office.years.working_years import years_with_records
from desktop_app.report.annex.formats.in_force import formats_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class YearTurn:
    """The lines of the turn to a year, with the ids of the records they tell of.

    These are the cases carried over, the categories in use, and the year's releases in others.
    """

    year: int
    lines: tuple[TurnLine, ...]
    applications: tuple[str, ...]
    disputes: tuple[str, ...]
    categories: tuple[str, ...]
    misplaced: tuple[str, ...]

    @property
    def open(self) -> int:
        """Return how many lines have something to do."""
        return still_open(self.lines)


def year_turn(
    session: Session, rules: Rules, profile: Profile, year: int, today: dt.date, *, units: bool = True
) -> YearTurn:
    """Return how the turn to a year stands on a day, for the office or for the unit whose file it is.

    Without `units` the office's line doesn't say how many units lack a month: that takes a look at all of them.
    """
    applications, disputes = carried_applications(session, year), _carried_disputes(session, year)
    categories, misplaced = _in_use(session, year), _misplaced(session, year)
    late = {case.record_id for case in open_cases(session, rules, today) if case.overdue}
    facts = TurnFacts(
        year=year,
        today=today,
        office=profile.role == "office",
        rules=_rules(session, rules, profile, year),
        categories=_categories(session, year, len(categories), len(misplaced)),
        cases=CarriedCases(
            applications=len(applications), overdue=len(late.intersection(applications)), disputes=len(disputes)
        ),
        old=_old_year(session, rules, profile, year - 1, today, units=units),
    )
    return YearTurn(year, turn_lines(facts), applications, disputes, categories, misplaced)


def turn_to_show(session: Session, today: dt.date) -> int:
    """Return the year whose turn is looked at first: a day's own, or for an old ledger the one after its last year."""
    years = years_with_records(session)
    year = turned_to(today)
    return year if not years or {year, year - 1}.intersection(years) else years[0] + 1


def offered_turn(session: Session, rules: Rules, profile: Profile, working: int, today: dt.date) -> YearTurn | None:
    """Return the turn that is offered by itself on a day: around New Year after a year of work, while there is to do.

    Outside of that time it is the working year's, while this one or a later one lacks its days off or its form.
    """
    year = turned_to(today)
    if in_season(today) and year - 1 in years_with_records(session):
        turn = year_turn(session, rules, profile, year, today, units=False)
        return turn if turn.open else None
    lacking = working >= today.year and lacks_rules(_rules(session, rules, profile, working))
    return year_turn(session, rules, profile, working, today, units=False) if lacking else None


def carried_applications(session: Session, year: int) -> tuple[str, ...]:
    """Return the applications that count as carried over into a year (上年结转), as its annex counts them."""
    last = dt.date(year - 1, 12, 31)
    query = select(Application.id).where(
        Application.nature == "disclosure",
        Application.counted_on <= last,
        Application.replied_on.is_(None) | (Application.replied_on > last),
    )
    return tuple(session.scalars(query.order_by(Application.counted_on, Application.id)))


def _carried_disputes(session: Session, year: int) -> tuple[str, ...]:
    last = dt.date(year - 1, 12, 31)
    query = select(Dispute.id).where(
        Dispute.co_defendant.is_not(True),
        Dispute.filed_on <= last,
        Dispute.closed_on.is_(None) | (Dispute.closed_on > last),
    )
    return tuple(session.scalars(query.order_by(Dispute.filed_on, Dispute.id)))


def _rules(session: Session, rules: Rules, profile: Profile, year: int) -> NewRules:
    arrangement = rules.calendar.years.get(year)
    form = formats_of(session).default(year)
    return NewRules(
        notice=arrangement.notice if arrangement else None,
        own=bool(own_year(session, year)),
        form=form.name,
        fits=form.in_force(year),
        numbers=tuple(_numbers(session, rules.settings, profile, year)),
        lacks=why_year_open(rules.calendar, year) if arrangement else "",
    )


def _numbers(session: Session, settings: Mapping[str, str], profile: Profile, year: int) -> Iterator[NextNumber]:
    """Yield the next numbers of the registers, and of those letters whose numbers don't begin anew.

    Correction slips are the office's alone.
    """
    for series in series_in_force(session):
        if series.kind == CorrectionSlip.kind and profile.role != "office":
            continue
        pattern = pattern_in_force(series, settings)
        yearly = "{year}" in pattern
        if series.kind != "letter" or not yearly:
            yield NextNumber(_label(series), next_number(session, series, year, profile.unit_id, pattern), yearly)


def _label(series: Series) -> str:
    return code_text("letter", series.code) if series.code else fields_of(KINDS[series.kind])[series.field].label


def _categories(session: Session, year: int, in_use: int, misplaced: int) -> NewCategories:
    begun = select(func.count()).where(Category.first_year == year)
    ended = select(func.count()).where(Category.last_year == year - 1)
    return NewCategories(
        in_use=in_use, begun=session.scalar(begun) or 0, ended=session.scalar(ended) or 0, misplaced=misplaced
    )


def _in_use(session: Session, year: int) -> tuple[str, ...]:
    begun = Category.first_year.is_(None) | (Category.first_year <= year)
    goes_on = Category.last_year.is_(None) | (Category.last_year >= year)
    order = (Category.position, by_text(Category.name), Category.id)
    return tuple(session.scalars(select(Category.id).where(begun, goes_on).order_by(*order)))


def _misplaced(session: Session, year: int) -> tuple[str, ...]:
    """Return a year's releases in categories that weren't in use in it."""
    query = select(Release.id).join(Category, Category.id == Release.category)
    out_of_use = or_(Category.first_year > year, Category.last_year < year)
    in_year = func.strftime("%Y", Release.released_on) == str(year)
    return tuple(session.scalars(query.where(in_year, out_of_use).order_by(Release.released_on, Release.id)))


def _old_year(session: Session, rules: Rules, profile: Profile, year: int, today: dt.date, *, units: bool) -> OldYear:
    old = OldYear(
        recorded=year in years_with_records(session),
        state=report_state(session, year),
        report_due=regulation_of(dt.date(year, 12, 31)).reported_on(year),
    )
    if profile.role == "office":
        missing = waiting_for_office(session, rules, year, today).missing if units else 0
        return replace(old, missing_units=missing)
    waiting = waiting_for_unit(session, rules, profile.unit_id, year, today)
    hands_in = bool(latest_hand_ins(session, year, profile.unit_id))
    return replace(old, hands_in=hands_in, missing_months=waiting.missing, returned=waiting.returned)
