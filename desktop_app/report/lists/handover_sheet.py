"""The hand-over sheet (交接单): what is open, what is due and when, where things lie; to be signed by three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.rule_settings import number_setting
from desktop_app.office.records.file_owner import file_owner
from desktop_app.report.lists.due_board import due_board
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.store.log.reading import read
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.office.cases.due import OpenCase
    from desktop_app.report.lists.due_board import DueBoard

Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Who hands over to whom and on which day, and where things lie: name and place of each."""

    successor: str
    day: dt.date
    places: Sequence[tuple[str, str]]


def handover_sheet(ledger: Ledger, handover: Handover, today: dt.date) -> PrintedList:
    """Return the sheet to print, as everything stands today."""
    owner = read(ledger, file_owner, ledger.profile)
    said = _("{unit}　由 {before} 交接给 {after}　自 {day} 起").format(
        unit=owner.unit,
        before=ledger.profile.person or "________",
        after=handover.successor or "________",
        day=day_text(handover.day),
    )
    board = due_board(ledger, today.year, today)
    rows: list[tuple[str, ...]] = [(_("一、在办的申请（{count} 件）").format(count=len(board.cases)),)]
    rows += [_case(case, board) for case in board.cases]
    rows.append((_("二、每月、每年要做的"),))
    rows += _duties(ledger, today)
    rows.append((_("三、东西在哪里"),))
    rows += [(name, place, "", "") for name, place in handover.places]
    rows.append((_("密码和口令"), _("当面告知，不写在纸上"), "", ""))
    return PrintedList(
        title=_("政府信息公开工作交接单"),
        said=said,
        columns=(
            PrintedColumn(_("事项"), 1.6),
            PrintedColumn(_("内容"), 4.6),
            PrintedColumn(_("期限"), 1.5),
            PrintedColumn(_("情况"), 2.0),
        ),
        rows=rows,
        organisation=owner.organisation,
        day=today,
        signatures=(_("移交人"), _("接收人"), _("监交人"), _("日期")),
    )


def _case(case: OpenCase, board: DueBoard) -> Row:
    provisional = _("（暂定）") if case.provisional else ""
    due = day_text(case.left.due_on) + provisional if case.left else _("停止计算")
    waits = board.waits.get(case.record_id)
    standing = [case.left.words if case.left else "", waits.words(board.day) if waits else ""]
    return case.number or "—", case.subject, due, "\n".join(filter(None, standing))


def _duties(ledger: Ledger, today: dt.date) -> list[Row]:
    day = number_setting(ledger.rules.settings, "hand_in_day")
    report = regulation_of(today).reported_on(today.year)
    monthly = _("每月 {day} 日").format(day=day) if day > 0 else _("每月")
    yearly = _("{month} 月 {day} 日前").format(month=report.month, day=report.day)
    if ledger.profile.role == "office":
        return [
            (_("每月"), _("收齐各单位上报的文件，核对，催报，发回执"), monthly, ""),
            (_("每年"), _("全年核对，编写并公布上一年度的年报，报送附表"), yearly, ""),
        ]
    return [
        (_("随时"), _("登记主动公开的信息、依申请公开的办理步骤、咨询和零报告"), "", ""),
        (_("每月"), _("上报上个月，没有内容的做零报告"), monthly, ""),
        (_("每年"), _("核对全年内容，答复办公室的退回和核对意见"), yearly, ""),
    ]
