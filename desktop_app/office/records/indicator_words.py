"""Words about indicators: units of measure, the source that was given last, and values of a year beside its months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Indicator, IndicatorValue
from desktop_app.office.records.record_values import record_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


def measure_units(session: Session, indicators: Collection[str]) -> dict[str, str]:
    """Return the unit of measure of each of these indicators, by id."""
    query = select(Indicator.id, Indicator.measure_unit).where(Indicator.id.in_(indicators))
    return {row.id: row.measure_unit for row in session.execute(query) if row.measure_unit}


def values_brought(session: Session, kind: type[Record], record: str) -> dict[str, Value]:
    """Return what a link brings into a form; of an indicator without a source the one that was given last."""
    values = record_values(session, kind, record)
    if kind is Indicator and values and not values.get("source"):
        order = (IndicatorValue.year.desc(), IndicatorValue.month.desc(), IndicatorValue.id)
        last = select(IndicatorValue.source).where(IndicatorValue.indicator == record).order_by(*order).limit(1)
        values["source"] = session.scalar(last) or ""
    return values


def beside_words(session: Session, values: Mapping[str, Value], record: str | None) -> str:
    """Say that a value for the year stands beside values for months of the same indicator and unit, or ""."""
    indicator, unit, year = (values.get(name) for name in ("indicator", "unit", "year"))
    if not (indicator and unit and year):
        return ""
    others = select(IndicatorValue.month).where(
        IndicatorValue.indicator == indicator,
        IndicatorValue.unit == unit,
        IndicatorValue.year == year,
        IndicatorValue.id != (record or ""),
    )
    months = list(session.scalars(others))
    if values.get("month") and None in months:
        return _("这一指标这一年已有全年数，统计时只用全年数，月数不计。")
    if not values.get("month") and any(months):
        text = _("这一指标这一年已有 {count} 个月的月数；填了全年数，统计时月数不再计。")
        return text.format(count=sum(month is not None for month in months))
    return ""
