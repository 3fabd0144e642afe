"""Reading figures: the form's cells of two years, what was published otherwise, measures and rates beside the form."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Indicator, IndicatorValue, MediaReport, OnlineSession, Outlet
from desktop_app.report.annex.cell import Query, exact_sum
from desktop_app.report.annex.condition import Span
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
    from desktop_app.report.checks.span import Reading

_HIGH = ("central", "provincial")
_TOTAL = "total"
_NAMED = 20


def read_cells(reading: Reading, annex: AnnexFigures) -> dict[str, CellFacts]:
    """Return the form's figures with last year's; a sum is compared rather than its parts, what piles up isn't."""
    last = last_year(reading.session, annex)
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


def read_changed(reading: Reading, annex: AnnexFigures) -> tuple[Changed, ...]:
    """Return the published figures that the records don't give; nothing where none were published."""
    scope = AnnexScope(annex.format, annex.year)
    published = None if annex.unit else published_figures(reading.session, scope)
    if published is None:
        return ()
    return tuple(_changes(reading, published, reckoned_figures(reading.session, scope)))


def _changes(reading: Reading, published: AnnexFigures, now: AnnexFigures) -> Iterator[Changed]:
    reckoning = Reckoning(reading.session, now.scope)
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
                records=_behind(reading, reckoning, code),
            )


def _behind(reading: Reading, reckoning: Reckoning, code: str) -> tuple[RecordTarget, ...]:
    """Return the records behind a figure by their names; where there are many, those don't help."""
    shares = reckoning.shares(code)
    if len(shares) > _NAMED:
        return ()
    return record_targets(reading.session, [(share.kind, share.record_id) for share in shares])


def read_measures(reading: Reading) -> dict[str, MeasureFacts]:
    """Return the year's indicators and the counts of records that can be set against them, by code."""
    return {**dict(_indicators(reading)), **dict(_counts(reading))}


def _indicators(reading: Reading) -> Iterator[tuple[str, MeasureFacts]]:
    stated = stated_values(Span(reading.first, reading.last), reading.unit or None)
    query = (
        select(Indicator.code, Indicator.name, IndicatorValue.id, IndicatorValue.value)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .where(*stated)
        .order_by(Indicator.position, Indicator.id, IndicatorValue.id)
    )
    for (code, name), rows in groupby(reading.session.execute(query), key=lambda row: (row.code, row.name)):
        values = list(rows)
        records = tuple(RecordTarget(IndicatorValue.kind, row.id, name) for row in values)
        yield code, MeasureFacts(name=name, amount=exact_sum(row.value for row in values), records=records)


def _counts(reading: Reading) -> Iterator[tuple[str, MeasureFacts]]:
    high = select(func.count(MediaReport.id)).join(Outlet, Outlet.id == MediaReport.outlet)
    high = high.where(Outlet.level.in_(_HIGH), reading.within(MediaReport.published_on))
    yield (
        "media_report.high",
        MeasureFacts(
            name=_("登记的省部级以上媒体报道"),
            amount=reading.session.scalar(high.where(reading.of_unit(MediaReport.unit))) or 0,
        ),
    )
    sums = select(
        func.coalesce(func.sum(OnlineSession.asked), 0), func.coalesce(func.sum(OnlineSession.answered), 0)
    ).where(reading.within(OnlineSession.held_on), reading.of_unit(OnlineSession.unit))
    asked, answered = reading.session.execute(sums).one()
    yield "online_session.asked", MeasureFacts(name=_("在线访谈提问数"), amount=asked or 0)
    yield "online_session.answered", MeasureFacts(name=_("在线访谈答复数"), amount=answered or 0)


def read_rates(reading: Reading) -> tuple[RateFacts, ...]:
    """Return the rates that were typed for the year."""
    query = (
        select(IndicatorValue, Indicator.name)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .where(Indicator.nature == "ratio", IndicatorValue.year == reading.year, reading.of_unit(IndicatorValue.unit))
        .order_by(Indicator.position, IndicatorValue.id)
    )
    return tuple(
        RateFacts(id=row.id, name=name, source=row.source, remark=row.remark)
        for row, name in reading.session.execute(query)
    )
