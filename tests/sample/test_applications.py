"""The 33 letters, the one review and everything that did not happen."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app.model.kinds import Application, Complaint, Dispute, Fee, Inquiry, NilDeclaration, Unit
from desktop_app.model.law.calendar import official_calendar

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def letters(session: Session, nature: str) -> list[Application]:
    statement = select(Application).where(Application.nature == nature).order_by(Application.received_on)
    return list(session.scalars(statement))


def resident_check(number: str) -> str:
    """Return the check digit that the first 17 digits of an identity number ask for (GB 11643)."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def organisation_check(code: str) -> str:
    """Return the check digit that the first 8 digits of an organisation code ask for (GB 11714)."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(code, (3, 7, 9, 10, 5, 8, 4, 2), strict=False)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def test_seven_applications_and_twenty_six_other_letters_came_in(sample: Session) -> None:
    natures = select(Application.nature, func.count()).group_by(Application.nature)
    assert dict(sample.execute(natures).all()) == {"disclosure": 7, "other": 26}
    assert {day.year for day in sample.scalars(select(Application.received_on)) if day} == {2013}


def test_every_application_was_granted_in_time(sample: Session) -> None:
    for application in letters(sample, "disclosure"):
        assert application.decision == "granted"
        assert application.received_on
        assert application.replied_on
        assert application.due_on
        assert application.received_on < application.replied_on <= application.due_on
        assert application.extended_on is None


def test_one_reply_goes_out_on_the_last_day_a_make_up_saturday_after_two_holidays(sample: Session) -> None:
    close = [one for one in letters(sample, "disclosure") if one.replied_on == one.due_on]
    assert [(one.received_on, one.due_on) for one in close] == [(dt.date(2013, 9, 16), dt.date(2013, 10, 12))]


def test_the_applications_are_about_what_the_report_names(sample: Session) -> None:
    topics = {topic for one in letters(sample, "disclosure") for topic in one.topics.split("、")}
    assert topics == {"劳动合同", "社会保障", "人才引进", "工资福利"}


def test_the_other_letters_were_shown_the_right_door(sample: Session) -> None:
    others = letters(sample, "other")
    assert {letter.decision for letter in others} == {"redirected"}
    assert all(letter.replied_on and letter.referred_to and letter.decision_reason for letter in others)
    assert {letter.due_on for letter in others} == {None}


def test_letters_come_and_are_answered_on_working_days(sample: Session) -> None:
    days = {*sample.scalars(select(Application.received_on)), *sample.scalars(select(Application.replied_on))}
    assert all(day is not None and official_calendar().is_workday(day) for day in days)


def test_letters_are_numbered_in_the_order_of_receipt_and_replies_of_their_own(sample: Session) -> None:
    numbers = sample.scalars(select(Application.number).order_by(Application.received_on, Application.number)).all()
    assert numbers == [f"2013-{number:04}" for number in range(1, 34)]
    replies = [one.reply_number for one in letters(sample, "disclosure")]
    assert replies == [f"青人社公开〔2013〕{number}号" for number in range(1, 8)]


def test_letters_come_by_every_door_and_from_several_sorts_of_applicants(sample: Session) -> None:
    assert set(sample.scalars(select(Application.channel))) == {"face", "web", "email", "fax", "letter"}
    kinds = Counter(one.applicant_type for one in letters(sample, "disclosure"))
    assert kinds == {"natural": 4, "business": 1, "legal": 1, "research": 1}


def test_no_identity_number_passes_its_own_check_digit(sample: Session) -> None:
    numbers = Counter[str]()
    for one in letters(sample, "disclosure"):
        numbers[one.identity_kind] += 1
        if one.identity_kind == "resident":
            assert len(one.identity_number) == 18
            assert resident_check(one.identity_number) != one.identity_number[-1]
        else:
            assert organisation_check(one.identity_number) != one.identity_number[-1]
    assert numbers == {"resident": 4, "organisation_code": 3}


def test_telephones_and_addresses_belong_to_nobody(sample: Session) -> None:
    rows = sample.execute(select(Application.applicant_phone, Application.applicant_address))
    assert all(phone.startswith("0532-000") and "示例路" in (address or "示例路") for phone, address in rows)


def test_one_review_was_upheld_within_sixty_days_and_concerns_a_reply_before_it(sample: Session) -> None:
    (review,) = sample.scalars(select(Dispute))
    assert (review.procedure, review.outcome, review.accepted) == ("review", "upheld", True)
    assert review.filed_on
    assert review.closed_on
    assert dt.timedelta(0) < review.closed_on - review.filed_on <= dt.timedelta(days=60)
    application = sample.get(Application, review.application)
    assert application
    assert application.replied_on
    assert application.nature == "disclosure"
    assert dt.timedelta(0) < review.filed_on - application.replied_on <= dt.timedelta(days=60)
    assert review.unit == application.unit


def test_inquiries_came_by_telephone_and_letter(sample: Session) -> None:
    assert {"phone", "letter"} <= set(sample.scalars(select(Inquiry.channel)))
    months = {day.month for day in sample.scalars(select(Inquiry.day)) if day}
    assert months == set(range(1, 13))
    assert sample.scalar(select(func.min(Inquiry.people))) == 1


@pytest.mark.parametrize("subject", ["lawsuit", "complaint", "fee", "appeal"])
def test_what_the_report_says_did_not_happen_every_unit_declared(sample: Session, subject: str) -> None:
    declared = sample.scalars(select(NilDeclaration.unit).where(NilDeclaration.subject == subject)).all()
    assert sorted(unit for unit in declared if unit) == sorted(sample.scalars(select(Unit.id)))
    assert sample.scalar(select(func.count()).select_from(Complaint)) == 0
    assert sample.scalar(select(func.count()).select_from(Fee)) == 0


@pytest.mark.parametrize(
    ("subject", "units_with"),
    [
        ("inquiry", select(Inquiry.unit)),
        ("application", select(Application.unit)),
        ("review", select(Dispute.unit).where(Dispute.procedure == "review")),
    ],
)
def test_a_unit_either_has_records_or_says_that_it_has_none(
    sample: Session, subject: str, units_with: Select[str | None]
) -> None:
    declared = set(sample.scalars(select(NilDeclaration.unit).where(NilDeclaration.subject == subject)))
    busy = set(sample.scalars(units_with))
    assert not declared & busy
    assert declared | busy == set(sample.scalars(select(Unit.id)))


def test_only_the_office_declares_that_there_is_no_special_funding(sample: Session) -> None:
    statement = select(Unit.nature).join(NilDeclaration, NilDeclaration.unit == Unit.id)
    assert sample.scalars(statement.where(NilDeclaration.subject == "funding")).all() == ["office"]


def test_every_declaration_is_of_the_year_and_signed_by_the_officer_in_post(sample: Session) -> None:
    for declaration in sample.scalars(select(NilDeclaration)):
        assert (declaration.year, declaration.month) == (2013, None)
        assert declaration.declared_on == dt.date(2014, 1, 7)
        assert declaration.declared_by
