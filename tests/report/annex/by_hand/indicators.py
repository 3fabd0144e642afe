"""指标数: a flow is added up, a stock is the last one of the year; a whole year's value goes before its months."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.report.annex.by_hand.rows import Days, Row, Rows


def told(rows: Rows, code: str, days: Days) -> Decimal:
    """Return an indicator's figure of some days: whole years, or months of one year."""
    meant = {one["id"]: one["nature"] for one in rows.tables["indicator"] if one["code"] == code}
    values = [one for one in rows.tables["indicator_value"] if one["indicator"] in meant and one["value"] is not None]
    by_source = defaultdict[tuple[str, str | None, int], list["Row"]](list)
    for one in values:
        if days.first[:4] <= str(one["year"] or "") <= days.last[:4]:
            by_source[one["indicator"], one["unit"], one["year"]].append(one)
    return sum(
        (
            _of_one(some, meant[indicator], days)
            for (indicator, _unit, year), some in by_source.items()
            if meant[indicator] != "stock" or str(year) == days.last[:4]
        ),
        Decimal(0),
    )


def _of_one(values: list[Row], nature: str, days: Days) -> Decimal:
    """Return what one unit told of one year."""
    whole_years = days.first[4:] in {"", "-01-01"} and days.last[5:7] == "12"
    yearly = [one for one in values if one["month"] is None]
    if whole_years and yearly:
        return Decimal(sum(Decimal(one["value"]) for one in yearly))
    first = int(days.first[5:7] or 1)
    monthly = [one for one in values if one["month"] and first <= one["month"] <= int(days.last[5:7])]
    if nature == "stock":
        last = max((one["month"] for one in monthly), default=0)
        monthly = [one for one in monthly if one["month"] == last]
    return Decimal(sum(Decimal(one["value"]) for one in monthly))
