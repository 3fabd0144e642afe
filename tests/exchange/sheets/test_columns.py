"""The heading row: a sheet's columns are known by their exact headings, or the sheet is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.columns import RECORD_ID, columns_of, exact_headings, exported_fields, find_columns
from desktop_app.exchange.sheets.grid import Row, Sheet
from desktop_app.model.kinds import KINDS, Application, Staff
from desktop_app.model.record import Record, fields_of, typed_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

STAFF = ["姓名", "所在单位", "岗位", "任职日期"]


def sheet(*rows: Sequence[object]) -> Sheet:
    """Return a sheet of these rows."""
    return Sheet("表", [Row(number, list(cells)) for number, cells in enumerate(rows, start=1)])  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_two_columns_of_a_kind_have_the_same_heading(kind: type[Record]) -> None:
    headings = [column.heading for column in columns_of(exported_fields(kind, personal=True))]
    assert sorted(set(headings)) == sorted(headings)
    assert list(exact_headings(kind).values()) == [RECORD_ID, *fields_of(kind)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_name_of_a_kind_can_name_a_sheet(kind: type[Record]) -> None:
    assert len(kind.label) <= 31
    assert not set(kind.label) & set("[]:*?/\\'")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_personal_field_is_required_so_that_a_sheet_without_them_can_be_taken_in(kind: type[Record]) -> None:
    assert not [field.name for field in fields_of(kind).values() if field.personal and field.required]


def test_columns_are_found_in_any_order_and_blanks_around_headings_do_not_matter() -> None:
    found = find_columns(
        Staff, sheet(["任职日期", " 岗位 ", "所在单位\n", "姓名", "", "记录编号"]), exact_headings(Staff)
    )
    assert (found.fields, found.number) == ({"name": 3, "unit": 2, "role": 1, "since": 0}, 5)


def test_an_unknown_heading_is_refused_by_name_and_the_known_ones_are_told() -> None:
    with pytest.raises(UserError, match="不认识的列：工号、3。") as caught:
        find_columns(Staff, sheet([*STAFF, "工号", 3]), exact_headings(Staff))
    assert "记录编号、姓名、所在单位" in caught.value.hint


def test_a_missing_required_heading_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="缺少必填的列：所在单位、任职日期。"):
        find_columns(Staff, sheet(["姓名", "岗位"]), exact_headings(Staff))


def test_a_heading_that_is_there_twice_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="“姓名”出现了两次"):
        find_columns(Staff, sheet([*STAFF, "姓名"]), exact_headings(Staff))


def test_content_below_an_empty_heading_is_not_left_out_in_silence() -> None:
    with pytest.raises(UserError, match="第 5 列没有标题，第 3 行却有内容"):
        find_columns(Staff, sheet([*STAFF, ""], ["甲"], ["乙", "", "", "", "x"]), exact_headings(Staff))
    with pytest.raises(UserError, match="第 5 列没有标题"):
        find_columns(Staff, sheet(STAFF, ["乙", "", "", "", 0]), exact_headings(Staff))


def test_an_empty_sheet_is_refused() -> None:
    with pytest.raises(UserError, match="没有内容"):
        find_columns(Staff, sheet(), exact_headings(Staff))


def test_another_mapping_of_headings_can_be_given() -> None:
    headings = {"姓　名": "name", "部门": "unit", "职务": "role", "何时到岗": "since"}
    found = find_columns(Staff, sheet(["部门", "姓 名", "职务", "何时到岗"]), headings)
    assert found.fields == {"unit": 0, "name": 1, "role": 2, "since": 3}


def test_computed_columns_are_known_but_never_read_in() -> None:
    headings = [field.label for field in exported_fields(Application, personal=False)]
    found = find_columns(Application, sheet(headings), exact_headings(Application))
    assert "due_on" not in found.fields
    assert "答复期限" in found.ignored
    assert set(found.ignored).isdisjoint(field.label for field in typed_fields(Application).values())
