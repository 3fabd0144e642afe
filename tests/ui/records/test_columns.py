"""Which columns a list has and which of them stay when there is little room."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Expense, IndicatorValue, Release, Staff
from desktop_app.model.listed import listed_text
from desktop_app.model.record import fields_of
from desktop_app.ui.kit.tokens import scale_to
from desktop_app.ui.records.columns import by_importance, columns_of

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_s_list_begins_with_a_name_and_one_column_stretches(kind: type[Record]) -> None:
    columns = columns_of(kind)
    assert {column.field.name for column in columns} >= {columns[0].field.name}
    assert sum(column.stretches for column in columns) == 1
    assert all(column.width >= len(column.heading) * 12 for column in columns)


def test_the_same_column_is_as_wide_as_its_heading_in_the_language_of_the_screen() -> None:
    pages = next(column for column in columns_of(Release) if column.field.name == "document_number")
    chinese = pages.width
    i18n.choose("en")
    assert pages.heading.isascii()
    assert pages.width >= len(pages.heading) * 7
    assert pages.width <= chinese * 2


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_column_is_half_as_wide_again_when_everything_is(kind: type[Record]) -> None:
    as_designed = [column.width for column in columns_of(kind)]
    scale_to(150)
    try:
        larger = [column.width for column in columns_of(kind)]
    finally:
        scale_to(100)
    assert all(half >= 1.45 * whole for half, whole in zip(larger, as_designed, strict=True))


def test_a_figure_is_named_by_its_indicator_and_people_leave_the_room_to_their_unit() -> None:
    assert columns_of(IndicatorValue)[0].field.name == "indicator"
    assert [column.field.name for column in columns_of(Staff) if column.stretches] == ["unit"]


def test_dates_stay_longest_and_numbers_of_documents_go_first() -> None:
    columns = columns_of(Release)
    order = [columns[place].field.name for place in by_importance(columns)]
    assert order == ["released_on", "state", "unit", "category", "document_kind", "document_number", "index_number"]


@pytest.mark.parametrize(("kind", "first"), [(Staff, "name"), (IndicatorValue, "value"), (Expense, "budget")])
def test_where_room_is_short_people_keep_their_names_and_figures_their_amounts(kind: type[Record], first: str) -> None:
    columns = columns_of(kind)
    assert columns[by_importance(columns)[0]].field.name == first


@pytest.mark.parametrize(
    ("shape", "value", "chinese", "english"),
    [
        (Shape.WHOLE, 999, "999", "999"),
        (Shape.WHOLE, -1234567, "-1,234,567", "-1,234,567"),
        (Shape.DECIMAL, Decimal("1234.50"), "1,234.50", "1,234.50"),
        (Shape.MONEY, -50, "-0.50", "-0.50"),
        (Shape.MONEY, 123456, "1,234.56", "1,234.56"),
        (Shape.DAY, dt.date(2013, 5, 3), "2013-05-03", "3 May 2013"),
        (Shape.YES_NO, True, "是", "Yes"),
        (Shape.YES_NO, False, "", ""),
        (Shape.LINES, "一\n二", "一 二", "一 二"),
        (Shape.WHOLE, None, "", ""),
    ],
)
def test_a_value_stands_in_a_list_as_the_language_writes_it(
    shape: Shape, value: Value, chinese: str, english: str
) -> None:
    field = replace(fields_of(Release)["title"], shape=shape, codes="", links="")
    assert listed_text(field, value) == chinese
    i18n.choose("en")
    assert listed_text(field, value) == english


def test_a_year_is_a_name_not_an_amount() -> None:
    assert listed_text(fields_of(IndicatorValue)["year"], 2013) == "2013"
