"""The list of open applications on paper: what is overdue first, with all due days and whom a case waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.cases.due import GROUPS, grouped
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from desktop_app.office.cases.due import OpenCase
    from desktop_app.office.cases.open_disputes import OpenDispute
    from desktop_app.office.cases.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """What is listed: the cases, the names of units by id, what cases wait for by id, whose list, and of which day."""

    cases: Sequence[OpenCase]
    units: Mapping[str, str]
    waits: Mapping[str, Waiting]
    organisation: str
    day: dt.date
    scope: str = ""
    disputes: Sequence[OpenDispute] = ()


def due_list(listed: DueList) -> PrintedList:
    """Return the list to print, lengthwise on A4, with the fingerprint of what it lists."""
    counts = [f"{_(GROUPS[group])} {len(cases)}" for group, cases in grouped(listed.cases).items()]
    said = _("{scope}　截至 {day}　共 {count} 件").format(
        scope=listed.scope or listed.organisation, day=day_text(listed.day), count=len(listed.cases)
    )
    return PrintedList(
        title=_("政府信息公开申请待办清单"),
        said="　".join([said, *counts, *_disputes_counted(listed)]),
        columns=_columns(),
        rows=_rows(listed),
        organisation=listed.organisation,
        day=listed.day,
        nothing=_("没有待办的申请。"),
    )


def _columns() -> tuple[PrintedColumn, ...]:
    return (
        PrintedColumn(_("登记号"), 1.4),
        PrintedColumn(_("申请事项"), 3.4),
        PrintedColumn(_("承办单位"), 1.6),
        PrintedColumn(_("收到日期"), 1.25),
        PrintedColumn(_("答复期限"), 1.3),
        PrintedColumn(_("承办单位期限"), 1.55),
        PrintedColumn(_("办公室期限"), 1.35),
        PrintedColumn(_("情况"), 2.0),
    )


def _rows(listed: DueList) -> list[tuple[str, ...]]:
    """Return the rows; one with a single text is the heading of a group."""
    found: list[tuple[str, ...]] = []
    for group, cases in grouped(listed.cases).items():
        found.append((_("{group}（{count} 件）").format(group=_(GROUPS[group]), count=len(cases)),))
        found += [_row(case, listed) for case in cases]
    if listed.disputes:
        found.append((_("{group}（{count} 件）").format(group=_("复议诉讼"), count=len(listed.disputes)),))
        found += [_dispute_row(dispute, listed) for dispute in listed.disputes]
    return found


def _disputes_counted(listed: DueList) -> list[str]:
    return [f"{_('复议诉讼')} {len(listed.disputes)}"] if listed.disputes else []


def _dispute_row(dispute: OpenDispute, listed: DueList) -> tuple[str, ...]:
    due = _("没有法定期限")
    if dispute.left:
        due = day_text(dispute.left.due_on) + (_("（暂定）") if dispute.left.provisional else "")
    said = (dispute.left.words if dispute.left else "", dispute.words)
    unit = listed.units.get(dispute.unit, "")
    standing = "\n".join(filter(None, said))
    return (dispute.number, dispute.subject, unit, day_text(dispute.filed_on), due, "—", "—", standing)


def _row(case: OpenCase, listed: DueList) -> tuple[str, ...]:
    due = day_text(case.left.due_on) if case.left else _("停止计算")
    return (
        case.number,
        case.subject,
        listed.units.get(case.unit, ""),
        day_text(case.received_on),
        due + (_("（暂定）") if case.provisional else ""),
        _day(case.internal_due_on),
        _day(case.office_due_on),
        _standing(case, listed),
    )


def _standing(case: OpenCase, listed: DueList) -> str:
    """Say how long is left, where the case stands, and whom it waits for."""
    waits = listed.waits.get(case.record_id)
    state = code_text("case_state", case.state)
    said = (case.left.words if case.left else "", state, waits.words(listed.day) if waits else "")
    return "\n".join(filter(None, said))


def _day(day: dt.date | None) -> str:
    return day_text(day) if day else "—"
