"""Reading figures: the form's cells of two years, what was published otherwise, measures and rates beside the form."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Indicator, IndicatorValue, MediaReport, OnlineSession, Outlet
from desktop_app.report.annex.cell import Query, exact_sum
from desktop_app.report.annex.condition import StatisticalPeriod
from desktop_app.report.annex.figures import published_figures, reckoned_figures
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.annex.selection import stated_values
from desktop_app.report.checks.facts import CellFacts, Changed, MeasureFacts, RateFacts
from desktop_app.report.checks.form_sums import last_year
from desktop_app.report.checks.partial_sums import in_words
from desktop_app.report.checks.record_targets import record_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.checks.asked_year import AskedYear

_HIGH = ("central", "provincial")
_TOTAL = "total"
_NAMED = 20


def read_cells(asked: AskedYear, annex: AnnexFigures) -> dict[str, CellFacts]:
    """Return the form's figures with last year's; a sum is compared rather than its parts, what piles up isn't."""
    last = last_year(asked.session, annex)
    summed = {cell.table for cell in annex.format.cells.values() if cell.column == _TOTAL}
    return {
        code: CellFacts(
            code=code,
            label=annex.format.cells[code].label.strip(),
            now=figure.value,
            last=last[code].value if code in last else None,
            compared=_compared(annex.format.cells[code], summed),
        )
        for code, figure in annex.cells.items()
    }


def _compared(cell: CellDefinition, summed: set[str]) -> bool:
    if isinstance(cell.source, Ratio) or (isinstance(cell.source, Query) and cell.source.cumulative):
        return False
    return cell.column == _TOTAL or cell.table not in summed


def read_changed(asked: AskedYear, annex: AnnexFigures) -> tuple[Changed, ...]:
    """Return the published figures that the records don't give; nothing where none were published."""
    scope = AnnexScope(annex.format, annex.year)
    published = None if annex.unit else published_figures(asked.session, scope)
    if published is None:
        return ()
    return tuple(_changes(asked, published, reckoned_figures(asked.session, scope)))


def _changes(asked: AskedYear, published: AnnexFigures, now: AnnexFigures) -> Iterator[Changed]:
    reckoning = Reckoning(asked.session, now.scope)
    for code, figure in published.cells.items():
        cell, other = now.format.cells[code], now.cells[code]
        if not isinstance(cell.source, Query) or figure.value is None or other.value is None or other.state:
            continue
        if figure.value != other.value:
            apart = Decimal(figure.value) - Decimal(other.value)
            amount = f"{in_words(abs(apart))} {cell.unit}".strip()
            more = _("多 {difference}") if apart > 0 else _("少 {difference}")
            yield Changed(
                code=code,
                label=cell.label.strip(),
                published=figure.text,
                now=other.text,
                difference=more.format(difference=amount),
                records=_behind(asked, reckoning, code),
            )


def _behind(asked: AskedYear, reckoning: Reckoning, code: str) -> tuple[RecordTarget, ...]:
    """Return the records behind a figure by their names; where there are many, those don't help."""
    shares = reckoning.shares(code)
    if len(shares) > _NAMED:
        return ()
    return record_targets(asked.session, [(share.kind, share.record_id) for share in shares])


def read_measures(asked: AskedYear) -> dict[str, MeasureFacts]:
    """Return the year's indicators and the counts of records that can be set against them, by code."""
    return {**dict(_indicators(asked)), **dict(_counts(asked))}


def _indicators(asked: AskedYear) -> Iterator[tuple[str, MeasureFacts]]:
    stated = stated_values(StatisticalPeriod(asked.first, asked.last), asked.unit or None)
    query = (
        select(Indicator.code, Indicator.name, IndicatorValue.id, IndicatorValue.value)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .where(*stated)
        .order_by(Indicator.position, Indicator.id, IndicatorValue.id)
    )
    for (code, name), rows in groupby(asked.session.execute(query), key=lambda row: (row.code, row.name)):
        values = list(rows)
        records = tuple(RecordTarget(IndicatorValue.kind, row.id, name) for row in values)
        yield code, MeasureFacts(name=name, amount=exact_sum(row.value for row in values), records=records)


def _counts(asked: AskedYear) -> Iterator[tuple[str, MeasureFacts]]:
    high = select(func.count(MediaReport.id)).join(Outlet, Outlet.id == MediaReport.outlet)
    high = high.where(Outlet.level.in_(_HIGH), asked.within(MediaReport.published_on))
    yield (
        "media_report.high",
        MeasureFacts(
            name=_("登记的省部级以上媒体报道"),
            amount=asked.session.scalar(high.where(asked.of_unit(MediaReport.unit))) or 0,
        ),
    )
    sums = select(
        func.coalesce(func.sum(OnlineSession.asked), 0), func.coalesce(func.sum(OnlineSession.answered), 0)
    ).where(asked.within(OnlineSession.held_on), asked.of_unit(OnlineSession.unit))
    questions, answers = asked.session.execute(sums).one()
    yield "online_session.asked", MeasureFacts(name=_("在线访谈提问数"), amount=questions or 0)
    yield "online_session.answered", MeasureFacts(name=_("在线访谈答复数"), amount=answers or 0)


def read_rates(asked: AskedYear) -> tuple[RateFacts, ...]:
    """Return the rates that were typed for the year."""
    query = (
        select(IndicatorValue, Indicator.name)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .where(Indicator.nature == "ratio", IndicatorValue.year == asked.year, asked.of_unit(IndicatorValue.unit))
        .order_by(Indicator.position, IndicatorValue.id)
    )
    return tuple(
        RateFacts(id=row.id, name=name, source=row.source, remark=row.remark)
        for row, name in asked.session.execute(query)
    )
