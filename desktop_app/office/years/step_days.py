"""Putting right the day of a step of a report: the wrong one stays in the log and in the step's remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import ReportStep
from desktop_app.store.log.operation import operation
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice


def correct_day(ledger: Ledger, step: str, day: dt.date, reason: str, today: dt.date) -> Notice:
    """Give a step of a report its right day and note the wrong one; a locked year asks for a correction slip.

    Raises `UserError` for a day to come, the day that stands there already, and without a reason.
    """
    if day > today:
        raise UserError(_("日期还没有到。"), _("请填写这一步实际办理的日期。"))
    if not reason.strip():
        raise UserError(_("请写明改日期的原因。"), _("如：登记时看错了签发单上的日期。"))
    with operation(ledger, _("改年报办理日期"), why=reason.strip()) as change:
        row = change.session.get_one(ReportStep, step)
        if row.day == day:
            raise UserError(_("日期没有变动。"), _("请填写与原来不同的日期。"))
        text = _("日期原登记为 {before}，改为 {after}：{reason}")
        said = text.format(before=day_text(row.day), after=day_text(day), reason=reason.strip())
        change.update(step, {"day": day, "note": "\n".join(filter(None, (row.note, said)))})
    return change.notice


def step_words(step: ReportStep) -> str:
    """Name a step by its state and day."""
    return f"{code_text('report_state', step.state)} {day_text(step.day)}"
