"""The forms of the page: for a step to take, a step to put right, and the reply."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.law.step_file import deciding
from desktop_app.model.record import typed_fields, values_of
from desktop_app.ui.case.step_fields import fields_asked, fields_fitting_reply, start_values
from desktop_app.ui.forms.inline_form import Asked
from desktop_app.ui.forms.inputs.choice_list import Choice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.kinds import Approval, CaseStep
    from desktop_app.model.law.workflow import Case
    from desktop_app.model.record import Record
    from desktop_app.ui.case.steps_offered import Offer

_FIXED = frozenset({"application", "step", "position"})
"""What a record of a step keeps when it is put right."""


def asked_for(case: Case, offer: Offer, today: dt.date, person: str, reply_number: Callable[[str], str]) -> Asked:
    """Return what the form of a step asks; `reply_number(decision)` is proposed for a reply that has none."""
    action = offer.action
    start = start_values(case, action, today, person)
    follow = _numbering(reply_number) if action.code == "reply" and not start["reply_number"] else None
    start |= follow(start) if follow else {}
    choices = {}
    if action.target == "answer":
        choices["answer"] = [choice for choice in _choices("step_answer") if choice.key in action.answers]
    if action.code == "reply":
        choices["decision"] = [choice for choice in _choices("decision") if deciding(str(choice.key)) is None]
    return Asked(
        title=offer.text,
        fields=fields_asked(action),
        start=start,
        button=_("保存"),
        fitting=fields_fitting_reply if action.code == "reply" else None,
        follow=follow,
        choices=choices,
    )


def _numbering(reply_number: Callable[[str], str]) -> Callable[[Mapping[str, Value]], dict[str, Value]]:
    """Return what follows from the decision of a reply: the number of its letter."""
    number = cache(reply_number)
    return lambda values: {"reply_number": number(str(values.get("decision") or ""))}


def asked_to_correct(record: CaseStep | Approval, title: str) -> Asked:
    """Return what the form asks that puts a step or an opinion right: everything that stands in it, and its day."""
    values = values_of(record)
    fields = [
        field
        for name, field in typed_fields(type(record)).items()
        if name not in _FIXED and (field.required or values[name] not in {None, "", False} or _always(record, name))
    ]
    fields.sort(key=lambda field: field.shape is not Shape.DAY or not field.required)
    return Asked(_("改正：{step}").format(step=title), [replace(field, help="") for field in fields], values, _("保存"))


def _always(record: Record, name: str) -> bool:
    return name in {"officer", "reason", "note"} or (record.kind == "approval" and name == "secrecy_reviewed")


def _choices(code_list: str) -> list[Choice]:
    return [Choice(code.code, code.text) for code in codes(code_list).values()]
