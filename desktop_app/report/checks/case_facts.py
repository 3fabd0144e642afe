"""Reading the year's applications, their letters and numbers, and the year's disputes."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desktop_app.model.kinds import Application, Approval, CaseStep, Dispute, Letter
from desktop_app.office.cases.case_records import read_case
from desktop_app.office.cases.late import late_replies
from desktop_app.office.records.listing import titles
from desktop_app.office.rules.numbering import doubles, pattern_in_force, series_in_force
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.facts import CaseFacts, DisputeFacts, NumberFacts, Objection, ReplyFacts
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.replies import reply_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.office.rules.numbering import Series
    from desktop_app.report.checks.asked_year import AskedYear


def read_cases(asked: AskedYear) -> tuple[CaseFacts, ...]:
    """Return the applications that came in the year, and those whose reply was due in it and came late."""
    replies = late_replies(asked.session, asked.rules, asked.year, asked.today)
    late = {found.record_id: found.words for found in replies if found.due_on <= asked.last}
    came = select(Application).where(
        or_(asked.within(Application.received_on), Application.id.in_(late)), asked.of_unit(Application.unit)
    )
    rows = list(asked.session.scalars(came.order_by(Application.received_on, Application.number, Application.id)))
    letters = _letters(asked, [row.id for row in rows])
    with_steps = _with_steps(asked)
    return tuple(
        CaseFacts(
            id=row.id,
            number=row.number,
            subject=row.subject,
            received_on=row.received_on,
            decision=row.decision,
            reason=row.decision_reason,
            late=late.get(row.id, ""),
            objections=tuple(_objections(asked, row.id)) if row.id in with_steps or row.extended_on else (),
            letters=tuple(letters.get(row.id, ())),
        )
        for row in rows
        if row.received_on is not None
    )


def _with_steps(asked: AskedYear) -> set[str]:
    """Return the applications whose procedure has more to it than receipt and reply."""
    steps = asked.session.scalars(select(CaseStep.application).distinct())
    opinions = asked.session.scalars(select(Approval.application).distinct())
    return {found for found in (*steps, *opinions) if found}


def _objections(asked: AskedYear, record: str) -> Iterator[Objection]:
    """Yield what the procedure says against the steps that were taken in the year, and which of them came late."""
    for taken in read_case(asked.session, asked.rules, record).taken:
        for sentence in filter(None, (taken.objection, taken.late)):
            if taken.event.day.year == asked.year:
                yield Objection(action=taken.event.action, day=taken.event.day, sentence=sentence)


def _letters(asked: AskedYear, cases: Sequence[str]) -> Mapping[str, list[ReplyFacts]]:
    found = defaultdict(list)
    wanted = set(cases)
    known = series_in_force(asked.session)
    replies = reply_letters(letters_of(asked.session))
    for letter in asked.session.scalars(select(Letter).order_by(Letter.day, Letter.id)):
        if letter.application in wanted:
            series = _series_of(letter.number, known, asked.rules.settings)
            found[str(letter.application)].append(
                ReplyFacts(
                    number=letter.number,
                    code=letter.code,
                    series=series,
                    replies=letter.code in replies,
                    body=letter.body,
                )
            )
    return found


def _series_of(number: str, known: Sequence[Series], settings: Mapping[str, str]) -> frozenset[str]:
    """Return the kinds of letters whose series a number can be of; none for a number of another making."""
    if not number.strip():
        return frozenset()
    patterns = ((series.code, pattern_in_force(series, settings)) for series in known if series.code)
    return frozenset(code for code, pattern in patterns if _matcher(pattern).fullmatch(number))


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    """Return what tells a number of a pattern: {year} four digits, {n} any, {unit} any characters."""
    places = {"year": r"\d{4}", "unit": r".*?"}
    parts = re.split(r"\{(\w+)[^{}]*\}", pattern)
    return re.compile("".join(places.get(part, r"\d+") if at % 2 else re.escape(part) for at, part in enumerate(parts)))


def read_numbers(asked: AskedYear, mine: set[str]) -> tuple[NumberFacts, ...]:
    """Return the numbers borne by several records of which one is of the year (`mine`: the year's records)."""
    found = []
    for double in doubles(asked.session):
        targets = _targets(asked, double.kind, double.records)
        if any(target.id in mine for target in targets):
            found.append(NumberFacts(number=double.number, records=targets))
    return tuple(found)


def _targets(asked: AskedYear, kind: str, records: Sequence[str]) -> tuple[RecordTarget, ...]:
    """Return records by their titles, since their number is the same; a letter is found in its application."""
    if kind == Letter.kind:
        owners = select(Letter.application).where(Letter.id.in_(records)).order_by(Letter.id)
        kind, records = Application.kind, [owner for owner in asked.session.scalars(owners) if owner]
    names = titles(asked.session, kind, records)
    return tuple(RecordTarget(kind, record, names.get(record, "")) for record in records)


def read_disputes(asked: AskedYear) -> tuple[DisputeFacts, ...]:
    """Return the disputes that were brought or decided in the year."""
    query = select(Dispute).where(
        or_(asked.within(Dispute.filed_on), asked.within(Dispute.closed_on)), asked.of_unit(Dispute.unit)
    )
    return tuple(
        DisputeFacts(
            id=row.id,
            procedure=row.procedure,
            subject=row.subject,
            case_number=row.case_number,
            closed_on=row.closed_on,
            outcome=row.outcome,
            explanation=row.explanation,
            after_review=row.after_review,
            co_defendant=row.co_defendant,
        )
        for row in asked.session.scalars(query.order_by(Dispute.filed_on, Dispute.id))
    )
