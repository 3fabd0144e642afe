"""The records behind a figure as a list to save or print: what they are, and what each adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.annex.drilling.record_lines import record_lines
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.drilling.drilled import Drilled


def records_behind_list(ledger: Ledger, drilled: Drilled, day: dt.date) -> PrintedList:
    """Return the records that a figure counts or adds up, in their order; without records it has no rows."""
    organisation = read(ledger, organisation_on, day)
    lines = record_lines(ledger, drilled.behind)
    adding = any(each.amount for each in drilled.behind)
    columns = [PrintedColumn(_("序号"), 0.6), PrintedColumn(_("种类"), 1.4), PrintedColumn(_("记录"), 4.5)]
    columns += [PrintedColumn(_("单位、日期等"), 4.0), *([PrintedColumn(_("计入"), 1.0, "right")] if adding else [])]
    return PrintedList(
        title=_("{label}：{text}{unit}").format(label=drilled.label, text=drilled.text, unit=drilled.unit),
        said=drilled.total,
        columns=columns,
        rows=[
            (str(number), _(KINDS[each.kind].label), line.title, line.said, *((each.amount,) if adding else ()))
            for number, (each, line) in enumerate(zip(drilled.behind, lines, strict=True), 1)
        ],
        organisation=organisation.name if organisation else "",
        day=day,
        nothing=_("这个数字背后没有记录。"),
    )
