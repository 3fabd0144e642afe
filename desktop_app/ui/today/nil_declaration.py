"""One click: the unit declares that nothing of a subject happened in a month (零报告)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import NilDeclaration
from desktop_app.office.months.month_entries import declaration_words
from desktop_app.store.log.operation import operation
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.ledger import Ledger
    from desktop_app.office.months.month_entries import Subject
    from desktop_app.store.log.notices import Notice


def declare_nil(ledger: Ledger, subject: Subject, month: dt.date, today: dt.date) -> Notice:
    """Add the declaration for the month that `month` lies in; one operation, so one click undoes it."""
    words = declaration_words(subject)
    label = _("{month}零报告：{words}").format(month=month_name(month.month), words=words)
    with operation(ledger, label) as change:
        change.add(
            NilDeclaration,
            {
                "unit": ledger.profile.unit_id,
                "subject": subject.code,
                "year": month.year,
                "month": month.month,
                "declared_on": today,
                "declared_by": ledger.profile.person,
            },
        )
    return change.notice
