"""What keeps something from being handed in: the errors that can still be put right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.store.log.reading import reading
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.scope import Source

_NAMED = 3


def blocking(ledger: Ledger, year: int, month: int | None = None, unit: str = "") -> tuple[Finding, ...]:
    """Return the findings that stop a year's report or, with a month, the handing in of its records; none: go ahead.

    `unit` asks of one unit only. A month is asked about its records and those before it in the year, not about the
    sums of a form that isn't complete yet. What has happened and can't be put right (a late reply, say) stops nothing.
    """
    today = ledger.source.now().astimezone().date()
    with reading(ledger) as session:
        source: Source | None = "records" if month else None
        scope = AnnexScope(formats_of(session).default(year), year, unit or None, source=source)
        annex = annex_of(session, scope)
        found = check_year(session, annex, ledger.rules, today, _end_of(year, month) if month else None)
    return tuple(finding for finding in found if finding.stops and (month is None or finding.records))


def refuse_errors(ledger: Ledger, year: int, months: Iterable[int], progress: Progress = silent) -> None:
    """Raise `UserError`, naming the first errors of the unit's own records, where months can't be handed in yet."""
    wanted = sorted(months)
    for done, month in enumerate(wanted):
        progress(done, len(wanted), _("核对 {month}").format(month=month_name(month)))
        found = blocking(ledger, year, month, ledger.profile.unit_id)
        if found:
            text = _("{month}的记录有 {count} 项错误，不能上报。").format(month=month_name(month), count=len(found))
            raise UserError(text, "\n".join(finding.text for finding in found[:_NAMED]))


def _end_of(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
