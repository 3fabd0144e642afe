"""Figures that come from other systems, with their source and how exact they are, and the office's spending."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal  # noqa: TC003 (msgspec reads it when it builds the form)
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Expense, Indicator, IndicatorValue
from desktop_app.sample.content import YEAR, Values, chosen, read
from desktop_app.sample.official import official_or_new
from desktop_app.sample.structure import OFFICE

if TYPE_CHECKING:
    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change

TAKEN_ON = dt.date(YEAR, 12, 31)
"""The day the figures were taken from their systems."""


class IndicatorContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator with its value for the year."""

    code: str
    name: str
    measure_unit: str
    nature: str
    scale: str
    source: str
    unit: str
    value: Decimal
    precision: str
    since_month: int | None = None
    remark: str = ""


def add_indicators(change: Change, known: Directory) -> None:
    """Add the indicators with their values, and the office's expense record: no budget, nothing spent."""
    for position, content in enumerate(read("indicators", list[IndicatorContent])):
        values = chosen(content, "code", "name", "measure_unit", "nature", "scale", "source")
        indicator = official_or_new(change, Indicator, values | {"position": position})
        change.add(IndicatorValue, _value(content, known) | {"indicator": indicator})
    spending: Values = {"item": "special_fund", "budget": 0, "actual": 0}
    change.add(Expense, spending | {"unit": known.units[OFFICE], "year": YEAR})


def _value(content: IndicatorContent, known: Directory) -> Values:
    values = chosen(content, "value", "precision", "source", "since_month", "remark")
    return values | {"unit": known.units[content.unit], "year": YEAR, "as_of": TAKEN_ON}
