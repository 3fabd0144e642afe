"""The list of due days that moved with the calendar or a setting, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.paper.document import Cell, Document, Grid, Paragraph, SignOff, Spacer, Title
from desktop_app.report.paper.fingerprint import rows_fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from desktop_app.office.cases.moved_due_days import MovedCase

_COLUMNS = (1.5, 3.2, 1.7, 1.4, 1.4)
_BEFORE_SIGNS = 4.0


def moved_document(moved: Sequence[MovedCase], reason: str, organisation: str, day: dt.date) -> Document:
    """Return the list to print: each open case with its due day before and after, and what moved it."""
    title = _("答复期限变动清单")
    rows = [(case.number, case.subject, case.unit, _day(case.before), _day(case.after)) for case in moved]
    said = _("{reason}　制表日期 {day}　共 {count} 件").format(reason=reason, day=day.isoformat(), count=len(moved))
    return Document(
        title=title,
        author=organisation,
        blocks=(
            Title(title),
            Paragraph(said, align="center", indent_first=False, style="note"),
            _grid(rows),
            Spacer(_BEFORE_SIGNS),
            SignOff((((_("制表"), ""), (_("审核"), ""), (_("日期"), "")),)),
        ),
        fingerprint=rows_fingerprint(rows),
        created=day,
    )


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else _("停止计算")


def _grid(rows: Sequence[tuple[str, ...]]) -> Grid:
    names = (_("登记号"), _("申请事项"), _("承办单位"), _("原答复期限"), _("新答复期限"))
    cells = [Cell(0, place, text=name, role="header") for place, name in enumerate(names)]
    cells += [Cell(number, place, text=text) for number, row in enumerate(rows, 1) for place, text in enumerate(row)]
    return Grid(_COLUMNS, tuple(cells), header_rows=1)
