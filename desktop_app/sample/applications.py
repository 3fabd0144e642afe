"""The 33 letters of the year: 7 applications, all granted in time, 26 others shown the right door, and one review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Application, Dispute
from desktop_app.sample.content import Values, chosen, day, read

if TYPE_CHECKING:
    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change

_APPLICANT = ("applicant_address", "identity_kind", "identity_number")


class LetterContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every letter has; names, numbers and addresses are invented, identity numbers fail their check digit."""

    received: str
    replied: str
    unit: str
    channel: str
    subject: str
    topics: str
    applicant_name: str
    applicant_phone: str


class ApplicationContent(LetterContent, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An application for information, as the form of 2007 asks for it."""

    applicant_type: str
    delivery: str
    asked: str
    items_provided: int
    applicant_address: str
    identity_kind: str
    identity_number: str


class OtherContent(LetterContent, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A letter that isn't an application for information, and where its writer was sent."""

    referred_to: str


class ReviewContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The review, of the reply to the application with that running number."""

    application: int
    case_number: str
    subject: str
    authority: str
    filed: str
    closed: str
    explanation: str


class ApplicationsContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All letters, and how they and their replies are numbered."""

    number: str
    reply_number: str
    reason: str
    other_reason: str
    applications: list[ApplicationContent]
    others: list[OtherContent]
    review: ReviewContent


def applications_content() -> ApplicationsContent:
    """Return the letters of the sample."""
    return read("applications", ApplicationsContent)


def add_applications(change: Change, known: Directory) -> None:
    """Add all letters in the order of their receipt, which numbers them, and the review of one reply."""
    content = applications_content()
    letters: list[ApplicationContent | OtherContent] = [*content.applications, *content.others]
    records: list[str] = []
    for number, letter in enumerate(sorted(letters, key=lambda letter: letter.received), start=1):
        values: Values = {"number": content.number.format(n=number), "unit": known.units[letter.unit]}
        if isinstance(letter, ApplicationContent):
            reply_number = content.reply_number.format(n=len(records) + 1)
            outcome = {"decision_reason": content.reason, "reply_number": reply_number}
            records.append(change.add(Application, values | _granted(letter) | outcome))
        else:
            change.add(Application, values | _redirected(letter) | {"decision_reason": content.other_reason})
    review = content.review
    reviewed = content.applications[review.application - 1]
    change.add(Dispute, _review(review, known.units[reviewed.unit], records[review.application - 1]))


def _letter(letter: LetterContent) -> Values:
    values = chosen(letter, "channel", "subject", "topics", "applicant_name", "applicant_phone")
    return values | {"received_on": day(letter.received), "replied_on": day(letter.replied)}


def _granted(letter: ApplicationContent) -> Values:
    values = chosen(letter, "applicant_type", "delivery", "asked", "items_provided", *_APPLICANT)
    return _letter(letter) | values | {"nature": "disclosure", "decision": "granted"}


def _redirected(letter: OtherContent) -> Values:
    told: Values = {"nature": "other", "decision": "redirected", "applicant_type": "natural"}
    return _letter(letter) | told | {"referred_to": letter.referred_to}


def _review(review: ReviewContent, unit: str, application: str) -> Values:
    values = chosen(review, "case_number", "subject", "authority", "explanation")
    values |= {"procedure": "review", "unit": unit, "application": application, "accepted": True}
    values |= {"filed_on": day(review.filed), "closed_on": day(review.closed)}
    return values | {"outcome": "upheld", "satisfied": "unasked"}
