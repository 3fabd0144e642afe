"""Issuing a letter: its text is kept, its number taken, and the step it is stands in the case, all in one operation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import KINDS, Letter
from desktop_app.model.law.step_file import made_known_by
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.office.rules.numbering import letter_series, next_number, pattern_in_force
from desktop_app.report.letters.edited_text import body_text, changed_words, with_body
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.kept_text import as_text
from desktop_app.report.letters.letter_case_reading import letter_case
from desktop_app.report.letters.order import LetterOrder, Prepared, prepare
from desktop_app.report.letters.readiness import UnreadyLetterError, lack_of
from desktop_app.report.letters.replies import reply_letters
from desktop_app.report.letters.text import LetterDraft, letter_text
from desktop_app.store.log.operation import Change, operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger


def draft_letter(ledger: Ledger, application_id: str, order: LetterOrder) -> LetterDraft:
    """Return a letter as it would be issued, with the number it would get; nothing is saved.

    Raises `UserError` where the application is gone, the procedure refuses the step that the letter is, or no wording
    fits the case.
    """
    with reading(ledger) as session:
        return _draft(session, ledger, _prepared(session, ledger, application_id, order), order)


def issue_letter(ledger: Ledger, application_id: str, order: LetterOrder) -> str:
    """Issue a letter in one operation and return the id of its record; raises `UserError` as `draft_letter` does.

    Raises `UnreadyLetterError` where words are blank or the review is lacking. The entry says which paragraphs somebody
    changed before issuing.
    The record keeps the exact text. A letter that is a step of the case (补正, 延期 …) takes that step where it wasn't
    taken yet; a reply notes its decision as a draft. The number goes to the step, or to the application for a reply.
    """
    label = _("制发{letter}").format(letter=code_text("letter", order.code))
    with operation(ledger, label, why=_why(ledger, application_id, order)) as change:
        prepared = _prepared(change.session, ledger, application_id, order)
        draft = _draft(change.session, ledger, prepared, order)
        lack = lack_of(draft, prepared.case)
        if lack:
            raise lack
        _save_steps(change, application_id, prepared, draft)
        if order.code in reply_letters(letters_of(change.session)):
            _number_reply(change, application_id, prepared, draft.number)
        return change.add(
            Letter,
            {
                "application": application_id,
                "code": draft.code,
                "number": draft.number,
                "day": draft.day,
                "addressee": draft.addressee,
                "body": as_text(draft),
            },
        )


def lack_of_letter(ledger: Ledger, application_id: str, order: LetterOrder) -> UnreadyLetterError | None:
    """Return what keeps a letter from being issued as it would be drafted now; raises `UserError` as drafting does."""
    with reading(ledger) as session:
        prepared = _prepared(session, ledger, application_id, order)
        return lack_of(_draft(session, ledger, prepared, order), prepared.case)


def _why(ledger: Ledger, application_id: str, order: LetterOrder) -> str:
    """Say what was changed in the text, for the history."""
    if not order.text:
        return ""
    return changed_words(body_text(draft_letter(ledger, application_id, replace(order, text=""))), order.text)


def _prepared(session: Session, ledger: Ledger, application_id: str, order: LetterOrder) -> Prepared:
    case = letter_case(session, ledger.profile, ledger.rules, application_id, order.day)
    named = order if order.officer else replace(order, officer=ledger.profile.person)
    return prepare(case, named, letters_of(session))


def _draft(session: Session, ledger: Ledger, prepared: Prepared, order: LetterOrder) -> LetterDraft:
    number = order.number or _standing_number(prepared, order.code) or _next_number(session, ledger, order)
    made = letter_text(replace(prepared.case, number=number), order.code, letters_of(session))
    return with_body(made, order.text) if order.text else made


def _standing_number(prepared: Prepared, code: str) -> str:
    """Return the number that the reply or the step already has."""
    if prepared.case.decision:
        return str(prepared.case.application.get("reply_number") or "")
    return str(prepared.case.step.get("number") or "") if _is_step(prepared, code) else ""


def _is_step(prepared: Prepared, code: str) -> bool:
    """Tell whether the letter is the notice of its step, and not just a form that goes with it."""
    return prepared.case.step.get("step") in {rule.code for rule in made_known_by(code)}


def _next_number(session: Session, ledger: Ledger, order: LetterOrder) -> str:
    series = letter_series(letter_heads(session)[order.code])
    pattern = pattern_in_force(series, ledger.rules.settings)
    return next_number(session, series, order.day.year, ledger.profile.unit_id, pattern)


def _save_steps(change: Change, application_id: str, prepared: Prepared, draft: LetterDraft) -> None:
    """Save the steps that the letter brings, or note its number on the step that was there."""
    for write in prepared.written:
        numbered = {} if prepared.case.decision else {"number": draft.number}
        change.add(KINDS[write.kind], {**write.values, **numbered, "application": application_id})
    step = prepared.case.step
    if step.get("id") and not step.get("number") and _is_step(prepared, draft.code):
        change.update(str(step["id"]), {"number": draft.number})


def _number_reply(change: Change, application_id: str, prepared: Prepared, number: str) -> None:
    """Note the reply's number on the application, unless it has one."""
    if not prepared.case.application.get("reply_number"):
        change.update(application_id, {"reply_number": number})
