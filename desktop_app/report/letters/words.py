"""What each word of a letter says in a case; "" where the case has nothing to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.i18n import in_chinese
from desktop_app.model.codes import codes
from desktop_app.model.law.case_state import state_of
from desktop_app.model.law.explanation import explain
from desktop_app.model.law.rule_sets import remedy_terms
from desktop_app.model.law.rule_settings import setting
from desktop_app.model.text import yuan
from desktop_app.report.letters.third_parties import consulted, third_parties_said
from desktop_app.report.letters.vocabulary import days_left, vocabulary
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Value
    from desktop_app.report.letters.letter_case import LetterCase

_EXTENSION = "extension"


def say(word: str, case: LetterCase) -> str:
    """Return what a word of the vocabulary says in a case; an unknown word is our bug (KeyError)."""
    return WORDS[word](case).strip()


def _plain(value: Value) -> str:
    return official_day_text(value) if isinstance(value, dt.date) else "" if value is None else str(value)


def _of_application(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(case.application.get(name))


def _of_step(name: str, step: str = "") -> Callable[[LetterCase], str]:
    return lambda case: _plain((case.taken(step) if step else case.step).get(name))


def _of_organisation(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(case.organisation.get(name))


def _of_repeated(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(case.repeated.get(name))


def _setting(code: str) -> Callable[[LetterCase], str]:
    return lambda case: setting(case.rules.settings, code)


def _term(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(getattr(case.regulation, name))


def _remedy(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(getattr(remedy_terms(case.day), name))


def _label(name: str, values: Mapping[str, Value], code_list: str) -> str:
    """Return a code's Chinese label: a letter is Chinese in any language of the screen."""
    code = codes(code_list).get(str(values.get(name) or ""))
    return code.label if code else ""


def _you(case: LetterCase) -> str:
    natural = case.application.get("applicant_type") in {"natural", "", None}
    return vocabulary().person if natural else vocabulary().organisation


def _due(name: str) -> Callable[[LetterCase], str]:
    return lambda case: _plain(getattr(case.deadline, name)) if case.deadline else ""


def _due_before(case: LetterCase) -> str:
    """Return the due day as it was before the term was extended."""
    others = tuple(step for step in case.steps if step.get("step") != _EXTENSION)
    unextended = {**case.application, "extended_on": None}
    return _due("legal")(replace(case, steps=others, application=unextended))


def _extension_days(case: LetterCase) -> str:
    return _plain(case.taken(_EXTENSION).get("days") or case.regulation.extension_days)


def _days_left(case: LetterCase) -> str:
    legal = case.deadline.legal if case.deadline else None
    return days_left(case.rules.calendar.count_between(case.day, legal)) if legal else ""


def _due_explained(case: LetterCase) -> str:
    with in_chinese():
        return "\n".join(line.text for line in explain(case.deadline)) if case.deadline else ""


def _state(case: LetterCase) -> str:
    return _label("state", {"state": state_of(case.facts, case.rules.settings)}, "case_state")


def _fee_amount(case: LetterCase) -> str:
    amount = case.taken("fee").get("amount")
    return yuan(amount) if isinstance(amount, int) else ""


def _consulted(case: LetterCase) -> Mapping[str, Value]:
    """Return the consultation that the letter speaks of: of the party it goes to, or the last."""
    return consulted(case.steps, _plain(case.step.get("party")))


def _corrected_on(case: LetterCase) -> str:
    correction = case.taken("correction")
    return "" if correction.get("answer") == "silent" else _plain(correction.get("answered_on"))


WORDS: dict[str, Callable[[LetterCase], str]] = {
    "organisation": _of_organisation("name"),
    "office": lambda case: case.office,
    "contact_office": _of_organisation("contact_office"),
    "contact_telephone": _of_organisation("telephone"),
    "contact_address": _of_organisation("address"),
    "review_organ": _setting("review_organ"),
    "superior_organ": _setting("superior_organ"),
    "court": _setting("court"),
    "review_days": _remedy("review_days"),
    "suit_months": _remedy("suit_months"),
    "suit_after_review_days": _remedy("suit_after_review_days"),
    "number": lambda case: case.number,
    "day": lambda case: official_day_text(case.day),
    "you": _you,
    "applicant": _of_application("applicant_name"),
    "applicant_address": _of_application("applicant_address"),
    "register_number": _of_application("number"),
    "received_on": _of_application("received_on"),
    "channel": lambda case: _label("channel", case.application, "application_channel"),
    "subject": _of_application("subject"),
    "asked": _of_application("asked"),
    "delivery": lambda case: _label("delivery", case.application, "delivery"),
    "unit": lambda case: case.unit,
    "state": _state,
    "reply_days": _term("reply_days"),
    "due_on": _due("legal"),
    "due_before": _due_before,
    "internal_due_on": _due("internal"),
    "office_due_on": _due("office"),
    "days_left": _days_left,
    "due_explained": _due_explained,
    "third_party_days": _term("third_party_days"),
    "co_maker_days": _term("co_maker_days"),
    "payment_days": _term("payment_days"),
    "step_number": _of_step("number"),
    "party": _of_step("party"),
    "until": _of_step("until"),
    "reason": _of_step("reason"),
    "correction_on": _of_step("day", "correction"),
    "correction_items": _of_step("reason", "correction"),
    "correction_until": _of_step("until", "correction"),
    "corrected_on": _corrected_on,
    "extension_reason": _of_step("reason", _EXTENSION),
    "extension_days": _extension_days,
    "consulted_on": lambda case: _plain(_consulted(case).get("day")),
    "party_answer": lambda case: _label("answer", _consulted(case), "step_answer"),
    "third_parties": lambda case: third_parties_said(case.steps, _plain(case.application.get("unconsulted_reason"))),
    "abuse_asked_on": _of_step("day", "abuse_reason"),
    "fee_on": _of_step("day", "fee"),
    "fee_amount": _fee_amount,
    "fee_until": _of_step("until", "fee"),
    "decision_reason": _of_application("decision_reason"),
    "items_provided": _of_application("items_provided"),
    "referred_to": _of_application("referred_to"),
    "access_path": _of_application("access_path"),
    "search_record": _of_application("search_record"),
    "unconsulted_reason": _of_application("unconsulted_reason"),
    "repeats_number": _of_repeated("number"),
    "repeats_replied_on": _of_repeated("replied_on"),
    "repeats_reply_number": _of_repeated("reply_number"),
    "delivered_letter": lambda case: case.delivered_letter,
}
"""Every word of the vocabulary with what it says."""
