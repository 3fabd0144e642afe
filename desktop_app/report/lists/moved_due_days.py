"""The list of due days that moved with the calendar or a setting, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from desktop_app.office.cases.moved_due_days import MovedCase


def moved_list(moved: Sequence[MovedCase], reason: str, organisation: str, day: dt.date) -> PrintedList:
    """Return the list to print: each open case with its due day before and after, and what moved it."""
    said = _("{reason}　制表日期 {day}　共 {count} 件").format(reason=reason, day=day_text(day), count=len(moved))
    return PrintedList(
        title=_("答复期限变动清单"),
        said=said,
        columns=_columns(),
        rows=[(case.number, case.subject, case.unit, _day(case.before), _day(case.after)) for case in moved],
        organisation=organisation,
        day=day,
        orientation="portrait",
    )


def _columns() -> tuple[PrintedColumn, ...]:
    return (
        PrintedColumn(_("登记号"), 1.5),
        PrintedColumn(_("申请事项"), 3.2),
        PrintedColumn(_("承办单位"), 1.7),
        PrintedColumn(_("原答复期限"), 1.4),
        PrintedColumn(_("新答复期限"), 1.4),
    )


def _day(day: dt.date | None) -> str:
    return day_text(day) if day else _("停止计算")
