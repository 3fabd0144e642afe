"""One letter that asks for several things becomes one case for each (一事一申请), received on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError
from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import Application
from desktop_app.model.record import fields_of, typed_fields, values_of
from desktop_app.office.rules.proposed_numbers import first_numbers
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice

_MATTER_BY_MATTER = frozenset({"number", "subject", "split_from", "repeats"})
"""What each case of a letter has of its own; what was done with the first isn't done with the others."""

OTHERS = Field(
    name="others",
    label="其他各件的申请事项",
    shape=Shape.LINES,
    required=True,
    help="每行一件，收到日期和申请人与本件相同。",
)
"""The field in which the matters of the other cases are typed."""


def matters(text: str) -> list[str]:
    """Return the matters typed, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def split(ledger: Ledger, application: Application, subjects: Sequence[str]) -> Notice:
    """Add a case for each of the other matters in one operation; raises `UserError` where one can't be."""
    too_long = next((subject for subject in subjects if len(subject) > fields_of(Application)["subject"].limit), "")
    if too_long:
        said = _("“{subject}…”太长，请用一句话概括。").format(subject=too_long[:20])
        raise InvalidRecordError(said, {OTHERS.name: said})
    received, settings = application.received_on, ledger.rules.settings
    same = _same_for_all(application)
    label = _("拆分{number}为 {count} 件").format(number=application.number, count=len(subjects) + 1)
    with operation(ledger, label) as change:
        for subject in subjects:
            year, unit = (received.year if received else 0), application.unit
            numbers = first_numbers(change.session, settings, Application.kind, year, unit) if year else {}
            own = {"subject": subject, "split_from": application.split_from or application.id}
            change.add(Application, {**same, **numbers, **own})
    return change.notice


def _same_for_all(application: Application) -> dict[str, Value]:
    """Return what is the same in every case of a letter: how it came, who asks, in which form."""
    values = values_of(application)
    return {
        name: values[name]
        for name, field in typed_fields(Application).items()
        if field.group in _SHARED_GROUPS and name not in _MATTER_BY_MATTER
    }


_SHARED_GROUPS = frozenset({"收件", "收件经过", "申请内容", "申请人"})
