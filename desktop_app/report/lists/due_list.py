"""The list of open applications on paper: what is overdue first, with all due days and whom a case waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.office.cases.due import GROUPS, grouped
from desktop_app.report.paper.document import Block, Cell, Document, Grid, Page, Paragraph, SignOff, Spacer, Title
from desktop_app.report.paper.fingerprint import rows_fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from desktop_app.office.cases.due import OpenCase
    from desktop_app.office.cases.waiting import Waiting

_COLUMNS = (1.4, 3.4, 1.6, 1.25, 1.3, 1.55, 1.35, 2.0)
_BEFORE_SIGNS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """What is listed: the cases, the names of units by id, what cases wait for by id, whose list, and of which day."""

    cases: Sequence[OpenCase]
    units: Mapping[str, str]
    waits: Mapping[str, Waiting]
    organisation: str
    day: dt.date
    scope: str = ""


def due_document(listed: DueList) -> Document:
    """Return the list to print, lengthwise on A4, with the fingerprint of what it lists."""
    rows = _rows(listed)
    title = _("政府信息公开申请待办清单")
    return Document(
        title=title,
        author=listed.organisation,
        blocks=tuple(_blocks(listed, title, rows)),
        fingerprint=rows_fingerprint(rows),
        created=listed.day,
        page=Page(orientation="landscape"),
    )


def _blocks(listed: DueList, title: str, rows: list[tuple[str, ...]]) -> list[Block]:
    scope = listed.scope or listed.organisation
    counts = [f"{_(GROUPS[group])} {len(cases)}" for group, cases in grouped(listed.cases).items()]
    said = _("{scope}　截至 {day}　共 {count} 件").format(
        scope=scope, day=listed.day.isoformat(), count=len(listed.cases)
    )
    signs = SignOff((((_("制表"), ""), (_("审核"), ""), (_("日期"), "")),))
    return [
        Title(title),
        Paragraph("　".join([said, *counts]), align="center", indent_first=False, style="note"),
        _grid(rows) if listed.cases else Paragraph(_("没有待办的申请。"), align="center", indent_first=False),
        Spacer(_BEFORE_SIGNS),
        signs,
    ]


def _rows(listed: DueList) -> list[tuple[str, ...]]:
    """Return the rows; one with a single text is the heading of a group."""
    found: list[tuple[str, ...]] = []
    for group, cases in grouped(listed.cases).items():
        found.append((_("{group}（{count} 件）").format(group=_(GROUPS[group]), count=len(cases)),))
        found += [_row(case, listed) for case in cases]
    return found


def _row(case: OpenCase, listed: DueList) -> tuple[str, ...]:
    due = case.left.due_on.isoformat() if case.left else _("停止计算")
    return (
        case.number,
        case.subject,
        listed.units.get(case.unit, ""),
        case.received_on.isoformat(),
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
    return day.isoformat() if day else "—"


def _grid(rows: list[tuple[str, ...]]) -> Grid:
    names = (
        *(_("登记号"), _("申请事项"), _("承办单位"), _("收到日期")),
        *(_("答复期限"), _("承办单位期限"), _("办公室期限"), _("情况")),
    )
    cells = [Cell(0, place, text=name, role="header") for place, name in enumerate(names)]
    for number, row in enumerate(rows, 1):
        if len(row) == 1:
            cells.append(Cell(number, 0, column_span=len(_COLUMNS), text=row[0], role="rowlabel"))
        else:
            cells += [Cell(number, place, text=text) for place, text in enumerate(row)]
    return Grid(_COLUMNS, tuple(cells), header_rows=1)
