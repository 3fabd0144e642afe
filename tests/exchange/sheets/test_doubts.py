"""What a spreadsheet program did to a text is noticed in any field, and a text of ours that looks so comes through."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.sheets.csv_guard import guard, guard_in_workbook, unguard
from desktop_app.exchange.sheets.grid import AsTyped, Cell, Percent
from desktop_app.exchange.sheets.values import UnsureCellError, from_cell, read_cell
from desktop_app.model.field import Field, Shape
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from desktop_app.model.field import Value

DOUBTFUL = ["1.10101E+17", "1.38e+10", "1.1E17", "-2.5E-7", "#N/A", "#DIV/0!", "#####", "110101199001011000"]


def field(shape: Shape) -> Field:
    """Return a field of the shape."""
    return Field(label="项目", shape=shape, name="item")


@pytest.mark.parametrize("shape", [Shape.TEXT, Shape.LINES, Shape.TAGS, Shape.WHOLE, Shape.DECIMAL, Shape.MONEY])
@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_text_that_a_program_has_changed_is_taken_into_no_field(shape: Shape, text: str) -> None:
    with pytest.raises(FieldError):
        from_cell(field(shape), text)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_text_of_ours_that_only_looks_so_goes_out_and_comes_in_again(text: str) -> None:
    for guarded in (guard(text), guard_in_workbook(text)):
        assert guarded == f"'{text}"
        assert from_cell(field(Shape.TEXT), AsTyped(unguard(guarded))) == text


@pytest.mark.parametrize("text", ["3E12", "E+12", "1E5号楼", "123456789012345", "1101011990010110001", "# 1", "9" * 18])
def test_other_texts_are_not_doubted(text: str) -> None:
    assert from_cell(field(Shape.TEXT), text) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("110101199001011000", "110101199001011000"),
        (110101199001011000.0, "110101199001011000"),
        (1234567890123456.0, "1234567890123456"),
    ],
)
def test_a_long_number_is_taken_when_somebody_confirms_it(cell: Cell, text: str) -> None:
    with pytest.raises(UnsureCellError):
        from_cell(field(Shape.TEXT), cell)
    assert from_cell(field(Shape.TEXT), cell, confirmed=True) == text


@pytest.mark.parametrize("cell", [45054, 45054.0, 45054.75, "45054"])
def test_the_number_of_a_day_in_a_bare_cell_is_proposed_as_the_day(cell: Cell) -> None:
    read = read_cell(field(Shape.DAY), cell)
    assert read.value == dt.date(2023, 5, 8)
    assert "按日期读成 2023-05-08" in read.remarks[0]


@pytest.mark.parametrize(("shape", "value"), [(Shape.DECIMAL, Decimal("85.3")), (Shape.TEXT, "85.3%")])
def test_a_percentage_is_never_its_raw_number(shape: Shape, value: Value) -> None:
    assert from_cell(field(shape), Percent(Decimal("85.3"))) == value


@pytest.mark.parametrize("shape", [Shape.WHOLE, Shape.MONEY])
def test_a_percentage_is_no_count_and_no_money(shape: Shape) -> None:
    with pytest.raises(FieldError, match="百分数"):
        from_cell(field(shape), Percent(Decimal(85)))


@pytest.mark.parametrize("text", ["张?明", "张?", "?明", "李□", "王\ue123芳", "赵〓", "周\ufffd"])
def test_a_sign_where_a_rare_character_was_is_remarked_on(text: str) -> None:
    read = read_cell(field(Shape.TEXT), text)
    assert read.value == text
    assert "生僻字" in read.remarks[0]


@pytest.mark.parametrize("text", ["如何申请？", "what?", "是否公开？请答复。", "张\ue81e某", "a?b"])
def test_an_ordinary_question_is_not(text: str) -> None:
    assert read_cell(field(Shape.TEXT), text).remarks == ()


def test_a_credit_code_that_proves_wrong_is_remarked_on() -> None:
    assert "统一社会信用代码" in read_cell(field(Shape.TEXT), "91350100M000100Y44").remarks[0]
