"""The columns that a sheet of a kind has when it is written."""

from __future__ import annotations

import pytest

from desktop_app.exchange.sheets.columns import columns_of, exported_fields
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, fields_of


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_two_columns_of_a_kind_have_the_same_heading(kind: type[Record]) -> None:
    headings = [column.heading for column in columns_of(exported_fields(kind, personal=True))]
    assert sorted(set(headings)) == sorted(headings)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_name_of_a_kind_can_name_a_sheet(kind: type[Record]) -> None:
    assert len(kind.label) <= 31
    assert not set(kind.label) & set("[]:*?/\\'")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_personal_field_is_required_so_that_a_sheet_without_them_can_be_taken_in(kind: type[Record]) -> None:
    assert not [field.name for field in fields_of(kind).values() if field.personal and field.required]
