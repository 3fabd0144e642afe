"""Which columns a list has and which of them stay when there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.model.kinds import KINDS, IndicatorValue, Release, Staff
from desktop_app.model.listed import grouped
from desktop_app.ui.records.columns import by_importance, columns_of

if TYPE_CHECKING:
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


def test_a_figure_is_named_by_its_indicator_and_people_leave_the_room_to_their_unit() -> None:
    assert columns_of(IndicatorValue)[0].field.name == "indicator"
    assert [column.field.name for column in columns_of(Staff) if column.stretches] == ["unit"]


def test_dates_stay_longest_and_numbers_of_documents_go_first() -> None:
    columns = columns_of(Release)
    order = [columns[place].field.name for place in by_importance(columns)]
    assert order == ["released_on", "state", "unit", "category", "document_kind", "document_number", "index_number"]


@pytest.mark.parametrize(
    ("plain", "shown"),
    [("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1234567", "-1,234,567"), ("1234.50", "1,234.50"), ("", "")],
)
def test_numbers_are_grouped_by_three(plain: str, shown: str) -> None:
    assert grouped(plain) == shown
